"""Harm told by a verb and the words that complete it: "gunned down 12", "were beaten to death", "put 16 activists behind bars"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.verbs import told, touches
from warmonitor.extract.frames.voice import finite_base, passive
from warmonitor.extract.harm_phrases import OPENINGS, ending_of
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import is_adverb, table

OF_BRIDGES = table("blow blows blowing blew blown wipe wipes wiping wiped")
BY_THEMSELVES = table("burned burnt bled starved choked bleed starve burn choke")  # to death, with nobody doing it
HELD = VERBS["held"]
FIGHTING = ("armed_group", "state_forces")  # who loses a town is driven from it, not displaced
CARRIED_TO_CARE = table("ambulance ambulances hospital hospitals stretcher stretchers paramedics medics treatment care")


def by_phrase(line: Line, i: int) -> Iterator[Found]:
    """What a verb tells together with what completes it, which stands right behind it or behind its object."""
    return (hit for hit in _told(line, i) if _of_people(line, i, hit))


def _of_people(line: Line, i: int, hit: Found) -> bool:
    """Bridges are blown up too, and rebels are driven from towns: only people of whom the words say so, and no fighters displaced."""
    with_them = any(p.before == "with" for p in hit.people) and line.low(hit.people[0].first - 2) != "off"  # but "made off with 16 women"
    if with_them or (hit.rule == "X killed" and not any(p.amount for p in hit.people)):
        return False
    if line.low(i) in OF_BRIDGES and (hit.rule == "X killed" or (passive(line, i) and not touches(line, i, hit))):
        return False
    known = not hit.people or any(p.kind or p.name or p.age is not None for p in hit.people)
    if hit.harm != "displaced":
        return known or (hit.rule != "killed X OBJECT" and any(p.bare for p in hit.people))
    return any(p.amount and not (p.kind and p.kind.status in FIGHTING) for p in hit.people)


def _told(line: Line, i: int) -> Iterator[Found]:
    completed = ending_of(line.tokens, i)
    if completed is None or unreal(line, i):
        return
    ending, at = completed
    last = at + len(ending.words)
    if ending.harm == "abducted" and any(t.low in CARRIED_TO_CARE for t in line.tokens[i : last + 6]):
        return
    if line.low(last) == "and" and VERBS.get(line.low(last + 1), HELD).harm == "killed":
        return  # "were rounded up and executed": told by the second verb
    if ending.befalls:
        if at == i + 1:
            line.used.update(range(at, last))
            yield from subject_frame(line, i, last, ending.harm, ending.manner, "lost a leg")
        return
    if at > i + 1:
        if OPENINGS[line.low(i)].voice == "base" and not finite_base(line, i):
            return
        people = line.at(i + 1)
        if people is not None and can_suffer(people) and people.last <= at <= people.last + 1:
            line.used.update(range(at, last))
            yield from counted(line, ending.harm, ending.manner, i, last, people, "beat X to death", forward=True)
        elif (is_adverb(line.low(i + 1)) and at == i + 2) or (at == i + 2 and passive(line, i)):
            line.used.update(range(at, last))
            yield from subject_frame(line, i, last, ending.harm, ending.manner, "were beaten to death")
        return
    line.used.update(range(at, last))
    acts_on = line.at(last)
    alone = line.low(i) in BY_THEMSELVES and not passive(line, i) and (acts_on is None or not can_suffer(acts_on))
    if alone and ending_at(line, i) is not None:
        yield from subject_frame(line, i, last, ending.harm, ending.manner, "burned to death")
        return
    yield from told(line, OPENINGS[line.low(i)].voice, ending.harm, ending.manner, i, last)
