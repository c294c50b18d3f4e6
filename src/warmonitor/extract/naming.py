"""Names: the longest form a document gives, and names that a later sentence gives to people told of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warmonitor.domain.claims import Person
from warmonitor.extract.drafts import Draft
from warmonitor.extract.names import NOT_A_PERSON, name_at
from warmonitor.extract.numbers import figure
from warmonitor.extract.page import Page
from warmonitor.extract.suspects import SUSPECTS
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import table

PLACE_OR_SPEECH = table("in at from near by to on of the")

IDENTIFIED = frozenset("identified named".split())


def give_names(page: Page, drafts: Sequence[Draft]) -> None:
    """Single names become their longest form; one unnamed victim gets the name that the document gives to its victim."""
    if page.upper:
        return
    full = _longer_forms(page.names)
    for d in drafts:
        d.names = tuple(dict.fromkeys(_longest(n, full) for n in d.names))
        d.people = tuple(_renamed(p, _longest(p.name, full)) for p in d.people)
    for d in drafts:
        if not d.names and d.low == d.high and 2 <= d.low <= 40:
            told = _told_after(page, d)
            d.names = tuple(told)
            d.people = tuple(Person(name=n) for n in told)
    for n, name, age in _identified(page):
        target = _victim(drafts, n)
        if target is not None:
            target.names = (_longest(name, full),)
            target.people = (Person(name=target.names[0], age=age),)


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
    longer = [f for inside, f in full.get(min(words), ()) if words < inside]
    return max(longer, key=len) if longer else name


def _identified(page: Page) -> list[tuple[int, str, int | None]]:
    """ "the victim was identified as Mirela Quost, 26": sentence, name and age."""
    found = []
    for n, line in enumerate(page.lines):
        tokens = line.sentence.tokens
        for i, token in enumerate(tokens):
            if token.low == "victim" and i + 2 < len(tokens):
                person = name_at(tokens, i + 2 if tokens[i + 1].text == "," else i + 1)
                if person is not None and person[1] - person[0] >= 2:
                    age = _age_in(tokens[person[1] : person[1] + 2])
                    found.append((n, page.text[tokens[person[0]].start : tokens[person[1] - 1].end], age))
            if (
                token.low in IDENTIFIED
                and not SUSPECTS & {t.low for t in tokens[max(0, i - 9) : i]}
                and (named := _name_after(tokens, i)) is not None
            ):
                first, last = named
                age = _age_in(tokens[last : last + 2])
                found.append((n, page.text[tokens[first].start : tokens[last - 1].end], age))
    return found


def _age_in(tokens: Sequence[Token]) -> int | None:
    return next((n for t in tokens if (n := figure(t.text)) is not None and n < 110), None)


def _name_after(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    for k in range(i + 1, min(i + 9, len(tokens))):
        if tokens[k].low == "as":
            for m in range(k + 1, min(k + 6, len(tokens))):
                named = name_at(tokens, m)
                if named and named[1] - named[0] >= 2:
                    return named
            return None
    return None


def _victim(drafts: Sequence[Draft], n: int) -> Draft | None:
    """The one unnamed person killed, else hurt, else taken, before sentence `n` or in it."""
    for harm in ("killed", "injured", "abducted", "missing", "detained"):
        ones = [d for d in drafts if d.harm == harm and d.low == d.high == 1 and not d.background and d.line <= n + 1]
        if ones:
            return ones[0] if len(ones) == 1 and not ones[0].names else None
    return None
