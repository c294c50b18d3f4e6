"""Linking that remembers: what was linked stands, and only what further reports can touch is linked again.

    names and copies -> which documents' strands are new -> pairs that are new -> components that changed -> clusters -> episodes

The clusters are those that linking everything at once would give, because each step asks no more than what is compared here: a document's
strands its own claims and which of its names are rare; a pair its two strands; a cluster its component. What has to be gone through whole
(names, keys, pairs, components) are arrays of numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import inf

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Group, Link
from warmonitor.link import groups, named
from warmonitor.link.across import clustered, judged_together
from warmonitor.link.blocking import may_meet
from warmonitor.link.clustering import Pair, pair
from warmonitor.link.components import homes
from warmonitor.link.episodes import Frame, frame_of, parents
from warmonitor.link.judgements import UNJUDGED, Rules
from warmonitor.link.meeting import EMPTY, LOWER_HALF, UPPER_HALF, Leads, Numbers, Told, hashed, met_anew, row_of, two
from warmonitor.link.naming import FEW, FEW_IN_NEWS, Naming, names_of
from warmonitor.link.parts import parents as parts_of
from warmonitor.link.scoring import weigh
from warmonitor.link.strands import Strand, report_of
from warmonitor.link.within import strands

AT_ONCE = 1 << 14  # pairs that are held as more than numbers in an array

Weights = npt.NDArray[np.float64]
NO_WEIGHTS: Weights = np.empty(0, dtype=np.float64)


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """A cluster as it stands: the numbers of its strands that were compared and of their copies, its frame, links and name."""

    leads: tuple[int, ...]
    copies: tuple[tuple[int, tuple[int, ...]], ...]
    frame: Frame
    links: tuple[Link, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The pairs that speak for one incident, sorted, each with its weight above zero."""

    pairs: Numbers = field(default_factory=lambda: EMPTY)
    weights: Weights = field(default_factory=lambda: NO_WEIGHTS)

    def ends(self) -> tuple[Numbers, Numbers]:
        return self.pairs >> UPPER_HALF, self.pairs & LOWER_HALF

    def changed(self, *, lost: Numbers, more: Mapping[tuple[int, int], float]) -> Edges:
        """These without the lost ones and with more."""
        kept = ~np.isin(self.pairs, lost, assume_unique=True)
        added = np.array([(a << 32) | b for a, b in more], dtype=np.uint64)
        pairs = np.concatenate((self.pairs[kept], added))
        weights = np.concatenate((self.weights[kept], np.array(list(more.values()), dtype=np.float64)))
        order = np.argsort(pairs, kind="stable")
        return Edges(pairs=pairs[order], weights=weights[order])


@dataclass(kw_only=True)
class Standing:
    """Everything that was linked. `strand` finds a strand by its number; `together` are the pairs that people judged the same."""

    told: dict[str, Told] = field(default_factory=dict)
    edges: Edges = field(default_factory=Edges)
    bundles: dict[int, Bundle] = field(default_factory=dict)  # by the first of their leads
    component: dict[int, int] = field(default_factory=dict)  # of each lead, by the component's first
    together: frozenset[tuple[int, int]] = frozenset()
    next: int = 0
    strand: Callable[[int], Strand] = field(default=lambda number: _missing(number))


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Groups of claims, and what stands now; `strands` are those that are new in it."""

    groups: tuple[Group, ...]
    standing: Standing
    strands: Mapping[int, Strand]


def link_again(
    claims: Callable[[str], Sequence[Cited]],
    doc_ids: Iterable[str],
    documents: Mapping[str, Document],
    twins: Mapping[str, str],
    voices: Mapping[ClaimRef, str],
    before: Standing,
    changed: AbstractSet[str],
    decided: Rules = UNJUDGED,
) -> Linked:
    """Link all documents' claims.

    Args:
        claims: A document's claims.
        doc_ids: The documents that have claims.
        documents: All documents; only those whose strands are made anew are asked for.
        twins: For each copy the document whose text it repeats.
        voices: The origin of every claim.
        before: What stood, under the same judgements. It is not changed.
        changed: Documents whose claims are not what they were.
        decided: What people decided.
    """
    every = sorted(doc_ids)
    names = {doc_id: _names(doc_id, documents, before, changed) for doc_id in every}
    copies = {doc_id for doc_id in every if doc_id in twins}
    rarity, counts = _rarity(names, copies)
    anew = [d for d in every if d in changed or not _stands(before.told.get(d), twins.get(d, d), rarity[d])]
    told = {doc_id: before.told[doc_id] for doc_id in every if doc_id in before.told}
    fresh: dict[int, Strand] = {}
    for doc_id in anew:
        document = documents.get(doc_id)
        known = Naming(reports=counts(names_of(document))) if document else None
        members = claims(doc_id)
        made = sorted(strands(members, report_of(document, doc_id, known), decided), key=lambda s: s.key)
        numbered = dict(enumerate(made, start=before.next + len(fresh)))
        fresh.update(numbered)
        told[doc_id] = Told(
            doc_id,
            twins.get(doc_id, doc_id),
            names[doc_id].tobytes(),
            rarity[doc_id],
            tuple(sorted(parts_of(members).items())),
            tuple(row_of(number, strand, judged=_judged(strand, decided)) for number, strand in numbered.items()),
        )

    def find(number: int) -> Strand:
        return fresh[number] if number in fresh else before.strand(number)

    old, new = Leads(before.told.values()), Leads(told.values())
    met, lost = met_anew(old, new, before.edges.pairs)
    more = _weighed(met, find)
    standing = Standing(
        told=told,
        edges=before.edges.changed(lost=lost, more=more),
        together=_together(told, new, decided, find),
        next=before.next + len(fresh),
        strand=find,
    )
    moved = {number for ends in (*two(lost), *more, *(before.together ^ standing.together)) for number in ends}
    _cluster(before, standing, old, new, moved, decided)
    return Linked(groups=_grouped(standing, voices), standing=standing, strands=fresh)


def _judged(strand: Strand, decided: Rules) -> bool:
    return not decided.judged.isdisjoint(member.ref for member in strand.members)


def _together(told: Mapping[str, Told], new: Leads, decided: Rules, strand: Callable[[int], Strand]) -> frozenset[tuple[int, int]]:
    """The pairs of strands that people judged the same, as far as nobody keeps them apart."""
    named = {doc_id for refs in decided.together for doc_id, _ in refs}
    lead = [
        (row.number, strand(row.number)) for doc_id in sorted(named & told.keys()) for row in told[doc_id].rows if row.number in new.rows
    ]
    numbers = {one.key: number for number, one in lead}
    found = judged_together(sorted((one for _, one in lead), key=lambda s: s.key), decided)
    return frozenset((min(ends), max(ends)) for a, b in found for ends in [(numbers[a], numbers[b])])


def _names(doc_id: str, documents: Mapping[str, Document], before: Standing, changed: AbstractSet[str]) -> Numbers:
    stood = before.told.get(doc_id)
    if stood is not None and doc_id not in changed:
        return np.frombuffer(stood.names, dtype="<u8")
    document = documents.get(doc_id)
    return np.array(sorted(hashed(name) for name in names_of(document)) if document else [], dtype="<u8")


def _rarity(names: Mapping[str, Numbers], copies: AbstractSet[str]) -> tuple[dict[str, bytes], Callable[[Iterable[str]], dict[str, int]]]:
    """How rare each document's names are (2 rare, 1 rare enough for the news of its days), and how many reports have a name."""
    counted = [some for doc_id, some in names.items() if doc_id not in copies and len(some)]
    known, counts = np.unique(np.concatenate(counted), return_counts=True) if counted else (np.empty(0, "<u8"), np.empty(0, int))

    def of(some: Numbers) -> npt.NDArray[np.int64]:
        if not len(known):
            return np.zeros(len(some), dtype=np.int64)
        at = np.minimum(np.searchsorted(known, some), len(known) - 1)
        return np.where(known[at] == some, counts[at], 0)

    ends = np.cumsum([len(some) for some in names.values()])
    every = of(np.concatenate(list(names.values()))) if names else np.empty(0, int)
    levels = ((every <= FEW).astype(np.uint8) + (every <= FEW_IN_NEWS).astype(np.uint8)).tobytes()
    starts = [0, *ends.tolist()]
    rarity = {doc_id: levels[starts[i] : starts[i + 1]] for i, doc_id in enumerate(names)}

    def count(some: Iterable[str]) -> dict[str, int]:
        listed = list(some)
        return dict(zip(listed, of(np.array([hashed(name) for name in listed], dtype="<u8")).tolist(), strict=True))

    return rarity, count


def _stands(stood: Told | None, twin: str, rarity: bytes) -> bool:
    return stood is not None and stood.twin == twin and stood.rarity == rarity


def _weighed(met: Numbers, strand: Callable[[int], Strand]) -> dict[tuple[int, int], float]:
    """Those of the pairs that speak for one incident, with what speaks for it."""
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(met), AT_ONCE):
        for ends in two(met[start : start + AT_ONCE]):
            left, right = strand(ends[0]), strand(ends[1])
            if may_meet(left, right) and (weight := weigh(left, right)) > 0:
                found[ends] = weight
    return found


def _cluster(before: Standing, standing: Standing, old: Leads, new: Leads, moved: AbstractSet[int], decided: Rules) -> None:
    """Cluster the components that are not what they were, and let the others stand. `moved` are strands whose pairs changed."""
    standing.component = _components(standing, new)
    members: dict[int, list[int]] = defaultdict(list)
    for number, first in standing.component.items():
        members[first].append(number)
    touched = set(moved)
    touched |= {number for number in old.copies.keys() | new.copies.keys() if old.copies.get(number) != new.copies.get(number)}
    sizes: dict[int, int] = defaultdict(int)
    for first in before.component.values():
        sizes[first] += 1
    bundles_of: dict[int, list[int]] = defaultdict(list)
    for lead in before.bundles:
        bundles_of[before.component[lead]].append(lead)
    anew: dict[int, list[int]] = {}
    for first, some in members.items():
        was = before.component.get(first)
        if was is not None and sizes[was] == len(some) and touched.isdisjoint(some) and all(before.component.get(n) == was for n in some):
            standing.bundles.update((lead, before.bundles[lead]) for lead in bundles_of[was])
        else:
            anew[first] = some
    inside, kept = _inside(standing, anew.keys())
    for first, some in anew.items():
        for bundle in _bundles(some, inside[first], kept[first], new.copies, standing.strand, decided):
            standing.bundles[bundle.leads[0]] = bundle


def _components(standing: Standing, new: Leads) -> dict[int, int]:
    """The first of its component for each strand that is compared."""
    numbers = np.array(sorted(new.rows), dtype=np.uint64)
    left, right = standing.edges.ends()
    more = np.array(sorted(standing.together), dtype=np.uint64).reshape(-1, 2)
    places = homes(
        np.searchsorted(numbers, np.concatenate((left, more[:, 0]))),
        np.searchsorted(numbers, np.concatenate((right, more[:, 1]))),
        np.concatenate((standing.edges.weights, np.full(len(more), inf))),
        len(numbers),
    )
    return dict(zip(numbers.tolist(), numbers[places].tolist(), strict=True))


def _inside(
    standing: Standing, firsts: AbstractSet[int]
) -> tuple[dict[int, dict[tuple[int, int], float]], dict[int, list[tuple[int, int]]]]:
    """The pairs inside these components, and those that people judged the same, each by the component's first."""
    chosen = np.array(sorted(number for number, first in standing.component.items() if first in firsts), dtype=np.uint64)
    left, right = standing.edges.ends()
    both = np.isin(left, chosen) & np.isin(right, chosen)
    inside: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    for ends, weight in zip(two(standing.edges.pairs[both]), standing.edges.weights[both].tolist(), strict=True):
        if standing.component[ends[0]] == standing.component[ends[1]]:
            inside[standing.component[ends[0]]][ends] = weight
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for ends in sorted(standing.together):
        kept[standing.component[ends[0]]].append(ends)
    return inside, kept


def _bundles(
    some: Sequence[int],
    inside: Mapping[tuple[int, int], float],
    together: Sequence[tuple[int, int]],
    copies: Mapping[int, tuple[int, ...]],
    strand: Callable[[int], Strand],
    decided: Rules,
) -> Iterator[Bundle]:
    lead = {number: strand(number) for number in some}
    numbers = {one.key: number for number, one in lead.items()}

    def keyed(ends: tuple[int, int]) -> Pair:
        return pair(lead[ends[0]].key, lead[ends[1]].key)

    positive = {keyed(ends): weight for ends, weight in inside.items()}
    following = {lead[number].key: [strand(copy) for copy in copies.get(number, ())] for number in some}
    ordered = sorted(lead.values(), key=lambda s: s.key)
    for cluster in clustered(ordered, positive, following, decided, [keyed(ends) for ends in together]):
        leads = tuple(sorted(numbers[s.key] for s in cluster.strands if s.key in numbers))
        yield Bundle(
            leads, tuple((number, copies[number]) for number in leads if number in copies), frame_of(cluster), cluster.links, named(cluster)
        )


def _grouped(standing: Standing, voices: Mapping[ClaimRef, str]) -> tuple[Group, ...]:
    ordered = sorted(standing.bundles.values(), key=lambda bundle: bundle.frame.first)
    larger = {part: whole for one in standing.told.values() for part, whole in one.parts}
    episode = parents([bundle.frame for bundle in ordered], larger, voices)
    return groups([(bundle.frame, bundle.links, bundle.name) for bundle in ordered], episode)


def _missing(number: int) -> Strand:
    raise LookupError(f"no strand has the number {number}")
