"""Why two reports may tell of one incident: one function per reason. What each is worth stands in `weights`.

A reason's docstring is what an analyst reads about it; the sentence it returns is what holds for this pair ("" where it does not
hold).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from rapidfuzz.fuzz import token_set_ratio

from warmonitor.link.grounds import lies
from warmonitor.link.placing import Relation, Spot, best_relation
from warmonitor.link.strands import Strand, akin
from warmonitor.link.wording import likeness

SHORT_DAYS = 3
NAME_LIKENESS = 88
FEW = 3
SCENE_WORDS = 2
NEWS_DAYS = 6
LATER_DAYS = 30
ROUND_FROM, ROUNDING = 20, 1.1  # "more than 70" is said of 72 and of 76, not of 90


class Two:
    """Two strands side by side, with what several reasons ask of them worked out once."""

    __slots__ = (
        "current",
        "gap",
        "growing",
        "kin",
        "left",
        "main",
        "people",
        "proper",
        "published",
        "right",
        "spread",
        "town",
        "where",
        "wording",
    )

    def __init__(self, left: Strand, right: Strand) -> None:
        self.left, self.right = (left, right) if left.key <= right.key else (right, left)
        self.where: Relation = best_relation(left.spots, right.spots)
        self.town = lies(left.ground, right.ground) if left.doc_id != right.doc_id else "unknown"
        self.gap = days_between(left, right)
        self.spread = _spread(left, right)
        self.kin = akin(left.manners, right.manners)
        self.wording = likeness(left.terms, right.terms) if left.doc_id != right.doc_id else -1.0
        self.people = len(left.people & right.people) if left.doc_id != right.doc_id else 0
        self.proper = len(left.proper & right.proper) if left.doc_id != right.doc_id else 0
        self.current = len(left.current & right.current) if left.doc_id != right.doc_id else 0
        self.published = _published(left, right)
        self.main = left.main and right.main
        self.growing = left.kind == right.kind == "wide"


def same_day(two: Two) -> str:
    """Both reports date the harm in words, to spans of a few days that share a day."""
    if not (two.left.dated and two.right.dated) or two.gap > 0:
        return ""
    return f"both date it around {two.left.start}" if max(_days(two.left), _days(two.right)) <= SHORT_DAYS else ""


def days_meet(two: Two) -> str:
    """The days that the two leave open share a day, though one of them is vague or only guessed from its report's date."""
    if two.gap > 0 or same_day(two) or not (two.left.start and two.right.start):
        return ""
    return "their days can be the same"


def next_day(two: Two) -> str:
    """One day lies between the two dates, as it does when a night or a time zone is told differently."""
    return "one day apart" if two.gap == 1 else ""


def days_apart(two: Two) -> str:
    """Two days or more lie between the two dates, and both reports date the harm in words."""
    return f"{two.gap} days apart" if _dated_apart(two) and not days_apart_as_published(two) else ""


def days_apart_as_published(two: Two) -> str:
    """Two days or more lie between the two dates, but each is of the days before its own report, which may look back from a court."""
    if not _dated_apart(two) or two.published <= NEWS_DAYS or not (_of_the_news(two.left) and _of_the_news(two.right)):
        return ""
    return f"{two.gap} days apart, each just before its own report"


def _dated_apart(two: Two) -> bool:
    return two.gap >= 2 and two.left.dated and two.right.dated


def _of_the_news(strand: Strand) -> bool:
    """Whether the strand is dated to the days before its report."""
    return strand.published is not None and strand.end is not None and 0 <= (strand.published - strand.end).days <= NEWS_DAYS


def same_day_looking_back(two: Two) -> str:
    """Both date the harm to the same day, and one report was published weeks after the other."""
    return "the later report names the earlier one's day" if same_day(two) and two.published > LATER_DAYS else ""


def days_apart_by_custom(two: Two) -> str:
    """Two days or more lie between the two, but one is only guessed from its report's date; later reports look back."""
    guessed = two.gap >= 2 and not (two.left.dated and two.right.dated)
    return f"{two.gap} days apart, one of them only by its report's date" if guessed else ""


def published_together(two: Two) -> str:
    """The two reports were published within a day of each other."""
    return "published within a day" if 0 <= two.published <= 1 else ""


def published_near(two: Two) -> str:
    """The two reports were published two to five days apart."""
    return f"published {two.published} days apart" if 2 <= two.published <= 5 else ""


def published_far(two: Two) -> str:
    """Two months or more lie between the two reports, but less than a year."""
    return f"published {two.published} days apart" if 60 <= two.published < 365 else ""


def published_years_apart(two: Two) -> str:
    """A year or more lies between the two reports."""
    return f"published {two.published} days apart" if two.published >= 365 else ""


def same_place(two: Two) -> str:
    """Both name the same place, spelling aside, or places a few kilometres apart."""
    return f"both at {_place(two.left)}" if two.where in ("same", "near") else ""


def place_within(two: Two) -> str:
    """One's place lies in the other's wider area."""
    return f"{_place(two.left)} and {_place(two.right)} lie within one another" if two.where == "within" else ""


def place_named_there(two: Two) -> str:
    """The names differ, but one report mentions the other's place."""
    if two.where != "unlike" or two.left.doc_id == two.right.doc_id or quarter_of(two):
        return ""
    keys_left, keys_right = two.left.place_keys, two.right.place_keys
    named = (keys_left and keys_left <= two.right.mentioned) or (keys_right and keys_right <= two.left.mentioned)
    return f"{_place(two.left)} or {_place(two.right)} is named in both reports" if named else ""


def quarter_of(two: Two) -> str:
    """One names a quarter or a street, and its report also names the town that is the other's place."""
    if two.where != "unlike" or two.left.doc_id == two.right.doc_id:
        return ""
    for quarter, town in ((two.left, two.right), (two.right, two.left)):
        of_town = quarter.quarter and town.place_keys and town.place_keys <= quarter.mentioned
        if of_town and not town.quarter:
            return f"{_place(quarter)} may be a part of {_place(town)}"
    return ""


def places_unlike(two: Two) -> str:
    """Each names a place, and neither the names nor the reports bring the two together."""
    brought = place_named_there(two) or quarter_of(two)
    unlike = two.where == "unlike" and not brought and not one_scene(two.left, two.right)
    return f"{_place(two.left)} is another name than {_place(two.right)}" if unlike else ""


def places_apart(two: Two) -> str:
    """The places lie too far apart to be one, given how precisely each is known."""
    apart = two.where == "apart" and not one_scene(two.left, two.right)
    return f"{_place(two.left)} and {_place(two.right)} lie apart" if apart else ""


def same_town(two: Two) -> str:
    """The places are not known to be one, but both lie in one town, or in towns a few kilometres apart."""
    return f"both in {two.left.ground.name}" if two.left.ground and two.town == "same" and two.where not in ("same", "near") else ""


def other_town(two: Two) -> str:
    """They lie in towns or counties that are too far apart to be one."""
    both = two.left.ground and two.right.ground
    apart = both and two.town == "apart" and two.where not in ("same", "near", "apart") and not one_scene(two.left, two.right)
    return f"in {two.left.ground.name} and in {two.right.ground.name}" if apart and two.left.ground and two.right.ground else ""


def same_address(two: Two) -> str:
    """Both give the same house, block or crossing: a number and a street, or two names."""
    shared = next((a.name for a, b in product(two.left.spots, two.right.spots) if len(a.keys & b.keys) >= 2), "")
    return f"both at {shared}" if shared and two.left.doc_id != two.right.doc_id else ""


def addresses_unlike(two: Two) -> str:
    """Each gives a house or a block, and not the same one."""
    numbered = all(any(_is_address(spot) for spot in strand.spots) for strand in (two.left, two.right))
    return "other addresses" if numbered and two.where in ("unlike", "apart") and not same_address(two) else ""


def _is_address(spot: Spot) -> bool:
    return any(key.isdigit() for key in spot.keys)


def same_manner(two: Two) -> str:
    """Both say people were harmed in the same way."""
    shared = sorted(two.left.manners & two.right.manners)
    return f"both tell of {shared[0].replace('_', ' ')}" if shared else ""


def kin_manner(two: Two) -> str:
    """The manners differ, but reports often use one for the other (a rocket for an air raid)."""
    if same_manner(two) or not two.kin:
        return ""
    return "their manners are often taken for each other"


def manner_apart(two: Two) -> str:
    """Each says how, and the two ways are not taken for each other."""
    if not two.left.manners or not two.right.manners or two.left.manners & two.right.manners or two.kin:
        return ""
    return f"{min(two.left.manners)} is not {min(two.right.manners)}".replace("_", " ")


def same_side(two: Two) -> str:
    """Both blame the same side."""
    shared = two.left.named_sides & two.right.named_sides or two.left.sides & two.right.sides
    return "both blame the same side" if shared else ""


def other_side(two: Two) -> str:
    """Each blames a side, and not the same one. Reports of one attack do that too, so it weighs little."""
    return "they blame different sides" if two.left.sides and two.right.sides and not two.left.sides & two.right.sides else ""


def rare_figure(two: Two) -> str:
    """Both give the same figure of ten or more for the same harm; large figures seldom agree by chance."""
    shared = max((f for f in two.left.figures & two.right.figures if f[1] >= 10), key=lambda f: f[1], default=None)
    return f"both give {shared[1]} {shared[0].replace('_', ' ')}" if shared else ""


def same_figure(two: Two) -> str:
    """Both give the same figure under ten for the same harm."""
    shared = {f for f in two.left.figures & two.right.figures if 0 < f[1] < 10}
    return "they share a small figure" if shared and not rare_figure(two) else ""


def figures_agree(two: Two) -> str:
    """They share two figures of three or more, each for its own harm or group."""
    shared = {f for f in two.left.figures & two.right.figures if f[1] >= FEW}
    return f"they share {len(shared)} figures" if len(shared) >= 2 else ""


def figures_near(two: Two) -> str:
    """The largest figures for a harm are unequal, but close or able to meet."""
    if two.left.figures & two.right.figures:
        return ""
    return "their largest figures are close" if 0 <= two.spread <= 1.35 else ""


def figures_next(two: Two) -> str:
    """The largest figures, of twenty or more, are a twentieth apart at most, as "over 70" is from 72."""
    largest = max((low for low, _ in two.left.tops.values()), default=0)
    nearby = largest >= 20 and not two.left.figures & two.right.figures and 0 <= two.spread <= 1.05
    return "their largest figures are next to each other" if nearby else ""


def figure_rounded(two: Two) -> str:
    """One gives a round figure with "over" or "at least", and the other counts a little more in the same way of dying."""
    if not same_manner(two):
        return ""
    for rounded, counted in ((two.left, two.right), (two.right, two.left)):
        for harm, low, high in sorted(rounded.figures, key=str):
            near = high is None and low >= ROUND_FROM and any(h == harm and low <= n <= low * ROUNDING for h, n, _ in counted.figures)
            if near and (harm, low, high) not in counted.figures:
                return f"“{low} or more {harm.replace('_', ' ')}” rounds the other's figure"
    return ""


def running_tolls(two: Two) -> str:
    """Both are running totals that count from about the same day; such totals grow from report to report."""
    if (
        two.left.kind != "wide"
        or two.right.kind != "wide"
        or not two.left.start
        or not two.right.start
        or not (two.left.dated or two.right.dated)
    ):
        return ""
    apart = abs((two.left.start - two.right.start).days)
    return "both count from about the same day" if apart <= 2 and _days(two.left) > 1 and _days(two.right) > 1 else ""


def spans_unlike(two: Two) -> str:
    """Both count over several incidents, but one over more than four times as many days: a week's total is not a war's."""
    if not two.growing:
        return ""
    shorter, longer = sorted((_days(two.left), _days(two.right)))
    return f"one counts over {shorter} days, the other over {longer} or more" if longer > 4 * shorter else ""


def bodies_of_the_dead(two: Two) -> str:
    """One tells of bodies seen or found, the other of people put to death, in numbers that can be the same."""
    for bodies, dead in ((two.left, two.right), (two.right, two.left)):
        if set(bodies.tops) == {"bodies_found"} and "killed" in dead.tops and not dead.scene and "execution" in dead.manners:
            return "the bodies may be those of the people put to death" if _meet(bodies.tops["bodies_found"], dead.tops["killed"]) else ""
    return ""


def figures_apart(two: Two) -> str:
    """The largest figures differ by more than half, as tolls that are still growing may."""
    return "their largest figures differ by more than half" if not two.growing and 1.5 < two.spread <= 4 else ""


def figures_far_apart(two: Two) -> str:
    """The largest figures differ more than fourfold."""
    return "their largest figures differ more than fourfold" if not two.growing and two.spread > 4 else ""


def vague_over_area(two: Two) -> str:
    """One gives only a vague number for an area without borders, the other a counted figure: the vague one may hold it and more."""
    for vague, counted in ((two.left, two.right), (two.right, two.left)):
        if not vague.figures and any(spot.fuzzy for spot in vague.spots) and counted.figures:
            return "one is a vague number for a whole area"
    return ""


def same_victim(two: Two) -> str:
    """Both name the same victim, spelling aside."""
    if two.left.name_words.isdisjoint(two.right.name_words):
        return ""
    alike = any(token_set_ratio(a, b) >= NAME_LIKENESS for a, b in product(two.left.names, two.right.names) if _both_full(a, b))
    return "both name the same victim" if alike else ""


def other_victim(two: Two) -> str:
    """Each names victims, and none of them is the same."""
    named = two.left.names and two.right.names and not same_victim(two)
    return "they name different victims" if named and not other_victims(two) else ""


def other_victims(two: Two) -> str:
    """Each names three victims or more, and none of them is the same."""
    many = min(len(two.left.names), len(two.right.names)) >= 3
    return "each names several victims, all different" if many and not same_victim(two) else ""


def same_words(two: Two) -> str:
    """The quoted words have telling words in common."""
    return "the quoted words share telling words" if len(two.left.words & two.right.words) >= 2 else ""


def one_same_word(two: Two) -> str:
    """The quoted words have one telling word in common."""
    return "the quoted words share a telling word" if len(two.left.words & two.right.words) == 1 else ""


def like_reports(two: Two) -> str:
    """The two reports name many of the same people and places."""
    if two.left.doc_id == two.right.doc_id:
        return ""
    fewer = min(len(two.left.mentioned), len(two.right.mentioned))
    return "the reports name the same people and places" if fewer and len(two.left.mentioned & two.right.mentioned) >= 0.5 * fewer else ""


def same_text(two: Two) -> str:
    """The reports are copies of one text, and tell it in the same figures."""
    copied = two.left.twin == two.right.twin and two.left.doc_id != two.right.doc_id and bool(two.left.figures & two.right.figures)
    return "copies of one text" if copied else ""


def same_scene(two: Two) -> str:
    """Both describe a piece of footage with the same few people in it, in words that share something."""
    both = two.left.scene and two.right.scene and two.left.figures & two.right.figures
    return "both describe the same scene in footage" if both and two.left.words & two.right.words else ""


def scene_or_whole(two: Two) -> str:
    """One is a scene of few people in footage, the other a report of the harm as a whole, or another scene."""
    if two.left.scene == two.right.scene:
        return "two scenes with different people" if two.left.scene and not two.left.figures & two.right.figures else ""
    return "one is a scene in footage"


def one_scene(left: Strand, right: Strand) -> bool:
    """Whether both describe footage of as many people in the same telling words: where it was filmed, reports mostly guess."""
    both = left.scene and right.scene and left.doc_id != right.doc_id
    return both and bool(left.figures & right.figures) and len(left.words & right.words) >= SCENE_WORDS


def days_between(left: Strand, right: Strand) -> int:
    """Days between the two spans, 0 where they share one or where an end is open."""
    return max(_after(left.start, right.end), _after(right.start, left.end), 0)


def _published(left: Strand, right: Strand) -> int:
    """Days between the two reports; -1 where that is not known, or where they are one."""
    if left.doc_id == right.doc_id or not left.published or not right.published:
        return -1
    return abs((left.published - right.published).days)


def _after(start: date | None, end: date | None) -> int:
    return (start - end).days if start and end else 0


def _days(strand: Strand) -> int:
    if not strand.start or not strand.end:
        return 999
    return (strand.end - strand.start + timedelta(days=1)).days


def _place(strand: Strand) -> str:
    return strand.spots[0].name if strand.spots else "an unnamed place"


def _spread(left: Strand, right: Strand) -> float:
    """How many times larger the one's largest figure is; -1 where no harm is figured by both."""
    ratios = []
    for harm in left.tops.keys() & right.tops.keys():
        (low, top), (low2, top2) = left.tops[harm], right.tops[harm]
        ratio = max(low, low2) / max(1, min(low, low2))
        ratios.append(min(ratio, 1.2) if _meet((low, top), (low2, top2)) and ratio < 3 else ratio)
    return min(ratios, default=-1.0)


def _meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def _both_full(a: str, b: str) -> bool:
    return " " in a and " " in b
