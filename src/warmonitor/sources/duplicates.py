"""The same text twice, and nearly the same: who copies whom, with each cluster led by its earliest document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.documents import Document
from warmonitor.sources.sketches import SIZE, Sketch, names_kept, sketch

ALIKE = 0.8  # share of four-word runs in common from which two texts are one, edited
SAME_NAMES = 0.9  # share of names and figures kept: two incidents told in one template stay two
BANDS = 21  # of 6 numbers each: finds 99.8 % of pairs that are 0.8 alike, looks at one in four that are half alike
CROWD = 100  # leaders of one band beyond which it is boilerplate and tells nothing

MIX = np.uint64(0x9E3779B97F4A7C15)

Numbers = npt.NDArray[np.uint32]
BandHashes = npt.NDArray[np.uint64]

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
    long = [one for one in texts if one.likeness]
    rows = np.frombuffer(b"".join(one.likeness for one in long), dtype="<u4").reshape(len(long), SIZE)
    bands = _bands(rows)
    leaders = _Leaders(long, rows)
    leads: dict[str, str] = {}
    for number in _with_company(bands):
        leader = leaders.best_for(number, bands[number])
        if leader is None:
            leaders.add(number, bands[number])
        else:
            leads[long[number].doc_id] = leader.doc_id
    return leads


def _bands(rows: Numbers) -> BandHashes:
    """A hash for each band of each sketch: texts that share one may be alike (locality-sensitive hashing)."""
    width = SIZE // BANDS
    cut = rows.reshape(len(rows), BANDS, width).astype(np.uint64)
    hashes = np.zeros((len(rows), BANDS), dtype=np.uint64)
    for place in range(width):
        hashes = (hashes ^ cut[:, :, place]) * MIX
        hashes ^= hashes >> np.uint64(31)
    return hashes


def _with_company(bands: BandHashes) -> list[int]:
    """The texts that share a band with any other, in their order: the rest, most of them, resemble nothing."""
    together = np.zeros(len(bands), dtype=bool)
    for column in bands.T:
        ordered = np.sort(column)
        together |= np.isin(column, ordered[1:][ordered[1:] == ordered[:-1]])
    return [int(number) for number in np.flatnonzero(together)]


class _Leaders:
    """The leaders so far, found again by their bands."""

    def __init__(self, sketches: Sequence[Sketch], rows: Numbers) -> None:
        self._sketches = sketches
        self._rows = rows
        self._found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)

    def add(self, number: int, bands: BandHashes) -> None:
        for band in enumerate(bands.tolist()):
            if len(self._found[band]) < CROWD:
                self._found[band].append(number)

    def best_for(self, number: int, bands: BandHashes) -> Sketch | None:
        """The leader most alike, the earliest of those equally so; None if none is alike enough."""
        candidates = sorted({leader for band in enumerate(bands.tolist()) for leader in self._found.get(band, ())})
        if not candidates:
            return None
        alike = (self._rows[candidates] == self._rows[number]).mean(axis=1)
        for place in np.argsort(-alike, kind="stable"):
            if alike[place] < ALIKE:
                return None
            leader = self._sketches[candidates[int(place)]]
            if names_kept(leader, self._sketches[number]) >= SAME_NAMES:
                return leader
        return None
