"""The desk's way through the house: reports into a project, decisions into facts, and everything derived put in place again.

Each function that takes an actor asks what they may do, adds the facts and recomputes what follows from them, in one transaction: all
of it or nothing. Needs an open store (`warmonitor.store.opening.open_store`, or the web's settings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import msgspec

from warmonitor import __version__
from warmonitor.archive import Archive
from warmonitor.domain.claims import ClaimRef, Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.tolls import POLICIES, Reconciliation
from warmonitor.flow.deriving import derive
from warmonitor.flow.lasting import NOTHING, keep, last_of
from warmonitor.flow.reconciling import reconcile_anew
from warmonitor.flow.regrouping import Verdicts, merging, moving, parting
from warmonitor.flow.telling import Tell, silent
from warmonitor.flow.uploads import Known, Sent, laid_down
from warmonitor.home import home
from warmonitor.sources import take_in as sources_take_in
from warmonitor.sources.ids import Ids
from warmonitor.store import read, write
from warmonitor.store.acting import Actor, Refused
from warmonitor.store.models import Project, User
from warmonitor.store.redacting import sight_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of taking in: the ids of new documents, what was lost, and how many incidents changed."""

    new: tuple[str, ...]
    lost: tuple[Lost, ...]
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyCoded:
    """What came of deciding about many claims: the name of the deed, how many were decided, how many were left to others' decisions."""

    act: str
    done: int
    left: int


def take_in(project: str, inputs: Sequence[str], *, by: str = "", workers: int = 1, tell: Tell = silent) -> TakenIn:
    """Reports into a project: archived, read, linked with what is there. What is there already changes nothing.

    For whoever has the machine; the web asks `take_in_by` with an actor.

    Raises:
        NotThere: If no project is called that.
        CallRefused: If an input is not there.
        RunAborted: If the bytes could not be kept.
    """
    return _take_in(
        read.project_called(project), inputs, by=User.objects.filter(username=by).first() if by else None, workers=workers, tell=tell
    )


def take_in_by(actor: Actor, inputs: Sequence[str]) -> TakenIn:
    """The same, by a member of the project.

    Raises:
        NotAllowed: If their role takes nothing in.
    """
    actor.need("take in")
    return _take_in(actor.project, inputs, by=actor.user, workers=1, tell=silent)


def take_in_sent(actor: Actor, sent: Sequence[Sent], known: Known) -> TakenIn:
    """Files that a member sends over the web.

    Raises:
        NotAllowed: If their role takes nothing in.
        RunAborted: If the bytes could not be kept.
    """
    actor.need("take in")
    with laid_down(sent, known) as (folder, refused):
        if folder is None:
            return TakenIn(new=(), lost=tuple(refused), changed=0)
        done = take_in_by(actor, [str(folder)])
    return replace(done, lost=(*refused, *done.lost))


def settle_project(project: Project, *, cause: str, by: User | None = None, tell: Tell = silent) -> int:
    """Compute what is derived from what the store holds, and put it in place; how many incidents changed."""
    derived, last = derive(read.material(project), policy=project.policy, last=last_of(project.pk))
    keep(project.pk, last)
    return write.put_derived(project, derived, cause=cause, by=by)


def rebuild(project: Project, *, workers: int = 1, tell: Tell = silent) -> int:
    """Read every document anew and compute everything derived: how many incidents are not what they were.

    A document that this version reads as before keeps its reading; another reading is set down beside the earlier ones.
    """
    held = read.material(project)
    again = {one.doc_id: one for one in read_documents(held.documents, project, workers=workers, tell=tell) if isinstance(one, Reading)}
    differing = {doc_id: one for doc_id, one in again.items() if held.readings.get(doc_id) != one}
    with write.together():
        write.add_readings(project, differing, read_by=_read_by(project))
        keep(project.pk, NOTHING)
        return settle_project(project, cause=f"rebuilt with warmonitor {__version__}", tell=tell)


def code(
    actor: Actor,
    document: int,
    claim_id: str,
    verdict: str,
    *,
    reason: str,
    fields: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> None:
    """What a person says of a claim, and what follows from it for the tolls; raises as `store.write.code` does."""
    with write.together():
        write.code(actor, document, claim_id, verdict, reason=reason, fields=fields, seen=seen)
        settle_project(actor.project, cause=f"a claim was {verdict}", by=actor.user)


def add_claim(actor: Actor, document: int, fields: Mapping[str, Any], *, reason: str) -> str:
    """A claim that the reader did not see, under the next free id; the id."""
    with write.together():
        claim_id = write.free_claim_id(actor, document)
        write.code(actor, document, claim_id, "added", reason=reason, fields=fields, seen=0)
        settle_project(actor.project, cause="a claim was added", by=actor.user)
    return claim_id


def code_many(actor: Actor, claims: Iterable[write.Seen], verdict: str, *, reason: str) -> ManyCoded:
    """Accept or reject many claims at once; those that somebody decided about meanwhile are left as they are."""
    act = f"act-{uuid4().hex[:16]}"
    with write.together():
        done, left = write.code_many(actor, claims, verdict, reason=reason, act=act)
        if done:
            settle_project(actor.project, cause=_many(done, verdict), by=actor.user)
    return ManyCoded(act=act, done=done, left=left)


def undo_codings(actor: Actor, act: str, *, reason: str) -> ManyCoded:
    """Take back what one deed said of many claims."""
    with write.together():
        done, left = write.undo_codings(actor, act, reason=reason)
        settle_project(actor.project, cause=_many(done, "undone"), by=actor.user)
    return ManyCoded(act=act, done=done, left=left)


def merge(actor: Actor, incident: str, other: str, *, reason: str) -> str:
    """Judge two incidents to be one; the name of the deed, by which it can be undone.

    Raises:
        NotThere: If one of them is not in the project.
        Refused: If they are the same, or one has no claims of its own.
    """
    ours, theirs = read.claims_of(actor, incident), read.claims_of(actor, other)
    if incident == other or not ours or not theirs:
        raise Refused("it takes two incidents with claims of their own to merge")
    judged = read.judged_among(actor, [*ours, *theirs])
    return _judged(actor, merging(ours, theirs, judged), reason=reason, deed="merge", cause="two incidents were merged")


def split(actor: Actor, incident: str, apart: Sequence[ClaimRef], *, reason: str) -> str:
    """Judge some of an incident's claims to be of another one; the name of the deed.

    Raises:
        Refused: If none or all of its claims are named, or one that isn't its own.
    """
    every, named = read.claims_of(actor, incident), set(apart)
    chosen, rest = [ref for ref in every if ref in named], [ref for ref in every if ref not in named]
    if len(chosen) != len(named) or not chosen or not rest:
        raise Refused("name some of the incident's own claims, not all of them")
    return _judged(
        actor, parting(chosen, rest, read.judged_among(actor, every)), reason=reason, deed="split", cause="an incident was split"
    )


def move(actor: Actor, claim: ClaimRef, to: str, *, reason: str) -> str:
    """Judge a claim to be of another incident than it was linked to; the name of the deed.

    Raises:
        NotThere: If there is no such claim or incident.
        Refused: If it is of that incident already, or that one has no claims of its own.
    """
    there = read.claims_of(actor, to)
    here = [ref for ref in read.neighbours_of(actor, claim) if ref != claim]
    if claim in there:
        raise Refused("the claim is of that incident already")
    if not there:
        raise Refused("an incident without claims of its own takes none in")
    judged = read.judged_among(actor, [claim, *here, *there])
    return _judged(actor, moving(claim, here, there, judged), reason=reason, deed="move", cause="a claim was moved")


def undo(actor: Actor, act: str, *, reason: str) -> None:
    """Take back a merge, a split or a move: what was decided before it stands again."""
    with write.together():
        write.undo_act(actor, act, reason=reason)
        settle_project(actor.project, cause="a judgement was undone", by=actor.user)


def grade(actor: Actor, source: int, letter: str, *, reason: str, method: str = "", seen: int | None = None) -> None:
    """Grade a source A to F; the tolls that rest on it are made again."""
    with write.together():
        write.assess(actor, f"source {source}", "reliability", letter, method=method, reason=reason, seen=seen)
        settle_project(actor.project, cause="a source was graded", by=actor.user)


def restrict(actor: Actor, kind: str, named: str, level: str, *, reason: str, seen: int | None = None) -> None:
    """Decide who may see a name, a place, a source (by its name) or a claim ("DOC#c3"); it holds on every page from then on.

    Raises:
        NotThere: If the project knows no source of that name.
    """
    subject = f"source {read.source_called(actor, named)}" if kind == "source" else f"{kind} {named}"
    with write.together():
        write.restrict(actor, subject, level, reason=reason, seen=seen)
        settle_project(actor.project, cause="a restriction was decided", by=actor.user)


def under_policy(actor: Actor, incident: str, policy: str) -> Reconciliation:
    """What the incident's toll would be under another policy, from the claims as they stand. Nothing is kept.

    Raises:
        Refused: If no policy is called that.
    """
    if policy not in POLICIES:
        raise Refused(f"a policy is one of {', '.join(sorted(POLICIES))}, not {policy!r}")
    anew = reconcile_anew(read.cited_of(actor, incident), incident, policy=POLICIES[policy])
    return msgspec.convert(sight_of(actor).record(msgspec.to_builtins(anew)), Reconciliation, strict=False)


def _many(done: int, verdict: str) -> str:
    return f"a claim was {verdict}" if done == 1 else f"{done} claims were {verdict}"


def _judged(actor: Actor, verdicts: Verdicts, *, reason: str, deed: str, cause: str) -> str:
    act = f"{deed}-{uuid4().hex[:16]}"
    with write.together():
        for verdict, pairs in verdicts:
            if pairs:
                write.judge(actor, pairs, verdict, reason=reason, act=act)
        settle_project(actor.project, cause=cause, by=actor.user)
    return act


def _take_in(project: Project, inputs: Sequence[str], *, by: User | None, workers: int, tell: Tell) -> TakenIn:
    found: list[Document] = []
    lost: list[Lost] = []
    for item in sources_take_in(inputs, archive=Archive(home() / "archive"), ids=Ids()):
        if isinstance(item, Lost):
            lost.append(item)
        else:
            found.append(item)
    held = read.documents_held(project)
    chosen = {one.doc_id: one for one in found if one.doc_id not in held}
    readings = {}
    for one in read_documents(chosen, project, workers=workers, tell=tell):
        if isinstance(one, Lost):
            lost.append(one)
        else:
            readings[one.doc_id] = one
    with write.together():  # reading takes its time; what comes of it is there whole or not at all
        new, refused = write.add_documents(project, found, by=by)
        write.add_readings(project, {name: readings[name] for name in new if name in readings}, read_by=_read_by(project))
        cause = "1 report taken in" if len(new) == 1 else f"{len(new)} reports taken in"
        changed = settle_project(project, cause=cause, by=by, tell=tell) if new else 0
    return TakenIn(new=tuple(new), lost=(*lost, *refused), changed=changed)


def read_documents(
    documents: Mapping[str, Document], project: Project, *, workers: int = 1, tell: Tell = silent
) -> Iterator[Reading | Lost]:
    """What the project's reader finds in documents; nothing is written."""
    from warmonitor.flow.reading import read_all

    for number, one in enumerate(read_all(documents.values(), extractor=project.extractor, workers=workers), start=1):
        tell("Reading", number, len(documents))
        yield one


def _read_by(project: Project) -> str:
    return f"{project.extractor}, warmonitor {__version__}"
