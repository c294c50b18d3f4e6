"""JSONL: one document a line, its text kept exactly as given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from warmonitor.domain.documents import Draft, Lost
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.encodings import decode, encodable
from warmonitor.sources.rows import draft_of

name = "jsonl"
suffixes = (".jsonl", ".ndjson")
many = True

BOM = b"\xef\xbb\xbf"


def read(material: Material) -> Iterator[Draft | Lost]:
    """The documents, line by line: a file of any size takes the memory of its longest line."""
    with material.open() as stream:
        for number, line in _lines(stream, limit=material.max_bytes):
            where = f"line {number}"
            try:
                yield _draft(line, where, limit=material.max_bytes)
            except ItemFailed as failure:
                yield Lost(item=f"{material.name}, {where}", reason=str(failure))


def _lines(stream: BinaryIO, *, limit: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that hold anything; a line over the limit is cut just past it, and its rest skipped."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(limit + 1)):
            pass
        if number == 1:
            line = line.removeprefix(BOM)
        if line.strip():
            yield number, line


def _draft(line: bytes, where: str, *, limit: int) -> Draft:
    if len(line) > limit:
        raise ItemFailed(f"longer than {limit >> 20} MB; split it, or raise the limit (max_bytes)")
    row, notes = _object(line)
    if not isinstance(row, dict):
        raise ItemFailed(f"not an object with named fields but a {type(row).__name__}")
    return draft_of(row, key=line.strip(), name=where, notes=notes)


def _object(line: bytes) -> tuple[object, tuple[str, ...]]:
    try:
        return msgspec.json.decode(line), ()
    except UnicodeDecodeError:
        decoded = decode(line)
        return _parsed(decoded.text), decoded.notes
    except msgspec.DecodeError:
        return _parsed(line.decode("utf-8", "replace")), ()


def _parsed(line: str) -> object:
    """By the standard library, which takes what msgspec refuses (lone halves of surrogate pairs) and says where it is broken."""
    import json

    try:
        return _encodable(json.loads(line))
    except RecursionError as error:
        raise ItemFailed("not readable JSON: nested too deep") from error
    except ValueError as error:
        raise ItemFailed(f"not readable JSON: {error}") from error


def _encodable(row: object) -> object:
    if isinstance(row, dict):
        return {key: encodable(value) if isinstance(value, str) else value for key, value in row.items()}
    return row
