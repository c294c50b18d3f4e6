"""People who are named, one floor each (R20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.reconcile.reading import Reader
from warmonitor.reconcile.scopes import same_name, shared_names
from warmonitor.reconcile.trace import claim_order
from warmonitor.reconcile.voices import Figure, voice_of


def named_people(members: Sequence[Cited], reader: Reader) -> list[Figure]:
    """One floor for each different named person (R20): names unify where one may be the other's longer form."""
    people: list[tuple[str, Figure]] = []
    for cited in sorted(members, key=lambda c: claim_order(c.ref)):
        if cited.claim.low == 0:
            continue
        for name in cited.claim.names:
            seen = next((i for i, (known, _) in enumerate(people) if same_name(known, name)), None)
            figure = replace(reader.figure(cited, whole=False, family="named people"), low=1, high=None, point=None)
            if seen is None:
                people.append((name, figure))
            else:
                people[seen] = (max(people[seen][0], name, key=len), _one_person(people[seen][1], figure))
    return [figure for _, figure in people]


def believed(named: Sequence[Figure], figures: Sequence[Figure], members: Sequence[Cited]) -> list[Figure]:
    """The named people, of whom no more are believed than two voices agree that there were: names are misread, and spelt in many ways."""
    agreed = _agreed_whole(figures, {c.ref: c.claim.names for c in members})
    if not agreed or len(named) <= agreed:
        return list(named)
    voices = {c.ref: voice_of(c) for c in members}
    return sorted(named, key=lambda f: (-len({voices[r] for r in f.refs}), f.order))[:agreed]


def _agreed_whole(figures: Sequence[Figure], names: Mapping[ClaimRef, tuple[str, ...]]) -> int:
    """The largest figure for everybody that two voices bear out, who don't name different people; 0 where there is none."""
    whole = [f for f in figures if f.whole and not f.attackers and f.low == f.high and f.low > 0]
    agreed = 0
    for low in {f.low for f in whole}:
        told = [(f.origin, tuple(n for r in f.refs for n in names.get(r, ()))) for f in whole if f.low == low]
        like = [[origin for origin, other in told if not own or not other or shared_names(own, other)] for _, own in told]
        if any(len(set(origins)) > 1 for origins in like):
            agreed = max(agreed, low)
    return agreed


def _one_person(a: Figure, b: Figure) -> Figure:
    scope = a.scope if a.scope.status else replace(a.scope, status=b.scope.status)
    return replace(a, scope=scope, refs=tuple(dict.fromkeys(a.refs + b.refs)), weak=a.weak and b.weak)
