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
from datetime import date
from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Group, Link
from warmonitor.link import groups, named
from warmonitor.link.across import clustered
from warmonitor.link.blocking import LARGE_BLOCK, NEIGHBOURS, Key, keys, may_meet
from warmonitor.link.clustering import pair
from warmonitor.link.components import components
from warmonitor.link.episodes import Frame, frame_of, parents
from warmonitor.link.judgements import rules
from warmonitor.link.naming import FEW, FEW_IN_NEWS, Naming, names_of
from warmonitor.link.parts import parents as parts_of
from warmonitor.link.scoring import weigh
from warmonitor.link.strands import Strand, report_of
from warmonitor.link.within import strands

AT_ONCE = 1 << 16  # pairs that are held as more than numbers in an array

Numbers = npt.NDArray[np.uint64]
Position = tuple[int, tuple[str, ...], int, str]


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A strand as far as finding its pairs goes. `alike` is the same for what copies of one text say alike; `keys` are hashes."""

    number: int
    key: str
    alike: bytes
    position: Position
    keys: bytes


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What one document brings to linking: hashes of its names, how rare each is, whose copy it is, and its strands."""

    doc_id: str
    twin: str
    names: bytes
    rarity: bytes
    parts: tuple[tuple[ClaimRef, ClaimRef], ...]
    rows: tuple[Row, ...]


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """A cluster as it stands: the numbers of its strands that were compared and of their copies, its frame, links and name."""

    leads: tuple[int, ...]
    copies: tuple[tuple[int, tuple[int, ...]], ...]
    frame: Frame
    links: tuple[Link, ...]
    name: str


@dataclass(kw_only=True)
class Standing:
    """Everything that was linked. `strand` finds a strand by its number."""

    told: dict[str, Told] = field(default_factory=dict)
    edges: dict[tuple[int, int], float] = field(default_factory=dict)
    bundles: dict[int, Bundle] = field(default_factory=dict)  # by the first of their leads
    component: dict[int, int] = field(default_factory=dict)  # of each lead, by the component's first
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
) -> Linked:
    """Link all documents' claims.

    Args:
        claims: A document's claims.
        doc_ids: The documents that have claims.
        documents: All documents; only those whose strands are made anew are asked for.
        twins: For each copy the document whose text it repeats.
        voices: The origin of every claim.
        before: What stood. It is not changed.
        changed: Documents whose claims are not what they were.
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
        made = sorted(strands(members, report_of(document, doc_id, known), rules(())), key=lambda s: s.key)
        numbered = dict(enumerate(made, start=before.next + len(fresh)))
        fresh.update(numbered)
        told[doc_id] = Told(
            doc_id,
            twins.get(doc_id, doc_id),
            names[doc_id].tobytes(),
            rarity[doc_id],
            tuple(sorted(parts_of(members).items())),
            tuple(_row(number, strand) for number, strand in numbered.items()),
        )

    def find(number: int) -> Strand:
        return fresh[number] if number in fresh else before.strand(number)

    old, new = _Leads(before.told.values()), _Leads(told.values())
    standing = Standing(told=told, edges=_edges(before, old, new, find), next=before.next + len(fresh), strand=find)
    _cluster(before, standing, old, new, find)
    return Linked(groups=_grouped(standing, voices), standing=standing, strands=fresh)


def _names(doc_id: str, documents: Mapping[str, Document], before: Standing, changed: AbstractSet[str]) -> Numbers:
    stood = before.told.get(doc_id)
    if stood is not None and doc_id not in changed:
        return np.frombuffer(stood.names, dtype="<u8")
    document = documents.get(doc_id)
    return np.array(sorted(_hash(name) for name in names_of(document)) if document else [], dtype="<u8")


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
        return dict(zip(listed, of(np.array([_hash(name) for name in listed], dtype="<u8")).tolist(), strict=True))

    return rarity, count


def _stands(stood: Told | None, twin: str, rarity: bytes) -> bool:
    return stood is not None and stood.twin == twin and stood.rarity == rarity


def _row(number: int, strand: Strand) -> Row:
    alike = (strand.twin, strand.kind, strand.start, strand.end, *sorted(map(repr, strand.figures | strand.words)))
    top = max((low for low, _ in strand.tops.values()), default=0)
    start = (strand.start or date.min).toordinal()
    found = np.array(sorted(_key_hash(key) for key in keys(strand)), dtype="<u8")
    return Row(number, strand.key, _digest(repr(alike)), (start, tuple(sorted(strand.manners)), top, strand.key), found.tobytes())


def _key_hash(key: Key) -> int:
    """A key as a number, odd for a week's: of those the large blocks tell nothing."""
    return (_hash("\x1f".join(key)) & ~1) | (key[0] == "week")


def _hash(text: str) -> int:
    return int.from_bytes(_digest(text), "little")


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


class _Leads:
    """The strands that are compared: one for all that copies of one text say alike."""

    def __init__(self, told: Iterable[Told]) -> None:
        every = [(row, one.doc_id) for one in told for row in one.rows]
        alike: dict[bytes, list[tuple[Row, str]]] = defaultdict(list)
        for row, doc_id in every:
            alike[row.alike].append((row, doc_id))
        self.rows: list[Row] = []
        self.copies: dict[int, tuple[int, ...]] = {}
        for some in alike.values():
            (first, doc_id), *rest = sorted(some, key=lambda one: one[0].key) if len(some) > 1 else some
            self.rows.append(first)
            self.rows.extend(row for row, other in rest if other == doc_id)  # one report's strands were told apart for a reason
            if following := tuple(row.number for row, other in rest if other != doc_id):
                self.copies[first.number] = following

    def pairs(self) -> Numbers:
        """Candidates: pairs of numbers, the lower in the upper half, sorted. The same that `blocking.met` finds block by block."""
        rows = sorted(self.rows, key=lambda row: row.position)
        if not rows:
            return np.empty(0, dtype=np.uint64)
        hashed = [np.frombuffer(row.keys, dtype="<u8") for row in rows]
        every = np.concatenate(hashed)
        order = np.repeat(np.arange(len(rows)), [len(some) for some in hashed])
        numbers = np.array([row.number for row in rows], dtype=np.uint64)
        by_key = np.argsort(every, kind="stable")  # stable: within a key they stay in order of position
        every, order = every[by_key], order[by_key]
        starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
        sizes = np.diff(np.concatenate((starts, [len(every)])))
        size = np.repeat(sizes, sizes)
        usable = (size > 1) & ~((size > LARGE_BLOCK) & (every & np.uint64(1)).astype(bool))
        every, order, size = every[usable], order[usable], size[usable]
        found = []
        for apart in range(1, LARGE_BLOCK):
            same = (every[apart:] == every[:-apart]) & ((size[apart:] <= LARGE_BLOCK) | (apart <= NEIGHBOURS))
            left, right = numbers[order[:-apart][same]], numbers[order[apart:][same]]
            found.append((np.minimum(left, right) << np.uint64(32)) | np.maximum(left, right))
        pairs = np.concatenate(found)
        pairs.sort()  # several times as fast here as numpy's own way to what is unique
        return pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))] if len(pairs) else pairs


def _edges(before: Standing, old: _Leads, new: _Leads, strand: Callable[[int], Strand]) -> dict[tuple[int, int], float]:
    """The pairs that speak for one incident: those that stood and still meet, and those that meet now for the first time."""
    stood, now = old.pairs(), new.pairs()
    known = np.isin(now, stood, assume_unique=True)
    edges = {two: weight for two in _two(now[known]) if (weight := before.edges.get(two, 0.0)) > 0}
    for two in _two(now[~known]):
        left, right = strand(two[0]), strand(two[1])
        if may_meet(left, right) and (weight := weigh(left, right)) > 0:
            edges[two] = weight
    return edges


def _two(pairs: Numbers) -> Iterator[tuple[int, int]]:
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        yield from zip((some >> np.uint64(32)).tolist(), (some & np.uint64(0xFFFFFFFF)).tolist(), strict=True)


def _cluster(before: Standing, standing: Standing, old: _Leads, new: _Leads, strand: Callable[[int], Strand]) -> None:
    """Cluster the components that are not what they were, and let the others stand."""
    found = components((a, b, weight) for (a, b), weight in standing.edges.items())
    linked = {number for some in found for number in some}
    found.extend([row.number] for row in new.rows if row.number not in linked)
    touched = {number for two in before.edges.keys() ^ standing.edges.keys() for number in two}
    touched |= {number for number in old.copies.keys() | new.copies.keys() if old.copies.get(number) != new.copies.get(number)}
    inside: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    home = {number: some[0] for some in found for number in some}
    for two, weight in standing.edges.items():
        if home[two[0]] == home[two[1]]:
            inside[home[two[0]]][two] = weight
    sizes: dict[int, int] = defaultdict(int)
    for first in before.component.values():
        sizes[first] += 1
    standing.component = home
    bundles_of: dict[int, list[int]] = defaultdict(list)
    for lead, bundle in before.bundles.items():
        bundles_of[before.component[bundle.leads[0]]].append(lead)
    for some in found:
        was = before.component.get(some[0])
        if was is not None and sizes[was] == len(some) and touched.isdisjoint(some) and all(before.component.get(n) == was for n in some):
            standing.bundles.update((lead, before.bundles[lead]) for lead in bundles_of[was])
            continue
        for bundle in _bundles(some, inside[some[0]], new.copies, strand):
            standing.bundles[bundle.leads[0]] = bundle


def _bundles(
    some: Sequence[int], inside: Mapping[tuple[int, int], float], copies: Mapping[int, tuple[int, ...]], strand: Callable[[int], Strand]
) -> Iterator[Bundle]:
    lead = {number: strand(number) for number in some}
    numbers = {one.key: number for number, one in lead.items()}
    positive = {pair(lead[a].key, lead[b].key): weight for (a, b), weight in inside.items()}
    following = {lead[number].key: [strand(copy) for copy in copies.get(number, ())] for number in some}
    for cluster in clustered(sorted(lead.values(), key=lambda s: s.key), positive, following):
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
