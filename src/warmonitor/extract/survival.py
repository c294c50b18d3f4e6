"""Who is told as shot: dead or wounded, by what the report says of its event as a whole."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.extract.frames import Found, Line
from warmonitor.extract.words import table

SHOTS = table("shot shooting shoot shoots")
OBJECTS = table("him her them himself herself")


KIN = table("wife husband son daughter sons daughters children mother father parents brother sister spouse family girlfriend boyfriend")
LIVED = table("wounded wounding injured injuring survived hospital critical stable recovering treated alive leg arm shoulder hand foot")


def as_told(found: Found, line: Line, where: str, *, fatal: bool = False) -> Found:
    """A head shot in a private crime is a wound, which many survive; kin shot where a murder-suicide left none alive (`fatal`) are dead."""
    shot = line.low(found.trigger) in SHOTS
    if fatal and shot and found.harm == "injured" and found.low > 0 and _of_kin(found, line):
        return replace(found, harm="killed")
    if where not in ("crime", "") or found.harm != "killed" or not shot:
        return found
    k = found.trigger + 1 + (line.low(found.trigger + 1) in OBJECTS)
    return replace(found, harm="injured") if [line.low(k + m) for m in range(3)] == ["in", "the", "head"] else found


def _of_kin(found: Found, line: Line) -> bool:
    """ "shot his wife": the people of a home, whom the words for a murder-suicide are about; none who is told to have lived."""
    kin = any(line.low(k) in KIN for p in found.people for k in range(p.first, p.last))
    return kin and not any(t.low in LIVED for t in line.tokens)
