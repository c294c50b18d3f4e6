"""What is drawn says no more than what is known."""

from __future__ import annotations

import re
from itertools import pairwise

import coastal_case
import msgspec
import pytest

from warmonitor.domain.tolls import TollSeries
from warmonitor.exports.html.bars import bar, log_bar
from warmonitor.exports.html.borders import View, borders, countries, frontiers, land
from warmonitor.exports.html.map_figure import map_figure
from warmonitor.exports.html.timeline import timelines
from warmonitor.exports.index import index

COAST = View(west=34.4, south=34.5, east=37.6, north=36.6, width=720, height=560)
CASE = coastal_case.coast()


def test_a_range_is_a_bar_and_an_exact_figure_a_dot():
    assert "<rect" in bar(36, 44, top=50)
    assert "<circle" in bar(36, 36, top=50)
    assert "<rect" not in bar(36, 36, top=50)


def test_an_open_range_runs_to_the_edge_and_ends_in_an_arrow():
    assert 'width="58.6%"' in bar(40, None, top=100)
    assert "<path" in bar(40, None, top=100)
    assert "<path" not in bar(40, 50, top=100)


def test_a_best_figure_is_a_tick_inside_its_bar():
    (rect,) = re.findall(r'<rect class="range" x="([\d.]+)%" width="([\d.]+)%"', log_bar(70, 80, top=500, best=72))
    (tick,) = re.findall(r'class="best" x1="([\d.]+)%"', log_bar(70, 80, top=500, best=72))

    assert float(rect[0]) <= float(tick) <= float(rect[0]) + float(rect[1])


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 10**6), (10**6, 10**6)])
def test_any_number_of_people_stays_inside_the_drawing(low: int, high: int):
    for drawn in (bar(low, high, top=high), log_bar(low, high, top=high)):
        assert all(0 <= float(at) <= 100 for at in re.findall(r'x\d?="([\d.]+)%"', drawn))


def test_a_map_of_the_coast_shows_its_land_and_names_its_countries():
    assert land(COAST).startswith("M")
    assert frontiers(COAST)
    assert {"Syria", "Turkey"} <= {name for name, _ in countries(COAST)}


def test_land_is_cut_at_the_edges_of_the_map():
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", land(COAST))]
    assert min(numbers) >= -0.1
    assert max(numbers) <= 720.1


def test_no_land_jumps_around_the_world_at_the_date_line():
    for ring in borders().rings:
        for (one, lat), (two, other) in pairwise(ring):
            assert abs(one - two) < 180 or (lat == other and abs(lat) == 90)


def test_a_place_is_an_area_as_wide_as_it_is_uncertain():
    drawn = map_figure(CASE.release.incidents, detailed=frozenset())
    radii = sorted(float(radius) for radius in re.findall(r'class="area[^>]* r="([\d.]+)"', drawn))

    # 100 km for the province, 25 km around the village, the town itself no smaller than a reader can see
    assert radii[2] / radii[1] == pytest.approx(4, rel=0.01)
    assert radii[0] >= 5


def test_places_known_by_country_only_are_counted_and_not_drawn():
    vague = msgspec.structs.replace(coastal_case.clashes(), place=msgspec.structs.replace(coastal_case.TOWN, precision=6))
    drawn = map_figure((vague,), detailed=frozenset())

    assert "<circle" not in drawn
    assert "1 incident is known by its country only" in drawn


def test_what_was_added_belongs_to_the_time_between_two_tellings():
    drawn = timelines(CASE.series, index(CASE))

    assert "<b>+400</b> between 7 March 2025 and 8 March 2025" in drawn
    assert "as counted by <bdi>Coastal Rights Monitor</bdi>" in drawn


def test_a_range_is_read_aloud_as_it_is_drawn():
    first, last = CASE.series[0].points
    ranged = msgspec.structs.replace(CASE.series[0], points=(first, msgspec.structs.replace(last, low=20, high=30)))
    (aloud,) = re.findall(r'aria-label="([^"]+)"', timelines((ranged,), index(CASE)))

    assert aloud.endswith("7 March 2025: 124+; 8 March 2025: 20–30")


def test_a_count_told_once_is_no_running_count():
    once = msgspec.structs.replace(CASE.series[0], points=CASE.series[0].points[:1])
    undated = TollSeries(series_id="x", origin="x", harm="killed", scope="x")

    assert "more than once" in timelines((once, undated), index(CASE))
