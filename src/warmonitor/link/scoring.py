"""How much speaks for two strands being one incident: the reasons that hold, added up."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from warmonitor.domain.incidents import LinkReason
from warmonitor.link.reasons import Two
from warmonitor.link.strands import Strand
from warmonitor.link.weights import BIAS, REASONS, Reason


class Scored(msgspec.Struct, frozen=True):
    """A pair's log-odds and what they rest on."""

    score: float
    reasons: tuple[LinkReason, ...]

    @property
    def probability(self) -> float:
        return round(1 / (1 + math.exp(-self.score)), 4)


def score(left: Strand, right: Strand, *, bias: float = BIAS, reasons: Sequence[Reason] = REASONS) -> Scored:
    """Weigh two strands. The order of the two makes no difference to the score."""
    two = Two(left, right)
    held = tuple(
        LinkReason(name=reason.name, weight=reason.weight, text=text) for reason in reasons if reason.weight and (text := reason.holds(two))
    )
    return Scored(round(bias + sum(r.weight for r in held), 4), held)
