"""Sources with their grades, and what each has published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Assessment, Document, Project, Source
from warmonitor.store.redacting import Sight, sight_of

PAGE = 50
LONGEST_KEY = 19  # digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """A grade that somebody gave."""

    version: int
    letter: str
    by: str
    at: datetime
    reason: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSeen:
    """A source. `grade` is its letter, "" where nobody has graded it."""

    pk: int
    name: str
    grade: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A document in the list of its source."""

    pk: int
    doc_id: str
    title: str
    published: str
    claims: int
    unseen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    source: SourceSeen
    history: tuple[Grading, ...]
    documents: tuple[Published, ...]
    older: int | None

    @property
    def version(self) -> int:
        return self.history[0].version if self.history else 0


def sources_of(actor: Actor, *, after: str = "", of: str = "") -> tuple[list[SourceSeen], str]:
    """A page of the project's sources by name, whose name holds `of`, and the key of the next page ("": none), which tells no name.

    `after` is the key that the page before gave.
    """
    actor.need("read")
    sight = sight_of(actor)
    last = Source.objects.filter(project=actor.project, pk=int(after)).first() if after.isdecimal() and len(after) < LONGEST_KEY else None
    found = Source.objects.filter(project=actor.project, name__gt=last.name if last else "").order_by("name")
    if of and not sight.may_match(of):
        return [], ""
    if of:
        found = found.filter(name__icontains=of)
    rows = list(found[: PAGE + 1])
    page = rows[:PAGE]
    counts = dict(Document.objects.filter(source__in=page).values_list("source").annotate(many=Count("pk")))
    grades = _grades(actor.project, [one.pk for one in page])
    sight.load(one.name for one in page)
    seen = [
        SourceSeen(pk=one.pk, name=sight.text(one.name), grade=grades.get(one.pk, ""), documents=counts.get(one.pk, 0))
        for one in page
        if sight.shows(f"source {one.pk}")
    ]
    return seen, str(page[-1].pk) if len(rows) > PAGE else ""


def source_page(actor: Actor, pk: int, *, before: int | None = None) -> SourcePage:
    """A source with the history of its grade, newest first, and its newest documents, older than the one numbered `before`.

    Raises:
        NotThere: If the project has no such source, or the member may not know of it.
    """
    actor.need("read")
    sight = sight_of(actor)
    found = Source.objects.filter(project=actor.project, pk=pk).first()
    if found is None or not sight.shows(f"source {pk}"):
        raise NotThere("no such source")
    documents = Document.objects.filter(source=found).select_related("row").defer("text").order_by("-pk")
    rows = list((documents.filter(pk__lt=before) if before else documents)[: PAGE + 1])
    graded = Assessment.objects.filter(project=actor.project, subject=f"source {pk}", kind="reliability").select_related("by")
    history = tuple(_grading(one, sight) for one in graded.order_by("-version"))
    sight.load(one.title for one in rows)
    return SourcePage(
        source=SourceSeen(
            pk=pk,
            name=sight.text(found.name),
            grade=history[0].letter if history else "",
            documents=Document.objects.filter(source=found).count(),
        ),
        history=history,
        documents=tuple(_published(one, sight) for one in rows[:PAGE]),
        older=rows[PAGE - 1].pk if len(rows) > PAGE else None,
    )


def source_named(actor: Actor, pk: int) -> str:
    """A source's name; "" where there is none that the member may know of."""
    sight = sight_of(actor)
    found = Source.objects.filter(project=actor.project, pk=pk).first()
    return sight.text(found.name) if found and sight.shows(f"source {pk}") else ""


def grade_of(actor: Actor, source: int) -> str:
    """A source's letter; "" where nobody has graded it."""
    return _grades(actor.project, [source]).get(source, "")


def _grades(project: Project, sources: list[int]) -> dict[int, str]:
    subjects = {f"source {pk}": pk for pk in sources}
    graded = Assessment.objects.filter(project=project, kind="reliability", subject__in=subjects).order_by("version")
    return {subjects[subject]: value for subject, value in graded.values_list("subject", "value")}


def _grading(one: Assessment, sight: Sight) -> Grading:
    return Grading(
        version=one.version,
        letter=one.value,
        by=one.by.get_username(),
        at=one.at,
        reason=sight.text(one.reason or one.finding),
        method=sight.text(one.method),
    )


def _published(one: Document, sight: Sight) -> Published:
    row = getattr(one, "row", None)
    return Published(
        pk=one.pk,
        doc_id=one.doc_id,
        title=sight.text(one.title),
        published=one.published,
        claims=row.claims if row else 0,
        unseen=row.unseen if row else 0,
    )
