"""RSS and Atom: one document an entry, as far as the feed itself tells it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from warmonitor.domain.documents import Draft, Lost
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.dates import iso_date
from warmonitor.sources.encodings import decode
from warmonitor.sources.markup import plain_text

name = "feed"
suffixes = (".xml", ".rss", ".atom")
many = True

DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{2,30})["']""")


def read(material: Material) -> Iterator[Draft | Lost]:
    """The entries in their order. A feed often holds only the opening of a report: that is what is taken in.

    Raises:
        ItemFailed: If it is no feed, declares entities of its own (as XML bombs do), or has no entries.
    """
    import feedparser

    raw = material.raw()
    decoded = decode(raw, stated=material.charset or _declared(raw))
    if "<!ENTITY" in decoded.text:
        raise ItemFailed("the XML declares entities of its own, as XML bombs do; not read")
    feed = feedparser.parse(
        _redeclared(decoded.text),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries:
        raise ItemFailed("the feed has no entries" if feed.version else "the XML is no RSS or Atom feed")
    notes = decoded.notes + (("the feed is not well-formed XML",) if feed.bozo else ())
    for number, entry in enumerate(feed.entries, start=1):
        yield _draft(entry, outlet=_outlet(feed), where=f"entry {number}", notes=notes, name=material.name)


def _draft(entry: Any, *, outlet: str, where: str, notes: tuple[str, ...], name: str) -> Draft | Lost:
    text, title = plain_text(_longest(entry)), plain_text(str(entry.get("title") or ""))
    if not text and not title:
        return Lost(item=f"{name}, {where}", reason="the entry has no words")
    published, url = _published(entry), str(entry.get("link") or "")
    key = "\n".join((str(entry.get("id") or ""), url, published, title, text)).encode("utf-8", "replace")
    return Draft(
        text=text or title,
        title=title,
        source=outlet,
        published=published,
        url=url,
        problems=notes if text else (*notes, "the feed gives a headline only"),
        key=key,
        name=where,
    )


def _outlet(feed: Any) -> str:
    return plain_text(str(feed.feed.get("title") or ""))


def _longest(entry: Any) -> str:
    told = [str(content.get("value") or "") for content in entry.get("content") or ()]
    return max([*told, str(entry.get("summary") or "")], key=len)


def _published(entry: Any) -> str:
    """As written, in the outlet's own zone; where that cannot be read, feedparser's reading, which is UTC."""
    for field in ("published", "updated"):
        if written := str(entry.get(field) or ""):
            parsed = entry.get(f"{field}_parsed")
            return iso_date(written) or (time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else written)
    return ""


def _declared(raw: bytes) -> str:
    match = DECLARED.search(raw[:300])
    return match[1].decode("ascii") if match else ""


def _redeclared(text: str) -> bytes:
    """UTF-8 that says so, whatever the feed said: it has been decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", '<?xml version="1.0" encoding="utf-8"?>', text, count=1).encode("utf-8", "replace")
