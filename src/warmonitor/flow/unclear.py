"""Warnings where an incident's day or place is not known well enough to set it beside others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.places import Place
from warmonitor.domain.times import When
from warmonitor.domain.tolls import Flag
from warmonitor.link.describe import spans_several, written

WIDEST = 5  # UCDP GED date_prec of more than a month, or of an open end
DIVISION = re.compile(r"(?:iso3166-\d|geonames-admin\d):(\w\w)")  # ids of countries and provinces, with the country's code


def unclear(members: Sequence[Cited], *, when: When, place: Place | None) -> tuple[Flag, ...]:
    """A flag for the day and one for the place, each only where it is unclear. `when` and `place` are the incident's."""
    day, where = _of_day(members, when), _of_place(place)
    found = []
    if day:
        open_ended = [m.ref for m in members if m.claim.date_precision == WIDEST]
        found.append(Flag(kind="date_unclear", message=day, claims=_sorted(open_ended or [m.ref for m in members])))
    if where:
        # A claim without a place can't be what makes a place unclear, unless no claim has one.
        placed = [m.ref for m in members if place is not None and _gives(m, place)]
        found.append(Flag(kind="place_unclear", message=where, claims=_sorted(placed or [m.ref for m in members])))
    return tuple(found)


def _of_day(members: Sequence[Cited], when: When) -> str:
    if not when.known:
        return "No report says on which day it happened."
    if when.start is None or when.end is None:
        return f"The reports leave open when it {'began' if when.start is None else 'ended'}: {written(when)}."
    if when.precision == WIDEST and not spans_several(members):  # a total over months has the days it has
        return f"It is known to no better than a span of more than a month: {written(when)}."
    return ""


def _of_place(place: Place | None) -> str:
    if place is None:
        return "No report says where it happened."
    if place.lat is None or place.lon is None:
        return f"“{place.name}” was not found in the gazetteer, so it is on no map."
    others = [other for other in place.alternatives if not _same_area(place, other)]
    if others:
        return f"{len(others)} other place{'s' * (len(others) > 1)} called “{place.name}” could be meant: {', '.join(others)}."
    return ""


def _same_area(place: Place, other: str) -> bool:
    """Whether the other is the province around a town of its name, or the town in the province: either way the same corner."""
    if DIVISION.match(place.id):
        return not DIVISION.match(other)
    around = DIVISION.match(other)
    return around is not None and around.group(1) == place.country


def _gives(member: Cited, place: Place) -> bool:
    found = member.claim.place_resolved
    return found.id == place.id if found else member.claim.place == place.name


def _sorted(refs: Sequence[ClaimRef]) -> tuple[ClaimRef, ...]:
    return tuple(sorted(refs))
