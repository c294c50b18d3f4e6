"""What a place phrase of a report may mean: the name in it, what kind of thing that is, and the larger things named with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from warmonitor.gazetteer.names import key, words

FIRST_ORDER = frozenset(
    "province provinces provincial governorate governorates muhafazah muhafazat state department departments oblast prefecture "
    "emirate voivodeship canton departamento provincia".split()
)
SECOND_ORDER = frozenset("county counties district districts raion rayon municipality parish borough subdistrict tehsil".split())
LEVELS = FIRST_ORDER | SECOND_ORDER | {"region", "prov", "gov"}
SETTLEMENTS = frozenset(
    "city cities town towns village villages hamlet hamlets community municipality settlement capital locality camp camps".split()
)
# Inside a town: the name before the word is not the town's own. Schools, bridges and bases stand in the country as well.
WAYS = frozenset("street streets road avenue ave boulevard blvd lane drive circle court square roundabout block".split())
STREETS = WAYS | frozenset(
    "neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters suburb suburbs barrio colonia "
    "shop store market mall hotel inn club cabaret restaurant bar cafe house home building apartment apartments factory mosque "
    "church synagogue temple".split()
)
# Commonly called after the town that they stand in, so that the name may be looked up once the country agrees.
INSTITUTIONS = frozenset("hospital prison jail airport airbase university stadium port junction crossing dam refinery front".split())
# In Syria and around it "Latakia's countryside" is the province without its town.
COUNTRYSIDE = frozenset({"countryside", "rif", "reef", "hinterland"})
# Most stand in a town, but one may stand in the country around it.
BUILDINGS = INSTITUTIONS | frozenset(
    "school schools park playground nightclub lounge lodge college campus courthouse court theatre theater cinema gym station casino "
    "motel library bank center centre plaza mart salon barbershop arena hall pool jail clinic cemetery field houses homes gardens "
    "heights terrace manor highway interstate boulevard parkway freeway pike place pl st rd dr ln trail way complex restaurant garage "
    "lot bridge base factory plant depot office offices headquarters checkpoint".split()
)
SURROUNDINGS = frozenset(
    "countryside outskirts outskirt suburbs suburb vicinity surroundings environs coast coastline hinterland area areas entrance "
    "district side part parts front border valley mountains mountain plain desert".split()
)
NO_LAND = frozenset({"sea", "atsea", "abroad", "online", "unknown"})
_TOWN = frozenset({"town"})
_COMPASS = r"(?:north|south|east|west|central|mid|upper|lower|far|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)"
_DIRECTED = re.compile(rf"^((?:{_COMPASS}(?:ern|ernmost)?[- ]?)+)\s*[- ]\s*(.+)$", re.IGNORECASE)
_ASPECT = re.compile(r"^(?:rural|greater|outer|downtown|inner|metropolitan|occupied|besieged|rebel-held|government-held)\s+(.+)$", re.I)
_RELATION = re.compile(
    r" ?, | \(| (?:of|in|inside|within|from|at|on|near|outside|around|along|across|between|beside|to|close to|for"
    r"|surrounding|under) (?:the )?",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:the|a|an|in|at|inside|from|on|to|of|his|her|their|its)\s+", re.IGNORECASE)
_AROUND = re.compile(r"^(?:near|nearby|outside|around|beside|close to|just outside)\s+(?:the\s+)?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(.+?)(?:['’]s|s['’])\s+(.+)$")
_LIST = re.compile(r" ?, ?(?:and|or)? | (?:and|or|&) ", re.IGNORECASE)
_PLURALS = frozenset(
    "provinces governorates districts counties states departments villages towns cities neighbourhoods neighborhoods quarters "
    "streets areas camps".split()
)
_MANY = re.compile(r"\b(?:areas|cities|towns|villages?|provinces|regions|districts|countryside)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d+(?:st|nd|rd|th)?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to take a phrase.

    `name` is what to look up ("" where the phrase names nothing of its own); `kinds` what it may be, empty for anything;
    `beside` the larger places named with it, nearest first; `blurred` says that the place is in or around what the name
    means, `direction` in which part of it; `strict` that the name counts only inside the country spoken of.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    blurred: bool = False
    direction: str = ""
    strict: bool = False
    second_order: bool = False


def several(written: str) -> tuple[str, ...]:
    """The places of a list, each with the list's common word; one alone where it is no list.

    >>> several("Helmand, Kandahar and Nangarhar provinces")
    ('Helmand province', 'Kandahar province', 'Nangarhar province')
    >>> several("Baltimore, Maryland")
    ('Baltimore, Maryland',)
    """
    if not re.search(r"\s(?:and|or|&)\s", written, re.IGNORECASE):
        return (written,)
    parts = [part for part in _LIST.split(" ".join(written.split())) if part]
    word = parts[-1].rsplit(" ", 1)[-1].casefold()
    if word not in _PLURALS:
        return tuple(parts)
    single = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return tuple(f"{part.rsplit(' ', 1)[0] if part is parts[-1] else part} {single}" for part in parts)


def readings(written: str) -> Iterator[Reading]:
    """The ways to take the phrase, best first.

    >>> [(r.name, r.beside) for r in readings("the Shahba neighbourhood of Aleppo")]
    [('Shahba neighbourhood of Aleppo', ()), ('Shahba neighbourhood', ('Aleppo',)), ('', ('Aleppo',))]
    """
    name = tidy(written)
    if has_name(name):
        yield Reading(name=name)
    yield from _taken_apart(name)


def tidy(written: str) -> str:
    """The phrase without quotation marks, line breaks and the small words before it."""
    name = " ".join(written.replace(")", "").split()).strip(' .,;:"“”')
    while (found := _LEADING.match(name)) is not None and found.end() < len(name):
        name = name[found.end() :]
    return name


def has_name(phrase: str) -> bool:
    """Whether anything in it is written as a name: with a capital, or in a script that has none."""
    return any(letter.isupper() or (letter.isalpha() and not letter.islower()) for letter in phrase)


def _taken_apart(name: str) -> Iterator[Reading]:
    around = _AROUND.match(name)
    if around is not None:
        yield from (replace(reading, blurred=True) for reading in readings(name[around.end() :]))
        return
    split = _RELATION.search(name)
    if split is not None and split.start() > 0:
        yield from _beside(name[: split.start()], name[split.end() :])
        return
    possessive = _POSSESSIVE.match(name)
    if possessive is not None:
        yield from _beside(possessive[2], possessive[1])
        return
    yield from _directed(name)
    yield from _worded(name)


def _beside(head: str, context: str) -> Iterator[Reading]:
    if re.search(r"\bblock$", head):  # "the 400 block of Smilax" is an address in a town that is named elsewhere
        return
    last = key(head.rsplit(" ", 1)[-1])
    if last in SETTLEMENTS:
        yield from (replace(reading, kinds=_TOWN) for reading in readings(context) if not reading.blurred)
    elif last in FIRST_ORDER | SECOND_ORDER and (" " not in head or not has_name(head)):
        yield from _worded(f"{context} {last}")
    direction = _only_direction(head)
    if last in COUNTRYSIDE:
        yield Reading(name=context, kinds=frozenset({"admin1"}), strict=True)
    if not direction:
        for reading in readings(head):
            if reading.name:
                yield replace(reading, beside=(*reading.beside, context))
    yield Reading(name="", beside=(context,), direction=direction, blurred=True)


def _only_direction(phrase: str) -> str:
    """The direction where the phrase says that and no name: "areas west", "northern countryside"."""
    found = [part for part in re.findall(r"[a-z]+", phrase.casefold()) if part not in SURROUNDINGS and part not in ("rebel", "the")]
    compass = [direction for part in found if (direction := compass_of(part))]
    return "".join(compass) if compass and len(compass) == len(found) else ""


def _directed(name: str) -> Iterator[Reading]:
    found = _DIRECTED.match(name)
    if found is not None:
        direction = compass_of(found[1])
        for reading in readings(found[2]):
            yield replace(reading, blurred=True, direction=direction)
    aspect = _ASPECT.match(name)
    if aspect is not None:
        for reading in readings(aspect[1]):
            yield replace(reading, blurred=True)


def compass_of(word: str) -> str:
    """The direction in letters: "north-western" is "nw"; "" for none.

    >>> compass_of("north-western"), compass_of("central"), compass_of("Aleppo")
    ('nw', 'c', '')
    """
    parts = re.findall(r"north|south|east|west|central", word.casefold())
    rest = re.sub(r"north|south|east|west|central|ern(?:most)?|far|mid|[- ]", "", word.casefold())
    return "".join(part[0] for part in dict.fromkeys(parts)) if parts and not rest else ""


def _worded(name: str) -> Iterator[Reading]:
    """Names with a word for what they name: "Homs province", "TOWN", "Castello Road"."""
    first, _, after = name.partition(" ")
    before, _, last = name.rpartition(" ")
    word = key(last)
    if _NUMBERED.match(name) or not before:
        return
    if word in FIRST_ORDER:
        yield Reading(name=before, kinds=frozenset({"admin1"}))
        yield Reading(name=before, kinds=frozenset({"town", "admin2"}), blurred=True, strict=True)
    elif word in SECOND_ORDER:
        yield Reading(name=before, kinds=frozenset({"admin2"}), second_order=True)
        yield Reading(name=before, kinds=frozenset({"town", "admin1"}), second_order=True, strict=True)
    elif word == "region":
        yield Reading(name=before, kinds=frozenset({"region", "admin1"}))
        yield Reading(name=before, blurred=True, strict=True)
    elif word in SETTLEMENTS:
        yield Reading(name=before, kinds=_TOWN)
    elif word in COUNTRYSIDE:
        yield Reading(name=before, kinds=frozenset({"admin1"}), strict=True)
        yield Reading(name=before, blurred=True, strict=True)
    elif word in INSTITUTIONS or word in SURROUNDINGS:
        yield Reading(name=before, blurred=True, strict=True)
    if key(first) in SETTLEMENTS:
        yield Reading(name=after, kinds=_TOWN)


def called_after(phrase: str, name: str) -> bool:
    """Whether the phrase is a street that only bears the name: Roosevelt Avenue is no sign of a town called Roosevelt.

    >>> called_after("620 Roosevelt Ave", "Roosevelt"), called_after("Neel Street and New Aleppo", "Aleppo")
    (True, False)
    """
    spoken, called = words(phrase), words(name)
    before = [spoken[max(0, at - len(called)) : at] for at, word in enumerate(spoken) if word in WAYS]
    after = [spoken[at + 2 : at + 2 + len(called)] for at in range(len(spoken)) if spoken[at : at + 2] == ["block", "of"]]
    return bool(called) and called in before + after


def in_a_town(phrase: str) -> bool:
    """Whether it is something inside a town: a street, a quarter, a school, a numbered address, a courtyard.

    >>> in_a_town("Castello Road"), in_a_town("a courtyard"), in_a_town("several villages"), in_a_town("Jayrud")
    (True, True, False, False)
    """
    if not has_name(phrase):
        return _MANY.search(phrase) is None
    return bool(_NUMBERED.match(tidy(phrase))) or any(key(word) in STREETS for word in phrase.split())


def in_a_building(phrase: str) -> bool:
    """Whether it is a school, a club or the like, which mostly stands in the town of the news, or one in its surroundings.

    >>> in_a_building("Marrek High School"), in_a_building("Jayrud")
    (True, False)
    """
    return any(key(word) in BUILDINGS for word in phrase.split())
