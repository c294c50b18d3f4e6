"""Two readers beside each other: which claims of a report both read, which one alone, and where they differ.

The first reader leads. What the second alone read is kept, but waits for a person: a check may doubt a figure, never move one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from warmonitor.domain.claims import Agreement, Claim, Reading


def agree(first: Reading, second: Reading, *, readers: tuple[str, str]) -> Reading:
    """One reading of a document from those of two readers.

    Two claims agree if they are of one harm and one interval and share words of the text; then the first reader's record stands for
    both. Two that are left over, of one harm and with words in common, conflict: both are kept and name each other. Every claim of the
    second reader that does not agree is `pending`. Ids are given anew, in the order of the text.

    >>> def said(extractor, low):
    ...     claim = Claim(id="c1", quote="12 killed", start=0, end=9, harm="killed", low=low, high=low, extractor=extractor)
    ...     return Reading(doc_id="d", claims=(claim,))
    >>> [c.agreement for c in agree(said("a", 12), said("b", 12), readers=("a", "b")).claims]
    ['agreed']
    >>> [(c.low, c.agreement, c.conflicts_with, c.pending) for c in agree(said("a", 12), said("b", 2), readers=("a", "b")).claims]
    [(12, 'conflicting', ('c2',), False), (2, 'conflicting', ('c1',), True)]
    """
    pairs = matched(first.claims, second.claims)
    both = {mine for mine, _ in pairs}
    same = {theirs: mine for mine, theirs in pairs}
    rivals = _rivals(
        {n for n in range(len(first.claims)) if n not in both},
        {n for n in range(len(second.claims)) if n not in same},
        first.claims,
        second.claims,
    )
    kept = [_Side(0, n, claim) for n, claim in enumerate(first.claims)]
    kept += [_Side(1, n, claim) for n, claim in enumerate(second.claims) if n not in same]
    kept.sort(key=_in_order)
    names = {(one.reader, one.number): f"c{place}" for place, one in enumerate(kept, start=1)}
    names.update({(1, theirs): names[0, mine] for theirs, mine in same.items()})
    ids = tuple({claim.id: names[reader, n] for n, claim in enumerate(part.claims)} for reader, part in enumerate((first, second)))
    against: dict[tuple[int, int], list[str]] = defaultdict(list)
    for n, m in rivals:
        against[0, n].append(names[1, m])
        against[1, m].append(names[0, n])
    claims = tuple(_marked(one, names, ids[one.reader], tuple(against[one.reader, one.number]), both) for one in kept)
    return Reading(
        doc_id=first.doc_id,
        claims=claims,
        statements=first.statements + tuple(one for one in second.statements if one not in first.statements),
        problems=(*first.problems, *(p for p in second.problems if p not in first.problems), *waiting(claims, readers)),
        failures=first.failures + second.failures,
    )


def set_aside(reading: Reading, *, readers: tuple[str, str]) -> Reading:
    """What the second reader read of a document that the first could not read: kept, and left to a person."""
    claims = tuple(msgspec.structs.replace(claim, pending=True) for claim in reading.claims)
    return msgspec.structs.replace(reading, claims=claims, problems=(*reading.problems, *waiting(claims, readers)))


def matched(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims, by number, that say the same of the same words; those that share most words first, none twice."""
    shares = [(-in_common(first[n], second[m]), n, m) for n, m in meeting(first, second) if _same_figure(first[n], second[m])]
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(first))), set(range(len(second)))
    for _, n, m in sorted(shares):
        if n in left and m in right:
            left.remove(n)
            right.remove(m)
            pairs.append((n, m))
    return pairs


def meeting(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims, by number, that share words of the text, or are both of the title; found without trying all pairs."""
    stretches = sorted((*stretch, m) for m, claim in enumerate(second) if not claim.in_title for stretch in _stretches(claim))
    starts = [start for start, _, _ in stretches]
    longest = max((end - start for start, end, _ in stretches), default=0)
    pairs: set[tuple[int, int]] = set()
    for n, claim in enumerate(first):
        for start, end in () if claim.in_title else _stretches(claim):
            near = stretches[bisect_left(starts, start - longest) : bisect_left(starts, end)]
            pairs.update((n, m) for _, other_end, m in near if other_end > start)
    titles = [m for m, claim in enumerate(second) if claim.in_title]
    pairs.update((n, m) for n, claim in enumerate(first) if claim.in_title for m in titles)
    return sorted(pairs)


def _same_figure(one: Claim, other: Claim) -> bool:
    return (one.harm, one.low, one.high) == (other.harm, other.low, other.high)


def in_common(one: Claim, other: Claim) -> int:
    """How many characters the words of two claims share, at the best of their mentions; claims of the title alone share it."""
    if one.in_title or other.in_title:
        return int(one.in_title and other.in_title)
    shared = (min(a[1], b[1]) - max(a[0], b[0]) for a in _stretches(one) for b in _stretches(other))
    return max(0, max(shared, default=0))


def waiting(claims: Iterable[Claim], readers: tuple[str, str]) -> tuple[str, ...]:
    """A note for people on the claims that wait for them; none where none do."""
    pending = [claim.id for claim in claims if claim.pending]
    if not pending:
        return ()
    many = f"{len(pending)} claim{'s' * (len(pending) > 1)} ({', '.join(pending)})"
    return (f"{readers[1]} reads {many} otherwise than {readers[0]}, or alone: in no toll until a person accepts them",)


class _Side(NamedTuple):
    """A claim with the reader that read it (0 the first, 1 the second) and its number among that reader's claims."""

    reader: int
    number: int
    claim: Claim


def _in_order(one: _Side) -> tuple[bool, int, int, int, int]:
    claim = one.claim
    return (claim.start is not None, claim.start or 0, claim.end or 0, one.reader, one.number)


def _rivals(mine: Set[int], theirs: Set[int], first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims, by number, that read the same words as the same harm and other numbers."""
    return [(n, m) for n, m in meeting(first, second) if n in mine and m in theirs and first[n].harm == second[m].harm]


def _marked(one: _Side, names: Mapping[tuple[int, int], str], ids: Mapping[str, str], against: tuple[str, ...], both: Set[int]) -> Claim:
    own = (one.reader, one.number)
    agreed = one.reader == 0 and one.number in both
    agreement: Agreement = "agreed" if agreed else "conflicting" if against else "only"
    whole = ids.get(one.claim.part_of or "")
    return msgspec.structs.replace(
        one.claim,
        id=names[own],
        part_of=whole if whole != names[own] else None,
        agreement=agreement,
        conflicts_with=against,
        pending=one.reader == 1,
    )


def _stretches(claim: Claim) -> list[tuple[int, int]]:
    own = [(claim.start, claim.end)] if claim.start is not None and claim.end is not None else []
    return own + list(claim.mentions)
