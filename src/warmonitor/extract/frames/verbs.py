"""Harm told by a verb: who was killed, who killed whom, whom they killed."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found, those
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.lists import joined_left
from warmonitor.extract.frames.meaning import meant
from warmonitor.extract.frames.objects import object_frame
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import finite_base, passive
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import ADVERBS, HAVE, PREPOSITIONS, table

OBJECT_OPENERS = table("a an the his their several two three one multiple more at")
REFLEXIVES = table("himself herself themselves self")  # "boy shoots self": a headline
DIED = table("died dies dead killed")
AFTER_HELD = table("after by in at for as without captive hostage . , since on")


def by_verb(line: Line, i: int) -> Iterator[Found]:
    """What a verb of harm tells: of its subject where it is passive or intransitive, else of its object."""
    verb = VERBS[line.low(i)]
    inside = next((p for p in line.people if p.first < i < p.head and p.kind and verb.voice == "ed"), None)
    if inside is not None:
        if interval(inside)[2] != "plural_only" and not inside.definite and not unreal(line, i):
            yield from counted(line, verb.harm, verb.manner, i, i + 1, inside, "wounded X", forward=False)
        return
    harm, manner, first, last = meant(line, i, verb.harm, verb.manner)
    if last < 0 or unreal(line, first):
        return
    if line.low(last) in REFLEXIVES and harm == "killed":
        return  # told at that word
    if line.low(last) in REFLEXIVES and verb.voice == "ing":
        after = next((k for k in range(first - 1, max(-1, first - 4), -1) if line.low(k) in ("after", "before", "while")), first)
        if not any(line.low(k) in DIED for k in range(after)):  # "died after shooting himself" is told already
            yield from subject_frame(line, after, last + 1, harm, manner, "shot himself")
        return
    if line.low(last) in REFLEXIVES and verb.voice in ("ed", "base"):
        line.used.add(last)
        yield from subject_frame(line, first, last + 1, harm, manner, "shot himself")
        return
    if verb.voice == "intransitive":
        yield from subject_frame(line, first, last, harm, manner, "died")
        return
    if verb.voice in ("ing", "base"):
        if verb.voice == "base" and not finite_base(line, first):
            return
        yield from object_frame(line, first, last, harm, manner, verb.voice)
        return
    if passive(line, first):
        if verb.voice == "held" and line.low(last) not in AFTER_HELD:
            return
        yield from subject_frame(line, first, last, harm, manner, "were held" if verb.voice == "held" else "were killed")
        return
    if verb.voice == "held":
        held = ending_at(line, first)
        if (
            held is not None
            and held.kind
            and joined_left(line, held, first)[0].amount
            and line.low(last) in (".", ",", "in", "by", "after", "without", "")
        ):
            yield from counted(line, harm, manner, first, last, held, "were held", forward=False)
        return
    if line.low(first - 1) == "those" and any(p.partitive and p.last == first for p in line.people):
        return
    if line.low(first - 1) == "those":
        yield those(harm, manner, first - 1, last, first)
        return
    if line.low(first - 1) in ("they", "he", "she", "had", "have") and (object_ := _fronted(line, first)) is not None:
        yield from counted(line, harm, manner, first, last, object_, "X they killed", forward=False)
        return
    hits = list(object_frame(line, first, last, harm, manner, "killed X"))
    if hits and not _reduced(line, first, hits[0]):
        yield from hits
    elif (
        (touching := ending_at(line, first)) is not None
        and can_suffer(touching)
        and not _acting(line, touching, last)
        and touching.before not in ("including", "by")
    ):
        if not (touching.zero and harm not in ("detained",)):
            yield from counted(line, harm, manner, first, last, touching, "X killed", forward=False)
    elif line.low(first - 1) in (",", ")", "”", '"') or (touching is not None and touching.before == "including"):
        yield from subject_frame(line, first, last, harm, manner, "X killed")


def _acting(line: Line, left: Phrase, i: int) -> bool:
    """Whether an unnumbered plural before "captured" rather did it: "coalition forces captured an X", of which X was not understood."""
    if left.amount is not None or not left.plural or left.name:
        return False
    return line.low(i) in OBJECT_OPENERS


def _fronted(line: Line, i: int) -> Phrase | None:
    """ "a pilot they captured": an object before its subject and verb."""
    k = i - 1
    while line.low(k) in HAVE or line.low(k) in ADVERBS:
        k -= 1
    if line.low(k) not in ("they", "he", "she", "we") or line.at(i + 1) is not None:
        return None
    k -= 1
    if line.low(k) in ("that", "who", "whom"):
        k -= 1
    people = next((p for p in line.people if p.last == k + 1), None)
    return people if people is not None and people.kind and not people.definite else None


def _reduced(line: Line, i: int, hit: Found) -> bool:
    """Whether "killed" with a phrase behind it is still a participle: "26 civilians killed three days ago"."""
    left = ending_at(line, i)
    if left is None or (left.before in PREPOSITIONS - {"of", "with", "after"} and not left.amount):
        return False
    people = hit.people[0] if hit.people else None
    if left.bare or (left.amount and left.amount.modality != "exact"):
        return True
    return bool(left.amount and left.amount.low > 1 and people is not None and people.amount is None and not people.kind)
