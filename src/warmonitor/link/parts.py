"""Which figures of a report are parts of which others: as the report says, or as the arithmetic shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.link.placing import relation, spot_of
from warmonitor.link.strands import Kind, akin, content_key, is_dated

SMALLEST_SUM = 10  # smaller totals are the sum of something by chance
MOST_ADDENDS = 12
LONG_DAYS = 2


def parents(members: Sequence[Cited]) -> dict[ClaimRef, ClaimRef]:
    """Each claim's larger claim in its own document. Arithmetic speaks only where the report says nothing."""
    known = {m.ref for m in members}
    said = {m.ref: (m.doc_id, m.claim.part_of) for m in members if m.claim.part_of and (m.doc_id, m.claim.part_of) in known}
    return {**by_sum(members, said), **said}


def by_sum(members: Sequence[Cited], said: Mapping[ClaimRef, ClaimRef]) -> dict[ClaimRef, ClaimRef]:
    """Claims that two at a time add up exactly to a running total of the same harm in the same report."""
    found: dict[ClaimRef, ClaimRef] = {}
    tops = sorted((m for m in members if m.ref not in said and m.claim.low > 0), key=_in_the_text)[: MOST_ADDENDS * 4]
    for total in (m for m in tops if m.claim.counting in ("cumulative", "period") and m.claim.low >= SMALLEST_SUM):
        if total.ref in said.values():
            continue
        addends = [m for m in tops if m.claim.harm == total.claim.harm and 1 < m.claim.low < total.claim.low][:MOST_ADDENDS]
        sums = [pair for pair in combinations(addends, 2) if sum(m.claim.low for m in pair) == total.claim.low]
        if len(sums) == 1:  # two ways to add up are a coincidence
            found.update({part.ref: total.ref for part in sums[0]})
    return found


def _in_the_text(member: Cited) -> tuple[int, str]:
    """The order of the report, whatever order its claims are given in."""
    return (member.claim.start if member.claim.start is not None else -1, content_key(member))


def kinds(members: Sequence[Cited], parent_of: Mapping[ClaimRef, ClaimRef]) -> dict[ClaimRef, Kind]:
    """Whether each figure is for one incident or spans several."""
    parts: dict[ClaimRef, list[Cited]] = defaultdict(list)
    for member in members:
        if member.ref in parent_of:
            parts[parent_of[member.ref]].append(member)
    manners = {m.claim.manner for m in members if m.claim.counting in ("incident", "increment")} - {"unknown", "other"}
    return {m.ref: _kind(m, parts[m.ref], several_manners=len(manners) > 1) for m in members}


def _kind(member: Cited, parts: Sequence[Cited], *, several_manners: bool) -> Kind:
    claim = member.claim
    spans_several = claim.counting in ("period", "cumulative")
    if disagree(parts, names_too=spans_several):
        return "wide"
    if claim.counting == "period":
        return "wide"
    if claim.high == 0:  # "no civilians were harmed" goes with whatever it is told beside
        return "either"
    if claim.counting != "cumulative":
        # "Hundreds were killed in three days of fighting" may be the whole of the fighting.
        several_days = claim.manner in ("clashes", "unknown") and is_long(member) and bool(claim.time) and not claim.part_of
        return "either" if several_days else "narrow"
    place = spot_of(claim)
    if is_long(member) or (place is not None and place.area) or (claim.manner == "unknown" and several_manners):
        return "wide"
    return "narrow" if place is not None and is_dated(member) else "either"


def disagree(parts: Sequence[Cited], *, names_too: bool) -> bool:
    """Whether the parts of a total happened in different places, on different days, or in different ways.

    Places that differ by name only (`names_too`) may be quarters of one town, so they do not split an ordinary total.
    """
    manners = {p.claim.manner for p in parts} - {"unknown", "other"}
    if any(not akin({a}, {b}) for a, b in combinations(manners, 2)):
        return True
    spots = [spot for p in parts if (spot := spot_of(p.claim)) is not None]
    unlike = ("apart", "unlike") if names_too else ("apart",)
    if any(relation(a, b) in unlike for a, b in combinations(spots[:MOST_ADDENDS], 2)):
        return True
    dated = [p.claim.when for p in parts if is_dated(p)]
    return any(not a.meets(b) for a, b in combinations(dated[:MOST_ADDENDS], 2))


def is_long(member: Cited) -> bool:
    """Whether the figure counts over more days than one incident lasts, or from no known day."""
    claim = member.claim
    if claim.date_start is None:
        return True
    return bool(claim.time) and claim.date_end is not None and (claim.date_end - claim.date_start).days >= LONG_DAYS
