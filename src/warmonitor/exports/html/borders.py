"""Land and borders for a map that needs no network: Natural Earth at 1:50 million, cut to what a view shows.

The borders are as Natural Earth draws them and take sides in disputed places; a map made of them must say so.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import msgspec

Point = tuple[float, float]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A window on the world in degrees, and its size on the page."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def at(self, lon: float, lat: float) -> Point:
        across = (lon - self.west) / (self.east - self.west) * self.width
        return (across, (self.north - lat) / (self.north - self.south) * self.height)


class Borders(msgspec.Struct, frozen=True, kw_only=True):
    """Closed rings of land with the country of each, and the lines between countries, in degrees (lon, lat)."""

    rings: tuple[tuple[Point, ...], ...]
    owners: tuple[str, ...]
    lines: tuple[tuple[Point, ...], ...]


@cache
def borders() -> Borders:
    packed = json.loads(gzip.decompress(files(__package__).joinpath("borders.json.gz").read_bytes()))
    arcs = [_unpack(arc) for arc in packed["arcs"]]
    shapes = [
        (copy, packed["names"][owner])
        for ring, owner in zip(packed["rings"], packed["owners"], strict=True)
        for copy in _both_sides(_unrolled(list(_ring(ring, arcs))))
    ]
    rings, owners = zip(*shapes, strict=True)
    return Borders(rings=rings, owners=owners, lines=tuple(tuple(arcs[arc]) for arc in packed["borders"]))


def land(view: View) -> str:
    """The land in view as one SVG path."""
    shapes = (_cut(ring, view) for ring in borders().rings if _meets(ring, view))
    return "".join(f"{path}Z" for shape in shapes if len(shape) > 2 and (path := _path(shape, view)))


def frontiers(view: View) -> str:
    """The lines between countries in view as one SVG path."""
    return "".join(_path(run, view) for line in borders().lines if _meets(line, view) for run in _runs(line, view))


def countries(view: View, *, least: float = 0.04) -> list[tuple[str, Point]]:
    """The names of the countries that fill at least that share of the view, each with the middle of what is seen of it."""
    seen: dict[str, tuple[float, Point]] = {}
    for ring, owner in zip(borders().rings, borders().owners, strict=True):
        if not _meets(ring, view) or len(shape := _cut(ring, view)) < 3:
            continue
        size, middle = _middle([view.at(lon, lat) for lon, lat in shape])
        if size > seen.get(owner, (least * view.width * view.height, middle))[0]:
            seen[owner] = (size, middle)
    return [(name, middle) for name, (_, middle) in sorted(seen.items())]


def _middle(shape: Sequence[Point]) -> tuple[float, Point]:
    """A shape's size, and its centre of gravity."""
    crosses = [(one[0] * two[1] - two[0] * one[1], one, two) for one, two in pairwise([*shape, shape[0]])]
    twice = sum(cross for cross, _, _ in crosses)
    if not twice:
        return (0.0, shape[0])
    x = sum(cross * (one[0] + two[0]) for cross, one, two in crosses) / (3 * twice)
    y = sum(cross * (one[1] + two[1]) for cross, one, two in crosses) / (3 * twice)
    return (abs(twice) / 2, (x, y))


def _unpack(arc: Sequence[int]) -> list[Point]:
    x, y = arc[0], arc[1]
    points = [(x / 100, y / 100)]
    for step in range(2, len(arc), 2):
        x, y = x + arc[step], y + arc[step + 1]
        points.append((x / 100, y / 100))
    return points


def _ring(ring: Sequence[int], arcs: Sequence[list[Point]]) -> Iterator[Point]:
    for nth in ring:
        yield from arcs[nth] if nth >= 0 else reversed(arcs[~nth])


def _unrolled(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line, carried on past 180 degrees in place of a jump around the world.

    One that goes around the pole (Antarctica's) is closed by way of it.
    """
    carried, turns = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turns += 1 if lon - before < -180 else -1 if lon - before > 180 else 0
        carried.append((lon + 360 * turns, lat))
    if turns:
        pole = 90.0 if ring[0][1] > 0 else -90.0
        carried += [(carried[-1][0], pole), (carried[0][0], pole)]
    return carried


def _both_sides(ring: list[Point]) -> Iterator[tuple[Point, ...]]:
    """The ring, and a copy at the other side of the world for what reaches over the date line."""
    yield tuple(ring)
    for shift, over in ((-360, max(lon for lon, _ in ring) > 180), (360, min(lon for lon, _ in ring) < -180)):
        if over:
            yield tuple((lon + shift, lat) for lon, lat in ring)


def _meets(points: Sequence[Point], view: View) -> bool:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons) <= view.east and max(lons) >= view.west and min(lats) <= view.north and max(lats) >= view.south


def _runs(line: Sequence[Point], view: View) -> Iterator[list[Point]]:
    """The stretches of a line that come near the view."""
    run: list[Point] = []
    for one, two in pairwise(line):
        if _meets((one, two), view):
            run = run or [one]
            run.append(two)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut(ring: Sequence[Point], view: View) -> list[Point]:
    """The ring inside the view (Sutherland and Hodgman, one edge after the other)."""
    points = list(ring)
    for axis, limit, keep_below in ((0, view.west, False), (0, view.east, True), (1, view.south, False), (1, view.north, True)):
        points = list(_cut_edge(points, 0 if axis == 0 else 1, limit, keep_below))
    return points


def _cut_edge(points: Sequence[Point], axis: Literal[0, 1], limit: float, keep_below: bool) -> Iterator[Point]:
    for nth, point in enumerate(points):
        before = points[nth - 1]
        inside, was_inside = (point[axis] <= limit) == keep_below, (before[axis] <= limit) == keep_below
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if inside:
            yield point


def _path(points: Sequence[Point], view: View) -> str:
    """Points as a path, leaving out steps too small to see, so that a map of the world is no larger than one of a valley."""
    drawn: list[Point] = []
    for lon, lat in points:
        x, y = view.at(lon, lat)
        if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= 0.7:
            drawn.append((x, y))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn) if len(drawn) > 1 else ""
