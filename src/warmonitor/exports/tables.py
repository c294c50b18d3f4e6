"""Comma-separated files that a spreadsheet may open without harm: columns with their meaning, and cells that run nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from warmonitor.exports.files import write_whole

Cell = str | int | float | None
T = TypeVar("T")

# What a spreadsheet takes for a formula, in plain and in full-width writing (OWASP, CSV injection).
FORMULA = tuple("=+-@\t\r＝＋－＠")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class Column(msgspec.Struct, Generic[T], frozen=True):
    """One column: its name, what a reader finds in it, and how it is got from the thing that the row is about."""

    name: str
    meaning: str
    of: Callable[[T], Cell]


def write_table(path: Path, columns: Sequence[Column[T]], things: Iterable[T]) -> Path:
    """One row for each thing, by RFC 4180: UTF-8, a header, CRLF."""
    return write_whole(path, _rows(columns, things))


def cell(value: Cell) -> str:
    """A cell as text. Words that a spreadsheet would run get an apostrophe in front; numbers stay as they are.

    >>> cell("=HYPERLINK(1)"), cell("-36.5"), cell(-1), cell(None), cell(True)
    ("'=HYPERLINK(1)", '-36.5', '-1', '', '1')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(int(value)) if isinstance(value, bool) else str(value)
    if value.lstrip(" \n").startswith(FORMULA) and not NUMBER.fullmatch(value):
        return "'" + value
    return value


def _rows(columns: Sequence[Column[T]], things: Iterable[T]) -> Iterator[bytes]:
    yield _row([column.name for column in columns])
    for thing in things:
        yield _row([cell(column.of(thing)) for column in columns])


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
