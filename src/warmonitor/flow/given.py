"""Claims that were coded by hand or by another program, taken in place of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.times import precision_of
from warmonitor.errors import CallRefused, ItemFailed
from warmonitor.flow.placing import place_all
from warmonitor.gazetteer import Gazetteer

BY = "given"  # what stands as extractor and rule of a claim that names none


class _Line(msgspec.Struct, frozen=True):
    doc_id: str
    claims: list[dict[str, Any]]


def read_given(path: Path, documents: Mapping[str, Document], *, places: Gazetteer | None = None) -> Iterator[Reading | Lost]:
    """The claims in a file of `claims.jsonl`'s form, by document; other names in a line are passed over.

    Raises:
        CallRefused: If the file cannot be opened.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as failure:
        raise CallRefused(f"cannot read the claims in {path}: {failure.strerror}") from failure
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from map(
                partial(_with_places, documents=documents, places=places),
                _from_line(line, f"{path.name}, line {number}", documents, seen),
            )


def _with_places(reading: Reading | Lost, *, documents: Mapping[str, Document], places: Gazetteer | None) -> Reading | Lost:
    if places is None or isinstance(reading, Lost):
        return reading
    return msgspec.structs.replace(reading, claims=place_all(reading.claims, documents[reading.doc_id], places))


def _from_line(line: bytes, where: str, documents: Mapping[str, Document], seen: set[str]) -> Iterator[Reading | Lost]:
    try:
        record = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as failure:
        yield Lost(item=where, reason=f"not a line of claims: {failure}")
        return
    if record.doc_id not in documents:
        yield Lost(item=where, reason=f"its document {record.doc_id} is not among the inputs")
        return
    if record.doc_id in seen:
        yield Lost(item=where, reason=f"claims of {record.doc_id} were given on an earlier line")
        return
    seen.add(record.doc_id)
    yield from _reading(record, where, documents[record.doc_id])


def _reading(record: _Line, where: str, document: Document) -> Iterator[Reading | Lost]:
    claims: dict[str, Claim] = {}
    problems: list[str] = []
    for raw in record.claims:
        try:
            claim = _claim(raw)
            if claim.id in claims:
                raise ItemFailed(f"claim {claim.id} stands twice in the document")
        except (msgspec.ValidationError, ValueError, ItemFailed) as failure:
            yield Lost(item=f"{where}, claim {raw.get('id', '?')}", reason=str(failure))
            continue
        claims[claim.id] = claim
    for claim in claims.values():
        problems.extend(_doubts(claim, document, claims))
    whole = tuple(c if c.part_of in claims else msgspec.structs.replace(c, part_of=None) for c in claims.values())
    yield Reading(doc_id=record.doc_id, claims=whole, problems=tuple(problems))


def _claim(raw: dict[str, Any]) -> Claim:
    claim = msgspec.convert(raw, Claim)
    precision = claim.date_precision if "date_precision" in raw else precision_of(claim.date_start, claim.date_end)
    return msgspec.structs.replace(claim, extractor=claim.extractor or BY, rule=claim.rule or BY, date_precision=precision)


def _doubts(claim: Claim, document: Document, claims: Mapping[str, Claim]) -> Iterator[str]:
    if claim.part_of is not None and claim.part_of not in claims:
        yield f"claim {claim.id} says it is part of {claim.part_of}, which is not there; taken as a whole of its own"
    if claim.start is not None and claim.end is not None and document.text[claim.start : claim.end] != claim.quote:
        yield f"the quote of claim {claim.id} does not stand at its offsets"
