"""Bodies: "12 bodies were found", "the bodies of two men", "her body was found"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm
from warmonitor.extract.frames.finding import Found, numbered, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.people import interval
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

FINDING = table(
    "found recovered discovered retrieved pulled exhumed lying lay dumped unearthed piled strewn showed shows showing show",
    "identified",
)
VIOLENCE = table(
    "torture tortured gunshot bullet bullets bullet-riddled stab stabbed strangled decapitated beheaded murdered executed shot"
)
SLAIN = table("murdered slain executed assassinated killed beheaded")


def bodies(line: Line, i: int) -> Iterator[Found]:
    """ "12 bodies were found", "dozens of lifeless bodies", "the bodies of two men", "X's body was found"."""
    number = number_before(line, i)
    word = line.low(i)
    if number is not None and number.amount is not None and not number.zero and word in ("bodies", "corpses"):
        people = Phrase(number.first, i + 1, i, number.amount, None)
        yield numbered(people, number.amount, "bodies_found", "unknown", i, "N bodies")
        return
    if line.low(i + 1) == "of" and line.low(i - 1) != "vital":
        named = line.at(i + 2)
        slain = named is not None and any(line.low(k) in SLAIN for k in range(named.first, named.head))  # told by that word
        if named is not None and (named.kind or named.name) and not slain and _discovered(line, i):
            dead = named.definite and line.low(named.head) in ("victims", "dead", "martyrs", "slain")  # whose deaths are told
            one = interval(named)[:2] == (1, 1) and any(t.low in VIOLENCE for t in line.tokens)
            harm: Harm = "killed" if dead or one else "bodies_found"
            yield from counted(line, harm, "unknown", i, i + 1, named, "bodies of X", forward=True)
        return
    if line.low(i - 1) == "'s":
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or owner.kind) and _discovered(line, i):
            yield Found("killed", "unknown", i, owner.first, i + 1, (owner,), 1, 1, "exact", "X's body", back=not owner.name)
        return
    if word in ("body", "corpse") and line.low(i - 1) in ("his", "her") and _discovered(line, i):
        yield pronominal("killed", "unknown", i - 1, i + 1, line.low(i - 1), i, "his body")


def _discovered(line: Line, i: int) -> bool:
    return any(t.low in FINDING for t in line.tokens[max(0, i - 12) : i + 16])
