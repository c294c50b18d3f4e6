"""Who rests on whom in a result that an earlier run wrote, incident by incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.reliances import Reliance
from warmonitor.errors import CallRefused
from warmonitor.flow.kept import chosen_of, incidents_of
from warmonitor.flow.written import lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """One incident with the edges of its graph, and the outlet and the day of each of its reports."""

    incident: Incident
    reliances: tuple[Reliance, ...]
    reports: Mapping[str, tuple[str, date | None]]


def rested(folder: Path, incident: str = "") -> tuple[Rested, ...]:
    """The incident that is asked for and those that it holds, as `kept.find` finds it; all of them where none is asked for.

    Raises:
        CallRefused: If the folder holds no result with a graph, it is damaged, or no one incident is meant.
    """
    chosen = chosen_of(folder, incident) if incident else incidents_of(folder)
    path = folder / "exports" / "origins.jsonl"
    if not path.exists():
        raise CallRefused(
            f"{folder} has no {path.relative_to(folder)}, as an older version made it; update it, or make it anew with run --force"
        )
    edges: dict[str, list[Reliance]] = {one.incident_id: [] for one in chosen}
    for one in lines(path, Reliance):
        if one.incident in edges:
            edges[one.incident].append(one)
    wanted = {doc_id for one in chosen for doc_id in one.documents}
    reports = {one.doc_id: (one.source, one.day) for one in lines(folder / "documents.jsonl", Document) if one.doc_id in wanted}
    return tuple(
        Rested(
            incident=one,
            reliances=tuple(edges[one.incident_id]),
            reports={doc_id: reports[doc_id] for doc_id in one.documents if doc_id in reports},
        )
        for one in chosen
    )
