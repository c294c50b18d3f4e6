"""Parts and totals: which claims of a document are inside which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from warmonitor.extract.drafts import Draft
from warmonitor.extract.frames.attackers import OWN_DEATHS
from warmonitor.extract.frames.people import KIN
from warmonitor.extract.lead import tie_to_lead
from warmonitor.extract.manners import kindred
from warmonitor.extract.page import Page
from warmonitor.extract.sameness import GENERAL, places_agree

BESIDE = 100  # claims before and behind a total among which its summands may be


def tie(page: Page, drafts: Sequence[Draft]) -> None:
    """Tie parts to totals where the words or the sums say so; then give totals what their parts show of status."""
    for d in drafts:
        if d.parent is None and d.found.part == -1:
            d.parent = _total_for(d, drafts)
    for d in drafts:
        if d.parent is not None and d.found.part == -1 and d.own_manner and d.parent.own_manner and d.manner != d.parent.manner:
            d.parent = None  # "among the victims", but not of that
    _tie_named(drafts)
    _tie_these(drafts)
    _tie_included(drafts)
    _count_others(drafts)
    for d in drafts:
        if d.parent is not None and not d.attribution:
            d.attribution = d.parent.attribution
    _tie_sums(drafts)
    if _one_incident(drafts):
        tie_within(drafts)
    tie_to_lead(page, drafts)
    parts: dict[int, list[Draft]] = {}
    for d in drafts:
        if d.parent is not None:
            parts.setdefault(id(d.parent), []).append(d)
    for total in sorted(drafts, key=lambda d: d.low):  # small totals first: what they show of status goes up
        _mixed(total, parts.get(id(total), ()))


def _tie_named(drafts: Sequence[Draft]) -> None:
    """ "killed four people, two cooks and two drivers": a list that makes its first figure says who they were."""
    lists: dict[tuple[int, int, str], list[Draft]] = {}
    for d in drafts:
        lists.setdefault((d.line, d.found.trigger, d.harm), []).append(d)
    for total, *named in lists.values():
        untied = all(d.parent is None and d.low > 0 for d in (total, *named))
        if len(named) > 1 and untied and sum(d.low for d in named) == total.low:
            for d in named:
                d.parent = total


def tie_within(drafts: Sequence[Draft]) -> None:
    """Tie the smaller figures of one incident to its toll."""
    main = _main_total(drafts)
    if main is not None:
        for d in drafts:
            if _inside_main(d, main):
                d.parent = main


def _tie_these(drafts: Sequence[Draft]) -> None:
    """ "31 were killed, and including these the total reached 52": the figure before is inside the total behind."""
    for part, total in pairwise(drafts):
        if part.line == total.line and part.harm == total.harm and part.parent is None and part.low < total.low and total.these:
            _count_out(part, total)


def _tie_included(drafts: Sequence[Draft]) -> None:
    """ "... has risen to 52. The figure includes 31 civilians": the figure is inside the total of the sentence before."""
    for d in drafts:
        total = _total_for(d, drafts) if d.out_of and d.parent is None else None
        if total is not None and total.line != d.line:
            _count_out(d, total)


def _count_out(part: Draft, total: Draft) -> None:
    """A figure told as counted out of a total: counted like that, and where and when it was, unless its own words differ."""
    part.parent, part.counting = total, total.counting
    if not part.own_manner:
        part.manner = total.manner
    if not part.own_time:
        part.date_start, part.date_end, part.time, part.precision = total.date_start, total.date_end, total.time, total.precision
    if not part.own_place:
        part.place, part.place_level = total.place, total.place_level


def _count_others(drafts: Sequence[Draft]) -> None:
    """ "300 were killed on Friday alone. 500 others were injured": others are counted over the time of those told before."""
    for before, d in pairwise(drafts):
        others = {"other", "others"} & set(d.victims.lower().split())
        spans = before.counting in ("period", "cumulative") and d.counting == "incident" and d.line - before.line <= 1
        if others and spans and d.parent is None and not d.own_time:
            d.counting = before.counting


def _mixed(total: Draft, parts: Sequence[Draft]) -> None:
    """A total whose parts are of different kinds is mixed; one with fighters on both sides came of clashes."""
    kinds = {e.status for e in parts if e.status != "unknown"}
    if total.status == "unknown" and (len(kinds) > 1 or "mixed" in kinds):
        total.status = "mixed"
    if {"state_forces", "armed_group"} <= kinds and total.manner not in ("clashes",):
        for e in (total, *parts):
            e.manner = "clashes"
    if total.age == "unknown" and any(e.age == "children" for e in parts) and total.low > 1:
        total.age = "mixed"
    if total.sex == "unknown" and any(e.sex == "women" for e in parts) and total.low > 1:
        total.sex = "mixed"


def _total_for(d: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The claim of the same harm that could hold it: in its own sentence, else the last before."""
    able = [e for e in drafts if e is not d and e.harm == d.harm and not e.background and e.low > d.low and e.parent is not d]
    own = [e for e in able if e.line == d.line and e.found.part != -1]
    if own:
        return max(own, key=lambda e: e.low)
    said = [e for e in able if any(d.start - 400 <= s <= d.end + 200 for s, _ in e.mentions)]
    before = [e for e in able if e.line <= d.line and not (e.line == d.line and e.found.part == -1)]
    nearest = next(reversed(said or before), None)
    while nearest is not None and nearest.parent is not None and nearest.parent in able:
        nearest = nearest.parent  # the dead, not the children among them
    return nearest


def _main_total(drafts: Sequence[Draft]) -> Draft | None:
    """The document's own toll: the first claim of two or more in its opening, not a war's background."""
    for d in drafts:
        if (
            d.harm == "killed"
            and not d.background
            and d.counting != "cumulative"
            and d.low >= 2
            and d.line <= 4
            and d.modality not in ("plural_only",)
            and d.parent is None
        ):
            return d
    return None


def _one_incident(drafts: Sequence[Draft]) -> bool:
    """Whether the document tells of one incident: its killings name one place and one day."""
    told = [d for d in drafts if d.harm == "killed" and not d.background and d.low > 0]
    places = list(dict.fromkeys(d.place for d in told if d.own_place and d.place_level <= 4))
    days = {d.date_start for d in told if d.own_time and d.precision == 1}
    return all(places_agree(places[0], place) for place in places[1:]) and len(days) <= 1


def _inside_main(d: Draft, main: Draft) -> bool:
    """A smaller figure told later of the same place and day, and by no other speaker's count, is a part of the main toll."""
    if d is main or d.harm != main.harm or d.parent is not None or d.background or d.line <= main.line or d.found.rule in OWN_DEATHS:
        return False
    if (
        (d.also and not _kin(d))
        or d.evidence == ("video",)
        or d.low >= main.low
        or d.low == 0
        or d.counting in ("cumulative", "period")
        or d.hedge == "denied"
    ):
        return False
    if main.high is not None and d.high is None and d.modality != "plural_only":
        return False
    if (d.own_time and d.date_start != main.date_start) or (d.own_place and d.place != main.place and main.own_place):
        return False
    if d.modality in ("exact", "vague", "plural_only", "at_least") and kindred(d.manner, main.manner):
        return not _rival(d, main)
    return False


def _kin(d: Draft) -> bool:
    """ "Quost's three children were also killed": somebody's kin is not somebody else than those killed with them."""
    return bool(d.names) or bool(set(d.victims.lower().split()) & KIN)


def _rival(d: Draft, total: Draft) -> bool:
    """Whether two speakers count the same people differently, rather than one of them some of the other's."""
    other = d.attribution and total.attribution and d.low > 1 and d.attribution != total.attribution
    return bool(other) and not d.names and set(d.victims.lower().split()) <= GENERAL | set(total.victims.lower().split())


def _tie_sums(drafts: Sequence[Draft]) -> None:
    """A total that is the sum of two or three figures told beside it: they are its parts."""
    held = {id(d.parent) for d in drafts if d.parent is not None}
    for k, total in enumerate(drafts):
        whole = total.parent is None or total.parent.found.rule == "toll of N"
        listed = total.low == 3 and total.found.rule.endswith(" sum")  # "the minister and his two guards died"
        if (total.low >= 4 or listed) and whole and not total.background and id(total) not in held:
            group = _summands(total, [*drafts[max(0, k - BESIDE) : k], *drafts[k + 1 : k + 1 + BESIDE]])
            for e in group:
                e.parent = total
                held.add(id(total))


def _summands(total: Draft, beside: Sequence[Draft]) -> tuple[Draft, ...]:
    free = [e for e in beside if _may_add(e, total)][:12]
    groups = (group for size in (2, 3) for group in combinations(free, size))
    return next((g for g in groups if sum(e.low for e in g) == total.low and any(e.low > 1 for e in g)), ())


def _may_add(e: Draft, total: Draft) -> bool:
    """Whether a figure could be one of those that a total sums: firm, of the same harm, told near it."""
    if e is total or e.harm != total.harm or e.parent is not None or e.background or not 0 < e.low < total.low:
        return False
    if "unknown" not in (total.status, e.status) and total.status not in ("mixed", e.status):
        return False
    if e.low <= 3 and "video" in e.evidence and "video" not in total.evidence:
        return False
    firm = e.modality not in ("plural_only", "more_than", "vague", "up_to") and e.counting != "cumulative"
    return firm and (total.counting == "cumulative" or abs(e.line - total.line) <= 8)
