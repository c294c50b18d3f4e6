"""Parts told right behind their total: "including 36 guards", "17 of them were children"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found, numbered
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.lists import joined
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.frames.sums import span_of
from warmonitor.extract.harm_words import NOUNS, VERBS
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, table

PART_OPENERS = tuple(
    tuple(words.split()) for words in "including|among them|among whom|of whom|includes|comprising|most of them|mostly".split("|")
)


GRAVELY = table("critically seriously fatally gravely mortally severely badly")
MOST = table("most majority mostly half")  # of whom no number is said: they only describe
FEW = 3  # people of whom an open part says nothing more
FAR = 22  # tokens over which "including" still counts out of what went before


def parts_of(line: Line, hit: Found, index: int) -> Iterator[Found]:
    """ "including 16 guards, three gunmen and a cook": each a part of the total it follows."""
    if hit.low == hit.high == 0 or hit.high == 1:
        return
    after = line.at(hit.last + 1) if line.low(hit.last) == "," else None
    if after is not None and after.amount and (after.bare or _of_those(line, after)) and line.low(after.last) in GRAVELY:
        harm: Harm = "killed" if line.low(after.last) in ("fatally", "mortally") else hit.harm
        one = numbered(after, after.amount, harm, hit.manner, hit.trigger, "one critically", last=after.last + 1)
        yield replace(one, first=hit.first, part=index)
        return
    for start in (hit.last, max((p.last for p in hit.people), default=hit.last)):
        k = start
        while k < min(start + FAR, len(line.tokens)):
            told = k > start and (line.low(k) in NOUNS or (line.low(k) in VERBS and VERBS[line.low(k)].voice != "ing"))
            if told or line.low(k) in (".", ";"):
                break
            opened = next((len(o) for o in PART_OPENERS if tuple(line.low(k + m) for m in range(len(o))) == o), 0)
            if opened:
                if line.low(k) in MOST or line.low(k - 1) in MOST:
                    return
                yield from _listed(line, hit, index, k + opened)
                return
            k += 1


def _of_those(line: Line, p: Phrase) -> bool:
    return p.partitive and line.low(p.last - 1) in ("them", "whom")


def _listed(line: Line, hit: Found, index: int, k: int) -> Iterator[Found]:
    if line.low(k) in BE:
        k += 1
    people = line.at(k)
    if people is None or not can_suffer(people):
        return
    group = joined(line, people, hit.trigger, inside=True)
    uncounted = all(interval(p)[2] == "plural_only" or p.determiner in ("a", "an") for p in group)
    if uncounted and any(interval(p)[2] == "plural_only" for p in group):
        if (
            hit.low > FEW and k > hit.trigger and hit.harm not in ("detained", "displaced")
        ):  # an aside before the verb ("500, including women, were injured") only describes
            begin, end = span_of(list(group), hit.trigger, group[-1].last)
            yield Found(hit.harm, hit.manner, hit.trigger, begin, end, tuple(group), 2, None, "plural_only", "including", part=index)
        return
    for p in group:
        low, high, modality = interval(p)
        if hit.high is not None and low > hit.high:
            return
        begin, end = span_of([p], hit.trigger, p.last)
        yield Found(hit.harm, hit.manner, hit.trigger, begin, end, (p,), low, high, modality, "including", part=index)


def of_them(line: Line, found: list[Found], p: Phrase) -> Iterator[Found]:
    """ "17 of them were children": a part of the figure before, with what the predicate says of it."""
    if not (p.amount and _of_those(line, p)) or p.amount.word in MOST:
        return
    totals = [k for k, f in enumerate(found) if f.last <= p.first + 1 and f.low > p.amount.low and f.part is None]
    if not totals or any(p in f.people for f in found):
        return
    total = found[totals[-1]]
    said = line.at(p.last + 1) if line.low(p.last) in BE else line.at(p.last)
    if said is None or not said.kind or said.amount:
        return
    part = numbered(replace(said, amount=p.amount), p.amount, total.harm, total.manner, total.trigger, "including")
    yield replace(part, first=total.first, part=totals[-1])
