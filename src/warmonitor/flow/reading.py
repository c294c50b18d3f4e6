"""Documents to readings: one reader or two, in this process, in several or in threads, always in the order of the documents."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from typing import Any

import msgspec

from warmonitor import plugins
from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import RunAborted
from warmonitor.extract.agreement import agree, set_aside
from warmonitor.flow.boundary import attempt
from warmonitor.flow.long import read_long
from warmonitor.flow.placing import place_all
from warmonitor.gazetteer import Gazetteer
from warmonitor.plugins import Extractor, Served

CHUNK = 64  # documents handed to a worker at once: large enough that handing over costs little, small enough to share out
AHEAD = 3  # chunks handed out per worker before the first is waited for: bounds memory, keeps everyone busy

# English names of languages that reports of war come in; a code that is not here is shown as it is.
LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ku": "Kurdish", "my": "Burmese",
    "nl": "Dutch", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sw": "Swahili", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An extractor with the places it may ask for, and perhaps a second one to check it."""

    extractor: Extractor
    check: Extractor | None = None
    places: Gazetteer | None = None

    def served(self) -> tuple[Served, ...]:
        """Those of its extractors that ask a server."""
        extractors = (self.extractor, self.check)
        return tuple(one for one in extractors if isinstance(one, Served))

    def accounts(self) -> dict[str, Mapping[str, Any]]:
        """What asking servers took, by extractor."""
        return {one.name: one.account() for one in self.served()}

    def read(self, document: Document) -> Reading | Lost:
        """The document's reading; a language that the extractor does not know is a note, not a failure."""
        knowing = [one for one in (self.extractor, self.check) if one and (not document.language or document.language in one.languages)]
        if not knowing:
            return Reading(doc_id=document.doc_id, problems=(unread_language(document.language),))
        if self.check is None:
            return self._alone(self.extractor, document)
        read = {one.name: self._alone(one, document) for one in knowing}
        return _together(document.doc_id, read, readers=(self.extractor.name, self.check.name))

    def _alone(self, extractor: Extractor, document: Document) -> Reading | Lost:
        return attempt(document.doc_id, partial(self._read, extractor, document))

    def _read(self, extractor: Extractor, document: Document) -> Reading:
        read = partial(extractor.read, places=self.places)
        reading = read(document) if isinstance(extractor, Served) else read_long(document, read)
        if self.places is None or not reading.claims:
            return reading
        return msgspec.structs.replace(reading, claims=place_all(reading.claims, document, self.places))


def _together(doc_id: str, read: Mapping[str, Reading | Lost], *, readers: tuple[str, str]) -> Reading | Lost:
    """The reading of two readers; where one of them failed the other's, with the failure beside it."""
    failures = tuple(f"{name}: {one.reason}" for name, one in read.items() if isinstance(one, Lost))
    first, second = (one if isinstance(one := read.get(name), Reading) else None for name in readers)
    if first and second:
        return agree(first, second, readers=readers)
    unknowing = tuple(f"not read by {name}, which does not know its language" for name in readers if name not in read)
    for one in (first, set_aside(second, readers=readers) if second else None):
        if one:
            return msgspec.structs.replace(one, problems=(*one.problems, *unknowing), failures=failures)
    return Lost(item=doc_id, reason="; ".join(failures))


def unread_language(code: str) -> str:
    """
    >>> unread_language("ar")
    'in Arabic; no reader knows that language yet, so no claims were read'
    """
    return f"in {LANGUAGES.get(code, code)}; no reader knows that language yet, so no claims were read"


def reader(extractor: str) -> Reader:
    """The reader of that name, or the two of a name like "A+B", with the gazetteer.

    Raises:
        CallRefused: If no extractor has that name (the message lists the known ones), or one lacks a setting.
    """
    parts = [plugins.load("extractors", name) for name in plugins.extractor_names(extractor)]
    first, *rest = (part() if isinstance(part, type) else part for part in parts)
    return Reader(extractor=first, check=rest[0] if rest else None, places=Gazetteer.open())


def read_all(documents: Iterable[Document], *, extractor: str, workers: int, made: Reader | None = None) -> Iterator[Reading | Lost]:
    """One reading (or loss) for each document, in their order, whatever the number of workers.

    `made` is the reader of that name where the caller has made it. One that asks a server is shared by threads, because it waits
    more than it works; any other is made again in each process.
    """
    one = made or reader(extractor)
    if workers > 1 and one.served():
        return _in_threads(documents, one, workers=workers)
    if workers > 1:
        return _in_processes(documents, extractor=extractor, workers=workers)
    return (one.read(document) for document in documents)


def _in_threads(documents: Iterable[Document], reader: Reader, *, workers: int) -> Iterator[Reading | Lost]:
    """Daemon threads, not a pool: who presses Ctrl-C does not wait for answers that are still to come."""
    todo: SimpleQueue[tuple[Document, Future[Reading | Lost]] | None] = SimpleQueue()
    for _ in range(workers):
        Thread(target=_read_on, args=(reader, todo), daemon=True).start()
    handed: deque[Future[Reading | Lost]] = deque()
    try:
        for document in documents:
            handed.append(Future())
            todo.put((document, handed[-1]))
            if len(handed) > AHEAD * workers:
                yield handed.popleft().result()
        while handed:
            yield handed.popleft().result()
    finally:
        for future in handed:
            future.cancel()
        for _ in range(workers):
            todo.put(None)


def _read_on(reader: Reader, todo: SimpleQueue[tuple[Document, Future[Reading | Lost]] | None]) -> None:
    """What a thread does until it is told that nothing is left."""
    while (task := todo.get()) is not None:
        document, promised = task
        if not promised.set_running_or_notify_cancel():
            continue
        try:
            promised.set_result(reader.read(document))
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits, as a pool would
            promised.set_exception(failure)


def _in_processes(documents: Iterable[Document], *, extractor: str, workers: int) -> Iterator[Reading | Lost]:
    # Fresh processes rather than forks: a fork of a process that runs threads (progress bars) can lock up.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(extractor,))
    handed: deque[Future[list[Reading | Lost]]] = deque()
    try:
        for chunk in _chunks(documents):
            handed.append(pool.submit(_read_chunk, chunk))
            if len(handed) > AHEAD * workers:
                yield from handed.popleft().result()
        while handed:
            yield from handed.popleft().result()
    except BrokenProcessPool as failure:
        raise RunAborted("a reading process died (was memory used up?); nothing was written") from failure
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


_reader: Reader | None = None  # a worker process's own, made once when it starts


def _start_worker(extractor: str) -> None:
    global _reader  # the pool offers no other place for what a worker keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _reader = reader(extractor)


def _read_chunk(documents: list[Document]) -> list[Reading | Lost]:
    if _reader is None:
        raise RunAborted("a reading process was not set up")
    return [_reader.read(document) for document in documents]
