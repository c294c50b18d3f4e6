"""Claims to incidents: fold the voices, link, reconcile, describe. The part of the way that sees all documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.incidents import Group, Incident
from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import Origin, Policy, Reconciliation, TollSeries
from warmonitor.flow.boundary import attempt
from warmonitor.flow.telling import Tell, silent
from warmonitor.flow.unclear import unclear
from warmonitor.link.describe import describe
from warmonitor.link.descriptions import conflicts
from warmonitor.link.judgements import UNJUDGED, Rules, known_by
from warmonitor.link.origins import Told, named, origins_of, told_by
from warmonitor.link.relying import reliances
from warmonitor.link.standing import Linked, Standing, link_again
from warmonitor.link.texts import Answers, Texts
from warmonitor.reconcile import reconcile, reconcile_episode, series

# Characters of a document whose text is searched for who verified what; for each claim in a book that would take minutes.
QUOTABLE = 500_000

_PACK = msgspec.msgpack.Encoder(order="deterministic")
_TOLL = msgspec.msgpack.Decoder(Reconciliation)
_INCIDENT = msgspec.msgpack.Decoder(Incident)
_SERIES = msgspec.msgpack.Decoder(tuple[TollSeries, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of a set of claims."""

    cited: tuple[Cited, ...] = ()
    incidents: tuple[Incident, ...] = ()
    series: tuple[TollSeries, ...] = ()
    reliances: tuple[Reliance, ...] = ()
    lost: tuple[Lost, ...] = ()


def settle(cited: Sequence[Cited], documents: Mapping[str, Document], *, policy: Policy) -> Settled:
    """Every claim into one incident, and a toll for each incident.

    A group that cannot be settled is lost with its reason, and the others go on.
    """
    twins = {doc_id: lead for doc_id, one in documents.items() if (lead := one.duplicate_of or one.near_duplicate_of)}
    settled, _ = settle_again(cited, documents, twins, policy=policy, stood=Stood(), changed=frozenset(one.doc_id for one in cited))
    return settled


class Done(msgspec.Struct, frozen=True, array_like=True):
    """What came of a group, packed, with a digest of all that it came of."""

    rests_on: bytes
    toll: bytes
    incident: bytes
    series: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """What earlier results came to: how claims were linked under which judgements, what texts answered about voices, and what came of
    each group, by its id.
    """

    standing: Standing = field(default_factory=Standing)
    judged: str = ""
    answers: Answers = field(default_factory=dict)
    done: Mapping[str, Done] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What results come to, for the next update."""

    linked: Linked
    judged: str
    answers: Answers
    done: Mapping[str, Done]


def settle_again(
    cited: Sequence[Cited],
    documents: Mapping[str, Document],
    twins: Mapping[str, str],
    *,
    policy: Policy,
    stood: Stood,
    changed: AbstractSet[str],
    tell: Tell = silent,
    decided: Rules = UNJUDGED,
) -> tuple[Settled, Stands]:
    """Every claim into one incident, linking and reconciling anew only what further claims touch; and what stands then.

    `twins` gives for each copy the document whose text it repeats; `changed` are the documents whose claims are not what they were when
    `stood` was made; `decided` is what people decided. What comes out is what `settle` makes of all claims at once.
    """
    tell("Linking", 0, 1)
    judged = known_by(decided)
    standing = stood.standing if stood.judged == judged else Standing()
    by_document: dict[str, list[Cited]] = {}
    for one in cited:
        by_document.setdefault(one.doc_id, []).append(one)
    texts = Texts(documents, twins, stood.answers)
    told = told_by(cited, texts)
    voices = {ref: one.name for ref, one in told.items()}
    linked = link_again(by_document.__getitem__, by_document, documents, twins, voices, standing, changed, decided)
    tell("Linking", 1, 1)
    desk = _Desk(
        cited={one.ref: one for one in cited},
        told=told,
        groups={group.group_id: group for group in linked.groups},
        documents=documents,
        policy=policy,
        twins=twins,
    )
    done, lost = _settle_all(desk, stood.done, changed, tell)
    tell("Gathering", 0, 1)  # what stands is only asked for because it is written again
    return (
        Settled(
            cited=tuple(named(one, told[one.ref]) for one in cited),
            incidents=tuple(_INCIDENT.decode(done[name].incident) for name in sorted(done)),
            series=tuple(one for name in sorted(done) for one in _SERIES.decode(done[name].series)),
            reliances=reliances(cited, documents, told, {ref: name for name in done for ref in desk.groups[name].claims}),
            lost=tuple(lost),
        ),
        Stands(linked=linked, judged=judged, answers=texts.answers, done=done),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the settling of any one group may look at."""

    cited: Mapping[ClaimRef, Cited]
    told: Mapping[ClaimRef, Told]
    groups: Mapping[str, Group]
    documents: Mapping[str, Document]
    policy: Policy
    twins: Mapping[str, str]

    def members(self, group: Group) -> tuple[Cited, ...]:
        return tuple(named(self.cited[ref], self.told[ref]) for ref in group.claims)

    def depth(self, group: Group) -> int:
        parent = self.groups.get(group.parent or "")
        return 0 if parent is None else 1 + self.depth(parent)

    def origins_of(self, refs: Iterable[ClaimRef]) -> tuple[Origin, ...]:
        """The voices behind these claims, each with only what it says here."""
        return origins_of((self.cited[ref] for ref in refs), self.told)


def _settle_all(desk: _Desk, before: Mapping[str, Done], changed: AbstractSet[str], tell: Tell) -> tuple[dict[str, Done], list[Lost]]:
    """Children before their episodes, because an episode's bounds rest on theirs. What rests on the same as before is taken as it is."""
    children: dict[str, list[Group]] = {}
    for group in desk.groups.values():
        if group.parent:
            children.setdefault(group.parent, []).append(group)
    done: dict[str, Done] = {}
    lost: list[Lost] = []
    ordered = sorted(desk.groups.values(), key=lambda one: (-desk.depth(one), one.group_id))
    for number, group in enumerate(ordered, start=1):
        tell("Reconciling", number, len(ordered))
        below = [child for child in children.get(group.group_id, []) if child.group_id in done]
        rests_on = _rests_on(group, below, done, desk)
        was = before.get(group.group_id)
        if was is not None and was.rests_on == rests_on and changed.isdisjoint(doc_id for doc_id, _ in group.claims):
            done[group.group_id] = was
            continue
        found = attempt(f"incident {group.group_id}", partial(_settle_one, group, below, done, desk, rests_on))
        if isinstance(found, Lost):
            lost.append(found)
        else:
            done[group.group_id] = found
    return done, lost


def _rests_on(group: Group, below: Sequence[Group], done: Mapping[str, Done], desk: _Desk) -> bytes:
    """A digest of what a group's incident is made of, but for the words of its documents, which never change under their ids."""
    held = [(child.group_id, done[child.group_id].rests_on) for child in below]
    refs = [*group.claims, *(ref for child in below for ref in child.claims)]
    doc_ids = sorted({doc_id for doc_id, _ in refs})
    twins = [desk.twins.get(doc_id, "") for doc_id in doc_ids]
    parts = (desk.policy, group, desk.origins_of(refs), [desk.told[ref] for ref in refs], held, twins)
    return blake2b(_PACK.encode(parts), digest_size=16).digest()


def _settle_one(group: Group, below: Sequence[Group], done: Mapping[str, Done], desk: _Desk, rests_on: bytes) -> Done:
    tolls = {child.group_id: _TOLL.decode(done[child.group_id].toll) for child in below}
    toll = _reconcile(group, below, tolls, desk)
    incident, running = _finish(group, toll, desk)
    return Done(rests_on, _PACK.encode(toll), _PACK.encode(incident), _PACK.encode(running))


def _reconcile(group: Group, below: Sequence[Group], tolls: Mapping[str, Reconciliation], desk: _Desk) -> Reconciliation:
    own = desk.members(group)
    if not below:
        return reconcile(own, origins=desk.origins_of(group.claims), policy=desk.policy)
    refs = [*group.claims, *(ref for child in below for ref in child.claims)]
    return reconcile_episode(
        own,
        {child.group_id: tolls[child.group_id] for child in below},
        child_claims={child.group_id: desk.members(child) for child in below},
        origins=desk.origins_of(refs),
        policy=desk.policy,
    )


def _finish(group: Group, settled: Reconciliation, desk: _Desk) -> tuple[Incident, tuple[TollSeries, ...]]:
    members = desk.members(group)
    documents = {doc_id: desk.documents[doc_id] for doc_id in sorted({one.doc_id for one in members})}
    short = {doc_id: document for doc_id, document in documents.items() if len(document.text) <= QUOTABLE}
    told = describe(members, documents=short)
    when = told.when
    incident = Incident(
        incident_id=group.group_id,
        title=told.title,
        parent=group.parent,
        extent=group.extent,
        date_start=when.start,
        date_end=when.end,
        date_precision=when.precision,
        place=told.place,
        manner=told.manner,
        perpetrator=told.perpetrator,
        actors=told.actors,
        documents=tuple(documents),
        claims=tuple(sorted(group.claims)),
        policy=desk.policy.name,
        toll=settled.toll,
        toll_by_status=settled.toll_by_status,
        origins=desk.origins_of(group.claims),
        grade=settled.grade,
        verification=told.verification,
        victims=told.victims,
        flags=(*settled.flags, *conflicts(members, documents=short), *unclear(members, when=when, place=told.place)),
        trace=settled.trace,
        links=group.links,
    )
    return incident, series(members, incident=group.group_id)
