"""Harm told by a noun: "the deaths of 10", "14 more deaths", "the arrest of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.extract.frames.finding import Found, numbered, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import COUNTING_NOUNS, NOUNS
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

CAUSING = table("caused causing inflicted inflicting were suffered claimed")


def by_noun(line: Line, i: int) -> Iterator[Found]:
    """ "the deaths of 10", "14 more deaths", "X's arrest", "hundreds of casualties"."""
    word = line.low(i)
    harm, manner = NOUNS[word]
    if unreal(line, i) and line.low(i - 1) not in ("the",):
        return
    if word == "death" and line.low(i - 1) == "to" and line.low(i - 2) == "put":
        yield from subject_frame(line, i - 2, i + 1, "killed", "execution", "put to death")
        return
    before = number_before(line, i)
    if line.low(i + 1) == "toll":
        return
    if before is not None and before.amount is not None and word in COUNTING_NOUNS:
        joint = word == "deaths" and line.low(i + 1) in ("and", "or") and line.low(i + 2) == "injuries" and not line.at(i + 3)
        those = Phrase(before.first, i + 1, i, before.amount, None, determiner=before.determiner, more=before.more, zero=before.zero)
        yield numbered(those, before.amount, "killed_or_injured" if joint else harm, manner, i, f"N {word}")
        return
    if line.low(i + 1) == "of":
        people = line.at(i + 2)
        if people is None and line.low(i + 2) in ("a", "an", "the", "his", "her", "their"):
            people = line.at(i + 3)
        if people is not None and can_suffer(people) and line.low(i + 2) not in ("death", "murder"):
            if people.kind is None and people.name and harm == "displaced":
                return
            k = i - 1 if line.low(i - 1) in ("mass", "the") else i
            for hit in counted(line, harm, manner, i, i + 1, people, f"{word} of X", forward=True):
                yield replace(hit, first=min(hit.first, k if line.low(k) == "mass" else hit.first))
        return
    if line.low(i - 1) == "'s" or (line.low(i - 1) in ("'", "’") and word != "death"):
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or (owner.kind and not owner.plural)) and word not in ("loss", "rape"):
            yield Found(harm, manner, i, owner.first, i + 1, (owner,), 1, 1, "exact", f"X's {word}", back=not owner.name)
        return
    if line.low(i - 1) in ("his", "her", "their") and word in ("death", "killing", "murder", "arrest", "execution", "abduction"):
        yield pronominal(harm, manner, i - 1, i + 1, line.low(i - 1), i, f"his {word}")
        return
    told_of = line.low(i - 1) in ("the", "of", "more", "these", "those")
    if word in ("casualties", "deaths", "fatalities", "injuries") and not told_of and _after_cause(line, i):
        yield Found(harm, manner, i, i, i + 1, (), 2, None, "plural_only", f"caused {word}")


def _after_cause(line: Line, i: int) -> bool:
    return any(line.low(k) in CAUSING for k in range(max(0, i - 3), i))
