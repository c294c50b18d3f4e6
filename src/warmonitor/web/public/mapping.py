"""The map of a release: every place once, as an area as wide as it is uncertain, with what happened there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.exports.html.elements import Markup
from warmonitor.exports.html.map_figure import drawable, place_map
from warmonitor.web.shown.words import place_known

MOST_PLACES = 30
MOST_INCIDENTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A numbered place of the drawing; `more` counts the incidents that are not named."""

    place: Place
    known: str
    incidents: tuple[Incident, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The drawing and its list; `undrawn` incidents have no place that is known precisely enough, `left_out` places are too many."""

    drawn: Markup
    spots: tuple[Spot, ...]
    undrawn: int
    left_out: int


def map_of(incidents: Sequence[Incident]) -> Map | None:
    """None if nothing can be drawn. Places come in the order of the incidents."""
    here: dict[tuple[str, float | None, float | None, int], list[Incident]] = {}
    for one in incidents:
        if one.place is not None and drawable(one.place):
            here.setdefault((one.place.name, one.place.lat, one.place.lon, one.place.precision), []).append(one)
    groups = list(here.values())
    shown = [(place, group) for group in groups[:MOST_PLACES] if (place := group[0].place) is not None]
    drawn = place_map([place for place, _group in shown], label=_("Map of the places listed below"))
    if drawn is None:
        return None
    return Map(
        drawn=drawn,
        spots=tuple(
            Spot(
                place=place,
                known=place_known(place),
                incidents=tuple(group[:MOST_INCIDENTS]),
                more=max(0, len(group) - MOST_INCIDENTS),
            )
            for place, group in shown
        ),
        undrawn=sum(1 for one in incidents if not drawable(one.place)),
        left_out=max(0, len(groups) - MOST_PLACES),
    )
