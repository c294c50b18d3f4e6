"""Scraps of HTML, as feeds and mails carry them, to plain text; whole pages are `web_pages`' work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

BLOCKS = frozenset("p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote pre section article figure figcaption hr dd dt".split())
UNSEEN = frozenset("script style head title template noscript iframe object svg".split())
WHITE = re.compile(r"\s+")


def plain_text(markup: str) -> str:
    """The words a person would see, one block a line.

    >>> plain_text("<p>At least 12 people <b>were killed</b>.</p><script>x()</script><p>Three more &amp; a child</p>")
    'At least 12 people were killed.\\nThree more & a child'
    """
    if "<" not in markup:
        return _tidy(unescape(markup))
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(markup.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    return _tidy("".join(_pieces(etree.iterwalk(root, events=("start", "end")))))


def _pieces(walk: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """The text in reading order, with line ends where blocks begin and end; not recursive, for a hostile page nests deep."""
    unseen = 0
    for event, element in walk:
        hidden = element.tag in UNSEEN
        starts = event == "start"
        unseen += hidden if starts else -hidden
        if element.tag in BLOCKS:
            yield "\n"
        said = element.text if starts else element.tail
        if said and not unseen:
            yield WHITE.sub(" ", said)


def _tidy(text: str) -> str:
    lines = (WHITE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
