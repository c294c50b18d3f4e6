"""What people say of pairs of claims: whether they are of one incident. A deed is several pairs at once, and is taken back as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from warmonitor.domain.claims import ClaimRef
from warmonitor.store.acting import Actor, Conflict, NotThere, Refused
from warmonitor.store.models import ClaimRow, Document, Judgement
from warmonitor.store.models.decided import VERDICTS
from warmonitor.store.write.deciding import log, need_reason, one_of
from warmonitor.store.write.together import whole

BATCH = 500
Ends = tuple[int, str, int, str]
"""A pair as rows name it: the left document's key and its claim's id, then the right one's."""


@whole
def judge(actor: Actor, pairs: Iterable[tuple[ClaimRef, ClaimRef]], verdict: str, *, reason: str, act: str = "") -> list[Judgement]:
    """Say of pairs of claims, each a document's id and a claim's, whether they are of one incident. All of them or none.

    Raises:
        NotThere: If one of the claims is not in the project.
        Refused: If a claim is paired with itself, or no reason is given.
        Conflict: If somebody judged the same pair at the same moment.
    """
    actor.need("judge")
    one_of(verdict, VERDICTS, "two claims are")
    need_reason(reason)
    ordered: list[tuple[ClaimRef, ClaimRef]] = sorted({(min(pair), max(pair)) for pair in pairs})
    if any(left == right for left, right in ordered):
        raise Refused("a claim is always of one incident with itself")
    documents = dict(
        Document.objects.filter(project=actor.project, doc_id__in={doc_id for pair in ordered for doc_id, _ in pair}).values_list(
            "doc_id", "pk"
        )
    )
    there = set(ClaimRow.objects.filter(document__in=documents.values()).values_list("document", "claim_id"))
    if any((documents.get(doc_id), claim_id) not in there for pair in ordered for doc_id, claim_id in pair):
        raise NotThere("no such claim")
    ends = [(documents[left[0]], left[1], documents[right[0]], right[1]) for left, right in ordered]
    standing = {one_ends: facts[-1] for one_ends, facts in _histories(ends).items()}
    versions = {one: standing[one].version if one in standing else 0 for one in ends}
    facts = _add(actor, [(one, versions[one], verdict, act) for one in ends], reason)
    log(actor, f"judged {verdict}", act, {"pairs": [[f"{d}#{c}" for d, c in pair] for pair in ordered]})
    return facts


@whole
def undo_act(actor: Actor, act: str, *, reason: str) -> list[Judgement]:
    """Take back every judgement of one deed that still stands: each pair is again what it was before, by an earlier deed or left open.

    Raises:
        NotThere: If nothing of that deed stands any more.
    """
    actor.need("judge")
    need_reason(reason)
    mine = Judgement.objects.filter(project=actor.project, act=act).exclude(verdict="undone")
    histories = _histories([_ends(one) for one in mine])
    standing = {ends: facts for ends, facts in histories.items() if facts[-1].act == act and facts[-1].verdict != "undone"}
    if not act or not standing:
        raise NotThere("nothing of that deed stands any more")
    rows = []
    for ends, facts in sorted(standing.items()):
        *_, before, _ = [None, *_holding(facts)]
        rows.append((ends, facts[-1].version, before.verdict if before else "undone", before.act if before else act))
    added = _add(actor, rows, reason)
    log(actor, "judgements undone", act, {"pairs": len(added)})
    return added


def _holding(facts: Iterable[Judgement]) -> list[Judgement]:
    """What was said of one pair and not taken back, the earliest first; a deed that is named anew was put back as it was."""
    held: list[Judgement] = []
    for one in facts:
        acts = [other.act for other in held]
        if one.verdict == "undone":
            held = [other for other in held if other.act != one.act]
        elif one.act and one.act in acts:
            held = held[: acts.index(one.act) + 1]
        else:
            held.append(one)
    return held


def _ends(one: Judgement) -> Ends:
    return (one.left_document_id, one.left_claim, one.right_document_id, one.right_claim)


def _histories(ends: Iterable[Ends]) -> dict[Ends, list[Judgement]]:
    """Everything that was said of these pairs, each in the order of its versions."""
    wanted = set(ends)
    lefts, rights = {left for left, *_ in wanted}, {right for _, _, right, _ in wanted}
    found: dict[Ends, list[Judgement]] = {}
    for one in Judgement.objects.filter(left_document__in=lefts, right_document__in=rights).order_by("version"):
        if _ends(one) in wanted:
            found.setdefault(_ends(one), []).append(one)
    return found


def _add(actor: Actor, rows: Iterable[tuple[Ends, int, str, str]], reason: str) -> list[Judgement]:
    at = now()
    facts = [
        Judgement(
            project=actor.project,
            by=actor.user,
            at=at,
            reason=reason,
            version=seen + 1,
            left_document_id=left,
            left_claim=left_claim,
            right_document_id=right,
            right_claim=right_claim,
            verdict=verdict,
            act=act,
        )
        for (left, left_claim, right, right_claim), seen, verdict, act in rows
    ]
    try:
        with transaction.atomic():
            return Judgement.objects.bulk_create(facts, batch_size=BATCH)
    except IntegrityError as twice:
        raise Conflict("somebody else decided about this at the same moment; look at what stands now, and decide again") from twice
