"""Common words of English, by which a word in capitals is told from a name.

The list (`common_words.txt`) is made by `script/common-words` from SCOWL; a star marks the words that are names of people as well.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from warmonitor.extract.numbers import TENS, UNITS
from warmonitor.extract.people_words import KINDS
from warmonitor.extract.where import COUNTRY_NAMES
from warmonitor.extract.words import PREPOSITIONS, STOPS, table
from warmonitor.gazetteer.demonyms import country_of_people

# Common words that are nearly always a name where reports of violence have them.
RATHER_NAMES = table(
    "maria harry mike tom peter john victor walker martin hector jimmy billy bobby jack angel",
    "chile china turkey japan bush smith grant cox frank panama jordan chad guinea",
)
MADE_OF = (
    "narco", "anti", "counter", "para", "non", "over", "under", "super", "ultra", "multi", "inter", "semi", "mini", "micro",
    "trans", "demi", "self", "pro", "neo", "mid", "out", "pre", "re", "un", "de", "dis", "mis", "ex", "co", "sub", "machine",
)  # fmt: skip
ENGLISH = re.compile(r"(?:tions?|ments?|ness|isms?|ists?|ized?|izing|ising|ively|ously|ingly|edly|ational|ibility|ability)$")
FOLDED = re.compile(r"(?:ed|ing|ly|er|ers|al|ally|ist|ists|ish|y|ary)$")  # of words made from others
HEADS = table(
    "gun guns gunned gunning gunner gunners fire men man woman women craft ship ships wing line lines down time side made maker makers",
    "owner owners people worker workers boat boats born proof wide like",
)  # of words written as one: "machinegun", "cattlemen"


@lru_cache(maxsize=1 << 16)
def is_name(low: str) -> bool:
    """Whether no common word of English looks like this."""
    if low in RATHER_NAMES or low in COUNTRY_NAMES or country_of_people(low):
        return True
    if "." in low:
        return True
    if len(low) == 1:
        return low not in ("a", "i")
    if "-" in low:
        parts = low.split("-")
        return is_name(parts[-1]) if parts[0] in MADE_OF or not is_name(parts[0]) else True
    return not (_usual(low) or _made_of_usual(low))


def _usual(low: str) -> bool:
    return low in common_words() or low in STOPS or low in PREPOSITIONS or low in UNITS or low in TENS or low in KINDS


def _made_of_usual(low: str) -> bool:
    """ "machinegunned", "antiterrorist", "newsmen", "destabilizing": made of common parts, or too long and too English for a name."""
    if len(low) >= 8 and ENGLISH.search(low):
        return True
    forms = {low, *_unfolded(low)}
    if any(len(form) > 4 and form in common_words() for form in forms):
        return True
    for form in forms:
        if any(form.startswith(part) and len(form) >= len(part) + 4 and form[len(part) :] in common_words() for part in MADE_OF):
            return True
        if any(form[cut:] in HEADS and form[:cut] in common_words() for cut in range(3, len(form) - 2)):
            return True
    return False


def _unfolded(low: str) -> set[str]:
    """What a word may come from: "convoked" from "convoke", "insurrectional" from "insurrection"."""
    found = set()
    for ending in range(1, 5):
        if len(low) - ending >= 5 and FOLDED.fullmatch(low[-ending:]):
            stem = low[:-ending]
            found |= {stem, stem + "e"} if stem[-1] != stem[-2] else {stem, stem[:-1]}
    return found


@cache
def _lines() -> tuple[str, ...]:
    return tuple(files(__package__).joinpath("common_words.txt").read_text(encoding="ascii").split())


@cache
def common_words() -> frozenset[str]:
    return frozenset(line.rstrip("*") for line in _lines()) - RATHER_NAMES


@cache
def also_names() -> frozenset[str]:
    """Common words that are names of people too, so that what stands beside them decides."""
    return frozenset(line.rstrip("*") for line in _lines() if line.endswith("*")) - STOPS - frozenset(KINDS)
