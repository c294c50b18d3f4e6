"""Documents to readings: one extractor, in this process or in several, always in the order of the documents."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice

import msgspec

from warmonitor import plugins
from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused, RunAborted
from warmonitor.flow.boundary import attempt
from warmonitor.flow.long import read_long
from warmonitor.flow.placing import place_all
from warmonitor.gazetteer import Gazetteer
from warmonitor.plugins import Extractor

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
    """An extractor with the places it may ask for."""

    extractor: Extractor
    places: Gazetteer | None = None

    def read(self, document: Document) -> Reading | Lost:
        """The document's reading; a language that the extractor does not know is a note, not a failure."""
        if document.language and document.language not in self.extractor.languages:
            return Reading(doc_id=document.doc_id, problems=(unread_language(document.language),))
        return attempt(document.doc_id, partial(self._read, document))

    def _read(self, document: Document) -> Reading:
        reading = read_long(document, partial(self.extractor.read, places=self.places))
        if self.places is None or not reading.claims:
            return reading
        return msgspec.structs.replace(reading, claims=place_all(reading.claims, document, self.places))


def unread_language(code: str) -> str:
    """
    >>> unread_language("ar")
    'in Arabic; no reader knows that language yet, so no claims were read'
    """
    return f"in {LANGUAGES.get(code, code)}; no reader knows that language yet, so no claims were read"


def reader(extractor: str) -> Reader:
    """The reader of that name, with the gazetteer.

    Raises:
        CallRefused: If no extractor has that name; the message lists the known ones.
    """
    try:
        part = plugins.load("extractors", extractor)
    except LookupError as unknown:
        raise CallRefused(str(unknown)) from unknown
    return Reader(extractor=part() if isinstance(part, type) else part, places=Gazetteer.open())


def read_all(documents: Iterable[Document], *, extractor: str, workers: int) -> Iterator[Reading | Lost]:
    """One reading (or loss) for each document, in their order, whatever the number of workers."""
    if workers > 1:
        return _in_processes(documents, extractor=extractor, workers=workers)
    one = reader(extractor)
    return (one.read(document) for document in documents)


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
