"""Sentences without a claim of their own that say where the claims before them were, or whether they were checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.extract import cues
from warmonitor.extract.drafts import Draft
from warmonitor.extract.page import Page

EVENT = re.compile(
    r"^(?:The|These|This|It|Both)\b[^.]{0,60}?\b(?:occurred|took place|happened|were carried out|was carried out|hit|struck|targeted)\b"
)
CHECKED = re.compile(
    r"\b(?:killings?|deaths?|figures?|tolls?|reports?|claims?|allegations?|information|executions?|footage|videos?|pictures"
    r"|accounts?|numbers?|it)\b",
    re.IGNORECASE,
)


def give_places(page: Page, drafts: Sequence[Draft]) -> None:
    """ "The executions occurred in the towns of ...": a sentence that only says where places the claims before it."""
    telling = {d.line for d in drafts}
    for n, line in enumerate(page.lines):
        if n in telling or not EVENT.match(line.text) or not line.places:
            continue
        place = min(line.places, key=lambda p: p.level)
        for d in drafts:
            if 0 < n - d.line <= 2 and not d.background and (place.level < d.place_level or not d.own_place):
                d.place, d.place_level = place.text, place.level


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
