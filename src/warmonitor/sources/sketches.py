"""A text in half a kilobyte, so that the likeness of two texts can be told without holding either.

References:
    A. Z. Broder, "On the resemblance and containment of documents", 1997 (MinHash over shingles).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.documents import Document

SHINGLE = 4  # words in a row: long enough that two reports share few by chance, short enough to survive an edit
SIZE = 126  # numbers in a sketch: 21 bands of 6; the likeness that they tell is right within 0.04 or so
NAMES_SIZE = 48
MOST_WORDS = 50_000  # of a longer text only the beginning is sketched
FEWEST_WORDS = 12  # shorter texts are duplicates or they are not; their likeness says nothing

Words = npt.NDArray[np.uint64]
Mins = npt.NDArray[np.uint32]

WORD = re.compile(r"\w+")
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
KNOWN_WORDS = 500_000  # how many hashes of words are remembered


def _odd_numbers(count: int, seed: int) -> Words:
    """Fixed multipliers: the same text has the same sketch on every machine and in every run."""
    made = [hashlib.blake2b(f"{seed}:{i}".encode(), digest_size=8).digest() for i in range(count)]
    return np.frombuffer(b"".join(made), dtype="<u8").astype(np.uint64) | np.uint64(1)


MULTIPLIERS = _odd_numbers(SIZE, seed=1)
SHIFTS = _odd_numbers(SIZE, seed=2)
_hashes: dict[str, int] = {}


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed of a document to find its duplicates.

    `exact` is a hash of the words and what stands between them, white space aside; `likeness` the MinHash of its shingles,
    `names` that of its numbers and capitalised words, both empty for texts too short to compare.
    """

    doc_id: str
    published: str
    exact: bytes
    likeness: bytes = b""
    names: bytes = b""


def sketch(document: Document) -> Sketch:
    """The sketch of a document's text."""
    exact = hashlib.blake2b(" ".join(document.text.split()).encode("utf-8", "replace"), digest_size=16).digest()
    words = WORD.findall(document.text)[:MOST_WORDS]
    if len(words) < FEWEST_WORDS:
        return Sketch(doc_id=document.doc_id, published=document.published, exact=exact)
    return Sketch(
        doc_id=document.doc_id,
        published=document.published,
        exact=exact,
        likeness=_minhash(_shingles([word.lower() for word in words]), SIZE).tobytes(),
        names=_minhash(_numbers(_particulars(words)), NAMES_SIZE).tobytes(),
    )


def shared(left: bytes, right: bytes) -> float:
    """The share of a likeness, 0 to 1, that two sketched sets have in common (an estimate of Jaccard's index)."""
    if not left or not right:
        return 0.0
    return float(np.mean(np.frombuffer(left, dtype="<u4") == np.frombuffer(right, dtype="<u4")))


def _particulars(words: list[str]) -> set[str]:
    """What tells one incident from another in like words: figures and names."""
    return {word for word in words if word[0].isupper() or word[0].isdigit()} or {""}


def _shingles(words: list[str]) -> Words:
    single = _numbers(words)
    mixed = single[: len(single) - SHINGLE + 1].copy()
    for ahead in range(1, SHINGLE):
        mixed = (mixed * GOLDEN) ^ (single[ahead : len(single) - SHINGLE + 1 + ahead])
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def _minhash(hashes: Words, size: int) -> Mins:
    mixed = hashes[None, :] * MULTIPLIERS[:size, None] + SHIFTS[:size, None]
    lowest: Any = (mixed >> np.uint64(32)).min(axis=1)
    return np.asarray(lowest, dtype="<u4")


def _numbers(words: Iterable[str]) -> Words:
    """The words' hashes, each word hashed once and remembered."""
    if len(_hashes) > KNOWN_WORDS:
        _hashes.clear()
    known = _hashes
    return np.array([known[word] if word in known else _remembered(word) for word in words], dtype=np.uint64)


def _remembered(word: str) -> int:
    number = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")
    _hashes[word] = number
    return number
