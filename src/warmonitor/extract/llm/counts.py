"""How many people the quoted words say, by the reader of numbers: a model's arithmetic is not believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warmonitor.domain.claims import Modality
from warmonitor.extract.numbers import Amount, amount
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import table

NOBODY = table("no none nobody neither nor never not without zero n't unhurt unharmed uninjured unscathed")
ONE = table("a an one another")
# "12 killed in a market": what a thing's article stands behind. Not "of": "the killing of a farmer and 12 others".
BEFORE_THINGS = table("in at on by with from near after during outside inside into to for against behind beside under over through per")
OTHERS = table("others other more another")


class Interval(NamedTuple):
    """People from `low` to `high` (None: open), and how that was put."""

    low: int
    high: int | None
    modality: Modality


def counted(tokens: Sequence[Token], start: int, end: int, *, low: int, high: int | None, named: int) -> Interval | None:
    """What the words from `start` to `end` say, in the sense that the model gave them; None where they do not say it.

    `tokens` are those of the sentences around: "at least" may stand before the quote. The model's `low` and `high` only choose among
    the numbers that are there; the interval is that of the number table. Without a number, one person, an open plural, nobody or as
    many as are `named` may be meant.

    >>> from warmonitor.extract.tokens import tokenize
    >>> words = tokenize("At least 12 men were shot and about 100 held.")
    >>> counted(words, 9, 25, low=12, high=12, named=0)
    Interval(low=12, high=None, modality='at_least')
    >>> counted(words, 9, 25, low=13, high=13, named=0) is None
    True
    """
    if low < 0 or (high is not None and high < low):
        return None
    written = [a for a in _amounts(tokens) if tokens[a.first].start < end and tokens[a.last - 1].end > start]
    exact = next((a for a in written if (a.low, a.high) == (low, high)), None)
    meant = exact or next((a for a in written if _may_mean(tokens, a, low, high)), None)
    if meant is not None:
        return Interval(meant.low, meant.high, meant.modality)
    quoted = [n for n, t in enumerate(tokens) if start <= t.start < end]
    free = [n for n in quoted if not any(a.first <= n < a.last for a in written)]
    return _without_number([t.low for t in tokens], quoted, free, low, high, named=named, numbers=bool(written))


def _amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    i = 0
    while i < len(tokens):
        found = amount(tokens, i)
        if found is None:
            i += 1
            continue
        yield found
        i = max(found.last, i + 1)


def _may_mean(tokens: Sequence[Token], written: Amount, low: int, high: int | None) -> bool:
    """Whether the model's interval is a way to put this amount: it shares a number with it, bent or not."""
    ends = {written.low, written.high}
    for k in range(written.first, written.last):
        inner = amount(tokens, k)
        if inner is not None and inner.last <= written.last:
            ends |= {inner.low, inner.high}
    return low in ends or (high is not None and high in ends)


def _without_number(
    around: Sequence[str], quoted: Sequence[int], free: Sequence[int], low: int, high: int | None, *, named: int, numbers: bool
) -> Interval | None:
    """`quoted` are the places of the quote's words among those `around`, `free` those of them that are in no number."""
    if named and (low, high) == (named, named):
        return Interval(low, high, "exact")
    if named and (low, high) == (named + 1, None) and any(word in OTHERS for word in around):
        return Interval(low, high, "at_least")
    if (low, high) == (0, 0) and any(_denies(around[n]) for n in (quoted if numbers else range(len(around)))):
        return Interval(0, 0, "none")
    if (low, high) == (1, 1) and (not numbers or any(_one_person(around, n) for n in free)):
        return Interval(1, 1, "exact")
    if (low, high) == (2, None) and not numbers:
        return Interval(2, None, "plural_only")
    return None


def _denies(word: str) -> bool:
    return word in NOBODY or word.endswith("n't")


def _one_person(around: Sequence[str], n: int) -> bool:
    return around[n] in ONE and (n == 0 or around[n - 1] not in BEFORE_THINGS)
