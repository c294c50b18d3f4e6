"""What incidents are made from: documents, readings, and the decisions that stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from warmonitor.domain.claims import Reading as Read
from warmonitor.domain.documents import Document as Taken
from warmonitor.domain.incidents import Incident
from warmonitor.domain.incidents import Judgement as Pure
from warmonitor.store.models import Alias, Assessment, Coding, Document, IncidentRow, Judgement, Project, Reading
from warmonitor.store.models.decided import Fact

F = TypeVar("F", bound=Fact)
_READING = msgspec.json.Decoder(Read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What a person said of a claim, as it stands."""

    verdict: str
    fields: Mapping[str, object]
    was: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Documents by id, their readings, what people said of claims by document and claim, and of pairs; sources' grades by name."""

    documents: Mapping[str, Taken]
    readings: Mapping[str, Read]
    codings: Mapping[tuple[str, str], Coded]
    judgements: tuple[Pure, ...]
    reliability: Mapping[str, str]
    former: tuple[Incident, ...]
    aliases: Mapping[str, tuple[str, ...]]


def material(project: Project) -> Material:
    """All of it; memory grows with the texts."""
    rows = Document.objects.filter(project=project).select_related("source").order_by("doc_id")
    documents = {one.doc_id: taken(one) for one in rows}
    readings: dict[str, Read] = {}
    for doc_id, raw in Reading.objects.filter(document__project=project).order_by("number").values_list("document__doc_id", "raw"):
        readings[doc_id] = _READING.decode(bytes(raw))
    codings = latest(Coding.objects.filter(project=project).select_related("document").order_by("version"), "document_id", "claim_id")
    judged = latest(
        Judgement.objects.filter(project=project).select_related("left_document", "right_document", "by").order_by("version"),
        "left_document_id", "left_claim", "right_document_id", "right_claim",
    )  # fmt: skip
    former = IncidentRow.objects.filter(project=project).order_by("incident_id").values_list("record", flat=True)
    return Material(
        documents=documents,
        readings=readings,
        codings={(one.document.doc_id, one.claim_id): Coded(verdict=one.verdict, fields=one.fields, was=one.was) for one in codings},
        judgements=tuple(one.pure() for one in judged if one.verdict != "undone"),
        reliability=reliability_in(project),
        former=tuple(msgspec.convert(record, Incident, strict=False) for record in former),
        aliases=_aliases(project),
    )


def taken(row: Document) -> Taken:
    """The document as the other floors know it."""
    return Taken(
        doc_id=row.doc_id,
        source=row.source.name if row.source else "",
        published=row.published,
        context_date=row.context_date,
        title=row.title,
        text=row.text,
        url=row.url,
        language=row.language,
        hash=row.hash,
        problems=tuple(row.problems),
    )


def latest(facts: Iterable[F], *about: str) -> list[F]:
    """Of facts in the order of their versions those that stand: the last about each thing."""
    found = {tuple(getattr(one, name) for name in about): one for one in facts}
    return list(found.values())


def _aliases(project: Project) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for former, now in Alias.objects.filter(project=project).order_by("former", "place").values_list("former", "now"):
        found[former] = (*found.get(former, ()), *([now] if now else []))
    return found


def reliability_in(project: Project, voices: Collection[str] | None = None) -> dict[str, str]:
    """The letters that stand, by the source's name: those of these voices, or of all where none are named."""
    sources = project.sources.all() if voices is None else project.sources.filter(name__in=voices)
    names = {f"source {pk}": name for pk, name in sources.values_list("pk", "name")}
    graded = Assessment.objects.filter(project=project, kind="reliability").order_by("version")
    if voices is not None:
        graded = graded.filter(subject__in=list(names))
    return {names[one.subject]: one.value for one in latest(graded, "subject") if one.subject in names}
