"""What machines read on standard output: one JSON object a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warmonitor.domain.claims import Cited
    from warmonitor.domain.documents import Document
    from warmonitor.domain.incidents import Incident
    from warmonitor.flow import Outcome, Results


def print_incidents(results: Results) -> None:
    """A short line for each incident; the whole of it stands in `incidents.jsonl`."""
    for incident in results.release.incidents:
        _print(_short(incident))


def print_changes(outcome: Outcome) -> None:
    """A line for each toll that an update changed, as in `changes.jsonl`."""
    for one in outcome.changes:
        _print(one)


def print_claims(documents: Mapping[str, Document], cited: Sequence[Cited]) -> None:
    """A line for each document, as in `claims.jsonl`."""
    by_document: dict[str, list[Any]] = {doc_id: [] for doc_id in sorted(documents)}
    for one in cited:
        by_document[one.doc_id].append(one.claim)
    for doc_id, claims in by_document.items():
        _print({"doc_id": doc_id, "claims": claims})


def _short(incident: Incident) -> dict[str, Any]:
    return {
        "incident_id": incident.incident_id,
        "title": incident.title,
        "parent": incident.parent,
        "date_start": incident.date_start,
        "date_end": incident.date_end,
        "toll": incident.toll,
        "grade": incident.grade,
        "origins": [origin.name for origin in incident.origins],
        "documents": incident.documents,
        "flags": sorted({flag.kind for flag in incident.flags}),
    }


def _print(value: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
