"""Those harmed along with others, told further on in the sentence: "was killed near his home, along with two of his guards"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.harm_words import NOUNS, VERBS
from warmonitor.extract.words import BE, CLAUSE, HAVE, SPEECH, table

FAR = 18  # tokens from the harm to those who shared it
WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"))
ENDS = CLAUSE | SPEECH | BE | HAVE | table(". ; : who whom whose which that including")


def along_with(line: Line, hit: Found, told: Sequence[Found]) -> Iterator[Found]:
    """Whom a sentence joins to the people of `hit` behind a place or a time; `told` is what was found in it so far."""
    if (
        hit.harm not in ("killed", "injured", "abducted", "detained")
        or not (hit.people or hit.pronoun)
        or hit.low == 0
        or hit.part is not None
    ):
        return
    start = max(hit.last, hit.trigger + 1)
    for k in range(start, min(start + FAR, len(line.tokens))):
        opened = next((words for words in WITH if tuple(line.low(k + m) for m in range(len(words))) == words), ())
        people = line.at(k + len(opened)) if opened else None
        if people is not None:
            known = any(p.first == people.first for f in told for p in f.people)
            counts = people.amount or people.name or (people.determiner and not people.plural)
            if not known and can_suffer(people) and counts and not people.zero:
                yield from counted(line, hit.harm, hit.manner, hit.trigger, hit.trigger + 1, people, f"{hit.rule} along with", forward=True)
            return
        word = line.low(k)
        if word in ENDS or word in VERBS or (word in NOUNS and k > start):
            return
