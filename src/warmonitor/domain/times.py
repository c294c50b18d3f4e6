"""When: a day or a range, as precise as the source was."""

from __future__ import annotations

from datetime import date

import msgspec

Day = date

# UCDP GED date_prec: longest span in days for 1 day, 2 to 6 days, a week, a month; 5 is everything longer.
SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))


class When(msgspec.Struct, frozen=True, kw_only=True):
    """Both ends inclusive; `None` is an end that the words leave open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"start={self.start} is after end={self.end}")

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def precision(self) -> int:
        """UCDP GED date_prec, 1 (a day) to 5 (more than a month, or an open end)."""
        return precision_of(self.start, self.end)

    def meets(self, other: When, *, slack_days: int = 0) -> bool:
        """Whether the two could be the same day, give or take `slack_days`."""
        return _before(self.start, other.end, slack_days) and _before(other.start, self.end, slack_days)

    def holds(self, other: When) -> bool:
        """Whether `other` lies wholly inside; an open end here holds everything on its side."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


def precision_of(start: date | None, end: date | None) -> int:
    """UCDP GED date_prec of a span of days, both ends counted.

    >>> precision_of(date(2025, 3, 7), date(2025, 3, 7)), precision_of(None, date(2025, 3, 7))
    (1, 5)
    """
    if start is None or end is None:
        return 5
    days = (end - start).days + 1
    return next((precision for longest, precision in SPANS if days <= longest), 5)


def _before(early: date | None, late: date | None, slack_days: int) -> bool:
    return early is None or late is None or (early - late).days <= slack_days
