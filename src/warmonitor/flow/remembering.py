"""Readings kept from run to run: a report is read once, whatever ends the run in between, and however often it comes.

A reading is kept under everything that it rests on: the document as the reader sees it, and the reader's `fingerprint`. So it can be
lost at any time, and what is found is what reading again would give.
"""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

import msgspec

from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost

MOST_BYTES = 4 << 30  # of the file; what nobody asked for longest goes first
KEPT = 0.75  # of the file, when it was too large
COMMIT_SECONDS = 1.0  # work that a kill can undo
CHECK = 8  # bytes that tell whether a kept reading is still what was written
DAY = 86_400

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Reading)

TABLE = "CREATE TABLE IF NOT EXISTS reading (key BLOB PRIMARY KEY, used INTEGER NOT NULL, raw BLOB NOT NULL)"


class Readings:
    """Readings by what they rest on, in one file that several runs may use at once.

    A file that is damaged, locked or on a full disk costs the keeping, never the run.

    >>> with Readings(None) as nowhere:
    ...     nowhere.get(b"key")
    """

    def __init__(self, path: Path | None, *, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._today = int(time.time() // DAY)
        self._last = time.monotonic()
        self._file = _opened(path) if path else None

    def __enter__(self) -> Readings:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def get(self, key: bytes) -> Reading | None:
        """The reading kept under the key; None where none is, or what is there is not what was written."""
        row = self._ask("SELECT raw, used FROM reading WHERE key = ?", key)
        if row is None:
            return None
        raw, used = row
        if _check(key, raw[CHECK:]) != raw[:CHECK]:
            return None
        if used != self._today:
            self._do("UPDATE reading SET used = ? WHERE key = ?", self._today, key)
        try:
            return _DECODER.decode(raw[CHECK:])
        except (msgspec.DecodeError, ValueError):
            return None

    def put(self, key: bytes, reading: Reading) -> None:
        raw = _ENCODER.encode(reading)
        self._do("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", key, self._today, _check(key, raw) + raw)

    def close(self) -> None:
        """Write down what is not yet written, and make room if the file has grown too large."""
        if self._file is None:
            return
        with suppress(sqlite3.Error):  # what was not kept is read again
            self._file.commit()
            if self._size() > self._most:
                self._make_room()
            self._file.close()
        self._file = None

    def _ask(self, words: str, key: bytes) -> tuple[bytes, int] | None:
        if self._file is None:
            return None
        try:
            found: tuple[bytes, int] | None = self._file.execute(words, (key,)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        return found

    def _do(self, words: str, *values: object) -> None:
        if self._file is None:
            return
        try:
            self._file.execute(words, values)
            if time.monotonic() - self._last >= COMMIT_SECONDS:
                self._file.commit()
                self._last = time.monotonic()
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        """Go on without: another run holds the file, the disk is full, or the file is damaged."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def _size(self) -> int:
        assert self._file is not None
        (pages,), (size,) = (self._file.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        return int(pages) * int(size)

    def _make_room(self) -> None:
        """Drop the readings that were asked for longest ago."""
        assert self._file is not None
        (held,) = self._file.execute("SELECT count(*) FROM reading").fetchone()
        gone = held - int(held * KEPT * self._most / self._size())
        self._file.execute("DELETE FROM reading WHERE rowid IN (SELECT rowid FROM reading ORDER BY used, rowid LIMIT ?)", (gone,))
        self._file.commit()
        self._file.execute("VACUUM")


def remembered(
    documents: Iterable[Document], kept: Readings, fingerprint: str, read: Callable[[Iterable[Document]], Iterator[Reading | Lost]]
) -> Iterator[Reading | Lost]:
    """One reading (or loss) for each document, in their order: the kept ones as they are, the others by `read`, and then kept."""
    waiting: deque[tuple[bytes, Reading | None]] = deque()  # the documents on the way: a key, and the reading if it is kept

    def unknown() -> Iterator[Document]:
        for document in documents:
            seen = as_read(document)
            key = _key(seen, fingerprint)
            waiting.append((key, kept.get(key)))
            if waiting[-1][1] is None:
                yield seen

    def from_before() -> Iterator[Reading]:
        while waiting and (found := waiting[0][1]) is not None:
            waiting.popleft()
            yield found

    for reading in read(unknown()):
        yield from from_before()
        key, _ = waiting.popleft()
        if isinstance(reading, Reading) and not reading.failures:
            kept.put(key, reading)
        yield reading
    yield from from_before()


def as_read(document: Document) -> Document:
    """The document without what other documents or the intake made of it, so that its reading is a function of its words."""
    return msgspec.structs.replace(document, hash="", duplicate_of=None, near_duplicate_of=None, problems=())


def _key(document: Document, fingerprint: str) -> bytes:
    return blake2b(_ENCODER.encode(document), key=fingerprint.encode()[:64], digest_size=24).digest()


def _check(key: bytes, raw: bytes) -> bytes:
    return blake2b(raw, key=key, digest_size=CHECK).digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    for attempt in ("as it is", "anew"):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(path, timeout=30)
            # With a write-ahead log a process that is killed leaves whole transactions, and readers don't wait for a writer.
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = NORMAL")
            file.execute(TABLE)
            file.commit()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            if attempt == "anew":
                return None
            path.unlink(missing_ok=True)  # not a database any more; it held nothing that cannot be read again
        except OSError:
            return None
        else:
            return file
    return None
