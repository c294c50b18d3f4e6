"""A release, set down whole: the snapshot, what it changed, its downloads, its entry in the log. All of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from warmonitor.store import audit
from warmonitor.store.acting import Actor, Conflict
from warmonitor.store.models import Release, ReleasedChange, ReleasedFile, ReleasedIncident
from warmonitor.store.released import File, Prepared, Public
from warmonitor.store.write.rows import BATCH
from warmonitor.store.write.together import whole


@whole
def add_release(actor: Actor, prepared: Prepared, files: Sequence[File], *, title: str, notes: str, seen: str) -> Release:
    """Publish what was prepared.

    Raises:
        NotAllowed: If the role publishes nothing.
        Conflict: If it is not what was seen, or somebody else published meanwhile.
    """
    actor.need("release")
    if prepared.digest != seen:
        raise Conflict("what would go out has changed since you looked at it; look at the preview again")
    number, head = audit.head()
    try:
        with transaction.atomic():
            release = Release.objects.create(
                project=actor.project,
                number=prepared.number,
                title=title,
                notes=notes,
                rule=prepared.rule,
                policy=prepared.policy,
                made_with=prepared.made_with,
                totals=dict(prepared.totals),
                at=now(),
                by=actor.user,
                audit=f"{number}:{head}",
                before=prepared.before,
                digest=prepared.digest,
            )
    except IntegrityError as twice:
        raise Conflict("somebody else published a release at the same moment; look at the preview again") from twice
    ReleasedIncident.objects.bulk_create([_incident(release, one) for one in prepared.incidents], batch_size=BATCH)
    ReleasedChange.objects.bulk_create(
        [
            ReleasedChange(
                release=release,
                incident_id=one.incident_id,
                kind=one.kind,
                title=one.title,
                was=dict(one.was),
                now=dict(one.now),
                successors=list(one.successors),
            )
            for one in prepared.changes
        ],
        batch_size=BATCH,
    )
    for file in files:
        ReleasedFile.objects.create(
            release=release, name=file.name, media_type=file.media_type, raw=file.raw, hash=hashlib.sha256(file.raw).hexdigest()
        )
    detail = {"number": release.number, "digest": release.digest, "incidents": len(prepared.incidents)}
    audit.append("released", who=actor.name, project=actor.project.slug, subject=f"release {release.number}", detail=detail)
    return release


def _incident(release: Release, one: Public) -> ReleasedIncident:
    record = one.record["incident"]
    killed = record["toll"].get("killed") or {}
    place = record.get("place") or {}
    return ReleasedIncident(
        release=release,
        incident_id=one.incident_id,
        parent=one.parent,
        title=one.title,
        record=dict(one.record),
        digest=one.digest,
        outcome=one.outcome,
        date_start=one.date_start,
        date_end=one.date_end,
        place=place.get("name", ""),
        country=place.get("country", ""),
        killed_low=killed.get("low"),
        killed_best=killed.get("best"),
        killed_high=killed.get("high"),
    )
