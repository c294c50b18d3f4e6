"""What a release is made from: incidents with where they are on their way, their claims and reports; and the release before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warmonitor.store.models import Alias, Assessment, ClaimRow, IncidentRow, Project, Release, ReleasedIncident, Signature
from warmonitor.store.signing import lines_of

ASKED = ("outcome", "standard_of_proof", "grade")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as a release names it."""

    doc_id: str
    pk: int
    source: str
    source_pk: int | None
    published: str
    title: str
    url: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident that may go out: `claims` are its records with their voice, by document; `found` the assessments of it that stand."""

    incident_id: str
    record: Mapping[str, Any]
    state: str
    found: Mapping[str, str]
    signed_at: str
    dissents: int
    claims: Sequence[tuple[str, Mapping[str, Any], str]]


def candidates(project: Project) -> tuple[list[Candidate], dict[str, Report]]:
    """Every incident of the project in the order of its id, and the reports behind them."""
    found: dict[str, list[Assessment]] = {}
    for one in Assessment.objects.filter(project=project, kind__in=ASKED).order_by("at", "pk"):
        found.setdefault(one.subject, []).append(one)
    signatures: dict[str, list[Signature]] = {}
    for step in Signature.objects.filter(project=project).order_by("version"):
        signatures.setdefault(step.incident, []).append(step)
    claims: dict[int, list[tuple[str, Mapping[str, Any], str]]] = {}
    reports: dict[str, Report] = {}
    rows = ClaimRow.objects.filter(project=project, incident__isnull=False).select_related("document", "document__source")
    for row in rows.order_by("document__doc_id", "pk"):
        claims.setdefault(row.incident_id, []).append((row.document.doc_id, row.record, row.origin))
        reports.setdefault(row.document.doc_id, _report(row))
    rows_ = list(IncidentRow.objects.filter(project=project).order_by("incident_id"))
    lines = lines_of(rows_) if rows_ else {}  # what was said of an incident under a former id goes on to be said of it
    return [
        Candidate(
            incident_id=one.incident_id,
            record=one.record,
            state=one.state,
            found=_stands(found, lines[one.incident_id]),
            signed_at=_signed_at(steps := _steps(signatures, lines[one.incident_id])),
            dissents=sum(1 for step in steps if step.kind == "dissent"),
            claims=claims.get(one.pk, []),
        )
        for one in rows_
    ], reports


def newest(project: Project) -> Release | None:
    """The release that is out."""
    return Release.objects.filter(project=project).order_by("-number").first()


def in_release(release: Release) -> dict[str, ReleasedIncident]:
    """The incidents of a release by their ids."""
    return {one.incident_id: one for one in release.incidents.all()}


def successors_of(project: Project) -> dict[str, tuple[str, ...]]:
    """Where the claims of former incidents are now."""
    found: dict[str, list[str]] = {}
    for former, now in Alias.objects.filter(project=project).order_by("former", "place").values_list("former", "now"):
        found.setdefault(former, []).append(now)
    return {former: tuple(ends) for former, ends in found.items()}


def _stands(found: Mapping[str, Sequence[Assessment]], ids: Sequence[str]) -> dict[str, str]:
    """The latest assessment of each kind under any of an incident's ids."""
    said = sorted((one for name in ids for one in found.get(f"incident {name}", ())), key=lambda one: (one.at, one.pk))
    return {one.kind: one.value for one in said}


def _steps(signatures: Mapping[str, Sequence[Signature]], ids: Sequence[str]) -> list[Signature]:
    return sorted((step for name in ids for step in signatures.get(name, ())), key=lambda step: (step.at, step.pk))


def _signed_at(steps: Sequence[Signature]) -> str:
    signed = [step.at for step in steps if step.kind == "signed"]
    return signed[-1].date().isoformat() if signed else ""


def _report(row: ClaimRow) -> Report:
    document = row.document
    return Report(
        doc_id=document.doc_id,
        pk=document.pk,
        source=document.source.name if document.source else "",
        source_pk=document.source_id,
        published=document.published or document.context_date,
        title=document.title,
        url=document.url,
        hash=document.hash,
    )
