"""Derived rows, put in place: only what differs is written, and every new version of an incident is kept with what caused it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from django.db.models import Max
from django.utils.timezone import now

from warmonitor.domain.incidents import Incident
from warmonitor.store.derived import About, Derived, Need, Standing
from warmonitor.store.models import Alias, ClaimRow, Document, DocumentRow, IncidentRow, IncidentVersion, Project, Source, User
from warmonitor.store.signing import states
from warmonitor.store.write.hiding import put_hidden
from warmonitor.store.write.rows import BATCH, plain, put_rows
from warmonitor.store.write.together import whole

_ENCODER = msgspec.json.Encoder(order="deterministic")


@whole
def put_derived(project: Project, derived: Derived, *, cause: str, by: User | None = None) -> int:
    """Make the derived rows what `derived` says, and keep a version of each incident that changed; how many did.

    `cause` is what people read in the history: "3 reports taken in", "claim corrected".
    """
    documents = {
        one.doc_id: one for one in Document.objects.filter(project=project).only("doc_id", "source_id", "published", "context_date")
    }
    _put_voices(project, derived)
    incidents = _put_incidents(project, derived, cause=cause, by=by)
    _put_claims(project, derived, documents)
    _put_documents(project, derived, documents)
    _put_aliases(project, derived)
    put_hidden(project, derived)
    return incidents


def _put_voices(project: Project, derived: Derived) -> None:
    """Whoever speaks can be graded, outlet or not."""
    there = set(project.sources.values_list("name", flat=True))
    names = {origin.name[:300] for incident in derived.incidents for origin in incident.origins} - there - {""}
    Source.objects.bulk_create([Source(project=project, name=name) for name in sorted(names)], batch_size=BATCH)


def digest_of(incident: Incident) -> str:
    """The SHA-256 of an incident's record: what a signature signs."""
    return hashlib.sha256(_ENCODER.encode(incident)).hexdigest()


def _put_incidents(project: Project, derived: Derived, *, cause: str, by: User | None) -> int:
    there = {one.incident_id: one for one in IncidentRow.objects.filter(project=project)}
    digests = {one.incident_id: digest_of(one) for one in derived.incidents}
    state = states(project, digests)
    wanted = {
        name: _incident(project, one, derived.incident_needs.get(name, ()), digest=digests[name], state=state[name])
        for one in derived.incidents
        for name in (one.incident_id,)
    }
    changed = [one for name, one in wanted.items() if name not in there or there[name].digest != one.digest]
    put_rows(IncidentRow, there, wanted)
    numbers = dict(
        IncidentVersion.objects.filter(project=project, incident_id__in=[one.incident_id for one in changed])
        .values_list("incident_id")
        .annotate(newest=Max("number"))
    )
    IncidentVersion.objects.bulk_create(
        [
            IncidentVersion(
                project=project,
                incident_id=one.incident_id,
                number=numbers.get(one.incident_id, 0) + 1,
                record=one.record,
                digest=one.digest,
                at=now(),
                cause=cause,
                by=by,
                methods=dict(derived.methods),
            )
            for one in sorted(changed, key=lambda one: one.incident_id)
        ],
        batch_size=BATCH,
    )
    return len(changed)


def _incident(project: Project, one: Incident, needs: tuple[Need, ...], *, digest: str, state: str) -> IncidentRow:
    killed = one.toll.get("killed")
    return IncidentRow(
        project=project,
        incident_id=one.incident_id,
        parent=one.parent or "",
        title=one.title,
        record=plain(one),
        digest=digest,
        date_start=one.date_start,
        date_end=one.date_end,
        place=one.place.name if one.place else "",
        country=(one.place.country or "") if one.place else "",
        killed_low=killed.low if killed else None,
        killed_best=killed.best if killed else None,
        killed_high=killed.high if killed else None,
        day=one.date_start.toordinal() if one.date_start else 0,
        size=(killed.high if killed.best is None else killed.best) if killed else 0,
        voices=len(one.origins),
        reports=len(one.documents),
        grade=one.grade,
        state=state,
        need=sum(need.weight for need in needs),
        needs=_listed(needs),
    )


def _listed(needs: Iterable[Need]) -> list[list[str | int]]:
    return [[need.name, need.weight, need.text] for need in needs]


def _put_claims(project: Project, derived: Derived, documents: dict[str, Document]) -> None:
    there = {(one.document_id, one.claim_id): one for one in ClaimRow.objects.filter(project=project)}
    home = {ref: one.incident_id for one in derived.incidents for ref in one.claims}
    keys = dict(IncidentRow.objects.filter(project=project).values_list("incident_id", "pk"))
    wanted = {}
    for one in derived.claims:
        ref = (one.doc_id, one.claim.id)
        document, incident = documents[one.doc_id], home.get(ref, "")
        needs = _Needs(own=derived.claim_needs.get(ref, ()), incident=derived.incident_needs.get(incident, ()))
        wanted[(document.pk, one.claim.id)] = _claim(project, document, one, incident=keys.get(incident), needs=needs)
    put_rows(ClaimRow, there, wanted)


class _Needs(NamedTuple):
    """What a claim needs of its own, and what its incident does."""

    own: tuple[Need, ...]
    incident: tuple[Need, ...]

    @property
    def weight(self) -> int:
        """One that somebody looked at needs nobody, whatever its incident does."""
        return sum(one.weight for one in (*self.own, *self.incident)) if self.own else 0

    @property
    def flags(self) -> str:
        names = sorted({one.name for one in (*self.own, *self.incident)})
        return f" {' '.join(names)} " if names else ""


def _claim(project: Project, document: Document, one: Standing, *, incident: int | None, needs: _Needs) -> ClaimRow:
    claim, place = one.claim, one.claim.place_resolved
    return ClaimRow(
        project=project,
        document=document,
        incident_id=incident,
        claim_id=claim.id,
        record=plain(claim),
        standing=one.standing,
        pending=claim.pending,
        harm=claim.harm,
        low=claim.low,
        high=claim.high,
        start=claim.start,
        origin=one.origin[:300],
        source_id=document.source_id,
        place=(place.name if place else claim.place)[:300],
        country=place.country if place else "",
        date_start=claim.date_start,
        date_end=claim.date_end,
        need=needs.weight,
        needs=_listed(needs.own),
        flags=needs.flags,
    )


def _put_documents(project: Project, derived: Derived, documents: dict[str, Document]) -> None:
    there = {one.document_id: one for one in DocumentRow.objects.filter(project=project)}
    claims = Counter(one.doc_id for one in derived.claims)
    unseen = Counter(one.doc_id for one in derived.claims if one.standing == "suggested")
    wanted = {}
    for doc_id, document in documents.items():
        about = derived.documents.get(doc_id, About())
        wanted[document.pk] = DocumentRow(
            document=document,
            project=project,
            source_id=document.source_id,
            published=(document.published or document.context_date)[:40],
            duplicate_of=about.duplicate_of,
            near_duplicate_of=about.near_duplicate_of,
            problems=list(about.problems),
            claims=claims[doc_id],
            unseen=unseen[doc_id],
            need=sum(need.weight for need in derived.document_needs.get(doc_id, ())),
            needs=_listed(derived.document_needs.get(doc_id, ())),
        )
    put_rows(DocumentRow, there, wanted)


def _put_aliases(project: Project, derived: Derived) -> None:
    there = {(one.former, one.place): one for one in Alias.objects.filter(project=project)}
    wanted = {
        (former, place): Alias(project=project, former=former, now=now_, place=place)
        for former, ends in sorted(derived.aliases.items())
        for place, now_ in enumerate(ends or ("",))
    }
    put_rows(Alias, there, wanted)
