"""Invented people, projects and reports for the tests of the store and the web."""

from __future__ import annotations

from typing import Any

from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import Actor, actor_of
from warmonitor.store.models import IncidentRow, Membership, Project, User

REPORTS = (
    (
        "island",
        "Island News",
        "Fifty-two men were executed in Qasrat on Friday, the Coast Observatory said. Ivo Marrek, 34, was among the dead.",
    ),
    ("harbour", "Harbour Radio", "Police said 40 men were killed in Qasrat on Friday."),
    ("valley", "Valley Herald", "Three people were wounded by a mine near Old Pell on 2 March 2025."),
)


def project(slug: str = "coast", **fields: Any) -> Project:
    return Project.objects.create(slug=slug, title=slug.title(), **fields)


def member(of: Project, role: str, name: str = "") -> User:
    user = User.objects.create_user(username=name or f"{role}-{of.slug}", password="correct horse battery")
    Membership.objects.create(project=of, user=user, role=role)
    return user


def acting(of: Project, role: str, name: str = "") -> Actor:
    return actor_of(member(of, role, name), of.slug)


def with_reports(of: Project, reports: tuple[tuple[str, str, str], ...] = REPORTS, published: str = "2025-03-08") -> Project:
    """The project with reports read and settled as the desk does it, without files."""
    documents = [
        Document(doc_id=doc_id, source=source, published=published, text=text, language="en", hash=doc_id.ljust(64, "0")[:64])
        for doc_id, source, text in reports
    ]
    write.add_documents(of, documents, by=None)
    readings = {one.doc_id: one for one in desk.read_documents({d.doc_id: d for d in documents}, of) if isinstance(one, Reading)}
    write.add_readings(of, readings, read_by="rules-en.v1")
    desk.settle_project(of, cause=f"{len(documents)} reports taken in")
    return of


def hand_in(actor: Actor, incident: str, *, outcome: str = "confirmed") -> None:
    """Say what came of the verification, and hand the incident in as it stands."""
    write.assess(actor, f"incident {incident}", "outcome", outcome, finding="Two voices that do not know of each other agree.")
    write.sign(actor, incident, "submitted", digest=IncidentRow.objects.get(project=actor.project, incident_id=incident).digest)
