"""People counted out of those harmed: "two medics were among the 31 killed", "the dead included"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.subjects import group_start, subject_of
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.numbers import amount
from warmonitor.extract.words import ADVERBS, BE, CLAUSE

DEAD_GROUP = frozenset("dead killed victims fatalities deceased casualties martyrs slain".split())


HURT_GROUP = frozenset("wounded injured hurt".split())


def _group_harm(line: Line, i: int) -> tuple[Harm, int] | None:
    """The harm and end of "the dead", "those killed", "the 26 civilians killed", "the victims" from token `i`."""
    k = i
    if line.low(k) not in ("the", "those", "them", "at", "more", "about", "around") and amount(line.tokens, k) is None:
        return None
    for j in range(k, min(k + 7, len(line.tokens))):
        word = line.low(j)
        if word in DEAD_GROUP and not (word == "casualties"):
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
    if word == "among" and (group := _group_harm(line, i + 1)):
        harm, last = group
        if line.low(i - 1) in BE or line.low(i - 1) in ADVERBS:
            people = subject_of(line, group_start(line, i))
            if people is not None:
                for hit in counted(line, harm, "unknown", i, last, people, "among the dead", forward=False):
                    yield replace(hit, part=-1)
        elif line.low(last) in BE or line.low(last) == ",":
            people = line.at(last + 1)
            if people is not None and can_suffer(people):
                for hit in counted(line, harm, "unknown", i, last, people, "among the dead were", forward=True):
                    yield replace(hit, part=-1)
        return
    if word in BE or word in ("included", "include"):
        left = next((p for p in line.people if p.partitive and p.last <= i), None)
        if word in BE and left is not None and left.amount:
            group = _group_harm(line, left.first + 2) or next(
                (g for k in range(left.first, left.last) if line.low(k) == "of" and (g := _group_harm(line, k + 1))), None)  # fmt: skip
            if group and group[1] >= i - 6:
                people = line.at(i + 1)
                a = left.amount
                chosen = (replace(people, amount=a),) if people is not None and people.kind else (left,)
                yield Found(group[0], "unknown", left.first, left.first, max(group[1], left.last), chosen, a.low, a.high, a.modality,
                            "N of the dead", part=-1)  # fmt: skip
                return
        if word in ("included", "include"):
            group = _group_harm(line, max(0, i - 2))
            if group and group[1] == i:
                people = line.at(i + 1)
                if people is not None and can_suffer(people):
                    for hit in counted(line, group[0], "unknown", i - 1, i + 1, people, "the dead included", forward=True):
                        yield replace(hit, part=-1)
