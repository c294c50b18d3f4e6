"""Two invented teams for the web's tests, with a member for each role and something of everything."""

from __future__ import annotations

from dataclasses import dataclass

from tests.store.people import REPORTS, member, project, with_reports
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import ClaimRow, Document, IncidentRow, Project, User
from warmonitor.store.roles import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A project, its people by role, and what stands in addresses."""

    project: Project
    people: dict[str, User]
    token: str
    pk: int
    document: int
    claim: str
    source: int
    incident: str
    number: int = 1
    name: str = "release.json"


def room(slug: str) -> Room:
    reports = tuple((f"{slug}-{doc_id}", source, text) for doc_id, source, text in REPORTS)  # no id is another team's too
    of = with_reports(project(slug), reports)
    document = Document.objects.filter(project=of).order_by("pk")[0]
    people = {role: member(of, role) for role in ROLES}
    return Room(
        project=of,
        people=people,
        token=write.invite(actor_of(people["administrator"], slug), "viewer", note="Ivo"),
        pk=1,
        document=document.pk,
        claim=ClaimRow.objects.filter(document=document).order_by("pk")[0].claim_id,
        source=document.source_id,
        incident=IncidentRow.objects.filter(project=of).order_by("incident_id")[0].incident_id,
    )
