"""What reports say of verification: whether, by whom, on what evidence, in their own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import VerificationNote

_WHO = r"((?<![\w&])(?:the )?[A-Z][\w&]*(?: (?:of|for|and )?[A-Z][\w&]*){0,5})"
_BY = re.compile(r"(?:unverified|not (?:\w+ ){0,3}(?:verified|confirmed)|verif\w+ efforts|verification efforts)[^.!?]{0,60}? by " + _WHO)
_UNABLE = r"(?:could not|couldn.t|cannot|has not|have not|had not|was not able|was unable|were unable|is unable)"
_BY_FIRST = re.compile(_WHO + " " + _UNABLE + r"[^.!?]{0,40}? (?:verif|confirm)\w+")
_DOUBT = re.compile(r"(?:unverified|not (?:\w+ ){0,3}(?:verif|confirm)\w*|verif\w+ efforts|unable to (?:\w+ )?(?:verif|confirm)\w+)")
_SURE = re.compile(r"(?<!un)verif\w+|corroborated|authenticated|confirm\w*")


def notes(members: Sequence[Cited], documents: Mapping[str, Document]) -> tuple[VerificationNote, ...]:
    """One note for each answer and each who gave it."""
    said: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for member in sorted(members, key=lambda m: m.ref):
        if member.claim.verification != "none":
            said[member.claim.verification, _by(member, documents.get(member.doc_id))].append(member)
    return tuple(_note(answer, by, said[answer, by], documents) for answer, by in sorted(said))


def _note(answer: str, by: str, members: Sequence[Cited], documents: Mapping[str, Document]) -> VerificationNote:
    quotes = (_sentence(m, documents.get(m.doc_id)) for m in members)
    return VerificationNote(
        verification="verified" if answer == "verified" else "unverified" if answer == "unverified" else "disputed",
        by=by,
        evidence=tuple(sorted({e for m in members for e in m.claim.evidence})),
        quote=next((q for q in quotes if q), ""),
        claims=tuple(m.ref for m in members),
    )


def _by(member: Cited, document: Document | None) -> str:
    """Who verified, or who could not: the voice that says it verified; the newsroom that says it did not."""
    if member.claim.verification == "verified":
        return member.origin or (member.claim.attribution[-1] if member.claim.attribution else _outlet(member))
    text = document.text if document else ""
    hit = _BY.search(text) or _BY_FIRST.search(text)
    return hit.group(1).removeprefix("the ") if hit else _outlet(member)


def _outlet(member: Cited) -> str:
    return member.source or f"report {member.doc_id}"


def _sentence(member: Cited, document: Document | None) -> str:
    """The sentence that speaks of verification, nearest to the claim."""
    if document is None:
        return ""
    pattern = _SURE if member.claim.verification == "verified" else _DOUBT
    at = member.claim.start or 0
    hits = sorted((abs(hit.start() - at), hit.start()) for hit in pattern.finditer(document.text))
    if not hits:
        return ""
    start = max(document.text.rfind(mark, 0, hits[0][1]) for mark in (". ", "\n", "! ", "? ")) + 1
    ends = [end for mark in (". ", ".\n", "\n", "! ", "? ") if (end := document.text.find(mark, hits[0][1])) >= 0]
    return document.text[start : min(ends, default=len(document.text)) + 1].strip()
