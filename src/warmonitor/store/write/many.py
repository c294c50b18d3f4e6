"""Many claims decided at once under one reason, and taken back at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from warmonitor.store.acting import Actor, Conflict, NotThere, Refused
from warmonitor.store.models import ClaimRow, Coding
from warmonitor.store.write.deciding import assign, code, document_of
from warmonitor.store.write.together import whole

AT_ONCE = ("accepted", "rejected")
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A claim as somebody saw it: its document's number, its id, and the version of what had been said of it (0: nothing)."""

    document: int
    claim_id: str
    version: int


@whole
def code_many(actor: Actor, claims: Iterable[Seen], verdict: str, *, reason: str, act: str) -> tuple[int, int]:
    """Accept or reject claims that nobody has decided about; how many were, and how many were left because somebody has.

    Raises:
        NotAllowed, NotThere: As the names say.
        Refused: If a rejection has no reason, or there is another verdict or more claims than are decided at once.
    """
    actor.need("code")
    if verdict not in AT_ONCE:
        raise Refused(f"many claims at once are {' or '.join(AT_ONCE)}, not {verdict!r}")
    chosen = list(dict.fromkeys(claims))
    if not chosen or len(chosen) > MOST_AT_ONCE:
        raise Refused(f"choose 1 to {MOST_AT_ONCE} claims")
    rows = ClaimRow.objects.filter(project=actor.project, document__in={one.document for one in chosen})
    standing = {(document, claim_id): now for document, claim_id, now in rows.values_list("document", "claim_id", "standing")}
    done = 0
    for one in chosen:
        now = standing.get((one.document, one.claim_id))
        if now is None:
            raise NotThere("no such claim")
        if now == "suggested":
            done += _said(actor, one, verdict, reason=reason, act=act)
    return done, len(chosen) - done


@whole
def assign_many(actor: Actor, documents: Iterable[int], to: str) -> int:
    """Give documents to a member, to nobody where `to` is empty; how many."""
    chosen = sorted(set(documents))
    if not chosen or len(chosen) > MOST_AT_ONCE:
        raise Refused(f"choose 1 to {MOST_AT_ONCE} documents")
    for one in chosen:
        assign(actor, f"document {one}", to)
    return len(chosen)


@whole
def undo_codings(actor: Actor, act: str, *, reason: str) -> tuple[int, int]:
    """Take back what one deed said of many claims, where it still stands; how many were, and how many somebody decided on since.

    Raises:
        NotThere: If nothing of that deed stands any more.
    """
    actor.need("code")
    said = Coding.objects.filter(project=actor.project, act=act).exclude(verdict="undone") if act else Coding.objects.none()
    facts = list(said.order_by("pk"))
    done = sum(
        _said(actor, Seen(document=one.document_id, claim_id=one.claim_id, version=one.version), "undone", reason=reason, act=act)
        for one in facts
    )
    if not done:
        raise NotThere("nothing of that deed stands any more")
    return done, len(facts) - done


def free_claim_id(actor: Actor, document: int) -> str:
    """The next id for a claim that a person adds: p1, p2 and so on."""
    of = document_of(actor, document)
    taken = set(Coding.objects.filter(document=of).values_list("claim_id", flat=True))
    taken |= set(ClaimRow.objects.filter(document=of).values_list("claim_id", flat=True))
    return next(name for number in count(1) if (name := f"p{number}") not in taken)


def _said(actor: Actor, one: Seen, verdict: str, *, reason: str, act: str) -> bool:
    try:
        code(actor, one.document, one.claim_id, verdict, reason=reason, seen=one.version, act=act)
    except Conflict:
        return False
    return True
