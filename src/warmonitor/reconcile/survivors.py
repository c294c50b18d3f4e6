"""Who was hit and died is among the dead: they leave the injured (R17)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.reconcile.attackers import is_attacker
from warmonitor.reconcile.beside import set_apart
from warmonitor.reconcile.scopes import relation, scope_of, shared_names
from warmonitor.reconcile.tolls import Settled, Three
from warmonitor.reconcile.trace import Note, Told, span
from warmonitor.reconcile.voices import statement_day

WOUNDS = re.compile(r"\bsuccumb\w*|\bdied? (?:of|from) (?:\w+ ){0,3}(?:wounds?|injur(?:y|ies))", re.I)
HIT = re.compile(r"\b(?:shot|shoots?|shooting|hit|struck|stabb(?:ed|ing)|gun ?shots?)\b", re.I)
LIVED = re.compile(r"\b(?:wounded|wounding|wounds|injur\w*|hurt\w*|graz\w+|surviv\w+|conditions?|hospitali[sz]ed|treated)\b", re.I)
CONDITION = re.compile(r"\bcondition\b|\bhospital\b", re.I)
GUNSHOT_WOUNDS = re.compile(r"\bgun ?shot wounds?", re.I)
GUNMEN = re.compile(r"\b(?:gunm[ae]n|suspects?)\b", re.I)
SIDE_BY_SIDE = 12  # letters: "one man was killed and three people were shot" counts the three beside the one


def without_the_dead(hurt: Sequence[Cited], dead: Sequence[Cited], settled: Settled) -> tuple[list[Cited], Told]:
    """The claims of people injured, those who died taken out of them.

    "Five people were shot" says nothing of who lived, so the dead are among the five; one who was in critical condition before the first
    death was told is who died; a named person who is told dead is no longer injured. "Two others were shot" are others than the dead.
    """
    dead = [c for c in dead if c.claim.low > 0 and c.claim.hedge != "denied" and c.claim.counting == "incident"]
    own = max((c.claim.low for c in dead if is_attacker(c) or GUNMEN.search(c.claim.victims)), default=0)
    died = settled.total.best - own
    if not dead or died <= 0:
        return list(hurt), Told()
    kept, notes = [], []
    for c in hurt:
        gone = min(_dead_among(c, dead, died), c.claim.low)
        left = c.claim.low - gone
        if not gone:
            kept.append(c)
            continue
        high = None if c.claim.high is None else c.claim.high - gone
        if high != 0:
            kept.append(msgspec.structs.replace(c, claim=msgspec.structs.replace(c.claim, low=left, high=high)))
        hit = f"{c.doc_id}: of {span(c.claim.low, c.claim.high)} hit (“{c.claim.quote}”) {gone} died"
        text = f"{hit}: {c.claim.low} - {gone} = {left} injured."
        notes.append(Note(rule="R17", text=text, harm="injured", inputs=(c.ref,), result=span(left, high)))
    return kept, Told(notes=tuple(notes))


def _dead_among(hurt: Cited, dead: Sequence[Cited], died: int) -> int:
    """How many of those whom a claim counts as injured are dead."""
    claim = hurt.claim
    if claim.low < 1 or set_apart(hurt) or claim.counting != "incident":
        return 0
    able = [d for d in dead if _may_be_among(d, hurt)]
    if not able:
        return 0
    if claim.names and len(claim.names) == claim.low == claim.high:
        return sum(any(shared_names((name,), d.claim.names) for d in able) for name in claim.names)
    told_here = any(d.doc_id == hurt.doc_id for d in dead)
    if not told_here:
        return died if _hit(hurt) or (CONDITION.search(claim.quote) and _before(hurt, dead)) else 0
    # Of one person in a report that tells of a death, the reader decided whether the two are one.
    return died if claim.low > 1 and _hit(hurt) and not any(_beside(d, hurt) for d in dead) else 0


def _hit(hurt: Cited) -> bool:
    """Whether the words say only that people were hit, not that they lived."""
    words = GUNSHOT_WOUNDS.sub("gunshot", hurt.claim.quote)
    return bool(HIT.search(words)) and not LIVED.search(words)


def _may_be_among(dead: Cited, hurt: Cited) -> bool:
    a, b = dead.claim, hurt.claim
    if relation(scope_of(a), scope_of(b)) == "disjoint":
        return False
    return not (a.names and b.names and len(b.names) == b.low) or shared_names(a.names, b.names)


def _beside(dead: Cited, hurt: Cited) -> bool:
    """Whether the report sets the dead beside those hit: "one man was killed and three people were shot"."""
    end, start = dead.claim.end, hurt.claim.start
    if not hurt.claim.victims:  # "a baby was killed in a double shooting"
        return False
    return dead.doc_id == hurt.doc_id and end is not None and start is not None and 0 <= start - end <= SIDE_BY_SIDE


def _before(hurt: Cited, dead: Sequence[Cited]) -> bool:
    """Whether the report is from a day before anybody was told dead."""
    day, days = statement_day(hurt), [statement_day(d) for d in dead]
    return day is not None and all(d is not None and d > day for d in days)


def died_of_wounds(members: Sequence[Cited], settled: dict[str, Settled]) -> tuple[dict[str, Settled], Told]:
    """Who died of wounds after the wounded were counted is no longer among the injured."""
    dead = [c for c in members if c.claim.harm == "killed" and c.claim.hedge != "denied" and WOUNDS.search(c.claim.quote)]
    days = [d for d in (statement_day(c) for c in members if c.claim.harm == "injured") if d]
    later = [c for c in dead if _after(statement_day(c), days)]
    if not later or "injured" not in settled:
        return settled, Told()
    moved = max(c.claim.low for c in later)
    before = settled["injured"].total
    total = replace(before, low=max(0, before.low - moved), best=max(0, before.best - moved))
    text = f"{moved} died of wounds after the injured were counted: {before.best} - {moved} = {total.best} injured."
    note = Note(rule="R17", text=text, harm="injured", inputs=tuple(c.ref for c in later), result=f"best {total.best}")
    by_status = _less(settled["injured"].by_status, before.best - total.best, total)
    return {**settled, "injured": replace(settled["injured"], total=total, by_status=by_status)}, Told(notes=(note,))


def _after(day: date | None, days: Sequence[date]) -> bool:
    return bool(days) and day is not None and day > max(days)


def _less(by_status: Mapping[str, Three], fewer: int, total: Three) -> dict[str, Three]:
    """Take people off the statuses, those of unknown status first, so that the bests still make the whole's."""
    made = {}
    for status in sorted(by_status, key=lambda s: (s != "unknown", s)):
        t = by_status[status]
        off = min(fewer, t.best)
        fewer -= off
        best = t.best - off
        made[status] = replace(t, low=min(t.low, best), best=best, high=min(t.high, total.high))
    return {status: made[status] for status in by_status}
