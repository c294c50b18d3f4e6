"""What a figure counts: one incident, more of it, all so far, a span of time, or the rest."""

from __future__ import annotations

import re

from warmonitor.domain.claims import Counting
from warmonitor.extract.background import BACKGROUND, ONE_EVENT
from warmonitor.extract.frames import Found
from warmonitor.extract.page import PageLine

SEVERAL_EVENTS = re.compile(
    r"\b(?:executions|clashes|attacks|strikes|raids|bombings|killings|protests|shelling|fighting) and (?:\w+ )?"
    r"(?:executions|clashes|attacks|strikes|raids|bombings|killings|shelling|fighting)\b",
    re.IGNORECASE,
)


_MANY = "two|three|four|five|six|seven|eight|nine|ten|several|numerous|multiple|many|more than \\w+|\\d+"
_CLASHES = "clashes|attacks|ambushes|incidents|bombings|airstrikes|shootings|engagements"
_EVENTS = "operations|raids|missions|attacks|incidents|engagements|clashes|ambushes|shootings|strikes|airstrikes"
_APART = "separate|different|various|unrelated"
SEPARATE_EVENTS = re.compile(
    rf"\b(?:in|during|across|throughout|by|over|from|after) (?:the )?(?:(?:(?:{_MANY}) )?(?:{_APART})(?: [\w-]+){{0,3}} (?:{_EVENTS})"
    rf"|(?:{_MANY})(?: [\w-]+){{0,2}} (?:operations|raids|missions)|(?:more than |over |about |some )?\d+ (?:{_CLASHES}))\b"
    r"|\b(?:operations|raids|missions) (?:that |which |have |had )?(?:resulted|resulting|led|ended|netted)\b",
    re.IGNORECASE,
)


TOLL_GROWS = re.compile(
    r"\b(?:ris\w+|rose|bring\w*|brought|climb\w*|reach\w*|total|so far|stands? at|stood|grew|grown|mount\w*|soar\w*|overall|latest)\b",
    re.IGNORECASE,
)


SO_FAR = re.compile(
    r"\b(?:have|has) (?:(?:already|also|now) )?(?:been )?(?:killed|died|dead|injured|wounded|hurt|murdered|assassinated|executed"
    r"|massacred|slain|displaced|claimed|caused|cost|left|suffered|sustained|resulted|arrested|detained|kidnapped|abducted|disappeared|tortured)\b",
    re.IGNORECASE,
)
UP_TO_NOW = re.compile(r"\bsince\b|\bso far\b|\bas of (?:today|now|yesterday)\b|\bfor (?:\w+) days now\b", re.IGNORECASE)
CAMPAIGN = re.compile(
    r"\b(?:offensive|campaign|nationwide|countrywide|at (?:the )?national level|on the national level|throughout the country"
    r"|across the country|parts of the country|wave of (?:violence|killings|murders|attacks)"
    r"|(?:days|weeks|months|week|month)-?(?: of|-long)"
    r"(?: [\w-]+)? (?:fighting|clashes|battles?|war|violence|unrest))\b",
    re.IGNORECASE,
)
STRETCH = re.compile(
    r"\b(?:past|last (?:two|three|four|five|six|seven|eight|nine|ten|few|several|\d+)|days of|weeks"
    r"|months|years?|this (?:week|month|year))\b",
    re.IGNORECASE,
)
MANY = 100  # people: fewer may have come to harm in one event
DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day"


def counting_of(line: PageLine, found: Found, span: str, background: bool, *, long: bool = False) -> Counting:
    """What the figure counts, by the words around it; an incident where they say no more.

    `span` is the kind of the time that dates it, `long` whether its own words say that it lasted weeks or more.
    """
    words = [t.low for t in line.sentence.tokens[found.first : found.last]]
    text = line.text
    more = {p.more for p in found.people[:1]}  # "a leader and another fighter" are no increment
    further = re.search(r"\bmore\b(?! than)", " ".join(words)) is not None
    if background or (span == "since" and found.low >= 10 and found.part is None and not further):
        return "cumulative"
    if found.rule == "toll of N" and (TOLL_GROWS.search(text) or BACKGROUND.search(text)):
        return "cumulative"
    if found.rule in ("X dead", "left X dead") and SEVERAL_EVENTS.search(text):
        return "cumulative"
    if more & {"another"} and found.low > 1:
        return "increment"
    if more & {"more", "additional", "further"} and "others" not in words and found.part is None:
        return "increment"
    if re.search(r"\b(?:the rest|the remaining|the others)\b", " ".join(words)):
        return "residual"
    if found.part is None and found.high != 0 and SO_FAR.search(text) and UP_TO_NOW.search(text):
        return "cumulative"
    if span == "span" and found.low >= 3 and found.part is None and STRETCH.search(text):
        return "period"
    if long and span in ("span", "since") and found.low >= 2 and found.part is None:
        return "period"
    if found.low >= MANY and not ONE_EVENT.search(text) and (CAMPAIGN.search(text) or SO_FAR.search(text)):
        return "cumulative"  # "hundreds have been killed": so far
    if found.low >= MANY and found.part is None and re.search(rf"\b{DAYS}(?:, \w+ \w+)? alone\b", text, re.IGNORECASE):
        return "period"  # "more than 300 were killed on Friday alone": a day's worth of many places
    counts = any(f.low > 1 for f in line.found if f.trigger == found.trigger)  # "one leader and two guards" in one breath
    if counts and found.part is None and SEPARATE_EVENTS.search(text):
        return "period"  # "two were held during separate raids": one figure for several incidents
    if span in ("month", "year") and found.low >= 20:
        return "period"
    return "incident"
