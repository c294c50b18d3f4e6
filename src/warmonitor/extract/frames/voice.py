"""Passive or active, finite or not: what stands before a participle tells."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import BE, HAVE, JOINERS, is_adverb, table

FILMS = table("video videos footage image images photo photos clip camera cameras")
IRREGULAR = table("shot hit struck caught found seen met sought surrounded beaten held taken overrun")
BY_REACH = 8  # words of a "by" phrase between two participles
BETWEEN_PASSIVES = table(", reported confirmed believed said feared to have later rounded up")
SUFFERED = table("lined found left lying blindfolded tied forced dragged taken beaten hit struck handcuffed")


def passive(line: Line, i: int) -> bool:
    """Whether a form of "to be" governs the participle at `i`, over adverbs and other participles."""
    k, steps = first_of_two(line, i) - 1, 0
    while k >= 0 and steps < 7:
        word = line.low(k)
        if word in BE:
            return True
        if word == "having" or word in HAVE:
            return False
        if (
            is_adverb(word)
            or word in JOINERS
            or word in BETWEEN_PASSIVES
            or (VERBS.get(word) and VERBS[word].voice == "ed")
            or word in SUFFERED
        ):
            k, steps = k - 1, steps + 1
            continue
        return False
    return False


def first_of_two(line: Line, i: int) -> int:
    """Where the participle stands that the one at `i` is joined to: "was engaged by a helicopter team and killed" at "engaged"."""
    if line.low(i - 1) not in ("and", "then") or ((behind := line.at(i + 1)) is not None and behind.kind is not None):
        return i
    j = i - 2 if line.low(i - 2) != "and" else i - 3
    if _participle(line.low(j)):
        return j
    for m in range(j, max(0, j - BY_REACH), -1):
        if line.low(m) == "by":
            return m - 1 if _participle(line.low(m - 1)) else i
        if line.low(m) in BE or not line.tokens[m].word:
            return i
    return i


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR


def finite_base(line: Line, i: int) -> bool:
    """A headline's or a report's present tense: "rebels kill 12"; not "to kill", not a noun."""
    seen = line.low(i - 1) in FILMS
    nominal = line.low(i - 1) in ("the", "a", "an", "of", "no", "under", "house")
    return not seen and not nominal and (line.at(i + 1) is not None or line.low(i + 1) in ("them", "him", "her"))
