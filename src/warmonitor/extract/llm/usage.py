"""What asking came to: requests, tokens, cost, and what was thrown away of the answers. Shared by threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from threading import Lock
from typing import Any

from warmonitor.extract.llm.settings import Settings

PER = 1_000_000  # tokens that a price is for


class Usage:
    """Running counts, by name."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()

    def add(self, **counts: int) -> None:
        with self._lock:
            self._counts.update(counts)

    def drop(self, dropped: Counter[str]) -> None:
        with self._lock:
            self._dropped.update(dropped)

    def any(self) -> bool:
        """Whether there was an answer, new or kept."""
        with self._lock:
            return bool(self._counts["answers"] or self._counts["from_cache"])

    def account(self, settings: Settings) -> dict[str, Any]:
        """All counts. `cost` is None where a price is not set; `requests_without_usage` of the requests told no tokens."""
        with self._lock:
            counts, dropped = self._counts.copy(), dict(sorted(self._dropped.items()))
        names = ("requests", "answers", "from_cache", "tokens_in", "tokens_out", "requests_without_usage", "claims")
        cost = None
        if settings.price_in is not None and settings.price_out is not None:
            cost = round((counts["tokens_in"] * settings.price_in + counts["tokens_out"] * settings.price_out) / PER, 6)
        return {**{name: counts[name] for name in names}, "cost": cost, "dropped": dropped}

    def summary(self, name: str, settings: Settings) -> str:
        """All of it in one line for the user."""
        told = self.account(settings)
        parts = [
            f"{name}: {_many(told['requests'], 'request')} to {settings.host}, {_many(told['from_cache'], 'answer')} from the cache",
            f"{told['tokens_in']} tokens in, {told['tokens_out']} out"
            + (f" (not told by {_many(told['requests_without_usage'], 'answer')})" if told["requests_without_usage"] else ""),
            "no price set" if told["cost"] is None else f"cost {told['cost']:.4f} at the prices set",
            f"{_many(told['claims'], 'claim')} kept",
        ]
        return "; ".join([*parts, *([dropped_words(told["dropped"])] if told["dropped"] else [])])


def dropped_words(dropped: Mapping[str, int]) -> str:
    """What was thrown away, by reason, without its words.

    >>> dropped_words({"claims given twice": 2})
    'dropped: claims given twice (2)'
    """
    return "dropped: " + ", ".join(f"{reason} ({number})" for reason, number in sorted(dropped.items()))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
