"""What needs a person most: claims and documents in that order, filtered, a page at a time by key.

A page costs the same however many rows there are: one index holds what it is ordered and filtered by, and it begins behind the last row of
the page before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet

from warmonitor.domain.claims import HARMS
from warmonitor.store import searching
from warmonitor.store.acting import Actor, Refused
from warmonitor.store.models import Assignment, ClaimRow, Coding, DocumentRow, IncidentRow, SavedView
from warmonitor.store.read.documents import needs_told
from warmonitor.store.redacting import Sight, looked_at, sight_of
from warmonitor.store.words import asked

PAGE = 50
QUOTED = 240  # characters of a claim's words that a list shows
MARGIN = 200  # characters beyond, in which a hidden phrase ends
STANDINGS = ("suggested", "accepted", "corrected", "rejected", "added")


class After(NamedTuple):
    """The last row of the page before: how much it needs somebody, and its number."""

    need: int
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """What a queue is cut to; what is empty cuts nothing. Days are those of the harm for claims, of publishing for documents."""

    harm: str = ""
    standing: str = ""
    source: int | None = None
    place: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None
    least: int | None = None
    most: int | None = None
    flag: str = ""
    mine: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        if self.harm and self.harm not in HARMS:
            raise Refused(f"there is no harm {self.harm!r}")
        if self.standing and self.standing not in STANDINGS:
            raise Refused(f"no claim stands as {self.standing!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedClaim:
    """A claim in the queue. `needs` are names of reasons with their sentences, its own and its incident's."""

    document: int
    claim_id: str
    version: int
    harm: str
    low: int
    high: int | None
    quote: str
    standing: str
    pending: bool
    need: int
    needs: tuple[tuple[str, str], ...]
    source: str
    published: str
    title: str
    place: str
    country: str
    date_start: date | None
    date_end: date | None
    incident: str
    incident_title: str
    assigned: str

    @property
    def key(self) -> str:
        """By which a form names it, and as it was seen."""
        return f"{self.document}:{self.version}:{self.claim_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedDocument:
    """A document in the queue."""

    document: int
    doc_id: str
    title: str
    beginning: str
    source: str
    published: str
    claims: int
    unseen: int
    need: int
    needs: tuple[tuple[str, str], ...]
    copy: bool
    assigned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of a queue, and behind which row the next page begins."""

    rows: tuple[Any, ...]
    after: After | None


def claims_queued(actor: Actor, wanted: QueueFilter, *, after: After | None = None) -> Page:
    """Claims by how much they need somebody."""
    actor.need("read")
    sight = sight_of(actor)
    found = _claims(actor, wanted, sight)
    if found is None:
        return Page(rows=(), after=None)
    if after is not None:
        found = found.filter(need__lte=after.need).filter(Q(need__lt=after.need) | Q(pk__gt=after.pk))
    found = found.order_by("-need", "pk").select_related("document", "incident", "source")
    rows = list(found.defer("document__text", "incident__record")[: PAGE + 1])
    page = rows[:PAGE]
    sight.load(_texts(page))
    _note_the_look(actor, sight, _texts(page))
    versions, to = _versions(page), _assigned(actor, {one.document_id for one in page})
    seen = [_claim(one, sight, versions, to) for one in page if sight.shows(f"claim {one.document.doc_id}#{one.claim_id}")]
    return Page(rows=tuple(seen), after=After(page[-1].need, page[-1].pk) if len(rows) > PAGE else None)


def documents_queued(actor: Actor, wanted: QueueFilter, *, after: After | None = None) -> Page:
    """Documents by how much they need somebody; of the filters those of claims alone are left aside."""
    actor.need("read")
    sight = sight_of(actor)
    found = _documents(actor, wanted, sight)
    if found is None:
        return Page(rows=(), after=None)
    if after is not None:
        found = found.filter(need__lte=after.need).filter(Q(need__lt=after.need) | Q(document__gt=after.pk))
    rows = list(found.order_by("-need", "document").select_related("document", "source")[: PAGE + 1])
    page = rows[:PAGE]
    texts = [
        text
        for one in page
        for text in (one.document.title, one.document.text[: QUOTED + MARGIN], one.source.name if one.source else "", str(one.needs))
    ]
    sight.load(texts)
    _note_the_look(actor, sight, texts)
    to = _assigned(actor, {one.document_id for one in page})
    seen = tuple(_document(one, sight, to) for one in page)
    return Page(rows=seen, after=After(page[-1].need, page[-1].document_id) if len(rows) > PAGE else None)


def countries_of(actor: Actor) -> list[str]:
    """The countries that the project's incidents lie in, for a list to choose from."""
    actor.need("read")
    found = IncidentRow.objects.filter(project=actor.project).exclude(country="").order_by("country")
    return list(found.values_list("country", flat=True).distinct())


def saved_views(actor: Actor) -> list[tuple[int, str, str]]:
    """A member's own views: number, name, query."""
    actor.need("read")
    return list(SavedView.objects.filter(project=actor.project, user=actor.user).order_by("name").values_list("pk", "name", "query"))


def _claims(actor: Actor, wanted: QueueFilter, sight: Sight) -> QuerySet[ClaimRow] | None:
    """The claims that are wanted; None where asking already says that there are none."""
    if _tells_too_much(wanted, sight):
        return None
    exact = {"harm": wanted.harm, "standing": wanted.standing, "source": wanted.source, "country": wanted.country}
    conditions: dict[str, Any] = {name: value for name, value in exact.items() if value not in ("", None)}
    bounds: dict[str, Any] = {
        "low__gte": wanted.least,
        "high__lte": wanted.most,
        "date_end__gte": wanted.since,
        "date_start__lte": wanted.until,
        "place__icontains": wanted.place or None,
        "flags__contains": f" {wanted.flag} " if wanted.flag else None,
    }
    conditions |= {name: value for name, value in bounds.items() if value is not None}
    found = ClaimRow.objects.filter(project=actor.project, **conditions)
    if wanted.place and not sight_of(actor).may_match(wanted.place):
        found = found.none()
    if wanted.mine:
        documents, incidents = _mine(actor)
        found = found.filter(Q(document__in=documents) | Q(incident__in=incidents))
    return _with_words(found, actor, wanted.words, "store_claimrow.document_id")


def _documents(actor: Actor, wanted: QueueFilter, sight: Sight) -> QuerySet[DocumentRow] | None:
    if _tells_too_much(wanted, sight):
        return None
    found = DocumentRow.objects.filter(project=actor.project)
    if wanted.source is not None:
        found = found.filter(source=wanted.source)
    if wanted.since:
        found = found.filter(published__gte=wanted.since.isoformat())
    if wanted.until:
        found = found.filter(published__lt=f"{wanted.until.isoformat()}~")
    if wanted.standing == "suggested":
        found = found.filter(unseen__gt=0)
    if wanted.mine:
        found = found.filter(document__in=_mine(actor)[0])
    return _with_words(found, actor, wanted.words, "store_documentrow.document_id")


def _tells_too_much(wanted: QueueFilter, sight: Sight) -> bool:
    """Whether an answer would tell a member of something hidden from them."""
    hidden_words = not sight.may_find(f"{wanted.words} {wanted.place}")
    return hidden_words or (wanted.source is not None and not sight.shows(f"source {wanted.source}"))


def _with_words(found: QuerySet[Any], actor: Actor, words: str, column: str) -> QuerySet[Any] | None:
    if not words.strip():
        return found
    sought = asked(words)
    if not sought:
        return None
    actor.need("search")
    sql, values = searching.holding(column, actor.project.pk, sought)
    return found.extra(where=[sql], params=values)  # noqa: S610 (the words are values)


def _mine(actor: Actor) -> tuple[list[int], list[int]]:
    """The numbers of the documents and the incident rows that are assigned to the actor."""
    ever = Assignment.objects.filter(project=actor.project, to=actor.user).values("subject")
    latest = Assignment.objects.filter(project=actor.project, subject__in=ever).order_by("version").values_list("subject", "to")
    mine = [subject for subject, to in dict(latest).items() if to == actor.user.pk]
    documents = [int(subject.removeprefix("document ")) for subject in mine if subject.startswith("document ")]
    names = [subject.removeprefix("incident ") for subject in mine if subject.startswith("incident ")]
    incidents = IncidentRow.objects.filter(project=actor.project, incident_id__in=names).values_list("pk", flat=True)
    return documents, list(incidents)


def _assigned(actor: Actor, documents: Iterable[int]) -> dict[int, str]:
    subjects = {f"document {pk}": pk for pk in documents}
    found = Assignment.objects.filter(project=actor.project, subject__in=subjects).order_by("version")
    return {subjects[subject]: name or "" for subject, name in found.values_list("subject", "to__username")}


def _versions(page: Iterable[ClaimRow]) -> dict[tuple[int, str], int]:
    found = Coding.objects.filter(document__in={one.document_id for one in page}).values_list("document", "claim_id")
    return {(document, claim_id): newest for document, claim_id, newest in found.annotate(newest=Max("version"))}


def _claim(row: ClaimRow, sight: Sight, versions: Mapping[tuple[int, str], int], to: Mapping[int, str]) -> QueuedClaim:
    incident, source = row.incident, row.source
    return QueuedClaim(
        document=row.document_id,
        claim_id=row.claim_id,
        version=versions.get((row.document_id, row.claim_id), 0),
        harm=row.harm,
        low=row.low,
        high=row.high,
        quote=_beginning(row.record["quote"], sight),
        standing=row.standing,
        pending=row.pending,
        need=row.need,
        needs=needs_told((*row.needs, *(incident.needs if incident and row.need else ())), sight),
        source=sight.text(source.name) if source and sight.shows(f"source {source.pk}") else "",
        published=row.document.published or row.document.context_date,
        title=sight.text(row.document.title) or row.document.doc_id,
        place=sight.text(row.place),
        country=row.country,
        date_start=row.date_start,
        date_end=row.date_end,
        incident=incident.incident_id if incident else "",
        incident_title=sight.text(incident.title) if incident else "",
        assigned=to.get(row.document_id, ""),
    )


def _document(row: DocumentRow, sight: Sight, to: Mapping[int, str]) -> QueuedDocument:
    source = row.source
    return QueuedDocument(
        document=row.document_id,
        doc_id=row.document.doc_id,
        title=sight.text(row.document.title) or row.document.doc_id,
        beginning=_beginning(row.document.text, sight) if sight.shows_all_of(row.document.doc_id) else "",
        source=sight.text(source.name) if source and sight.shows(f"source {source.pk}") else "",
        published=row.published,
        claims=row.claims,
        unseen=row.unseen,
        need=row.need,
        needs=needs_told(row.needs, sight),
        copy=bool(row.duplicate_of or row.near_duplicate_of),
        assigned=to.get(row.document_id, ""),
    )


def _beginning(text: str, sight: Sight) -> str:
    """The first words; a hidden phrase is not cut, since half of one would show."""
    end = next((start for start, end in sight.spans(text[: QUOTED + MARGIN]) if start < QUOTED < end), QUOTED)
    return sight.text(text[:end]) + ("…" if len(text) > end else "")


def _texts(page: Iterable[ClaimRow]) -> list[str]:
    """All that a page of claims shows of reports."""
    found = []
    for one in page:
        found += [
            one.record["quote"][: QUOTED + MARGIN],
            one.document.title,
            one.place,
            str(one.needs),
            one.source.name if one.source else "",
        ]
        if one.incident:
            found += [one.incident.title, str(one.incident.needs)]
    return found


def _note_the_look(actor: Actor, sight: Sight, texts: Iterable[str]) -> None:
    """A member who may see everything saw something that others may not."""
    if sight.whole:
        team = Sight(project=actor.project, audience="team")
        shown = list(texts)
        team.load(shown)
        if any(team.spans(text) for text in shown):
            looked_at(actor, "queue")
