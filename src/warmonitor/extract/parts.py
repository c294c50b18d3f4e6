"""Parts and totals: which claims of a document are inside which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from warmonitor.extract.drafts import Draft


def tie(drafts: Sequence[Draft]) -> None:
    """Tie parts to totals where the words or the sums say so."""
    for d in drafts:
        if d.parent is None and d.found.part == -1:
            d.parent = _larger_before(d, drafts)
    for total in drafts:
        if total.counting == "cumulative" and total.found.rule == "toll of N":
            _tie_sum(total, drafts)


def _larger_before(d: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The last claim before it of the same harm that could hold it."""
    for e in reversed([e for e in drafts if e.line <= d.line and e is not d]):
        if e.harm == d.harm and not e.background and e.low > d.low and e.parent is not d:
            return e
    return None


def _tie_sum(total: Draft, drafts: Sequence[Draft]) -> None:
    """A running total that is the sum of two or three figures told beside it: they are its parts."""
    free = [
        e
        for e in drafts
        if e is not total and e.harm == total.harm and e.parent is None and 1 < e.low < total.low and not e.background
    ]
    for size in (2, 3):
        for group in combinations(free[:12], size):
            if sum(e.low for e in group) == total.low:
                for e in group:
                    e.parent = total
                return
