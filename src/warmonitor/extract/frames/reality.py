"""Whether a deed was done: plans, fears, threats and conditionals harm nobody."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import MODALS, SPEECH, UNREAL, table

COME_TRUE = table("continuing continue continued went known believed used led")

NEARLY = table("nearly almost barely narrowly missed")  # "barely missed killing a boy"
NOBODY_KNOWN = table("someone somebody anyone anybody")
DENIED = table("not never no without unless if until before")

ASKED = 6  # tokens that an open question reaches: "whether the boy shot himself"
BOUND = table("had has have was were is are going ought supposed due meant")  # "to be killed"

HELD = VERBS["held"]


def unreal(line: Line, i: int) -> bool:
    """Plans, fears and conditionals; "to kill" unless it came true ("left to die")."""
    if line.low(i - 1) in NEARLY or (line.low(i - 1) == "possibly" and line.low(i).endswith("ing")) or _of_nobody_known(line, i):
        return True
    if any(line.low(k) == "whether" for k in range(max(0, i - ASKED), i)):
        return True
    for k in range(i - 1, max(-1, i - 5), -1):
        word = line.low(k)
        if word in MODALS or word in UNREAL or (word == "be" and line.low(k - 1) == "to" and line.low(k - 2) in BOUND):
            return True
        if word == "to" and k >= i - 2 and VERBS.get(line.low(i), HELD).voice == "base":
            return line.low(k - 1) not in COME_TRUE
        if word in (",", ";", ".", "and") or word in SPEECH:
            return False
    return False


def _of_nobody_known(line: Line, i: int) -> bool:
    """ "It didn't come to where someone was killed", "before anybody gets shot": what did not happen, to whomever."""
    told = next((k for k in range(i - 1, max(-1, i - 5), -1) if line.low(k) in NOBODY_KNOWN), -1)
    return told >= 0 and (line.low(told).startswith("any") or any(_denies(line.low(k)) for k in range(max(0, told - 14), told)))


def _denies(word: str) -> bool:
    return word in DENIED or word.endswith("n't")
