"""The same text twice, and nearly the same: who copies whom, with each cluster led by its earliest document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from warmonitor.domain.documents import Document
from warmonitor.sources.sketches import SIZE, Sketch, names_kept, sketch

ALIKE = 0.8  # share of four-word runs in common from which two texts are one, edited
SAME_NAMES = 0.9  # share of names and figures kept: two incidents told in one template stay two
BANDS = 21  # of 6 numbers each: finds 99.8 % of pairs that are 0.8 alike, looks at one in four that are half alike
CROWD = 100  # leaders of one band beyond which it is boilerplate and tells nothing

__all__ = ["Marks", "Sketch", "mark", "resolve", "sketch"]


class Marks(NamedTuple):
    """Which documents this one repeats, word for word or nearly; None for neither."""

    duplicate_of: str | None = None
    near_duplicate_of: str | None = None


def mark(documents: Iterable[Document]) -> list[Document]:
    """The documents, in their order, with duplicates and near-duplicates marked.

    Holds them all; a run that cannot keeps their sketches and asks `resolve`.
    """
    held = list(documents)
    marks = resolve([sketch(document) for document in held])
    return [
        msgspec.structs.replace(d, duplicate_of=marks[d.doc_id].duplicate_of, near_duplicate_of=marks[d.doc_id].near_duplicate_of)
        for d in held
    ]


def resolve(sketches: Iterable[Sketch]) -> Mapping[str, Marks]:
    """Each document's marks, by doc_id; the order of the sketches makes no difference.

    A duplicate points at the earliest document of the same text; a near-duplicate at the leader of its cluster, the earliest
    document (by publication, undated last, then by doc_id) that it is alike. Every member is alike its leader itself, so that
    a chain of small changes cannot tie texts that share little. A duplicate of a near-duplicate carries both marks.
    """
    ordered = sorted(sketches, key=lambda s: (not s.published, s.published, s.doc_id))
    firsts: dict[bytes, Sketch] = {}
    for one in ordered:
        firsts.setdefault(one.exact, one)
    leads = _leads(list(firsts.values()))
    return {one.doc_id: _marks(one, firsts[one.exact], leads) for one in ordered}


def _marks(one: Sketch, first: Sketch, leads: Mapping[str, str]) -> Marks:
    return Marks(None if first is one else first.doc_id, leads.get(first.doc_id))


def _leads(texts: Sequence[Sketch]) -> dict[str, str]:
    """The leader of each text that has one, going through them from the earliest."""
    leads: dict[str, str] = {}
    leaders = _Leaders(sum(1 for one in texts if one.likeness))
    for one in texts:
        if not one.likeness:
            continue
        leader = leaders.best_for(one)
        if leader is None:
            leaders.add(one)
        else:
            leads[one.doc_id] = leader.doc_id
    return leads


class _Leaders:
    """The leaders so far, found again by the bands of their sketches (locality-sensitive hashing)."""

    def __init__(self, room: int) -> None:
        self._sketches: list[Sketch] = []
        self._rows = np.empty((room, SIZE), dtype="<u4")
        self._bands: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)

    def add(self, one: Sketch) -> None:
        number = len(self._sketches)
        self._rows[number] = np.frombuffer(one.likeness, dtype="<u4")
        self._sketches.append(one)
        for band in _bands(one):
            if len(self._bands[band]) < CROWD:
                self._bands[band].append(number)

    def best_for(self, one: Sketch) -> Sketch | None:
        """The leader most alike, the earliest of those equally so; None if none is alike enough."""
        candidates = sorted({number for band in _bands(one) for number in self._bands.get(band, ())})
        if not candidates:
            return None
        alike = (self._rows[candidates] == np.frombuffer(one.likeness, dtype="<u4")).mean(axis=1)
        for place in np.argsort(-alike, kind="stable"):
            if alike[place] < ALIKE:
                return None
            leader = self._sketches[candidates[int(place)]]
            if names_kept(leader, one) >= SAME_NAMES:
                return leader
        return None


def _bands(one: Sketch) -> list[tuple[int, bytes]]:
    width = len(one.likeness) // BANDS
    return [(band, one.likeness[band * width : (band + 1) * width]) for band in range(BANDS)]
