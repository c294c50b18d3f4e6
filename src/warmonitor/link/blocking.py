"""Which pairs of strands are worth comparing: near-linear in their number, whatever order they come in.

Two strands are compared if they share a key: a place or a town in the same week, a town and a word of their titles, a victim's name,
an uncommon figure, rare names or telling words (of the title where a report has no more). A strand's keys are its own affair: what
other reports there are makes no difference to them. In a block, which is all the strands of one key, a strand meets all others while
they are few, and only its neighbours by day and figures where they are many. So a further report changes nothing but the blocks that
it comes into, and there only what is next to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from heapq import nlargest
from itertools import combinations

from warmonitor.link.clustering import Pair, pair
from warmonitor.link.reasons import days_between
from warmonitor.link.strands import Strand
from warmonitor.link.wording import likeness

Key = tuple[str, ...]

LARGE_BLOCK = 40
NEIGHBOURS = 16
WEEK = 7
LONGEST = 6  # weeks that a long span is spread over; longer ones are found by their other keys
LOOKING_BACK_DAYS = 120  # reports that look back without a date seldom look further
UNCOMMON = 5
FEW_NAMES = 2  # rare names that two reports share, though they date what they tell to other days
ALIKE = 0.15
HEADED = 0.2  # likeness of titles from which reports of one town are compared though they date what they tell to other days
HARDLY = 0.04  # a choice of ours, measured nowhere: reports that share less of their words are taken for reports of other events
TITLED = 4  # how many of its title's most telling words make keys with its town
TELLING = 12  # how many of its report's most telling words make keys


def candidates(strands: Sequence[Strand]) -> list[Pair]:
    """Pairs of strands' keys to score, sorted. Strands of one document are never paired."""
    blocks: dict[Key, list[Strand]] = defaultdict(list)
    for strand in strands:
        for key in keys(strand):
            blocks[key].append(strand)
    return sorted({two for key, block in blocks.items() for two in met(key, block)})


def keys(strand: Strand) -> frozenset[Key]:
    """What a strand can be found by."""
    return frozenset(_keys(strand))


def met(key: Key, block: Sequence[Strand]) -> Iterator[Pair]:
    """The pairs of a key's strands that are worth comparing, whatever the order of the strands."""
    if key[0] == "week" and len(block) > LARGE_BLOCK:
        return  # the week alone tells something only where little happened
    for left, right in _pairs(block):
        if may_meet(left, right):
            yield pair(left.key, right.key)


def may_meet(left: Strand, right: Strand) -> bool:
    """A figure over several incidents is never one incident's; days apart, only names that both tell or a copied text can join two."""
    if left.doc_id == right.doc_id or {left.kind, right.kind} == {"narrow", "wide"}:
        return False
    if not _touch(left, right):
        return False
    apart = days_between(left, right)
    if apart < 2 or (not (left.dated and right.dated) and apart <= LOOKING_BACK_DAYS):
        return True
    if left.twin == right.twin or not left.name_words.isdisjoint(right.name_words):
        return True
    if not (left.main and right.main):
        return False
    if len(left.people & right.people) >= FEW_NAMES or likeness(left.terms, right.terms) >= ALIKE:
        return True
    return _in_one_town(left, right) and likeness(left.headline, right.headline) >= HEADED


def _touch(left: Strand, right: Strand) -> bool:
    """Whether the two share a place or a name, or more than a word or two of what their reports say."""
    if _in_one_town(left, right):
        return True
    named = not left.place_keys.isdisjoint(right.place_keys) or not left.name_words.isdisjoint(right.name_words)
    return named or not left.people.isdisjoint(right.people) or not 0 <= likeness(left.terms, right.terms) < HARDLY


def _in_one_town(left: Strand, right: Strand) -> bool:
    return left.ground is not None and right.ground is not None and left.ground.id == right.ground.id


def _keys(strand: Strand) -> Iterator[Key]:
    weeks = _weeks(strand.start, strand.end)
    places = {key for spot in strand.spots for key in spot.keys} | {spot.id for spot in strand.spots if spot.id}
    for week in weeks:
        yield ("week", week)
        yield from (("place", key, week) for key in places)
        yield from (("figure", f"{harm} {low} {high}", week) for harm, low, high in strand.figures if low >= UNCOMMON)
        if strand.scene:
            yield ("scene", week, *(f"{low}" for _, low, _ in sorted(strand.figures, key=str)))
    if strand.ground:
        yield from (("town", strand.ground.id, week) for week in weeks)
        yield from (
            ("town", strand.ground.id, word) for word in nlargest(TITLED, strand.headline, key=lambda word: (strand.headline[word], word))
        )
    for division in {spot.admin1 for spot in strand.spots if spot.admin1}:
        yield from (("division", division, week, manner) for week in weeks for manner in strand.manners)
    yield from (("name", *sorted(name.split()[:: max(1, len(name.split()) - 1)])) for name in strand.names if " " in name)
    if strand.main:
        yield from (("person", name) for name in strand.people)
    words = strand.terms or strand.headline
    yield from (("term", term) for term in nlargest(TELLING, words, key=lambda term: (words[term], term)))
    yield ("twin", strand.twin)


def _weeks(start: date | None, end: date | None) -> tuple[str, ...]:
    """The weeks that a span touches, and those a day away; "" for no date and for spans too long to say when."""
    if start is None or end is None or (end - start).days > LONGEST * WEEK:
        return ("",)
    low, high = (start - timedelta(days=1)).toordinal() // WEEK, (end + timedelta(days=1)).toordinal() // WEEK
    return tuple(str(week) for week in range(low, high + 1))


def _pairs(block: Sequence[Strand]) -> Iterator[tuple[Strand, Strand]]:
    """All pairs of a small block; the neighbours by day and figures in a large one."""
    if len(block) <= LARGE_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=_position)
    for i, left in enumerate(ordered):
        for right in ordered[i + 1 : i + 1 + NEIGHBOURS]:
            yield left, right


def _position(strand: Strand) -> tuple[object, ...]:
    top = max((low for low, _ in strand.tops.values()), default=0)
    return (strand.start or date.min, sorted(strand.manners), top, strand.key)
