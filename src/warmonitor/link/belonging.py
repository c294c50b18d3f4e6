"""Strands of one report that belong to another of its strands: the arrests for its attack, the named victim of its fighting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from warmonitor.link.judgements import Rules
from warmonitor.link.placing import best_relation
from warmonitor.link.reasons import days_between
from warmonitor.link.strands import Report, Strand, akin, content_words, strand_of

FEW_ARRESTED = 5
FEW_NAMED = 3
SLACK = timedelta(days=7)  # reports say "Friday" of an arrest, and are filed under the day of the attack
PROSECUTED = frozenset({"shooting", "stabbing", "bombing", "arson", "execution", "kidnapping", "torture", "suicide_bombing"})
FIGHTING = frozenset(word[:5] for word in ("clashes", "clash", "fighting", "battle", "battles", "crossfire", "firefight"))


def gathered(told: Sequence[Strand], report: Report, rules: Rules) -> tuple[Strand, ...]:
    """The report's strands with those joined that belong together, unless people keep one of its claims apart from something."""
    if not rules.held_apart.isdisjoint(member.ref for strand in told for member in strand.members):
        return tuple(told)
    return _with_named(_with_arrests(told, report), report)


def _with_arrests(told: Sequence[Strand], report: Report) -> tuple[Strand, ...]:
    """Arrests of a few people, where the report tells of one attack only, are arrests for that attack."""
    attacks = [s for s in told if s.kind == "narrow" and s.manners & PROSECUTED and s.tops.keys() & {"killed", "injured"}]
    if len(attacks) != 1:
        return tuple(told)
    (attack,) = attacks
    arrests = [s for s in told if _is_arrest(s) and (not s.end or not attack.start or s.end >= attack.start - SLACK)]
    return _joined(told, attack, arrests, report)


def _is_arrest(strand: Strand) -> bool:
    few = all(m.claim.harm == "detained" and m.claim.high is not None and m.claim.high <= FEW_ARRESTED for m in strand.members)
    return few and strand.kind == "narrow"


def _with_named(told: Sequence[Strand], report: Report) -> tuple[Strand, ...]:
    """A few people named one by one belong to the one larger incident of their report that suits their days and manner."""
    left = tuple(told)
    for named in [s for s in told if _is_named(s)]:
        homes = [s for s in left if s.key != named.key and not _is_named(s) and _may_hold(s, named)]
        fighting = [s for s in homes if "clashes" in s.manners]
        if not FIGHTING.isdisjoint(_said(named)):  # the words say in what they died, whatever weapon they name
            homes = fighting
        if len(homes) == 1:
            left = _joined(left, homes[0], [named], report)
    return left


def _is_named(strand: Strand) -> bool:
    """Whether the strand tells only of people by their names."""
    by_name = all(m.claim.names and m.claim.high is not None and m.claim.high <= len(m.claim.names) for m in strand.members)
    return by_name and strand.kind == "narrow" and len(strand.names) <= FEW_NAMED


def _may_hold(strand: Strand, named: Strand) -> bool:
    """Whether an incident of fighting or attack counted more people of that harm, then and in that way, and not elsewhere."""
    if strand.kind != "narrow" or strand.scene or not named.dated or not strand.dated or days_between(strand, named) > 0:
        return False
    counted = all((low if high is None else high) > FEW_NAMED for low, high in (strand.tops.get(harm, (0, 0)) for harm in named.tops))
    in_that_way = not named.manners or not strand.manners or bool(named.manners & strand.manners) or akin(named.manners, strand.manners)
    return counted and in_that_way and best_relation(strand.spots, named.spots) != "apart"


def _said(strand: Strand) -> frozenset[str]:
    return frozenset(word for m in strand.members for word in content_words(m.claim.quote))


def _joined(told: Sequence[Strand], home: Strand, more: Sequence[Strand], report: Report) -> tuple[Strand, ...]:
    """The strands with some joined to one; its day and place stay its own (the arrest's day is not the attack's)."""
    if not more:
        return tuple(told)
    joined = strand_of([m for s in (home, *more) for m in s.members], report, home.kind)
    whole = msgspec.structs.replace(joined, start=home.start, end=home.end, dated=home.dated, spots=home.spots)
    gone = {home.key, *(s.key for s in more)}
    return (whole, *(s for s in told if s.key not in gone))
