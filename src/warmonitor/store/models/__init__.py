"""The tables, a file an idea: people, what was seen, what was decided, what follows from both, what was
published, and the log of all deeds."""

from warmonitor.store.models.audit import AuditEntry
from warmonitor.store.models.decided import Assessment, Assignment, Coding, Judgement, Note, Restriction, Signature
from warmonitor.store.models.derived import Alias, ClaimRow, DocumentRow, HiddenThing, HiddenWord, IncidentRow, IncidentVersion
from warmonitor.store.models.people import Invitation, Membership, Project, SavedView, User
from warmonitor.store.models.published import Release, ReleasedChange, ReleasedFile, ReleasedIncident
from warmonitor.store.models.seen import Document, Reading, Source

APPEND_ONLY = (
    Document,
    Reading,
    Source,
    Coding,
    Judgement,
    Assessment,
    Signature,
    Restriction,
    Note,
    Assignment,
    IncidentVersion,
    AuditEntry,
    Release,
    ReleasedIncident,
    ReleasedChange,
    ReleasedFile,
)
"""Rows of these are added and never changed; the database itself refuses anything else."""

__all__ = [
    "APPEND_ONLY",
    "Alias",
    "Assessment",
    "Assignment",
    "AuditEntry",
    "ClaimRow",
    "Coding",
    "Document",
    "DocumentRow",
    "HiddenThing",
    "HiddenWord",
    "IncidentRow",
    "IncidentVersion",
    "Invitation",
    "Judgement",
    "Membership",
    "Note",
    "Project",
    "Reading",
    "Release",
    "ReleasedChange",
    "ReleasedFile",
    "ReleasedIncident",
    "Restriction",
    "SavedView",
    "Signature",
    "Source",
    "User",
]
