"""What people judged of pairs of claims: what stands, which deeds it came of, and what cannot hold together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Judgement as Pure
from warmonitor.link.judgements import Contradiction, contradictions
from warmonitor.store.acting import Actor
from warmonitor.store.models import Document, Judgement
from warmonitor.store.redacting import Sight, sight_of

ENDS = ("left_document_id", "left_claim", "right_document_id", "right_claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A merge, a split or a move, as it was done: by whom, when, why, on how many pairs, and whether any of it still stands."""

    name: str
    by: str
    at: datetime
    reason: str
    pairs: int
    stands: bool
    undone_by: str = ""
    undone_at: datetime | None = None
    undone_reason: str = ""

    @property
    def kind(self) -> str:
        """merge, split or move: a deed's name begins with what it is."""
        return self.name.partition("-")[0]


def judged_among(actor: Actor, refs: Collection[ClaimRef]) -> dict[tuple[ClaimRef, ClaimRef], str]:
    """What stands of the pairs within these claims."""
    actor.need("read")
    wanted = set(refs)
    names = dict(Document.objects.filter(project=actor.project, doc_id__in={doc_id for doc_id, _ in wanted}).values_list("pk", "doc_id"))
    found: dict[tuple[ClaimRef, ClaimRef], str] = {}
    rows = Judgement.objects.filter(left_document__in=names, right_document__in=names).order_by("version")
    for left, left_claim, right, right_claim, verdict in rows.values_list(*ENDS, "verdict"):
        pair = ((names[left], left_claim), (names[right], right_claim))
        if pair[0] in wanted and pair[1] in wanted:
            found[pair] = verdict
    return {pair: verdict for pair, verdict in found.items() if verdict != "undone"}


def acts_on(actor: Actor, refs: Collection[ClaimRef]) -> list[Act]:
    """The deeds that judged any of these claims, the latest first."""
    actor.need("read")
    wanted = set(refs)
    documents = dict(
        Document.objects.filter(project=actor.project, doc_id__in={doc_id for doc_id, _ in wanted}).values_list("pk", "doc_id")
    )
    named: set[str] = set()
    for side in ("left", "right"):
        rows = Judgement.objects.filter(**{f"{side}_document__in": documents}).exclude(act="")
        named |= {
            act for doc, claim, act in rows.values_list(f"{side}_document_id", f"{side}_claim", "act") if (documents[doc], claim) in wanted
        }
    facts = Judgement.objects.filter(project=actor.project, act__in=named).select_related("by").order_by("pk")
    by_act: dict[str, list[Judgement]] = {}
    for one in facts:
        by_act.setdefault(one.act, []).append(one)
    latest = _latest_versions(actor, [one for facts_of in by_act.values() for one in facts_of])
    acts = [_act(name, of, latest) for name, of in by_act.items()]
    sight = sight_of(actor)
    sight.load(f"{act.reason} {act.undone_reason}" for act in acts)
    shown = [replace(act, reason=sight.text(act.reason), undone_reason=sight.text(act.undone_reason)) for act in acts]
    return sorted(shown, key=lambda act: (act.at, act.name), reverse=True)


def contradictions_on(actor: Actor, refs: Collection[ClaimRef]) -> tuple[Contradiction, ...]:
    """Judgements that touch these claims and cannot all hold, with who made them.

    What is the same as what runs on from claim to claim, so all judgements that hang together with these are looked at.
    """
    actor.need("read")
    found: dict[tuple[int, str, int, str], tuple[int, str]] = {}
    for pk, *ends, verdict in Judgement.objects.filter(project=actor.project).order_by("version").values_list("pk", *ENDS, "verdict"):
        found[ends[0], ends[1], ends[2], ends[3]] = (pk, verdict)
    live = {ends: pk for ends, (pk, verdict) in found.items() if verdict in ("same", "not_same")}
    if not live:
        return ()
    names = dict(Document.objects.filter(project=actor.project, doc_id__in={doc_id for doc_id, _ in refs}).values_list("doc_id", "pk"))
    near = _hanging_together(live, {(names[doc_id], claim) for doc_id, claim in refs if doc_id in names})
    rows = Judgement.objects.filter(pk__in=near).select_related("left_document", "right_document", "by")
    pure: list[Pure] = [one.pure() for one in rows]
    wanted = set(refs)
    ours = [one for one in contradictions(pure) if wanted & {one.same.left, one.same.right, one.not_same.left, one.not_same.right}]
    sight = sight_of(actor)
    sight.load(f"{one.same.reason} {one.not_same.reason}" for one in ours)
    return tuple(msgspec.structs.replace(one, same=_seen(one.same, sight), not_same=_seen(one.not_same, sight)) for one in ours)


def _seen(judged: Pure, sight: Sight) -> Pure:
    return msgspec.structs.replace(judged, reason=sight.text(judged.reason))


def _hanging_together(live: dict[tuple[int, str, int, str], int], start: set[tuple[int, str]]) -> set[int]:
    beside: dict[tuple[int, str], list[tuple[tuple[int, str], int]]] = {}
    for (left, left_claim, right, right_claim), pk in live.items():
        beside.setdefault((left, left_claim), []).append(((right, right_claim), pk))
        beside.setdefault((right, right_claim), []).append(((left, left_claim), pk))
    found: set[int] = set()
    seen, waiting = set(start), list(start)
    while waiting:
        for other, pk in beside.get(waiting.pop(), ()):
            found.add(pk)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return found


def _latest_versions(actor: Actor, facts: Iterable[Judgement]) -> dict[tuple[int, str, int, str], int]:
    """The version that stands of each of these pairs."""
    of = list(facts)
    rows = Judgement.objects.filter(
        left_document__in={one.left_document_id for one in of}, right_document__in={one.right_document_id for one in of}
    )
    latest: dict[tuple[int, str, int, str], int] = {}
    for left, left_claim, right, right_claim, version in rows.order_by("version").values_list(*ENDS, "version"):
        latest[left, left_claim, right, right_claim] = version
    return latest


def _act(name: str, facts: list[Judgement], latest: dict[tuple[int, str, int, str], int]) -> Act:
    first = facts[0]
    undone = next((one for one in reversed(facts) if one.verdict == "undone"), None)
    stands = any(
        one.verdict != "undone" and latest[one.left_document_id, one.left_claim, one.right_document_id, one.right_claim] == one.version
        for one in facts
    )
    return Act(
        name=name,
        by=first.by.get_username(),
        at=first.at,
        reason=first.reason,
        pairs=len({(one.left_document_id, one.left_claim, one.right_document_id, one.right_claim) for one in facts}),
        stands=stands,
        undone_by=undone.by.get_username() if undone else "",
        undone_at=undone.at if undone else None,
        undone_reason=undone.reason if undone else "",
    )
