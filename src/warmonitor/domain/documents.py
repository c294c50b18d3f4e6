"""What was published: a source's document, and words in it by their offsets."""

from __future__ import annotations

from datetime import date

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as taken in. Offsets everywhere refer to `text`, in Unicode code points.

    `published` and `context_date` are ISO dates or times as given ("" where missing); `hash` is the SHA-256 of the bytes
    that the archive keeps; `duplicate_of` and `near_duplicate_of` are doc_ids; `problems` are notes for people.
    """

    doc_id: str
    source: str = ""
    published: str = ""
    context_date: str = ""
    title: str = ""
    text: str = ""
    url: str = ""
    language: str = ""
    hash: str = ""
    duplicate_of: str | None = None
    near_duplicate_of: str | None = None
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.doc_id:
            raise ValueError("a document needs a doc_id")

    @property
    def day(self) -> date | None:
        """The calendar day of publication, else the context date's, else None."""
        return iso_day(self.published) or iso_day(self.context_date)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a source found it, before intake gives it an id and its manifest's particulars.

    `key` is what a made id is made from: the report's own bytes, where one file holds many. `guessed` names the fields that the
    source inferred rather than found stated; a manifest is believed over those. `name` is where in the file it stood.
    """

    text: str
    doc_id: str = ""
    source: str = ""
    published: str = ""
    context_date: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    problems: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    key: bytes = b""
    name: str = ""


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """An item that could not be taken in, by a name fit to show, and why."""

    item: str
    reason: str


def iso_day(written: str | None) -> date | None:
    """The day of an ISO date or time; None where there is none.

    >>> iso_day("2025-03-07T18:30:00Z")
    datetime.date(2025, 3, 7)
    """
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
