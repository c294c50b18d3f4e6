"""What was said without a figure, brought to the incident that it was said of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from warmonitor.domain.claims import ClaimRef, Statement
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Flag

REACH_DAYS = 14  # how long after an incident a report that gives no figure is still taken to speak of it


def attach(
    incidents: Sequence[Incident], statements: Iterable[Statement], documents: Mapping[str, Document]
) -> tuple[tuple[Incident, ...], tuple[Statement, ...]]:
    """The incidents with their statements, and the statements that belong to none.

    A statement goes to the incident that most claims of its document went to; a document without claims goes to the
    incident whose place it names, if the days allow that.
    """
    by_document = _by_document(incidents)
    by_place = _by_place(incidents)
    found: dict[str, list[Statement]] = {}
    homeless: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.document, s.start, s.end)):
        home = by_document.get(statement.document) or _by_words(documents[statement.document], by_place)
        found.setdefault(home, []).append(statement) if home else homeless.append(statement)
    return tuple(_with(incident, found.get(incident.incident_id, [])) for incident in incidents), tuple(homeless)


def _by_document(incidents: Sequence[Incident]) -> dict[str, str]:
    """For each document the incident with most of its claims; on a tie the one with its earliest claim."""
    votes: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], int] = {}
    for incident in incidents:
        for doc_id, claim_id in incident.claims:
            votes.setdefault(doc_id, Counter())[incident.incident_id] += 1
            key = (doc_id, incident.incident_id)
            first[key] = min(first.get(key, 1 << 30), _number(claim_id))
    return {doc_id: min(counts, key=lambda one: (-counts[one], first[doc_id, one], one)) for doc_id, counts in votes.items()}


def _number(claim_id: str) -> int:
    digits = "".join(filter(str.isdigit, claim_id))
    return int(digits) if digits else 0


def _by_place(incidents: Sequence[Incident]) -> list[tuple[tuple[str, ...], Incident]]:
    """Incidents with the names that a text would call their place by, most telling first."""
    named = []
    for incident in incidents:
        if incident.place is None or incident.place.precision > 4 or incident.date_end is None:
            continue
        names = tuple(part.strip().lower() for part in incident.place.name.replace(" and ", ",").split(",") if len(part.strip()) > 3)
        named.append((names, incident))
    return sorted(named, key=lambda pair: (pair[1].place.precision if pair[1].place else 7, -len(pair[1].claims), pair[1].incident_id))


def _by_words(document: Document, by_place: Sequence[tuple[tuple[str, ...], Incident]]) -> str:
    text = f"{document.title}\n{document.text}".lower()
    for names, incident in by_place:
        if _in_time(document, incident) and any(name in text for name in names):
            return incident.incident_id
    return ""


def _in_time(document: Document, incident: Incident) -> bool:
    if document.day is None or incident.date_end is None:
        return False
    start = incident.date_start or incident.date_end
    return start <= document.day <= incident.date_end + timedelta(days=REACH_DAYS)


def _with(incident: Incident, statements: Sequence[Statement]) -> Incident:
    denials = [s for s in statements if s.kind == "denial"]
    flags = incident.flags
    if denials and not any(flag.kind == "denied" for flag in flags):
        speakers = ", ".join(sorted({s.speaker for s in denials if s.speaker})) or "A speaker"
        claims: tuple[ClaimRef, ...] = tuple(ref for ref in incident.claims if ref[0] in {s.document for s in denials})
        flags = (
            *flags,
            Flag(kind="denied", message=f"Denied by: {speakers}. The words stand among the statements.", claims=claims),
        )
    return msgspec.structs.replace(incident, statements=tuple(statements), flags=flags)
