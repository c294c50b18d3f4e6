"""What was released, for everybody: these functions ask no actor, because they read nothing but releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from django.db.models import Count, F, Q, QuerySet

from warmonitor.domain.claims import Cited, Claim, ClaimRef, cite
from warmonitor.domain.incidents import Incident
from warmonitor.store.acting import NotThere
from warmonitor.store.models import Project, Release, ReleasedChange, ReleasedFile, ReleasedIncident
from warmonitor.store.released import Public

CLAIM_ONLY = ("doc_id", "origin")
PAGE = 50
CORRECTIONS = ("changed", "removed", "moved")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport:
    """A report as a release names it; an empty source or address is one that is not told."""

    doc_id: str
    source: str
    published: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicClaim:
    """A claim of a released incident, with its report."""

    cited: Cited
    report: PublicReport

    @property
    def ref(self) -> ClaimRef:
        return self.cited.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicIncident:
    """A released incident, whole."""

    row: ReleasedIncident
    incident: Incident
    claims: tuple[PublicClaim, ...]
    reports: tuple[PublicReport, ...]
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which released incidents: by country, days and least number killed; `after` is the key of the last one seen."""

    country: str = ""
    since: date | None = None
    until: date | None = None
    killed: int | None = None
    text: str = ""
    after: str = ""
    most: int = PAGE


def sites() -> list[Release]:
    """The newest release of every project that has one."""
    newest: dict[int, Release] = {}
    for one in Release.objects.select_related("project").annotate(held=Count("incidents")).order_by("project__title", "number"):
        newest[one.project_id] = one
    return list(newest.values())


def release_of(slug: str, *, number: int | None = None, as_of: date | None = None) -> Release:
    """A project's release: the newest, that of a number, or the one that was out at the end of a day (UTC).

    Raises:
        NotThere: If nothing was released, or not that.
    """
    found = Release.objects.filter(project__slug=slug).select_related("project")
    if number is not None:
        found = found.filter(number=number)
    if as_of is not None:
        found = found.filter(at__lt=datetime.combine(as_of + timedelta(days=1), time(), UTC))
    newest = found.order_by("-number").first()
    if newest is None:
        raise NotThere("nothing was released")
    return newest


def releases_of(slug: str) -> list[Release]:
    """Every release of a project, the newest first.

    Raises:
        NotThere: If there is none.
    """
    found = list(Release.objects.filter(project__slug=slug).select_related("project").annotate(held=Count("incidents")).order_by("-number"))
    if not found:
        raise NotThere("nothing was released")
    return found


def incidents_in(release: Release, wanted: Wanted) -> tuple[list[ReleasedIncident], str]:
    """A page of a release's incidents, the latest day first, and the key of the next page ("" where there is none).

    Raises:
        ValueError: If `after` is no key.
    """
    rows = _chosen(release.incidents.all(), wanted)
    if wanted.after:
        rows = rows.filter(_after(wanted.after))
    found = list(rows.order_by(F("date_start").desc(nulls_last=True), "incident_id").defer("record")[: wanted.most + 1])
    more = len(found) > wanted.most
    return found[: wanted.most], _key(found[wanted.most - 1]) if more else ""


def incident_in(release: Release, incident_id: str) -> PublicIncident:
    """A released incident.

    Raises:
        NotThere: If it isn't in that release.
    """
    row = release.incidents.filter(incident_id=incident_id).first()
    if row is None:
        raise NotThere("no such incident")
    return opened(row)


def opened(row: ReleasedIncident) -> PublicIncident:
    """The values in a released incident's record."""
    reports = {one["doc_id"]: PublicReport(**one) for one in row.record["reports"]}
    return PublicIncident(
        row=row,
        incident=msgspec.convert(row.record["incident"], Incident, strict=False),
        claims=tuple(PublicClaim(cited=_cited(one, reports[one["doc_id"]]), report=reports[one["doc_id"]]) for one in row.record["claims"]),
        reports=tuple(reports.values()),
        record=row.record,
    )


def as_shown(one: Public) -> PublicIncident:
    """An incident as its page would show it if it were released now."""
    return opened(ReleasedIncident(incident_id=one.incident_id, title=one.title, record=dict(one.record)))


def relatives_in(release: Release, row: ReleasedIncident) -> tuple[ReleasedIncident | None, list[ReleasedIncident]]:
    """The episode that an incident is part of, and the incidents that are parts of it, as far as they were released."""
    rows = release.incidents.defer("record")
    parent = rows.filter(incident_id=row.parent).first() if row.parent else None
    return parent, list(rows.filter(parent=row.incident_id).order_by("date_start", "incident_id"))


def drawn_in(release: Release, most: int = 500) -> list[Incident]:
    """Incidents for the map and the timeline of a release, those with most killed first."""
    rows = release.incidents.order_by(F("killed_high").desc(nulls_last=True), "incident_id").values_list("record", flat=True)
    return [msgspec.convert(record["incident"], Incident, strict=False) for record in rows[:most]]


def successors_in(project: Project, former: str) -> list[str]:
    """Where an incident of an earlier release is now, followed to the end; nothing, if it is gone or never was."""
    ends, seen, found = [former], set(), []
    while ends:
        name = ends.pop(0)
        if name in seen:
            continue
        seen.add(name)
        change = ReleasedChange.objects.filter(release__project=project, incident_id=name).order_by("-release__number").first()
        if change is not None and change.kind == "moved":
            ends.extend(change.successors)
        elif change is not None and change.kind != "removed" and name != former:
            found.append(name)
    return found


def revisions_of(project: Project, incident_id: str) -> list[ReleasedChange]:
    """What releases changed about an incident, and about those that became it, the latest first."""
    names, todo = {incident_id}, [incident_id]
    moved = list(ReleasedChange.objects.filter(release__project=project, kind="moved"))
    while todo:
        into = todo.pop()
        for one in moved:
            if into in one.successors and one.incident_id not in names:
                names.add(one.incident_id)
                todo.append(one.incident_id)
    changes = ReleasedChange.objects.filter(release__project=project, incident_id__in=names).exclude(kind="moved")
    return list(changes.select_related("release").order_by("-release__number", "incident_id"))


def corrections_of(project: Project, *, before: int | None = None, most: int = PAGE) -> list[ReleasedChange]:
    """What later releases changed, took out or moved, the latest first; `before` is a row's own key, for the next page."""
    found = ReleasedChange.objects.filter(release__project=project, kind__in=CORRECTIONS, release__number__gt=1).select_related("release")
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[:most])


def changes_since(project: Project, number: int, *, after: int = 0, most: int = PAGE) -> list[ReleasedChange]:
    """Every change of the releases after a number, in order: what a copy elsewhere applies to keep up."""
    found = ReleasedChange.objects.filter(release__project=project, release__number__gt=number, pk__gt=after)
    return list(found.select_related("release").order_by("pk")[:most])


def files_of(release: Release) -> list[ReleasedFile]:
    """A release's downloads, without their bytes."""
    return list(release.files.defer("raw").order_by("name"))


def file_in(release: Release, name: str) -> ReleasedFile:
    """
    Raises:
        NotThere: If the release has no download of that name.
    """
    found = release.files.filter(name=name).first()
    if found is None:
        raise NotThere("no such file")
    return found


def countries_in(release: Release) -> list[str]:
    """The countries of a release's incidents, as ISO codes."""
    return sorted(set(release.incidents.exclude(country="").values_list("country", flat=True)))


def _chosen(rows: QuerySet[ReleasedIncident], wanted: Wanted) -> QuerySet[ReleasedIncident]:
    if wanted.country:
        rows = rows.filter(country=wanted.country)
    if wanted.since:
        rows = rows.filter(date_end__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(date_start__lte=wanted.until)
    if wanted.killed is not None:
        rows = rows.filter(killed_high__gte=wanted.killed)
    if wanted.text:
        rows = rows.filter(Q(title__icontains=wanted.text) | Q(place__icontains=wanted.text))
    return rows


def _key(row: ReleasedIncident) -> str:
    return f"{row.date_start.isoformat() if row.date_start else 'none'}~{row.incident_id}"


def _after(key: str) -> Q:
    day, tilde, name = key.partition("~")
    if not tilde or not name:
        raise ValueError("no such page")
    if day == "none":
        return Q(date_start__isnull=True, incident_id__gt=name)
    when = date.fromisoformat(day)
    return Q(date_start__lt=when) | Q(date_start=when, incident_id__gt=name) | Q(date_start__isnull=True)


def _cited(record: Mapping[str, Any], report: PublicReport) -> Cited:
    fields = {name: value for name, value in record.items() if name not in CLAIM_ONLY and value is not None}
    made = cite(msgspec.convert(fields, Claim, strict=False), doc_id=report.doc_id, published=report.published, source=report.source)
    return msgspec.structs.replace(made, origin=str(record["origin"]))
