"""Deaths that a report only implies: "a fatal shooting", "the homicide victim". They count where it tells of no death in other words."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.words import table

RULE = "a death implied"
DEEDS = table("shooting stabbing gunshot hit-and-run beating")
DEATHLY = table("homicide murder slaying")
VICTIMS = table("victim victims")


def implied(line: Line, i: int) -> Iterator[Found]:
    """ "fatal shooting", "shooting death", "homicide victim": somebody was killed, of whom the words say no more."""
    word, k = line.low(i), 0
    if word in ("fatal", "deadly"):
        k = next((k for k in range(i + 1, i + 5) if line.low(k) in DEEDS), 0)
    elif (word in DEATHLY and line.low(i + 1) in VICTIMS and line.low(i - 1) != "attempted") or (
        word in DEEDS and line.low(i + 1) == "death"
    ):
        k = i + 1
    if k and line.low(k + 1) != "of" and not unreal(line, i):
        yield Found(
            "killed", "shooting" if line.low(k) == "shooting" or word == "shooting" else "unknown", i, i, k + 1, (), 1, 1, "exact", RULE
        )
