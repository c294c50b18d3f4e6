"""What is told of no violence or of no deed: deaths by nature, illness or traffic, and arrests for ordinary crime."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.extract.drafts import Draft
from warmonitor.extract.frames import Found
from warmonitor.extract.page import Page, PageLine

NATURAL = re.compile(
    r"\b(?:earthquakes?|floods?|flooding|hurricane|storms?|tsunami|landslides?"
    r"|(?:car|bus|(?:air)?plane|aircraft|helicopter|train) (?:crash(?:e[sd])?|accident)"
    r"|(?:motorcycle|vehicle|head-on|auto(?:mobile)?|boating|all-terrain vehicle|atv) (?:crash(?:e[sd])?|accidents?|collisions?|wrecks?)"
    r"|(?:house|apartment|kitchen|trailer|mobile home) fires?"
    r"|traffic(?! (?:stop|light|signal|circle|police|officer|warden|checkpoint|post))"
    r"|road accident|coronavirus|covid(?:-19)?|pandemic|virus|heart attack|cancer|overdose\w*|drown\w*|natural causes)\b",
    re.IGNORECASE,
)


BESIDE = re.compile(r"\band (?:an?|the)\b")


def natural(line: PageLine, found: Found) -> bool:
    """Deaths by nature, illness or traffic are no claims of violence."""
    tokens = line.sentence.tokens
    near = line.page.text[tokens[max(0, found.first - 12)].start : tokens[found.last - 1].end]
    behind = line.page.text[tokens[found.last - 1].end : tokens[min(len(tokens), found.last + 8) - 1].end]
    near += BESIDE.split(behind)[0]  # "the murder of Ivo Marrek and an earthquake that struck": two things
    return found.harm in ("killed", "injured", "killed_or_injured", "missing") and bool(NATURAL.search(near))


# "One guard is killed every two days", "four kidnappings are reported each day": a rate counts nobody.
RATE = re.compile(
    r"\b(?:every (?:(?:\w+|\d+) )?(?:minutes?|hours?|days?|weeks?|months?|years?)|(?:each|per) (?:hour|day|night|week|month|year)"
    r"|a (?:day|week|month|year)(?=[.,;]|$)|on average|per capita|per 100,000)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"\b(?:is|are|gets?|has been|have been|dies?|kills?|averag\w+|reported|estimated|rate)\b", re.IGNORECASE)


def rated(line: PageLine, found: Found) -> bool:
    """Whether a figure is a rate: so many in a span that comes again and again."""
    tokens = line.sentence.tokens
    if found.harm not in ("killed", "injured", "killed_or_injured", "abducted", "detained") or found.low == 0 or found.high == 0:
        return False
    words = line.page.text[tokens[max(0, found.first - 4)].start : tokens[min(len(tokens), found.last + 9) - 1].end]
    return bool(RATE.search(words)) and bool(PRESENT.search(words))


# What police arrest for where nobody was harmed, and what shows that an arrest is one of politics or war after all.
ORDINARY = re.compile(
    r"\b(?:drugs?|heroin|cocaine|narcotics?|methamphetamine|cannabis|marijuana|fraud\w*|scam\w*|swindl\w*|embezzl\w*|theft|thie(?:f|ves)"
    r"|steal\w*|stole|stolen|burglar\w*|robber\w*|muggers?|mugging|mafia|mobsters?|smuggl\w*|counterfeit\w*|forger\w*|brib\w*"
    r"|shoplift\w*|pickpockets?|money laundering|bootleg\w*|gambling|poach\w*|vandal\w*|hackers?|drunk driving|prostitution)\b",
    re.IGNORECASE,
)
OF_POLITICS_OR_WAR = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|activis\w*|dissident\w*|opposition|journalis\w*|reporters?|photographers?|editors?|unions?|unionists?"
    r"|human rights|rights groups?|political|politicians?|regime|junta|coup|rebel\w*|insurgen\w*|militant\w*|militia\w*|guerrilla\w*"
    r"|terroris\w*|troops?|soldiers?|army|military|forces?|coalition|patrols?|commanders?|weapons?|explosives?|war|occup\w*|settlers?"
    r"|migrants?|refugees?|killed|kills?|killing|murder(?:ed|ing)?|homicide|died|wounded|injured|shot|shoot\w*"
    r"|gun\w*|firearms?|rifles?|pistols?|bullets?|stabb\w*|bomb\w*)\b",
    re.IGNORECASE,
)
FEWEST = 2  # words of ordinary crime in a report of it


def only_ordinary_crime(page: Page, drafts: Sequence[Draft]) -> bool:
    """Whether all that a report tells is arrests, and all that they were for is theft, drugs, fraud and the like."""
    if any(d.harm != "detained" for d in drafts):
        return False
    words = f"{page.document.title}\n{page.text}"
    return len(ORDINARY.findall(words)) >= FEWEST and OF_POLITICS_OR_WAR.search(words) is None
