"""Hostages and prisoners: "took 12 people hostage", "were taken into custody"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.finding import Found, numbered, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import passive
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

FREED = table("released freed rescued release releasing freeing free rescue rescuing liberated")
HELD_IN = table("remain remained remains are is were was be been being languish languishing languishes")
JAILS = table("jail prison bars")
LOCKED_UP = JAILS | {"custody", "captivity"}
TAKING = table("took taking takes take held holding taken placed remained remains")


def taken(line: Line, i: int) -> Iterator[Found]:
    """ "took 12 people hostage", "two men were taken into custody", "is in custody"."""
    word = line.low(i)
    harm: Harm = (
        "detained" if word in JAILS or word in ("custody", "prisoner") or (word == "captive" and _fighters(line, i)) else "abducted"
    )
    if word == "hostages":
        number = number_before(line, i)
        freed = any(line.low(k) in FREED for k in range(max(0, i - 6), min(i + 5, len(line.tokens))))
        if number is not None and number.amount and not number.zero and not freed:
            hostages = Phrase(number.first, i + 1, i, number.amount, None)
            yield numbered(hostages, number.amount, "abducted", "kidnapping", i, "N hostages")
        return
    manner: Manner = "kidnapping" if harm == "abducted" else "other"
    if word in LOCKED_UP and line.low(i - 1) in ("in", "police", "behind", "county") and (k := _held_in(line, i)) >= 0:
        yield from (hit for hit in subject_frame(line, k, i + 1, harm, manner, "in custody") if hit.high != 0)
        return
    if word in JAILS:
        return
    for k in range(i - 1, max(-1, i - 14), -1):
        low = line.low(k)
        if low in TAKING:
            if low in ("taken", "held", "placed") and passive(line, k):
                yield from subject_frame(line, k, i + 1, harm, manner, "taken captive")
                return
            people = line.at(k + 1)
            if low not in ("remained", "remains") and not unreal(line, k) and people is not None and can_suffer(people):
                yield from counted(line, harm, manner, k, i + 1, people, "took X captive", forward=True)
            elif low not in ("remained", "remains") and line.low(k + 1) in ("him", "her", "them"):
                yield pronominal(harm, manner, k, i + 1, line.low(k + 1), k, "took captive")
            return


def _fighters(line: Line, i: int) -> bool:
    """Whether those taken captive are of one side's forces, who are captured rather than abducted."""
    return any(p.kind and p.kind.status in ("state_forces", "armed_group") for p in line.people if p.last <= i + 1 and p.amount)


def _held_in(line: Line, i: int) -> int:
    """Where the "in" of "are in custody", "remain in captivity" stands; -1 where no such verb leads it."""
    k = i - 1
    while k > 0 and line.low(k) in ("in", "behind", "police", "county", "army", "custody", "military", "rebel", "still"):
        k -= 1
    return k + 1 if line.low(k) in HELD_IN else -1
