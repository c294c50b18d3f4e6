"""What people decided about pairs of claims: it holds over what the program thinks, and contradictions are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Judgement

RefPair = tuple[ClaimRef, ClaimRef]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A "same" that cannot hold because of a "not the same"; the latter was kept."""

    same: Judgement
    not_same: Judgement
    message: str


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Judgements as clustering needs them. `component` names each must-linked claim's component, `judged` every judged claim."""

    together: tuple[RefPair, ...] = ()
    apart: frozenset[RefPair] = frozenset()
    component: dict[ClaimRef, ClaimRef] = {}
    contradictions: tuple[Contradiction, ...] = ()
    judged: frozenset[ClaimRef] = frozenset()


UNJUDGED = Rules()


def rules(judgements: Sequence[Judgement]) -> Rules:
    """Settle judgements among themselves. "Not the same" wins, because a wrong merge hides more than a wrong split.

    "Same" is transitive; a "same" that would bring two claims together that someone keeps apart is left out and reported.
    """
    ordered = sorted(judgements, key=lambda j: (_pair(j.left, j.right), j.by, j.reason))
    keep_apart = {_pair(j.left, j.right): j for j in ordered if j.verdict == "not_same"}
    component: dict[ClaimRef, frozenset[ClaimRef]] = {}
    together: list[RefPair] = []
    contradictions: list[Contradiction] = []
    for judgement in (j for j in ordered if j.verdict == "same"):
        left = component.get(judgement.left, frozenset({judgement.left}))
        right = component.get(judgement.right, frozenset({judgement.right}))
        against = next((keep_apart[p] for p in _across(left, right) if p in keep_apart), None)
        if against is not None:
            contradictions.append(_contradiction(judgement, against))
            continue
        together.append(_pair(judgement.left, judgement.right))
        component.update(dict.fromkeys(left | right, left | right))
    return Rules(
        together=tuple(together), apart=frozenset(keep_apart), contradictions=tuple(contradictions),
        component={ref: min(group) for ref, group in component.items()},
        judged=frozenset(component) | {ref for refs in keep_apart for ref in refs},
    )  # fmt: skip


def contradictions(judgements: Sequence[Judgement]) -> tuple[Contradiction, ...]:
    """The judgements that cannot all hold, for the people who made them."""
    return rules(judgements).contradictions


def _pair(left: ClaimRef, right: ClaimRef) -> RefPair:
    return (left, right) if left <= right else (right, left)


def _across(left: Iterable[ClaimRef], right: Iterable[ClaimRef]) -> list[RefPair]:
    return sorted(_pair(a, b) for a in left for b in right)


def _contradiction(same: Judgement, against: Judgement) -> Contradiction:
    ends = f"{'#'.join(same.left)} and {'#'.join(same.right)}"
    return Contradiction(
        same=same,
        not_same=against,
        message=f"{same.by} judged {ends} the same, but {against.by} keeps {'#'.join(against.left)} and "
        f"{'#'.join(against.right)} apart; they stay apart until one of the two is withdrawn",
    )
