"""People sent to prison by a court: "sentenced two editors to six years", "jail terms for seven defendants"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import passive
from warmonitor.extract.words import table

SENTENCED = table("sentenced sentences condemned")
TERMS = table("terms term sentences sentence")
BY_A_COURT = "sent to prison"  # the rule of this frame
PRISON = table("prison jail years year months month life imprisonment labor labour behind")
GIVEN = table("handed handing hands gave given giving gets got received receiving imposed imposing meted")
NEAR = 9  # tokens from the word for the sentence to those who got it


def to_prison(line: Line, i: int) -> Iterator[Found]:
    """Whom a court sent to prison; not whom it condemned to death, nor for what."""
    if line.low(i) in SENTENCED and line.low(i - 1) not in ("the", "a", "jail", "prison", "life", "their", "his", "her"):
        yield from _sentenced(line, i)
    elif line.low(i) in TERMS and any(t.low in ("prison", "jail", "life") for t in line.tokens[max(0, i - 3) : i + 6]):
        yield from _terms(line, i)


def _sentenced(line: Line, i: int) -> Iterator[Found]:
    if unreal(line, i):
        return
    people = line.at(i + 1)
    if people is not None and can_suffer(people) and not passive(line, i):
        to = next((k for k in range(people.last, min(people.last + NEAR, len(line.tokens))) if line.low(k) == "to"), -1)
        if to > 0 and _prison_behind(line, to):
            yield from counted(line, "detained", "other", i, i + 1, people, BY_A_COURT, forward=True)
    elif passive(line, i) and line.low(i + 1) in ("to", "in", "on", "for", "last") and _prison_behind(line, i + 1):
        yield from subject_frame(line, i, i + 1, "detained", "other", BY_A_COURT)


def _prison_behind(line: Line, k: int) -> bool:
    words = [t.low for t in line.tokens[k : k + NEAR]]
    return not PRISON.isdisjoint(words) and "death" not in words


def _terms(line: Line, i: int) -> Iterator[Found]:
    """ "handed 18-year jail terms to seven defendants", "seven activists were given life sentences"."""
    given = next((k for k in range(i - 1, max(-1, i - NEAR), -1) if line.low(k) in GIVEN), -1)
    if given < 0 or unreal(line, given):
        return
    to = next((k for k in range(i + 1, min(i + NEAR, len(line.tokens))) if line.low(k) in ("to", "on", "for")), -1)
    people = line.at(to + 1) if to > 0 else None
    if people is not None and can_suffer(people) and (people.kind or people.name):
        yield from counted(line, "detained", "other", given, i + 1, people, BY_A_COURT, forward=True)
    elif passive(line, given):
        yield from subject_frame(line, given, i + 1, "detained", "other", BY_A_COURT)
