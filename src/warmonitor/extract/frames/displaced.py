"""Flight: "thousands fled", "forced millions to flee"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.subjects import group_start, subject_of
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.words import HAVE


def flight(line: Line, i: int) -> Iterator[Found]:
    """ "thousands fled their homes", "forced millions to flee", "civilians fleeing battles"."""
    if line.low(i) == "flee" and line.low(i - 1) == "to":
        people = ending_at(line, i - 1)
        forced = any(line.low(k) in ("forced", "forcing", "caused", "causing", "obliged") for k in range(max(0, i - 8), i))
        if (forced and people is not None and can_suffer(people) and people.plural) or (
            forced
            and (
                people := subject_of(
                    line,
                    group_start(
                        line,
                        next(k for k in range(max(0, i - 8), i) if line.low(k) in ("forced", "forcing", "caused", "causing", "obliged")),
                    ),
                )
            )
            and people.plural
        ):
            yield from counted(line, "displaced", "unknown", i, i + 1, people, "forced to flee", forward=False)
        return
    people = ending_at(line, i)
    while line.low(i - 1) in HAVE and people is None:
        people = next((p for p in line.people if p.last == i - 1), None)
        break
    if (
        people is None
        or not people.plural
        or people.amount is None
        or (people.kind and people.kind.status in ("armed_group", "state_forces"))
    ):
        return
    yield from counted(line, "displaced", "unknown", i, i + 1, people, "fled", forward=False)
