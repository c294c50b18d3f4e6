"""What the program says of the coded documents, in the form that the scorers read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from warmonitor.domain.claims import Cited, cite
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import UCDP, Toll
from warmonitor.flow import read_claims
from warmonitor.flow.given import read_given
from warmonitor.flow.settling import settle
from warmonitor.gazetteer import Gazetteer
from warmonitor.sources.duplicates import mark

HARMS_OF_MUC = ("killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Documents and their claims, as the reader or as people read them."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    lost: tuple[Lost, ...] = ()

    def __add__(self, other: Read) -> Read:
        documents = {**self.documents, **other.documents}
        return Read(documents=documents, cited=(*self.cited, *other.cited), lost=(*self.lost, *other.lost))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Lines for a scorer, and what was lost on the way to them."""

    lines: tuple[Any, ...]
    lost: tuple[Lost, ...] = ()


def read(path: Path, *, workers: int, extractor: str, say: Callable[[str], None]) -> Read:
    """What a reader reads, and of two readers what counts: a claim that waits for a person does not."""
    documents, cited, lost = read_claims([str(path)], workers=workers, extractor=extractor, say=say)
    return Read(documents=dict(documents.items()), cited=tuple(one for one in cited if not one.claim.pending), lost=lost)


def as_given(path: Path, documents: Mapping[str, Document]) -> Read:
    """The gold claims in place of reading, as `run --claims` takes them."""
    readings = list(read_given(path, documents, places=Gazetteer.open()))
    cited = [
        cite(claim, doc_id=one.doc_id, published=_day(documents[one.doc_id]), source=documents[one.doc_id].source)
        for one in readings
        if not isinstance(one, Lost)
        for claim in one.claims
    ]
    return Read(documents=documents, cited=tuple(cited), lost=tuple(one for one in readings if isinstance(one, Lost)))


def claims(read: Read) -> Said:
    """As in claims.jsonl."""
    return Said(lines=tuple({"doc_id": doc_id, "claims": own} for doc_id, own in _claims_of(read)), lost=read.lost)


def incidents(read: Read, *, together: Callable[[str], str]) -> Said:
    """As in incidents.jsonl; documents are settled at once if `together` names them alike, and know nothing of the others."""
    lines: list[Incident] = []
    lost = list(read.lost)
    for part in _parts(read, together):
        settled = settle(part.cited, part.documents, policy=UCDP)
        lines.extend(settled.incidents)
        lost.extend(settled.lost)
    return Said(lines=tuple(lines), lost=tuple(lost))


def incidents_of_documents(read: Read) -> Said:
    """For score_muc.py: each document's incidents with their tolls as [low, high, or null where open].

    Its key is of single incidents, so totals over several are passed over.
    """
    said = incidents(read, together=_itself)
    told: dict[str, list[dict[str, Any]]] = {doc_id: [] for doc_id in read.documents}
    for one in (one for one in _leaves(said.lines) if one.extent == "incident"):
        tolls = {harm: _interval(one.toll[harm]) for harm in HARMS_OF_MUC if harm in one.toll}
        if tolls:
            told[one.documents[0]].append(tolls)
    return Said(lines=tuple({"doc_id": doc_id, "incidents": own} for doc_id, own in sorted(told.items())), lost=said.lost)


def write(path: Path, said: Said) -> Path:
    encode = msgspec.json.Encoder(order="deterministic").encode
    path.write_bytes(b"".join(encode(line) + b"\n" for line in said.lines))
    return path


def _parts(read: Read, together: Callable[[str], str]) -> Iterator[Read]:
    grouped: dict[str, list[Cited]] = {}
    for one in read.cited:
        grouped.setdefault(together(one.doc_id), []).append(one)
    beside: dict[str, list[Document]] = {}
    for doc_id, document in sorted(read.documents.items()):
        beside.setdefault(together(doc_id), []).append(document)
    for name, cited in sorted(grouped.items()):
        # Copies are looked for again: a copy of an article that is not given is no copy here.
        documents = {document.doc_id: document for document in mark(beside[name])}
        yield Read(documents=documents, cited=tuple(cited))


def _claims_of(read: Read) -> Iterator[tuple[str, Sequence[Any]]]:
    own: dict[str, list[Any]] = {doc_id: [] for doc_id in sorted(read.documents)}
    for one in read.cited:
        own[one.doc_id].append(one.claim)
    yield from own.items()


def _leaves(lines: Iterable[Incident]) -> list[Incident]:
    """Incidents that hold no others: an episode's toll would count its parts twice."""
    held = list(lines)
    parents = {one.parent for one in held}
    return [one for one in held if one.incident_id not in parents]


def _interval(toll: Toll) -> tuple[int, int | None]:
    return (toll.low, None if toll.high_open else toll.high)


def _itself(doc_id: str) -> str:
    return doc_id


def _day(document: Document) -> str:
    return document.published or document.context_date
