"""Which pairs of strands are worth comparing: near-linear in their number, whatever order they come in.

Two strands are compared if they share a key: a place in the same week, a victim's name, an uncommon figure or rare words. A key
that very many strands share is sorted by day and figures, and each strand meets only its neighbours there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from warmonitor.link.clustering import Pair, pair
from warmonitor.link.reasons import days_between
from warmonitor.link.strands import Strand
from warmonitor.link.wording import likeness

LARGE_BLOCK = 40
NEIGHBOURS = 16
WEEK = 7
LONGEST = 6  # weeks that a long span is spread over; longer ones are found by their other keys
LOOKING_BACK_DAYS = 120  # reports that look back without a date seldom look further
UNCOMMON = 5
FEW_NAMES = 2  # rare names that two reports share, though they date what they tell to other days
ALIKE = 0.15
RAREST = 4  # how many of a strand's rarest words, and of its report's rarest place names, make keys
TELLING = 8  # how many of its report's rarest words do


def candidates(strands: Sequence[Strand]) -> list[Pair]:
    """Pairs of strands' keys to score, sorted. Strands of one document are never paired."""
    blocks: dict[tuple[str, ...], list[Strand]] = defaultdict(list)
    rarity = _frequencies(strands)
    places = _places(strands)
    terms = Counter(term for strand in strands for term in strand.terms)
    for strand in strands:
        for key in sorted(set(_keys(strand, rarity, places, terms))):
            blocks[key].append(strand)
    found: set[Pair] = set()
    for key, block in blocks.items():
        if key[0] == "week" and len(block) > LARGE_BLOCK:
            continue  # the week alone tells something only where little happened
        met = (two for two in _pairs(block) if key[0] != "place" or _at(key[1], *two))
        found.update(pair(a.key, b.key) for a, b in met if a.doc_id != b.doc_id and _may_meet(a, b))
    return sorted(found)


def _at(place: str, left: Strand, right: Strand) -> bool:
    """Whether the harm of one of the two was at that place, or at no named place; many reports mention a town in passing."""
    return any(place in s.place_keys or not s.spots or place in {spot.id for spot in s.spots} for s in (left, right))


def _may_meet(left: Strand, right: Strand) -> bool:
    """A figure over several incidents is never one incident's; days apart, only names that both tell or a copied text can join two."""
    if {left.kind, right.kind} == {"narrow", "wide"}:
        return False
    apart = days_between(left, right)
    if apart < 2 or (not (left.dated and right.dated) and apart <= LOOKING_BACK_DAYS):
        return True
    if left.twin == right.twin or not left.name_words.isdisjoint(right.name_words):
        return True
    return left.main and right.main and (len(left.people & right.people) >= FEW_NAMES or likeness(left.terms, right.terms) >= ALIKE)


def _keys(strand: Strand, rarity: Mapping[str, int], known: Mapping[str, int], terms: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    weeks = _weeks(strand.start, strand.end)
    places = {key for spot in strand.spots for key in spot.keys} | {spot.id for spot in strand.spots if spot.id}
    # What the report mentions matters where the claims name another place, or none.
    places.update(_rarest(strand.mentioned & known.keys(), known))
    for week in weeks:
        yield ("week", week)
        yield from (("place", key, week) for key in places)
        yield from (("figure", f"{harm} {low} {high}", week) for harm, low, high in strand.figures if low >= UNCOMMON)
        if strand.scene:
            yield ("scene", week, *(f"{low}" for _, low, _ in sorted(strand.figures, key=str)))
    for division in {spot.admin1 for spot in strand.spots if spot.admin1}:
        yield from (("division", division, week, manner) for week in weeks for manner in strand.manners)
    yield from (("name", *sorted(name.split()[:: max(1, len(name.split()) - 1)])) for name in strand.names if " " in name)
    yield from (("word", word) for word in _rarest(strand.words, rarity) if rarity[word] <= LARGE_BLOCK)
    if strand.main:
        yield from (("person", name) for name in strand.people)
    yield from (("term", term) for term in _rarest(strand.terms, terms, TELLING) if terms[term] <= LARGE_BLOCK)
    yield ("twin", strand.twin)


def _frequencies(strands: Iterable[Strand]) -> dict[str, int]:
    """In how many strands each telling word stands."""
    counts: dict[str, int] = defaultdict(int)
    for strand in strands:
        for word in strand.words:
            counts[word] += 1
    return counts


def _places(strands: Iterable[Strand]) -> dict[str, int]:
    """In how many strands each place name stands."""
    counts: dict[str, int] = defaultdict(int)
    for strand in strands:
        for key in {key for spot in strand.spots for key in spot.keys}:
            counts[key] += 1
    return counts


def _rarest(words: Iterable[str], rarity: Mapping[str, int], most: int = RAREST) -> list[str]:
    """The strand's rarest words that others have too."""
    shared = sorted((rarity[word], word) for word in words if rarity[word] > 1)
    return [word for _, word in shared[:most]]


def _weeks(start: date | None, end: date | None) -> tuple[str, ...]:
    """The weeks that a span touches, and those a day away; "" for no date and for spans too long to say when."""
    if start is None or end is None or (end - start).days > LONGEST * WEEK:
        return ("",)
    low, high = (start - timedelta(days=1)).toordinal() // WEEK, (end + timedelta(days=1)).toordinal() // WEEK
    return tuple(str(week) for week in range(low, high + 1))


def _pairs(block: Sequence[Strand]) -> Iterator[tuple[Strand, Strand]]:
    """All pairs of a small block; the neighbours by day and figures in a large one."""
    ordered = sorted(block, key=_position)
    reach = len(ordered) if len(ordered) <= LARGE_BLOCK else NEIGHBOURS
    for i, left in enumerate(ordered):
        for right in ordered[i + 1 : i + 1 + reach]:
            yield left, right


def _position(strand: Strand) -> tuple[object, ...]:
    top = max((low for low, _ in strand.tops.values()), default=0)
    return (strand.start or date.min, sorted(strand.manners), top, strand.key)
