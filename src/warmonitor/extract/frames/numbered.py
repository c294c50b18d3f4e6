"""A number that counts the noun behind it: "at least 14 more deaths", "no arrests"."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.numbers import Amount, amount
from warmonitor.extract.people_words import NOT_PEOPLE
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import JOINERS, PREPOSITIONS


def number_before(line: Line, i: int) -> Phrase | None:
    """A number that counts the noun at `i`: "over 70 deaths", "at least 14 more deaths", "no arrests", "45 Marrish soldier deaths"."""
    for p in line.people:
        counts = p.bare or p.zero or p.more or (p.kind and not p.kind.plural)
        singular = p.determiner in ("a", "an") and p.kind is None and not p.bare
        if p.amount is not None and p.last == i and counts and not singular:
            return p if not (p.kind and p.amount.low == 1 and p.amount.high == 1) else None
    for k in range(max(0, i - 6), i):
        number = amount(line.tokens, k)
        if number is None or number.last > i:
            continue
        between = [line.low(m) for m in range(number.last, i)]
        if len(between) > 2:
            continue
        if any(w in NOT_PEOPLE for w in between):  # "two videos showed bodies"
            continue
        if all(w.isalpha() and w not in PREPOSITIONS and w not in JOINERS for w in between):
            more = between[0] if between and between[0] in ("more", "additional", "further", "other") else ""
            return Phrase(k, number.last, k, number, more=more)
        return None
    if line.low(i - 1) == "no" or (line.low(i - 2) == "no" and line.low(i - 1).isalpha()):
        k = i - 1 if line.low(i - 1) == "no" else i - 2
        return Phrase(k, i, k, Amount(k, k + 1, 0, 0, "none"), zero=True)
    return None
