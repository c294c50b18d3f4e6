"""Names: the longest form a document gives, and names that a later sentence gives to people told of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warmonitor.domain.claims import Person
from warmonitor.extract.drafts import Draft
from warmonitor.extract.identifying import identified, taken, victim
from warmonitor.extract.names import NOT_A_PERSON, name_at, written
from warmonitor.extract.page import Page
from warmonitor.extract.sameness import same_person
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

PLACE_OR_SPEECH = table("in at from near by to on of the")

AFTER_A_NAME = table("( , . of was had has who is were ; and")
MOST = 40  # people that a report names one by one
NEAR = 60  # claims before and behind one among which its names may stand
LONGEST = 9  # words of a name
ALSO_KNOWN = 2  # words before "as"


def give_names(page: Page, drafts: Sequence[Draft]) -> None:
    """Single names become their longest form; one unnamed victim gets the name that the document gives to its victim."""
    if page.upper:
        return
    full = _longer_forms(page.names)
    known_as = _aliases(page)
    for d in drafts:
        names = [known_as.get(n, n) for n in d.names if not _adverb(n)]
        d.names = tuple(dict.fromkeys(_longest(n, full) for n in names))
        d.people = tuple(_renamed(p, _longest(known_as.get(p.name, p.name), full)) for p in d.people if not _adverb(p.name))
    for d in drafts:
        if not d.names and d.low == d.high == 1 and (told_beside := _in_apposition(page, d)):
            d.names = (_longest(told_beside, full),)
            d.people = (Person(name=d.names[0]),)
    for d in drafts:
        if not d.names and d.low == d.high and 2 <= d.low <= MOST:
            told = _told_after(page, d)
            d.names = tuple(told)
            d.people = tuple(Person(name=n) for n in told)
    for n, name, age, suspect in identified(page):
        target = taken(drafts) if suspect else victim(drafts, n)
        if target is not None:
            target.names = (_longest(name, full),)
            target.people = (Person(name=target.names[0], age=age),)
    _name_the_hurt(drafts)
    for k, d in enumerate(drafts):
        if not d.names and d.low == d.high and 2 <= d.low <= MOST:
            _name_by_parts(d, drafts[max(0, k - NEAR) : k + NEAR])


def _adverb(name: str) -> bool:
    """ "Luckily" at the head of a sentence is nobody's name."""
    return " " not in name and name.endswith("ly")


def _aliases(page: Page) -> dict[str, str]:
    """Names by what their bearers are also called: "Mirela Anna Quost (Umm Ivo)", "also known as Umm Ivo"."""
    found: dict[str, str] = {}
    for line in page.lines:
        tokens = line.sentence.tokens
        for i, token in enumerate(tokens):
            opened = token.text == "(" or (token.low == "as" and low_at(tokens, i - 1) == "known")
            if not opened or i < 2:
                continue
            alias = name_at(tokens, i + 1) if i + 1 < len(tokens) and tokens[i + 1].capital else None
            bearer = _name_ending(tokens, i - ALSO_KNOWN if token.low == "as" else i)
            if alias is not None and bearer is not None and (token.low == "as" or low_at(tokens, alias[1]) == ")"):
                found.setdefault(written(tokens, *alias), written(tokens, *bearer))
    return found


def _name_ending(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The name of two words or more that ends right before token `last`, a comma between or not."""
    end = last - 1 if low_at(tokens, last - 1) == "," else last
    for first in range(max(0, end - LONGEST), end - 1):
        named = name_at(tokens, first) if tokens[first].capital else None
        if named is not None and named[1] == end and named[1] - named[0] >= 2:
            return named
    return None


def _in_apposition(page: Page, d: Draft) -> str:
    """ "the young man, Ivo Marrek (31), was killed", "a 12-year-old, Mirela Quost of Qasrat": the name behind one person's noun."""
    if len(d.found.people) != 1 or d.line < 0:
        return ""
    tokens, last = page.lines[d.line].sentence.tokens, d.found.people[0].last
    if low_at(tokens, last) != "," or last + 1 >= len(tokens) or not tokens[last + 1].capital:
        return ""
    named = name_at(tokens, last + 1)
    if named is None or named[1] - named[0] < 2 or tokens[named[1] - 1].low in NOT_A_PERSON:
        return ""
    return written(tokens, *named) if low_at(tokens, named[1]) in AFTER_A_NAME else ""


def _name_the_hurt(drafts: Sequence[Draft]) -> None:
    """Who was shot on Friday and died on Saturday has one name."""
    for n, dead in enumerate(drafts):
        if dead.harm == "killed" and len(dead.names) == 1:
            for d in drafts[max(0, n - NEAR) : n + NEAR]:
                if d.harm == "injured" and d.low == d.high == 1 and not d.names and _head(d) == _head(dead) and same_person(dead, d):
                    d.names, d.people = dead.names, dead.people


def _head(d: Draft) -> str:
    return d.victims.lower().split()[-1] if d.victims else ""


def _name_by_parts(total: Draft, drafts: Sequence[Draft]) -> None:
    """ "ten members of the family", whom the report names by and by: as many names as people, each told as one of them."""
    told = [d for d in drafts if d is not total and d.harm == total.harm and (d.parent is total or d.line > total.line) and d.names]
    names = tuple(dict.fromkeys(name for d in told for name in d.names))
    if len(names) == total.low:
        total.names, total.people = names, tuple(p for d in told for p in d.people)


def _told_after(page: Page, d: Draft) -> list[str]:
    """The names that follow a number, in its sentence or the next: "10 members of the family who were killed: ..."."""
    told: list[str] = []
    lines = page.lines[d.line : d.line + 2]
    if len(lines) > 1 and not re.match(r"(?:These|They|Among|The (?:victims|dead|men|two|three|four|five)|Her|His|Their)\b", lines[1].text):
        lines = lines[:1]
    for line in lines:
        tokens = line.sentence.tokens
        i = 0
        while i < len(tokens):
            person = name_at(tokens, i) if tokens[i].start >= d.end and tokens[i].capital else None
            if person and person[1] - person[0] >= 2 and tokens[person[1] - 1].low not in NOT_A_PERSON and _as_person(tokens, person[0]):
                told.append(page.text[tokens[person[0]].start : tokens[person[1] - 1].end])
                i = person[1]
            else:
                i += 1
    told = list(dict.fromkeys(told))
    return told if len(told) == d.low else []


def _as_person(tokens: Sequence[Token], first: int) -> bool:
    """Not "in Old Pell" nor "by Qasrat News": what a preposition of place or speech leads in is no victim."""
    return not first or tokens[first - 1].low not in PLACE_OR_SPEECH


def _renamed(person: Person, name: str) -> Person:
    return person if person.name == name else Person(name=name, age=person.age, sex=person.sex, occupation=person.occupation)


def _longer_forms(full: Sequence[str]) -> dict[str, list[tuple[frozenset[str], str]]]:
    """The names of a document by each of their words."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for name in full:
        words = name.lower().split()
        if len(words) <= 6:
            for word in dict.fromkeys(words):
                found.setdefault(word, []).append((frozenset(words), name))
    return found


def _longest(name: str, full: Mapping[str, Sequence[tuple[frozenset[str], str]]]) -> str:
    """ "Tallis" is "Omar Tallis" where the document says so."""
    words = set(name.lower().split())
    if not words or len(words) > 2:
        return name
    longer = [f for inside, f in full.get(min(words), ()) if words < inside and (len(words) < 2 or _same_ends(name, f))]
    return max(longer, key=len) if longer else name


def _same_ends(name: str, longer: str) -> bool:
    """ "Hani Marrek" may be "Hani Ivo Marrek", but not his son "Omar Hani Marrek"."""
    return name.split()[0].lower() == longer.split()[0].lower() and name.split()[-1].lower() == longer.split()[-1].lower()
