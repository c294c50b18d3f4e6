"""Documents set down on disk while a run goes on, so that memory does not grow with their texts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from warmonitor.domain.documents import Document
from warmonitor.errors import CallRefused
from warmonitor.flow.written import damaged

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Document)
_LINE = msgspec.json.Decoder(Document)

RECENT = 8_000_000  # characters of documents kept at hand: one is often asked for several times in a row


class _Id(msgspec.Struct, frozen=True):
    doc_id: str


_ID = msgspec.json.Decoder(_Id)


class _Note(NamedTuple):
    """What is learned of a document after its text was set down."""

    duplicate_of: str | None = None
    near_duplicate_of: str | None = None
    problems: tuple[str, ...] = ()


class Spool(Mapping[str, Document]):
    """Documents by id, in the order of their ids, read from disk each time one is asked for.

    The file has no name, so that nothing is left of it whatever happens.

    >>> spool = Spool()
    >>> spool.add(Document(doc_id="b", text="two"))
    >>> spool.add(Document(doc_id="a", text="one"))
    >>> spool.note("a", problems=("has no date",))
    >>> [(d.text, d.problems) for d in spool.values()]
    [('one', ('has no date',)), ('two', ())]
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the spool
        self._places: dict[str, tuple[int, int]] = {}
        self._notes: dict[str, _Note] = {}
        self._end = 0
        self._recent: dict[str, Document] = {}
        self._held = 0
        self._problems: dict[str, tuple[str, ...]] = {}
        self._base: BinaryIO | None = None
        self._lying: dict[str, tuple[int, int]] = {}
        self._own: Mapping[str, tuple[str, ...]] = {}

    def rest_on(self, path: Path, problems: Mapping[str, tuple[str, ...]]) -> None:
        """Take the documents of a written `documents.jsonl` as they lie there, without copying them.

        What other documents made of them is left out; their own `problems` are given, because the file mixes them with others.

        Raises:
            CallRefused: If the file is missing or damaged.
        """
        try:
            self._base = path.open("rb")
        except OSError as failure:
            raise CallRefused(f"{path.parent} holds no whole results: {path.name}: {failure.strerror}") from failure
        self._own = problems
        start = 0
        for number, line in enumerate(self._base, start=1):
            try:
                self._lying[_ID.decode(line).doc_id] = (start, len(line))
            except (msgspec.DecodeError, UnicodeDecodeError) as failure:
                raise damaged(path, number) from failure
            start += len(line)

    def add(self, document: Document) -> None:
        raw = _ENCODER.encode(document)
        self._file.seek(self._end)
        self._file.write(raw)
        self._places[document.doc_id] = (self._end, len(raw))
        self._end += len(raw)
        if document.problems:
            self._problems[document.doc_id] = document.problems

    def mark(self, doc_id: str, *, duplicate_of: str | None, near_duplicate_of: str | None) -> None:
        """Say what the document is a copy of."""
        note = self._notes.get(doc_id, _Note())
        self._notes[doc_id] = note._replace(duplicate_of=duplicate_of, near_duplicate_of=near_duplicate_of)

    def note(self, doc_id: str, *, problems: tuple[str, ...]) -> None:
        """Add notes for people to the document's own."""
        note = self._notes.get(doc_id, _Note())
        new = tuple(problem for problem in problems if problem not in note.problems)
        self._notes[doc_id] = note._replace(problems=note.problems + new)

    def own_problems(self, doc_id: str) -> tuple[str, ...]:
        """The document's notes without those that were added here."""
        if doc_id in self._lying:
            return self._own.get(doc_id, ())
        return self._problems.get(doc_id, ())

    def __getitem__(self, doc_id: str) -> Document:
        document = self._recent.get(doc_id) or self._read(doc_id)
        note = self._notes.get(doc_id)
        if note is None:
            return document
        return msgspec.structs.replace(
            document,
            duplicate_of=note.duplicate_of,
            near_duplicate_of=note.near_duplicate_of,
            problems=document.problems + tuple(problem for problem in note.problems if problem not in document.problems),
        )

    def _read(self, doc_id: str) -> Document:
        document = self._lain(doc_id) if doc_id in self._lying else self._set_down(doc_id)
        while self._recent and self._held + len(document.text) > RECENT:
            self._held -= len(self._recent.pop(next(iter(self._recent))).text)
        self._recent[doc_id] = document
        self._held += len(document.text)
        return document

    def _set_down(self, doc_id: str) -> Document:
        start, length = self._places[doc_id]
        self._file.seek(start)
        return _DECODER.decode(self._file.read(length))

    def _lain(self, doc_id: str) -> Document:
        assert self._base is not None
        start, length = self._lying[doc_id]
        self._base.seek(start)
        document = _LINE.decode(self._base.read(length))
        return msgspec.structs.replace(document, duplicate_of=None, near_duplicate_of=None, problems=self._own.get(doc_id, ()))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted((*self._places, *self._lying)))

    def __len__(self) -> int:
        return len(self._places) + len(self._lying)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._places or doc_id in self._lying
