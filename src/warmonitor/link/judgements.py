"""What people decided about pairs of claims: it holds over what the program thinks, and contradictions are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Judgement

RefPair = tuple[ClaimRef, ClaimRef]
J = TypeVar("J", bound=Judgement)


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A "same" that cannot hold because of a "not the same"; the latter was kept."""

    same: Judgement
    not_same: Judgement
    message: str


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Judgements as clustering needs them. `component` names each must-linked claim's component; `judged` are all claims of which they
    speak, `held_apart` those that are kept apart from some other.
    """

    together: tuple[RefPair, ...] = ()
    apart: frozenset[RefPair] = frozenset()
    component: dict[ClaimRef, ClaimRef] = {}
    contradictions: tuple[Contradiction, ...] = ()
    judged: frozenset[ClaimRef] = frozenset()
    held_apart: frozenset[ClaimRef] = frozenset()

    def divide(self, left: ClaimRef, right: ClaimRef) -> bool:
        """Whether a report's own claims must not be joined by anything but a judgement.

        So it is where somebody keeps the two apart, and where one of two judged claims is kept apart from any other: through claims of
        other reports that are judged the same, the two could bring together what is kept apart.
        """
        if (left, right) in self.apart or (right, left) in self.apart:
            return True
        held = left in self.held_apart or right in self.held_apart
        return held and {left, right} <= self.judged and self.component.get(left, left) != self.component.get(right, right)


UNJUDGED = Rules()


def live(judgements: Iterable[J]) -> tuple[J, ...]:
    """The judgements that stand: of those on one pair the latest, or all of the latest moment. The order makes no difference."""
    latest: dict[RefPair, str] = {}
    every = sorted(set(judgements), key=lambda j: (_pair(j.left, j.right), j.at, j.by, j.verdict, j.reason, j.left))
    for judgement in every:
        latest[_pair(judgement.left, judgement.right)] = judgement.at
    return tuple(j for j in every if j.at == latest[_pair(j.left, j.right)])


def rules(judgements: Sequence[Judgement]) -> Rules:
    """Settle judgements among themselves. "Not the same" wins, because a wrong merge hides more than a wrong split.

    "Same" is transitive; a "same" that would bring two claims together that someone keeps apart is left out and reported. What is the
    same as a claim is kept apart from whatever that one is kept apart from.
    """
    ordered = live(judgements)
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
    apart = {
        refs
        for left, right in keep_apart
        for refs in _across(component.get(left, frozenset({left})), component.get(right, frozenset({right})))
    }
    held_apart = frozenset(ref for refs in apart for ref in refs)
    return Rules(
        together=tuple(together),
        apart=frozenset(apart),
        component={ref: min(group) for ref, group in component.items()},
        contradictions=tuple(contradictions),
        judged=held_apart | component.keys(),
        held_apart=held_apart,
    )


def known_by(decided: Rules) -> str:
    """A name for what people decided: what was linked under other decisions does not stand."""
    parts = sorted(decided.together), sorted(decided.apart)
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest() if decided.judged else ""


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
