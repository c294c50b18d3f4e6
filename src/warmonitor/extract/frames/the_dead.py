"""People counted out of those harmed: "two medics were among the 31 killed", "the dead included"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found, numbered
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.subjects import group_start, subject_of
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.numbers import amount
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, CLAUSE, is_adverb, table

DEAD_GROUP = table("dead killed fatalities deceased martyrs slain")
HURT_GROUP = table("wounded injured hurt")


def _group_harm(line: Line, i: int) -> tuple[Harm, int] | None:
    """The harm and end of "the dead", "those killed", "the 26 civilians killed", "the victims" from token `i`."""
    k = i
    if line.low(k) not in ("the", "those", "them", "at", "more", "about", "around") and amount(line.tokens, k) is None:
        return None
    for j in range(k, min(k + 7, len(line.tokens))):
        word = line.low(j)
        if word in DEAD_GROUP or (word == "victims" and (line.low(i - 1) == "among" or line.low(j + 1).startswith("includ"))):
            return "killed", j + 1
        if word in HURT_GROUP:
            return "injured", j + 1
        if word in VERBS and VERBS[word].voice == "ed":
            return VERBS[word].harm, j + 1
        if word in (",", ".", ";", "of") or word in BE or word in CLAUSE:
            return None
    return None


def of_the_dead(line: Line, i: int) -> Iterator[Found]:
    """ "two medics were among the 31 killed", "among the dead were 15 children", "two of the dead were medics", "the dead included"."""
    word = line.low(i)
    if word == "of":
        yield from _shared_out(line, i)
    elif word == "among":
        yield from _among(line, i)
    elif word in BE:
        yield from _are_parts(line, i)
    elif (group := _group_harm(line, max(0, i - 2))) and group[1] == i:
        yield from _counted_parts(line, group[0], i - 1, i + 1, line.at(i + 1), "the dead included")


def _shared_out(line: Line, i: int) -> Iterator[Found]:
    """ "Of the dead, 36 were soldiers, 32 were gunmen and four were civilians": each a part of the total before."""
    group = _group_harm(line, i + 1) if line.low(i - 1) in ("", ",", ";", "and", "“") else None
    if group is None:
        return
    harm, k = group
    while k < len(line.tokens):
        if line.low(k) in (",", "and"):
            k += 1
            continue
        people = line.at(k)
        if people is None or people.amount is None or line.low(people.last) not in BE:
            return
        said = line.at(people.last + 1)
        if said is None or said.kind is None:
            return
        hit = numbered(replace(said, amount=people.amount), people.amount, harm, "unknown", k, "of the dead, N were", last=said.last)
        yield replace(hit, first=people.first, part=-1)
        k = said.last
        while k < len(line.tokens) and line.low(k) not in (",", "and", ".", ";"):
            k += 1


def _among(line: Line, i: int) -> Iterator[Found]:
    group = _group_harm(line, i + 1)
    if group is None:
        return
    harm, last = group
    if line.low(i - 1) in BE or is_adverb(line.low(i - 1)):
        people = subject_of(line, group_start(line, i))
        if people is not None:
            for hit in counted(line, harm, "unknown", i, last, people, "among the dead", forward=False):
                yield replace(hit, part=-1)
    elif line.low(last) in BE or line.low(last) == ",":
        yield from _counted_parts(line, harm, i, last, line.at(last + 1), "among the dead were")


def _counted_parts(line: Line, harm: Harm, trigger: int, last: int, people: Phrase | None, rule: str) -> Iterator[Found]:
    if people is not None and can_suffer(people):
        for hit in counted(line, harm, "unknown", trigger, last, people, rule, forward=True):
            yield replace(hit, part=-1)


def _are_parts(line: Line, i: int) -> Iterator[Found]:
    """ "two of the dead were medics": counted out of a group that the phrase itself names."""
    left = next((p for p in line.people if p.partitive and p.last <= i), None)
    if left is None or left.amount is None:
        return
    inner = (_group_harm(line, k + 1) for k in range(left.first, left.last) if line.low(k) == "of")
    group = _group_harm(line, left.first + 2) or next((g for g in inner if g), None)
    if group is None or group[1] < i - 6 or left.amount.word == "most":
        return
    told = i + 1
    while is_adverb(line.low(told)) or line.low(told) in BE:
        told += 1
    if line.low(told) in VERBS and VERBS[line.low(told)].harm != group[0]:
        return  # "two of the 17 abducted men were killed": told by that verb
    said = line.at(i + 1)
    people = replace(said, amount=left.amount) if said is not None and said.kind else left
    hit = numbered(people, left.amount, group[0], "unknown", left.first, "N of the dead", last=max(group[1], left.last))
    yield replace(hit, first=left.first, part=-1)
