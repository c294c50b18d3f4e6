"""How much speaks for two strands being one incident: the reasons that hold, added up."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from warmonitor.domain.incidents import LinkReason
from warmonitor.link.reasons import Two
from warmonitor.link.strands import Strand
from warmonitor.link.weights import JUDGED, LEARNED, Table


class Scored(msgspec.Struct, frozen=True):
    """A pair's log-odds, as clustering takes them, and what they rest on."""

    score: float
    reasons: tuple[LinkReason, ...]
    eager: float = 0.0

    @property
    def probability(self) -> float:
        return round(1 / (1 + math.exp(self.eager - self.score)), 4)


def score(left: Strand, right: Strand) -> Scored:
    """Weigh two strands and say why. The order of the two makes no difference to the score."""
    two = Two(left, right)
    table = _table(two)
    held = tuple(LinkReason(name=name, weight=weight, text=text) for holds, name, weight in table.weights if (text := holds(two)))
    return Scored(_sum(table, [r.weight for r in held]), held, table.eager)


def weigh(left: Strand, right: Strand, *, table: Table | None = None) -> float:
    """The score alone: very many pairs are weighed, and few are shown."""
    two = Two(left, right)
    chosen = table or _table(two)
    return _sum(chosen, [weight for holds, _, weight in chosen.weights if holds(two)])


def _table(two: Two) -> Table:
    return LEARNED if two.wording >= 0 else JUDGED


def _sum(table: Table, weights: Sequence[float]) -> float:
    return round(math.fsum((table.bias, table.eager, *weights)), 4)
