"""What may reach a terminal: no control characters from reports; colour and bars only where a person looks."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from warmonitor.flow import Tell

PAUSE_SECONDS = 0.1  # between two updates of a bar


def plain(text: str) -> str:
    """Text from outside, on one line, without control or direction characters that could repaint a terminal.

    >>> plain("Al-Shir\\x1b[2J and\\nAl-Mukhtariya")
    'Al-Shir[2J and Al-Mukhtariya'
    """
    return "".join(" " if c in "\n\t" else c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def console() -> Console:
    """Standard output, wide enough for a table where it is no terminal."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else 120
    return Console(width=wide, highlight=False, markup=False, emoji=False, soft_wrap=False)


@contextmanager
def telling() -> Iterator[Tell]:
    """A bar on standard error while the block runs, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bars(bars)


class _Bars:
    """One bar a step, repainted ten times a second at most."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}
        self.painted = 0.0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if step in self.tasks and done != total and now - self.painted < PAUSE_SECONDS:
            return
        if step not in self.tasks:
            self.tasks[step] = self.bars.add_task(step, total=total)
        self.bars.update(self.tasks[step], completed=done, total=total)
        self.painted = now
