"""How many people: an interval, because sources rarely agree on a point."""

from __future__ import annotations

import msgspec


class Count(msgspec.Struct, frozen=True, kw_only=True, order=False):
    """Whole people from `low` to `high`; `high=None` means "at least".

    >>> Count(low=36) + Count(low=4, high=6)
    Count(low=40, high=None)
    >>> Count(low=70).meets(Count(low=72, high=72))
    True
    """

    low: int
    high: int | None = None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError(f"low={self.low} is below zero")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"low={self.low} is above high={self.high}")

    def __add__(self, other: Count) -> Count:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(low=self.low + other.low, high=high)

    def meets(self, other: Count) -> bool:
        """Whether one number of people could satisfy both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def holds(self, other: Count) -> bool:
        """Whether every number that `other` allows is allowed here too."""
        return self.low <= other.low and (self.high is None or (other.high is not None and other.high <= self.high))

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.exact else f"{self.low} to {self.high}"
