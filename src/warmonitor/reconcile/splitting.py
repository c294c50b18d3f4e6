"""Dividing, adding up and adjusting reconciled numbers (R14, R16, R24, R27 to R29)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warmonitor.domain.counts import Count
from warmonitor.domain.tolls import Reconciliation, Toll

SPLIT_STATUSES = ("civilian", "state_forces", "armed_group", "unknown")


def split_best(settled: Reconciliation, harm: str = "killed") -> dict[str, int]:
    """The best figure by status, for exports that need parts which make the whole (R24).

    Always all four statuses, never below zero, and their sum is the best of `harm` (its low where the policy has no best;
    zeros where nothing is known of `harm`).

    >>> toll = Toll(low=72, best=72, high=72)
    >>> split_best(Reconciliation(policy="ucdp.v1", toll={"killed": toll}))
    {'civilian': 0, 'state_forces': 0, 'armed_group': 0, 'unknown': 72}
    """
    whole = settled.toll.get(harm)
    parts = settled.toll_by_status.get(harm, {})
    left = 0 if whole is None else _one(whole)
    split = {}
    for status in SPLIT_STATUSES[:-1]:
        split[status] = min(left, _one(parts[status])) if status in parts else 0
        left -= split[status]
    return {**split, "unknown": left}


def _one(toll: Toll) -> int:
    return toll.low if toll.best is None else toll.best


def split_evenly(total: int, over: int) -> tuple[int, ...]:
    """A total over days or places in whole numbers, the remainder first (R27). A split is marked and is never evidence.

    With fewer people than places UCDP keeps one incident at the smallest place that holds them all; the caller decides that.

    Raises:
        ValueError: If there is nothing to divide over, or fewer than nobody to divide.

    >>> split_evenly(8, 3)
    (3, 3, 2)
    """
    if over < 1 or total < 0:
        raise ValueError(f"cannot divide total={total} over={over}")
    return tuple(total // over + (place < total % over) for place in range(over))


def add_up(tolls: Iterable[Toll]) -> Toll:
    """The sum of disjoint incidents' tolls: low to low, best to best, high to high (R28).

    It is a range of what was reported, not a confidence interval (R29): show `rules.CAVEAT` beside it. Never add two sources'
    totals for the same people. Without a best in any, the sum has none.

    >>> add_up([Toll(low=1, best=2, high=3), Toll(low=4, best=4, high=4, high_open=True)])
    Toll(low=5, best=6, high=7, high_open=True)
    """
    tolls = tuple(tolls)
    bests = [t.best for t in tolls]
    return Toll(
        low=sum(t.low for t in tolls),
        best=None if None in bests else sum(b for b in bests if b is not None),
        high=sum(t.high for t in tolls),
        high_open=any(t.high_open for t in tolls),
    )


def residual(aggregate: Count, possible: Sequence[Count], certain: Sequence[Count]) -> Count:
    """What is left of an aggregate outside the incidents in it (R14).

    Args:
        aggregate: The running or period total.
        possible: Incidents that may lie inside it, those that surely do among them.
        certain: Incidents that surely lie inside it.

    >>> residual(Count(low=524, high=524), [Count(low=52, high=52), Count(low=72, high=72)], [Count(low=52, high=52)])
    Count(low=400, high=472)
    """
    off_most = [c.high for c in possible]
    low = 0 if None in off_most else max(0, aggregate.low - sum(c for c in off_most if c is not None))
    high = None if aggregate.high is None else max(low, aggregate.high - sum(c.low for c in certain))
    return Count(low=low, high=high)


def adjust(total: Count, *, outside: Count | None = None, left_out: Count | None = None) -> Count:
    """A total less those who should not be in it, plus those whom it says it leaves out, as a range (R16).

    >>> adjust(Count(low=100, high=100), outside=Count(low=10, high=20))
    Count(low=80, high=90)
    """
    less, more = outside or Count(low=0, high=0), left_out or Count(low=0, high=0)
    low = 0 if less.high is None else max(0, total.low - less.high)
    high = None if total.high is None else max(low, total.high - less.low)
    return Count(low=low, high=high) + more
