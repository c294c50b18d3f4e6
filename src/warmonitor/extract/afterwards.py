"""Sentences without a claim of their own that say where the claims before them were, or whether they were checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warmonitor.extract import cues
from warmonitor.extract.dates import Dated
from warmonitor.extract.drafts import Draft
from warmonitor.extract.occasions import COARSE, over_many_places
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.settings import BESIDE
from warmonitor.extract.where import Located
from warmonitor.extract.words import table

EVENTS = table(
    "strike strikes airstrike airstrikes raid raids attack attacks shelling bombardment bombing bombings blast explosion killings massacre",
    "executions shooting assault ambush rockets shells bomb bombs devices missiles clashes incident crash",
)
REFINED = 30  # sentences before and behind in which a province may be the village's
MANY = 3  # times the told number: a figure larger than that is of more than the event
REACH = 18  # tokens from the event to its place
EVENT = re.compile(
    r"^(?:The|These|This|It|Both)\b[^.]{0,60}?\b(?:occurred|took place|happened|were carried out|was carried out|hit|struck|targeted)\b"
)
CHECKED = re.compile(
    r"\b(?:killings?|deaths?|figures?|tolls?|reports?|claims?|allegations?|information|executions?|footage|videos?|pictures"
    r"|accounts?|numbers?|it)\b",
    re.IGNORECASE,
)


def _by_line(drafts: Sequence[Draft]) -> Mapping[int, Sequence[Draft]]:
    """The claims by the sentence that tells them."""
    found: dict[int, list[Draft]] = {}
    for d in drafts:
        found.setdefault(d.line, []).append(d)
    return found


def _just_before(told: Mapping[int, Sequence[Draft]], n: int, *, lines: int = 2) -> Sequence[Draft]:
    """The claims of the sentences right before sentence `n`, but for background figures."""
    return [d for m in range(n - lines, n) for d in told.get(m, ()) if not d.background]


def give_places(page: Page, drafts: Sequence[Draft]) -> None:
    """ "The executions occurred in the towns of ...", "The strikes hit the village of ...": these place the claims before them."""
    told = _by_line(drafts)
    for n, line in enumerate(page.lines):
        place = _placed_by(line, telling=n in told)
        if place is None:
            continue
        for d in _just_before(told, n):
            if "video" in d.evidence or over_many_places(page, d):
                continue
            if d.place_level >= COARSE or not d.own_place:
                if d.own_place:
                    _refine(page, _just_before(told, n + REFINED, lines=2 * REFINED), d, place)
                d.place, d.place_level, d.own_place = place.text, place.level, True


def _refine(page: Page, drafts: Sequence[Draft], told: Draft, place: Located) -> None:
    """The village stands for its province wherever the document speaks of that event: "in Marrek province" was "in Old Pell"."""
    wide = _names(told.place)
    for d in drafts:
        alike = d.manner == told.manner and d.date_start == told.date_start and d.low <= max(told.low, 1) * MANY
        if d is not told and alike and d.own_place and not d.background and wide & _names(d.place) and not over_many_places(page, d):
            d.place, d.place_level = place.text, place.level


def _names(place: str) -> set[str]:
    return {w.lower() for w in place.split() if w[:1].isupper()} - {"Province", "Governorate"}


def give_days(page: Page, drafts: Sequence[Draft]) -> None:
    """ "Tuesday's executions took place after troops entered": the day of the event told before it."""
    told = _by_line(drafts)
    for n, line in enumerate(page.lines):
        day = _dated_by(line) if n not in told else None
        if day is None or day.start is None:
            continue
        for d in _just_before(told, n):
            loose = d.precision > 1 and d.date_start is not None and d.date_end is not None and d.date_start <= day.start <= d.date_end
            if "video" not in d.evidence and (loose or not d.own_time):
                d.time, d.date_start, d.date_end = line.words(day.first, day.last), day.start, day.end
                d.precision, d.own_time = 1, True


def _dated_by(line: PageLine) -> Dated | None:
    """The day of the event that a sentence goes back to: "Tuesday's executions", "the killings took place on Tuesday"."""
    tokens = line.sentence.tokens
    for t in line.times:
        behind = {w.low for w in tokens[t.last : t.last + 3]}
        if (
            t.kind == "day"
            and not t.spoken
            and ((t.first < 3 and behind & EVENTS) or (EVENT.match(line.text) and line.text.startswith("The")))
        ):
            return t
    return None


def _placed_by(line: PageLine, *, telling: bool) -> Located | None:
    """The place of the event that a sentence goes back to; one that tells a claim of its own must name both in one breath."""
    if not line.places:
        return None
    if not telling and EVENT.match(line.text):
        return min(line.places, key=lambda p: p.level)
    tokens = line.sentence.tokens
    for i, token in enumerate(tokens):
        if token.low in EVENTS and {"the", "this", "these"} & {t.low for t in tokens[max(0, i - 3) : i]}:
            return next((p for p in line.places if i < p.first <= i + REACH and p.level <= 3 and p.lead not in BESIDE), None)
    return None


def give_checks(page: Page, drafts: Sequence[Draft]) -> None:
    """Sentences that only tell of checking ("remains unverified by ...") speak of the claim before them."""
    telling = {d.line for d in drafts}
    for n, line in enumerate(page.lines):
        if n in telling:
            continue
        found = cues.verification_in(line.text)
        if re.match(r"(?:Previous|Earlier|Other|Older)\b", line.text):
            continue
        if found == "none" or not CHECKED.search(line.text):
            continue
        before = [
            d
            for d in drafts
            if d.line < n and n - d.last_line <= 4 and d.harm in ("killed", "injured", "killed_or_injured") and not d.background
        ]
        target = max(before, key=lambda d: (d.last_line, d.low), default=None)
        if target is not None and target.verification == "none":
            target.verification = found
            if found == "verified":
                target.evidence = tuple(dict.fromkeys((*target.evidence, *cues.evidence_in(line.text))))
    for d in drafts:
        if d.parent is not None and d.verification == "none" and d.line == d.parent.line:
            d.verification = d.parent.verification
