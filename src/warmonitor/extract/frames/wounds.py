"""Wounds without a verb of wounding: "sustained injuries", "in critical condition", "unhurt"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Manner
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import group_start, subject_frame, subject_of
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import passive
from warmonitor.extract.words import BE, PREPOSITIONS, table

ARRIVED = table("survived survives escaped found hospitalized hospital discovered located")
CONDITIONS = table("critical serious stable grave fair good guarded")
DEEDS = table("shooting shootings stabbing shot stabbed attack attacked beating beaten explosion blast gunfire ambush shootout assault")
LET_GO = table("released freed rescued returned reunited recovered found abandoned kidnapped abducted")
TREATED = table("treated treatment hospitalized hospitalised operated")
TO_CARE = table("taken rushed admitted hospitalized hospitalised airlifted transported evacuated brought flown treated")
BEFORE_IN_CONDITION = table("remained remains listed hospitalized hospital him her")


def wounds(line: Line, i: int) -> Iterator[Found]:
    """ "sustained moderate injuries", "suffered a gunshot wound", "died of his wounds" (not this frame)."""
    for k in range(i - 1, max(-1, i - 7), -1):
        word = line.low(k)
        if word in ("sustained", "suffered", "sustaining", "suffering", "received"):
            if unreal(line, k):
                return
            manner: Manner = "shooting" if any("gun" in line.low(m) or line.low(m) == "bullet" for m in range(k, i)) else "unknown"
            yield from subject_frame(line, k, i + 1, "injured", manner, "sustained injuries")
            return
        if word == "with" and line.low(k - 1) in ARRIVED:
            manner = "shooting" if any("gun" in line.low(m) or line.low(m) == "bullet" for m in range(k, i)) else "unknown"
            yield from subject_frame(line, k - 1, i + 1, "injured", manner, "with injuries")
            return
        if word == "for" and (treated := next((m for m in range(k - 1, max(-1, k - 6), -1) if line.low(m) in TREATED), -1)) >= 0:
            yield from subject_frame(line, treated, i + 1, "injured", "unknown", "treated for wounds")
            return
        if (
            word == "with"
            and (people := next((p for p in line.people if p.last == k), None))
            and can_suffer(people)
            and not people.definite
        ):
            yield from counted(line, "injured", "unknown", k, i + 1, people, "X with injuries", forward=False)
            return
        if word == "with" and (taken := next((m for m in range(k - 1, max(-1, k - 8), -1) if _to_care(line, m)), -1)) >= 0:
            yield from subject_frame(line, taken, i + 1, "injured", "unknown", "in hospital with wounds")
            return
        if word == "from" and line.low(k - 1) in ("suffering", "suffered"):
            continue
        if word in PREPOSITIONS or word in BE:
            return


def _to_care(line: Line, m: int) -> bool:
    """ "were taken to hospital", "was airlifted": somebody is where wounds are treated."""
    return line.low(m) in TO_CARE and passive(line, m)


def condition(line: Line, i: int) -> Iterator[Found]:
    """ "left a man in critical condition", "two were in serious condition"."""
    if line.low(i - 1) not in CONDITIONS:
        return
    k = i - 2
    while k > 0 and line.low(k) in ("but", "critical", "serious", "stable", ",", "and", "extremely"):
        k -= 1
    if line.low(k) != "in":
        return
    touching = next((p for p in line.people if p.last == k), None)
    if (
        touching is not None
        and can_suffer(touching)
        and any(line.low(m) in ("left", "leaving", "leaves", "put") for m in range(max(0, touching.first - 3), k))
    ):
        yield from counted(line, "injured", "unknown", k, i + 1, touching, "left X in critical condition", forward=False)
    elif touching is not None and touching.first == 0 and can_suffer(touching):  # a headline: "Teen in critical condition after shooting"
        yield from counted(line, "injured", "unknown", k, i + 1, touching, "X in critical condition", forward=False)
    elif line.low(k - 1) in BE | BEFORE_IN_CONDITION and line.low(k - 1) not in (
        "him",
        "her",
    ):
        yield from subject_frame(line, k, i + 1, "injured", "unknown", "in critical condition")


def in_hospital(line: Line, i: int) -> Iterator[Found]:
    """ "Three people are in the hospital after a shooting": who lies there for what was done to them."""
    k = i - 1 - (line.low(i - 1) in ("the", "a", "local", "area"))
    done = line.low(i + 1) in ("after", "following") and any(line.low(m) in DEEDS for m in range(i + 2, i + 9))
    if line.low(k) == "in" and done and (line.low(k - 1) in BE or line.low(k - 1) in ("remain", "remains", "recovering")):
        yield from subject_frame(line, k, i + 1, "injured", "unknown", "in hospital after a deed")


def unhurt(line: Line, i: int) -> Iterator[Found]:
    """ "Two men were unhurt": nobody was injured."""
    people = subject_of(line, group_start(line, i))
    wished = any(line.low(k) in ("ensure", "ensuring", "hope", "hoped", "pray", "want", "wanted") for k in range(max(0, i - 9), i))
    let_go = any(line.low(k) in LET_GO for k in range(max(0, i - 9), i))  # "safe and well" is no claim
    if people is not None and not wished and not let_go:
        yield Found("injured", "unknown", i, people.first, i + 1, (people,), 0, 0, "none", "unhurt")
