"""Claims of one occasion: what one of them says of where and by whom holds for those beside it that do not say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from warmonitor.extract.deeds import deeds
from warmonitor.extract.doers import written
from warmonitor.extract.drafts import Draft
from warmonitor.extract.manners import kindred
from warmonitor.extract.page import Page
from warmonitor.extract.parts import tie_within
from warmonitor.extract.people_words import ARMED_WORDS, STATE_WORDS
from warmonitor.extract.sameness import places_agree
from warmonitor.extract.victims import GROWN

UNDONE = ("displaced", "bodies_found", "missing")  # of these nobody is said to have done them
FINE, COARSE = 3, 5  # levels of places: up to a town, from a province on
SOON = 4  # sentences over which a day or a place still holds
NEXT = 2  # sentences over which one arrest's police are the next one's
LATEST = 12  # occasions that a claim may go back to, and claims of each that it is held against


@dataclass(slots=True)
class Occasion:
    """Claims that a report tells of one deed, at one place, on one day."""

    members: list[Draft] = field(default_factory=list)

    def fits(self, d: Draft) -> bool:
        return not any(_conflict(d, e) for e in self.members[-LATEST:])

    def nearness(self, d: Draft) -> float:
        """How much speaks for the claim being of this occasion: place, day and manner that agree, and words that stand near."""
        return max(
            (2.0 if d.own_place and e.own_place else 0.5) * (bool(d.place) and d.place == e.place)
            + (2.0 if d.own_time else 0.5) * (d.date_start is not None and (d.date_start, d.date_end) == (e.date_start, e.date_end))
            + 1.5 * (d.manner == e.manner != "unknown")
            - min(abs(d.line - e.line), 10) / 5
            for e in self.members[-LATEST:]
        )


def share(page: Page, drafts: Sequence[Draft]) -> None:
    """Group the claims into occasions, and give each what its occasion's other claims know."""
    for d in drafts:
        if d.age == "unknown" and GROWN.search(d.victims):
            d.age = "adults"  # only now: while claims are compared, "the man" may be the boy told of before
    crime = page.genre == "crime"
    for occasion in occasions(drafts):
        tie_within(occasion.members)
        _share_status(occasion)
        if not crime:  # a crime report names its one place, and homes, courts and hospitals beside it
            _share_place(page, occasion)
        _share_day(occasion)
        _share_doer(page, occasion)


def occasions(drafts: Sequence[Draft]) -> list[Occasion]:
    """The claims of one report by occasion; totals of many events belong to none."""
    found: list[Occasion] = []
    home: dict[int, Occasion] = {}
    for d in drafts:
        if d.background or d.counting in ("cumulative", "period"):
            continue
        near = home.get(id(d.parent)) if d.parent is not None else None
        if near is None or not near.fits(d):
            fitting = [o for o in found[-LATEST:] if o.fits(d)]
            near = max(fitting, key=lambda o: o.nearness(d), default=None)
        if near is None:
            near = Occasion()
            found.append(near)
        near.members.append(d)
        home[id(d)] = near
    return found


def _conflict(d: Draft, e: Draft) -> bool:
    """Whether two claims say that they are of different occasions."""
    if (d.harm in ("detained", "displaced")) != (e.harm in ("detained", "displaced")):
        return True
    if d.parent is e or e.parent is d:
        return False
    if d.own_time and e.own_time and d.precision == e.precision == 1 and d.date_start != e.date_start:
        return True
    if d.own_place and e.own_place and max(d.place_level, e.place_level) <= 3 and not places_agree(d.place, e.place):
        return True
    if d.own_manner and e.own_manner and not kindred(d.manner, e.manner):
        # Armed men die of shots and shells in clashes; whoever is executed or bombed by a plane dies of something else.
        return "clashes" not in (d.manner, e.manner) or bool({d.manner, e.manner} & {"execution", "kidnapping", "suicide_bombing"})
    return bool(d.perpetrator and e.perpetrator and _side(d.perpetrator) * _side(e.perpetrator) < 0)


def _side(who: str) -> int:
    """1 for a state's own, -1 for armed groups, 0 where the words do not say."""
    words = {w.lower() for w in who.split()}
    armed = bool(words & (ARMED_WORDS | {"rebels", "militants", "terrorists", "guerrillas", "insurgents", "jihadists", "gunmen"}))
    return (1 if words & STATE_WORDS else 0) - (2 if armed else 0)


def _share_status(occasion: Occasion) -> None:
    """People of whom nothing is said were civilians where most of those told of beside them were, and nobody there bore arms."""
    known = [d for d in occasion.members if d.status != "unknown" and d.harm not in ("detained", "displaced")]
    if not known or any(d.status != "civilian" for d in known) or occasion.members[0].manner == "clashes":
        return
    most = max(d.low for d in known)
    for d in occasion.members:
        if d.status == "unknown" and d.low > 0 and (d.harm == "injured" or (d.harm == "killed" and d.low <= 2 * most)):
            d.status = "civilian"


def _share_day(occasion: Occasion) -> None:
    """When it was: what no words of its own date was on the day that the occasion's other claims name."""
    told = sorted((d for d in occasion.members if d.own_time and d.precision == 1), key=_line)
    for d in occasion.members:
        if d.own_time or d.harm in (*UNDONE, "detained") or "video" in d.evidence:
            continue
        before = [e for e in _around(told, d.line) if d.parent is e or d.harm == "abducted" or 0 <= d.line - e.line <= SOON]
        if before:
            d.time, d.date_start, d.date_end, d.precision = before[0].time, before[0].date_start, before[0].date_end, before[0].precision


def over_many_places(page: Page, d: Draft) -> bool:
    """ "across the country": a wide place that no finer one stands for."""
    return any(p.text == d.place and p.lead in ("across", "throughout") for p in page.lines[d.line].places) if d.line >= 0 else False


def _share_place(page: Page, occasion: Occasion) -> None:
    """Where it was: what no sentence of its own places, or only in a province, was where the occasion's other claims say."""
    told = sorted((d for d in occasion.members if d.own_place and d.place_level <= FINE), key=_line)
    for d in occasion.members:
        if (d.own_place and (d.place_level < COARSE or over_many_places(page, d))) or d.evidence == ("video",):
            continue
        nearest = _nearest([e for e in _around(told, d.line) if not (d.own_place and _may_hold(d, e))], d)
        if nearest is not None and abs(nearest.line - d.line) <= SOON:
            d.place, d.place_level = nearest.place, nearest.place_level


def _may_hold(total: Draft, part: Draft) -> bool:
    """Whether the one may be a total over more places: thirteen died in the province, eight of them in a village."""
    return part.parent is total or (part.harm == total.harm and part.low < total.low)


def _around(told: Sequence[Draft], line: int) -> Sequence[Draft]:
    """Of claims in the order of the text the last before a line and the first behind it."""
    at = bisect_left(told, line, key=_line)
    return told[max(0, at - 1) : at + 1]


def _nearest(told: Sequence[Draft], d: Draft) -> Draft | None:
    return min(told, key=lambda e: abs(e.line - d.line), default=None)


def _share_doer(page: Page, occasion: Occasion) -> None:
    """Who did it, where another claim of the occasion or a sentence beside one says so."""
    told = sorted((d for d in occasion.members if d.perpetrator), key=_line)
    for d in occasion.members:
        if d.perpetrator or d.harm in UNDONE or d.manner == "clashes" or d.evidence == ("video",):
            continue
        d.perpetrator = next((who for who in (_told_nearest(told, d), _beside(page, d), d.likely_doer) if who and _could_have(d, who)), "")


def _line(d: Draft) -> int:
    return d.line


def _told_nearest(told: Sequence[Draft], d: Draft) -> str:
    """The doer that the claim's total names, else the claim nearest to it in the text."""
    if d.parent is not None and d.parent.perpetrator:
        return d.parent.perpetrator
    nearest = _nearest([e for e in _around(told, d.line) if d.harm != "detained" or abs(e.line - d.line) <= NEXT], d)
    return nearest.perpetrator if nearest is not None else ""


def _could_have(d: Draft, who: str) -> bool:
    """Whether a doer may be guessed: rebels did not kill their own, and have no air force."""
    side = _side(who)
    own = side < 0 if d.status == "armed_group" else d.status == "state_forces" and side > 0
    return not own and not (d.manner == "airstrike" and side < 0)


def _beside(page: Page, d: Draft) -> str:
    """The doer of a deed that the sentence before or behind tells of."""
    for n in (d.line - 1, d.line + 1):
        if 0 <= n < len(page.lines):
            line = page.lines[n]
            told = deeds(line.sentence.tokens, upper=page.upper)
            if told:
                return written(line, told[0].first, told[0].last)
    return ""
