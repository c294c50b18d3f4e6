"""Where a place lies that nobody knows: near those that are named with it, and no more precisely than that."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.gazetteer.choosing import KNOWN_ANYWHERE, Context
from warmonitor.gazetteer.found import WITHIN, Found
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.readings import in_a_building, in_a_town
from warmonitor.gazetteer.table import Row


def nearby(phrase: str, context: Context, *, lookup: Lookup) -> Found | None:
    """In the town of the report's news, else in the nearest, if it is a street or a quarter; else in the nearest province.

    None where nothing is near. Where places of several provinces are near, the others stay as alternatives.
    """
    # Names from abroad are mostly people's and speakers': only where no country is spoken of do they count.
    near = [row for row in context.near if row.country == context.country or not context.country]
    scene = [context.scene] if context.scene else []
    smaller = sorted((row for row in near if row.kind != "country"), key=obscure)
    towns = [row for row in (*scene, *smaller) if row.kind == "town"]
    if in_a_town(phrase) and (towns or scene):
        return by_report(*towns, *scene)
    if scene and scene[0].kind != "admin1" and in_a_building(phrase):
        return replace(by_report(*scene), precision=WITHIN["admin2"])
    provinces = [row for place in (*smaller, *scene) if (row := lookup.above(place)) is not None]
    return by_report(*(provinces or near)) if provinces or near else None


def by_report(row: Row, *others: Row) -> Found:
    """Somewhere in a place that the report names."""
    other_divisions = tuple(other.id for other in others) if row.kind == "admin1" else ()
    return Found(row=row, precision=WITHIN[row.kind], alternatives=other_divisions, by_report=row.name)


def obscure(row: Row) -> bool:
    """A small town's name in a report is often somebody's, and so is a large one's further name."""
    return row.kind == "town" and not row.own and (row.size < KNOWN_ANYWHERE or not row.main)
