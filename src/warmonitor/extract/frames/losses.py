"""Harm told by who is bereaved: "lost his wife and four children", "the army lost 14 men"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import KIN
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import POSSESSIVES, table

RULE = "lost X"
LOST = table("lost lose loses losing")
OWN_MEN = table("men soldiers troops fighters policemen officers guerrillas rebels comrades militants")
WHO = table("who that")
HAVE = table("have has had")
OF_SOMEBODY = table("his her their whose")


def bereaved(line: Line, i: int) -> Iterator[Found]:
    """Whom those who are left lost."""
    k = i + 1 + (line.low(i + 1) in ("both", "all") and line.low(i + 2) in POSSESSIVES)
    people = line.at(k)
    if people is None or unreal(line, i) or people.zero or line.low(people.last) in ("'s", "’"):
        return
    if not _own(line, people):
        return  # "lost the town"
    if people.amount is None and people.plural and _describes(line, i):
        return  # "families who lost their sons": told of elsewhere
    yield from counted(line, "killed", "unknown", i, i + 1, people, RULE, forward=True)


def _describes(line: Line, i: int) -> bool:
    """ "who lost", "that had lost": it says who somebody is."""
    return line.low(i - 1 - (line.low(i - 1) in HAVE)) in WHO


def _own(line: Line, people: Phrase) -> bool:
    """ "his wife", "eleven relatives", "14 men": one's kin, or one's own men by their number."""
    head = line.low(people.head)
    if people.determiner in OF_SOMEBODY or people.partitive:
        return head in KIN
    return people.amount is not None and not people.determiner and head in KIN | OWN_MEN
