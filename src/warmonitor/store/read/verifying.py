"""The verification of an incident: what people found, how sources and information are rated, and its way to a second person's signature.

Facts are about an incident under the id that it had; those about its former ids count for it, and say under which id they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Incident
from warmonitor.store.acting import Actor
from warmonitor.store.kinds import CHECKLIST, CORROBORATION
from warmonitor.store.lineage import lineage
from warmonitor.store.models import Assessment, ClaimRow, IncidentRow, IncidentVersion, Signature, Source, User
from warmonitor.store.read.incidents import incident_called
from warmonitor.store.redacting import Sight, sight_of
from warmonitor.store.signing import Block, blocks, work_on, workers_on

OF_INCIDENT = (*CHECKLIST, *CORROBORATION, "outcome", "standard_of_proof", "grade")
MOST_WAITING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What somebody found, with the method and the finding in words."""

    value: str
    method: str
    finding: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is assessed: everything that was found, the latest first. `version` is what a next finding follows."""

    kind: str
    version: int
    history: tuple[Finding, ...]

    @property
    def stands(self) -> Finding | None:
        return self.history[0] if self.history else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A voice or outlet with its reliability."""

    pk: int
    name: str
    reliability: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """A claim with its credibility."""

    ref: ClaimRef
    quote: str
    voice: str
    credibility: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step towards the public; `current` if it was about the incident as it stands."""

    kind: str
    by: str
    at: datetime
    reason: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All of it. `signed_as` is what was signed last, where the incident is no longer that."""

    incident: Incident
    digest: str
    state: str
    items: Mapping[str, Item]
    sources: tuple[Rated, ...]
    information: tuple[Informed, ...]
    steps: tuple[Step, ...]
    signed_as: Incident | None
    signed_before: bool
    blocks: tuple[Block, ...]
    workers: tuple[str, ...]
    unseen: int
    step_version: int

    @property
    def dissents(self) -> tuple[Step, ...]:
        return tuple(one for one in self.steps if one.kind == "dissent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An incident that was handed in: by whom, and whether this reviewer did part of the work."""

    incident_id: str
    title: str
    place: str
    by: str
    at: datetime | None
    own_work: bool


def verification_of(actor: Actor, incident: str) -> Verification:
    """
    Raises:
        NotThere: If the project holds no such incident today.
    """
    row = incident_called(actor, incident)
    sight = sight_of(actor)
    ids = lineage(actor.project, incident)
    claims = list(ClaimRow.objects.filter(incident=row).select_related("document", "document__source").order_by("document__doc_id", "pk"))
    names = {one.origin for one in claims} | {one.document.source.name for one in claims if one.document.source}
    sources = list(Source.objects.filter(project=actor.project, name__in=names).order_by("name"))
    about = [f"incident {name}" for name in ids]
    about += [f"claim {one.document.doc_id}#{one.claim_id}" for one in claims] + [f"source {one.pk}" for one in sources]
    said: dict[tuple[str, str], list[Assessment]] = {}
    for one in Assessment.objects.filter(project=actor.project, subject__in=about).select_related("by").order_by("at", "pk"):
        said.setdefault((one.subject, one.kind), []).append(one)
    signatures = list(Signature.objects.filter(project=actor.project, incident__in=ids).select_related("by").order_by("-at", "-pk"))
    sight.load(f"{one.record.get('quote', '')} {one.origin}" for one in claims)
    signed = next((one for one in signatures if one.kind == "signed"), None)
    return Verification(
        incident=msgspec.convert(sight.record(row.record), Incident, strict=False),
        digest=row.digest,
        state=row.state,
        items={kind: _of_incident(kind, ids, said, sight) for kind in OF_INCIDENT},
        sources=tuple(
            Rated(
                pk=one.pk,
                name=sight.text(one.name),
                reliability=_item("reliability", said.get((f"source {one.pk}", "reliability"), ()), sight),
            )
            for one in sources
            if sight.shows(f"source {one.pk}")
        ),
        information=tuple(_informed(one, said, sight) for one in claims if sight.shows(f"claim {one.document.doc_id}#{one.claim_id}")),
        steps=tuple(_step(one, row, sight) for one in signatures),
        signed_as=_signed_as(actor, signed, sight) if signed and signed.digest != row.digest else None,
        signed_before=signed is not None and row.state != "signed",
        blocks=tuple(blocks(actor, row)),
        workers=tuple(User.objects.filter(pk__in=workers_on(row)).order_by("username").values_list("username", flat=True)),
        unseen=sum(1 for one in claims if one.standing == "suggested"),
        step_version=max((one.version for one in signatures if one.incident == incident), default=0),
    )


def waiting_for(actor: Actor) -> list[Waiting]:
    """What was handed in and waits for a second person: what this reviewer may sign first, then what they worked on themselves."""
    actor.need("sign")
    rows = list(IncidentRow.objects.filter(project=actor.project, state="submitted").order_by("-need", "incident_id")[:MOST_WAITING])
    work = work_on(rows)
    handed_in = {
        one.incident: one
        for one in Signature.objects.filter(project=actor.project, incident__in=list(work), kind="submitted")
        .select_related("by")
        .order_by("version")
    }
    sight = sight_of(actor)
    found = [
        Waiting(
            incident_id=row.incident_id,
            title=sight.text(row.title),
            place=sight.text(row.place),
            by=handed_in[row.incident_id].by.get_username(),
            at=handed_in[row.incident_id].at,
            own_work=actor.user.pk in work[row.incident_id],
        )
        for row in rows
        if row.incident_id in handed_in
    ]
    return sorted(found, key=lambda one: one.own_work)


def _of_incident(kind: str, ids: Sequence[str], said: Mapping[tuple[str, str], Sequence[Assessment]], sight: Sight) -> Item:
    """What was found under all ids of the incident; a next finding follows the version under today's id."""
    facts = [one for name in ids for one in said.get((f"incident {name}", kind), ())]
    today = said.get((f"incident {ids[0]}", kind), ())
    item = _item(kind, sorted(facts, key=lambda one: (one.at, one.pk)), sight)
    return Item(kind=kind, version=max((one.version for one in today), default=0), history=item.history)


def _item(kind: str, facts: Iterable[Assessment], sight: Sight) -> Item:
    found = list(facts)
    return Item(
        kind=kind,
        version=max((one.version for one in found), default=0),
        history=tuple(
            Finding(
                value=one.value,
                method=sight.text(one.method),
                finding=sight.text(one.finding),
                reason=sight.text(one.reason),
                by=one.by.get_username(),
                at=one.at,
            )
            for one in reversed(found)
        ),
    )


def _informed(row: ClaimRow, said: Mapping[tuple[str, str], Sequence[Assessment]], sight: Sight) -> Informed:
    source = row.document.source.name if row.document.source else ""
    subject = f"claim {row.document.doc_id}#{row.claim_id}"
    return Informed(
        ref=(row.document.doc_id, row.claim_id),
        quote=sight.text(str(row.record.get("quote", ""))),
        voice=sight.text(row.origin or source),
        credibility=_item("credibility", said.get((subject, "credibility"), ()), sight),
    )


def _step(one: Signature, row: IncidentRow, sight: Sight) -> Step:
    return Step(kind=one.kind, by=one.by.get_username(), at=one.at, reason=sight.text(one.reason), current=one.digest == row.digest)


def _signed_as(actor: Actor, signed: Signature, sight: Sight) -> Incident | None:
    """The version that was signed; none, if it was never set down."""
    versions = IncidentVersion.objects.filter(project=actor.project, incident_id=signed.incident, digest=signed.digest).order_by("-pk")
    found = versions.first()
    return msgspec.convert(sight.record(found.record), Incident, strict=False) if found else None
