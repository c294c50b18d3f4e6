"""Where a place lies that nobody knows: near those that are named with it, and no more precisely than that."""

from __future__ import annotations

from warmonitor.gazetteer.choosing import KNOWN_ANYWHERE, Context
from warmonitor.gazetteer.found import WITHIN, Found
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.readings import in_a_town
from warmonitor.gazetteer.table import Row


def nearby(phrase: str, context: Context, *, lookup: Lookup) -> Found | None:
    """In the nearest town if it is a street or a quarter, else in the nearest province; None where nothing is near.

    Where places of several provinces are near, the others stay as alternatives.
    """
    # Names from abroad are mostly people's and speakers': only where no country is spoken of do they count.
    near = [row for row in context.near if row.country == context.country or not context.country]
    smaller = sorted((row for row in near if row.kind != "country"), key=obscure)
    if not smaller:
        return Found.at(near[0]) if near else None
    towns = [row for row in smaller if row.kind == "town"]
    if towns and in_a_town(phrase):
        return Found(row=towns[0], precision=WITHIN["town"])
    provinces = [row for place in smaller if (row := lookup.above(place)) is not None]
    return Found.at(provinces[0], alternatives=tuple(row.id for row in provinces[1:])) if provinces else None


def obscure(row: Row) -> bool:
    """A small town's name in a report is often somebody's, and so is a large one's further name."""
    return row.kind == "town" and not row.own and (row.size < KNOWN_ANYWHERE or not row.main)
