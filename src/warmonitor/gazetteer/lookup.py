"""What stands under a name: the user's own places first, then the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from warmonitor.gazetteer.areas import part_of
from warmonitor.gazetteer.countries import COUNTRIES
from warmonitor.gazetteer.names import key, spellings
from warmonitor.gazetteer.own import OwnPlace
from warmonitor.gazetteer.table import Row, Table


class Lookup:
    """Rows by their exact spelling, and the larger rows that hold them."""

    def __init__(self, table: Table, own: Iterable[OwnPlace] = ()) -> None:
        self._table = table
        self.own = _by_spelling(own)
        self.rows: Callable[[str], tuple[Row, ...]] = lru_cache(maxsize=65536)(self._rows)

    def _rows(self, spelling: str) -> tuple[Row, ...]:
        own = self.own.get(spelling, ())
        shipped = [replace(self._table.row(number), main=main) for number, main in self._table.named(spelling)]
        return (*own, *(row for row in shipped if row.id not in {place.id for place in own}))

    def known(self, name: str) -> bool:
        """Whether any place has exactly this name."""
        return any(spelling in self.own or self._table.holds(spelling) for spelling in spellings(name))

    def country(self, alpha2: str) -> Row | None:
        name = COUNTRIES[alpha2].name if alpha2 in COUNTRIES else ""
        rows = [row for row in self.rows(key(name)) if row.kind == "country" and row.country == alpha2] if name else []
        return rows[0] if rows else None

    def division(self, name: str, country: str) -> Row | None:
        """The first-order division of that name."""
        return next((row for row in self.rows(key(name)) if row.kind == "admin1" and row.country == country), None)

    def above(self, row: Row) -> Row | None:
        """The division that holds a town or a district, else its country; a larger thing itself."""
        if row.kind not in ("town", "admin2"):
            return row
        return (self.division(row.admin1, row.country) if row.admin1 else None) or self.country(row.country)

    def part(self, country: Row, direction: str) -> Row | None:
        """A country's part by the compass; None where the country is too small or somebody's own."""
        numbers = [number for number, _ in self._table.named(key(country.name)) if self._table.row(number).id == country.id]
        return part_of(country, direction, table=self._table, number=numbers[0]) if numbers else None


def _by_spelling(own: Iterable[OwnPlace]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for place in own:
        main = key(place.name)
        for spelling in dict.fromkeys(spelling for name in (place.name, *place.alternates) for spelling in spellings(name)):
            found.setdefault(spelling, []).append(replace(place.row, main=spelling == main))
    return {spelling: tuple(rows) for spelling, rows in found.items()}
