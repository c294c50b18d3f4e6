"""One report's claims into strands: claims of one report belong together unless it tells them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.link.asides import aside_at
from warmonitor.link.belonging import gathered
from warmonitor.link.clustering import agglomerate, pair
from warmonitor.link.judgements import Rules
from warmonitor.link.parts import kinds, parents
from warmonitor.link.placing import best_relation
from warmonitor.link.scoring import weigh as weigh_pair
from warmonitor.link.strands import Kind, Report, Strand, akin, content_key, strand_of
from warmonitor.link.weights import WITHIN

NEAR_LETTERS = 400
NEAR_BONUS = 0.7
SAME_LENGTH_BONUS = 1.0
TOLD_APART = 2.0
LOOKS_AWAY = 4.5  # "In an unrelated shooting": more than the day, the place and the manner that both have from the report
DIED_LATER = 3.5  # what makes up for the days between a wound and the death that came of it
MOST_DAYS_OF_WOUNDS = 30
DIED = re.compile(r"\b(died|dies|succumbed|pronounced dead)\b", re.I)
FEW = 2  # more deaths on a later day are another attack
PROVINCE = re.compile(r"\b(?:province|governorate)s?\b", re.I)
LIES_IN_IT = 2.3  # takes back what another name weighs: a village that no map knows lies in the province that its report names
HURT_OR_DEAD = {"killed", "injured"}
JOINT_LETTERS = 6  # ", and "
MOST_APART = 60  # claims that lie further apart in a long report's order are not compared


def strands(members: Sequence[Cited], report: Report, rules: Rules) -> tuple[Strand, ...]:
    """The strands of one document."""
    ordered = sorted(members, key=lambda m: (m.claim.start if m.claim.start is not None else -1, content_key(m)))
    parent_of = parents(ordered)
    kind_of = kinds(ordered, parent_of)
    atoms = {m.ref: strand_of([m], report, kind_of[m.ref]) for m in ordered}
    owner = {atom.key: ref for ref, atom in atoms.items()}
    whole_of = {atoms[m.ref].key: root for m in ordered if (root := _wide_whole(m.ref, parent_of, kind_of))}

    def weigh(left: Strand, right: Strand) -> float:
        away = _told_away(left, report), _told_away(right, report)
        score = _weigh(left, right, told_apart=whole_of.get(left.key) == whole_of.get(right.key, left.key))
        return score - LOOKS_AWAY if away[0] != away[1] and None not in away else score

    scores = {
        pair(atoms[a.ref].key, atoms[b.ref].key): weigh(atoms[a.ref], atoms[b.ref])
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 : i + 1 + MOST_APART]
    }
    clusters = agglomerate(
        list(atoms.values()),
        scores,
        weigh=weigh,
        allowed=lambda left, right: _kinds_fit(left, right) and not _judged_apart(left, right, owner, rules),
        together=_together(atoms, parent_of, kind_of, rules),
    )
    told = [strand_of([m for atom in group for m in atom.members], report, _common(group)) for group in clusters]
    return _with_main(gathered(told, report, rules))


def _told_away(strand: Strand, report: Report) -> int | None:
    """Which of the stretches that look away from the news tells of the strand, -1 for none of them; None where several do.

    The hurt whom a report tells of there are most often of its own event, looked back to; the dead are another's.
    """
    found = {aside_at(report.asides, m.claim.start) for m in strand.members}
    apart = found == {-1} or any(m.claim.harm == "killed" for m in strand.members)
    return found.pop() if len(found) == 1 and apart else None


def _with_main(told: Sequence[Strand]) -> tuple[Strand, ...]:
    """The strands with the one marked that the report is mainly about: it says most of it, and says it first."""
    main = min(told, key=lambda s: (s.kind == "wide", -len(s.members), _first(s), s.key), default=None)
    return tuple(msgspec.structs.replace(s, main=True) if s is main else s for s in told)


def _first(strand: Strand) -> int:
    return min((m.claim.start if m.claim.start is not None else -1) for m in strand.members)


def _together(
    atoms: Mapping[ClaimRef, Strand], parent_of: Mapping[ClaimRef, ClaimRef], kind_of: Mapping[ClaimRef, Kind], rules: Rules
) -> list[tuple[str, str]]:
    """Parts stay with an ordinary total, and judged pairs with each other, unless a person keeps them apart."""
    refs = [(part, whole) for part, whole in parent_of.items() if _stays(part, whole, atoms, kind_of)]
    refs += [(a, b) for a, b in _in_one_breath([m for atom in atoms.values() for m in atom.members]) if kind_of[a] == kind_of[b]]
    kept = [(a, b) for a, b in refs if not rules.divide(a, b)]
    judged = _same_component(atoms, rules)
    return [pair(atoms[a].key, atoms[b].key) for a, b in _without_conflict([*judged, *kept], rules)]


def _in_one_breath(members: Sequence[Cited]) -> list[tuple[ClaimRef, ClaimRef]]:
    """Claims that one breath tells: "the murder of six priests and two women", "35 died and 350 were wounded".

    Unless a place stands among their words, or each has a day of its own. Later sentences may give the one another place than the
    other; they stay one incident.
    """
    told = sorted((m for m in members if m.claim.start is not None), key=lambda m: (m.claim.start, m.claim.end, m.ref))
    found = []
    for before, after in pairwise(told):
        (a, b) = (before.claim, after.claim)
        if a.end is None or b.start is None or (a.time and b.time and a.time != b.time):
            continue
        overlap = a.harm == b.harm and b.start < a.end
        joined = {a.harm, b.harm} == HURT_OR_DEAD and 0 <= b.start - a.end <= JOINT_LETTERS
        if (overlap or joined) and not any(c.place and c.place in " ".join(quote.split()) for c in (a, b) for quote in (a.quote, b.quote)):
            found.append((before.ref, after.ref))
    return found


def pair_of(refs: tuple[ClaimRef, ClaimRef]) -> tuple[ClaimRef, ClaimRef]:
    return refs if refs[0] <= refs[1] else (refs[1], refs[0])


def _same_component(atoms: Mapping[ClaimRef, Strand], rules: Rules) -> list[tuple[ClaimRef, ClaimRef]]:
    return [(a, b) for a, b in combinations(sorted(atoms.keys() & rules.component.keys()), 2) if rules.component[a] == rules.component[b]]


def _without_conflict(refs: Sequence[tuple[ClaimRef, ClaimRef]], rules: Rules) -> list[tuple[ClaimRef, ClaimRef]]:
    """The pairs, in order, that bring nothing together which a person keeps apart."""
    if not rules.apart:
        return list(refs)
    home: dict[ClaimRef, frozenset[ClaimRef]] = {}
    kept = []
    for a, b in refs:
        left, right = home.get(a, frozenset({a})), home.get(b, frozenset({b}))
        if any(rules.divide(x, y) for x in left for y in right):
            continue
        home.update(dict.fromkeys(left | right, left | right))
        kept.append((a, b))
    return kept


def _stays(part: ClaimRef, whole: ClaimRef, atoms: Mapping[ClaimRef, Strand], kind_of: Mapping[ClaimRef, Kind]) -> bool:
    if kind_of[whole] != "wide":
        return kind_of[part] != "wide"
    # A wide part of a wide total ("311 of them civilians") is of the same episode if nothing sets it apart.
    return kind_of[part] == "wide" and _weigh(atoms[part], atoms[whole]) > -1


def _wide_whole(ref: ClaimRef, parent_of: Mapping[ClaimRef, ClaimRef], kind_of: Mapping[ClaimRef, Kind]) -> ClaimRef | None:
    """The figure over several incidents that this one is a part of, if any."""
    seen = {ref}
    while ref in parent_of and parent_of[ref] not in seen:
        ref = parent_of[ref]
        seen.add(ref)
        if kind_of[ref] == "wide":
            return ref
    return None


def _weigh(left: Strand, right: Strand, *, told_apart: bool = False) -> float:
    """What speaks for one incident within one report: the reasons, and how close together the words stand.

    `told_apart`: both are parts of one figure over several incidents, so that other places or manners are other incidents.
    """
    bonus = 0.0
    other_manner = left.manners and right.manners and not left.manners & right.manners and not akin(left.manners, right.manners)
    if told_apart and (other_manner or best_relation(left.spots, right.spots) == "unlike"):
        bonus -= TOLD_APART
    if not told_apart and _area_and_place(left, right) and best_relation(left.spots, right.spots) == "unlike":
        bonus += LIES_IN_IT
    starts = [m.claim.start for s in (left, right) for m in s.members]
    if len(starts) == 2 and starts[0] is not None and starts[1] is not None and abs(starts[0] - starts[1]) <= NEAR_LETTERS:
        bonus += NEAR_BONUS
    if _died_later(left, right) or _died_later(right, left):
        bonus += DIED_LATER
    if left.kind == right.kind == "wide" and _length(left) == _length(right):
        bonus += SAME_LENGTH_BONUS
    return weigh_pair(left, right, table=WITHIN) + bonus


def _died_later(hurt: Strand, dead: Strand) -> bool:
    """Whether one was hurt and the other died within weeks: in one report the days tell of one person, or of one shooting."""
    if not hurt.end or not dead.start or {m.claim.harm for m in hurt.members} != {"injured"}:
        return False
    few = all(m.claim.low <= FEW and DIED.search(m.claim.quote) for m in dead.members)
    return few and {m.claim.harm for m in dead.members} == {"killed"} and 1 <= (dead.start - hurt.end).days <= MOST_DAYS_OF_WOUNDS


def _area_and_place(left: Strand, right: Strand) -> bool:
    """Whether one names a province alone, and the other a place that may lie in it.

    Not so for a county or a state: local news names those of other crimes that it looks back to.
    """
    wide = [{bool(PROVINCE.search(spot.name)) for spot in s.spots} for s in (left, right)]
    return sorted(wide, key=sorted) == [{False}, {True}]


def _length(strand: Strand) -> object:
    return strand.start, strand.end


def _kinds_fit(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    return not {"narrow", "wide"} <= {s.kind for s in (*left, *right)}


def _judged_apart(left: Sequence[Strand], right: Sequence[Strand], owner: Mapping[str, ClaimRef], rules: Rules) -> bool:
    return bool(rules.apart) and any(rules.divide(owner[a.key], owner[b.key]) for a in left for b in right)


def _common(group: Sequence[Strand]) -> Kind:
    found = {s.kind for s in group}
    return "wide" if "wide" in found else "narrow" if "narrow" in found else "either"
