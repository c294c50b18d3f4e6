"""Incidents as they stand, with their claims."""

from __future__ import annotations

import msgspec

from warmonitor.domain.claims import Cited, Claim, ClaimRef, cite
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Origin
from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Alias, ClaimRow, IncidentRow


def incident_called(actor: Actor, incident: str) -> IncidentRow:
    """
    Raises:
        NotThere: If the project holds no such incident today, or the actor may not read it.
    """
    actor.need("read")
    found = IncidentRow.objects.filter(project=actor.project, incident_id=incident).first()
    if found is None:
        raise NotThere("no such incident")
    return found


def became(actor: Actor, former: str) -> tuple[str, ...]:
    """Where the claims of a former incident are now, most of them first; nothing, if no incident holds any or there never was that id."""
    actor.need("read")
    return tuple(
        now for now in Alias.objects.filter(project=actor.project, former=former).order_by("place").values_list("now", flat=True) if now
    )


def claims_of(actor: Actor, incident: str) -> list[ClaimRef]:
    """The references of an incident's own claims, in their order."""
    return [(doc_id, claim_id) for doc_id, claim_id in incident_called(actor, incident).record["claims"]]


def neighbours_of(actor: Actor, claim: ClaimRef) -> list[ClaimRef]:
    """The claims of the incident that a claim is in, itself among them; nothing for one that is in none.

    Raises:
        NotThere: If the project holds no such claim.
    """
    actor.need("read")
    rows = ClaimRow.objects.filter(project=actor.project, document__doc_id=claim[0], claim_id=claim[1]).select_related("incident")
    row = rows.first()
    if row is None:
        raise NotThere("no such claim")
    return [(doc_id, claim_id) for doc_id, claim_id in row.incident.record["claims"]] if row.incident else []


def cited_of(actor: Actor, incident: str) -> tuple[list[Cited], tuple[Origin, ...]]:
    """An incident's claims as reconciling takes them, and the voices behind them."""
    row = incident_called(actor, incident)
    rows = ClaimRow.objects.filter(incident=row).select_related("document", "document__source").order_by("document__doc_id", "pk")
    cited = [msgspec.structs.replace(_cited(one), origin=one.origin) for one in rows]
    return cited, msgspec.convert(row.record, Incident, strict=False).origins


def _cited(row: ClaimRow) -> Cited:
    document = row.document
    return cite(
        msgspec.convert(row.record, Claim, strict=False),
        doc_id=document.doc_id,
        published=document.published or document.context_date,
        source=document.source.name if document.source else "",
    )
