"""What most voices say: the best supported of the values that claims give for one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.incidents import Supported
from warmonitor.domain.places import Place
from warmonitor.link.actors import named, sides
from warmonitor.link.placing import BROAD, Spot, is_that_place, relation, spot_of

# Of equally supported manners the more telling one.
TELLING = ("suicide_bombing", "execution", "chemical", "torture", "stabbing", "arson", "mine", "airstrike", "shelling", "bombing")
ARMED = ("state_forces", "armed_group")
PROVINCE = 4  # the precision of a first-order division


def manner(members: Sequence[Cited]) -> Supported | None:
    """How people were harmed, by most voices."""
    said = [m for m in members if m.claim.manner not in ("unknown", "other")]
    by_value = _grouped(said, lambda m: m.claim.manner)
    if not by_value:
        return None
    value = min(by_value, key=lambda v: (-voices(by_value[v]), TELLING.index(v) if v in TELLING else len(TELLING), v))
    return Supported(value=value, claims=tuple(sorted(m.ref for m in by_value[value])))


def perpetrator(members: Sequence[Cited]) -> Supported | None:
    """Who most voices say did it, in the words most used for that side."""
    return next(iter(_sides_of((m, m.claim.perpetrator) for m in members)), None)


def actors(members: Sequence[Cited]) -> tuple[Supported, ...]:
    """The sides that took part: those blamed, and armed people among the victims. One line a side."""
    blamed = [(m, m.claim.perpetrator) for m in members]
    fallen = [(m, m.claim.victims) for m in members if m.claim.status in ARMED]
    return tuple(_sides_of([*blamed, *fallen]))


def _sides_of(said: Iterable[tuple[Cited, str]]) -> list[Supported]:
    """Each side with its most used words, best supported first."""
    groups: dict[Hashable, list[tuple[Cited, str]]] = defaultdict(list)
    for member, words in said:
        if words.strip():
            groups[_side(words)].append((member, words))
    ranked = []
    for pairs in groups.values():
        wordings = Counter(_plain(words) for _, words in pairs)
        value = min(wordings, key=lambda w: (-wordings[w], len(w), w))
        ranked.append((-voices(m for m, _ in pairs), value, Supported(value=value, claims=tuple(sorted({m.ref for m, _ in pairs})))))
    return [supported for *_, supported in sorted(ranked, key=lambda item: item[:2])]


def _side(words: str) -> Hashable:
    """What makes two wordings one side: the organisation named, else the kind of side, else the words themselves."""
    return named(words) or sides(words) or _plain(words).lower()


def _plain(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    return " ".join((rest if rest and first.lower() in ("the", "a", "an") else words).split())


class Where(msgspec.Struct, frozen=True):
    """A place as far as the gazetteer knows it, and what to call it in a line."""

    place: Place
    words: str


def where(members: Sequence[Cited]) -> Where | None:
    """Where it happened: the most precise place that no other voice contradicts, else the best supported one.

    A village that the gazetteer does not know keeps its name in words, with the area that it was found to lie in; a place of
    which nothing was found has a name and no coordinates. Where no claim names any, it is where most reports say that their news is.
    """
    spots = [(m, spot) for m in members if (spot := spot_of(m.claim)) is not None]
    if not spots:
        return _by_report(members)
    groups = _grouped(spots, lambda pair: _spot_key(pair[1]))
    precise = {key: pairs for key, pairs in groups.items() if _precise(pairs[0][1])} or groups
    fitting = {key: pairs for key, pairs in precise.items() if not _contradicted(pairs[0][1], spots)} or precise
    chosen = min(fitting, key=lambda key: (*_support(fitting[key]), fitting[key][0][1].precision, str(key)))
    found = _as_where(fitting[chosen])
    province = _province_of_that_name(fitting[chosen], members)
    return Where(province, found.words) if province else found


def _by_report(members: Sequence[Cited]) -> Where | None:
    """Where most voices' reports say that their news is."""
    placed = [(m, m.claim.place_resolved) for m in members if m.claim.place_resolved is not None]
    groups = _grouped(placed, lambda pair: pair[1].id)
    if not groups:
        return None
    chosen = min(groups, key=lambda found: (-voices(m for m, _ in groups[found]), groups[found][0][1].precision, found))
    place = min((place for _, place in groups[chosen]), key=lambda place: place.precision)
    return Where(place, place.name)


def _province_of_that_name(pairs: Sequence[tuple[Cited, Spot]], members: Iterable[Cited]) -> Place | None:
    """The province, where a bare name fits a town and its province alike and another claim was found to lie in the province.

    The coarser of the two is the safe one: the town lies in the province. Words that mean the town alone settle it.
    """
    places = [m.claim.place_resolved for m, _ in pairs if m.claim.place_resolved is not None]
    if not places or any(p.precision != 1 for p in places):
        return None
    either = frozenset.intersection(*(frozenset(p.alternatives) for p in places))
    resolved = [m.claim.place_resolved for m in members if m.claim.place_resolved is not None]
    provinces = [p for p in resolved if p.precision == PROVINCE and p.id in either]
    return min(provinces, key=lambda p: p.id, default=None)


def _spot_key(spot: Spot) -> Hashable:
    return spot.id or tuple(sorted(spot.keys))


def _precise(spot: Spot) -> bool:
    return not spot.area and not spot.fuzzy and (not spot.id or spot.precision < BROAD)


def _support(pairs: Sequence[tuple[Cited, Spot]]) -> tuple[int, int]:
    """Most independent voices first, then most reports."""
    return -voices(m for m, _ in pairs), -len({m.doc_id for m, _ in pairs})


def _contradicted(spot: Spot, others: Iterable[tuple[Cited, Spot]]) -> bool:
    return any(relation(spot, other) == "apart" for _, other in others)


def _as_where(pairs: Sequence[tuple[Cited, Spot]]) -> Where:
    wordings = Counter(m.claim.place for m, _ in pairs)
    words = min(wordings, key=lambda w: (-wordings[w], len(w), w))
    resolved = [m.claim.place_resolved for m, _ in pairs if m.claim.place_resolved is not None]
    if not resolved:
        return Where(Place(name=words, id=""), words)
    found = min(resolved, key=lambda p: (p.precision, p.id))
    return Where(found, found.name if is_that_place(words, found) else words)


def voices(members: Iterable[Cited]) -> int:
    """How many independent voices stand behind these claims; reports where voices have not been folded."""
    return len({m.origin or m.doc_id for m in members})


T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found
