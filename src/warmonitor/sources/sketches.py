"""A text in half a kilobyte, so that the likeness of two texts can be told without holding either.

References:
    A. Z. Broder, "On the resemblance and containment of documents", 1997 (MinHash over shingles).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

import msgspec
import numpy as np
import numpy.typing as npt

from warmonitor.domain.documents import Document

SHINGLE = 4  # words in a row: long enough that two reports share few by chance, short enough to survive an edit
SIZE = 126  # numbers in a sketch: 21 bands of 6; the likeness that they tell is right within 0.04 or so
MOST_NAMES = 64  # names and figures kept of a text: all of them, but for the longest
MOST_WORDS = 50_000  # of a longer text only the beginning is sketched
FEWEST_WORDS = 12  # shorter texts are duplicates or they are not; their likeness says nothing

Hashes = npt.NDArray[np.uint32]

WORD = re.compile(r"\w+")
KNOWN_WORDS = 500_000  # how many hashes of words are remembered


def _fixed_numbers(count: int, seed: int) -> Hashes:
    """The same on every machine and in every run, so that the same text has the same sketch."""
    made = [hashlib.blake2b(f"{seed}:{i}".encode(), digest_size=4).digest() for i in range(count)]
    return np.frombuffer(b"".join(made), dtype="<u4").astype(np.uint32)


# Thirty-two bits: a sketch in sixty-four takes ten times as long and is no surer.
MULTIPLIERS = _fixed_numbers(SIZE, seed=1) | np.uint32(1)
MASKS = _fixed_numbers(SIZE, seed=2)
STEP = np.uint32(0x9E3779B1)
_hashes: dict[str, int] = {}


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed of a document to find its duplicates.

    `exact` is a hash of the words and what stands between them, white space aside; `likeness` the MinHash of its shingles,
    `names` the hashes of its figures and names (the lowest of them, in order); both empty for texts too short to compare.
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
        likeness=_minhash(_shingles(list(map(str.lower, words)))).tobytes(),
        names=np.sort(_numbers(_particulars(words)))[:MOST_NAMES].astype("<u4").tobytes(),
    )


def shared(left: Sketch, right: Sketch) -> float:
    """The share of their shingles that two texts have in common, 0 to 1: an estimate of Jaccard's index."""
    if not left.likeness or not right.likeness:
        return 0.0
    return float(np.mean(np.frombuffer(left.likeness, dtype="<u4") == np.frombuffer(right.likeness, dtype="<u4")))


def names_kept(left: Sketch, right: Sketch) -> float:
    """How much of the figures and names of the one that has fewer is in the other too, 0 to 1; 1 where one has none.

    An edit adds or drops some; another incident, told in the same words, has others in their place.
    """
    one, other = np.frombuffer(left.names, dtype="<u4"), np.frombuffer(right.names, dtype="<u4")
    # Where a list was cut at its lowest hashes, only what lies below the cut can be compared.
    cut = min([int(names[-1]) for names in (one, other) if len(names) == MOST_NAMES], default=1 << 32)
    one, other = one[one <= cut], other[other <= cut]
    fewer = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer if fewer else 1.0


def _particulars(words: list[str]) -> set[str]:
    """What tells one incident from another in like words: figures and names.

    A word that also occurs in small letters is capital only where a sentence begins.
    """
    found = set(words)
    return {word for word in found if not word[0].islower() and ((small := word.lower()) == word or small not in found)}


def _shingles(words: list[str]) -> Hashes:
    single = _numbers(words)
    length = len(single) - SHINGLE + 1
    mixed = single[:length].copy()
    for ahead in range(1, SHINGLE):
        mixed *= STEP
        mixed ^= mixed >> np.uint32(15)
        mixed += single[ahead : length + ahead]
    return mixed


def _minhash(hashes: Hashes) -> Hashes:
    mixed = np.multiply.outer(MULTIPLIERS, hashes)
    mixed ^= MASKS[:, None]
    lowest: Hashes = mixed.min(axis=1).astype("<u4")
    return lowest


def _numbers(words: Collection[str]) -> Hashes:
    """The words' hashes, each word hashed once and remembered."""
    try:
        return _looked_up(words)
    except KeyError:
        _learn(set(words))
        return _looked_up(words)


def _looked_up(words: Collection[str]) -> Hashes:
    return np.fromiter(map(_hashes.__getitem__, words), dtype=np.uint32, count=len(words))


def _learn(words: set[str]) -> None:
    if len(_hashes) > KNOWN_WORDS:
        _hashes.clear()
    for word in words.difference(_hashes):
        _hashes[word] = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "little")
