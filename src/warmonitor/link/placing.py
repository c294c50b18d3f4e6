"""Are two places one place: by what the gazetteer found, else by the names as written, spelling aside."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec
from anyascii import anyascii

from warmonitor.domain.claims import Claim
from warmonitor.domain.places import Place

Relation = Literal["same", "within", "near", "apart", "unlike", "unknown"]
"""`apart`: coordinates say so; `unlike`: only the names differ, which an unknown village inside a known town also does."""

NEAR_KM = 15.0
APART_KM = 40.0
BROAD = 3  # from this precision on, a place is an area that can hold others

# Words that say what kind of place it is, or where it lies, but never which one.
GENERIC = frozenset(
    """the a an of in at on near outside inside around between and or to from by its their
    al el an as ash ar ad az at ul ed
    village villages town towns city cities province provincial governorate region regional district neighbourhood neighborhood
    neighbourhoods quarter suburb suburbs outskirts countryside area areas camp refugee road street avenue highway coast coastal
    county state north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central old new rural home house houses building block location site scene
    several multiple various parts elsewhere hospital school market mosque church base checkpoint""".split()
)
# Of those, the ones that make a name an area rather than a spot.
AREA_WORDS = frozenset(
    """province governorate region countryside coast coastal county state areas northern southern eastern western northeastern
    northwestern southeastern southwestern central outskirts""".split()
)
FUZZY_WORDS = frozenset("coast coastal areas region regions parts outside near outskirts vicinity around".split())
QUARTER_WORDS = frozenset("neighbourhood neighborhood neighbourhoods district quarter street road square hospital school".split())
_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(
    r"\b([a-z]{3,})[ -](?:al|el|ed|ad|ud|ul|ez|az)[ -](?=din\b|deen\b|zour\b|zor\b|rahman\b|aziz\b|salam\b|bayda\b)"
)  # "Salah al-Din" is "Salaheddin"
_VOWELS = re.compile(r"[aeiouy']+")
_DOUBLED = re.compile(r"(.)\1+")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One claim's place, ready to be compared: `keys` are the name's words with the vowels out."""

    name: str
    keys: frozenset[str] = frozenset()
    area: bool = False
    fuzzy: bool = False
    or_area: bool = False
    id: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int = 6
    country: str = ""
    admin1: str = ""


def spot_of(claim: Claim) -> Spot | None:
    """The claim's place, or None where it names none ("a courtyard", "northern village" name none).

    A gazetteer that does not know a village gives the province named beside it; that is where to draw it, not what to compare.
    """
    found = claim.place_resolved
    keys, area = name_keys(claim.place)
    if found is None or found.lat is None or not is_that_place(claim.place, found):
        return Spot(name=claim.place, keys=keys, area=area, fuzzy=is_fuzzy(claim.place)) if keys else None
    return Spot(
        name=claim.place or found.name,
        keys=keys or name_keys(found.name)[0],
        area=area or found.precision >= BROAD,
        fuzzy=is_fuzzy(claim.place),
        or_area=any(other.startswith("iso3166") for other in found.alternatives),
        id=found.id,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        country=found.country,
        admin1=found.admin1,
    )


def is_that_place(written: str, found: Place) -> bool:
    """Whether the gazetteer found the place that was named, and not only an area that it lies in, or where the report's news is."""
    if found.by_report:
        return False
    if found.precision == 1 or not written:
        return True
    if not name_keys(written)[0].isdisjoint(name_keys(found.name)[0]):
        return True
    stems = {word[:5] for word in _WORD.findall(anyascii(found.name).lower())}
    return any(word[:5] in stems for word in _WORD.findall(anyascii(written).lower()) if len(word) > 3)


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[frozenset[str], bool]:
    """What is left of a name when kind words and vowels are gone, and whether it is an area.

    >>> name_keys("Rashidin")[0] == name_keys("the Rashideen district")[0]
    True
    >>> name_keys("a courtyard")
    (frozenset(), False)
    """
    if not any(letter.isupper() for letter in name):
        return frozenset(), False
    plain = _WORD.findall(_JOINED.sub(r"\1", anyascii(name).lower().replace("'s ", " ").replace("'", "")))
    proper = [word for word in plain if word not in GENERIC and len(word) > 1]
    return frozenset(skeleton(word) for word in proper), not AREA_WORDS.isdisjoint(plain)


def is_fuzzy(name: str) -> bool:
    """Whether the name is an area without borders, which may hold places of any other name ("the coastal region")."""
    return not FUZZY_WORDS.isdisjoint(_WORD.findall(name.lower()))


def is_quarter(name: str) -> bool:
    """Whether the name is a part of a town that it does not name ("Salaheddin neighborhood", not "the Shahba quarter of Aleppo").

    >>> is_quarter("Salaheddin neighborhood"), is_quarter("the Shahba neighbourhood of Aleppo")
    (True, False)
    """
    words = _WORD.findall(name.lower())
    return not QUARTER_WORDS.isdisjoint(words) and {"of", "in"}.isdisjoint(words)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word's consonants, so that two romanisations of one name meet; short names keep their vowels.

    >>> skeleton("salaheddin"), skeleton("hasakah"), skeleton("homs")
    ('slhdn', 'hsk', 'hms')
    """
    bare = word[:-1] if len(word) > 3 and word.endswith("h") else word
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", bare)).replace("q", "k")
    return bones if len(bones) > 2 else bare


def relation(left: Spot | None, right: Spot | None) -> Relation:
    """How two places lie to each other."""
    if left is None or right is None:
        return "unknown"
    if _same(left, right):
        return "same"
    measured = _measured(left, right)
    if measured:
        return measured
    if left.keys and right.keys and (left.keys <= right.keys or right.keys <= left.keys):
        return "within"
    if not left.keys.isdisjoint(right.keys):
        return "within"
    return "unknown" if left.fuzzy or right.fuzzy else "unlike"


def _same(left: Spot, right: Spot) -> bool:
    if left.id and left.id == right.id and max(left.precision, right.precision) == 1:
        return True
    return bool(left.keys) and left.keys == right.keys and left.area == right.area


def _measured(left: Spot, right: Spot) -> Relation | None:
    """What the coordinates say; None where one of the two has none, or where only a country is known."""
    if left.lat is None or right.lat is None:
        return None
    if left.country and right.country and left.country != right.country and not _close(left, right):
        return "apart"
    if max(left.precision, right.precision) >= BROAD:
        return _by_division(left, right)
    if left.id == right.id:  # two quarters of one town have the town's point; their names decide
        return "within" if left.keys <= right.keys or right.keys <= left.keys else None
    if (left.or_area or right.or_area) and left.admin1 == right.admin1:  # "Latakia" may be the province
        return "unknown"
    apart = kilometres(left, right)
    if apart <= NEAR_KM:
        return "near"
    return "apart" if apart > APART_KM or max(left.precision, right.precision) == 1 else None


def _by_division(left: Spot, right: Spot) -> Relation | None:
    if 6 in (left.precision, right.precision):  # a country holds too much to tell anything
        return "unknown"
    if left.admin1 and left.admin1 == right.admin1:
        return "within"
    if not left.keys.isdisjoint(right.keys):
        return "within"
    return "apart" if kilometres(left, right) > 150 else None


def _close(left: Spot, right: Spot) -> bool:
    return kilometres(left, right) <= NEAR_KM


def kilometres(left: Spot, right: Spot) -> float:
    """Great-circle distance; both must have coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        raise ValueError("a place without coordinates has no distance")
    a, b = math.radians(left.lat), math.radians(right.lat)
    across = math.radians(right.lon - left.lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def best_relation(left: Iterable[Spot], right: Iterable[Spot]) -> Relation:
    """The closest that any two of them come; `unknown` where one side names none."""
    order: tuple[Relation, ...] = ("same", "near", "within", "unknown", "unlike", "apart")
    found = [relation(a, b) for a in left for b in right]
    return min(found, key=order.index, default="unknown")
