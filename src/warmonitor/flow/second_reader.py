"""Warnings on an incident that rests on what two readers did not both read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from warmonitor.domain.claims import Cited, Claim, ClaimRef
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Flag


def flag_readers(incidents: Sequence[Incident], counted: Sequence[Cited], pending: Sequence[Cited]) -> tuple[Incident, ...]:
    """The incidents, each with a flag for every claim that the other reader reads otherwise, and one for those that it did not read."""
    of = {one.ref: one.claim for one in counted}
    rivals: dict[ClaimRef, list[Cited]] = {}
    for one in pending:
        for claim_id in one.claim.conflicts_with:
            rivals.setdefault((one.doc_id, claim_id), []).append(one)
    return tuple(_flagged(incident, of, rivals) for incident in incidents)


def _flagged(incident: Incident, of: Mapping[ClaimRef, Claim], rivals: Mapping[ClaimRef, Sequence[Cited]]) -> Incident:
    found = [_conflict(ref, of[ref], rival) for ref in incident.claims for rival in rivals.get(ref, ())]
    alone = tuple(ref for ref in incident.claims if ref in of and of[ref].agreement == "only")
    if alone:
        readers = " and ".join(sorted({of[ref].extractor for ref in alone}))
        message = f"{readers} alone read {len(alone)} of its {len(incident.claims)} claims; they count."
        found.append(Flag(kind="one_reader", message=message, claims=alone))
    return msgspec.structs.replace(incident, flags=(*incident.flags, *found)) if found else incident


def _conflict(ref: ClaimRef, claim: Claim, rival: Cited) -> Flag:
    other = rival.claim
    harm = claim.harm.replace("_", " ")
    return Flag(
        kind="readers_conflict",
        message=f"{claim.extractor} reads {claim.count} {harm} where {other.extractor} reads {other.count};"
        f" {claim.extractor}'s figure counts until a person decides.",
        claims=(ref, rival.ref),
    )
