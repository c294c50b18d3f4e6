"""A claim as a figure: its interval under a policy, its voice, and what speaks for or against it (R01, R06, R23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warmonitor.domain.claims import Cited
from warmonitor.domain.tolls import Policy
from warmonitor.reconcile import policies
from warmonitor.reconcile.scopes import Scope, same_name, scope_of
from warmonitor.reconcile.voices import GOVERNING, PARTIES, Figure, statement_day, voice_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading a claim as a figure needs to know beside the claim."""

    policy: Policy
    kinds: Mapping[str, str]

    def figure(self, cited: Cited, *, whole: bool = True, family: str = "") -> Figure:
        """A claim as a figure for its scope."""
        claim, origin = cited.claim, voice_of(cited)
        count = policies.read(claim, self.policy)
        kind, scope = self.kinds.get(origin, "unknown"), scope_of(claim)
        own = _own_losses(kind, scope) or bool(claim.perpetrator and same_name(claim.perpetrator, origin) and kind in PARTIES)
        return Figure(
            scope=Scope(status=scope.status) if whole else scope,
            low=count.low,
            high=count.high,
            point=policies.point(claim, self.policy),
            refs=(cited.ref,),
            origin=origin,
            day=statement_day(cited),
            whole=whole,
            family=family,
            ceiling=claim.modality == "up_to",
            increment=claim.counting == "increment" and claim.part_of is None,
            weak=claim.hedge == "alleged" or cited.reliability in ("D", "E"),
            letter=cited.reliability,
            partisan=kind in PARTIES and not own and _enemy(kind, scope),
            admitted=own,
            vague=claim.modality in ("vague", "plural_only"),
            listed=bool(claim.names) and len(claim.names) == claim.low == claim.high and _verified_list(cited),
            checked=claim.verification == "verified",
        )


def _verified_list(cited: Cited) -> bool:
    return cited.claim.verification == "verified" or "list" in cited.claim.evidence


def _own_losses(kind: str, scope: Scope) -> bool:
    return (kind in GOVERNING and scope.status == "state_forces") or (kind == "armed_group" and scope.status == "armed_group")


def _enemy(kind: str, scope: Scope) -> bool:
    return (kind in GOVERNING and scope.status == "armed_group") or (kind == "armed_group" and scope.status == "state_forces")
