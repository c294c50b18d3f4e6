"""Document ids: given ones kept and made ones from the content, no two alike."""

from __future__ import annotations

import hashlib

import msgspec

from warmonitor.domain.documents import Document
from warmonitor.errors import ItemFailed

LENGTH = 16  # 64 bits: a clash among a million documents is a chance of one in thirty million


def made_id(content: str, *, source: str = "", url: str = "") -> str:
    """An id from a content hash and, where a manifest names them, the outlet and the address.

    The same words from two outlets are two documents; the same file under two names is one thing twice.

    >>> made_id("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'e3b0c44298fc1c14'
    """
    if not source and not url:
        return content[:LENGTH]
    return hashlib.sha256("\n".join((content, source, url)).encode("utf-8", "replace")).hexdigest()[:LENGTH]


class Ids:
    """The ids given out so far in one run."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[str, bytes]] = {}

    def admit(self, document: Document, *, name: str, made: bool) -> Document | None:
        """The document under an id of its own; None where it is, in every field, one that has been taken in already.

        A copy under a made id is kept and counted on ("-2"), so that it is seen as the duplicate it is.

        Raises:
            ItemFailed: If another document was given this id.
        """
        first = self._taken.get(document.doc_id)
        told = _told(document)
        if first is not None and not made:
            if first[1] == told:
                return None
            raise ItemFailed(f"its doc_id {document.doc_id!r} is already that of another document ({first[0]})")
        free = document.doc_id
        copy = 1
        while free in self._taken:
            copy += 1
            free = f"{document.doc_id}-{copy}"
        self._taken[free] = (name, told)
        return document if free == document.doc_id else msgspec.structs.replace(document, doc_id=free)


def _told(document: Document) -> bytes:
    fields = (document.source, document.published, document.context_date, document.title, document.text, document.url)
    return hashlib.sha256("\x00".join(fields).encode("utf-8", "replace")).digest()[:12]
