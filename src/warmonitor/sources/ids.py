"""Document ids: given ones kept and made ones from the content, no two alike."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Protocol

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


class Taken(NamedTuple):
    """A document that has an id: the name by which it came, the file or address alone, and a digest of all its fields."""

    name: str
    came_in: str
    told: bytes


class Before(Protocol):
    """The documents that results hold already."""

    def taken(self, doc_id: str) -> Taken | None: ...

    def copy_of(self, doc_id: str, taken: Taken) -> bool:
        """Whether a document of this id, or a copy counted on from it, came by the same name with the same fields."""
        ...


class Ids:
    """The ids given out so far in one run, and before it."""

    def __init__(self, before: Before | None = None) -> None:
        self.admitted: dict[str, Taken] = {}
        self._before = before
        self._copies: dict[str, int] = {}

    def admit(self, document: Document, *, name: str, made: bool, came_in: str = "") -> Document | None:
        """The document under an id of its own; None where it is, in every field, one that has been taken in already.

        A copy under a made id is kept and counted on ("-2"), so that it is seen as the duplicate it is; the same file given to an
        update again is no copy.

        Raises:
            ItemFailed: If another document was given this id.
        """
        taken = Taken(name, plain_name(came_in or name), told(document))
        first = self._taken(document.doc_id)
        if first is not None and not made:
            if first.told == taken.told:
                return None
            raise ItemFailed(f"its doc_id {document.doc_id!r} is already that of another document ({first.name})")
        if made and self._before is not None and self._before.copy_of(document.doc_id, taken):
            return None
        free = self._free(document.doc_id)
        self.admitted[free] = taken
        return document if free == document.doc_id else msgspec.structs.replace(document, doc_id=free)

    def _free(self, doc_id: str) -> str:
        copy = self._copies.get(doc_id, 1)
        while self._taken(free := doc_id if copy == 1 else f"{doc_id}-{copy}") is not None:
            copy += 1
        self._copies[doc_id] = copy
        return free

    def _taken(self, doc_id: str) -> Taken | None:
        return self.admitted.get(doc_id) or (self._before.taken(doc_id) if self._before else None)


def plain_name(name: str) -> str:
    """A file's name without its folder, which may be named in many ways.

    >>> plain_name("inbox/march/one.txt"), plain_name("https://example.org/one")
    ('one.txt', 'https://example.org/one')
    """
    return name if "://" in name else name.rpartition("/")[2]


def told(document: Document) -> bytes:
    """A digest of all that a document says of itself."""
    fields = (document.source, document.published, document.context_date, document.title, document.text, document.url)
    return hashlib.sha256("\x00".join(fields).encode("utf-8", "replace")).digest()[:12]
