"""The log of a project's deeds, for whoever may read it."""

from __future__ import annotations

from dataclasses import dataclass

from warmonitor.store.acting import Actor
from warmonitor.store.models import AuditEntry

AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """A stretch of the log, the newest first; `before` is the number to go on from, None at its beginning."""

    entries: tuple[AuditEntry, ...]
    before: int | None


def deeds_of(actor: Actor, *, who: str = "", subject: str = "", before: int | None = None, at_once: int = AT_ONCE) -> Deeds:
    """What was done in the project: by one account, about one thing, earlier than an entry, where these are given.

    Raises:
        NotAllowed: If the role does not read the log.
    """
    actor.need("read audit")
    found = AuditEntry.objects.filter(project=actor.project.slug)
    if who:
        found = found.filter(who=who)
    if subject:
        found = found.filter(subject=subject)
    if before is not None:
        found = found.filter(number__lt=before)
    entries = tuple(found.order_by("-number")[: at_once + 1])
    return Deeds(entries=entries[:at_once], before=entries[at_once - 1].number if len(entries) > at_once else None)
