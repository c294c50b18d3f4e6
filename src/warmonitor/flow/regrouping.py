"""What a merge, a split or a move says of pairs of claims. Pure.

A deed holds for the claims that it is about whatever was said of them before: earlier judgements that would speak against it are judged
again with it, and taking the deed back puts them in force again. "Same" runs through: tied to one claim, the others are tied to each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from warmonitor.domain.claims import ClaimRef

RefPair = tuple[ClaimRef, ClaimRef]
Judged = Mapping[RefPair, str]
"""What stands of pairs, the lesser reference first."""
Verdicts = list[tuple[str, list[RefPair]]]


def merging(ours: Sequence[ClaimRef], theirs: Sequence[ClaimRef], judged: Judged) -> Verdicts:
    """All of them are of one incident."""
    everyone = [*ours, *theirs]
    apart = [pair for pair, verdict in judged.items() if verdict == "not_same" and _both_in(pair, everyone)]
    return [("same", [*_tied(everyone), *apart])]


def parting(chosen: Sequence[ClaimRef], rest: Sequence[ClaimRef], judged: Judged) -> Verdicts:
    """Those chosen are of one incident, the rest of another."""
    across = [pair for pair, verdict in judged.items() if verdict == "same" and _between(pair, chosen, rest)]
    apart = [(chosen[0], one) for one in rest]
    return [("not_same", [*apart, *across]), ("same", [*_tied(chosen), *_tied(rest)])]


def moving(claim: ClaimRef, here: Sequence[ClaimRef], there: Sequence[ClaimRef], judged: Judged) -> Verdicts:
    """The claim is of the incident over there, not of the others here."""
    away = parting([claim], here, judged) if here else []
    return _joined([*away, *merging(there, [claim], judged)])


def _joined(verdicts: Verdicts) -> Verdicts:
    found: dict[str, list[RefPair]] = {}
    for verdict, pairs in verdicts:
        found.setdefault(verdict, []).extend(pairs)
    return list(found.items())


def _tied(refs: Sequence[ClaimRef]) -> list[RefPair]:
    return [(refs[0], one) for one in refs[1:]]


def _both_in(pair: RefPair, refs: Collection[ClaimRef]) -> bool:
    return pair[0] in refs and pair[1] in refs


def _between(pair: RefPair, chosen: Collection[ClaimRef], rest: Collection[ClaimRef]) -> bool:
    left, right = pair
    return (left in chosen and right in rest) or (left in rest and right in chosen)
