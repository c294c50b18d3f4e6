"""What results remember for the next update: each document's sketch and reading, so that only what is new is read and compared.

A file beside the results, made from nothing but the input and the program, and so the same for the same run. It can be lost: an update
that finds none reads the documents that the results hold.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np

from warmonitor.domain.claims import Reading
from warmonitor.flow.fingerprint import linked_by
from warmonitor.flow.settling import Done, Stands, Stood
from warmonitor.link.meeting import Told
from warmonitor.link.standing import Bundle, Edges, Standing
from warmonitor.link.strands import Strand
from warmonitor.sources.duplicates import Sketch
from warmonitor.sources.ids import Taken, plain_name

NAME = "state.sqlite"
VERSION = "6"
AT_ONCE = 1 << 20  # bytes

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
    doc_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    came_in TEXT NOT NULL,
    told BLOB NOT NULL,
    problems BLOB,
    sketch BLOB NOT NULL,
    reading BLOB
);
CREATE TABLE told (doc_id TEXT PRIMARY KEY, raw BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE answers (doc_id TEXT PRIMARY KEY, raw BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE strand (number INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE TABLE bundle (first INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE TABLE done (incident_id TEXT PRIMARY KEY, raw BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE part (name TEXT PRIMARY KEY, raw BLOB NOT NULL) WITHOUT ROWID;
"""

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # sets come in an order of their own in every process
_SKETCH = msgspec.msgpack.Decoder(Sketch)
_READING = msgspec.msgpack.Decoder(Reading)
_TOLD = msgspec.msgpack.Decoder(Told)
_STRAND = msgspec.msgpack.Decoder(tuple[Strand, list[tuple[str, int, int | None]]])
_BUNDLE = msgspec.msgpack.Decoder(Bundle)
_DONE = msgspec.msgpack.Decoder(Done)
_PAIRS = msgspec.msgpack.Decoder(list[tuple[int, int]])
_ANSWERS = msgspec.msgpack.Decoder(dict[str, str])
_PROBLEMS = msgspec.msgpack.Decoder(tuple[str, ...])


class Remembered(NamedTuple):
    """What is kept of one document beside its words: `problems` are its own, `reading` is None where it was lost."""

    doc_id: str
    taken: Taken
    problems: tuple[str, ...]
    sketch: Sketch
    reading: Reading | None


class OtherVersion(sqlite3.DatabaseError):
    """The file is a state as another version of the program writes it."""


class State:
    """The state of one result folder, open for reading."""

    def __init__(self, path: Path) -> None:
        """Raises sqlite3.Error if the file is none; OtherVersion, which is one, if it is of another version."""
        self.path = path
        self._file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self._meta: dict[str, str] = dict(self._file.execute("SELECT name, value FROM meta").fetchall())
        if self._meta.get("version") != VERSION:
            raise OtherVersion(f"version {self._meta.get('version')!r} of the state")

    def close(self) -> None:
        self._file.close()

    @property
    def mark(self) -> str:
        """The fingerprint of the reader that made the readings."""
        return self._meta.get("mark", "")

    def __iter__(self) -> Iterator[Remembered]:
        """Every document, in the order of the ids."""
        for doc_id, name, came_in, told, problems, sketch, reading in self._file.execute("SELECT * FROM document ORDER BY doc_id"):
            yield Remembered(
                doc_id=doc_id,
                taken=Taken(name, came_in, told),
                problems=_PROBLEMS.decode(problems) if problems else (),
                sketch=_SKETCH.decode(sketch),
                reading=_READING.decode(reading) if reading else None,
            )

    def stood(self) -> Stood:
        """How claims were linked and what came of them; nothing, where other code did it, or documents were kept apart."""
        ask = self._file.execute
        parts = dict(ask("SELECT name, raw FROM part"))
        if not parts or self._meta.get("linked_by") != linked_by():
            return Stood()
        standing = Standing(
            told={doc_id: _TOLD.decode(raw) for doc_id, raw in ask("SELECT doc_id, raw FROM told")},
            edges=Edges(pairs=np.frombuffer(parts["pairs"], dtype="<u8"), weights=np.frombuffer(parts["weights"], dtype="<f8")),
            component=dict(_PAIRS.decode(parts["component"])),
            together=frozenset(_PAIRS.decode(parts["together"])),
            bundles={first: _BUNDLE.decode(raw) for first, raw in ask("SELECT first, raw FROM bundle")},
            next=int(parts["next"]),
            strand=self._strand,
        )
        return Stood(
            standing=standing,
            judged=self._meta.get("judged", ""),
            answers={doc_id: _ANSWERS.decode(raw) for doc_id, raw in ask("SELECT doc_id, raw FROM answers")},
            done={name: _DONE.decode(raw) for name, raw in ask("SELECT incident_id, raw FROM done")},
        )

    def _strand(self, number: int) -> Strand:
        return _unpacked(self.raw_strand(number))

    def raw_strand(self, number: int) -> bytes:
        row = self._file.execute("SELECT raw FROM strand WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise LookupError(f"the state holds no strand {number}")
        return bytes(row[0])


class Unusable(Exception):
    """Why there is no state to go on from, in words for people."""


def open_state(folder: Path, stamp: str) -> State:
    """The state of the results in the folder, whose `run.json` bears the stamp.

    Raises:
        Unusable: If it is missing, damaged (be it in one bit), of other results or of another version.
    """
    path = folder / NAME
    if not path.is_file():
        raise Unusable(f"{path} is missing")
    try:
        if _stamp(path) == stamp:
            return State(path)
        State(path).close()
    except OSError as failure:
        raise Unusable(f"{path} cannot be read: {failure.strerror}") from failure
    except OtherVersion as failure:
        raise Unusable(f"{path} is of another version of the program") from failure
    except sqlite3.Error:
        pass
    raise Unusable(f"{path} is damaged or of other results")


def _stamp(path: Path) -> str:
    """What ties a state to its results: its size and a checksum of all its bytes, which shows any one bit that was changed.

    It guards against damage and mistakes, not against people who want to deceive: they could write the results as well.
    """
    checksum = 0
    with path.open("rb") as file:
        while some := file.read(AT_ONCE):
            checksum = crc32(some, checksum)
        return f"{file.tell():x}-{checksum:08x}"


def write_state(
    folder: Path, documents: Iterable[Remembered], *, mark: str, stands: Stands | None = None, earlier: State | None = None
) -> str:
    """Write the state of all documents, which come in the order of their ids; the stamp that `run.json` is to bear."""
    path = folder / NAME
    meta = {"version": VERSION, "mark": mark, "linked_by": linked_by(), "judged": stands.judged if stands else ""}
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        # No journal: until the whole folder is put in place nobody looks at the file.
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.executescript(TABLES)
        file.execute("BEGIN")
        file.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, documents))
        if stands is not None:
            _write_standing(file, stands, earlier)
        file.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        file.execute("COMMIT")
    with path.open("rb+") as written:
        os.fsync(written.fileno())
    return _stamp(path)


def _write_standing(file: sqlite3.Connection, stands: Stands, earlier: State | None) -> None:
    standing, fresh = stands.linked.standing, stands.linked.strands
    numbers = sorted(row.number for one in standing.told.values() for row in one.rows)

    def strand(number: int) -> bytes:
        if number in fresh or earlier is None:
            return _packed(standing.strand(number))
        return earlier.raw_strand(number)

    parts = {
        "pairs": standing.edges.pairs.astype("<u8").tobytes(),
        "weights": standing.edges.weights.astype("<f8").tobytes(),
        "component": _ENCODER.encode(sorted(standing.component.items())),
        "together": _ENCODER.encode(sorted(standing.together)),
        "next": str(standing.next).encode(),
    }
    file.executemany("INSERT INTO answers VALUES (?, ?)", ((name, _ENCODER.encode(one)) for name, one in sorted(stands.answers.items())))
    file.executemany("INSERT INTO told VALUES (?, ?)", ((name, _ENCODER.encode(one)) for name, one in sorted(standing.told.items())))
    file.executemany("INSERT INTO strand VALUES (?, ?)", ((number, strand(number)) for number in numbers))
    file.executemany("INSERT INTO bundle VALUES (?, ?)", ((first, _ENCODER.encode(one)) for first, one in sorted(standing.bundles.items())))
    file.executemany("INSERT INTO done VALUES (?, ?)", ((name, _ENCODER.encode(one)) for name, one in sorted(stands.done.items())))
    file.executemany("INSERT INTO part VALUES (?, ?)", sorted(parts.items()))


def _packed(strand: Strand) -> bytes:
    """A strand's bytes, the same in every process. An open figure beside a closed one has no order of its own, so they get one here."""
    return _ENCODER.encode((msgspec.structs.replace(strand, figures=frozenset()), sorted(strand.figures, key=repr)))


def _unpacked(raw: bytes) -> Strand:
    strand, figures = _STRAND.decode(raw)
    return msgspec.structs.replace(strand, figures=frozenset(figures))


def _row(one: Remembered) -> tuple[object, ...]:
    return (
        one.doc_id,
        plain_name(one.taken.name),
        one.taken.came_in,
        one.taken.told,
        _ENCODER.encode(one.problems) if one.problems else None,
        _ENCODER.encode(one.sketch),
        _ENCODER.encode(one.reading) if one.reading else None,
    )
