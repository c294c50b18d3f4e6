"""The model's claims against the report: every word of them must be in it, and every number must be the one that the words say.

A claim whose quote or number does not stand the check is dropped and counted; a field whose words don't is left empty and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from warmonitor.domain.claims import Claim, Person
from warmonitor.domain.times import precision_of
from warmonitor.extract.llm.answers import Answered, Told
from warmonitor.extract.llm.counts import Interval, counted
from warmonitor.extract.llm.days import Lines, days
from warmonitor.extract.llm.quotes import Paper
from warmonitor.extract.tokens import tokenize

LONGEST_QUOTE = 600  # characters: a quote holds a number and a word of harm, not the report
MOST_MENTIONS = 50
NO_QUOTE = "claims with words that are not in the report"
NO_NUMBER = "claims with a number that their words do not say"
TWICE = "claims given twice"
EMPTIED = "fields with words that are not in the report"

Stretch = tuple[int, int]


class Checked(NamedTuple):
    """The claims that stand, with what was dropped by reason."""

    claims: tuple[Claim, ...]
    dropped: Counter[str]


class Desk(NamedTuple):
    """What a window's claims are held against: its words, the title's, the sentences of the whole document, and who is asking."""

    paper: Paper
    title: Paper
    lines: Lines
    extractor: str
    rule: str


def checked(answered: Sequence[Answered], desk: Desk) -> Checked:
    """The claims of a window that stand; ids are the answer's places in it ("1", "2", ...)."""
    dropped: Counter[str] = Counter()
    taken: set[tuple[Stretch | None, str]] = set()
    kept: list[tuple[Answered, Claim]] = []
    seen: set[Claim] = set()
    for one in answered:
        where = _quoted(one, desk, taken)
        if where is None:
            dropped[NO_QUOTE] += 1
            continue
        claim = _claim(one, where, str(len(kept) + 1), desk, dropped)
        if claim is None:
            dropped[NO_NUMBER] += 1
            continue
        if (nameless := replace(claim, id="")) in seen:
            dropped[TWICE] += 1
            continue
        seen.add(nameless)
        taken.add((where.stretch, one.harm))
        kept.append((one, claim))
    return Checked(tuple(_tied(kept, dropped)), dropped)


class _Where(NamedTuple):
    """Where a quote stands: in the text, or else in the title."""

    stretch: Stretch | None
    quote: str


def _quoted(one: Answered, desk: Desk, taken: set[tuple[Stretch | None, str]]) -> _Where | None:
    """The first place of the quote that no other claim of this harm has; a title's quote counts only where the text has it not."""
    if len(one.quote) > LONGEST_QUOTE or not any(c.isalnum() for c in one.quote):
        return None
    found = desk.paper.find_all(one.quote)
    if found:
        start, end = next((stretch for stretch in found if (stretch, one.harm) not in taken), found[0])
        return _Where((start, end), desk.paper.text[start:end])
    told = desk.title.find_all(one.quote)
    return _Where(None, desk.title.text[told[0][0] : told[0][1]]) if told else None


def _claim(one: Answered, where: _Where, name: str, desk: Desk, dropped: Counter[str]) -> Claim | None:
    people = _people(one.people, desk, dropped)
    interval = _counted(one, where, len(people), desk)
    if interval is None:
        return None
    near = where.stretch or (0, 0)
    when = _nearest(desk.paper.find_all(one.time, any_case=True), near)
    if one.time and when is None:
        dropped[EMPTIED] += 1
    start, end = days(desk.lines, when, one.counting)
    attribution = tuple(words for words in (_words(said, desk, dropped) for said in one.attribution) if words)
    return Claim(
        id=name, quote=where.quote, start=where.stretch[0] if where.stretch else None, end=where.stretch[1] if where.stretch else None,
        mentions=_mentions(one, where, desk), in_title=where.stretch is None, harm=one.harm, low=interval.low, high=interval.high,
        modality=interval.modality, status=one.status, victims=_words(one.victims, desk, dropped), sex=one.sex, age=one.age,
        names=tuple(person.name for person in people), people=people, perpetrator=_words(one.perpetrator, desk, dropped),
        manner=one.manner, place=_words(one.place, desk, dropped), time=_written(desk.paper.text, when) if when else "",
        date_start=start, date_end=end, date_precision=precision_of(start, end), counting=one.counting, attribution=attribution,
        hedge=one.hedge, verification=one.verification, evidence=tuple(dict.fromkeys(one.evidence)), extractor=desk.extractor,
        rule=desk.rule, speakers=attribution,
    )  # fmt: skip


def _counted(one: Answered, where: _Where, named: int, desk: Desk) -> Interval | None:
    if where.stretch is None:
        return counted(tokenize(where.quote), 0, len(where.quote), low=one.low, high=one.high, named=named)
    start, end = where.stretch
    return counted(desk.lines.tokens(start, end), start, end, low=one.low, high=one.high, named=named)


def _words(words: str, desk: Desk, dropped: Counter[str]) -> str:
    """Words as the report has them, in the text or the title; "" where it has them not."""
    if not words.strip():
        return ""
    for paper in (desk.paper, desk.title):
        found = paper.find_all(words, any_case=True)
        if found:
            return _written(paper.text, found[0])
    dropped[EMPTIED] += 1
    return ""


def _people(told: Iterable[Told], desk: Desk, dropped: Counter[str]) -> tuple[Person, ...]:
    """Persons whose names the report has, each once; what else is said of them only as far as its words are there, too."""
    found: dict[str, Person] = {}
    for one in told:
        name = _words(one.name, desk, dropped)
        if name:
            age = one.age if one.age is not None and 0 <= one.age < 130 and desk.paper.find_all(str(one.age)) else None
            work = _words(one.occupation, desk, dropped) if one.occupation else None
            found.setdefault(name, Person(name=name, age=age, sex=one.sex, occupation=work or None))
    return tuple(found.values())


def _mentions(one: Answered, where: _Where, desk: Desk) -> tuple[Stretch, ...]:
    found = {stretch for quote in one.mentions[:MOST_MENTIONS] if len(quote) <= LONGEST_QUOTE for stretch in desk.paper.find_all(quote)[:1]}
    return tuple(sorted(found - {where.stretch}))


def _nearest(found: Sequence[Stretch], near: Stretch) -> Stretch | None:
    return min(found, key=lambda stretch: (abs(stretch[0] - near[0]), stretch), default=None)


def _written(text: str, stretch: Stretch) -> str:
    """As written, but for line breaks."""
    return " ".join(text[stretch[0] : stretch[1]].split())


def _tied(kept: Sequence[tuple[Answered, Claim]], dropped: Counter[str]) -> list[Claim]:
    """The claims with their totals, by the ids that the model gave; a part of itself, or larger than its whole, is no part."""
    by_name = {one.id: claim for one, claim in kept}
    wholes: dict[str, str] = {}
    for one, claim in kept:
        whole = by_name.get(one.part_of or "")
        fits = whole is not None and whole.id != claim.id and (whole.high is None or claim.low <= whole.high)
        if whole is not None and fits and not _leads_to(whole.id, claim.id, wholes):
            wholes[claim.id] = whole.id
        elif one.part_of is not None:
            dropped["parts without their whole"] += 1
    return [replace(claim, part_of=wholes.get(claim.id)) for _, claim in kept]


def _leads_to(start: str, goal: str, wholes: Mapping[str, str]) -> bool:
    at: str | None = start
    while at is not None and at != goal:
        at = wholes.get(at)
    return at == goal
