"""Everything that an incident's page shows, as the actor may see it, in a number of queries that does not grow with its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from warmonitor.domain.claims import Cited, Claim, ClaimRef
from warmonitor.domain.incidents import Incident
from warmonitor.link.judgements import Contradiction
from warmonitor.store.acting import Actor
from warmonitor.store.lineage import lineage
from warmonitor.store.models import ClaimRow, Document, IncidentRow, IncidentVersion, Note
from warmonitor.store.read.incidents import cite_row, incident_called, voice_of
from warmonitor.store.read.judgements import Act, acts_on, contradictions_on
from warmonitor.store.read.material import reliability_in
from warmonitor.store.redacting import Sight, looked_at, sight_of

MOST_VERSIONS = 25
MOST_NEAR = 30
MOST_CHILDREN = 200
NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as it is named on other pages."""

    pk: int
    doc_id: str
    source: str
    title: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its report, and what people made of it."""

    cited: Cited
    report: Report
    standing: str

    @property
    def ref(self) -> ClaimRef:
        return self.cited.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another incident, in short."""

    incident_id: str
    title: str
    date_start: date | None
    date_end: date | None
    place: str
    killed_low: int | None
    killed_high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An incident as it once was computed."""

    incident: Incident
    number: int
    at: datetime
    cause: str
    by: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """An incident with its claims and reports, its family, how it came to be what it is, and what people say of it.

    `withheld` counts the claims that the actor may not see; `names_withheld` the named victims.
    """

    incident: Incident
    digest: str
    state: str
    needs: tuple[str, ...]
    claims: tuple[Told, ...]
    reports: Mapping[str, Report]
    parent: Other | None
    children: tuple[Other, ...]
    former: tuple[str, ...]
    versions: tuple[Version, ...]
    earlier: bool
    acts: tuple[Act, ...]
    contradictions: tuple[Contradiction, ...]
    notes: tuple[Remark, ...]
    withheld: int
    names_withheld: int


def incident_page_of(actor: Actor, incident: str, *, versions: int = MOST_VERSIONS) -> IncidentPage:
    """
    Raises:
        NotThere: If the project holds no such incident today.
    """
    row = incident_called(actor, incident)
    sight = sight_of(actor)
    ids = lineage(actor.project, incident)
    rows = list(ClaimRow.objects.filter(incident=row).select_related("document", "document__source").order_by("document__doc_id", "pk"))
    said = versions_of(actor, ids, most=versions + 1)
    sight.load(_texts([row.record, [one.record for one in rows], [one.document.title for one in rows], [one.record for one in said]]))
    shown = [one for one in rows if sight.shows(f"claim {one.document.doc_id}#{one.claim_id}")]
    reports = _reports(actor, row, rows, sight)
    grades = reliability_in(actor.project, {voice_of(one) for one in rows})
    seen = msgspec.convert(sight.record(row.record), Incident, strict=False)
    named = len(row.record["victims"])
    if named and actor.may("read restricted"):
        looked_at(actor, f"incident {incident}", "names of victims")
    refs = [(doc_id, claim_id) for doc_id, claim_id in row.record["claims"]]
    return IncidentPage(
        incident=seen,
        digest=row.digest,
        state=row.state,
        needs=tuple(sight.text(text) for _, _, text in row.needs),
        claims=tuple(
            Told(cited=_seen(cite_row(one, grades), sight), report=reports[one.document.doc_id], standing=one.standing) for one in shown
        ),
        reports=reports,
        parent=next(iter(_others(actor, sight, incident_id=row.parent)), None) if row.parent else None,
        children=tuple(_others(actor, sight, parent=incident)),
        former=ids[1:],
        versions=tuple(_version(one, sight) for one in said[-versions:]),
        earlier=len(said) > versions,
        acts=tuple(acts_on(actor, refs)),
        contradictions=contradictions_on(actor, refs),
        notes=tuple(notes_on(actor, ids)),
        withheld=len(rows) - len(shown),
        names_withheld=named - len(seen.victims),
    )


def versions_of(actor: Actor, ids: Sequence[str], *, most: int) -> list[IncidentVersion]:
    """The latest versions of an incident under all of its ids, the earliest of them first."""
    rows = IncidentVersion.objects.filter(project=actor.project, incident_id__in=ids).select_related("by").order_by("-pk")[:most]
    return list(reversed(rows))


def notes_on(actor: Actor, ids: Sequence[str]) -> Iterator[Remark]:
    """The discussion of an incident under all of its ids, in the order of writing."""
    rows = Note.objects.filter(project=actor.project, subject__in=[f"incident {name}" for name in ids]).select_related("by")
    sight = sight_of(actor)
    for one in rows.order_by("at", "pk"):
        yield Remark(by=one.by.get_username(), at=one.at, text=sight.text(one.reason))


def near(actor: Actor, incident: str) -> list[Other]:
    """Other incidents of about the same days in the same country: what it may be merged with, or a claim moved to."""
    row = incident_called(actor, incident)
    rows = IncidentRow.objects.filter(project=actor.project, country=row.country).exclude(pk=row.pk)
    if row.day:
        rows = rows.filter(day__gte=row.day - NEAR.days, day__lte=row.day + NEAR.days)
    sight = sight_of(actor)
    found = [_other(one, sight) for one in rows.order_by("-day", "incident_id")[: 4 * MOST_NEAR]]
    return sorted(found, key=lambda one: (one.place != row.place, one.incident_id))[:MOST_NEAR]


def once_was(actor: Actor, incident: str) -> Version | None:
    """The last version under an id that is no incident's any more; None, if there never was one."""
    actor.need("read")
    found = versions_of(actor, [incident], most=1)
    return _version(found[0], sight_of(actor)) if found else None


def others_called(actor: Actor, ids: Sequence[str]) -> list[Other]:
    """Those of these incidents that are there, in that order."""
    actor.need("read")
    found = {one.incident_id: one for one in _others(actor, sight_of(actor), incident_id__in=ids)}
    return [found[name] for name in ids if name in found]


def _others(actor: Actor, sight: Sight, **where: Any) -> list[Other]:
    rows = IncidentRow.objects.filter(project=actor.project, **where).defer("record").order_by("day", "incident_id")[:MOST_CHILDREN]
    return [_other(one, sight) for one in rows]


def _other(row: IncidentRow, sight: Sight) -> Other:
    return Other(
        incident_id=row.incident_id,
        title=sight.text(row.title),
        date_start=row.date_start,
        date_end=row.date_end,
        place=sight.text(row.place),
        killed_low=row.killed_low,
        killed_high=row.killed_high,
    )


def _version(row: IncidentVersion, sight: Sight) -> Version:
    return Version(
        incident=msgspec.convert(sight.record(row.record), Incident, strict=False),
        number=row.number,
        at=row.at,
        cause=row.cause,
        by=row.by.get_username() if row.by else "",
        digest=row.digest,
    )


def _reports(actor: Actor, row: IncidentRow, rows: Sequence[ClaimRow], sight: Sight) -> dict[str, Report]:
    """The reports of its claims, of the voices behind them and of the statements."""
    found = {one.document.doc_id: _report(one.document, sight) for one in rows}
    record = row.record
    named = {*record["documents"], *(one["document"] for one in record["statements"])}
    named |= {doc_id for origin in record["origins"] for doc_id in origin["documents"]}
    missing = named - found.keys()
    for one in Document.objects.filter(project=actor.project, doc_id__in=missing).select_related("source").defer("text"):
        found[one.doc_id] = _report(one, sight)
    return found


def _report(document: Document, sight: Sight) -> Report:
    source = document.source
    name = source.name if source and sight.shows(f"source {source.pk}") else ""
    return Report(
        pk=document.pk,
        doc_id=document.doc_id,
        source=sight.text(name),
        title=sight.text(document.title),
        published=document.published or document.context_date,
    )


def _seen(cited: Cited, sight: Sight) -> Cited:
    claim = msgspec.convert(sight.record(msgspec.to_builtins(cited.claim)), Claim, strict=False)
    return msgspec.structs.replace(cited, claim=claim, source=sight.text(cited.source), origin=sight.text(cited.origin))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
