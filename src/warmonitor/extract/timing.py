"""When a claim's harm happened: the time words nearest to it, else those before it, else the document's day."""

from __future__ import annotations

import re
from datetime import timedelta

from warmonitor.extract.dates import Dated
from warmonitor.extract.frames import Found
from warmonitor.extract.page import Page
from warmonitor.extract.settings import EARLIER, Setting


def timed(page: Page, n: int, found: Found, whole: Setting, background: bool):  # type: ignore[no-untyped-def]
    """The time words that date the harm, the days they mean, their precision, whether they are its own, and their kind."""
    line, base = page.lines[n], page.base
    best = None
    for t in line.times:
        middle = found.trigger
        away = min(abs(t.first - middle), abs(t.last - 1 - middle))
        cost = away + (12 if t.spoken else 0) + (4 if t.last <= found.first and t.first > 0 else 0)
        if t.kind in ("since", "span", "month", "year") and found.harm in ("killed", "injured", "displaced", "killed_or_injured"):
            cost += 1
        if best is None or cost < best[0]:
            best = (cost, t)
    if best is not None and best[0] < 34:
        t = best[1]
        start, end = t.start, t.end
        if (
            t.kind in ("month", "year")
            and (background or re.search(r"\b(?:began|started|erupted|since)\b", line.text))
            and (found.low >= 100 or background)
        ):
            end = base
        if found.rule.startswith("toll") and t.kind == "day" and re.search(r"\bbegan|erupted|started\b", line.text):
            end = base
        return line.words(t.first, t.last), start, end, t.precision, True, t.kind
    if background:
        since = next((t for m in (n - 1, n + 1) if 0 <= m < len(page.lines) for t in page.lines[m].times if t.kind == "since"), None)
        return "", since.start if since else None, base, 5, False, "background"
    told = _time_before(page, n)
    if told is not None and found.harm != "displaced":
        t, m = told
        return page.lines[m].words(t.first, t.last), t.start, t.end, t.precision, False, t.kind
    main = whole.time
    if main is not None and (main.only or whole.kind == "crime" or _beside(page, n, main.line)) and found.harm != "displaced":
        return main.words, main.start, main.end, main.precision, False, "day"
    if base is None:
        return "", None, None, 5, False, ""
    return "", base - timedelta(days=3), base, 2, False, ""


def _time_before(page: Page, n: int) -> tuple[Dated, int] | None:
    """The day or span that the sentence before, in one paragraph, tells of."""
    m = n - 1
    if m < 0 or page.lines[m].sentence.paragraph != page.lines[n].sentence.paragraph:
        return None
    tokens = page.lines[m].sentence.tokens
    for t in page.lines[m].times:
        recent = t.start is not None and page.base is not None and (page.base - t.start).days <= 31
        if not t.spoken and recent and not {w.low for w in tokens[max(0, t.first - 6) : t.first]} & EARLIER:
            return t, m
    return None


def _beside(page: Page, n: int, m: int) -> bool:
    """Whether sentence `n` stands close enough to `m` to be about the same day."""
    apart = abs(page.lines[n].sentence.paragraph - page.lines[m].sentence.paragraph)
    return apart == 0 or (apart <= 1 and abs(n - m) <= 3)
