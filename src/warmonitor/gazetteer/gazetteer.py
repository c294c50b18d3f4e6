"""From a name as a report writes it to a place with a precision, in the light of what else the report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rapidfuzz import fuzz

from warmonitor.domain.places import Place
from warmonitor.gazetteer import own as own_places
from warmonitor.gazetteer.abbreviations import state_name
from warmonitor.gazetteer.areas import part_of
from warmonitor.gazetteer.choosing import KNOWN_ABROAD, KNOWN_ANYWHERE, KNOWN_CITY, Choice, Context, choose, distance_km
from warmonitor.gazetteer.demonyms import country_of_people
from warmonitor.gazetteer.everyday import everyday
from warmonitor.gazetteer.names import key, loosened, skeleton, spellings
from warmonitor.gazetteer.readings import NO_LAND, Reading, has_name, in_a_town, readings, several, tidy
from warmonitor.gazetteer.table import Row, Table
from warmonitor.home import home

# UCDP's where_prec of a place that is named itself, and of one somewhere in or around it.
AT = {"town": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
WITHIN = {"town": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
LONGEST_PHRASE = 200
ONE_AREA_KM = 60.0
DEEPEST = 4
# Countries and peoples are named as actors too; a region, a province or a large town is named because something was there.
VOTES = {"people": 2, "country": 4, "region": 6, "admin1": 4, "admin2": 2}
VOTE_LARGE_TOWN, VOTE_CITY = 5, 6
# Consonants alone bring strangers together; the vowels must be roughly the same too.
LOOSE = "~"
ALIKE = 60.0
ALIKE_SHORT = 78.0
SHORT = 4
# "Union Square" is a quarter in many towns before it is a place of its own.
KNOWN_STREET = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row with the precision that the words allow, and the ids of what else it could be."""

    row: Row
    precision: int
    alternatives: tuple[str, ...] = ()

    def around(self) -> Found:
        return replace(self, precision=max(self.precision, WITHIN[self.row.kind]))


class Gazetteer:
    """Names to places. Holds a memory map and caches: share one in a process; worker processes open their own copies."""

    def __init__(self, table: Table, own: Iterable[own_places.OwnPlace] = (), *, own_file: Path | None = None) -> None:
        self._table = table
        self._own = _by_spelling(own)
        self._own_file = own_file
        self.rows: Callable[[str], tuple[Row, ...]] = lru_cache(maxsize=65536)(self._rows)
        self._resolve_cached = lru_cache(maxsize=65536)(self._resolve)
        self.votes: Callable[[str], tuple[tuple[str, int], ...]] = lru_cache(maxsize=65536)(self._votes)
        self.is_place: Callable[[str], bool] = lru_cache(maxsize=65536)(self._is_place)

    @classmethod
    def open(cls, *, own: Path | None = None) -> Gazetteer:
        """The shipped gazetteer with the user's own places from `own`, by default the file under the home folder.

        Raises:
            CallRefused: If the file of own places is damaged.
        """
        file = own or home() / "places" / "own.tsv"
        table = Table(Path(str(files(__package__).joinpath("places.bin"))))
        return cls(table, own_places.read(file), own_file=own)

    @staticmethod
    def add(file: Path, *, own: Path | None = None) -> own_places.Added:
        """Add a file's places to the user's own; open the gazetteer again to see them."""
        return own_places.add(file, own=own or home() / "places" / "own.tsv")

    def __reduce__(self) -> tuple[Callable[[Path | None], Gazetteer], tuple[Path | None]]:
        return (_reopen, (self._own_file,))

    def resolve(self, name: str, *, country: str = "", near: Iterable[str] = ()) -> Place | None:
        """The place that the words mean; None where nothing is known of them nor of any place named near them.

        `name` is as written; `country` the report's (ISO 3166-1 alpha-2); `near` other places that the report names, the
        closest first. A name that nobody knows stands for the place near it, with the precision that this means.
        """
        return self._resolve_cached(name[:LONGEST_PHRASE], country.upper(), tuple(near))

    def country_of(self, names: Iterable[str]) -> str:
        """The country that most of the names speak for (ISO 3166-1 alpha-2), "" where none does; the first named wins a tie."""
        votes: Counter[str] = Counter()
        strong: set[str] = set()
        for name in names:
            for country, vote in self.votes(name):
                votes[country] += vote
                strong |= {country} if vote in VOTES.values() else set()
        # A report names its country or its people or a province once at least; where it does, towns alone elect nobody.
        running = {country: count for country, count in votes.items() if count and (country in strong or not strong)}
        return max(running, key=lambda country: running[country]) if running else ""

    # Looking up

    def _rows(self, spelling: str) -> tuple[Row, ...]:
        own = self._own.get(spelling, ())
        shipped = [replace(self._table.row(number), main=main) for number, main in self._table.named(spelling)]
        return (*own, *(row for row in shipped if row.id not in {place.id for place in own}))

    def _is_place(self, name: str) -> bool:
        if len(name) > LONGEST_PHRASE or not has_name(name) or (everyday(name) and key(name) not in self._own):
            return False
        return any(self.rows(spelling) for spelling in spellings(name))

    def _votes(self, name: str) -> tuple[tuple[str, int], ...]:
        """How much a name speaks for a country."""
        people = country_of_people(name)
        if people:
            return ((people, VOTES["people"]),)
        if not self.is_place(name):
            return ()
        rows = [row for row in self.rows(spellings(name)[0]) if row.country]
        choice = choose(rows, Context())
        if choice.row is None:
            return ((choice.tied[0].country, 1),) if len({row.country for row in choice.tied}) == 1 else ()
        alone = len({row.country for row in rows}) == 1
        return ((choice.row.country, _vote(replace(choice.row, main=choice.row.main or alone))),)

    def _resolve(self, name: str, country: str, near: tuple[str, ...]) -> Place | None:
        phrase = tidy(name)
        if not phrase or key(phrase) in NO_LAND:
            return None
        context = Context(country=country, near=tuple(row for other in near if (row := self._near(other, country, phrase))))
        found = self._of_country(phrase, country) or self._whole(phrase, context) or self._fallback(phrase, context)
        return _place(found) if found else None

    def _near(self, name: str, country: str, phrase: str) -> Row | None:
        if key(name) == key(phrase) or everyday(name):
            return None
        found = self._one(name, Context(country=country), DEEPEST - 1)
        return found.row if found else None

    def _of_country(self, phrase: str, country: str) -> Found | None:
        """What is called by a common word that the country makes a name: "the coastal region", "the country"."""
        country_row = next((row for row in self._country_rows(country)), None)
        if country_row is None:
            return None
        if key(phrase) in ("country", "nation", "nationwide"):
            return Found(row=country_row, precision=AT["country"])
        rows = [row for row in self.rows(key(f"{country_row.name} {phrase}")) if row.kind == "region"]
        return Found(row=rows[0], precision=AT["region"]) if rows else None

    def _country_rows(self, country: str) -> tuple[Row, ...]:
        from warmonitor.gazetteer.countries import COUNTRIES

        name = COUNTRIES[country].name if country in COUNTRIES else ""
        return tuple(row for row in self.rows(key(name)) if row.kind == "country") if name else ()

    # Taking the phrase

    def _whole(self, phrase: str, context: Context) -> Found | None:
        parts = several(phrase)
        if len(parts) == 1:
            return self._one(phrase, context, 0)
        named = self._reading(Reading(name=phrase), context, 0)
        if named is not None:
            return named
        found = [place for part in parts if (place := self._one(part, context, 1)) is not None]
        return self._together(found, all_known=len(found) == len(parts)) if found else None

    def _one(self, phrase: str, context: Context, depth: int) -> Found | None:
        if depth > DEEPEST:
            return None
        for reading in readings(phrase):
            found = self._reading(reading, context, depth)
            if found is not None:
                return found
        return None

    def _reading(self, reading: Reading, context: Context, depth: int) -> Found | None:
        beside = tuple(found for name in reading.beside if (found := self._beside(name, context, depth)) is not None)
        if reading.beside and not beside:
            return None
        if not reading.name:
            return self._part(beside[0], reading.direction).around() if beside else None
        inner = replace(context, beside=tuple(found.row for found in beside))
        found = self._named(reading, inner)
        if found is None:
            return None
        if reading.second_order and found.row.kind == "town":
            found = replace(found, precision=AT["admin2"])
        return self._part(found, reading.direction).around() if reading.blurred else found

    def _beside(self, name: str, context: Context, depth: int) -> Found | None:
        state = state_name(name.rsplit(",", 1)[-1]) if context.country in ("", "US") else ""
        if state and "," not in name:
            return self._reading(Reading(name=state, kinds=frozenset({"admin1"})), replace(context, country="US", beside=()), depth + 1)
        if tidy(name).casefold() in ("country", "nation"):
            return self._of_country(tidy(name), context.country)
        return self._one(name, replace(context, beside=()), depth + 1)

    def _named(self, reading: Reading, context: Context) -> Found | None:
        for at, spelling in enumerate(self._lookups(reading.name, context)):
            rows = [row for row in self.rows(spelling) if not reading.kinds or row.kind in reading.kinds]
            if spelling.startswith(LOOSE):
                rows = [row for row in rows if _alike(row, reading.name, context)]
            if in_a_town(reading.name):
                rows = [row for row in rows if row.own or (row.size >= KNOWN_STREET and _around(row, context))]
            if everyday(reading.name) and not context.beside and not reading.kinds:
                rows = [row for row in rows if row.own or (context.country and row.country == context.country)]
            choice = choose(rows, context, strict=reading.strict or at > 0)
            if choice.row is not None:
                return Found(row=choice.row, precision=AT[choice.row.kind], alternatives=choice.alternatives)
            if choice.tied:
                return self._above(choice, context)
        return None

    def _lookups(self, name: str, context: Context) -> list[str]:
        found = spellings(name)
        known = {row.country for row in context.beside} or ({context.country} - {""})
        bones = skeleton(name)
        return found + ([f"{LOOSE}{country}{bones}" for country in sorted(known)] if bones else [])

    def _above(self, choice: Choice, context: Context) -> Found | None:
        """The division, else the country, that holds all that the name could mean."""
        countries = {row.country for row in choice.tied}
        if len(countries) != 1:
            return None
        (country,) = countries
        divisions = {row.admin1 for row in choice.tied}
        if len(divisions) == 1 and "" not in divisions:
            division = self._division(divisions.pop(), country)
            if division is not None:
                return Found(row=division, precision=AT["admin1"], alternatives=choice.alternatives)
        rows = self._country_rows(country) if context.country in ("", country) else ()
        return Found(row=rows[0], precision=AT["country"], alternatives=choice.alternatives) if rows else None

    def _division(self, name: str, country: str) -> Row | None:
        return next((row for row in self.rows(key(name)) if row.kind == "admin1" and row.country == country), None)

    def _part(self, found: Found, direction: str) -> Found:
        """A country's part by the compass; a town's or a province's part is within the town or the province."""
        if not direction or found.row.kind != "country" or found.row.own:
            return found
        number = next(number for number, _ in self._table.named(key(found.row.name)) if self._table.row(number).id == found.row.id)
        part = part_of(found.row, direction, table=self._table, number=number)
        return Found(row=part, precision=AT["region"]) if part else found

    def _together(self, found: list[Found], *, all_known: bool) -> Found:
        """One place for several: the first where they are close, their division, or the area that holds them."""
        first = found[0]
        rows = [place.row for place in found]
        if len({row.id for row in rows}) == 1:
            return first.around() if all_known else first
        if all(distance_km(first.row, row) <= ONE_AREA_KM and row.kind == "town" for row in rows):
            return first.around()
        if len({(row.country, row.admin1) for row in rows}) == 1 and first.row.admin1:
            division = self._division(first.row.admin1, first.row.country)
            if division is not None:
                return Found(row=division, precision=AT["admin1"])
        if len({row.country for row in rows}) == 1:
            return Found(row=_joined(rows), precision=max(AT["region"], *(place.precision for place in found)))
        return first.around()

    def _fallback(self, phrase: str, context: Context) -> Found | None:
        """A place that nobody knows lies near those named with it: in their town if it is a street, else in their province."""
        # Names from abroad are mostly people's and speakers': only where the report's own country has none do they count.
        near = [row for row in context.near if row.country == context.country] or ([] if context.country else list(context.near))
        smaller = sorted((row for row in near if row.kind != "country"), key=_obscure)
        if not smaller:
            return Found(row=near[0], precision=AT["country"]) if near else None
        towns = [row for row in smaller if row.kind == "town"]
        if towns and in_a_town(phrase):
            return Found(row=towns[0], precision=WITHIN["town"])
        provinces = [row for place in smaller if (row := self._province(place)) is not None]
        if not provinces:
            return None
        return Found(row=provinces[0], precision=AT[provinces[0].kind], alternatives=tuple(row.id for row in provinces[1:]))

    def _province(self, row: Row) -> Row | None:
        if row.kind not in ("town", "admin2"):
            return row
        division = self._division(row.admin1, row.country) if row.admin1 else None
        return division or next(iter(self._country_rows(row.country)), None)


def _vote(row: Row) -> int:
    """How much a place says for its country; what is also a small town somewhere is usually a person and says little."""
    if row.kind != "town":
        return VOTES[row.kind]
    large = VOTE_CITY if row.size >= KNOWN_CITY else VOTE_LARGE_TOWN
    return large if row.main and row.size >= KNOWN_ABROAD else int(row.main)


def _obscure(row: Row) -> bool:
    """A small town's name in a report is often somebody's, and so is a large one's further name."""
    return row.kind == "town" and not row.own and (row.size < KNOWN_ANYWHERE or not row.main)


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


def _alike(row: Row, name: str, context: Context) -> bool:
    """Whether the vowels fit too; where three consonants are all there is, also the province."""
    likeness = fuzz.ratio(loosened(row.name), loosened(name))
    return likeness >= ALIKE if len(skeleton(name)) > SHORT else likeness >= ALIKE_SHORT and _around(row, context)


def _around(row: Row, context: Context) -> bool:
    """Whether a place named beside it or near it is of the same division; so, too, where none is named."""
    others = [other for other in (*context.beside, *context.near) if other.kind != "country"]
    return not others or any(other.admin1 == row.admin1 for other in others)


def _by_spelling(own: Iterable[own_places.OwnPlace]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for place in own:
        main = key(place.name)
        for spelling in dict.fromkeys(spelling for name in (place.name, *place.alternates) for spelling in spellings(name)):
            found.setdefault(spelling, []).append(replace(place.row, main=spelling == main))
    return {spelling: tuple(rows) for spelling, rows in found.items()}


def _place(found: Found) -> Place:
    row = found.row
    return Place(
        name=row.name,
        id=row.id,
        lat=row.lat,
        lon=row.lon,
        precision=found.precision,
        country=row.country,
        admin1=row.admin1,
        admin2=row.admin2,
        alternatives=tuple(dict.fromkeys(other for other in found.alternatives if other != row.id)),
    )


def _reopen(own: Path | None) -> Gazetteer:
    return Gazetteer.open(own=own)
