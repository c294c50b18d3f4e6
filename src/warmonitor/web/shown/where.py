"""The map of an incident: its place and those that its claims name, each as an area as wide as it is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.exports.geojson import RADIUS_KM
from warmonitor.exports.html.elements import Markup
from warmonitor.exports.html.map_figure import drawable, place_map
from warmonitor.web.shown.rivals import Said
from warmonitor.web.shown.words import place_known

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A row of the map's table. `number` is that in the drawing, None where the place is too vague to draw."""

    number: int | None
    place: Place
    known: str
    radius_km: int | None
    claims: int
    of_incident: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    drawn: Markup | None
    areas: tuple[Area, ...]


def where(incident: Incident, claims: Sequence[Said]) -> Where:
    """The incident's own place first, then others that claims name, by how many do."""
    counted: dict[str, int] = {}
    places: dict[str, Place] = {}
    if incident.place:
        places[_key(incident.place)] = incident.place
    for one in claims:
        place = one.cited.claim.place_resolved
        if place:
            places.setdefault(_key(place), place)
            counted[_key(place)] = counted.get(_key(place), 0) + 1
    own = _key(incident.place) if incident.place else ""
    ordered = sorted(places, key=lambda key: (key != own, -counted.get(key, 0), places[key].name))[:MOST]
    shown = [places[key] for key in ordered if drawable(places[key])]
    areas = [
        Area(
            number=shown.index(places[key]) + 1 if drawable(places[key]) else None,
            place=places[key],
            known=place_known(places[key]),
            radius_km=RADIUS_KM.get(places[key].precision),
            claims=counted.get(key, 0),
            of_incident=key == own,
        )
        for key in ordered
    ]
    return Where(drawn=place_map(shown, label=_("Map of the places in the table below")), areas=tuple(areas))


def _key(place: Place) -> str:
    return place.id or f"{place.name} {place.precision}"
