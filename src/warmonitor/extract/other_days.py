""" "A day after": where a sentence goes over to what happened on another day."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.numbers import UNITS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

SPANS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
UNCOUNTED = table("hour hours month months year years shortly")


def turn(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` turns to another time: "a day after", "shortly before"."""
    return low_at(tokens, k) in ("after", "before") and (low_at(tokens, k - 1) in SPANS or low_at(tokens, k - 1) in UNCOUNTED)


def apart(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether two words of a sentence tell of different times.

    >>> from warmonitor.extract.tokens import tokenize
    >>> apart(tokenize("Rebels hit a school a day after dozens died"), 1, 9)
    True
    """
    low, high = sorted((a, b))
    return any(turn(tokens, k) for k in range(low + 1, high))


def days_earlier(tokens: Sequence[Token], at: int) -> int | None:
    """By how many days what the word at `at` tells came before what the sentence began with; None where nothing says.

    >>> from warmonitor.extract.tokens import tokenize
    >>> days_earlier(tokenize("Rebels hit a school two days after dozens died"), 9)
    2
    """
    for k in range(at - 1, 1, -1):
        if turn(tokens, k) and tokens[k].low == "after" and tokens[k - 1].low in SPANS:
            number = tokens[k - 2].low
            count = 1 if number in ("a", "one", "the") else UNITS.get(number, 0) or (int(number) if number.isdecimal() else 0)
            return count * SPANS[tokens[k - 1].low] if 0 < count < 100 else None
    return None
