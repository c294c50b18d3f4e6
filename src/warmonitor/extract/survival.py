"""Who is shot in the head: dead in war and at executions, in a private crime only where the report says so."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.extract.frames import Found, Line
from warmonitor.extract.words import table

SHOTS = table("shot shooting shoot shoots")
OBJECTS = table("him her them himself herself")


def as_told(found: Found, line: Line, where: str) -> Found:
    """In a private crime a head shot alone is a wound, which many of those taken to hospital survive."""
    if where not in ("crime", "") or found.harm != "killed" or line.low(found.trigger) not in SHOTS:
        return found
    k = found.trigger + 1 + (line.low(found.trigger + 1) in OBJECTS)
    return replace(found, harm="injured") if [line.low(k + m) for m in range(3)] == ["in", "the", "head"] else found
