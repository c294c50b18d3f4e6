"""How sure a claim is, and what it rests on, as its clause and its sentence say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Evidence, Hedge
from warmonitor.extract import cues
from warmonitor.extract.frames import Found
from warmonitor.extract.harm_words import NOUNS
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.people_words import KINDS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

DOUBTFUL = table("alleged presumed suspected supposed reputed purported")
PERHAPS = table("allegedly apparently reportedly presumably possibly probably")
INVOLVED = table("link links linked involved involvement participation participated participating connection connected ties tied")
NEAR = 4  # tokens from "alleged" to the noun for people that it doubts
BEFORE = 8  # tokens from somebody's part in a deed to the deed


def clause_text(line: PageLine, found: Found) -> str:
    """The words around a finding, up to the marks that part clauses, but for those that only doubt who did it or who they were."""
    tokens = line.sentence.tokens
    first, last = found.first, found.last
    while first > 0 and tokens[first - 1].low not in (";", ":") and found.first - first < 14:
        first -= 1
    while last < len(tokens) and tokens[last].low not in (";", ":") and last - found.last < 12:
        last += 1
    return " ".join(tokens[k].text for k in range(first, last) if not _doubts_the_doer(tokens, k))


def _doubts_the_doer(tokens: Sequence[Token], k: int) -> bool:
    """ "killed by alleged rebels", "killed, apparently by rebels": that they died is sure."""
    if tokens[k].low in PERHAPS:
        return low_at(tokens, k + 1) == "by"
    if tokens[k].low not in DOUBTFUL or low_at(tokens, k - 1) not in ("by", "when"):
        return False
    following = next((t.low for t in tokens[k + 1 : k + 1 + NEAR] if t.low in KINDS or t.low in NOUNS or not t.word), "")
    return following in KINDS and KINDS[following].status in ("armed_group", "state_forces")


def hedge_of(line: PageLine, found: Found, clause: str) -> Hedge:
    """How sure the clause is; a denial counts where it stands before the harm that it denies."""
    hedge = cues.hedge_in(clause)
    if hedge == "denied" and any(t.low in INVOLVED for t in line.sentence.tokens[max(0, found.trigger - BEFORE) : found.trigger]):
        return "asserted"  # "denied any part in the murder of": the murder is not denied
    if hedge == "denied" and re.search(r"\b(?:dismiss|den(?:y|ied|ies))", line.text, re.IGNORECASE):
        tokens = line.sentence.tokens
        at = next((k for k, t in enumerate(tokens) if t.low in ("denied", "denies", "deny", "dismissed", "rejected")), None)
        if at is None or at > found.trigger:
            return "asserted"
    return hedge


def evidence_of(line: PageLine) -> tuple[Evidence, ...]:
    """What the sentence rests on; photographs and places count only where somebody is said to have seen or shown them."""
    kinds = cues.evidence_in(line.text)
    shown = cues.SEEN.search(line.text) or "video" in kinds
    return kinds if shown else tuple(k for k in kinds if k in ("testimony", "medical", "list", "document"))


ANOTHER = re.compile(r"(?:Another|A second|A third|The other|The second|The third) (?:shows?|showed|depicts?|captures?|of them)\b")


def evidence_before(page: Page, n: int) -> tuple[Evidence, ...]:
    """ "One video shows ... Another shows ...": what a sentence rests on that only points at the footage before it."""
    if n == 0 or not ANOTHER.match(page.lines[n].text):
        return ()
    return tuple(k for k in evidence_of(page.lines[n - 1]) if k in ("video", "photo"))
