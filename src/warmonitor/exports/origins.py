"""origins.jsonl: the graph of who rests on whom, an edge of one incident a line, for programs that draw or count it."""

from __future__ import annotations

from pathlib import Path

from warmonitor.domain.reliances import Reliance
from warmonitor.exports.files import write_whole
from warmonitor.exports.jsonl import ENCODER
from warmonitor.plugins import Results


class Origins:
    """From each report to the voice that it rests on, sorted by incident, voice and report: the same bytes for the same results."""

    name = "origins"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        lines = (ENCODER.encode(one) + b"\n" for one in sorted(results.reliances, key=_place))
        return (write_whole(folder / "exports" / "origins.jsonl", lines),)


def _place(one: Reliance) -> tuple[str, ...]:
    return one.incident, one.voice, one.document, one.kind, one.report


EXPORTER = Origins()
