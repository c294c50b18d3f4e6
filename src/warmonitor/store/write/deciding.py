"""What people decide, written down: each with its reason, each in the log, none over another's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.store import audit
from warmonitor.store.acting import Actor, Conflict, NotThere, Refused
from warmonitor.store.kinds import check_assessment
from warmonitor.store.models import Assessment, Assignment, ClaimRow, Coding, Document, IncidentRow, Note, Restriction, Signature
from warmonitor.store.models.decided import CODINGS, LEVELS, SIGNATURES
from warmonitor.store.models.people import Membership, User
from warmonitor.store.roles import Deed
from warmonitor.store.signing import BLOCKS, blocks, has_outcome, state_of
from warmonitor.store.write.facts import put
from warmonitor.store.write.together import whole

STEP_TAKES: dict[str, Deed] = {"submitted": "assess", "sent_back": "sign", "signed": "sign", "dissent": "discuss", "reopened": "assess"}
NOT_BY_HAND = ("id", "extractor", "rule", "agreement", "conflicts_with", "pending", "place_resolved", "speakers")
"""Fields of a claim that nobody sets: who made it, and what follows from the others."""


@whole
def code(
    actor: Actor,
    document: int,
    claim_id: str,
    verdict: str,
    *,
    reason: str,
    fields: Mapping[str, Any] | None = None,
    seen: int | None = None,
    act: str = "",
) -> Coding:
    """Say what a claim is: accepted, corrected (with the fields that change), rejected, added (with all fields), or undone.

    What is said of a corrected claim stands on the correction: the fields that it set and this does not name stay. `act` names the deed
    that this is one of many of.

    Raises:
        NotAllowed, NotThere, Conflict: As the names say.
        Refused: If the reason is missing, or the claim that comes of it is none.
    """
    actor.need("code")
    one_of(verdict, CODINGS, "a claim is")
    need_reason(reason, unless=verdict == "accepted")
    of = document_of(actor, document)
    row = ClaimRow.objects.filter(document=of, claim_id=claim_id).first()
    if (row is None) != (verdict == "added") and not Coding.objects.filter(document=of, claim_id=claim_id).exists():
        raise Refused(f"claim {claim_id} is there already" if row else f"there is no claim {claim_id} in this document")
    was = row.record if row else {}
    changed = dict(fields or {})
    if verdict in ("corrected", "added"):
        _check_claim(of, claim_id, {**was, **changed}, changed)
    elif changed:
        raise Refused(f"fields go with a correction or an addition, not with {verdict!r}")
    if verdict != "undone":
        changed = {**_set_before(of, claim_id), **changed}
    about = {"document": of, "claim_id": claim_id}
    fact = put(Coding, actor, about=about, seen=seen, reason=reason, verdict=verdict, fields=changed, was=was, act=act)
    log(actor, f"claim {verdict}", f"claim {of.doc_id}#{claim_id}", {"version": fact.version, "fields": sorted(changed)})
    return fact


@whole
def assess(
    actor: Actor, subject: str, kind: str, value: str, *, method: str = "", finding: str = "", reason: str = "", seen: int | None = None
) -> Assessment:
    """Write down what somebody found: a grade, an item of the checklist, an outcome.

    Raises:
        Refused: If the kind is unknown or does not take that value, or an outcome comes without its reason.
    """
    actor.need("grade" if kind in ("reliability", "credibility") else "assess")
    check_assessment(kind, value)
    need_reason(reason, unless=kind != "outcome" or bool(finding.strip()))
    _there(actor, subject)
    about = {"subject": subject, "kind": kind}
    fact = put(Assessment, actor, about=about, seen=seen, reason=reason, value=value, method=method, finding=finding)
    if subject.startswith("incident "):
        _put_state(incident_of(actor, subject.removeprefix("incident ")))
    log(actor, f"assessed {kind}", subject, {"value": value, "version": fact.version})
    return fact


@whole
def sign(actor: Actor, incident: str, kind: str, *, digest: str, reason: str = "", seen: int | None = None) -> Signature:
    """Hand in, send back, sign or dissent from the incident as it stands under `digest`.

    A signature is a second person's: whoever coded its claims, judged, assessed or handed it in cannot sign it.

    Raises:
        Conflict: If the incident is no longer what was looked at.
        Refused: If the person did part of the work, or nothing was handed in.
    """
    one_of(kind, SIGNATURES, "a step is")
    actor.need(STEP_TAKES[kind])
    need_reason(reason, unless=kind in ("submitted", "signed"))
    row = incident_of(actor, incident)
    if row.digest != digest:
        raise Conflict("the incident has changed since you looked at it; look at what stands now, and decide again")
    if kind == "submitted" and not has_outcome(row):
        raise Refused(BLOCKS["no_outcome"])
    if kind in ("signed", "sent_back"):
        found = blocks(actor, row)
        if found:
            raise Refused(BLOCKS[found[0]])
    fact = put(Signature, actor, about={"incident": incident}, seen=seen, reason=reason, digest=digest, kind=kind)
    _put_state(row)
    log(actor, f"incident {kind}", f"incident {incident}", {"digest": digest, "version": fact.version})
    return fact


@whole
def restrict(actor: Actor, subject: str, level: str, *, reason: str, seen: int | None = None) -> Restriction:
    """Say who may see a name, a place, a source or a claim. The log says that it was done, not of what name."""
    actor.need("restrict")
    one_of(level, LEVELS, "a level is")
    need_reason(reason)
    kind = subject.partition(" ")[0]
    if kind not in ("name", "place", "source", "claim") or not subject.partition(" ")[2]:
        raise Refused("what can be restricted is a name, a place, a source or a claim")
    if kind in ("source", "claim"):
        _there(actor, subject)
    fact = put(Restriction, actor, about={"subject": subject}, seen=seen, reason=reason, level=level)
    log(actor, f"restricted to {level}", f"{kind} (restriction {fact.pk})" if kind in ("name", "place") else subject)
    return fact


@whole
def assign(actor: Actor, subject: str, to: str, *, reason: str = "", seen: int | None = None) -> Assignment:
    """Give a document or an incident to a member to look at; to nobody, where `to` is empty."""
    actor.need("assign")
    _there(actor, subject)
    person: User | None = None
    if to:
        found = Membership.objects.select_related("user").filter(project=actor.project, user__username=to).first()
        if found is None:
            raise NotThere("no such member")
        person = found.user
    fact = put(Assignment, actor, about={"subject": subject}, seen=seen, reason=reason, to=person)
    log(actor, "assigned", subject, {"to": to})
    return fact


@whole
def note(actor: Actor, subject: str, text: str) -> Note:
    """Add a remark to the discussion."""
    actor.need("discuss")
    need_reason(text)
    _there(actor, subject)
    fact = put(Note, actor, about={"subject": subject}, seen=None, reason=text)
    log(actor, "noted", subject, {"version": fact.version})
    return fact


def document_of(actor: Actor, pk: int) -> Document:
    """
    Raises:
        NotThere: If the project holds no such document.
    """
    found = Document.objects.filter(project=actor.project, pk=pk).first()
    if found is None:
        raise NotThere("no such document")
    return found


def incident_of(actor: Actor, incident: str) -> IncidentRow:
    """
    Raises:
        NotThere: If the project holds no such incident today.
    """
    found = IncidentRow.objects.filter(project=actor.project, incident_id=incident).first()
    if found is None:
        raise NotThere("no such incident")
    return found


def _set_before(of: Document, claim_id: str) -> dict[str, Any]:
    last = Coding.objects.filter(document=of, claim_id=claim_id).order_by("-version").first()
    return dict(last.fields) if last is not None else {}


def _put_state(row: IncidentRow) -> None:
    IncidentRow.objects.filter(pk=row.pk).update(state=state_of(row.project, row.incident_id, row.digest))


def _check_claim(of: Document, claim_id: str, whole: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
    unknown = sorted(set(changed) - {one.name for one in msgspec.structs.fields(Claim)})
    if unknown:
        raise Refused(f"a claim has no field {', '.join(unknown)}")
    fixed = sorted(set(changed) & set(NOT_BY_HAND))
    if fixed:
        raise Refused(f"nobody sets {', '.join(fixed)} by hand")
    try:
        claim = msgspec.convert({**whole, "id": claim_id}, Claim, strict=False)
    except (msgspec.ValidationError, ValueError) as wrong:
        raise Refused(f"that is no claim: {wrong}") from wrong
    if claim.start is not None and claim.end is not None and of.text[claim.start : claim.end] != claim.quote:
        raise Refused("the quoted words are not what the document says at that place")


def _there(actor: Actor, subject: str) -> None:
    kind, _, name = subject.partition(" ")
    project = actor.project
    found = {
        "document": lambda: Document.objects.filter(project=project, pk=int(name)) if name.isdecimal() else None,
        "source": lambda: project.sources.filter(pk=int(name)) if name.isdecimal() else None,
        "incident": lambda: IncidentRow.objects.filter(project=project, incident_id=name),
        "claim": lambda: ClaimRow.objects.filter(
            project=project, document__doc_id=name.rpartition("#")[0], claim_id=name.rpartition("#")[2]
        ),
    }.get(kind, lambda: None)()
    if found is None or not found.exists():
        raise NotThere("no such thing")


def one_of(value: str, known: tuple[str, ...], says: str) -> None:
    if value not in known:
        raise Refused(f"{says} one of {', '.join(known)}, not {value!r}")


def need_reason(reason: str, *, unless: bool = False) -> None:
    if not reason.strip() and not unless:
        raise Refused("say why: a decision without a reason cannot be checked later")


def log(actor: Actor, deed: str, subject: str = "", detail: Mapping[str, Any] | None = None) -> None:
    audit.append(deed, who=actor.name, project=actor.project.slug, subject=subject, detail=detail)
