"""What goes on rather than happened: "a regime that murders priests", "stop killing civilians", "people are being killed"."""

from __future__ import annotations

from warmonitor.extract.background import ONE_EVENT
from warmonitor.extract.frames import Found
from warmonitor.extract.harm_words import NOUNS
from warmonitor.extract.page import PageLine
from warmonitor.extract.tokens import low_at
from warmonitor.extract.words import BE, is_adverb, table

PRESENT = table("are is being am 're")
GOES_ON = PRESENT | table("stop stops stopped stopping continue continues continued continuing keep keeps kept keeping")
CHARGED_WITH = table("by of for from without while")  # "accused of killing civilians"
OPENERS = table("that which who to and or not")
DEEDS = table("murders assassinations slayings kidnappings abductions")  # "mass executions" may be of one day
HELPERS = BE | table("have has had")


def goes_on(line: PageLine, found: Found) -> bool:
    """Whether people are told of without a number as what is done again and again, and not as one deed of a day.

    Such a charge is a figure over several incidents, none of which it tells.
    """
    if found.modality != "plural_only" or found.part is not None or line.times:
        return False
    tokens, at = line.sentence.tokens, found.trigger
    word, before = low_at(tokens, at), _before(line, at)
    if found.rule.startswith("base OBJECT"):
        return before in OPENERS  # a headline's "rebels kill villagers" is news of its day
    if found.rule.startswith("ing OBJECT"):
        return before in GOES_ON or (before in CHARGED_WITH and not ONE_EVENT.search(line.text))
    if found.rule.startswith("were killed"):
        helpers = _helpers(line, at)
        return helpers <= PRESENT and helpers != {"being"} and bool(helpers)
    if " of X" in found.rule and word in NOUNS and not ONE_EVENT.search(line.text):
        bare = all(not p.determiner and p.amount is None for p in found.people)
        return bare and word not in ("death", "deaths", "loss", "losses") and (word in DEEDS or _one_of_several(line, at))
    return False


def _one_of_several(line: PageLine, at: int) -> bool:
    """ "the murder and kidnapping of students": deeds in a row are no one deed."""
    tokens = line.sentence.tokens
    after = low_at(tokens, at + 1) == "and" and low_at(tokens, at + 2) in NOUNS
    return after or (low_at(tokens, at - 1) == "and" and low_at(tokens, at - 2) in NOUNS)


def _before(line: PageLine, at: int) -> str:
    """The word before the harm, adverbs apart."""
    k = at - 1
    while k >= 0 and is_adverb(line.sentence.tokens[k].low):
        k -= 1
    return low_at(line.sentence.tokens, k)


def _helpers(line: PageLine, at: int) -> set[str]:
    """The helping verbs right before the harm, adverbs apart: "are being", "have been"."""
    found = set()
    for k in range(at - 1, -1, -1):
        word = line.sentence.tokens[k].low
        if word in HELPERS:
            found.add(word)
        elif not is_adverb(word) and word != "and":
            break
    return found
