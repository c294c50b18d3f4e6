"""Which number is best (R22, R23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from warmonitor.domain.tolls import Policy
from warmonitor.reconcile.voices import Figure

RUNGS = {
    1: "a complete verified list of names",
    2: "a figure after an investigation or an admission",
    3: "the value that most independent voices bear out",
    4: "the latest of the single most reliable voice",
    5: "the lower of the candidates",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The number, the rung of the ladder that gave it (0: none), and why in words."""

    value: int
    rung: int
    why: str
    figures: tuple[Figure, ...] = ()


def best_of(figures: Sequence[Figure], low: int, high: int) -> Best:
    """Climb R22's ladder over the figures of one scope; the result lies from `low` to `high`.

    >>> best_of([], 3, 5).value
    3
    """
    candidates = [f for f in figures if f.point is not None]
    some = [f for f in candidates if f.point != 0]
    for rung in (_listed, _investigated, _agreed):
        found = rung(candidates)
        if found is not None:
            return _within(found, low, high)
    found = _most_reliable(some or candidates) or _lower(some or candidates)
    return _within(found, low, high) if found else Best(value=low, rung=0, why=f"no voice gives a number for it: the low of {low}")


def _within(best: Best, low: int, high: int) -> Best:
    value = min(max(best.value, low), high)
    if value == best.value:
        return best
    why = f"{best.why}; moved into {low} to {high}, which the other figures leave"
    return Best(value=value, rung=best.rung, why=why, figures=best.figures)


def _pick(rung: int, value: int, figures: Sequence[Figure], detail: str) -> Best:
    return Best(value=value, rung=rung, why=f"{RUNGS[rung]}: {value} ({detail})", figures=tuple(figures))


def _listed(figures: Sequence[Figure]) -> Best | None:
    lists = [f for f in figures if f.listed]
    if not lists:
        return None
    longest = max(lists, key=lambda f: (f.point or 0, f.order))
    return _pick(1, longest.point or 0, [longest], longest.origin)


def _investigated(figures: Sequence[Figure]) -> Best | None:
    found = [f for f in figures if f.checked or f.admitted]
    if not found:
        return None
    latest = max(found, key=lambda f: (f.day or date.min, -(f.point or 0), f.order))
    return _pick(2, latest.point or 0, [latest], latest.origin)


def _agreed(figures: Sequence[Figure]) -> Best | None:
    """The stated value that lies in most voices' intervals, at least two; ties to the lower."""
    support = {point: [f for f in figures if _bears_out(f, point)] for point in sorted({f.point for f in figures if f.point is not None})}
    counted = {point: len({f.origin for f in who}) for point, who in support.items()}
    if not counted or max(counted.values()) < 2:
        return None
    value = min(counted, key=lambda p: (-counted[p], p))
    return _pick(3, value, support[value], " and ".join(sorted({f.origin for f in support[value]})))


def _bears_out(figure: Figure, value: int) -> bool:
    return figure.low <= value and (figure.high is None or value <= figure.high)


def _most_reliable(figures: Sequence[Figure]) -> Best | None:
    """One voice rated above all others, or, rated alike, one that spoke last."""
    if not figures:
        return None
    grade = min(_rank(f) for f in figures)
    top = [f for f in figures if _rank(f) == grade]
    latest = max((f.day or date.min) for f in top)
    last = [f for f in top if (f.day or date.min) == latest]
    if len({f.origin for f in top}) > 1 and len({f.origin for f in last}) > 1:
        return None
    figure = min(last, key=lambda f: (f.point or 0, f.order))
    return _pick(4, figure.point or 0, [figure], figure.origin + (f", {figure.day}" if figure.day else ""))


def _rank(figure: Figure) -> str:
    return figure.letter or "C"  # R19: an unrated voice counts as C


def _lower(figures: Sequence[Figure]) -> Best | None:
    if not figures:
        return None
    figure = min(figures, key=lambda f: (f.point or 0, f.order))
    return _pick(5, figure.point or 0, [figure], figure.origin)


def by_policy(value: int, low: int, policy: Policy) -> int | None:
    """The best that a policy publishes (R23).

    >>> from warmonitor.domain.tolls import ACLED, IBC, UCDP
    >>> [by_policy(14, 12, p) for p in (UCDP, ACLED, IBC)]
    [14, 12, None]
    """
    return {"ladder": value, "low": low, "none": None}[policy.best]
