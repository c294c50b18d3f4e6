"""Claims to incidents: fold the voices, link, reconcile, describe. The part of the way that sees all documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.incidents import Group, Incident
from warmonitor.domain.tolls import Origin, Policy, Reconciliation, TollSeries
from warmonitor.flow.boundary import attempt
from warmonitor.flow.unclear import unclear
from warmonitor.link import link
from warmonitor.link.describe import describe
from warmonitor.link.descriptions import conflicts
from warmonitor.link.origins import fold
from warmonitor.reconcile import reconcile, reconcile_episode, series

# Characters of a document whose text is searched for who verified what; for each claim in a book that would take minutes.
QUOTABLE = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of a set of claims."""

    cited: tuple[Cited, ...] = ()
    incidents: tuple[Incident, ...] = ()
    series: tuple[TollSeries, ...] = ()
    lost: tuple[Lost, ...] = ()


def settle(cited: Sequence[Cited], documents: Mapping[str, Document], *, policy: Policy) -> Settled:
    """Every claim into one incident, and a toll for each incident.

    A group that cannot be settled is lost with its reason, and the others go on.
    """
    if not cited:
        return Settled()
    folded, origins = fold(cited, documents)
    groups = link(folded, documents)
    desk = _Desk(
        cited={one.ref: one for one in folded},
        voices={origin.name: origin for origin in origins},
        groups={group.group_id: group for group in groups},
        documents=documents,
        policy=policy,
    )
    tolls, lost = _reconcile_all(desk)
    finished = [attempt(f"incident {name}", partial(_finish, desk.groups[name], toll, desk)) for name, toll in sorted(tolls.items())]
    whole = [pair for pair in finished if not isinstance(pair, Lost)]
    return Settled(
        cited=tuple(folded),
        incidents=tuple(incident for incident, _ in whole),
        series=tuple(one for _, running in whole for one in running),
        lost=(*lost, *(pair for pair in finished if isinstance(pair, Lost))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the settling of any one group may look at."""

    cited: Mapping[ClaimRef, Cited]
    voices: Mapping[str, Origin]
    groups: Mapping[str, Group]
    documents: Mapping[str, Document]
    policy: Policy

    def members(self, group: Group) -> tuple[Cited, ...]:
        return tuple(self.cited[ref] for ref in group.claims)

    def depth(self, group: Group) -> int:
        parent = self.groups.get(group.parent or "")
        return 0 if parent is None else 1 + self.depth(parent)

    def origins_of(self, refs: Iterable[ClaimRef]) -> tuple[Origin, ...]:
        """The voices behind these claims, each with only what it says here."""
        said: dict[str, list[ClaimRef]] = {}
        for ref in refs:
            said.setdefault(self.cited[ref].origin, []).append(ref)
        return tuple(self._narrowed(self.voices[name], claims) for name, claims in sorted(said.items()) if name in self.voices)

    def _narrowed(self, origin: Origin, claims: Sequence[ClaimRef]) -> Origin:
        doc_ids = sorted({doc_id for doc_id, _ in claims})
        outlets = sorted({outlet for doc_id in doc_ids if (outlet := self.documents[doc_id].source)})
        others = set(origin.documents) - set(doc_ids)
        # A sentence that speaks of other documents alone says nothing of why these are one voice.
        why = [words for words in origin.why if any(one in words for one in doc_ids) or not any(one in words for one in others)]
        return msgspec.structs.replace(
            origin, documents=tuple(doc_ids), claims=tuple(sorted(claims)), outlets=tuple(outlets), why=tuple(why)
        )


def _reconcile_all(desk: _Desk) -> tuple[dict[str, Reconciliation], list[Lost]]:
    """Children before their episodes, because an episode's bounds rest on theirs."""
    children: dict[str, list[Group]] = {}
    for group in desk.groups.values():
        if group.parent:
            children.setdefault(group.parent, []).append(group)
    tolls: dict[str, Reconciliation] = {}
    lost: list[Lost] = []
    for group in sorted(desk.groups.values(), key=lambda one: (-desk.depth(one), one.group_id)):
        below = [child for child in children.get(group.group_id, []) if child.group_id in tolls]
        toll = attempt(f"incident {group.group_id}", partial(_reconcile, group, below, tolls, desk))
        if isinstance(toll, Lost):
            lost.append(toll)
        else:
            tolls[group.group_id] = toll
    return tolls, lost


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
