"""Which of the places that share a name is meant: the table of what speaks for one, and when that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from warmonitor.gazetteer.table import Row

# How much each kind counts before anything else is known; a town adds the logarithm of its population (0 to 7.5).
KIND_WEIGHTS = {"country": 9.0, "region": 7.0, "admin1": 5.0, "admin2": -2.0, "town": 0.0}
MAIN_NAME = 0.7
SAME_COUNTRY = 6.0
SAME_DIVISION = 3.0
CLOSE = 2.0
SCENE = 5.0
OWN = 20.0
CLOSE_KM = 60.0
NEAR_KM = 150.0
# A lead of 0.4 is two and a half times the people: below it the choice is open.
DECISIVE = 0.4
# A lead below this is a choice, but one whose losers are kept: ten times the people, or one clue from the context.
CLEAR = 1.0
# Without a country to agree with, or against it, only what everybody knows counts: a hundred thousand people, or a country.
KNOWN_ABROAD = 5.0
KNOWN_CITY = 5.5
KNOWN_DIVISION_ABROAD = 6.0
KNOWN_ANYWHERE = 4.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of where a report is: its country, places written with the name, other places that it names, where its news is."""

    country: str = ""
    beside: tuple[Row, ...] = ()
    near: tuple[Row, ...] = ()
    scene: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place chosen, and the ids of those that could not be excluded; `row` is None where the choice stays open."""

    row: Row | None
    alternatives: tuple[str, ...] = ()
    tied: tuple[Row, ...] = ()


def choose(rows: Sequence[Row], context: Context, *, strict: bool = False) -> Choice:
    """The best of the rows, or none where they don't fit what is known."""
    fitting = [row for row in rows if _fits(row, context, strict=strict)]
    if not fitting:
        return Choice(row=None)
    ranked = sorted(fitting, key=lambda row: (-weight(row, context), row.id))
    ranked = _town_before_its_division(ranked)
    best, rest = ranked[0], ranked[1:]
    leads = [(weight(best, context) - weight(row, context), row) for row in rest]
    alternatives = tuple(row.id for lead, row in leads if lead < CLEAR or _same_name_above(row, best))
    tied = tuple(row for lead, row in leads if lead < DECISIVE and not _one_thing(row, best))
    if tied:
        return _higher(best, tied, alternatives)
    if not context.country and not context.beside and not context.near and _obscure(best, rest):
        return Choice(row=None)
    return Choice(row=best, alternatives=alternatives)


def _higher(best: Row, tied: tuple[Row, ...], alternatives: tuple[str, ...]) -> Choice:
    """What cannot be decided goes to the higher administrative level, as UCDP does; to nothing where there is more than one."""
    divisions = [row for row in (best, *tied) if row.kind in ("country", "region", "admin1")]
    ids = (best.id, *alternatives)
    if len(divisions) == 1:
        return Choice(row=divisions[0], alternatives=tuple(other for other in ids if other != divisions[0].id))
    return Choice(row=None, alternatives=ids, tied=(best, *tied))


def weight(row: Row, context: Context) -> float:
    """How much speaks for this row."""
    found = KIND_WEIGHTS[row.kind] + (row.size if row.kind == "town" else 0.0)
    found += MAIN_NAME if row.main else 0.0
    found += OWN if row.own else 0.0
    found += SAME_COUNTRY if context.country and row.country == context.country else 0.0
    if context.scene is not None and row.id == context.scene.id:
        found += SCENE
    near = context.near if context.scene is None else (*context.near, context.scene)
    for places, full in ((context.beside, 2.0), (near, 1.0)):
        found += full * max((_nearness(row, other) for other in places), default=0.0)
    return found


def _nearness(row: Row, other: Row) -> float:
    if row.country != other.country or other.id == row.id:
        return 0.0
    same = SAME_DIVISION if row.kind == "region" or (row.admin1 and row.admin1 == other.admin1) else 0.0
    far = distance_km(row, other) if other.kind in ("town", "admin2") else NEAR_KM
    return same + (CLOSE if far <= CLOSE_KM else CLOSE / 2 if far < NEAR_KM else 0.0) + 0.5


def _fits(row: Row, context: Context, *, strict: bool) -> bool:
    """Inside everything that is written with it; in the report's country, unless everybody knows it."""
    if context.beside:
        return all(_inside(row, other) for other in context.beside)
    if _far_from_the_scene(row, context.scene):
        return False
    if not context.country or row.country == context.country:
        return bool(context.country) or not strict or any(row.country == other.country for other in context.near)
    if strict:
        return row.own
    return row.own or row.kind in ("country", "region") or _well_known(row, context)


def _far_from_the_scene(row: Row, scene: Row | None) -> bool:
    """A small town in another division than the news: most often a street, a shop or a person that bears its name."""
    if scene is None or row.own or row.kind != "town" or row.country != scene.country or row.admin1 == _division(scene):
        return False
    return row.size < KNOWN_ANYWHERE and distance_km(row, scene) > NEAR_KM


def _division(row: Row) -> str:
    return row.name if row.kind == "admin1" else row.admin1


def _well_known(row: Row, context: Context) -> bool:
    """A large town or province abroad, or a middling town just over the border from a place that the report names."""
    if row.kind == "admin1":
        return row.main and row.size >= KNOWN_DIVISION_ABROAD
    if row.kind != "town" or not row.main:
        return False
    across = row.size >= KNOWN_ANYWHERE and any(distance_km(row, other) <= NEAR_KM for other in context.near if other.kind == "town")
    return across or row.size >= KNOWN_ABROAD


def _inside(row: Row, other: Row) -> bool:
    if row.country != other.country:
        return False
    if other.kind == "admin1":
        return row.admin1 == other.admin1
    return other.kind not in ("town", "admin2") or distance_km(row, other) <= NEAR_KM


def _obscure(best: Row, rest: Sequence[Row]) -> bool:
    """A village's name that others share too, with nothing to say where the report is."""
    return best.kind in ("town", "admin2") and not best.own and best.size < KNOWN_ANYWHERE and bool(rest)


def _town_before_its_division(ranked: list[Row]) -> list[Row]:
    """A name alone means the town, and its province where a word for one goes with it; only a small town gives way."""
    best = ranked[0]
    if best.kind != "admin1":
        return ranked
    inside = [row for row in ranked if row.kind == "town" and row.admin1 == best.name and row.country == best.country]
    large = [row for row in inside if row.size >= KNOWN_ANYWHERE and (row.main or row.size >= KNOWN_ABROAD)]
    return [large[0], *(row for row in ranked if row is not large[0])] if large else ranked


def _same_name_above(row: Row, best: Row) -> bool:
    return row.kind == "admin1" and best.kind == "town" and row.admin1 == best.admin1 and row.country == best.country


def _one_thing(row: Row, best: Row) -> bool:
    """Whether one is the other's division, or the two are entries for one town."""
    if row.country != best.country:
        return False
    if row.kind != best.kind:
        return row.admin1 == best.admin1 or not {"country", "region"}.isdisjoint((row.kind, best.kind))
    return row.kind == "town" and distance_km(row, best) <= 10.0


def distance_km(left: Row, right: Row) -> float:
    """Great-circle distance."""
    low, high = radians(left.lat), radians(right.lat)
    half = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(right.lon - left.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
