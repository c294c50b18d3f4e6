"""How a claim's harm was done: the verb, else the clause, the sentence, the sentence before, the document."""

from __future__ import annotations

import re

from warmonitor.domain.claims import Manner
from warmonitor.extract import cues
from warmonitor.extract.frames import Found
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.settings import Setting

# Manners that one occasion may be told in: what one report calls shelling is another sentence's air strike.
KINDRED: dict[Manner, int] = {
    "airstrike": 1, "shelling": 1, "bombing": 1, "execution": 2, "shooting": 2, "stabbing": 2, "torture": 2, "suicide_bombing": 3,
    "kidnapping": 4,
}  # fmt: skip


def kindred(one: Manner, other: Manner) -> bool:
    """Whether two manners may be of one occasion.

    >>> kindred("shelling", "airstrike"), kindred("execution", "airstrike")
    (True, False)
    """
    return KINDRED.get(one, 0) == KINDRED.get(other, 0)


SEAMS = re.compile(r"[,;:—]|\s-\s|\b(?:when|while|after|as|before|in addition to|besides|following|where)\b", re.IGNORECASE)


def manner_of(page: Page, n: int, found: Found, whole: Setting, background: bool) -> tuple[Manner, bool]:
    """How, and whether its own sentence says so: the verb, else the clause, the sentence, the sentence before, the document."""
    if found.harm == "abducted":
        return "kidnapping", True
    if found.harm == "detained":
        return "other", True
    if found.manner not in ("unknown", "shooting"):
        return found.manner, True
    line = page.lines[n]
    for text in (_segment(line, found), _blanked(line, found)):
        own = cues.manner_in(text)
        own = _as_the_event(own, text, whole)
        if own != "unknown" and not (background and own == "execution"):
            return own, True
    if found.manner != "unknown":
        return found.manner, True
    if background or found.harm in ("displaced", "missing", "bodies_found") or found.rule == "toll of N":
        return "unknown", False
    if n and page.lines[n - 1].sentence.paragraph == line.sentence.paragraph:
        before = _as_the_event(cues.manner_in(page.lines[n - 1].text), page.lines[n - 1].text, whole)
        if before not in ("unknown", "kidnapping"):
            return before, False
    return ("unknown" if whole.manner == "kidnapping" else whole.manner), False  # who was killed beside the taken was not killed by taking


def _as_the_event(own: Manner, text: str, whole: Setting) -> Manner:
    """What a general word means in this report: the "bombing" of an air strike came from the air, the "blast" was the suicide bomber's."""
    if own in ("bombing", "shelling") and whole.manner in ("airstrike", "shelling") and not cues.PLANTED.search(text):
        return whole.manner
    return whole.manner if own == "bombing" and whole.manner == "suicide_bombing" and not cues.PLANTED.search(text) else own


def _blanked(line: PageLine, found: Found) -> str:
    """The sentence without the victims' own words: "32 gunmen" died, they did not shoot."""
    text, base = line.text, line.sentence.start
    tokens = line.sentence.tokens
    for p in line.line.people:
        if p.kind and p.kind.status == "armed_group" and (p in found.people or p.before == "including"):
            first, last = tokens[p.first].start - base, tokens[p.last - 1].end - base
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _segment(line: PageLine, found: Found) -> str:
    """The stretch between seams that holds the harm word and its people."""
    text = _blanked(line, found)
    tokens, base = line.sentence.tokens, line.sentence.start
    first, last = tokens[found.first].start - base, tokens[found.last - 1].end - base
    left = max((m.start() for m in SEAMS.finditer(text) if m.end() <= first), default=0)
    right = min((m.start() for m in SEAMS.finditer(text) if m.start() >= last), default=len(text))
    return text[left:right]
