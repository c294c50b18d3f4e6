"""Background figures: the toll of a whole war, told beside the news."""

from __future__ import annotations

import re

from warmonitor.extract.frames import Found
from warmonitor.extract.page import PageLine

BACKGROUND = re.compile(
    r"\b(?:civil war|the war|conflict|uprising|insurgency|since (?:early |mid-?|late )?(?:19|20)\d\d|years? of (?:war"
    r"|conflict|fighting)|war began|erupted in (?:19|20)\d\d"
    r"|five-year|six-year|\w+-year(?:-old)? (?:war|conflict)|decades?)\b",
    re.IGNORECASE,
)


# What happens once, at one place: its dead may be many and are no war's total.
ONE_EVENT = re.compile(
    r"\b(?:bomb|bombing|explosion|blast|attack|assault|massacre|raid|strike|airstrike|air strike|ambush|clash|crash|shooting|shelling"
    r"|stampede|siege|takeover|bombardment|barrage|gas)\b",
    re.IGNORECASE,
)


def is_background(line: PageLine, found: Found) -> bool:
    """A war's total rather than the news: very large, large without a day or an event, or large beside words for the whole war."""
    many = found.low or found.high or 0
    if many >= 10_000:
        return True
    if many >= 1000 and found.harm in ("killed", "injured") and not line.times and not ONE_EVENT.search(line.text):
        return True
    told = bool(BACKGROUND.search(line.text))
    return told and (
        (found.low or found.high or 0) >= 1000 or (bool(re.search(r"\b(?:war|conflict|uprising)\b", line.text)) and found.low >= 100)
    )


OUT_OF_A_TOTAL = re.compile(
    r"^\W*(?:the|this|that|its|their) (?:(?:death|overall|latest|new) )?(?:total|figure|toll|number|count|tally)"
    r" (?:also )?(?:includes|included|comprises)\b",
    re.IGNORECASE,
)


def out_of_a_total(line: PageLine) -> bool:
    """ "The figure includes 311 civilians": a sentence that counts out of the total told before it."""
    return bool(OUT_OF_A_TOTAL.search(line.text))


def includes_these(line: PageLine, found: Found) -> bool:
    """ "including these casualties, the total ...": the words right before a total."""
    tokens = line.sentence.tokens
    before = [t.low for t in tokens[max(0, found.first - 7) : found.first]]
    return "including" in before and bool({"these", "those", "them"} & set(before))
