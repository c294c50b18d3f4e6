"""Why two reports may tell of one incident: one function per reason, and the table of what each is worth.

A reason's docstring is what an analyst reads about it; the sentence it returns is what holds for this pair ("" where it does not
hold). Weights are log-odds: their sum, with the bias, is the score, and the score above zero means "rather the same than not".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import msgspec
from rapidfuzz.fuzz import token_set_ratio

from warmonitor.link.placing import best_relation, is_quarter
from warmonitor.link.strands import Strand, akin

SHORT_DAYS = 3
NAME_LIKENESS = 88
FEW = 3


class Reason(msgspec.Struct, frozen=True):
    """One row of the table: the function and what it is worth when it holds."""

    holds: Callable[[Strand, Strand], str]
    weight: float

    @property
    def name(self) -> str:
        return self.holds.__name__

    @property
    def meaning(self) -> str:
        return (self.holds.__doc__ or "").split("\n")[0]


def same_day(left: Strand, right: Strand) -> str:
    """Both reports date the harm in words, to spans of a few days that share a day."""
    if not (left.dated and right.dated) or _gap(left, right) > 0:
        return ""
    return f"both date it around {left.start}" if max(_days(left), _days(right)) <= SHORT_DAYS else ""


def days_meet(left: Strand, right: Strand) -> str:
    """The days that the two leave open share a day, though one of them is vague or only guessed from its report's date."""
    if _gap(left, right) > 0 or same_day(left, right) or not (left.start and right.start):
        return ""
    return "their days can be the same"


def next_day(left: Strand, right: Strand) -> str:
    """One day lies between the two dates, as it does when a night or a time zone is told differently."""
    return "one day apart" if _gap(left, right) == 1 else ""


def days_apart(left: Strand, right: Strand) -> str:
    """Two days or more lie between the two dates."""
    gap = _gap(left, right)
    return f"{gap} days apart" if gap >= 2 else ""


def same_place(left: Strand, right: Strand) -> str:
    """Both name the same place, spelling aside, or places a few kilometres apart."""
    return f"both at {_place(left)}" if best_relation(left.spots, right.spots) in ("same", "near") else ""


def place_within(left: Strand, right: Strand) -> str:
    """One's place lies in the other's wider area."""
    return f"{_place(left)} and {_place(right)} lie within one another" if best_relation(left.spots, right.spots) == "within" else ""


def place_named_there(left: Strand, right: Strand) -> str:
    """The names differ, but one report mentions the other's place."""
    if best_relation(left.spots, right.spots) != "unlike" or left.doc_id == right.doc_id or quarter_of(left, right):
        return ""
    keys_left, keys_right = _keys(left), _keys(right)
    named = (keys_left and keys_left <= right.mentioned) or (keys_right and keys_right <= left.mentioned)
    return f"{_place(left)} or {_place(right)} is named in both reports" if named else ""


def quarter_of(left: Strand, right: Strand) -> str:
    """One names a quarter or a street, and its report also names the town that is the other's place."""
    if best_relation(left.spots, right.spots) != "unlike" or left.doc_id == right.doc_id:
        return ""
    for quarter, town in ((left, right), (right, left)):
        of_town = any(is_quarter(spot.name) for spot in quarter.spots) and _keys(town) and _keys(town) <= quarter.mentioned
        if of_town and not any(is_quarter(spot.name) for spot in town.spots):
            return f"{_place(quarter)} may be a part of {_place(town)}"
    return ""


def places_unlike(left: Strand, right: Strand) -> str:
    """Each names a place, and neither the names nor the reports bring the two together."""
    brought = place_named_there(left, right) or quarter_of(left, right)
    unlike = best_relation(left.spots, right.spots) == "unlike" and not brought
    return f"{_place(left)} is another name than {_place(right)}" if unlike else ""


def places_apart(left: Strand, right: Strand) -> str:
    """The places lie too far apart to be one, given how precisely each is known."""
    return f"{_place(left)} and {_place(right)} lie apart" if best_relation(left.spots, right.spots) == "apart" else ""


def same_manner(left: Strand, right: Strand) -> str:
    """Both say people were harmed in the same way."""
    shared = sorted(left.manners & right.manners)
    return f"both tell of {shared[0].replace('_', ' ')}" if shared else ""


def kin_manner(left: Strand, right: Strand) -> str:
    """The manners differ, but reports often use one for the other (a rocket for an air raid)."""
    if same_manner(left, right) or not akin(left.manners, right.manners):
        return ""
    return "their manners are often taken for each other"


def manner_apart(left: Strand, right: Strand) -> str:
    """Each says how, and the two ways are not taken for each other."""
    if not left.manners or not right.manners or left.manners & right.manners or akin(left.manners, right.manners):
        return ""
    return f"{min(left.manners)} is not {min(right.manners)}".replace("_", " ")


def same_side(left: Strand, right: Strand) -> str:
    """Both blame the same side."""
    shared = left.named_sides & right.named_sides or left.sides & right.sides
    return "both blame the same side" if shared else ""


def other_side(left: Strand, right: Strand) -> str:
    """Each blames a side, and not the same one. Reports of one attack do that too, so it weighs little."""
    return "they blame different sides" if left.sides and right.sides and not left.sides & right.sides else ""


def rare_figure(left: Strand, right: Strand) -> str:
    """Both give the same figure of ten or more for the same harm; large figures seldom agree by chance."""
    shared = max((f for f in left.figures & right.figures if f[1] >= 10), key=lambda f: f[1], default=None)
    return f"both give {shared[1]} {shared[0].replace('_', ' ')}" if shared else ""


def same_figure(left: Strand, right: Strand) -> str:
    """Both give the same figure under ten for the same harm."""
    shared = {f for f in left.figures & right.figures if 0 < f[1] < 10}
    return "they share a small figure" if shared and not rare_figure(left, right) else ""


def figures_agree(left: Strand, right: Strand) -> str:
    """They share two figures of three or more, each for its own harm or group."""
    shared = {f for f in left.figures & right.figures if f[1] >= FEW}
    return f"they share {len(shared)} figures" if len(shared) >= 2 else ""


def figures_near(left: Strand, right: Strand) -> str:
    """The largest figures for a harm are unequal, but close or able to meet."""
    if left.figures & right.figures:
        return ""
    return "their largest figures are close" if 0 <= _spread(left, right) <= 1.35 else ""


def figures_next(left: Strand, right: Strand) -> str:
    """The largest figures, of twenty or more, are a twentieth apart at most, as "over 70" is from 72."""
    largest = max((low for low, _ in left.tops.values()), default=0)
    nearby = largest >= 20 and not left.figures & right.figures and 0 <= _spread(left, right) <= 1.05
    return "their largest figures are next to each other" if nearby else ""


def running_tolls(left: Strand, right: Strand) -> str:
    """Both are running totals that count from about the same day; such totals grow from report to report."""
    if left.kind != "wide" or right.kind != "wide" or not left.start or not right.start or not (left.dated or right.dated):
        return ""
    apart = abs((left.start - right.start).days)
    return "both count from about the same day" if apart <= 2 and _days(left) > 1 and _days(right) > 1 else ""


def bodies_of_the_dead(left: Strand, right: Strand) -> str:
    """One tells of bodies seen or found, the other of people put to death, in numbers that can be the same."""
    for bodies, dead in ((left, right), (right, left)):
        if set(bodies.tops) == {"bodies_found"} and "killed" in dead.tops and not dead.scene and "execution" in dead.manners:
            return "the bodies may be those of the people put to death" if _meet(bodies.tops["bodies_found"], dead.tops["killed"]) else ""
    return ""


def figures_apart(left: Strand, right: Strand) -> str:
    """The largest figures differ by more than half, as tolls that are still growing may."""
    return "their largest figures differ by more than half" if not _growing(left, right) and 1.5 < _spread(left, right) <= 4 else ""


def figures_far_apart(left: Strand, right: Strand) -> str:
    """The largest figures differ more than fourfold."""
    return "their largest figures differ more than fourfold" if not _growing(left, right) and _spread(left, right) > 4 else ""


def same_victim(left: Strand, right: Strand) -> str:
    """Both name the same victim, spelling aside."""
    alike = any(token_set_ratio(a, b) >= NAME_LIKENESS for a, b in product(left.names, right.names) if _both_full(a, b))
    return "both name the same victim" if alike else ""


def other_victim(left: Strand, right: Strand) -> str:
    """Each names victims, and none of them is the same."""
    named = left.names and right.names and not same_victim(left, right)
    return "they name different victims" if named and not other_victims(left, right) else ""


def other_victims(left: Strand, right: Strand) -> str:
    """Each names three victims or more, and none of them is the same."""
    many = min(len(left.names), len(right.names)) >= 3
    return "each names several victims, all different" if many and not same_victim(left, right) else ""


def same_words(left: Strand, right: Strand) -> str:
    """The quoted words have telling words in common."""
    return "the quoted words share telling words" if len(left.words & right.words) >= 2 else ""


def one_same_word(left: Strand, right: Strand) -> str:
    """The quoted words have one telling word in common."""
    return "the quoted words share a telling word" if len(left.words & right.words) == 1 else ""


def like_reports(left: Strand, right: Strand) -> str:
    """The two reports name many of the same people and places."""
    if left.doc_id == right.doc_id:
        return ""
    fewer = min(len(left.mentioned), len(right.mentioned))
    return "the reports name the same people and places" if fewer and len(left.mentioned & right.mentioned) >= 0.5 * fewer else ""


def same_text(left: Strand, right: Strand) -> str:
    """The reports are copies of one text, and tell it in the same figures."""
    copied = left.twin == right.twin and left.doc_id != right.doc_id and bool(left.figures & right.figures)
    return "copies of one text" if copied else ""


def same_scene(left: Strand, right: Strand) -> str:
    """Both describe a piece of footage with the same few people in it, in words that share something."""
    both = left.scene and right.scene and left.figures & right.figures
    return "both describe the same scene in footage" if both and left.words & right.words else ""


def scene_or_whole(left: Strand, right: Strand) -> str:
    """One is a scene of few people in footage, the other a report of the harm as a whole, or another scene."""
    if left.scene == right.scene:
        return "two scenes with different people" if left.scene and not left.figures & right.figures else ""
    return "one is a scene in footage"


REASONS = (
    Reason(same_day, 1.5),
    Reason(days_meet, 0.5),
    Reason(next_day, -0.8),
    Reason(days_apart, -4.0),
    Reason(same_place, 1.6),
    Reason(place_within, 0.8),
    Reason(place_named_there, -0.4),
    Reason(quarter_of, 0.6),
    Reason(places_unlike, -1.5),
    Reason(places_apart, -4.0),
    Reason(same_manner, 0.8),
    Reason(kin_manner, 0.2),
    Reason(manner_apart, -2.0),
    Reason(same_side, 0.4),
    Reason(other_side, -0.6),
    Reason(rare_figure, 1.6),
    Reason(same_figure, 0.5),
    Reason(figures_agree, 0.6),
    Reason(figures_near, 0.4),
    Reason(figures_next, 1.0),
    Reason(running_tolls, 2.4),
    Reason(bodies_of_the_dead, 1.2),
    Reason(figures_apart, -0.4),
    Reason(figures_far_apart, -1.0),
    Reason(same_victim, 3.0),
    Reason(other_victim, -1.5),
    Reason(other_victims, -3.5),
    Reason(same_words, 0.6),
    Reason(one_same_word, 0.3),
    Reason(like_reports, 0.6),
    Reason(same_text, 3.0),
    Reason(same_scene, 3.0),
    Reason(scene_or_whole, -4.0),
)
BIAS = -2.6


def _gap(left: Strand, right: Strand) -> int:
    """Days between the two spans, 0 where they share one or where an end is open."""
    return max(_after(left.start, right.end), _after(right.start, left.end), 0)


def _after(start: date | None, end: date | None) -> int:
    return (start - end).days if start and end else 0


def _days(strand: Strand) -> int:
    if not strand.start or not strand.end:
        return 999
    return (strand.end - strand.start + timedelta(days=1)).days


def _place(strand: Strand) -> str:
    return strand.spots[0].name if strand.spots else "an unnamed place"


def _keys(strand: Strand) -> frozenset[str]:
    return frozenset(key for spot in strand.spots for key in spot.keys)


def _spread(left: Strand, right: Strand) -> float:
    """How many times larger the one's largest figure is; -1 where no harm is figured by both."""
    ratios = []
    for harm in left.tops.keys() & right.tops.keys():
        (low, top), (low2, top2) = left.tops[harm], right.tops[harm]
        ratio = max(low, low2) / max(1, min(low, low2))
        ratios.append(min(ratio, 1.2) if _meet((low, top), (low2, top2)) and ratio < 3 else ratio)
    return min(ratios, default=-1.0)


def _growing(left: Strand, right: Strand) -> bool:
    return left.kind == right.kind == "wide"


def _meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def _both_full(a: str, b: str) -> bool:
    return " " in a and " " in b
