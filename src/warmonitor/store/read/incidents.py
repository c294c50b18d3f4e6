"""Incidents as they stand, with their claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from warmonitor.domain.claims import Cited, Claim, ClaimRef, cite
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Origin
from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Alias, ClaimRow, IncidentRow
from warmonitor.store.read.material import reliability_in


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


def home_of(actor: Actor, claim: ClaimRef) -> str:
    """The id of the incident that a claim is in; "" for one that is in none."""
    actor.need("read")
    rows = ClaimRow.objects.filter(project=actor.project, document__doc_id=claim[0], claim_id=claim[1])
    return next((name for name in rows.values_list("incident__incident_id", flat=True) if name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedIncident:
    """What an incident's toll is made of: its own claims, the voices behind them, and the episode that holds it."""

    cited: tuple[Cited, ...]
    origins: tuple[Origin, ...]
    parent: str


def cited_of(actor: Actor, incident: str) -> dict[str, CitedIncident]:
    """An incident's claims as reconciling takes them, by its id, with those of every incident that it holds, at whatever depth.

    A query for each depth, and three more.
    """
    held = [incident_called(actor, incident)]
    above = held
    while above:
        above = list(
            IncidentRow.objects.filter(project=actor.project, parent__in=[one.incident_id for one in above]).order_by("incident_id")
        )
        held += above
    # Rejected claims, and those that wait for a person, are in no incident.
    found = ClaimRow.objects.filter(incident__in=[one.pk for one in held]).select_related("document", "document__source")
    rows = list(found.order_by("document__doc_id", "pk"))
    grades = reliability_in(actor.project, {voice_of(one) for one in rows})
    cited: dict[int | None, list[Cited]] = {}
    for one in rows:
        cited.setdefault(one.incident_id, []).append(cite_row(one, grades))
    return {
        one.incident_id: CitedIncident(
            cited=tuple(cited.get(one.pk, ())), origins=msgspec.convert(one.record, Incident, strict=False).origins, parent=one.parent
        )
        for one in held
    }


def cite_row(row: ClaimRow, grades: Mapping[str, str]) -> Cited:
    """A claim's row, read with its document and source, as linking and reconciling left it; `grades` are letters by the voice's name."""
    document = row.document
    source = document.source.name if document.source else ""
    claim = msgspec.convert(row.record, Claim, strict=False)
    cited = cite(claim, doc_id=document.doc_id, published=document.published or document.context_date, source=source)
    return msgspec.structs.replace(cited, origin=row.origin, reliability=grades.get(voice_of(row), ""))


def voice_of(row: ClaimRow) -> str:
    """Who is graded for a claim: its last speaker, else whoever publishes it."""
    speakers = row.record.get("speakers") or [row.document.source.name if row.document.source else ""]
    return str(speakers[-1])
