"""A row of named fields, from a line of JSON or of a table, to a draft."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed

FIELDS = ("doc_id", "source", "published", "context_date", "title", "url", "language")


def draft_of(row: Mapping[str, object], *, key: bytes, name: str, notes: tuple[str, ...] = ()) -> Draft:
    """The draft of one row; names that are none of a document's are passed over.

    Raises:
        ItemFailed: If there is no text, or a field is no text.
    """
    text = row.get("text")
    if not isinstance(text, str):
        got = "no text" if text is None else f"a text that is a {type(text).__name__}"
        raise ItemFailed(f"{got}; a document needs the field text")
    fields = {field: written(field, row.get(field)) for field in FIELDS}
    return msgspec.structs.replace(Draft(text=text, key=key, name=name, problems=notes), **fields)


def written(field: str, value: object) -> str:
    """A field as text: "" for none.

    Raises:
        ItemFailed: If it is a list, an object or the like.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # ids are often bare numbers
    raise ItemFailed(f"the field {field} is a {type(value).__name__}, not text")
