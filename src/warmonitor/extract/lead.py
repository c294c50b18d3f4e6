"""The total that a report's lead tells, and the figures of places inside its place that the report tells later."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.drafts import Draft
from warmonitor.extract.page import Page
from warmonitor.extract.sameness import places_agree

LEAD = 2  # sentences that may tell the total of the report's news


def tie_to_lead(page: Page, drafts: Sequence[Draft]) -> None:
    """ "25 were killed in Qasrat in the past 24 hours ... Two died when a shell hit Tannery Street": the lead's total holds them."""
    for harm in ("killed", "injured"):
        total = next((d for d in drafts if d.harm == harm and not d.background and d.low > 0), None)
        if total is None or total.line > LEAD or total.low < 3 or not total.own_place or total.counting == "cumulative" or total.parent:
            continue
        room = total.high
        for d in drafts:
            if (
                d is total
                or d.harm != harm
                or d.parent is not None
                or not _inside_lead(page, d, total)
                or (room is not None and d.low > room)
            ):
                continue
            d.parent = total
            room = None if room is None else room - d.low


def _inside_lead(page: Page, d: Draft, total: Draft) -> bool:
    """Whether a later figure is of a place inside the lead's and of its days, and of a finer place than it."""
    if (
        not total.line < d.line
        or not 0 < d.low < total.low
        or d.background
        or d.counting in ("cumulative", "period")
        or d.hedge == "denied"
    ):
        return False
    if not d.own_place or d.place_level >= total.place_level or (places_agree(d.place, total.place) and d.place_level >= 3):
        return False
    elsewhere = [p for p in page.lines[d.line].places if 3 <= p.level <= 5 and not places_agree(p.text, total.place)]
    if elsewhere and d.place_level < 3:
        return False
    if d.own_time and not _within(d, total):
        return False
    return "unknown" in (d.status, total.status) or d.status == total.status or total.status == "mixed"


def _within(d: Draft, total: Draft) -> bool:
    """Whether a figure's days are the total's, or some of them."""
    if d.date_start is None or d.date_end is None or total.date_start is None or total.date_end is None:
        return True
    return total.date_start <= d.date_start and d.date_end <= total.date_end
