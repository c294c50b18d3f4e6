"""Which days the model's time words mean, by the reader of dates; the model is asked for words, not for days."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from warmonitor.domain.claims import Counting
from warmonitor.extract.dates import Dated, dated
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.timing import NEWS
from warmonitor.extract.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Lines:
    """A document's sentences, found by offset."""

    page: Page
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [line.sentence.start for line in self.page.lines])

    def between(self, start: int, end: int) -> list[PageLine]:
        """The sentences that hold any of the characters from `start` to `end`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return [line for line in self.page.lines[first : bisect_right(self.starts, end)] if line.sentence.start < end]

    def tokens(self, start: int, end: int) -> list[Token]:
        return [token for line in self.between(start, end) for token in line.sentence.tokens]


def days(lines: Lines, stretch: tuple[int, int] | None, counting: Counting) -> tuple[date | None, date | None]:
    """First and last day of a harm dated by the words in `stretch`; without words, news is of the three days up to the report."""
    base = lines.page.base
    if stretch is not None:
        found = _said(lines, stretch)
        return (found.start, found.end) if found else (None, base)
    if base is None:
        return None, None
    return (None if counting in ("cumulative", "period") else base - NEWS), base


def _said(lines: Lines, stretch: tuple[int, int]) -> Dated | None:
    start, end = stretch
    for line in lines.between(start, end):
        tokens = line.sentence.tokens
        for t in line.times:
            if tokens[t.first].start < end and tokens[t.last - 1].end > start:
                return t
    return next(iter(dated(tokenize(lines.page.text[start:end]), lines.page.base)), None)
