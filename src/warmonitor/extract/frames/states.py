"""Harm told by an adjective: "36 dead", "left 12 people dead", "three were found dead", "two are missing"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found, those
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame, subject_of
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import STATES
from warmonitor.extract.people_words import KINDS
from warmonitor.extract.words import BE, is_adverb, table

ABOVE_ALL = table("particularly especially notably chiefly")
PRESUMED = table("feared believed presumed thought")  # "feared dead" is a claim, if a hedged one
BEFORE_A_STATE = table(
    "feared believed presumed thought made rendered found pronounced went gone reported still declared left as remain remained"
)


def by_state(line: Line, i: int) -> Iterator[Found]:
    """ "36 dead", "left 12 people dead", "three were found dead", "two are missing"."""
    word, harm = line.low(i), STATES[line.low(i)]
    if word == "unhurt" or (unreal(line, i) and line.low(i - 1) not in PRESUMED) or line.low(i + 1) in ("end", "heat", "line", "bodies"):
        return
    if word == "missing" and line.low(i + 1) in ("person", "persons", "people", "children"):
        return
    joint = line.low(i + 1) in ("and", "or") and line.low(i + 2) in ("injured", "wounded")
    last = i + 1
    counted_dead = next((p for p in line.people if p.head == i and p.amount and p.amount.word), None)
    if joint and counted_dead is not None:  # "dozens of dead and wounded"
        line.used.add(i + 2)
        yield from counted(line, "killed_or_injured", "unknown", i, i + 3, counted_dead, "X dead", forward=True)
        return
    number = next((p for p in line.people if p.last == i and (p.bare or p.amount)), None)
    if joint and number is not None and (line.low(i + 1) == "or" or (number.amount and number.amount.word)):
        harm, last = "killed_or_injured", i + 3
        line.used.add(i + 2)
    inside = next((p for p in line.people if p.first <= i < p.head and p.kind), None)
    if inside is not None and (word == "deceased" or (word == "dead" and inside.first < i and inside.amount)):
        if not inside.definite and inside.determiner not in ("the", "his", "her", "their"):
            yield from counted(line, harm, "unknown", i, last, inside, "deceased X", forward=False)
        return
    touching = ending_at(line, i)
    if touching is not None and touching.before == "including" and not (touching.bare and word == "dead"):
        touching = subject_of(line, touching.first)
    if touching is not None and (above := next((k for k in (touching.first, touching.first - 1) if line.low(k) in ABOVE_ALL), -1)) >= 0:
        touching = next((p for p in line.people if p.last == above), touching)  # "thousands of people particularly infants dead"
    if touching is not None and touching.partitive and touching.amount and touching.amount.word == "most":
        return  # "most of the dead were farmers" only describes
    if touching is not None and can_suffer(touching):
        yield from counted(line, harm, "unknown", i, last, touching, "X dead", forward=False)
        return
    if line.low(i - 1) == "the" and word == "dead" and line.low(i - 2) not in ("of", "from", "among") and line.low(i + 1) not in KINDS:
        yield those(harm, "unknown", i - 1, last, i)
        if line.low(i + 1) == "and" and line.low(i + 2) in ("wounded", "injured") and line.low(i + 3) not in ("people", "persons"):
            line.used.add(i + 2)
            yield those("injured", "unknown", i - 1, i + 3, i)
    if line.low(i - 1) in ("the", "of") and word == "dead":
        return
    if line.low(i - 1) in BE | BEFORE_A_STATE or is_adverb(line.low(i - 1)):
        yield from subject_frame(line, i, last, harm, "unknown", "were dead")
        return
    if _after_left(line, i):
        people = subject_of(line, i)
        if people is not None:
            yield from counted(line, harm, "unknown", i, last, people, "left X dead", forward=False)


def _after_left(line: Line, i: int) -> bool:
    return any(line.low(k) in ("left", "leaving", "leave", "leaves") for k in range(max(0, i - 14), i))
