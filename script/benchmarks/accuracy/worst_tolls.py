"""Incidents whose toll is furthest from the gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warmonitor.domain.incidents import Incident

HARMS = ("killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """A gold incident's toll beside the one that was found."""

    gold: int
    found: int
    documents: tuple[str, ...]

    @property
    def by(self) -> int:
        return self.found - self.gold

    def __str__(self) -> str:
        rest = f" and {len(self.documents) - 3} more" if len(self.documents) > 3 else ""
        return f"gold {self.gold}, found {self.found}: {', '.join(self.documents[:3])}{rest}"


def tolls_report(gold: Sequence[Mapping[str, Any]], incidents: Sequence[Incident], examples: int) -> Iterator[str]:
    """By harm, too low and too high, the largest errors first."""
    for harm in HARMS:
        off = _off(gold, incidents, harm)
        for title, some in (("too low", [one for one in off if one.by < 0]), ("too high", [one for one in off if one.by > 0])):
            yield f"{harm.capitalize()} {title}: {len(some)}"
            yield from (f"    {one}" for one in sorted(some, key=lambda one: (-abs(one.by), one.documents))[:examples])


def _off(gold: Sequence[Mapping[str, Any]], incidents: Sequence[Incident], harm: str) -> list[Off]:
    homes = _homes(incidents)
    told: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for document in gold:
        told[document["incident_id"]].append(document)
    found = []
    for documents in told.values():
        ids = tuple(sorted(one["doc_id"] for one in documents))
        toll = _most_common([homes[doc_id] for doc_id in ids if doc_id in homes], incidents).get(harm)
        found.append(Off(gold=documents[0][harm], found=(toll.best or 0) if toll else 0, documents=ids))
    return [one for one in found if one.by]


def _homes(incidents: Sequence[Incident]) -> dict[str, str]:
    """The incident that a document's claims are in: most of them, then the earliest, as the scorer has it."""
    parents = {one.parent for one in incidents}
    best: dict[str, tuple[int, int, str]] = {}
    for one in incidents:
        if one.incident_id in parents:
            continue
        listed: dict[str, list[int]] = defaultdict(list)
        for doc_id, claim in one.claims:
            listed[doc_id].append(int("0" + "".join(filter(str.isdigit, claim))))
        for doc_id, claims in listed.items():
            key = (-len(claims), min(claims), one.incident_id)
            best[doc_id] = min(best.get(doc_id, key), key)
    return {doc_id: key[2] for doc_id, key in best.items()}


def _most_common(homes: Sequence[str], incidents: Sequence[Incident]) -> Mapping[str, Any]:
    if not homes:
        return {}
    counts = Counter(homes)
    name = min(counts, key=lambda one: (-counts[one], one))
    return next(one.toll for one in incidents if one.incident_id == name)
