"""Where a report's news is, by all the names that it gives for it: the country and division that they have in common, and in it the town.

A name alone fits many places (there are thirty Franklins); together a town, its county and a neighbour fit one corner of one country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log1p

from warmonitor.gazetteer.choosing import KNOWN_ANYWHERE
from warmonitor.gazetteer.found import WITHIN, Found
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.names import key
from warmonitor.gazetteer.readings import readings
from warmonitor.gazetteer.table import Row

Named = tuple[str, str]
"""A name, and the division written beside it ("Pelland", "Ohio"); "" for none."""

PRIOR = {"country": 1.5, "admin1": 1.0, "admin2": 0.0, "town": 0.0}  # beside half the decimal logarithm of its people
MAIN_NAME = 1.5
AS_WRITTEN = 0.7  # "St. Louis" is not first of all "Saint-Louis"
RARE = 0.02  # a division that has one in fifty of what a name may mean is already borne out by it
ENOUGH = 1.0  # weight below which names say too little
LEAD = 1.15  # times as much as what speaks for the next
OF_REPORT = 1.5  # what the country says for itself that most of the report's names vote for
QUARTER = 0.5  # a small town's name is often a quarter's or a person's
COUNTY, COUNTY_OF_TOWN, DIVISION = 0.5, 0.5, 0.1  # what a larger thing weighs against a town, and for one that lies in it


def scene(names: Mapping[Named, float], lookup: Lookup, *, country: str = "") -> Found | None:
    """The place that the names speak for; None where they say too little or fit several places alike.

    `names` gives how much each name says; `country` is the one that the report as a whole votes for, if any.
    """
    meant = {named: _rows(named, lookup) for named in names}
    nation = _leading(_shared(names, meant, lambda row: row.country), OF_REPORT, country)
    inside = {named: [row for row in rows if row.country == nation] for named, rows in meant.items()}
    weights = {named: weight * (QUARTER if _small(inside[named]) else 1.0) for named, weight in names.items()}
    division = _leading({name: said for name, said in _shared(weights, inside, _division).items() if name})
    if not nation or not division:
        return None
    spoken: dict[str, tuple[Row, str, float]] = {}
    for named, weight in weights.items():
        name = named[0]
        row = _meant([row for row in inside[named] if _division(row) == division], name)
        if row is not None:
            _, first, before = spoken.get(row.id, (row, name, 0.0))
            spoken[row.id] = (row, first, before + weight)
    row, name, _ = max(spoken.values(), key=lambda one: (_worth(one[0], one[2], spoken.values()), one[0].id))
    return Found(row=row, precision=WITHIN[row.kind], by_report=name)


def _rows(named: Named, lookup: Lookup) -> Sequence[Row]:
    """What the name can mean: a second-order division only where a word for one stands with it."""
    name, division = named
    for reading in readings(name):
        if not reading.name or reading.blurred or reading.beside:
            continue
        rows = [
            row for row in lookup.rows(key(reading.name)) if row.kind in (reading.kinds or PRIOR.keys() - {"admin2"}) and row.kind in PRIOR
        ]
        rows = [row for row in rows if not division or _division(row) == division]
        if rows:
            return rows
    return ()


def _shared(names: Mapping[Named, float], meant: Mapping[Named, Sequence[Row]], of: Callable[[Row], str]) -> dict[str, float]:
    """How much the names say for each area: each its weight where all that it may mean lies there, and less where little of it does."""
    support: dict[str, float] = defaultdict(float)
    for named, weight in names.items():
        likely: dict[str, float] = defaultdict(float)
        for row in meant[named]:
            likely[of(row)] = max(likely[of(row)], _chance(row, named[0]))
        whole = sum(likely.values())
        for area, chance in likely.items():
            support[area] += weight * log1p(chance / whole / RARE) / log1p(1 / RARE)
    return support


def _leading(support: Mapping[str, float], more: float = 0.0, favoured: str = "") -> str:
    """The area that clearly most is said for, "" where none is."""
    said = {**support, favoured: support.get(favoured, 0.0) + more} if favoured else dict(support)
    ranked = sorted(said, key=lambda area: (-said[area], area))
    if not ranked or said[ranked[0]] < ENOUGH or (len(ranked) > 1 and said[ranked[0]] < LEAD * said[ranked[1]]):
        return ""
    return ranked[0]


def _meant(rows: Sequence[Row], name: str) -> Row | None:
    """The likeliest; the town before its division where they share the name and the town is no village."""
    towns = [row for row in rows if row.kind == "town" and row.main and row.size >= KNOWN_ANYWHERE]
    return max(towns or rows, key=lambda row: (_chance(row, name), row.id), default=None)


def _worth(row: Row, weight: float, spoken: Iterable[tuple[Row, str, float]]) -> float:
    """How much speaks for this row among those of its division: towns before counties, and these before the division itself."""
    if row.kind == "admin1":
        return DIVISION * min(weight, ENOUGH)
    if row.kind == "admin2":
        return COUNTY * weight
    return weight + COUNTY_OF_TOWN * sum(said for other, _, said in spoken if other.kind == "admin2" and other.name == row.admin2)


def _chance(row: Row, name: str) -> float:
    written = AS_WRITTEN if row.name == name else 0.0
    people = row.size / (4 if row.kind == "admin2" else 2)
    return float(10 ** (PRIOR[row.kind] + people + (MAIN_NAME if row.main else 0.0) + written))


def _small(rows: Sequence[Row]) -> bool:
    return bool(rows) and all(row.kind == "town" and row.size < KNOWN_ANYWHERE for row in rows)


def _division(row: Row) -> str:
    return row.name if row.kind == "admin1" else row.admin1
