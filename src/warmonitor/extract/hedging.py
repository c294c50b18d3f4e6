"""How sure a claim is, and what it rests on, as its clause and its sentence say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Evidence, Hedge
from warmonitor.extract import cues
from warmonitor.extract.frames import Found
from warmonitor.extract.harm_words import NOUNS, VERBS
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.people_words import KINDS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

DOUBTFUL = table("alleged presumed suspected supposed reputed purported")
PERHAPS = table("allegedly apparently reportedly presumably possibly probably")
THOUGHT = table("believed thought presumed suspected")
INVOLVED = table(
    "link links linked involved involvement involving participation participated participating connection connected ties tied",
    "implicated responsible masterminded ordered",
)
HARMED = table("victim victims casualty casualties dead deaths")  # people by what is doubted itself
RELATIVE = table("which who whose whom")
NEAR = 4  # tokens from "alleged" to the noun for people that it doubts
BEFORE = 8  # tokens from somebody's part in a deed to the deed


def clause_text(line: PageLine, found: Found) -> str:
    """The words around a finding, up to the marks that part clauses, but for those that doubt something else than the harm."""
    tokens = line.sentence.tokens
    first, last = found.first, found.last
    while first > 0 and tokens[first - 1].low not in (";", ":") and found.first - first < 14:
        first -= 1
    while last < len(tokens) and tokens[last].low not in (";", ":") and last - found.last < 12:
        last += 1
    return " ".join(tokens[k].text for k in range(first, last) if not _doubts_another(tokens, k, found))


def _doubts_another(tokens: Sequence[Token], k: int, found: Found) -> bool:
    """Whether the word at `k` doubts who did it, who they were, or what another clause tells."""
    word = tokens[k].low
    if word in PERHAPS:
        return low_at(tokens, k + 1) in ("by", "known") or _of_a_relative_clause(tokens, k, found) or _of_a_part_in_it(tokens, k, found)
    if word in DOUBTFUL and _doubts_somebody(tokens, k, found):
        return True
    return word in THOUGHT and (_doubts_who(tokens, k) or _of_a_relative_clause(tokens, k, found) or _of_a_part_in_it(tokens, k, found))


def _doubts_somebody(tokens: Sequence[Token], k: int, found: Found) -> bool:
    """ "killed by alleged rebels", "alleged rebels killed 12", "two alleged members were killed": that they died is sure."""
    following = next((t.low for t in tokens[k + 1 : k + 1 + NEAR] if t.low in KINDS or t.low in NOUNS or not t.word), "")
    if following not in KINDS or following in HARMED:
        return False
    fighters = KINDS[following].status in ("armed_group", "state_forces")
    if low_at(tokens, k - 1) in ("by", "when"):
        return fighters
    if any(p.first <= k < p.last for p in found.people):
        return True
    return fighters and k < found.trigger and all(p.first > found.trigger for p in found.people) and bool(found.people)


def _doubts_who(tokens: Sequence[Token], k: int) -> bool:
    """ "persons believed to be rebels", "who is thought to have been the guard"; not "believed to be dead"."""
    if low_at(tokens, k + 1) != "to":
        return False
    behind = k + 3 if low_at(tokens, k + 2) == "be" else k + 4 if (low_at(tokens, k + 2), low_at(tokens, k + 3)) == ("have", "been") else 0
    noun = next((t.low for t in tokens[behind : behind + NEAR] if t.low in KINDS or t.low in VERBS or not t.word), "") if behind else ""
    return noun in KINDS and noun not in HARMED and noun not in VERBS


def _of_a_relative_clause(tokens: Sequence[Token], k: int, found: Found) -> bool:
    """ "were killed in the attack, which was reportedly planned for months": behind the harm, and of something else."""
    return k >= found.last and any(t.low in RELATIVE for t in tokens[found.last : k])


def _of_a_part_in_it(tokens: Sequence[Token], k: int, found: Found) -> bool:
    """ "is allegedly involved in the murder of": a doubt of somebody's part in a deed; "reportedly" speaks of the whole report."""
    return k < found.trigger and tokens[k].low != "reportedly" and any(t.low in INVOLVED for t in tokens[k + 1 : found.trigger])


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
