"""Totals: "a toll of 12", "the number of deaths rose to nine", "claimed 12 lives"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found, numbered
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.people import can_suffer, points_back
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import COUNTING_NOUNS, NOUNS, STATES, VERBS
from warmonitor.extract.numbers import amount
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

COME_UPON = table("found find located discovered identified treated treating helped help assisted interviewed")
VICTIMS_COUNTED = "N victims"
BEFORE_A_TOLL = table("of to at reached is was hit exceeded topped exceeds surpassed stood passed as : than from now reaching past")
BEFORE_A_NUMBER = table("to is was reached at of exceeded now : stands as reaching passed hit")
TAKING_LIVES = table("claimed claiming took taking cost costing claims takes ended")


def toll(line: Line, i: int) -> Iterator[Found]:
    """ "a toll of 12", "brings the death toll to at least 41", "the toll stands at 30"."""
    casualty = line.low(i - 1) == "casualty"
    begin = i
    while begin > 0 and line.low(begin - 1) in ("death", "total", "casualty", "overall", "official", "killed"):
        begin -= 1
    for k in range(i + 1, min(i + 16, len(line.tokens))):
        if line.low(k) in (";", ".") or (line.low(k) in ("and", "but", "while") and k > i + 4):
            break
        number = amount(line.tokens, k)
        if number is None or (line.low(k - 1) not in BEFORE_A_TOLL):
            continue
        if line.low(k - 1) == "from" and line.low(number.last) == "to" and (later := amount(line.tokens, number.last + 1)):
            number = later
        low, high, modality = number.low, number.high, number.modality
        if line.low(k - 1) in ("exceeded", "topped", "exceeds", "surpassed", "passed", "past") and number.modality == "exact":
            low, high, modality = number.low + 1, None, "more_than"
        people = line.at(k)
        last = people.last if people is not None and people.kind else number.last
        noun = Phrase(k, last, last - 1, number, people.kind if people else None)
        harm: Harm = "killed_or_injured" if casualty else "killed"
        yield Found(harm, "unknown", i, begin, last, (noun,), low, high, modality, "toll of N")
        line.used.update(range(k, last))
        return


def number_of(line: Line, i: int) -> Iterator[Found]:
    """ "the number of deaths rose to nine", "the total number of people arrested was over 1,000"."""
    if line.low(i + 1) != "of" or line.low(i - 1) in ("a", "large", "unknown", "small"):
        return
    told = _counted_harm(line, i + 2)
    if told is None:
        return
    harm, at = told
    for k in range(at + 1, min(at + 18, len(line.tokens))):
        number = amount(line.tokens, k)
        lead = line.low(k - 1)
        if number is None or lead not in BEFORE_A_NUMBER:
            continue
        people = line.at(k)
        last = people.last if people is not None and people.kind else number.last
        if (
            people is not None
            and people.kind
            and line.low(last) == "and"
            and (other := line.at(last + 1))
            and other.kind
            and other.amount is None
        ):
            last = other.last
        begin = i - 1 if line.low(i - 1) in ("total", "true", "overall") else i
        noun = Phrase(k, last, last - 1, number, people.kind if people else None)
        line.used.update(range(i, last))
        yield Found(harm, "unknown", i, begin, last, (noun,), number.low, number.high, number.modality, "toll of N")
        return


def _counted_harm(line: Line, first: int) -> tuple[Harm, int] | None:
    """The harm in "the number of people arrested", and where its word stands."""
    for k in range(first, min(first + 7, len(line.tokens))):
        word = line.low(k)
        if word in NOUNS and word in COUNTING_NOUNS:
            return NOUNS[word][0], k
        if word in VERBS and VERBS[word].voice == "ed":
            return VERBS[word].harm, k
        if word in STATES:
            return STATES[word], k
        if word == "victims":
            return "killed", k
        if word in (",", ".", ";"):
            return None
    return None


def lives(line: Line, i: int) -> Iterator[Found]:
    """ "claimed the lives of 29 loyalists", "lost her life", "at the cost of 12 lives"."""
    if line.low(i + 1) == "of" and any(line.low(k) in TAKING_LIVES for k in range(max(0, i - 4), i)):
        people = line.at(i + 2)
        if people is not None and can_suffer(people) and not (line.low(i) == "life" and people.bare):  # "the life of 20 ..." is no count
            start = next(k for k in range(max(0, i - 4), i) if line.low(k) in TAKING_LIVES)
            yield from counted(line, "killed", "unknown", start, i + 1, people, "lives of X", forward=True)
        return
    if line.low(i - 1) in ("his", "her", "their", "its") and line.low(i - 2) in ("lost", "lose", "losing", "loses"):
        yield from subject_frame(line, i - 2, i + 1, "killed", "unknown", "lost life")
        return
    number = number_before(line, i)
    if (
        number is not None
        and number.amount
        and any(line.low(k) in ("claimed", "lost", "claiming", "cost", "took", "taken") for k in range(max(0, i - 6), i + 4))
    ):
        yield numbered(number, number.amount, "killed", "unknown", i, "N lives", last=i + 1)


def victims_counted(line: Line) -> Iterator[Found]:
    """ "the 17 victims were buried", "a list of nearly 7,000 victims": the dead, where the sentence tells of no other harm."""
    for p in line.people:
        if line.low(p.first - 1) in COME_UPON:
            continue
        if (
            p.amount is not None
            and not p.zero
            and not p.partitive
            and line.low(p.head) == "victims"
            and (p.amount.high or p.amount.low) > 1
        ):
            hit = numbered(p, p.amount, "killed", "unknown", p.head, VICTIMS_COUNTED)
            yield replace(hit, back=points_back(p))
