"""Whether a deed was done: plans, fears, threats and conditionals harm nobody."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import MODALS, SPEECH, UNREAL, table

COME_TRUE = table("continuing continue continued went known believed used led")

BOUND = table("had has have was were is are going ought supposed due meant")  # "to be killed"

HELD = VERBS["held"]


def unreal(line: Line, i: int) -> bool:
    """Plans, fears and conditionals; "to kill" unless it came true ("left to die")."""
    for k in range(i - 1, max(-1, i - 5), -1):
        word = line.low(k)
        if word in MODALS or word in UNREAL or (word == "be" and line.low(k - 1) == "to" and line.low(k - 2) in BOUND):
            return True
        if word == "to" and k >= i - 2 and VERBS.get(line.low(i), HELD).voice == "base":
            return line.low(k - 1) not in COME_TRUE
        if word in (",", ";", ".", "and") or word in SPEECH:
            return False
    return False
