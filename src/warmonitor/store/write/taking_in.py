"""Documents and what the machine read in them: added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from django.utils.timezone import now

from warmonitor.domain import claims
from warmonitor.domain.documents import Document as Taken
from warmonitor.domain.documents import Lost
from warmonitor.store import audit, searching
from warmonitor.store.models import Document, Project, Reading, Source, User
from warmonitor.store.write.together import whole

BATCH = 500


@whole
def add_documents(project: Project, documents: Iterable[Taken], *, by: User | None, at_once: int = BATCH) -> tuple[list[str], list[Lost]]:
    """Add the documents that the project does not hold; the ids of these, and what could not be taken in.

    One that is there already changes nothing. Another text under an id that is taken is lost, with its reason.
    """
    held = dict(Document.objects.filter(project=project).values_list("doc_id", "hash"))
    sources = {one.name: one for one in project.sources.all()}
    rows, lost = [], []
    for one in documents:
        if one.doc_id in held:
            if held[one.doc_id] != one.hash:
                lost.append(Lost(item=one.doc_id, reason="another document of this id is in the project already"))
            continue
        held[one.doc_id] = one.hash
        if one.source and one.source not in sources:
            sources[one.source] = Source.objects.create(project=project, name=one.source)
        rows.append(_row(one, project, sources.get(one.source), by))
    Document.objects.bulk_create(rows, batch_size=at_once)
    searching.add(rows)
    if rows:
        who = by.get_username() if by else ""
        audit.append("documents taken in", who=who, project=project.slug, detail={"documents": len(rows), "hashes": [r.hash for r in rows]})
    return [row.doc_id for row in rows], lost


@whole
def add_readings(project: Project, readings: Mapping[str, claims.Reading], *, read_by: str) -> None:
    """Set down what was read in documents; the reading from before, if there is one, is kept under its number."""
    documents = {one.doc_id: one for one in Document.objects.filter(project=project, doc_id__in=list(readings)).only("doc_id")}
    numbers: dict[int, int] = {}
    for document, number in Reading.objects.filter(document__in=documents.values()).values_list("document", "number"):
        numbers[document] = max(number, numbers.get(document, 0))
    encoder = msgspec.json.Encoder(order="deterministic")
    Reading.objects.bulk_create(
        [
            Reading(
                document=documents[doc_id],
                number=numbers.get(documents[doc_id].pk, 0) + 1,
                raw=encoder.encode(reading),
                read_by=read_by,
                at=now(),
            )
            for doc_id, reading in sorted(readings.items())
        ],
        batch_size=BATCH,
    )


def _row(one: Taken, project: Project, source: Source | None, by: User | None) -> Document:
    return Document(
        project=project,
        doc_id=one.doc_id,
        source=source,
        published=one.published,
        context_date=one.context_date,
        title=one.title,
        text=one.text,
        url=one.url,
        language=one.language,
        hash=one.hash,
        problems=list(one.problems),
        taken_in_at=now(),
        taken_in_by=by,
    )
