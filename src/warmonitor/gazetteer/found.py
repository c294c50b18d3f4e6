"""What a phrase was found to mean: a row of the gazetteer, and how precisely the words place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmonitor.domain.places import Place
from warmonitor.gazetteer.choosing import distance_km
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.table import Row

# UCDP's where_prec of a place that is named itself, and of one somewhere in or around it.
AT = {"town": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
WITHIN = {"town": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
ONE_AREA_KM = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row with the precision that the words allow, and the ids of what else it could be.

    `by_report` names the row where it is only the place of the report's news, or of something else in it, and not what the words mean.
    """

    row: Row
    precision: int
    alternatives: tuple[str, ...] = ()
    by_report: str = ""

    def around(self) -> Found:
        return replace(self, precision=max(self.precision, WITHIN[self.row.kind]))

    @classmethod
    def at(cls, row: Row, *, alternatives: tuple[str, ...] = ()) -> Found:
        return cls(row=row, precision=AT[row.kind], alternatives=alternatives)

    @property
    def place(self) -> Place:
        row = self.row
        return Place(
            name=row.name,
            id=row.id,
            lat=row.lat,
            lon=row.lon,
            precision=self.precision,
            country=row.country,
            admin1=row.admin1,
            admin2=row.admin2,
            alternatives=tuple(dict.fromkeys(other for other in self.alternatives if other != row.id)),
            by_report=self.by_report,
        )


def together(found: Sequence[Found], *, all_known: bool, lookup: Lookup) -> Found:
    """One place for several: the first where they are close, their division, or the area that holds them."""
    first, rows = found[0], [place.row for place in found]
    if len({row.id for row in rows}) == 1:
        return first if all_known else first.around()
    if all(distance_km(first.row, row) <= ONE_AREA_KM and row.kind == "town" for row in rows):
        return first.around()
    if len({row.country for row in rows}) > 1:
        return first.around()
    divisions = {row.admin1 for row in rows}
    division = lookup.division(first.row.admin1, first.row.country) if len(divisions) == 1 and first.row.admin1 else None
    if division is not None:
        return Found.at(division)
    return Found(row=_joined(rows), precision=max(AT["region"], *(place.precision for place in found)))


def _joined(rows: list[Row]) -> Row:
    """An area without a name of its own, in the middle of what it holds."""
    ordered = list({row.id: row for row in rows}.values())
    return Row(
        id="area:" + "+".join(sorted(row.id for row in ordered)),
        name=" and ".join(row.name for row in ordered),
        kind="region",
        lat=round(sum(row.lat for row in ordered) / len(ordered), 5),
        lon=round(sum(row.lon for row in ordered) / len(ordered), 5),
        country=ordered[0].country,
    )
