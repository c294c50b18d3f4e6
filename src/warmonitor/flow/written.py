"""The files of written results, read again line by line; a damaged one refuses the call in one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.errors import CallRefused

T = TypeVar("T")


class ClaimsLine(msgspec.Struct, frozen=True):
    """A line of `claims.jsonl`."""

    doc_id: str
    claims: tuple[Claim, ...] = ()


def lines(path: Path, kind: type[T]) -> Iterator[T]:
    """The lines of a file of results.

    Raises:
        CallRefused: If it is missing or damaged. The line is named, and none of its words.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    found = msgspec.json.decode(line, type=kind)
                except (msgspec.DecodeError, ValueError) as failure:
                    raise damaged(path, number) from failure
                yield found
    except OSError as failure:
        raise CallRefused(f"{path.parent} holds no whole results: {path.name}: {failure.strerror}") from failure


def damaged(path: Path, line: int) -> CallRefused:
    return CallRefused(f"{path} is damaged in line {line}; restore it, or make the results anew with run --force")
