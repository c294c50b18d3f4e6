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
from warmonitor.extract.harm_words import COUNTING_NOUNS, NOUNS, VERBS
from warmonitor.extract.people_words import NOT_PEOPLE
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, HAVE, SPEECH, table

NO_DEED = table("threat threats attempt attempts plot plots squad squads penalty sentence sentences warrant warrants row certificate")
WHERE_OR_WHEN = table("in on at near last this over during yesterday today")
ENDS_OF_TIMES = table("yesterday today morning afternoon evening night week month year hours days weeks months")
FAR = 9  # tokens from a noun to the "of" that goes with it
DEADLY = table("fatal deadly lethal")
PLANNED = table("plan plans planned planning plot plots plotted plotting attempted")
CAUSING = table("caused causing inflicted inflicting were suffered claimed")


def by_noun(line: Line, i: int) -> Iterator[Found]:
    """ "the deaths of 10", "14 more deaths", "X's arrest", "hundreds of casualties"."""
    word = line.low(i)
    harm, manner = NOUNS[word]
    if line.low(i + 1) in NO_DEED:
        return
    if harm == "injured" and (line.low(i - 1) in DEADLY or line.low(i + 1) in ("death", "deaths")):
        harm = "killed"
    if (unreal(line, i) and line.low(i - 1) not in ("the",)) or _planned(line, i):
        return
    if word == "death" and line.low(i - 1) == "to" and line.low(i - 2) == "put":
        yield from subject_frame(line, i - 2, i + 1, "killed", "execution", "put to death")
        return
    before = number_before(line, i)
    if line.low(i + 1) == "toll":
        return
    one = before is not None and before.amount is not None and (before.amount.high or 2) <= 1
    if before is not None and before.amount is not None and word in COUNTING_NOUNS and (one or word.endswith("s") or word == "dead"):
        joint = word == "deaths" and line.low(i + 1) in ("and", "or") and line.low(i + 2) == "injuries" and not line.at(i + 3)
        those = Phrase(before.first, i + 1, i, before.amount, None, determiner=before.determiner, more=before.more, zero=before.zero)
        yield numbered(those, before.amount, "killed_or_injured" if joint else harm, manner, i, f"N {word}")
        return
    of = _of(line, i + 1)
    if of:
        people = line.at(of + 1)
        if people is None and line.low(of + 1) in ("a", "an", "the", "his", "her", "their"):
            people = line.at(of + 2)
        named = people is not None and can_suffer(people) and line.low(people.last) not in NOT_PEOPLE  # "execution of bomb attacks" is none
        if people is not None and named and line.low(of + 1) not in ("death", "murder"):
            if people.kind is None and people.name and harm == "displaced":
                return
            k = i - 1 if line.low(i - 1) in ("mass", "the") else i
            for hit in counted(line, harm, manner, i, of, people, f"{word} of X", forward=True):
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


def _of(line: Line, k: int) -> int:
    """Where the "of" stands that goes with a noun before `k`, over a place or a time: "the murder in Qasrat on Friday of Ivo Marrek"."""
    if line.low(k) == "of":
        return k
    if line.low(k) not in WHERE_OR_WHEN:
        return 0
    for m in range(k + 1, min(k + FAR, len(line.tokens))):
        if line.low(m) == "of" and (line.tokens[m - 1].capital or line.low(m - 1)[-1:].isdigit() or line.low(m - 1) in ENDS_OF_TIMES):
            return m
        if not line.tokens[m].word or line.low(m) in BE or line.low(m) in HAVE or line.low(m) in SPEECH or line.low(m) in VERBS:
            return 0
    return 0


def _planned(line: Line, i: int) -> bool:
    """ "planned the assassination of X": it was not done for all that is said."""
    return line.low(i - 2 if line.low(i - 1) in ("a", "an", "the") else i - 1) in PLANNED


def _after_cause(line: Line, i: int) -> bool:
    return any(line.low(k) in CAUSING for k in range(max(0, i - 3), i))
