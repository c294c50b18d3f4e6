"""A folder's manifest: what people know of files that don't say it themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from warmonitor.domain.documents import Lost
from warmonitor.errors import ItemFailed
from warmonitor.sources.encodings import decode
from warmonitor.sources.rows import written
from warmonitor.sources.tables import rows

NAMES = ("manifest.csv", "manifest.jsonl")
MOST_BYTES = 64 << 20


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a manifest says of one file; "" where it says nothing."""

    doc_id: str = ""
    source: str = ""
    published: str = ""
    context_date: str = ""
    title: str = ""
    url: str = ""
    language: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A folder's entries by file (its path from that folder), and the rows that could not be used."""

    name: str
    entries: Mapping[str, Entry] = {}
    losses: tuple[Lost, ...] = ()
    rows: Mapping[str, str] = {}


def read_manifest(path: Path, *, name: str) -> Manifest:
    """The manifest at `path`, called `name` in messages. One that cannot be read is one loss and no entries."""
    entries: dict[str, Entry] = {}
    places: dict[str, str] = {}
    losses: list[Lost] = []
    try:
        for where, row in _rows(path):
            try:
                file = _file(row)
                if file in entries:
                    raise ItemFailed(f"a second row for {file}; the first one is used")
                entries[file] = _entry(row)
                places[file] = where
            except ItemFailed as failure:
                losses.append(Lost(item=f"{name}, {where}", reason=str(failure)))
    except ItemFailed as failure:
        losses.append(Lost(item=name, reason=str(failure)))
    except OSError as error:
        losses.append(Lost(item=name, reason=f"cannot be read: {error.strerror or error}"))
    return Manifest(name=name, entries=entries, losses=tuple(losses), rows=places)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    if path.stat().st_size > MOST_BYTES:
        raise ItemFailed(f"a manifest of more than {MOST_BYTES >> 20} MB is not read")
    text = decode(path.read_bytes()).text if path.stat().st_size else ""
    if path.suffix == ".csv":
        for number, row in rows(text, needed="file", limit=MOST_BYTES):
            yield f"row {number}", row
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"line {number}", _object(line)


def _object(line: str) -> Mapping[str, object]:
    """An unreadable line becomes a row without a file, which is then reported under its own number."""
    try:
        found = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _file(row: Mapping[str, object]) -> str:
    named = row.get("file")
    if not isinstance(named, str) or not named.strip():
        raise ItemFailed("names no file (field file)")
    return PurePosixPath(named.strip().replace("\\", "/")).as_posix()


def _entry(row: Mapping[str, object]) -> Entry:
    return Entry(**{field: written(field, row.get(field)).strip() for field in Entry.__struct_fields__})
