"""Bodies: "12 bodies were found", "the bodies of two men", "her body was found"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

FINDING = table(
    "found recovered discovered retrieved pulled exhumed lying lay dumped unearthed piled strewn showed shows showing show",
    "identified",
)


def bodies(line: Line, i: int) -> Iterator[Found]:
    """ "12 bodies were found", "dozens of lifeless bodies", "the bodies of two men", "X's body was found"."""
    number = number_before(line, i)
    word = line.low(i)
    if number is not None and number.amount is not None and not number.zero and word in ("bodies", "corpses"):
        people = Phrase(number.first, i + 1, i, number.amount, None)
        a = number.amount
        yield Found("bodies_found", "unknown", i, number.first, i + 1, (people,), a.low, a.high, a.modality, "N bodies")
        return
    if line.low(i + 1) == "of" and not any(line.low(k) in ("vital",) for k in (i - 1,)):
        people = line.at(i + 2)
        if people is not None and (people.kind or people.name) and _discovered(line, i):
            harm: Harm = "bodies_found"
            yield from counted(line, harm, "unknown", i, i + 1, people, "bodies of X", forward=True)
        return
    if line.low(i - 1) == "'s":
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or owner.kind) and _discovered(line, i):
            yield Found("killed", "unknown", i, owner.first, i + 1, (owner,), 1, 1, "exact", "X's body", back=not owner.name)
        return
    if word in ("body", "corpse") and line.low(i - 1) in ("his", "her") and _discovered(line, i):
        yield pronominal(line, "killed", "unknown", i - 1, i + 1, line.low(i - 1), i, "his body")


def _discovered(line: Line, i: int) -> bool:
    found = FINDING
    return any(t.low in found for t in line.tokens[max(0, i - 12) : i + 16])
