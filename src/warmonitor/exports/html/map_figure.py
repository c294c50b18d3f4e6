"""The map: where it happened, each place as an area as wide as its place is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

import msgspec

from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.exports.geojson import RADIUS_KM, precision_words
from warmonitor.exports.html.borders import View, countries, frontiers, land
from warmonitor.exports.html.disagreements import incident_link
from warmonitor.exports.html.elements import Content, Markup, el, join, words
from warmonitor.exports.html.index_table import main_toll
from warmonitor.exports.html.wording import HARMS, counted, figure, plain

MOST = 40
WIDE = 720.0
KM_PER_DEGREE = 111.2
WORLD = View(west=-180, south=-60, east=180, north=84, width=WIDE, height=WIDE * 0.4)
NEAREST = 2.6  # degrees across at least: a map closer than that shows nothing that a reader knows
BORDER_NOTE = (
    "Land and borders: Natural Earth, simplified, for orientation only. Where a border is disputed, the line drawn is "
    "Natural Earth's and no position of ours. A circle is as wide as the place is uncertain: it happened somewhere inside it, "
    "not at its centre."
)


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place with everything that happened there."""

    lat: float
    lon: float
    place: Place
    incidents: tuple[Incident, ...] = ()

    @property
    def radius_km(self) -> int:
        return RADIUS_KM[self.place.precision]


def map_figure(incidents: Sequence[Incident], *, detailed: frozenset[str]) -> Markup:
    spots = _spots(incidents)
    off_map = sum(1 for one in incidents if _located(one) is None)
    unplaced = el(
        "p",
        f"{counted(off_map, 'incident is', 'incidents are')} known by {'its' if off_map == 1 else 'their'} "
        "country only, or not placed at all, and not drawn.",
        cls="note",
    )
    if not spots:
        return join([el("p", "No incident has a place precise enough to draw."), unplaced if off_map else None])
    view = _view(spots[:MOST])
    rest = el(
        "p",
        f"The {MOST} places with the highest figures are drawn, of {len(spots)}; all are in exports/incidents.geojson.",
        cls="note",
    )
    return el(
        "figure",
        [
            _drawing(spots[:MOST], view),
            el("ol", [_entry(spot, detailed) for spot in spots[:MOST]], cls="places"),
            rest if len(spots) > MOST else None,
            unplaced if off_map else None,
            el("figcaption", BORDER_NOTE, cls="note"),
        ],
        cls="map",
    )


def place_map(places: Sequence[Place], *, label: str) -> Markup | None:
    """A map of these places alone, numbered in their order; None if none of them is precise enough to draw. `label` is read aloud."""
    spots = [Spot(lat=one.lat, lon=one.lon, place=one) for one in places if drawable(one) and one.lat is not None and one.lon is not None]
    return _drawing(spots, _view(spots), label=label) if spots else None


def drawable(place: Place | None) -> bool:
    """Whether a place is known precisely enough to be drawn as an area."""
    return place is not None and place.lat is not None and place.lon is not None and place.precision in RADIUS_KM


def _drawing(spots: Sequence[Spot], view: View, *, label: str = "Map of the places listed below") -> Markup:
    wide_first = sorted(enumerate(spots, 1), key=lambda one: -one[1].radius_km)
    return el(
        "svg",
        [
            el("path", d=land(view), cls="land", fill_rule="evenodd"),
            el("path", d=frontiers(view), cls="frontier"),
            [_country(name, x, y) for name, (x, y) in countries(view)],
            [_area(spot, view) for _, spot in wide_first],
            [_label(nth, spot, view) for nth, spot in wide_first],
            _scale(view),
        ],
        cls="world",
        viewBox=f"0 0 {view.width:.0f} {view.height:.0f}",
        width="100%",
        role="img",
        aria_label=label,
    )


def _country(name: str, x: float, y: float) -> Markup:
    return el("text", name, x=f"{x:.0f}", y=f"{y:.0f}", text_anchor="middle", cls="country")


def _area(spot: Spot, view: View) -> Markup:
    x, y = view.at(spot.lon, spot.lat)
    radius = max(spot.radius_km / KM_PER_DEGREE * view.height / (view.north - view.south), 5)
    return el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", cls="area exact" if spot.place.precision == 1 else "area")


def _label(nth: int, spot: Spot, view: View) -> Markup:
    x, y = view.at(spot.lon, spot.lat)
    return el("text", nth, x=f"{x:.1f}", y=f"{y + 8:.1f}", text_anchor="middle", cls="number")


def _scale(view: View) -> Markup:
    """A bar of a round length, at about a fifth of the map's width."""
    km = (view.north - view.south) * KM_PER_DEGREE * view.width / view.height / 5
    length = max(size for size in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if size <= max(km, 10))
    drawn = length / KM_PER_DEGREE * view.height / (view.north - view.south)
    foot = view.height - 16
    return join(
        [
            el("line", x1=16, x2=f"{16 + drawn:.1f}", y1=f"{foot:.1f}", y2=f"{foot:.1f}", cls="scale"),
            el("text", f"{length} km", x=16, y=f"{foot - 8:.1f}", cls="scale-text"),
        ]
    )


def _entry(spot: Spot, detailed: frozenset[str]) -> Markup:
    told: list[Content] = []
    for incident in spot.incidents[:6]:
        main = main_toll(incident)
        count = f": {figure(main[1])} {plain(main[0], HARMS)}" if main else ""
        told.append(el("li", incident_link(incident, detailed), count))
    rest = len(spot.incidents) - 6
    more = el("li", f"and {rest} more", cls="note") if rest > 0 else None
    return el("li", el("b", words(spot.place.name)), el("small", f" {precision_words(spot.place)}"), el("ul", told, more))


def _spots(incidents: Sequence[Incident]) -> list[Spot]:
    """Places by coordinates and precision, in the order in which the incidents come."""
    found: dict[tuple[float, float, int], list[Incident]] = {}
    for incident in incidents:
        located = _located(incident)
        if located:
            found.setdefault((located.lat or 0.0, located.lon or 0.0, located.precision), []).append(incident)
    return [Spot(lat=lat, lon=lon, place=here[0].place, incidents=tuple(here)) for (lat, lon, _), here in found.items() if here[0].place]


def _located(incident: Incident) -> Place | None:
    place = incident.place
    return place if drawable(place) else None


def _view(spots: Sequence[Spot]) -> View:
    """The smallest window that shows every area whole, no narrower than a reader can place."""
    lows = [spot.lat - spot.radius_km / KM_PER_DEGREE for spot in spots]
    highs = [spot.lat + spot.radius_km / KM_PER_DEGREE for spot in spots]
    middle = (min(lows) + max(highs)) / 2
    shrink = max(cos(radians(middle)), 0.2)
    wests = [spot.lon - spot.radius_km / KM_PER_DEGREE / shrink for spot in spots]
    easts = [spot.lon + spot.radius_km / KM_PER_DEGREE / shrink for spot in spots]
    across = max((max(easts) - min(wests)) * 1.15, NEAREST / shrink)
    tall = max((max(highs) - min(lows)) * 1.15, across * shrink * 0.55)
    across = max(across, tall / 0.8 / shrink)
    if across > 180:
        return WORLD
    centre = (min(wests) + max(easts)) / 2
    return View(
        west=centre - across / 2,
        east=centre + across / 2,
        south=middle - tall / 2,
        north=middle + tall / 2,
        width=WIDE,
        height=WIDE * tall / (across * shrink),
    )
