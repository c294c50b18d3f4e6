"""Who says what a claim says: the sentence's speaker, else the quotation's, else the one who spoke before."""

from __future__ import annotations

import re

from warmonitor.extract import cues
from warmonitor.extract.frames import Found
from warmonitor.extract.page import Page, goes_on
from warmonitor.extract.speakers import Said, chosen


def attribution(page: Page, n: int, found: Found) -> tuple[str, ...]:
    """The chain of speakers behind a finding, from the nearest outwards to the origin."""
    line = page.lines[n]
    saying = chosen(line.sayings, found.trigger)
    if saying is not None and saying.pronoun:
        saying = _last_named(page, n, saying)
    if saying is None and not line.sayings:
        saying = _quotation(page, n) or _continued(page, n, found)
    return saying.chain if saying is not None else ()


def _continued(page: Page, n: int, found: Found) -> Said | None:
    """ "These deaths bring ..., according to X" speaks for the sentence before it; "others" goes on with the speaker before."""
    if goes_on(page, n + 1):
        following = next((s for s in page.lines[n + 1].sayings if s.covers == "all" and s.chain), None)
        if following is not None:
            return following
    if n and re.match(r"(?:Another|A second|A third|Other)\b", page.lines[n].text) and cues.evidence_in(page.lines[n].text):
        shown = next((s for s in page.lines[n - 1].sayings if s.chain), None)
        if shown is not None and cues.evidence_in(page.lines[n - 1].text):
            return shown
    if n and any(p.more in ("others", "other") for p in found.people) and not page.lines[n].places:
        before = page.lines[n - 1]
        if before.sentence.paragraph == page.lines[n].sentence.paragraph and before.sayings:
            return next((s for s in before.sayings if s.chain), None)
    return None


def _last_named(page: Page, n: int, saying: Said) -> Said | None:
    """Whom "he added" means: the last named speaker, up to four sentences back."""
    for m in range(n, max(-1, n - 5), -1):
        for s in reversed(page.lines[m].sayings):
            if not s.pronoun and s.chain and (m < n or s.at < saying.at):
                return s
    return None


def _quotation(page: Page, n: int) -> Said | None:
    """The speaker of a quotation that this sentence stands in, from the sentence that closes or opens it."""
    line = page.lines[n]
    inside = line.quoted or line.text.lstrip()[:1] in '“"'
    if not inside:
        return None
    for m in (n + 1, n - 1, n - 2):
        if 0 <= m < len(page.lines) and abs(page.lines[m].sentence.paragraph - line.sentence.paragraph) <= 1:
            for s in page.lines[m].sayings:
                if s.pronoun:
                    return _last_named(page, m, s)
                if s.chain:
                    return s
    return None
