"""The claims of a document's windows as one list: what two windows both hold is one claim, ids are in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from warmonitor.domain.claims import Claim
from warmonitor.extract.agreement import matched

TELLING = 3  # people: two windows that speak of one man killed may well mean two men


def joined(parts: Sequence[Sequence[Claim]]) -> tuple[Claim, ...]:
    """All claims, each once. Ids must be unique in a part; they are given anew."""
    kept: list[Claim] = []
    began: list[int] = []  # how many were kept when each part's turn came
    said: dict[tuple[object, ...], int] = {}  # what claims say, with the number of the first that says it
    for number, part in enumerate(parts):
        numbered = {claim.id: f"{number}.{claim.id}" for claim in part}
        own = [_renamed(claim, numbered) for claim in part]
        near = began[-2] if len(began) > 1 else 0  # a window shares words with the one before it, and with no other
        same = {theirs: near + mine for mine, theirs in matched(kept[near:], own)}
        began.append(len(kept))
        same |= {n: mine for n, claim in enumerate(own) if n not in same and (mine := _said_before(claim, said)) is not None}
        names = {claim.id: kept[same[n]].id if n in same else claim.id for n, claim in enumerate(own)}
        for n, mine in same.items():
            kept[mine] = _with_mentions(kept[mine], own[n])
        for n, claim in enumerate(own):
            if n not in same:
                said.setdefault(_alike(claim), len(kept))
                kept.append(_renamed(claim, names))
    kept.sort(key=lambda c: (c.start is not None, c.start or 0, c.end or 0))
    final = {claim.id: f"c{n}" for n, claim in enumerate(kept, start=1)}
    return tuple(_renamed(claim, final) for claim in kept)


def _renamed(claim: Claim, names: Mapping[str, str]) -> Claim:
    whole = names.get(claim.part_of or "", claim.part_of)
    name = names[claim.id]
    return replace(claim, id=name, part_of=whole if whole != name else None)


def _said_before(claim: Claim, said: Mapping[tuple[object, ...], int]) -> int | None:
    """The number of an earlier claim that says the same in every field."""
    if claim.low < TELLING and not claim.names:
        return None
    return said.get(_alike(claim))


def _alike(claim: Claim) -> tuple[object, ...]:
    return (
        claim.harm, claim.low, claim.high, claim.status, claim.names, claim.place, claim.date_start, claim.date_end, claim.counting,
        claim.attribution, claim.hedge, claim.perpetrator,
    )  # fmt: skip


def _with_mentions(claim: Claim, again: Claim) -> Claim:
    places = {*claim.mentions, *again.mentions}
    if again.start is not None and again.end is not None:
        places.add((again.start, again.end))
    own = (claim.start, claim.end)
    return replace(claim, mentions=tuple(sorted(place for place in places if place != own)))
