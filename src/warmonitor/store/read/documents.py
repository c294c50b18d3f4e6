"""A document as a member sees it: its text with what is withheld, its claims as they stand, and what people said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Assignment, ClaimRow, Coding, Document, DocumentRow, Reading
from warmonitor.store.read.sources import grade_of
from warmonitor.store.redacting import Sight, looked_at, sight_of

Span = tuple[int, int]
FOLLOWS = ("id", "extractor", "rule", "agreement", "conflicts_with", "pending", "place_resolved", "speakers", "start", "end")
"""Fields that a history leaves out: they follow from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that somebody set, with what it was and what it became."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said of a claim; `was` is the claim as it stood before."""

    version: int
    verdict: str
    by: str
    at: datetime
    reason: str
    changes: tuple[Change, ...] = ()
    was: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeen:
    """A claim as it stands, for somebody who may see it. `version` is that of the last thing said of it, 0 where nobody said anything."""

    claim_id: str
    record: Mapping[str, Any]
    standing: str
    origin: str
    need: int
    needs: tuple[tuple[str, str], ...]
    incident: str
    incident_title: str
    history: tuple[Said, ...]

    @property
    def version(self) -> int:
        return self.history[-1].version if self.history else 0

    @property
    def suggested(self) -> bool:
        return self.standing == "suggested"

    @property
    def last(self) -> Said | None:
        return self.history[-1] if self.history else None

    @property
    def spans(self) -> tuple[Span, ...]:
        return spans_of(self.record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another document that this one is a copy of."""

    pk: int | None
    doc_id: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSeen:
    """`hidden` are the stretches of `text` that are withheld from this member; what they hold must not reach a page."""

    pk: int
    doc_id: str
    title: str
    text: str
    hidden: tuple[Span, ...]
    source: str
    source_pk: int | None
    grade: str
    published: str
    context_date: str
    url: str
    language: str
    taken_in_at: datetime
    taken_in_by: str
    read_by: str
    problems: tuple[str, ...]
    copies: tuple[Other, ...]
    needs: tuple[tuple[str, str], ...]
    assigned: str
    assigned_version: int
    claims: tuple[ClaimSeen, ...]

    def claim(self, claim_id: str) -> ClaimSeen:
        """
        Raises:
            NotThere: If the document has no such claim, or the member may not see it.
        """
        for one in self.claims:
            if one.claim_id == claim_id:
                return one
        raise NotThere("no such claim")


def document_seen(actor: Actor, pk: int) -> DocumentSeen:
    """
    Raises:
        NotThere: If the project holds no such document.
    """
    actor.need("read")
    found = Document.objects.filter(project=actor.project, pk=pk).select_related("source", "taken_in_by", "row").first()
    if found is None:
        raise NotThere("no such document")
    sight = sight_of(actor)
    rows = list(ClaimRow.objects.filter(document=found).select_related("incident").order_by("start", "pk"))
    rows.sort(key=lambda one: (one.start is not None, one.start or 0, one.pk))
    histories = _histories(found)
    sight.load([found.text, found.title, found.source.name if found.source else "", *(str(one.record) for one in rows)])
    shown = [one for one in rows if sight.shows(f"claim {found.doc_id}#{one.claim_id}")]
    # Words that a claim was closed for are not read in the text either.
    closed = [span for one in rows if one not in shown for span in spans_of(one.record)]
    _note_the_look(actor, found, sight)
    claims = [_claim(one, sight, histories.get(one.claim_id, [])) for one in shown]
    return _document(actor, found, sight, claims, hidden=_joined([*sight.spans(found.text), *closed]))


def documents_called(actor: Actor, doc_ids: Iterable[str]) -> list[tuple[int, str]]:
    """The numbers of documents with their titles, or with their ids where they have none."""
    actor.need("read")
    found = list(
        Document.objects.filter(project=actor.project, doc_id__in=list(doc_ids)).order_by("pk").values_list("pk", "title", "doc_id")
    )
    sight = sight_of(actor)
    sight.load(title for _, title, _ in found)
    return [(pk, sight.text(title) or doc_id) for pk, title, doc_id in found]


def _document(actor: Actor, found: Document, sight: Sight, claims: list[ClaimSeen], *, hidden: tuple[Span, ...]) -> DocumentSeen:
    row: DocumentRow | None = getattr(found, "row", None)
    assigned = (
        Assignment.objects.filter(project=actor.project, subject=f"document {found.pk}").select_related("to").order_by("-version").first()
    )
    reading = Reading.objects.filter(document=found).order_by("-number").only("read_by").first()
    source = found.source if found.source and sight.shows(f"source {found.source.pk}") else None
    return DocumentSeen(
        pk=found.pk,
        doc_id=found.doc_id,
        title=sight.text(found.title),
        text=found.text,
        hidden=hidden,
        source=sight.text(source.name) if source else "",
        source_pk=source.pk if source else None,
        grade=grade_of(actor, source.pk) if source else "",
        published=found.published,
        context_date=found.context_date,
        url=sight.address(found.url) if sight.whole or source else "",
        language=found.language,
        taken_in_at=found.taken_in_at,
        taken_in_by=found.taken_in_by.get_username() if found.taken_in_by else "",
        read_by=reading.read_by if reading else "",
        problems=tuple(row.problems if row else found.problems),
        copies=_copies(actor, row),
        needs=needs_told(row.needs, sight) if row else (),
        assigned=assigned.to.get_username() if assigned and assigned.to else "",
        assigned_version=assigned.version if assigned else 0,
        claims=tuple(claims),
    )


def _claim(row: ClaimRow, sight: Sight, history: Iterable[Coding]) -> ClaimSeen:
    incident = row.incident
    return ClaimSeen(
        claim_id=row.claim_id,
        record=sight.record(row.record),
        standing=row.standing,
        origin=sight.text(row.origin),
        need=row.need,
        needs=needs_told((*row.needs, *(incident.needs if incident and row.need else ())), sight),
        incident=incident.incident_id if incident else "",
        incident_title=sight.text(incident.title) if incident else "",
        history=tuple(_said(one, sight) for one in history),
    )


def _said(fact: Coding, sight: Sight) -> Said:
    was, fields = sight.record(fact.was), sight.record(fact.fields)
    told = fields if fact.verdict == "corrected" else {}
    changes = tuple(
        Change(field=name, before=was.get(name), after=value)
        for name, value in sorted(told.items())
        if name not in FOLLOWS and was.get(name) != value
    )
    return Said(
        version=fact.version,
        verdict=fact.verdict,
        by=fact.by.get_username(),
        at=fact.at,
        reason=sight.text(fact.reason),
        changes=changes,
        was=was,
    )


def _histories(document: Document) -> dict[str, list[Coding]]:
    histories: dict[str, list[Coding]] = {}
    for one in Coding.objects.filter(document=document).select_related("by").order_by("version"):
        histories.setdefault(one.claim_id, []).append(one)
    return histories


def _copies(actor: Actor, row: DocumentRow | None) -> tuple[Other, ...]:
    if row is None:
        return ()
    wanted = [(doc_id, exact) for doc_id, exact in ((row.duplicate_of, True), (row.near_duplicate_of, False)) if doc_id]
    keys = dict(Document.objects.filter(project=actor.project, doc_id__in=[doc_id for doc_id, _ in wanted]).values_list("doc_id", "pk"))
    return tuple(Other(pk=keys.get(doc_id), doc_id=doc_id, exact=exact) for doc_id, exact in wanted)


def _note_the_look(actor: Actor, document: Document, sight: Sight) -> None:
    """A member who may see everything saw something that others may not."""
    if sight.whole and Sight(project=actor.project, audience="team").spans(document.text):
        looked_at(actor, f"document {document.pk}")


def spans_of(record: Mapping[str, Any]) -> tuple[Span, ...]:
    """Where a claim's words stand in the text, the quoted ones first; none for a title's claim."""
    quoted = [] if record.get("start") is None else [(record["start"], record["end"])]
    return tuple((int(start), int(end)) for start, end in (*quoted, *record.get("mentions", ())))


def needs_told(needs: Iterable[Any], sight: Sight) -> tuple[tuple[str, str], ...]:
    """Reasons by name, each once, the heaviest first, with its sentence."""
    found: dict[str, tuple[int, str]] = {}
    for name, weight, text in needs:
        if weight > found.get(name, (0, ""))[0]:
            found[name] = (weight, text)
    return tuple((name, sight.text(text)) for name, (_, text) in sorted(found.items(), key=lambda one: (-one[1][0], one[0])))


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
