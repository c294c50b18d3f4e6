"""How much speaks for two strands being one incident: the reasons that hold, added up."""

from __future__ import annotations

import math

import msgspec

from warmonitor.domain.incidents import LinkReason
from warmonitor.link.reasons import Two
from warmonitor.link.strands import Strand
from warmonitor.link.weights import JUDGED, LEARNED, Table


class Scored(msgspec.Struct, frozen=True):
    """A pair's log-odds and what they rest on."""

    score: float
    reasons: tuple[LinkReason, ...]

    @property
    def probability(self) -> float:
        return round(1 / (1 + math.exp(-self.score)), 4)


def score(left: Strand, right: Strand, *, table: Table | None = None) -> Scored:
    """Weigh two strands. The order of the two makes no difference to the score."""
    two = Two(left, right)
    chosen = table or (LEARNED if two.wording >= 0 else JUDGED)
    held = tuple(LinkReason(name=name, weight=weight, text=text) for holds, name, weight in chosen.weights if (text := holds(two)))
    return Scored(round(chosen.bias + sum(r.weight for r in held), 4), held)
