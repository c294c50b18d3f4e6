"""Where a claim's harm happened: the finest place near it, else beside it, else the document's."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from warmonitor.extract.frames import Found
from warmonitor.extract.frames.likewise import ELSEWHERE
from warmonitor.extract.other_days import apart as apart_in_time
from warmonitor.extract.page import Page, PageLine, goes_on
from warmonitor.extract.settings import BESIDE, Setting, elsewhere
from warmonitor.extract.where import Located

COUNTRY_OF = {
    "syrian": "Syria", "iraqi": "Iraq", "afghan": "Afghanistan", "yemeni": "Yemen", "libyan": "Libya", "ukrainian": "Ukraine",
    "sudanese": "Sudan", "salvadoran": "El Salvador", "colombian": "Colombia", "peruvian": "Peru", "nigerian": "Nigeria",
    "somali": "Somalia", "burmese": "Myanmar", "ethiopian": "Ethiopia", "palestinian": "Gaza", "lebanese": "Lebanon",
    "israeli": "Israel", "congolese": "Congo", "malian": "Mali",
}  # fmt: skip
_EVENTS = (
    "operation|raid|search|mission|patrol|ambush|attack|assault|airstrike|air strike|strike|bombardment|battle|clash|shootout|firefight"
    "|blast|explosion|bombing|shooting|protest|rally|engagement|offensive"
)
THE_EVENT = re.compile(rf"\b(?:the|this|that|same) (?:\w+ )?({_EVENTS})\b(?! (?:on|in|at|near)\b)", re.IGNORECASE)
AN_EVENT = re.compile(rf"(?<=[\w-] )({_EVENTS})\b", re.IGNORECASE)
EVENT_REACH = 10  # sentences over which "the operation" reaches back
COUNTRY = re.compile(rf"\b({'|'.join([*dict.fromkeys(COUNTRY_OF.values()), *COUNTRY_OF])})s?\b", re.IGNORECASE)


class Spot(NamedTuple):
    """A place as written, how fine it is (as in `Located`; 9 where none is known), and whether the harm's own sentence names it."""

    text: str
    level: int
    own: bool


# "an opposition-held town", of which the report gives the name elsewhere.
DESCRIBED = re.compile(
    r"\ban? (?:[\w-]+ ){0,3}(?:town|village|city|suburb|neighbou?rhood|district|market|school|hospital|mosque|church|camp)\b", re.IGNORECASE
)
DATELINE = re.compile(r"\s{0,20}([A-Z][A-Za-z.' -]{2,28}?)(?:, [A-Z][A-Za-z. ]{1,28})?(?: \([A-Za-z ]{1,28}\))? ?(?:[:—–]|--?\s)")
NOWHERE = Spot("", 9, False)


def placed(page: Page, n: int, found: Found, whole: Setting, background: bool, *, apart: bool = False) -> Spot:
    """The finest place of the sentence near the harm; else of the sentences beside it; else the document's.

    `apart` is harm done in another manner than the document's main event: clashes that surround an execution were not in its village.
    """
    line = page.lines[n]
    here = [(p, abs(p.first - found.trigger)) for p in line.places if found.harm == "detained" or not elsewhere(line, p)]
    if background:
        return Spot(_country(line, here), 6, bool(here))
    finer = whole.place
    near = [x for x in here if x[1] <= 40 and not apart_in_time(line.sentence.tokens, x[0].first, found.trigger)]
    if near and not (whole.kind == "crime" and found.harm != "abducted" and finer is not None and finer.level == 1):
        best = min(_of_its_clause(line, found, near), key=lambda x: (x[0].level + (0.7 if x[0].lead in BESIDE else 0.0), x[1]))[0]
        if found.rule == ELSEWHERE:
            return Spot(best.text, best.level, True)
        if best.level >= 5 and finer is not None and finer.level <= 3 and DESCRIBED.search(line.text):
            return Spot(finer.text, finer.level, False)
        if finer is not None and best.level >= 4 and finer.level < best.level and _contains(page, best, finer):
            return Spot(finer.text, finer.level, False)
        return Spot(best.text, best.level, True)
    if found.rule == "toll of N" or found.low >= 100:
        return _region_of(page, n)
    if whole.kind == "crime" and whole.place is not None:
        return Spot(whole.place.text, whole.place.level, False)
    if (told := _of_the_event(page, n)) is not None:
        return told
    for m in (n + 1, n - 1, n - 2) if goes_on(page, n + 1) or _goes_on_of(page, n + 1, found) else (n - 1, n - 2):
        if 0 <= m < len(page.lines) and page.lines[m].sentence.paragraph == line.sentence.paragraph and page.lines[m].places:
            beside = min(page.lines[m].places, key=lambda p: p.level)
            if beside.level <= 5 and not (
                whole.place is not None and whole.place.level < beside.level and _contains(page, beside, whole.place)
            ):
                return Spot(beside.text, beside.level, False)
    if apart and (wide := _place_behind(page, n) or _region_of(page, n)) != NOWHERE:
        return wide
    if whole.place is not None:
        return Spot(whole.place.text, whole.place.level, False)
    return _dateline(page) or Spot(_country(line, here), 6, False)


def _of_its_clause(line: PageLine, found: Found, near: list[tuple[Located, int]]) -> list[tuple[Located, int]]:
    """ "nine died in Qasrat and two in Old Pell": of several harms in one sentence each has the places up to the next one."""
    if found.rule == ELSEWHERE:
        return [x for x in near if x[0].first > found.first] or near
    others = [f.trigger for f in line.found if f.harm == found.harm and f.part is None and f.first > found.last]
    first = min((f.trigger for f in line.found if f.part is None), default=found.trigger)
    if not others or found.part is not None:
        return near
    own = [x for x in near if (first if found.trigger == first else found.trigger) <= x[0].first < min(others)]
    return own if own and min(x[0].level for x in own) <= 4 else near


def _of_the_event(page: Page, n: int) -> Spot | None:
    """ "During the operation, troops held two": where the sentence before that told of an operation said it was.

    Where none told of one by that name, the operation is what the last harm was done in.
    """
    named = {m[1].lower() for m in THE_EVENT.finditer(page.lines[n].text)}
    if not named:
        return None
    for line in reversed(page.lines[max(0, n - EVENT_REACH) : n]):
        told = {m[1].lower() for m in AN_EVENT.finditer(line.text)}
        places = [p for p in line.places if not elsewhere(line, p) and p.level <= 5]
        if named & told and places:
            finest = min(places, key=lambda p: p.level)
            return Spot(finest.text, finest.level, False)
    for line in reversed(page.lines[max(0, n - EVENT_REACH) : n]):
        places = [p for p in line.places if not elsewhere(line, p) and p.level <= 5]
        if line.found and places:
            finest = min(places, key=lambda p: p.level)
            return Spot(finest.text, finest.level, False)
    return None


def _place_behind(page: Page, n: int) -> Spot | None:
    """The widest place of the sentence behind in the paragraph, unless it only tells of measures elsewhere."""
    m = n + 1
    if m >= len(page.lines) or page.lines[m].sentence.paragraph != page.lines[n].sentence.paragraph:
        return None
    if not page.lines[m].found or not page.lines[m].places:
        return None
    widest = max(page.lines[m].places, key=lambda p: p.level)
    return Spot(widest.text, widest.level, False)


def _goes_on_of(page: Page, m: int, found: Found) -> bool:
    """Whether the sentence behind goes on about a person named here: "Quost had been studying in Pelland"."""
    names = {name.split()[-1] for p in found.people for name in p.name.split(" / ") if name}
    return m < len(page.lines) and any(t.text in names for t in page.lines[m].sentence.tokens)


def _region_of(page: Page, n: int) -> Spot:
    """For a total without a place of its own: the region, not the village, that the document is about."""
    coarse = [p for line in page.lines[: n + 1][-6:] + page.lines[:4] for p in line.places if p.level >= 5]
    return Spot(coarse[-1].text, coarse[-1].level, False) if coarse else NOWHERE


def _contains(page: Page, wide: Located, fine: Located) -> bool:
    """Whether the wider place is said together with the finer one, as "in Old Pell near Qasrat" is."""
    return any(wide.text in line.text and fine.text in line.text for line in page.lines[:6])


def _dateline(page: Page) -> Spot | None:
    """The city that a report is dated from, where the report names no other place: "QASRAT - Marrish police on Sunday ..."."""
    match = DATELINE.match(page.text)
    if match is None or page.places is None or not page.places.is_place(match[1].title()):
        return None
    return Spot(match[1].title() if match[1].isupper() else match[1], 3, False)


def _country(line: PageLine, here: list[tuple[Located, int]]) -> str:
    """The country whose war a total counts: named in the sentence, else the one that the document names most."""
    for text in (line.text, line.page.document.title + " " + line.page.text[:4000]):
        votes: Counter[str] = Counter(COUNTRY_OF.get(m.lower(), m) for m in COUNTRY.findall(text))
        if votes:
            return votes.most_common(1)[0][0]
    return max(here, key=lambda x: x[0].level)[0].text if here else ""
