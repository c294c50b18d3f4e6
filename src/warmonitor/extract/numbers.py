"""How many: words and figures to intervals, by the number table of the claim contract.

A grammar of our own, because the libraries that read number words take "half a million" and "thousands of" wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warmonitor.domain.claims import Modality
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

VAGUE_ALONE = table("several few multiple various many numerous countless most tens dozens scores")
KNOWN_WHOLE = table("the them those these his her their whom")
BEFORE_A_YEAR = table("in since of until during by from early late mid ,")

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {w: 10 * (n + 2) for n, w in enumerate(("twenty thirty forty fifty sixty seventy eighty ninety").split())}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
ORDINALS = frozenset(("second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th 6th").split())

VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (3, 9), "few": (3, 9), "handful": (3, 9), "multiple": (3, 9), "various": (3, 9), "some": (3, 9),
    "number": (3, 9), "many": (3, None), "numerous": (3, None), "countless": (3, None), "large number": (3, None),
    "most": (3, None), "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
    "thousands": (2000, None), "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, None), "several dozen": (36, 108), "couple": (2, 2), "pair": (2, 2), "trio": (3, 3),
}  # fmt: skip

# What stands before a number and bends it; the longest wins.
_BEFORE: dict[Modality, str] = {
    "at_least": "at least|at the least|a minimum of|no fewer than|no less than|not less than|minimum of|not fewer than",
    "more_than": "more than|over|upwards of|in excess of|well over|greater than|exceeding|north of|much more than",
    "up_to": "up to|as many as|no more than|a maximum of|as high as|not more than|at most|as much as",
    "fewer_than": "fewer than|less than|under|below",
    "nearly": "nearly|almost|close to|just under|just short of",
    "about": "about|around|some|approximately|roughly|an estimated|estimated|approx",
}
BEFORE: dict[tuple[str, ...], Modality] = {
    tuple(words.split()): modality for modality, phrases in _BEFORE.items() for words in phrases.split("|")
}
WORDS = frozenset(UNITS) | frozenset(TENS)
STARTS = (
    frozenset(words[0] for words in BEFORE)
    | frozenset(w for key in VAGUE for w in key.split())
    | frozenset("a an half between from large huge significant hundred thousand dozen".split())
)
LONGEST_BEFORE = max(map(len, BEFORE))

# A number before one of these counts no people.
UNIT_WORDS = frozenset(
    (
        "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters mm cm inch inches feet"
        " foot percent % pct am pm a.m. p.m. o'clock year years month months week weeks day days hour hours minute"
        " minutes second seconds dollars euros pounds kg kilos kilograms tons tonnes ton grams degrees times acres"
        " hectares rounds shots bullets million-dollar block caliber calibre gauge points yards hrs hr gmt noon votes"
        " seats"
    ).split()
)
QUOTES = table("” \" '' ’")
PICTURES = table("image images photo photos slide slides picture page caption")
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov"
        "|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
DIGITS = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(\+)?$")
EVERYBODY = 10**10  # more people than there are: a number above it is a serial number, or a joke


def figure(word: str) -> int | None:
    """A whole number in plain figures; None for anything else, and for what is too long to count people, years or days.

    >>> figure("21"), figure("21st"), figure("²"), figure("9" * 5000)
    (21, None, None, None)
    """
    return int(word) if word.isdecimal() and len(word) <= 10 else None


@dataclass(frozen=True, slots=True)
class Amount:
    """A count of people as written: tokens `first` to `last` (exclusive) say `low` to `high`."""

    first: int
    last: int
    low: int
    high: int | None
    modality: Modality
    word: str = ""


def bend(low: int, high: int | None, modality: Modality) -> tuple[int, int | None]:
    """The interval of a number under a modality, by the contract's table.

    >>> bend(72, 72, "at_least"), bend(10, 10, "about"), bend(24, 99, "at_least"), bend(12, 12, "more_than")
    ((72, None), (9, 11), (24, None), (13, None))
    """
    if modality == "at_least":
        return low, None
    if modality == "more_than":
        return (low + 1 if low == high else low), None
    top = low if high is None else high
    if modality == "up_to":
        return 0, top
    if modality == "fewer_than":
        return (1, top - 1) if top > 1 else (0, 0)
    if low != high:  # "about dozens": the vague word says it already
        return low, high
    if modality == "nearly":
        return (min(-(-9 * top // 10), top - 1), top - 1) if top > 1 else (0, top)
    if modality == "about":
        return 9 * top // 10, (11 * top + 9) // 10
    return low, high


def amount(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount that begins at token `i`, with all that bends it; None where none does."""
    first = tokens[i].low if i < len(tokens) else ""
    if not first or not (first[0].isdigit() or first in STARTS or first.split("-")[0] in WORDS):
        return None
    modality, j = _before(tokens, i)
    if low_at(tokens, j) in ("between", "from") and (span := _between(tokens, j)):
        return span
    core = _core(tokens, j)
    if core is None:
        return None
    if _is_time(tokens, core.last) or _is_caption(tokens, j) or _hangs(tokens, core.last):
        return None
    if low_at(tokens, core.last) in ("s", "'s") and tokens[core.last].start == tokens[core.last - 1].end:
        return None  # "a man in his 20s"
    if (
        core.last + 1 < len(tokens)
        and tokens[core.last].text == "."
        and tokens[core.last + 1].start == tokens[core.last].end == tokens[core.last - 1].end + 1
        and tokens[core.last + 1].word
    ):
        return None  # "fox13.com"
    if low_at(tokens, core.last) in UNIT_WORDS or _is_age(tokens, core.last) or _is_date(tokens, j, core):
        return None
    if core.word and modality == "about" and low_at(tokens, i) == "some":
        return None
    core, after = _after(tokens, core)
    modality = after or modality
    if modality is None:
        return Amount(i, core.last, core.low, core.high, core.modality, core.word)
    low, high = bend(core.low, core.high, modality)
    return Amount(i, core.last, low, high, modality, core.word)


def _is_time(tokens: Sequence[Token], i: int) -> bool:
    """ "11:30", "9 p.m.": behind the hour."""
    return low_at(tokens, i) == ":" and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and low_at(tokens, i + 1)[:2].isdigit()


def _hangs(tokens: Sequence[Token], i: int) -> bool:
    """ "12- and 10-year-old sons": a number that waits for the word behind the next."""
    return low_at(tokens, i) == "-" and tokens[i].start == tokens[i - 1].end and low_at(tokens, i + 1) in ("and", "or", "to", ",")


def _is_caption(tokens: Sequence[Token], i: int) -> bool:
    """ "Image 1 of 44": a number of pictures."""
    if i >= len(tokens) or not tokens[i].text.isdigit():
        return False
    pages = (i, i - 2) if low_at(tokens, i - 1) in ("of", "/") else (i,)
    return any(low_at(tokens, k - 1) in PICTURES for k in pages)


def _before(tokens: Sequence[Token], i: int) -> tuple[Modality | None, int]:
    for n in range(LONGEST_BEFORE, 0, -1):
        words = tuple(low_at(tokens, k) for k in range(i, i + n))
        if words in BEFORE:
            inner, j = _before(tokens, i + n)
            return (inner if inner and BEFORE[words] == "about" else BEFORE[words]), j
    return None, i


def _core(tokens: Sequence[Token], i: int) -> Amount | None:
    return _range(tokens, i) or _vague(tokens, i) or _exact(tokens, i)


def _exact(tokens: Sequence[Token], i: int) -> Amount | None:
    found = _value(tokens, i)
    if found is None:
        return None
    value, last, plus = found
    if plus:
        return Amount(i, last, value + 1, None, "more_than")
    return Amount(i, last, value, value, "exact")


def _value(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """A whole number in figures or words: its value, where it ends, whether a plus follows."""
    low = low_at(tokens, i)
    if low in ("a", "an", "half", "quarter"):
        return _fraction(tokens, i)
    match = DIGITS.match(low)
    if match:
        written = figure(match[1].replace(",", ""))
        if written is None:
            return None
        value, last, plus = written, i + 1, bool(match[2])
        if low_at(tokens, last) == "-plus" or (low_at(tokens, last) == "plus" and low_at(tokens, last - 1)):
            plus, last = True, last + 1
        while low_at(tokens, last) in SCALES and value < EVERYBODY:
            value, last = value * SCALES[low_at(tokens, last)], last + 1
        return value, last, plus
    total, current, last = 0, 0, i
    while last < len(tokens):
        for part in low_at(tokens, last).split("-"):
            if part in UNITS:
                current += UNITS[part]
            elif part in TENS:
                current += TENS[part]
            elif part == "hundred" and current:
                current *= 100
            elif part in ("thousand", "million") and current:
                total, current = total + current * SCALES[part], 0
            elif part == "dozen" and current:
                current *= 12
            elif part == "and" and current >= 100 and low_at(tokens, last + 1).split("-")[0] in UNITS | TENS:
                pass
            else:
                return (total + current, last, False) if last > i and total + current else None
            if total + current > EVERYBODY:
                return None
        last += 1
    return (total + current, last, False) if last > i and total + current else None


def _fraction(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    words = [low_at(tokens, k) for k in range(i, i + 5)]
    if words[:3] in (["half", "a", "dozen"], ["half", "a", "million"], ["a", "half", "dozen"], ["a", "half", "million"]):
        return SCALES[words[2]] // 2, i + 3, False
    if words == ["a", "quarter", "of", "a", "million"]:
        return 250_000, i + 5, False
    if words[0] == "a" and words[1] in SCALES:
        return SCALES[words[1]], i + 2, False
    return None


def _vague(tokens: Sequence[Token], i: int) -> Amount | None:
    words = [low_at(tokens, k) for k in range(i, i + 5)]
    first = words[0]
    if first in ("tens", "hundreds") and words[1] == "of" and words[2] in ("thousands", "hundreds"):
        low, high = VAGUE[f"{first} of thousands"] if words[2] == "thousands" else VAGUE["hundreds"]
        return Amount(i, _past_of(tokens, i + 3), low, high, "vague", first)
    if first in ("several", "few") and words[1] in ("dozen", "hundred", "thousand", "dozens", "hundreds"):
        low, high = VAGUE["several dozen"] if words[1].startswith("dozen") else (3 * SCALES[words[1].rstrip("s")], None)
        return Amount(i, _past_of(tokens, i + 2), low, high, "vague", "several")
    if first == "a" and words[1] in ("few", "handful", "number", "couple", "pair", "trio"):
        n = 2
        if words[2] in QUOTES and words[3] == "of":
            return _vaguely(tokens, i, i + 3, words[1])
        if words[1] in ("number", "couple", "pair", "trio", "handful") and words[2] != "of" and words[1] in ("number", "handful"):
            return None
        return _vaguely(tokens, i, i + n, words[1])
    if first in ("a", "an", "large") and "number" in words[1:4] and words[words.index("number") + 1 :][:1] == ["of"]:
        k = words.index("number")
        if words[k - 1] in ("unknown", "undetermined", "unspecified", "undisclosed"):
            return Amount(i, _past_of(tokens, i + k + 1), 2, None, "plural_only", "number")
        key = "number" if words[k - 1] in ("undetermined", "unknown", "small", "a", "ascertained", "unspecified") else "large number"
        return _vaguely(tokens, i, i + k + 1, key)
    if first in ("large", "huge", "significant") and words[1] == "numbers":
        return _vaguely(tokens, i, i + 2, "large number")
    if first in VAGUE_ALONE:
        return _vaguely(tokens, i, i + 1, first)
    if first in ("hundreds", "thousands", "millions"):
        return _vaguely(tokens, i, i + 1, first)
    if first == "some" and not (DIGITS.match(words[1]) or words[1] in UNITS or words[1] in TENS):
        return _vaguely(tokens, i, i + 1, first)
    return None


def _vaguely(tokens: Sequence[Token], first: int, last: int, key: str) -> Amount:
    low, high = VAGUE[key]
    if key == "most" and low_at(tokens, last) != "of":
        return Amount(first, last, 2, None, "plural_only", key)  # "most were executed"
    return Amount(first, _past_of(tokens, last), low, high, "exact" if low == high else "vague", key)


def _past_of(tokens: Sequence[Token], i: int) -> int:
    """Behind a partitive "of", unless it opens a part of a known whole ("several of the dead")."""
    if low_at(tokens, i) == "of" and low_at(tokens, i + 1) not in KNOWN_WHOLE:
        return i + 1
    return i


def _range(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "A to B", "A-B", "A or B": only of numbers, and only rising."""
    left = _value(tokens, i)
    if left is None or left[2]:
        return None
    joint = low_at(tokens, left[1])
    if joint not in ("to", "or", "-", "–"):
        return None
    right = _value(tokens, left[1] + 1)
    if right is None or right[0] <= left[0] or right[0] > 20 * left[0]:
        return None
    return Amount(i, right[1], left[0], right[0], "range")


def _between(tokens: Sequence[Token], i: int) -> Amount | None:
    left = _value(tokens, i + 1)
    if left is None or low_at(tokens, left[1]) not in ("and", "to"):
        return None
    right = _value(tokens, left[1] + 1)
    if right is None or right[0] <= left[0] or low_at(tokens, right[1]) in UNIT_WORDS:
        return None
    return Amount(i, right[1], left[0], right[0], "range")


def _after(tokens: Sequence[Token], core: Amount) -> tuple[Amount, Modality | None]:
    """Words behind a number that bend it: "or more", "or so", "-plus"."""
    pair = (low_at(tokens, core.last), low_at(tokens, core.last + 1))
    moved = Amount(core.first, core.last + 2, core.low, core.high, core.modality, core.word)
    if pair == ("or", "more"):
        return moved, "at_least"
    if pair == ("or", "so"):
        return moved, "about"
    return core, None


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """ "58 year old", "12 years of age"."""
    return low_at(tokens, i) in ("year-old", "years-old", "month-old", "-year-old", "year-olds")


def _is_date(tokens: Sequence[Token], i: int, core: Amount) -> bool:
    """ "March 7", "7 March", "in 2016": a day or a year, not people."""
    digits = tokens[i].low.rstrip("+").isdigit() if i < len(tokens) else False
    if not digits or core.word:
        return False
    before, after, further = low_at(tokens, i - 1), low_at(tokens, core.last), low_at(tokens, i - 2)
    if before in MONTHS or (before == "." and further in MONTHS):
        return True
    if after in MONTHS and tokens[core.last].capital and core.low <= 31 and after != "may":
        return True
    year = 1900 <= core.low <= 2100 and "," not in tokens[i].text
    if year and (before.rstrip("stndrh").isdigit() or before in MONTHS or (before == "," and further.isdigit())):
        return True
    return year and (before in BEFORE_A_YEAR or before in MONTHS)
