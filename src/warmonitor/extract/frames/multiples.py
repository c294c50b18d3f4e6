"""How many, told by the noun: "a double homicide", "the triple shooting"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.words import table

TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
FATAL = table("fatal deadly")
DEEDS: dict[str, Harm] = {
    "homicide": "killed", "murder": "killed", "slaying": "killed", "killing": "killed", "execution": "killed",
    "homicides": "killed", "murders": "killed", "slayings": "killed", "killings": "killed", "fatality": "killed",
    "shooting": "injured", "stabbing": "injured",
}  # fmt: skip
MANNERS: dict[str, Manner] = {"shooting": "shooting", "stabbing": "stabbing"}


def multiple(line: Line, i: int) -> Iterator[Found]:
    """ "double homicide", "fatal triple shooting": the word before the deed counts those whom it befell."""
    k = i + 1
    deadly = line.low(i - 1) in FATAL
    if line.low(k) in FATAL:
        deadly, k = True, k + 1
    harm = DEEDS.get(line.low(k))
    if harm is None or unreal(line, i) or (deadly and harm == "injured" and k == i + 1):
        return  # a "fatal double shooting" hit two; it doesn't say that both died
    number = TIMES[line.low(i)]
    line.used.add(k)
    told: Harm = "killed" if deadly else harm
    manner = MANNERS.get(line.low(k), "unknown")
    yield Found(told, manner, i, i, k + 1, (), number, number, "exact", "double deed", back=line.low(i - 1) in ("the", "this", "that"))
