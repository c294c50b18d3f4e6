"""An attacker's own death: "blew himself up"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.subjects import subject_frame


def own_death(line: Line, i: int) -> Iterator[Found]:
    """ "blew himself up", "detonated themselves": the attacker's own death."""
    before = [line.low(k) for k in range(max(0, i - 3), i)]
    if any(w in ("blew", "detonated", "exploded", "blown", "blowing", "detonating") for w in before):
        start = next(k for k in range(i - 1, -1, -1) if line.low(k) in ("blew", "detonated", "exploded", "blown", "blowing", "detonating"))
        yield from subject_frame(line, start, i + 1, "killed", "suicide_bombing", "blew himself up")
