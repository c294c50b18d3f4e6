"""An attacker's own death: "blew himself up", "before killing himself", "turned the gun on himself", "took his own life"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Manner
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.words import BE, CLAUSE, table

BLOWN = table("blew detonated exploded blown blowing detonating")
KILLED = table("kill kills killed killing")
MURDERED = table("murder murders murdered murdering slays slew slaying")
SHOT = table("shoot shoots shot shooting stab stabs stabbed stabbing")
SHOOTING = table("shot shooting shoots stabbed stabbing hanged hanging burned strangled")
FATALLY = table("fatally mortally")
FARTHEST = 16  # tokens from the verb to the killer at the end of its list
TURNED = table("turn turns turned turning")
WEAPONS = table("gun weapon rifle shotgun handgun pistol firearm revolver knife it")
TAKEN = table("take takes took taken taking end ends ended ending")
OWN_DEATHS = frozenset(("killed himself", "turned the gun on himself", "took his own life"))  # the rules of this frame
GROUPS = table("themselves their")
ONLY = table("only just both")
AND_THOSE = (("and",), ("as", "well", "as"), ("along", "with"), ("together", "with"), ("alongside",))


def own_death(line: Line, i: int) -> Iterator[Found]:
    """The attacker's own death, told at "himself"; of whom else nothing is said: "killed his wife before killing himself"."""
    start = next((k for k in range(i - 1, max(-1, i - 4), -1) if line.low(k) in BLOWN), None)
    if start is not None:
        yield from subject_frame(line, start, i + 1, "killed", "suicide_bombing", "blew himself up")
    elif (killed := i - 1 - (line.low(i - 1) in ONLY)) >= 0 and line.low(killed) in KILLED:
        yield from _own(line, killed, i + 1, i, "unknown", "killed himself")
        yield from _those_too(line, killed, i + 1)
    elif line.low(i - 1) in SHOOTING and (line.low(i + 1), line.low(i + 2)) == ("to", "death"):
        yield from _own(line, i - 1, i + 1, i, "shooting", "killed himself")
    elif line.low(i - 1) in (",", "and", "then") and (verb := _listing_verb(line, i)) >= 0:
        yield from _own(line, verb, i + 1, i, "unknown", "killed himself")
    elif line.low(i - 1) == "on" and line.low(i - 2) in WEAPONS:
        turned = next((k for k in range(i - 3, max(-1, i - 6), -1) if line.low(k) in TURNED), None)
        if turned is not None:
            yield from _own(line, turned, i + 1, i, "shooting", "turned the gun on himself")


def _listing_verb(line: Line, i: int) -> int:
    """ "killed his wife, two sons and himself": the verb that kills a list that ends with the killer; -1 where no list does."""
    for k in range(i - 1, max(-1, i - FARTHEST), -1):
        word = line.low(k)
        if word in KILLED or word in MURDERED:
            return k
        if word in SHOT:
            return k if line.low(k - 1) in FATALLY or line.low(k + 1) == "dead" else -1
        if word in BE or word in CLAUSE - {"who"} or word in (".", ";", ":"):
            return -1
    return -1


def _those_too(line: Line, first: int, last: int) -> Iterator[Found]:
    """ "killing himself and four guards": whom else the attacker killed."""
    joint = next((words for words in AND_THOSE if tuple(line.low(last + n) for n in range(len(words))) == words), ())
    people = line.at(last + len(joint)) if joint else None
    if people is not None and can_suffer(people):
        yield from counted(line, "killed", "unknown", first, first, people, "killed X OBJECT", forward=True)


def own_life(line: Line, i: int) -> Iterator[Found]:
    """ "took his own life"."""
    if line.low(i - 1) == "own" and line.low(i - 3) in TAKEN:
        yield from _own(line, i - 3, i + 1, i - 2, "unknown", "took his own life")


def _own(line: Line, first: int, last: int, whose: int, manner: Manner, rule: str) -> Iterator[Found]:
    if unreal(line, first) or line.low(first - 1) == "not":
        return
    several = line.low(whose) in GROUPS
    told = [hit for hit in subject_frame(line, first, last, "killed", manner, rule) if hit.low == 1 or several]
    if told:
        yield from told
    elif not several:
        yield Found("killed", manner, first, first, last, (), 1, 1, "exact", rule)
