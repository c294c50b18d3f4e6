"""When a claim's harm happened: the time words nearest to it, else those before it, else the document's day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from warmonitor.extract.dates import Dated
from warmonitor.extract.frames import Found
from warmonitor.extract.other_days import days_earlier, turn
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.settings import EARLIER, Setting, of_the_law

# What these date is a person's or a country's past, not the harm: "the president ousted in December".
PAST_DEEDS = frozenset("ousted toppled overthrown born elected founded fell appointed formed established deposed independence".split())
SUPERLATIVES = frozenset("first worst deadliest biggest largest heaviest bloodiest".split())
FEW = 100  # people: a figure below it is no war's total
REACH = 34  # tokens between a harm and the words that date it
NEWS = timedelta(days=3)  # how old news is that says nothing of its day, by the contract


class Timed(NamedTuple):
    """Words that date a harm, the days they mean, and whether its own sentence has them; `kind` as in `Dated`."""

    words: str
    start: date | None
    end: date | None
    precision: int
    own: bool
    kind: str


def timed(page: Page, n: int, found: Found, whole: Setting, background: bool, *, shown: bool = False) -> Timed:
    """When a finding's harm happened; news without any time words is of the three days up to the report."""
    line, base = page.lines[n], page.base
    if (shifted := _days_before(page, line, found, whole)) is not None:
        return shifted
    t = _nearest(line, found)
    if t is not None:
        end = base if _goes_on_till_now(line, found, t, background) else t.end
        return Timed(line.words(t.first, t.last), t.start, end, t.precision, True, t.kind)
    if found.harm == "detained" and whole.kind == "crime" and base is not None:
        return Timed("", base - NEWS, base, 2, False, "")
    if background:
        since = next((t for m in (n - 1, n + 1) if 0 <= m < len(page.lines) for t in page.lines[m].times if t.kind == "since"), None)
        return Timed("", since.start if since else None, base, 5, False, "background")
    told = None if shown else _time_before(page, n)
    if told is not None and found.harm != "displaced":
        t, m = told
        return Timed(page.lines[m].words(t.first, t.last), t.start, t.end, t.precision, False, t.kind)
    main = whole.time
    if main is not None and not shown and (main.only or whole.kind == "crime" or _beside(page, n, main.line)) and found.harm != "displaced":
        return Timed(main.words, main.start, main.end, main.precision, False, "day")
    if base is None:
        return Timed("", None, None, 5, False, "")
    return Timed("", base - NEWS, base, 2, False, "")


def _days_before(page: Page, line: PageLine, found: Found, whole: Setting) -> Timed | None:
    """ "Rebels hit the town on Thursday, a day after strikes killed 12": the day counted back from what the sentence began with."""
    tokens = line.sentence.tokens
    days = days_earlier(tokens, found.trigger)
    if days is None:
        return None
    turned = max(k for k in range(found.trigger) if turn(tokens, k))
    if any(turned < t.first for t in line.times):
        return None
    told = next((t.start for t in reversed(line.times) if t.kind == "day" and t.last <= turned), None)
    day = told or (whole.time.start if whole.time is not None else page.base)
    if day is None:
        return None
    first = max(0, turned - 2)
    return Timed(line.words(first, turned + 1), day - timedelta(days=days), day - timedelta(days=days), 1, True, "day")


def _nearest(line: PageLine, found: Found) -> Dated | None:
    """The time words nearest to the harm; those that date a saying, or stand in front, count as farther away."""
    best: tuple[int, Dated] | None = None
    for t in line.times:
        away = min(abs(t.first - found.trigger), abs(t.last - 1 - found.trigger))
        deeds = {w.low for w in line.sentence.tokens[max(0, t.first - 3) : t.first]}
        past = bool(deeds & PAST_DEEDS) or (found.harm != "detained" and of_the_law(line, t.first))
        cost = away + (12 if t.spoken else 0) + (40 if past else 0) + (4 if t.last <= found.first and t.first > 0 else 0)
        if t.kind == "year" and found.low < FEW and _since_the_last(line, t):
            continue
        if found.rule == "died" and t.first > found.trigger:
            cost -= 2 + min(2, found.trigger - found.first)  # "wounded on Friday died on Saturday"
        if t.kind in ("since", "span", "month", "year") and found.harm in ("killed", "injured", "displaced", "killed_or_injured"):
            cost += 1
        if best is None or cost < best[0]:
            best = (cost, t)
    return best[1] if best is not None and best[0] < REACH else None


def _since_the_last(line: PageLine, t: Dated) -> bool:
    """ "the first blast in the town since the outbreak of the war in 2011 killed four": how long ago such a thing last was."""
    before = {w.low for w in line.sentence.tokens[max(0, t.first - 8) : t.first]}
    return "since" in before and any(w.low in SUPERLATIVES for w in line.sentence.tokens[: t.first])


def _goes_on_till_now(line: PageLine, found: Found, t: Dated, background: bool) -> bool:
    """Whether the time is only the beginning: "since the war began in March 2011", "the clashes that started on Thursday"."""
    if t.kind in ("month", "year") and (found.low >= 100 or background):
        return background or bool(re.search(r"\b(?:began|started|erupted|since)\b", line.text))
    return found.rule.startswith("toll") and t.kind == "day" and bool(re.search(r"\bbegan|erupted|started\b", line.text))


def _time_before(page: Page, n: int) -> tuple[Dated, int] | None:
    """The day or span that the sentence before, in one paragraph, tells of."""
    m = n - 1
    if m < 0 or page.lines[m].sentence.paragraph != page.lines[n].sentence.paragraph:
        return None
    tokens = page.lines[m].sentence.tokens
    if page.lines[m].found and (dates := _nearest(page.lines[m], page.lines[m].found[0])) is not None and dates.kind == "day":
        return dates, m
    for t in page.lines[m].times:
        recent = t.start is not None and page.base is not None and (page.base - t.start).days <= 31
        behind = {w.low for w in tokens[max(0, t.first - 4) : t.first]}
        if (
            t.kind == "day"
            and recent
            and behind & {"began", "erupted", "started", "broke"}
            and page.base is not None
            and t.start is not None
        ):
            return replace(t, end=page.base), m
        if not t.spoken and recent and not {w.low for w in tokens[max(0, t.first - 6) : t.first]} & EARLIER:
            return t, m
    return None


def _beside(page: Page, n: int, m: int) -> bool:
    """Whether sentence `n` stands close enough to `m` to be about the same day."""
    apart = abs(page.lines[n].sentence.paragraph - page.lines[m].sentence.paragraph)
    return apart == 0 or (apart <= 1 and abs(n - m) <= 3)
