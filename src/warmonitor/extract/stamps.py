"""The dates that a site or a network prints around a report: when it was put up, changed, or sent. They date no harm."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import WEEKDAYS, table

PUT_UP = table("posted update updated published modified created edited uploaded revised reposted republished")
BETWEEN = table(
    "at on last first : , . - – — | @ ( / a.m p.m a.m. p.m. am pm a p m est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst ist"
)
MOST_BETWEEN = 12  # "Posted: 4:25 p.m. EST, Friday, "
HANDLE = 6  # "(@name) May 4, 2026": how far back the sign of a handle stands


def stamped(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the date at tokens `first`..`last` (exclusive) is a stamp.

    >>> from warmonitor.extract.tokens import tokenize
    >>> stamped(tokenize("Posted: Monday, May 4, 2026 2:53 PM EDT"), 2, 8)
    True
    >>> stamped(tokenize("A video posted Monday shows a man killed"), 3, 4)
    False
    """
    if low_at(tokens, first - 1) == ")" and any("@" in low_at(tokens, k) for k in range(first - 2, first - 2 - HANDLE, -1)):
        return True
    for k in range(first - 1, max(-1, first - 1 - MOST_BETWEEN), -1):
        word = tokens[k].low
        if word in PUT_UP:
            dated = any(len(t.low) == 4 and t.low.isdigit() for t in tokens[k:last])
            return tokens[k].capital and (dated or low_at(tokens, k + 1) == ":" or low_at(tokens, k - 1) == "[")
        if word not in BETWEEN and not word[0].isdigit() and word not in WEEKDAYS and word not in MONTHS:
            return False
    return False
