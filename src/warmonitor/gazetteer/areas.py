"""Parts of countries by the compass: "northwestern Syria" stands at one point, the same every time."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from warmonitor.gazetteer.table import Row, Table

_COMPASS = {"n": (1.0, 0.0), "s": (-1.0, 0.0), "e": (0.0, 1.0), "w": (0.0, -1.0)}
_WORDS = {"n": "north", "s": "south", "e": "east", "w": "west", "c": "central"}
FARTHEST_SHARE = 0.3
FEWEST_TOWNS = 5


def part_of(country: Row, direction: str, *, table: Table, number: int) -> Row | None:
    """The town in the middle of the country's towns that lie farthest that way, as the point for the part.

    None where the country has too few towns to say.
    """
    rows = table.of_country(number)
    if len(rows) < FEWEST_TOWNS:
        return None
    lat, lon = table.points(rows)
    wide = np.array([cos(radians(country.lat))])
    north, east = lat - lat.mean(), (lon - lon.mean()) * wide
    chosen = _farthest(north, east, direction)
    middle = (north - north[chosen].mean()) ** 2 + (east - east[chosen].mean()) ** 2
    nearest = rows[int(np.argmin(np.where(chosen, middle, np.inf)))]
    town = table.row(int(nearest))
    name = "".join(_WORDS[letter] for letter in direction)
    word = name if name == "central" else f"{name}ern"
    return replace(country, id=f"{country.id}/{direction}", name=f"{word} {country.name}", kind="region", lat=town.lat, lon=town.lon)


def _farthest(north: NDArray[np.float64], east: NDArray[np.float64], direction: str) -> NDArray[np.bool_]:
    """The tenths that lie farthest in the direction; for "central" those nearest to the middle."""
    ways = [_COMPASS[letter] for letter in direction if letter in _COMPASS]
    if not ways:
        reach = -np.hypot(north / (north.std() or 1.0), east / (east.std() or 1.0))
    else:
        up, right = sum(way[0] for way in ways), sum(way[1] for way in ways)
        reach = up * north / (north.std() or 1.0) + right * east / (east.std() or 1.0)
    return np.asarray(reach >= np.quantile(reach, 1 - FARTHEST_SHARE))
