"""How common words are in reports on violence, whatever reports are at hand: a table that comes with the program.

What two reports share must weigh the same today and after another thousand reports, or no result could be brought up to date
without doing all of it again. `script/compile-background` makes the table.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

UNKNOWN = 7.0  # what a word weighs that is not in the table: as much as one that stands in one report of a thousand


@cache
def _shares() -> dict[str, float]:
    lines = files(__package__).joinpath("background.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: float(share) / 1000 for word, share in (line.split("\t") for line in lines)}


def is_common(word: str) -> bool:
    """Whether reports on violence have this word (in small letters) as a matter of course.

    >>> is_common("police"), is_common("copperline")
    (True, False)
    """
    return word in _shares()


def telling(word: str) -> float:
    """How much a word (in small letters) tells of which event a report is about: the logarithm of its rarity.

    >>> telling("police") < telling("nightclub") < telling("copperline")
    True
    """
    share = _shares().get(word)
    return UNKNOWN if share is None else -math.log(share)
