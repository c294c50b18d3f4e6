"""Deaths by nature, illness or traffic: no claims of violence."""

from __future__ import annotations

import re

from warmonitor.extract.frames import Found
from warmonitor.extract.page import PageLine

NATURAL = re.compile(
    r"\b(?:earthquakes?|floods?|flooding|hurricane|storms?|tsunami|landslides?"
    r"|(?:car|bus|(?:air)?plane|aircraft|helicopter|train) (?:crash(?:e[sd])?|accident)"
    r"|(?:motorcycle|vehicle|head-on|auto(?:mobile)?|boating|all-terrain vehicle|atv) (?:crash(?:e[sd])?|accidents?|collisions?|wrecks?)"
    r"|(?:house|apartment|kitchen|trailer|mobile home) fires?"
    r"|traffic|road accident|coronavirus|covid(?:-19)?|pandemic|virus|heart attack|cancer|overdose\w*|drown\w*|natural causes)\b",
    re.IGNORECASE,
)


def natural(line: PageLine, found: Found) -> bool:
    """Deaths by nature, illness or traffic are no claims of violence."""
    tokens = line.sentence.tokens
    near = line.page.text[tokens[max(0, found.first - 12)].start : tokens[min(len(tokens), found.last + 8) - 1].end]
    return found.harm in ("killed", "injured", "killed_or_injured", "missing") and bool(NATURAL.search(near))
