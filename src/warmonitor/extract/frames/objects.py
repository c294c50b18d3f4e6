"""Who the object of a verb is: "killed X", "killed them", "killed X along with Y"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.finding import Found, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.trades import by_trade
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.people_words import NOT_PEOPLE
from warmonitor.extract.words import BE, is_adverb


def object_frame(line: Line, first: int, last: int, harm: Harm, manner: Manner, rule: str) -> Iterator[Found]:
    """The people who are the object of the harm at `first`..`last`, and those killed along with them."""
    k = last
    if line.low(k) == "and" and line.low(k + 1).endswith("ed") and line.at(k + 2) is not None and line.low(k + 1) not in VERBS:
        k += 2  # "captured and blindfolded 10 guards"
    while is_adverb(line.low(k)) or (line.low(k) in ("off", "up", "down") and line.low(k + 1) != "to"):
        k += 1  # but "up to" bends a number
    if line.low(k) in ("him", "her", "them", "it", "me", "us") and line.at(k) is None:
        yield pronominal(harm, manner, first, k + 1, line.low(k), first, rule)
        return
    people = by_trade(line, k, first) or line.at(k)
    if people is None or not can_suffer(people) or line.low(people.last) in NOT_PEOPLE:
        return  # "executes rebel operations"
    relative = line.low(first - 1) in ("who", "that")  # "a gunman who killed two clerks was": it is he who was
    if line.low(people.last) in BE and rule != "ing" and not relative:  # "killed people were": the phrase is the next clause's subject
        return
    hits = list(counted(line, harm, manner, first, first, people, f"{rule} OBJECT", forward=True))
    yield from hits
    behind = max((hit.last for hit in hits), default=people.last)
    for k in range(behind, min(behind + 8, len(line.tokens))):
        if line.low(k) == "alongside" or (line.low(k) in ("along", "together") and line.low(k + 1) == "with"):
            company = line.at(k + (1 if line.low(k) == "alongside" else 2))
            if company is not None and can_suffer(company) and (company.amount or company.name):
                yield from counted(line, harm, manner, first, first, company, f"{rule} OBJECT along with", forward=True)
            return
        if line.low(k) in (",", ".", ";", "and"):
            return
