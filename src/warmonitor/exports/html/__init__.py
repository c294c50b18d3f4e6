"""report.html: one page for people, complete in itself, that opens without a network and runs nothing."""

from __future__ import annotations

from pathlib import Path

from warmonitor.exports.files import write_whole
from warmonitor.exports.html.page import page
from warmonitor.plugins import Results


class Html:
    """The page is written for an editor: disagreements first, the words behind every figure, the method last."""

    name = "html"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        return (write_whole(folder / "report.html", [page(results).encode("utf-8", "replace")]),)


EXPORTER = Html()
