"""The incidents of a project as a list: filtered, in order, a page at a time. A page costs the same however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import Q

from warmonitor.store.acting import Actor
from warmonitor.store.models import IncidentRow
from warmonitor.store.redacting import sight_of

Order = Literal["need", "day", "size"]
ORDERS: tuple[Order, ...] = ("need", "day", "size")
PAGE = 40
FIELDS = (
    "incident_id", "parent", "title", "date_start", "date_end", "place", "country", "killed_low", "killed_best", "killed_high",
    "voices", "reports", "grade", "state", "need", "needs", "day", "size",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which incidents, in which order. `after` is the place that a page ended at; `since` and `until` are days of the harm."""

    order: Order = "need"
    state: str = ""
    grade: str = ""
    country: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None
    least: int = 0
    after: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of incidents, as the actor may see them; `after` is where the next one goes on, None at the end."""

    incidents: tuple[Mapping[str, Any], ...]
    after: tuple[int, str] | None


def incidents_listed(actor: Actor, wanted: Wanted) -> Listed:
    """A page of them, those with most need, latest or largest first."""
    actor.need("read")
    sight = sight_of(actor)
    if wanted.words and not sight.may_match(wanted.words):
        return Listed(incidents=(), after=None)
    rows = IncidentRow.objects.filter(_filters(wanted), project=actor.project)
    if wanted.after:
        value, incident = wanted.after
        at_most = Q(**{f"{wanted.order}__lte": value})  # by itself it needs no more than the index
        rows = rows.filter(at_most, Q(**{f"{wanted.order}__lt": value}) | Q(incident_id__gt=incident))
    found = list(rows.order_by(f"-{wanted.order}", "incident_id").values(*FIELDS)[: PAGE + 1])
    page, more = found[:PAGE], len(found) > PAGE
    sight.load(f"{one['title']} {one['place']}" for one in page)
    shown = tuple({**one, "title": sight.text(one["title"]), "place": sight.text(one["place"])} for one in page)
    return Listed(incidents=shown, after=(page[-1][wanted.order], page[-1]["incident_id"]) if more else None)


def _filters(wanted: Wanted) -> Q:
    found = Q()
    if wanted.state:
        found &= Q(state=wanted.state)
    if wanted.grade:
        found &= Q(grade=wanted.grade)
    if wanted.country:
        found &= Q(country=wanted.country)
    if wanted.words:
        found &= Q(title__icontains=wanted.words) | Q(place__icontains=wanted.words) | Q(incident_id=wanted.words)
    if wanted.since:
        found &= Q(day__gte=wanted.since.toordinal())
    if wanted.until:
        found &= Q(day__lte=wanted.until.toordinal(), day__gt=0)
    if wanted.least:
        found &= Q(size__gte=wanted.least)
    return found
