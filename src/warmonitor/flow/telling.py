"""How a run says where it is."""

from __future__ import annotations

from typing import Protocol


class Tell(Protocol):
    """A step's name, how much of it is done, and of how much (None where nobody knows yet)."""

    def __call__(self, step: str, done: int, total: int | None) -> None: ...


def silent(step: str, done: int, total: int | None) -> None:
    """Says nothing."""


def unsaid(line: str) -> None:
    """Says nothing."""
