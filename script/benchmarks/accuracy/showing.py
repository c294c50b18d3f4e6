"""The table of figures, on the terminal and in a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from accuracy.scoring import Refused
from accuracy.sets import Goal, Set

WIDTH = 130
BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A goal with the figure of today; None where its set is not at hand, or holds nothing to count."""

    of: Set
    goal: Goal
    figure: float | None

    @property
    def reached(self) -> str:
        if self.figure is None:
            return "no data"
        if self.goal.target is None:
            return ""
        return "yes" if self.figure >= self.goal.target else "no"


def table(rows: Sequence[Row]) -> Table:
    made = Table(box=box.SIMPLE_HEAD)
    for name in ("set", "what", "measure"):
        made.add_column(name, no_wrap=True)
    for name in ("floor", "target", "today"):
        made.add_column(name, justify="right", no_wrap=True)
    made.add_column("reached", no_wrap=True)
    for number, row in enumerate(rows):
        first = number == 0 or rows[number - 1].of != row.of
        mark = " (linking's own)" if row.of.of_linking else ""
        made.add_row(
            row.of.name if first else "",
            row.of.what + mark if first else "",
            row.goal.measure,
            _figure(row.goal.floor),
            _figure(row.goal.target),
            _figure(row.figure, places=3),
            row.reached,
        )
    return made


def page_block(heading: str, rows: Sequence[Row]) -> str:
    """The heading and the table as plain text."""
    console = Console(width=WIDTH, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(table(rows))
    lines = [line.rstrip() for line in captured.get().split("\n") if line.strip()]
    return "\n".join(["```text", "$ script/bench accuracy", heading, *lines, "```"])


def put_into(page: Path, block: str) -> None:
    """Replace what stands between `<!-- figures -->` and `<!-- end -->`.

    Raises:
        Refused: If the page has no such place.
    """
    text = page.read_text(encoding="utf-8")
    if not BLOCK.search(text):
        raise Refused(f"{page.name} has no <!-- figures --> and <!-- end --> to put the table between")
    page.write_text(BLOCK.sub(lambda found: f"{found[1]}{block}\n{found[2]}", text, count=1), encoding="utf-8")


def _figure(value: float | None, places: int = 2) -> str:
    return "" if value is None else f"{value:.{places}f}"
