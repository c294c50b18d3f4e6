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

TAKING = table("took taking takes take held holding taken placed remained remains")


def taken(line: Line, i: int) -> Iterator[Found]:
    """ "took 12 people hostage", "two men were taken into custody", "is in custody"."""
    word = line.low(i)
    harm: Harm = "detained" if word in ("custody", "prisoner", "captive") else "abducted"
    if word == "hostages":
        number = number_before(line, i)
        if number is not None and number.amount and not number.zero:
            hostages = Phrase(number.first, i + 1, i, number.amount, None)
            yield numbered(hostages, number.amount, "abducted", "kidnapping", i, "N hostages")
        return
    manner: Manner = "kidnapping" if harm == "abducted" else "other"
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
