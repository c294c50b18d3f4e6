"""From a phrase to what it means: each way to take it is tried in the light of what else is named, until one fits."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from warmonitor.gazetteer.abbreviations import state_name
from warmonitor.gazetteer.choosing import Choice, Context, choose
from warmonitor.gazetteer.everyday import everyday
from warmonitor.gazetteer.found import AT, Found, together
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.names import key, loosened, skeleton, spellings
from warmonitor.gazetteer.nearby import nearby, obscure
from warmonitor.gazetteer.readings import NO_LAND, Reading, called_after, in_a_town, readings, several, tidy
from warmonitor.gazetteer.table import Row

DEEPEST = 4
# Consonants alone bring strangers together; the vowels must be roughly the same too.
LOOSE = "~"
ALIKE = 60.0
ALIKE_SHORT = 78.0
SHORT = 4
# "Union Square" is a quarter in many towns before it is a place of its own.
KNOWN_STREET = 4.0
THE_COUNTRY = frozenset({"country", "nation", "nationwide"})


class Resolver:
    """The way from words to a row. Knows nothing but the lookup; every answer depends on the arguments alone."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        # A report's other places come with every claim of it.
        self._near = lru_cache(maxsize=16_384)(self._near_afresh)
        self._alone = lru_cache(maxsize=16_384)(self._alone_afresh)

    def resolve(self, name: str, *, country: str, near: tuple[str, ...], scene: Row | None = None) -> Found | None:
        """What the words mean, else what lies near them; None where neither is known."""
        phrase = tidy(name)
        if not phrase or key(phrase) in NO_LAND:
            return None
        named = tuple(other for other in near if key(other) != key(phrase) and not called_after(phrase, other))
        context = Context(country=country, near=self._near(named, country, scene), scene=scene)
        found = self._of_country(phrase, country) or self._listed(phrase, context)
        open_choice = found is not None and found.row.kind == "country" and bool(found.alternatives)
        if found is None or (open_choice and scene is not None):
            return nearby(phrase, context, lookup=self._lookup) or found
        return found

    def _near_afresh(self, names: tuple[str, ...], country: str, scene: Row | None) -> tuple[Row, ...]:
        """What the other names mean: first each alone, then those that stayed open in the light of the rest."""
        alone = [(name, self._alone(name, country, scene)) for name in dict.fromkeys(names)]
        certain = (found.row for _, found in alone if found and not found.alternatives and not obscure(found.row))
        sure = Context(country=country, near=tuple(certain), scene=scene)
        settled = [self._one(name, sure, DEEPEST - 1) if found and found.alternatives else found for name, found in alone]
        return tuple(found.row for found in settled if found is not None)

    def _alone_afresh(self, name: str, country: str, scene: Row | None) -> Found | None:
        return None if everyday(name) else self._one(name, Context(country=country, scene=scene), DEEPEST - 1)

    def _of_country(self, phrase: str, country: str) -> Found | None:
        """What is called by a common word that the country makes a name: "the coastal region", "the country"."""
        row = self._lookup.country(country)
        if row is None:
            return None
        if key(phrase) in THE_COUNTRY:
            return Found.at(row)
        regions = [region for region in self._lookup.rows(key(f"{row.name} {phrase}")) if region.kind == "region"]
        return Found.at(regions[0]) if regions else None

    def _listed(self, phrase: str, context: Context) -> Found | None:
        parts = several(phrase)
        if len(parts) == 1:
            return self._one(phrase, context, 0)
        named = self._reading(Reading(name=phrase), context, 0)
        if named is not None:
            return named
        found = [place for part in parts if (place := self._one(part, context, 1)) is not None]
        return together(found, all_known=len(found) == len(parts), lookup=self._lookup) if found else None

    def _one(self, phrase: str, context: Context, depth: int) -> Found | None:
        if depth > DEEPEST:
            return None
        tried = (self._reading(reading, context, depth) for reading in readings(phrase))
        return next((found for found in tried if found is not None), None)

    def _reading(self, reading: Reading, context: Context, depth: int) -> Found | None:
        beside = tuple(found for name in reading.beside if (found := self._beside(name, context, depth)) is not None)
        if reading.beside and not beside:
            return None
        if not reading.name:
            return self._part(beside[0], reading.direction).around() if beside else None
        found = self._named(reading, replace(context, beside=tuple(place.row for place in beside)))
        if found is None:
            return None
        if reading.second_order and found.row.kind == "town":
            found = replace(found, precision=AT["admin2"])
        return self._part(found, reading.direction).around() if reading.blurred else found

    def _beside(self, name: str, context: Context, depth: int) -> Found | None:
        state = state_name(name) if context.country in ("", "US") else ""
        if state:
            inside = replace(context, country="US", beside=())
            return self._reading(Reading(name=state, kinds=frozenset({"admin1"})), inside, depth + 1)
        if key(tidy(name)) in THE_COUNTRY:
            return self._of_country(tidy(name), context.country)
        return self._one(name, replace(context, beside=()), depth + 1)

    def _named(self, reading: Reading, context: Context) -> Found | None:
        for at, spelling in enumerate(_lookups(reading.name, context)):
            rows = [row for row in self._lookup.rows(spelling) if _allowed(row, reading, context)]
            if spelling.startswith(LOOSE):
                rows = [row for row in rows if _alike(row, reading.name, context)]
            # Without its article a name is another name, unless the country is right.
            choice = choose(rows, context, strict=reading.strict or at > 0)
            if choice.row is not None:
                return Found.at(choice.row, alternatives=choice.alternatives)
            if choice.tied:
                return self._above(choice, context)
        return None

    def _above(self, choice: Choice, context: Context) -> Found | None:
        """The division, else the country, that holds all that the name could mean."""
        countries = {row.country for row in choice.tied}
        if len(countries) != 1 or (context.country and context.country not in countries):
            return None
        (country,), divisions = countries, {row.admin1 for row in choice.tied}
        division = self._lookup.division(divisions.pop(), country) if len(divisions) == 1 else None
        row = division or self._lookup.country(country)
        return Found.at(row, alternatives=choice.alternatives) if row else None

    def _part(self, found: Found, direction: str) -> Found:
        """A country's part by the compass; a town's or a province's part is within the town or the province."""
        part = self._lookup.part(found.row, direction) if direction and found.row.kind == "country" else None
        return Found.at(part) if part else found


def _lookups(name: str, context: Context) -> list[str]:
    """The spellings to try, exact ones first; loose ones only inside the countries that are spoken of."""
    known = {row.country for row in context.beside} or ({context.country} - {""})
    bones = skeleton(name)
    return spellings(name) + ([f"{LOOSE}{country}{bones}" for country in sorted(known)] if bones else [])


def _allowed(row: Row, reading: Reading, context: Context) -> bool:
    """Whether the row is of the kind asked for, and the name enough to mean it."""
    if row.own:
        return not reading.kinds or row.kind in reading.kinds
    if reading.kinds:
        return row.kind in reading.kinds
    if in_a_town(reading.name) and not (row.size >= KNOWN_STREET and _around(row, context)):
        return False
    return not everyday(reading.name) or bool(context.beside) or bool(context.country and row.country == context.country)


def _alike(row: Row, name: str, context: Context) -> bool:
    """Whether the vowels fit too; where three consonants are all there is, also the province."""
    likeness = fuzz.ratio(loosened(row.name), loosened(name))
    return likeness >= ALIKE if len(skeleton(name)) > SHORT else likeness >= ALIKE_SHORT and _around(row, context)


def _around(row: Row, context: Context) -> bool:
    """Whether a place named beside it or near it is of the same division; so, too, where none is named."""
    others = [other for other in (*context.beside, *context.near) if other.kind != "country"]
    return not others or any(other.admin1 == row.admin1 for other in others)
