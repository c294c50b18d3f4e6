"""Which strands meet, in arrays of numbers: what `blocking` finds block by block, for an archive and for what is new in it.

A further report changes only the blocks of its own keys. So an update looks at these, before and after, and at no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.claims import ClaimRef
from warmonitor.link.blocking import LARGE_BLOCK, NEIGHBOURS, Key, keys
from warmonitor.link.strands import Strand

Numbers = npt.NDArray[np.uint64]
Position = tuple[int, tuple[str, ...], int, str]

LOWER_HALF = np.uint64(0xFFFFFFFF)
UPPER_HALF = np.uint64(32)
EMPTY: Numbers = np.empty(0, dtype=np.uint64)


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


def row_of(number: int, strand: Strand, *, judged: bool = False) -> Row:
    """The row of a strand. One that a person has judged (`judged`) stands for itself, whatever copies of its text say."""
    same = (strand.twin, strand.kind, strand.start, strand.end, *sorted(map(repr, strand.figures | strand.words)))
    top = max((low for low, _ in strand.tops.values()), default=0)
    start = (strand.start or date.min).toordinal()
    found = np.array(sorted(_key_hash(key) for key in keys(strand)), dtype="<u8")
    alike = _digest(f"judged {strand.key}" if judged else repr(same))
    return Row(number, strand.key, alike, (start, tuple(sorted(strand.manners)), top, strand.key), found.tobytes())


def hashed(text: str) -> int:
    """A text as a number of 64 bits."""
    return int.from_bytes(_digest(text), "little")


def _key_hash(key: Key) -> int:
    """A key as a number, odd for a week's: of those the large blocks tell nothing."""
    return (hashed("\x1f".join(key)) & ~1) | (key[0] == "week")


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


class Leads:
    """The strands that are compared: one for all that copies of one text say alike. `copies` are the numbers of the others."""

    def __init__(self, told: Iterable[Told]) -> None:
        alike: dict[bytes, list[tuple[Row, str]]] = defaultdict(list)
        for one in told:
            for row in one.rows:
                alike[row.alike].append((row, one.doc_id))
        self.rows: dict[int, Row] = {}
        self.copies: dict[int, tuple[int, ...]] = {}
        for some in alike.values():
            (first, doc_id), *rest = sorted(some, key=lambda one: one[0].key) if len(some) > 1 else some
            self.rows[first.number] = first
            # One report's strands were told apart for a reason.
            self.rows.update((row.number, row) for row, other in rest if other == doc_id)
            if following := tuple(row.number for row, other in rest if other != doc_id):
                self.copies[first.number] = following
        self._keys: _Keys | None = None

    def pairs(self, within: Numbers | None = None) -> Numbers:
        """Candidates that meet in the blocks of these keys (sorted), or in any: as `two` reads them, sorted."""
        if self._keys is None:
            self._keys = _Keys(list(self.rows.values()))
        return _pairs(*self._keys.in_blocks(within))

    def keys_of(self, numbers: Iterable[int]) -> Numbers:
        """The keys of these strands, each once."""
        found = [np.frombuffer(self.rows[number].keys, dtype="<u8") for number in numbers]
        return np.unique(np.concatenate(found)) if found else EMPTY


class _Keys:
    """All keys of strands, beside the strands that have them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._keys = np.frombuffer(b"".join(row.keys for row in rows), dtype="<u8")
        self._places = np.repeat(np.arange(len(rows)), [len(row.keys) // 8 for row in rows])

    def in_blocks(self, within: Numbers | None) -> tuple[Numbers, Numbers]:
        """Keys and strands' numbers, in the order of the keys and within one in that of the strands' positions."""
        every, places = self._keys, self._places
        if within is not None:
            chosen = _among(every, within)
            every, places = every[chosen], places[chosen]
        if not len(every):
            return EMPTY, EMPTY
        used, rank = np.unique(places, return_inverse=True)
        rows = [self._rows[place] for place in used.tolist()]
        order = sorted(range(len(rows)), key=lambda place: rows[place].position)
        position = np.empty(len(rows), dtype=np.int64)
        position[order] = np.arange(len(rows))
        numbers = np.array([row.number for row in rows], dtype=np.uint64)
        by_key = np.lexsort((position[rank], every))
        return every[by_key], numbers[rank][by_key]


def _among(some: Numbers, known: Numbers) -> npt.NDArray[np.bool_]:
    """Which of the numbers are among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(some), dtype=bool)
    at = np.minimum(np.searchsorted(known, some), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == some
    return found


def _pairs(every: Numbers, numbers: Numbers) -> Numbers:
    """The pairs of each block: all of a small one, neighbours in a large one, none in a week's large one."""
    if not len(every):
        return EMPTY
    starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(every)])))
    size = np.repeat(sizes, sizes)
    usable = (size > 1) & ~((size > LARGE_BLOCK) & (every & np.uint64(1)).astype(bool))
    every, numbers, size = every[usable], numbers[usable], size[usable]
    found = [EMPTY]
    for apart in range(1, LARGE_BLOCK):
        same = (every[apart:] == every[:-apart]) & ((size[apart:] <= LARGE_BLOCK) | (apart <= NEIGHBOURS))
        found.append(paired(numbers[:-apart][same], numbers[apart:][same]))
    return once(np.concatenate(found))


def paired(left: Numbers, right: Numbers) -> Numbers:
    """Pairs of strands' numbers, each as one number: the lower in the upper half."""
    return (np.minimum(left, right) << UPPER_HALF) | np.maximum(left, right)


def two(pairs: Numbers) -> list[tuple[int, int]]:
    """The two numbers of each pair."""
    return list(zip((pairs >> UPPER_HALF).tolist(), (pairs & LOWER_HALF).tolist(), strict=True))


def once(numbers: Numbers) -> Numbers:
    """The numbers sorted, each once. Sorting first is several times as fast here as numpy's own way."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def met_anew(old: Leads, new: Leads, edges: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs that may be met for the first time, and those of the `edges` that meet no more; both sorted.

    Only blocks into which a strand came or from which one went can differ. A pair that such a block lost may still meet in another.
    """
    touched = once(np.concatenate((old.keys_of(old.rows.keys() - new.rows.keys()), new.keys_of(new.rows.keys() - old.rows.keys()))))
    stood, now = old.pairs(touched), new.pairs(touched)
    met = np.setdiff1d(now, stood, assume_unique=True)
    lost = np.intersect1d(np.setdiff1d(stood, now, assume_unique=True), edges, assume_unique=True)
    if len(lost):
        elsewhere = [_shared(new.rows, left, right) for left, right in two(lost) if left in new.rows and right in new.rows]
        beside = np.setdiff1d(once(np.concatenate([EMPTY, *elsewhere])), touched, assume_unique=True)
        lost = np.setdiff1d(lost, new.pairs(beside), assume_unique=True)
    return np.setdiff1d(met, edges, assume_unique=True), lost


def _shared(rows: Mapping[int, Row], left: int, right: int) -> Numbers:
    one, other = (np.frombuffer(rows[number].keys, dtype="<u8") for number in (left, right))
    return np.intersect1d(one, other, assume_unique=False)
