"""The graph behind the voices: which report rests on whom, how, since when and why. It only tells what the folding found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.reliances import Reliance, RelianceKind
from warmonitor.link.known_voices import by_alias
from warmonitor.link.origins import Told
from warmonitor.link.speakers import speaker

Edge = tuple[str, str, str, RelianceKind, str]
"""Incident, voice, document, kind, and the report between: claims that share these are one edge."""


def reliances(
    cited: Iterable[Cited],
    documents: Mapping[str, Document],
    told: Mapping[ClaimRef, Told],
    incident_of: Mapping[ClaimRef, str],
) -> tuple[Reliance, ...]:
    """An edge for each report, voice, kind and incident, sorted. What an outlet says in its own voice rests on nobody."""
    members = [member for member in cited if member.ref in incident_of]
    quoting = {(member.doc_id, told[member.ref].name) for member in members if member.claim.attribution}
    found: dict[Edge, list[Cited]] = defaultdict(list)
    for member in members:
        voice = told[member.ref]
        rests = _copied(member, documents, voice, quoting) or _said(member, voice)
        if rests:
            found[incident_of[member.ref], voice.name, member.doc_id, *rests].append(member)
    return tuple(_edge(edge, found[edge], told) for edge in sorted(found))


def _copied(
    member: Cited, documents: Mapping[str, Document], voice: Told, quoting: AbstractSet[tuple[str, str]]
) -> tuple[RelianceKind, str] | None:
    """The report whose text the claim's report repeats. Whom only a near copy quotes, it quotes itself."""
    document = documents.get(member.doc_id)
    if document is None:
        return None
    if document.duplicate_of:
        return "copy", document.duplicate_of
    lead = document.near_duplicate_of
    return ("near_copy", lead) if lead and (not member.claim.attribution or (lead, voice.name) in quoting) else None


def _said(member: Cited, voice: Told) -> tuple[RelianceKind, str] | None:
    """Whom the claim's words name, or whose figure it has; None where the report is the voice itself."""
    known = by_alias().get(member.source.lower())
    own = known.name if known else member.source
    if voice.name == own or not (member.claim.attribution or voice.presumed):
        return None
    if voice.like:
        return "same_figure", voice.like
    behind = [speaker(written) for written in member.claim.attribution]
    by_wire = voice.kind == "wire" or any(one.kind == "wire" and one.name != own for one in behind)
    return ("credits_wire" if by_wire else "quotes"), ""


def _edge(edge: Edge, members: Sequence[Cited], told: Mapping[ClaimRef, Told]) -> Reliance:
    incident, voice, doc_id, kind, report = edge
    ordered = sorted(members, key=lambda member: (member.claim.start or 0, member.claim.id))
    copied = kind in ("copy", "near_copy")
    whole = f"{doc_id} {'repeats' if kind == 'copy' else 'nearly repeats'} the text of {report}"
    reasons = [whole] if copied else [why for member in ordered for why in _reasons(member, told[member.ref])]
    return Reliance(
        incident=incident,
        voice=voice,
        document=doc_id,
        outlet=ordered[0].source,
        kind=kind,
        report=report,
        first=ordered[0].published,
        claims=tuple(sorted(member.ref for member in members)),
        presumed=not copied and any(told[member.ref].presumed for member in ordered),
        why=tuple(dict.fromkeys(reasons)),
    )


def _reasons(member: Cited, voice: Told) -> tuple[str, ...]:
    """Why the folding took it so; where it needed no reason, the words by which the report names whom it has it from."""
    needed = tuple(why for why in (voice.presumed, voice.read) if why)
    named = ", who had it from ".join(f"“{' '.join(written.split())}”" for written in member.claim.attribution)
    return needed or (f"{member.doc_id} has it from {named}",)
