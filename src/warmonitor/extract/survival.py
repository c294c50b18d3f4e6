"""Who is told as shot: dead or wounded, by what the report says of its event as a whole."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.extract.frames import Found, Line
from warmonitor.extract.frames.the_dead import DEAD_GROUP
from warmonitor.extract.words import BE, table

SHOTS = table("shot shooting shoot shoots")
OBJECTS = table("him her them himself herself")


KIN = table("wife husband son daughter sons daughters children mother father parents brother sister spouse family girlfriend boyfriend")
COUNTED_OUT = ("the dead included", "among the dead")
BURIED = table(
    "bodies body corpses remains buried burial burials funeral funerals grave graves cemetery coffins mourned mourners mourning dead",
    "list lists names deceased died death deaths killed slain autopsy autopsies morgue memorial exhumed",
)
SOON = 9  # tokens behind a wound that tell where it was and how it went on
LIMBS = table("legs arms hands feet thigh thighs buttocks ankle ankles knee knees wrist finger fingers toe elbow hip calf released")
LIVED = table(
    "wounded wounding injured injuring survived hospital critical stable recovering treated alive transported admitted discharged",
    "leg arm shoulder hand foot",
)


def as_told(found: Found, line: Line, where: str, *, fatal: bool = False) -> Found:
    """A head shot in a private crime is a wound, which many survive; kin shot where a murder-suicide left none alive (`fatal`) are dead."""
    shot = line.low(found.trigger) in SHOTS
    if fatal and shot and found.harm == "injured" and found.low > 0 and _of_kin(found, line):
        return replace(found, harm="killed")
    if where not in ("crime", "") or found.harm != "killed" or not shot:
        return found
    k = found.trigger + 1 + (line.low(found.trigger + 1) in OBJECTS)
    return replace(found, harm="injured") if [line.low(k + m) for m in range(3)] == ["in", "the", "head"] else found


def may_have_lived(line: Line, where: str) -> bool:
    """Whether "the four victims" of a sentence that tells of no harm may be wounded: of a crime always, else unless it tells of burial."""
    words = {t.low for t in line.tokens}
    return where == "crime" or bool(words & LIVED) or (where == "" and not words & BURIED)


def of_victims(found: Found, line: Line) -> bool:
    """ "the victims include a girl", "a girl was among the victims": counted out of people of whom the words do not say that they died."""
    if not found.rule.startswith(COUNTED_OUT):
        return False
    words = {t.low for t in line.tokens[max(0, min(found.first, found.trigger) - 1) : found.last + 2]}
    return "victims" in words and not words & DEAD_GROUP


def in_general(found: Found, line: Line) -> bool:
    """ "stop killing people", "videos of men being shot": said of crime as such, by a bare plural that nobody is behind."""
    if found.modality != "plural_only" or len(found.people) != 1 or found.people[0].determiner or found.people[0].more:
        return False
    ongoing = line.low(found.trigger - 1) == "being" and line.low(found.trigger - 2) not in BE
    return found.rule in ("base OBJECT", "ing OBJECT") or (found.rule == "were killed" and ongoing)


def told_alive(found: Found, line: Line) -> bool:
    """ "was shot in both legs", "was shot and is in stable condition": whoever was hit like that is told as one who lived."""
    words = {t.low for t in line.tokens[found.first : found.last + SOON]}
    return found.harm == "injured" and bool(words & (LIVED | LIMBS)) and not words & BURIED


def _of_kin(found: Found, line: Line) -> bool:
    """ "shot his wife": the people of a home, whom the words for a murder-suicide are about; none who is told to have lived."""
    kin = any(line.low(k) in KIN for p in found.people for k in range(p.first, p.last))
    return kin and not any(t.low in LIVED for t in line.tokens)
