"""Claims of a report that was read again, found by what they say: "c2" may be the number of another claim now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec.structs import replace

from warmonitor.domain.claims import Claim, ClaimRef, Reading
from warmonitor.extract.agreement import in_common, matched, meeting
from warmonitor.flow.history import Past
from warmonitor.flow.written import ClaimsLine


def renumbered(before: Iterable[Past], written: Iterable[ClaimsLine], now: Mapping[str, Reading], again: Set[str]) -> list[Past]:
    """Former incidents with the claims of the documents read `again` under the ids that they have now.

    A claim that nobody reads now is left out. `written` are the claims as they were when the incidents were made.
    """
    names: dict[ClaimRef, ClaimRef] = {}
    for line in written:
        if line.doc_id in again and line.doc_id in now:
            counted = [claim for claim in now[line.doc_id].claims if not claim.pending]
            names.update({(line.doc_id, was): (line.doc_id, name) for was, name in _same(line.claims, counted)})
    return [replace(one, claims=tuple(names.get(ref, ref) for ref in one.claims if ref[0] not in again or ref in names)) for one in before]


def _same(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Ids of claims that say the same: word for word, else the same figure of the same words, else the harm with most words in common."""
    alike = {(claim.id, *_said(claim)) for claim in after}
    near: dict[int, int] = {}
    for n, m in meeting(before, after):
        if before[n].harm == after[m].harm and (n not in near or in_common(before[n], after[m]) > in_common(before[n], after[near[n]])):
            near[n] = m
    best = near | dict(matched(before, after))
    for n, claim in enumerate(before):
        if (claim.id, *_said(claim)) in alike:
            yield claim.id, claim.id
        elif n in best:
            yield claim.id, after[best[n]].id


def _said(claim: Claim) -> tuple[object, ...]:
    return (claim.quote, claim.start, claim.harm, claim.low, claim.high)
