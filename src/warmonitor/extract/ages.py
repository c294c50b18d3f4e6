"""Ages as written: "21-year-old", "58 year old", "58-year old"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.extract.numbers import TENS, UNITS, figure
from warmonitor.extract.tokens import Token

WORDED = re.compile(r"^([a-z]+(?:-[a-z]+)?)-(year|month|week|day)s?-olds?$")
AGE = re.compile(r"^(\d{1,3})-(?:year|month|week|day)s?-olds?$")


def _in_words(word: str) -> int | None:
    """ "five-year-old", "twenty-two-year-old"."""
    match = WORDED.match(word)
    if match is None:
        return None
    numbers = [UNITS.get(part) or TENS.get(part) for part in match[1].split("-")]
    years = sum(n for n in numbers if n)
    return (years if match[2] == "year" else 0) if all(numbers) and years < 110 else None


def age_at(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """An age and the index behind it: "21-year-old", "58 year old", "58-year old"."""
    if tokens[k].low.isdecimal() and k + 3 < len(tokens) and tokens[k + 1].text == "-" and tokens[k + 2].low in ("and", "or", "to", ","):
        return age_at(tokens, k + 3)  # "12- and 10-year-old"
    match = AGE.match(tokens[k].low)
    if match:
        return (int(match[1]) if "year" in tokens[k].low else 0), k + 1
    if (told := _in_words(tokens[k].low)) is not None:
        return told, k + 1
    low = [tokens[m].low if m < len(tokens) else "" for m in range(k, k + 3)]
    number = figure(low[0].split("-")[0]) or UNITS.get(low[0]) or TENS.get(low[0])
    if number is None:
        return None
    if "-" not in low[0] and low[1] in ("year", "years", "month", "months") and low[2] in ("old", "olds"):
        return (number if low[1].startswith("year") else 0), k + 3
    if low[1] in ("yr", "yrs") and low[2] == "old":
        return number, k + 3
    if low[1] in ("yo", "y/o") and low[0].isdecimal():
        return number, k + 2
    if low[1] == "yr-old":
        return number, k + 2
    if "-" not in low[0] and low[1] in ("year-old", "month-old", "year-olds"):
        return (number if low[1].startswith("year") else 0), k + 2
    if low[0].endswith(("-year", "-month")) and low[1] == "old":
        return (number if low[0].endswith("-year") else 0), k + 2
    return None
