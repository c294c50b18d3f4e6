"""One incident as UCDP GED sees it: which type of violence, which sides, and whose dead."""

from __future__ import annotations

import hashlib
from datetime import date
from math import floor

import msgspec

from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Toll
from warmonitor.exports.index import Index
from warmonitor.exports.rows import AT_MERCY, is_aggregate, killed
from warmonitor.exports.sides import Side, actors_of, side_of
from warmonitor.gazetteer.countries import COUNTRIES, Country


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """GED's four classes. They always add up to `best` (UC-02)."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


class GedEvent(msgspec.Struct, frozen=True, kw_only=True):
    incident: Incident
    toll: Toll
    best: int
    place: Place
    country: Country | None
    start: date
    end: date
    reports: tuple[Document, ...]
    clarity: int
    kind: int | None
    side_a: str
    side_b: str
    deaths: Deaths


def ged_event(incident: Incident, book: Index) -> GedEvent | str:
    """The incident as a GED event, or the reason why GED has no row for it."""
    toll, place = killed(incident), incident.place
    if toll is None or toll.high < 1:
        return "no death in low, best or high"
    if incident.date_start is None or incident.date_end is None:
        return "the time is open or unknown, and GED needs a first and a last day"
    if place is None or place.lat is None or place.lon is None:
        return "the place was not found, and GED needs coordinates"
    best = toll.low if toll.best is None else toll.best
    kind = type_of_violence(incident)
    side_a, side_b = sides(incident, kind)
    return GedEvent(
        incident=incident, toll=toll, best=best, place=place, country=COUNTRIES.get(place.country), start=incident.date_start,
        end=incident.date_end, reports=book.reports(incident), clarity=2 if is_aggregate(book.claims(incident)) else 1,
        kind=kind, side_a=side_a, side_b=side_b, deaths=deaths(incident, kind, best),
    )  # fmt: skip


def type_of_violence(incident: Incident) -> int | None:
    """1 state-based, 2 between other armed groups, 3 one-sided; None where the reports don't tell.

    Killing people who are in the killer's hands is one-sided, whatever they were before. The word "clashes" alone makes no battle:
    fighters died in it, or two sides are named.
    """
    manner = incident.manner.value if incident.manner else "unknown"
    acting = [side_of(name) for name in actors_of(incident)]
    if manner in AT_MERCY:
        return 3 if acting else None
    fighters = _points(incident, "state_forces") + _points(incident, "armed_group")
    if fighters or (manner == "clashes" and len(acting) >= 2):
        if "state" in acting or _points(incident, "state_forces"):
            return 1
        return 2 if len(acting) >= 2 else None
    return 3 if acting and _points(incident, "civilian") else None


def sides(incident: Incident, kind: int | None) -> tuple[str, str]:
    """The names of the two sides as the reports write them. Nothing is filled in from knowledge of the conflict."""
    acting = actors_of(incident)
    if kind == 3:
        return acting[0], "Civilians"
    if kind == 1:
        return _first(acting, ("state",)), _first(acting, ("rebels", "militia", "unknown"))
    return (acting[0], acting[1]) if kind == 2 else ("", "")


def deaths(incident: Incident, kind: int | None, best: int) -> Deaths:
    """`best` by class: what is known of the dead, the rest unknown.

    Where the classes hold more than `best` (the statuses are settled one by one, and each may err upwards), all are unknown.
    """
    if kind == 3 and incident.manner and incident.manner.value in AT_MERCY:
        return Deaths(civilians=best)
    civilians = _points(incident, "civilian")
    a, b = (_points(incident, "state_forces"), _points(incident, "armed_group")) if kind == 1 else (0, 0)
    rest = best - a - b - civilians
    return Deaths(a=a, b=b, civilians=civilians, unknown=rest) if rest >= 0 else Deaths(unknown=best)


def number(name: str) -> int:
    """A whole number for an id, the same in every release, of at most 15 digits so that every spreadsheet keeps it whole."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:6], "big")


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of half a degree, numbered from the south-west corner of the world.

    >>> priogrid(35.763369, 36.558974)
    181154
    """
    return min(floor((lat + 90) / 0.5), 359) * 720 + min(floor((lon + 180) / 0.5), 719) + 1


def _points(incident: Incident, status: str) -> int:
    toll = incident.toll_by_status.get("killed", {}).get(status)
    if toll is None:
        return 0
    return toll.low if toll.best is None else toll.best


def _first(acting: tuple[str, ...], wanted: tuple[Side, ...]) -> str:
    return next((name for name in acting if side_of(name) in wanted), "")
