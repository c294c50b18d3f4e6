"""From what was named to documents: keep the bytes, read them by kind, add what the manifest knows, give an id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from warmonitor.archive import Archive
from warmonitor.domain.documents import Document, Draft, Lost
from warmonitor.errors import ItemFailed, RunAborted
from warmonitor.plugins import Material, Source
from warmonitor.sources.dates import iso_date
from warmonitor.sources.encodings import encodable
from warmonitor.sources.gathering import Gathered, Item, gather
from warmonitor.sources.ids import Ids, made_id
from warmonitor.sources.kinds import source_for, suffix_for_type
from warmonitor.sources.languages import language_of
from warmonitor.sources.manifest import Entry
from warmonitor.sources.settings import Intake


def take_in(
    inputs: Sequence[str], *, archive: Archive, settings: Intake | None = None, ids: Ids | None = None
) -> Iterator[Document | Lost]:
    """Take in files, folders, globs and addresses, one document at a time, in an order that their naming does not change.

    The bytes of each are in the archive before anything parses them. What cannot be read comes as Lost, with its reason, in
    its turn. `ids` knows the documents taken in before, of which none comes twice. Memory is bounded by the largest single item
    (`settings.max_bytes`), not by how many there are.

    Raises:
        CallRefused: At once, before anything is read, if a path doesn't exist or an address may not be asked.
        RunAborted: While going through them, if the archive cannot be written or memory is used up.
    """
    settings = settings or Intake()
    return _documents(gather(inputs, allow_http=settings.allow_private), archive, settings, ids or Ids())


def _documents(gathered: Gathered, archive: Archive, settings: Intake, ids: Ids) -> Iterator[Document | Lost]:
    for manifest in gathered.manifests:
        _keep(manifest, archive)  # dates and outlets rest on it
    yield from gathered.losses
    for item in gathered.items:
        # The per-item boundary: parsers of hostile bytes raise anything, and one report must not stop the others.
        try:
            yield from _of_item(item, archive, settings, ids)
        except RunAborted:
            raise
        except ItemFailed as failure:
            yield Lost(item=item.name, reason=str(failure))
        except MemoryError as failure:
            raise RunAborted(f"memory ran out at {item.name}; nothing was written") from failure
        except Exception as error:  # noqa: BLE001 - parsers of hostile bytes raise anything
            yield Lost(item=item.name, reason=f"cannot be read: its content breaks the reader ({type(error).__name__})")


def _of_item(item: Item, archive: Archive, settings: Intake, ids: Ids) -> Iterator[Document | Lost]:
    digest, material, source = _at_address(item, archive, settings) if item.url else _on_disk(item, archive, settings)
    number, empty = count(1), True
    for draft in source.read(material):
        empty = False
        if isinstance(draft, Lost):
            yield draft
            continue
        name = f"{item.name}, {draft.name}" if draft.name else item.name
        given = draft.doc_id or _given(item.entry, next(number), many=source.many)
        try:
            document = ids.admit(_document(draft, item, digest, given), name=name, made=not given, came_in=item.name)
        except ItemFailed as failure:
            yield Lost(item=name, reason=str(failure))
            continue
        if document is not None:
            yield document
    if empty:
        raise ItemFailed("empty: it holds no document")


def _on_disk(item: Item, archive: Archive, settings: Intake) -> tuple[str, Material, Source]:
    assert item.path is not None
    source = source_for(item.path.name)
    if not source.many and item.path.stat().st_size > settings.max_bytes:
        raise ItemFailed(f"larger than {settings.max_bytes >> 20} MB; split it, or raise the limit (max_bytes)")
    digest = _keep(item.path, archive)
    return digest, _material(item.name, digest, archive, settings), source


def _at_address(item: Item, archive: Archive, settings: Intake) -> tuple[str, Material, Source]:
    from warmonitor.sources.addresses import fetch  # brings httpx, which most runs never need

    fetched = fetch(item.url, settings=settings)
    digest = archive.put(fetched.raw)
    suffix = suffix_for_type(fetched.media_type) or _sniffed(fetched.raw) or Path(urlsplit(fetched.url).path).suffix
    source = source_for(suffix or ".html")
    return digest, _material(item.name, digest, archive, settings, url=fetched.url, charset=fetched.charset), source


def _keep(path: Path, archive: Archive) -> str:
    try:
        return archive.put_file(path)
    except OSError as error:
        raise ItemFailed(f"cannot be read: {error.strerror or error}") from error


def _material(name: str, digest: str, archive: Archive, settings: Intake, *, url: str = "", charset: str = "") -> Material:
    return Material(
        name=name,
        path=archive.checked(digest),
        url=url,
        charset=charset,
        max_bytes=settings.max_bytes,
        max_expanded=settings.max_expanded,
    )


def _sniffed(raw: bytes) -> str:
    """The kind by its first bytes, for servers that state none."""
    start = raw[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        return ".pdf"
    if start.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in start:
        return ".xml"
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ""


def _given(entry: Entry, number: int, *, many: bool) -> str:
    """The manifest's id; a file of many reports numbers them, because no two can share one."""
    return f"{entry.doc_id}-{number}" if entry.doc_id and many else entry.doc_id


def _document(draft: Draft, item: Item, digest: str, given: str) -> Document:
    """The draft with what the manifest adds: what the file states holds over it, what was only guessed does not."""
    entry, text, title = item.entry, encodable(draft.text), encodable(draft.title or item.entry.title)
    if not text.strip() and not title.strip():
        raise ItemFailed("empty: it holds no text")
    published, notes = _dated(_best(draft, entry, "published"), context_date := draft.context_date or entry.context_date)
    content = hashlib.sha256(draft.key).hexdigest() if draft.key else digest
    return Document(
        doc_id=encodable(given) or made_id(content, source=entry.source, url=entry.url),
        source=encodable(_best(draft, entry, "source") or _host(item.url)),
        published=published,
        context_date=iso_date(context_date),
        title=title,
        text=text,
        url=encodable(draft.url or entry.url),
        language=encodable(draft.language or entry.language) or language_of(text),
        hash=digest,
        problems=draft.problems + notes + (() if text.strip() else ("no text, only a title",)),
    )


def _best(draft: Draft, entry: Entry, field: str) -> str:
    found, listed = str(getattr(draft, field)), str(getattr(entry, field))
    return (listed or found) if field in draft.guessed else (found or listed)


def _dated(written: str, context_date: str) -> tuple[str, tuple[str, ...]]:
    published = iso_date(written)
    if published:
        return published, ()
    instead = "; the context date stands in for it" if iso_date(context_date) else ""
    if written.strip():
        return "", (f"publication date {written.strip()[:40]!r} has no one reading; write it as 2025-03-07{instead}",)
    return "", (f"no publication date{instead}",)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
