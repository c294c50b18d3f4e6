"""Harm told of more people without saying it again: "as did three women", "and another five outside Old Pell"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import NOUNS, STATES, VERBS
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, HAVE, table

PLACING = table("in at near outside around inside on across")
TAKEN_UP = table("did was were had have has")
ELSEWHERE = "N elsewhere"  # the rule of a number that stands with a place of its own
FAR = 16  # tokens between a harm and the number that takes it up


def likewise(line: Line, found: list[Found]) -> Iterator[Found]:
    """What a sentence says to have befallen others too, by the last harm told before it."""
    for i in range(1, len(line.tokens) - 2):
        word = line.low(i)
        if word not in ("as", "so", "and"):
            continue
        told = [hit for hit in found if hit.last <= i and hit.part is None and hit.high != 0]
        if not told:
            continue
        if word != "and":
            yield from _as_did(line, i, told[-1])
        elif (people := line.at(i + 1)) is not None and _goes_on_elsewhere(line, people, told[-1], i):
            last = min(people.last + 1, len(line.tokens))
            low, high = (people.amount.low, people.amount.high) if people.amount else (1, 1)
            modality = people.amount.modality if people.amount else "exact"
            yield replace(told[-1], first=i + 1, last=last, people=(people,), low=low, high=high, modality=modality, trigger=i, back=False,
                          rule=ELSEWHERE)  # fmt: skip


def _as_did(line: Line, i: int, told: Found) -> Iterator[Found]:
    """ "..., as did three women", "so were two guards"."""
    if line.low(i + 1) not in TAKEN_UP:
        return
    people = line.at(i + 2)
    if people is not None and can_suffer(people) and line.low(people.last) not in VERBS:
        yield from counted(line, told.harm, told.manner, i, i + 2, people, "as did X", forward=True)


def _goes_on_elsewhere(line: Line, people: Phrase, told: Found, i: int) -> bool:
    """Whether a number alone stands with a place and no harm of its own: "30 died around Qasrat and another five outside Old Pell"."""
    counted_before = any(p.amount is not None for p in told.people)
    if not (
        counted_before
        and people.amount
        and (people.amount.low, people.amount.high) != (0, 0)
        and i - told.last <= FAR
        and line.low(people.last) in PLACING
    ):
        return False
    between = [line.low(k) for k in range(told.last, i)]
    if not (set(between) & PLACING) or {";", ":"} & set(between):
        return False
    rest = [line.low(k) for k in range(people.last, min(people.last + 8, len(line.tokens)))]
    stop = next((n for n, word in enumerate(rest) if word in (",", ".", ";", "and", "when", "after", "as", "by")), len(rest))
    acts = any(w.endswith("ed") for w in rest[:stop]) and not people.bare  # "... and six soldiers at the base surrendered"
    return not acts and not any(w in VERBS or w in STATES or w in NOUNS or w in BE or w in HAVE for w in rest[:stop])
