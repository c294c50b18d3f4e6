"""Attackers' own deaths, told of beside their victims (R25)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited
from warmonitor.reconcile.reports import Report
from warmonitor.reconcile.trace import claim_order
from warmonitor.reconcile.voices import Figure

ATTACKER = re.compile(
    r"\b(bombers?|attackers?|assailants?|shooters?|killers?|assassins?|(him|her)self|themselves|own li(fe|ves))\b",
    re.I,
)
LAY_DEAD = re.compile(r"\b(dead|died|dies|deaths|fatalities|lost their lives|bodies)\b", re.I)
ALSO = re.compile(r"\b(also|too|as well)\b", re.I)
DONE_TO = re.compile(r"\b(shot|stabbed|beaten|kill(s|ed|ing)|left|leaving|leaves)\b", re.I)


def attackers_apart(report: Report) -> tuple[tuple[Cited, ...], str]:
    """Attackers' own deaths told of beside the victims, and whether the report's totals hold them ("in", "out", "") (R25)."""
    found = [c for c in report.claims if is_attacker(c)]
    others = [c for c in report.roots if c not in found and c.claim.low > 0]
    if not found or not others:
        return (), ""
    if any(report.parent(c) is not None for c in found):
        return (), "in"
    return tuple(report.clique(found)[:1] if len(found) == 1 else _largest(found)), "out"


def own_inside(report: Report, figure: Figure, outside: Sequence[Cited]) -> str:
    """Whether a figure holds the attackers' own deaths told beside it: "three people are dead" does, "killed two" doesn't.

    A total that is the victims whom the report counts and the attackers holds both, whatever its words.
    """
    own = sum(c.claim.low for c in outside)
    told = [c for c in report.claims if c.ref in figure.refs]
    everybody = all(LAY_DEAD.search(c.claim.quote) and not DONE_TO.search(c.claim.quote) for c in told)
    victims = [c.claim.low for c in report.claims if c not in outside and c not in told]
    also = any(ALSO.search(c.claim.quote) for c in outside)
    return "in" if (everybody and not also) or (figure.low > own and figure.low - own in victims) else "out"


def is_attacker(cited: Cited) -> bool:
    """A few people whom the words make the attackers themselves; a fighting side's dead are not meant."""
    claim = cited.claim
    if claim.low != claim.high or not 0 < claim.low <= 20 or claim.harm != "killed":
        return False
    return bool(ATTACKER.search(claim.victims or claim.quote)) or (
        claim.low == 1 and bool(ATTACKER.search(claim.quote)) and not claim.names
    )


def _largest(claims: Sequence[Cited]) -> tuple[Cited, ...]:
    return (max(claims, key=lambda c: (c.claim.low, claim_order(c.ref))),)
