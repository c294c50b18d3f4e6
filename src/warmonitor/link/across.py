"""Strands of all reports into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from math import inf

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Link
from warmonitor.link.blocking import candidates
from warmonitor.link.clustering import Pair, agglomerate, pair
from warmonitor.link.components import components
from warmonitor.link.judgements import UNJUDGED, Rules
from warmonitor.link.placing import Spot, relation
from warmonitor.link.reasons import one_scene
from warmonitor.link.reasons_of_wording import SOME
from warmonitor.link.scoring import score, weigh
from warmonitor.link.strands import Kind, Strand
from warmonitor.link.within import pair_of
from warmonitor.link.wording import likeness

SLACK_DAYS = 1
# Reports of one event that look at it from a court, a hospital and the street have little in common two by two. Pairwise F1 on the reports
# that taught the weights is 0.899 where a pair may speak against with 4, 0.904 with 2, 0.906 with 1.5, 0.908 with 1.
AGAINST = 1.5
NAMES = 2  # rare names that two reports share
MOST_READ = 8


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Strands of one incident, or of one figure that spans several, with the best links between them."""

    strands: tuple[Strand, ...]
    links: tuple[Link, ...] = ()

    @property
    def kind(self) -> Kind:
        kinds = {s.kind for s in self.strands}
        return "wide" if "wide" in kinds else "narrow" if "narrow" in kinds else "either"


def clusters(strands: Sequence[Strand], rules: Rules) -> tuple[Cluster, ...]:
    """Bring the strands of all reports together."""
    by_key = {s.key: s for s in strands}
    lead, copies = _folded(strands, rules)
    weighed = {p: weigh(by_key[p[0]], by_key[p[1]]) for p in candidates(lead)}
    positive = {p: weight for p, weight in weighed.items() if weight > 0}
    together = judged_together(lead, rules)
    edges = [*((a, b, weight) for (a, b), weight in positive.items()), *((a, b, inf) for a, b in together)]
    found = components(edges)
    alone = [[s.key] for s in lead if s.key not in {key for some in found for key in some}]
    home = {key: number for number, some in enumerate(found) for key in some}
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    for p, weight in positive.items():
        if home[p[0]] == home[p[1]]:
            inside[home[p[0]]][p] = weight
    kept: dict[int, list[Pair]] = defaultdict(list)
    for p in together:
        kept[home[p[0]]].append(p)
    return tuple(
        sorted(
            (
                cluster
                for number, some in enumerate([*found, *alone])
                for cluster in clustered([by_key[key] for key in some], inside[number], copies, rules, kept[number])
            ),
            key=lambda cluster: cluster.strands[0].key,
        )
    )


def clustered(
    lead: Sequence[Strand],
    positive: Mapping[Pair, float],
    copies: Mapping[str, Sequence[Strand]],
    rules: Rules = UNJUDGED,
    together: Sequence[Pair] = (),
) -> Iterator[Cluster]:
    """The clusters of one component: of strands whose pairs that speak for one incident are `positive`."""
    groups = agglomerate(
        lead,
        positive,
        weigh=weigh,
        allowed=lambda left, right: fit(left, right) and not _judged_apart(left, right, rules),
        together=together,
        against=AGAINST,
    )
    home = {s.key: i for i, group in enumerate(groups) for s in group}
    inside: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for p, weight in positive.items():
        if home[p[0]] == home[p[1]]:
            inside[home[p[0]]].append((weight, p))
    for i, group in enumerate(groups):
        yield _cluster(group, copies, inside[i])


def _folded(strands: Sequence[Strand], rules: Rules) -> tuple[list[Strand], dict[str, list[Strand]]]:
    """One strand for all that copies of one text say alike: ten thousand copies cost what one does."""
    groups: dict[tuple[object, ...], list[Strand]] = defaultdict(list)
    for strand in strands:
        free = rules.judged.isdisjoint(m.ref for m in strand.members)
        same = (strand.twin, strand.kind, strand.start, strand.end, *sorted(map(repr, strand.figures | strand.words)))
        groups[same if free else (strand.key,)].append(strand)
    copies: dict[str, list[Strand]] = {}
    for group in groups.values():
        first, *rest = sorted(group, key=lambda s: s.key)
        apart = [s for s in rest if s.doc_id == first.doc_id]  # one report's strands were told apart for a reason
        copies[first.key] = [s for s in rest if s.doc_id != first.doc_id]
        copies.update((s.key, []) for s in apart)
    leads = sorted((s for s in strands if s.key in copies), key=lambda s: s.key)
    return leads, copies


def fit(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    """Whether two whole clusters can be one: kinds, reports, days and places must all agree."""
    both = (*left, *right)
    if {"narrow", "wide"} <= {s.kind for s in both}:
        return False
    if not {s.doc_id for s in left}.isdisjoint(s.doc_id for s in right):
        return False
    return (_one_time(both) and _one_place(left, right)) or vouched(left, right)


def vouched(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    """Whether the reports as a whole are so alike that another day or place is a slip: most pairs share names, words, or a scene.

    Reports look back on an event weeks later, from a court or a hospital, and the day and place of that are easily taken for its own.
    """
    pairs = list(product(left[:MOST_READ], right[:MOST_READ]))
    return 2 * sum(one_scene(a, b) or _alike(a, b) for a, b in pairs) >= len(pairs)


def _alike(a: Strand, b: Strand) -> bool:
    return a.main and b.main and (len(a.people & b.people) >= NAMES or likeness(a.terms, b.terms) >= SOME)


def _one_time(strands: Sequence[Strand]) -> bool:
    """Whether some day, give or take one, suits every strand that words date."""
    starts = [s.start for s in strands if s.dated and s.start]
    ends = [s.end for s in strands if s.dated and s.end]
    return not starts or not ends or max(starts) - min(ends) <= timedelta(days=SLACK_DAYS)


def _one_place(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    """Whether no two of the places lie apart on the map."""
    return all(relation(a, b) != "apart" for a, b in product(_spots(left), _spots(right)))


def _spots(strands: Sequence[Strand]) -> list[Spot]:
    return list({(spot.id, spot.name): spot for s in strands for spot in s.spots}.values())


def _judged_apart(left: Sequence[Strand], right: Sequence[Strand], rules: Rules) -> bool:
    if not rules.apart:
        return False
    return any(pair_of((a, b)) in rules.apart for a, b in product(_held_apart(left, rules), _held_apart(right, rules)))


def _held_apart(strands: Sequence[Strand], rules: Rules) -> list[ClaimRef]:
    return [m.ref for s in strands for m in s.members if m.ref in rules.held_apart]


def judged_together(strands: Sequence[Strand], rules: Rules) -> list[Pair]:
    """Must-link pairs of strands, unless that brings claims together which a person keeps apart."""
    home = {m.ref: s for s in strands for m in s.members}
    group = {s.key: frozenset({s.key}) for s in strands}
    by_key = {s.key: s for s in strands}
    found = []
    for a, b in rules.together:
        if a not in home or b not in home or home[a].key == home[b].key:
            continue
        left, right = group[home[a].key], group[home[b].key]
        if _judged_apart([by_key[k] for k in left], [by_key[k] for k in right], rules):
            continue
        found.append(pair(home[a].key, home[b].key))
        group.update(dict.fromkeys(left | right, left | right))
    return found


def _cluster(group: Sequence[Strand], copies: Mapping[str, Sequence[Strand]], weighed: Sequence[tuple[float, Pair]]) -> Cluster:
    every = sorted((s for lead in group for s in (lead, *copies[lead.key])), key=lambda s: s.key)
    return Cluster(strands=tuple(every), links=_links(group, weighed))


def _links(group: Sequence[Strand], weighed: Sequence[tuple[float, Pair]]) -> tuple[Link, ...]:
    """The strongest links that hold the cluster together, one fewer than it has strands."""
    by_key = {s.key: s for s in group}
    reached: dict[str, str] = {s.key: s.key for s in group}
    found = []
    for _, (a, b) in sorted(weighed, key=lambda item: (-item[0], item[1])):
        root_a, root_b = _root(reached, a), _root(reached, b)
        if root_a == root_b:
            continue
        reached[root_b] = root_a
        scored = score(by_key[a], by_key[b])
        ends = by_key[a].members[0].ref, by_key[b].members[0].ref
        found.append(Link(left=min(ends), right=max(ends), score=scored.probability, reasons=scored.reasons))
    return tuple(sorted(found, key=lambda link: (link.left, link.right)))


def _root(reached: dict[str, str], key: str) -> str:
    while reached[key] != key:
        reached[key] = reached[reached[key]]
        key = reached[key]
    return key


def days(strands: Sequence[Strand]) -> tuple[date | None, date | None]:
    """The days that a cluster's strands leave for it: dated ones decide."""
    used = [s for s in strands if s.dated] or list(strands)
    starts = [s.start for s in used if s.start]
    ends = [s.end for s in used if s.end]
    if not starts or not ends:
        return min(starts, default=None), max(ends, default=None)
    low, high = max(starts), min(ends)
    return (low, high) if low <= high else (min(starts), max(ends))
