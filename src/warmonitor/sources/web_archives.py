"""Web archives: the pages in a .warc, a .warc.gz or a .wacz, each with the address that it was captured from."""

from __future__ import annotations

import logging
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from warmonitor.domain.documents import Draft, Lost
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.kinds import source_for, suffix_for_type
from warmonitor.sources.zips import unpacked

name = "warc"
suffixes = (".warc", ".warc.gz", ".wacz")
many = True

# What warcio, zlib and zipfile raise on damaged bytes; warcio trips over a missing header with an AttributeError.
DAMAGE = (OSError, EOFError, ValueError, AttributeError, zlib.error, zipfile.BadZipFile, NotImplementedError)
READ = (".html", ".txt", ".pdf", ".docx")  # pages and papers; a site's pictures, scripts and data are not reports


def read(material: Material) -> Iterator[Draft | Lost]:
    """The pages that the archive answers with, in their order.

    Raises:
        ItemFailed: If it is no web archive or holds no page.
    """
    found = False
    for draft in _packed(material) if material.name.lower().endswith(".wacz") else _plain(material):
        found = True
        yield draft
    if not found:
        raise ItemFailed("no web page in the archive")


def _plain(material: Material) -> Iterator[Draft | Lost]:
    with material.open() as stream:
        yield from _pages(stream, material)


def _packed(material: Material) -> Iterator[Draft | Lost]:
    with unpacked(material, what=".wacz") as packed:
        inside = sorted(n for n in packed.namelist() if n.startswith("archive/") and n.endswith((".warc", ".warc.gz")))
        if not inside:
            raise ItemFailed("not a .wacz file: no archive/*.warc.gz in it")
        for name in inside:
            try:
                with packed.open(name) as stream:
                    yield from _pages(stream, material)  # type: ignore[arg-type]  # zipfile types its streams as IO[bytes]
            except DAMAGE as error:
                raise ItemFailed("the .wacz is damaged and cannot be unpacked") from error


def _pages(stream: BinaryIO, material: Material) -> Iterator[Draft | Lost]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    seen = 0
    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # warcio would write to standard error what we tell by a reason
    try:
        for record in records:
            if record.rec_type not in ("response", "resource"):
                continue
            seen += 1
            yield from _page(record, material)
    except (ArchiveLoadFailed, *DAMAGE) as error:
        if not seen:
            raise ItemFailed("not a web archive, or a damaged one") from error
        yield Lost(item=f"{material.name}, after record {seen}", reason="the rest of the web archive is damaged and was not read")


def _page(record: Any, material: Material) -> Iterator[Draft | Lost]:
    """The report in one captured answer; nothing for pictures, scripts, redirects and errors."""
    headers = record.http_headers
    media_type = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    suffix = suffix_for_type(media_type)
    if suffix not in READ or (headers and headers.get_statuscode() != "200"):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    item = f"{material.name}, {url}"
    body = _whole(record.content_stream(), limit=material.max_bytes)
    if not body:
        return
    inner = Material(
        name=item,
        held=body,
        url=url,
        charset=_charset(media_type),
        max_bytes=material.max_bytes,
        max_expanded=material.max_expanded,
    )
    captured = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    try:
        for draft in source_for(suffix).read(inner):
            yield _captured(draft, body, captured) if isinstance(draft, Draft) else draft
    except ItemFailed as failure:
        yield Lost(item=item, reason=str(failure))


def _whole(stream: BinaryIO, *, limit: int) -> bytes:
    """The answer's bytes, unpacked block by block up to one past the limit: enough for the reader to refuse it."""
    pieces, size = [], 0
    while size <= limit and (piece := stream.read(1 << 16)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _captured(draft: Draft, body: bytes, day: str) -> Draft:
    """The day of capture is no publication date, but a person can start from it."""
    notes = draft.problems + ((f"captured on {day}",) if day and not draft.published else ())
    return msgspec.structs.replace(draft, key=body, name=draft.url, problems=notes)


def _charset(media_type: str) -> str:
    return media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
