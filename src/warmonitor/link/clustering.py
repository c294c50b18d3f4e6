"""Strands into incidents, by average link under constraints: the order of the input never matters, and no chain can grow.

A pair joins two clusters only if the two agree on the whole, pair by pair on average, and nothing forbids it.

References: average linkage as in Sokal & Michener (1958); must-link and cannot-link as in Wagstaff et al. (2001).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import product
from statistics import fmean

from warmonitor.link.strands import Strand

Pair = tuple[str, str]
MOST_VOICES = 8  # members that speak for a cluster when two large ones are compared
CEILING = 4.0  # no single pair outvotes the others
LIKELY = 0.5  # what reports are mainly about goes before the rest from here on
CLEARLY = 0.8


def pair(left: str, right: str) -> Pair:
    """One key for a pair, whichever way it is named."""
    return (left, right) if left <= right else (right, left)


def agglomerate(
    strands: Sequence[Strand],
    scores: Mapping[Pair, float],
    *,
    weigh: Callable[[Strand, Strand], float],
    allowed: Callable[[Sequence[Strand], Sequence[Strand]], bool],
    together: Iterable[Pair] = (),
    against: float = CEILING,
) -> list[tuple[Strand, ...]]:
    """Cluster strands whose candidate pairs have these scores; `weigh` scores the pairs that were no candidates.

    `together` are pairs that belong to one cluster whatever else holds. A single pair speaks against two clusters with `against` at most.
    """
    homes: dict[str, tuple[Strand, ...]] = {s.key: (s,) for s in strands}
    for left, right in sorted(together):
        _join(homes, left, right)
    edges = _in_order(strands, scores)
    known = dict(scores)
    while True:
        waiting = []
        for edge in edges:
            left, right = edge[0]
            if homes[left] is homes[right]:
                continue
            if _agree(homes[left], homes[right], known, weigh, against) and allowed(homes[left], homes[right]):
                _join(homes, left, right)
            else:
                waiting.append(edge)
        if len(waiting) == len(edges) or not waiting:
            break
        edges = waiting  # clusters have grown; what did not fit then may now
        if all(homes[a] is homes[b] for (a, b), _ in edges):
            break
    return sorted({id(home): home for home in homes.values()}.values(), key=lambda home: home[0].key)


def _in_order(strands: Sequence[Strand], scores: Mapping[Pair, float]) -> list[tuple[Pair, float]]:
    """The pairs that something speaks for, in the order in which they are tried: the likeliest first.

    Before these come pairs of what both reports are mainly about, so that what they mention beside finds its place around that; but
    not where one of the two suits another strand of the other's report clearly better.
    """
    by_key = {s.key: s for s in strands}
    edges = [e for e in scores.items() if e[1] > 0]
    best: dict[tuple[str, str], float] = {}
    for (a, b), score in edges:
        for one, other in ((a, by_key[b].doc_id), (b, by_key[a].doc_id)):
            best[one, other] = max(score, best.get((one, other), 0.0))

    def order(edge: tuple[Pair, float]) -> tuple[object, ...]:
        (a, b), score = edge
        suits = score >= max(best[a, by_key[b].doc_id], best[b, by_key[a].doc_id]) - CLEARLY
        first = suits and score > LIKELY and by_key[a].main and by_key[b].main
        return (not first, -score, (a, b))

    return sorted(edges, key=order)


def _join(homes: dict[str, tuple[Strand, ...]], left: str, right: str) -> None:
    if homes[left] is homes[right]:
        return
    merged = tuple(sorted(homes[left] + homes[right], key=lambda s: s.key))
    for strand in merged:
        homes[strand.key] = merged


def _agree(
    left: Sequence[Strand], right: Sequence[Strand], known: dict[Pair, float], weigh: Callable[[Strand, Strand], float], against: float
) -> bool:
    """Whether the two clusters' members speak for one incident on average."""
    return fmean(max(-against, _score(a, b, known, weigh)) for a, b in product(_voices(left), _voices(right))) > 0


def _voices(cluster: Sequence[Strand]) -> Sequence[Strand]:
    if len(cluster) <= MOST_VOICES:
        return cluster
    return nsmallest(MOST_VOICES, cluster, key=lambda s: (-len(s.figures) - len(s.spots) - s.dated, s.key))


def _score(a: Strand, b: Strand, known: dict[Pair, float], weigh: Callable[[Strand, Strand], float]) -> float:
    key = pair(a.key, b.key)
    if key not in known:
        known[key] = weigh(a, b)
    return min(CEILING, known[key])
