"""A toll in a few characters."""

from __future__ import annotations

from warmonitor.domain.tolls import Toll


def span(toll: Toll | None) -> str:
    """Low, best and high, as few of them as say it all; a plus where some voice set no ceiling.

    >>> span(Toll(low=52, best=52, high=52)), span(Toll(low=71, best=72, high=124, high_open=True)), span(None)
    ('52', '71 – 72 – 124+', '')
    """
    if toll is None:
        return ""
    ends = [toll.low, toll.high] if toll.best is None else [toll.low, toll.best, toll.high]
    words = str(toll.low) if len(set(ends)) == 1 else " – ".join(map(str, ends))
    return words + ("+" if toll.high_open else "")
