"""The dead told by their names: "the victims were named as Ivo Marrek, his wife and their two sons"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.lists import joined
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.frames.sums import span_of, summed
from warmonitor.extract.people_words import KINDS
from warmonitor.extract.words import BE, table

RULE = "the victims named"
NAMING = table("identified named listed names name")
LEADS = BE | table("as :")
FAR = 9  # tokens between the word for the dead, the word for naming, and the first name


def named_dead(line: Line, i: int) -> Iterator[Found]:
    """ "the victims were identified as ...", "named one of the dead as ...", "the names of the dead were ..."."""
    naming = next((k for k in range(max(0, i - FAR), min(i + FAR, len(line.tokens))) if line.low(k) in NAMING), -1)
    if naming < 0 or line.low(i + 1) in KINDS:  # "the dead men"
        return
    for k in range(max(i, naming) + 1, min(max(i, naming) + FAR, len(line.tokens))):
        word = line.low(k)
        if word in (".", ";"):
            return
        if not (word == "as" or word == ":" or (word in BE and line.low(naming).startswith("name"))):
            continue
        people = line.at(k + 1)
        if people is None or not can_suffer(people) or not (people.name or people.age is not None):
            continue
        group = joined(line, people, i, inside=True)
        if not all(p.name or p.kind for p in group):
            return
        low, high, modality = summed(group) if len(group) > 1 else interval(group[0])
        if low == high == 1 and line.low(i) == "victims" and line.low(i - 2) != "of":
            return  # "the victims were named as Mirela Quost, who was killed along with her son": told by that word
        first, last = span_of(group, i, i + 1)
        part = -1 if line.low(i - 1) in ("the", "these") and line.low(i - 2) == "of" and line.low(i - 3) != "names" else None
        yield replace(Found("killed", "unknown", i, first, last, tuple(group), low, high, modality, RULE), part=part)
        return
