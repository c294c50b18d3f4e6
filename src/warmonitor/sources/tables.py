"""CSV: one document a row, with a header that names the columns as a .jsonl names its fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from warmonitor.domain.documents import Draft, Lost
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.encodings import decode
from warmonitor.sources.rows import FIELDS, draft_of

name = "table"
suffixes = (".csv", ".tsv")
many = True

SEPARATORS = ",;\t|"


def read(material: Material) -> Iterator[Draft | Lost]:
    """The documents, row by row.

    Raises:
        ItemFailed: If the header has no column `text`; the message names the columns found.
    """
    decoded = decode(material.raw(), stated=material.charset)
    for number, row in rows(decoded.text, needed="text", limit=material.max_bytes):
        where = f"row {number}"
        try:
            key = repr(sorted((k, v) for k, v in row.items() if k == "text" or k in FIELDS)).encode("utf-8", "replace")
            yield draft_of({k: v for k, v in row.items() if v != "" or k == "text"}, key=key, name=where, notes=decoded.notes)
        except ItemFailed as failure:
            yield Lost(item=f"{material.name}, {where}", reason=str(failure))


def rows(text: str, *, needed: str, limit: int) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    """The rows of a table, numbered as a spreadsheet does (the header is row 1), by lower-case column names.

    Raises:
        ItemFailed: If there is no column `needed`, or the table cannot be read on.
    """
    csv.field_size_limit(limit)
    header = text.partition("\n")[0]
    separator = max(SEPARATORS, key=header.count) if any(s in header for s in SEPARATORS) else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = [column.strip().lower() for column in next(reader, [])]
        if needed not in columns:
            found = ", ".join(column[:40] for column in columns[:12]) or "none"
            raise ItemFailed(f"the table has no column {needed!r} in its first row; columns found: {found}")
        for number, cells in enumerate(reader, start=2):
            if any(cells):
                yield number, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise ItemFailed(f"the table cannot be read on: {error} (after line {reader.line_num})") from error
