"""A claim in the making: one finding with everything that its sentence and its surroundings say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warmonitor.domain.claims import Age, Counting, Evidence, Harm, Hedge, Manner, Modality, Person, Sex, Status, Verification
from warmonitor.extract import cues, victims
from warmonitor.extract.attribution import attribution
from warmonitor.extract.background import includes_these, is_background, out_of_a_total
from warmonitor.extract.counting import counting_of
from warmonitor.extract.doers import perpetrator
from warmonitor.extract.frames import Found
from warmonitor.extract.hedging import clause_text, evidence_before, evidence_of, hedge_of
from warmonitor.extract.manners import kindred, manner_of
from warmonitor.extract.ongoing import goes_on
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.placing import placed
from warmonitor.extract.settings import Setting
from warmonitor.extract.survival import told_alive
from warmonitor.extract.timing import timed
from warmonitor.extract.wording import including, names_of, persons, victims_written
from warmonitor.extract.words import is_adverb

BY_ONE = ("shooting", "stabbing")
BY_AN_ARMY = ("airstrike", "shelling", "bombing")
LONG = 28  # days: people killed "over the past month" were killed one by one


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim while the reader still learns about it; it becomes a frozen `Claim` at the end, and is not seen outside the reader.

    It can change because later sentences add to it: a repetition brings a name or a finer place, "the executions took place in"
    gives it a place, a total tells it what it is a part of. `own_place`, `own_time` and `own_manner` say whether its own sentence
    said so, as what was guessed gives way to what was told.
    """

    line: int
    found: Found
    start: int
    end: int
    harm: Harm
    low: int
    high: int | None
    modality: Modality
    status: Status
    sex: Sex
    age: Age
    victims: str
    names: tuple[str, ...]
    people: tuple[Person, ...]
    perpetrator: str
    likely_doer: str
    manner: Manner
    own_manner: bool
    place: str
    place_level: int
    own_place: bool
    time: str
    date_start: date | None
    date_end: date | None
    precision: int
    own_time: bool
    counting: Counting
    attribution: tuple[str, ...]
    hedge: Hedge
    verification: Verification
    evidence: tuple[Evidence, ...]
    mentions: list[tuple[int, int]]
    parent: Draft | None = None
    background: bool = False
    these: bool = False
    out_of: bool = False
    also: bool = False
    lived: bool = False
    last_line: int = 0
    title: str = ""


def _told_beside(line: PageLine, found: Found) -> bool:
    """ "Four civilians also died": people beside those told of before, not among them."""
    tokens = line.sentence.tokens
    first = found.first
    while first > 0 and is_adverb(tokens[first - 1].low):  # "also accidentally shot"
        first -= 1
    return any(t.low in ("also", "separately") for t in tokens[first : found.last + 2])


def draft(page: Page, n: int, found: Found, whole: Setting) -> Draft:
    """One finding with all its fields, by small functions that each look at the nearest words first."""
    line = page.lines[n]
    tokens = line.sentence.tokens
    start, end = tokens[found.first].start, tokens[found.last - 1].end
    clause = clause_text(line, found)
    total = is_background(line, found)
    ongoing = not total and goes_on(line, found)
    background = total or ongoing
    evidence = evidence_of(line) or evidence_before(page, n)
    shown = "video" in evidence and whole.kind != "crime"  # footage says of itself neither where nor when it was taken
    time, first_day, last_day, precision, own_time, span = timed(page, n, found, whole, background, shown=shown)
    manner, own_manner = manner_of(page, n, found, whole, background)
    other = own_manner and whole.kind != "crime" and "unknown" not in (manner, whole.manner) and not kindred(manner, whole.manner)
    apart = other or (shown and found.harm != "bodies_found")
    place, level, own_place = placed(page, n, found, whole, background, apart=apart)
    main_deed = not background and manner == whole.manner and manner in (BY_ONE if whole.kind == "crime" else BY_AN_ARMY)
    chain = attribution(page, n, found)
    long = own_time and first_day is not None and last_day is not None and (last_day - first_day).days >= LONG
    counting = "period" if ongoing else counting_of(line, found, span, background, long=long)
    doer = "" if total else perpetrator(line, found, of_many=counting == "cumulative")
    if counting in ("cumulative", "period") and not own_manner:
        manner = "unknown"  # a total of many events has no one manner, unless its own sentence gives it
    return Draft(
        line=n, found=found, start=start, end=end, harm=found.harm, low=found.low, high=found.high, modality=found.modality,
        status=victims.status_of(line, found, whole.kind), sex=victims.sex_of(line, found, including(line, found)),
        age=victims.age_of(line, found, including(line, found)), victims=victims_written(line, found),
        names=names_of(found), people=persons(line, found), perpetrator=doer, likely_doer=whole.perpetrator if main_deed else "",
        manner=manner, own_manner=own_manner, place=place, place_level=level, own_place=own_place, time=time,
        date_start=first_day, date_end=last_day, precision=precision, own_time=own_time,
        counting=counting, attribution=chain,
        hedge=hedge_of(line, found, clause), verification=cues.verification_in(line.text), evidence=evidence,
        mentions=[], background=background, these=includes_these(line, found), out_of=out_of_a_total(line),
        also=_told_beside(line, found), lived=told_alive(found, line.line), last_line=n,
    )  # fmt: skip
