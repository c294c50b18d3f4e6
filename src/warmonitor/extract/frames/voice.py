"""Passive or active, finite or not: what stands before a participle tells."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import ADVERBS, BE, HAVE, JOINERS, table

FILMS = table("video videos footage image images photo photos clip camera cameras")
BETWEEN_PASSIVES = table(", reported confirmed believed said feared to have later rounded up")
SUFFERED = table("lined found left lying blindfolded tied forced dragged taken beaten hit struck handcuffed")


def passive(line: Line, i: int) -> bool:
    """Whether a form of "to be" governs the participle at `i`, over adverbs and other participles."""
    k, steps = i - 1, 0
    while k >= 0 and steps < 7:
        word = line.low(k)
        if word in BE:
            return True
        if word == "having" or word in HAVE:
            return False
        if (
            word in ADVERBS
            or word in JOINERS
            or word in BETWEEN_PASSIVES
            or (VERBS.get(word) and VERBS[word].voice == "ed")
            or word.endswith("ly")
            or word in SUFFERED
        ):
            k, steps = k - 1, steps + 1
            continue
        return False
    return False


def finite_base(line: Line, i: int) -> bool:
    """A headline's or a report's present tense: "rebels kill 12"; not "to kill", not a noun."""
    seen = line.low(i - 1) in FILMS
    nominal = line.low(i - 1) in ("the", "a", "an", "of", "no", "under", "house")
    return not seen and not nominal and (line.at(i + 1) is not None or line.low(i + 1) in ("them", "him", "her"))
