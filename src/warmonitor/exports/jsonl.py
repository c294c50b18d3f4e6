"""The four files of one JSON object a line that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.exports.files import write_whole
from warmonitor.exports.index import natural
from warmonitor.plugins import Results

# "deterministic" sorts the keys of mappings such as `toll`; fields keep the order in which the contract lists them.
ENCODER = msgspec.json.Encoder(order="deterministic")


class DocumentClaims(msgspec.Struct, frozen=True, kw_only=True):
    """One line of claims.jsonl. A report without claims has a line too: it was read, and nothing was found."""

    doc_id: str
    claims: tuple[Claim, ...] = ()


class Jsonl:
    """documents.jsonl, claims.jsonl, incidents.jsonl, tolls.jsonl: sorted by id, the same bytes for the same results."""

    name = "jsonl"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        documents = (results.documents[doc_id] for doc_id in sorted(results.documents))
        incidents = sorted(results.release.incidents, key=lambda incident: incident.incident_id)
        series = sorted(results.series, key=lambda one: one.series_id)
        return (
            write_whole(folder / "documents.jsonl", _lines(documents)),
            write_whole(folder / "claims.jsonl", _lines(by_document(results))),
            write_whole(folder / "incidents.jsonl", _lines(incidents)),
            write_whole(folder / "tolls.jsonl", _lines(series)),
        )


def by_document(results: Results) -> Iterator[DocumentClaims]:
    """Every document's claims, in the order of their ids."""
    found: dict[str, list[Claim]] = {doc_id: [] for doc_id in results.documents}
    for cited in results.cited:
        found.setdefault(cited.doc_id, []).append(cited.claim)
    for doc_id in sorted(found):
        yield DocumentClaims(doc_id=doc_id, claims=tuple(sorted(found[doc_id], key=lambda claim: natural(claim.id))))


def _lines(things: Iterable[Any]) -> Iterator[bytes]:
    for thing in things:
        yield ENCODER.encode(thing) + b"\n"


EXPORTER = Jsonl()
