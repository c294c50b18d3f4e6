"""Which source reads what: by the ending of a name, or by the type that a server states."""

from __future__ import annotations

from functools import cache

from warmonitor import plugins
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Source

MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/warc": ".warc",
    "application/wacz": ".wacz",
}


def source_for(name: str) -> Source:
    """The source that reads files of this name.

    Raises:
        ItemFailed: If no source does; the message lists the endings that one does.
    """
    source = _by_suffix().get(suffix_of(name))
    if source is None:
        raise ItemFailed(f"no source reads this kind of file; known: {', '.join(sorted(_by_suffix()))}")
    return source


def suffix_of(name: str) -> str:
    """The longest known ending of a name, in lower case; else whatever follows its last dot.

    >>> suffix_of("crawl.WARC.gz")
    '.warc.gz'
    """
    lower = name.lower()
    known = [suffix for suffix in _by_suffix() if lower.endswith(suffix)]
    return max(known, key=len) if known else lower[lower.rfind(".") :] if "." in lower else ""


def suffix_for_type(media_type: str) -> str:
    """The ending that a media type stands for; "" where none is known.

    >>> suffix_for_type("text/html; charset=utf-8")
    '.html'
    """
    return MEDIA_TYPES.get(media_type.partition(";")[0].strip().lower(), "")


@cache
def _by_suffix() -> dict[str, Source]:
    sources: list[Source] = [plugins.load("sources", name) for name in plugins.names("sources")]
    return {suffix: source for source in sources for suffix in source.suffixes}
