"""Web pages: the article without its surroundings, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.encodings import decode

name = "web-page"
suffixes = (".html", ".htm", ".xhtml")
many = False

MOST_BYTES = 16 << 20  # finding the article takes a second for each megabyte
STATED_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
NOT_ARTICLE = ["//nav", "//footer", "//aside", "//form", "//noscript"]


def read(material: Material) -> Iterator[Draft]:
    """One report: text, title, date, language and outlet by trafilatura.

    Raises:
        ItemFailed: If no article can be found on the page.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    raw = material.raw()
    if len(raw) > MOST_BYTES:
        raise ItemFailed(f"a page of more than {MOST_BYTES >> 20} MB is not read; save its article as text")
    decoded = decode(raw, stated=material.charset or _charset(raw))
    page: Any = trafilatura.bare_extraction(
        decoded.text.replace("\x00", ""),
        url=material.url or None,
        with_metadata=True,
        include_comments=False,
        prune_xpath=NOT_ARTICLE,
    )
    if page is None or not (page.text or "").strip():
        raise ItemFailed("no article text in the HTML; a page built by script must be saved after it has loaded")
    published, notes, guessed = _published(decoded.text, page.date or "")
    address = material.url or page.url or ""
    outlet = _outlet(page.sitename or "", address)
    yield Draft(
        text=_without_headline(page.text.strip("\n"), page.title or ""),
        title=page.title or "",
        source=outlet or _host(address),
        published=published,
        url=address,
        problems=decoded.notes + notes,
        guessed=guessed + (() if outlet else ("source",)),
    )


def _without_headline(text: str, title: str) -> str:
    """The article alone: its headline, which the format marks as one, is kept as the title and not twice."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest.strip() and first.strip() == title.strip() else text


def _published(markup: str, found: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The date, and whether the page's markup states it or it was only inferred from the words."""
    if not found:
        return "", (), ()
    from htmldate import find_date

    try:
        stated: Any = find_date(markup, extensive_search=False, original_date=True)
    except (ValueError, TypeError):
        stated = None
    if stated:
        return str(stated), (), ()
    return found, ("publication date inferred from the page, which does not state it",), ("published",)


def _outlet(sitename: str, address: str) -> str:
    """The outlet as the page names it; where it doesn't, trafilatura gives the host, which is no name."""
    return "" if sitename.lower() in (urlsplit(address).netloc.lower(), _host(address)) else sitename


def _charset(raw: bytes) -> str:
    match = STATED_CHARSET.search(raw[:4096])
    return match[1].decode("ascii") if match else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
