"""What people decided about who may see what, for those who may see all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Restriction
from warmonitor.store.read.material import latest
from warmonitor.store.redacting import looked_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Restricted:
    """A name, a place, a source or a claim with its level as it stands, and its version."""

    kind: str
    subject: str
    shown: str
    level: str
    reason: str
    by: str
    at: datetime
    version: int


def restrictions_of(actor: Actor) -> list[Restricted]:
    """Every decision that stands, the latest first; the look is logged, because it shows names.

    Raises:
        NotAllowed: If the role does not read restricted material.
    """
    actor.need("read restricted")
    rows = latest(Restriction.objects.filter(project=actor.project).select_related("by").order_by("version"), "subject")
    sources = {f"source {pk}": name for pk, name in actor.project.sources.values_list("pk", "name")}
    if rows:
        looked_at(actor, "restrictions")
    found = [
        Restricted(
            kind=one.subject.partition(" ")[0],
            subject=one.subject,
            shown=sources.get(one.subject, one.subject.partition(" ")[2]),
            level=one.level,
            reason=one.reason,
            by=one.by.get_username(),
            at=one.at,
            version=one.version,
        )
        for one in rows
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def source_called(actor: Actor, name: str) -> int:
    """The key of the source that reports or voices go by.

    Raises:
        NotThere: If the project knows none of that name.
    """
    found = actor.project.sources.filter(name=name).values_list("pk", flat=True).first()
    if found is None:
        raise NotThere("no such source")
    return int(found)
