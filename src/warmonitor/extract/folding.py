"""One claim once: what a document says again in other words is a mention of the claim, not another claim."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from warmonitor.extract.drafts import Draft
from warmonitor.extract.frames.attackers import OWN_DEATHS
from warmonitor.extract.frames.named import RULE as NAMED
from warmonitor.extract.frames.people import KIN
from warmonitor.extract.heads import one_voice
from warmonitor.extract.sameness import DULL, GENERAL, heads_agree, places_agree, same_person, same_speaker, statuses_agree, unnamed

ATTACKERS = frozenset("gunman suspect shooter attacker assailant killer bomber accused".split())
APART = frozenset("another other others additional second third fourth fifth officer officers deputy trooper".split())
ELDERS = frozenset("father mother grandfather grandmother uncle aunt stepfather stepmother dad mom parent grandparent".split())
OPENING = 100
LATEST = 200


def fold(drafts: Sequence[Draft], *, setting: str = "", bodies: Mapping[str, frozenset[str]] = MappingProxyType({})) -> list[Draft]:
    """The drafts in order, those that repeat an earlier one turned into its mentions.

    In a crime report that tells of no two deaths, one death told in five ways is one death. `bodies` tells whom a person speaks for.
    """
    lone = setting == "crime" and not any(d.harm == "killed" and d.low > 1 and d.modality != "plural_only" for d in drafts)
    kept: list[Draft] = []
    parts: dict[int, list[Draft]] = {}
    for d in drafts:
        if d.parent is not None:
            parts.setdefault(id(d.parent), []).append(d)
    told = _without_died_of_it(drafts, lone=lone)
    for d in _without_sums(told) if setting == "crime" else told:
        same = next((e for e in _in_mind(kept) if repeats(e, d, lone=lone, bodies=bodies)), None)
        if same is None:
            kept.append(d)
            continue
        merge(same, d)
        if same.parent is not None:
            parts.setdefault(id(same.parent), []).append(same)
        for other in parts.pop(id(d), ()):
            other.parent = same
            parts.setdefault(id(same), []).append(other)
    return kept


def _in_mind(kept: Sequence[Draft]) -> Iterator[Draft]:
    """The claims that a repetition may go back to: those of the opening, and the latest. A book is no report."""
    yield from kept[:OPENING]
    yield from kept[max(OPENING, len(kept) - LATEST) :]


def _without_died_of_it(drafts: Sequence[Draft], *, lone: bool) -> list[Draft]:
    """ "was shot ... and died": the shot who died are the killed, told again, not injured people beside them."""
    dead = [e for e in drafts if e.harm == "killed" and e.low > 0 and not e.background]
    kept = []
    for d in drafts:
        shot = d.harm == "injured" and d.found.manner in ("shooting", "stabbing") and (lone or d.found.rule != "sustained injuries")
        same = next((e for e in _beside(dead, d) if _died_of(e, d, lone=lone)), None) if shot and d.parent is None else None
        if same is None:
            kept.append(d)
        else:
            merge(same, d)
    return kept


def _without_sums(drafts: Sequence[Draft]) -> list[Draft]:
    """ "One man was killed and two were hurt. Police found three men with wounds": the three are those three, the dead one among them."""
    dead = [e for e in _in_mind(drafts) if e.harm == "killed" and e.low == e.high and e.parent is None and not e.background]
    hurt = [e for e in _in_mind(drafts) if e.harm == "injured" and e.low == e.high and e.parent is None and not e.background]
    sums = {(a.low + b.low, max(a.line, b.line)) for a in dead for b in hurt if a.low > 0 and b.low > 0 and abs(a.line - b.line) <= 1}
    parents = {id(d.parent) for d in drafts}

    def told_already(d: Draft) -> bool:
        shot = d.harm == "injured" and d.low == d.high and d.found.manner in ("shooting", "stabbing", "unknown")
        return shot and d.parent is None and id(d) not in parents and any(n == d.low and at < d.line for n, at in sums)

    return [d for d in drafts if not told_already(d)]


def _beside(dead: Sequence[Draft], d: Draft) -> Sequence[Draft]:
    """The deaths told in the document's opening, or near enough to be told of again here."""
    if len(dead) <= OPENING + LATEST:
        return dead
    at = bisect_left(dead, d.line, key=lambda e: e.line)
    return [*dead[:OPENING], *dead[max(OPENING, at - LATEST // 2) : at + LATEST // 2]]


def _died_of(e: Draft, d: Draft, *, lone: bool) -> bool:
    if (e.low, e.high) != (d.low, d.high) or _own_beside_another(e, d):
        return False
    if {p.more for p in d.found.people} & APART or _another_by_name(e, d) or _elder(e, d):
        return False
    if e.low > 1:
        return statuses_agree(e, d) and heads_agree(e, d) and abs(e.line - d.line) <= 6
    return same_person(e, d, lone=lone and _may_be_the_dead(e, d))


def _another_by_name(e: Draft, d: Draft) -> bool:
    """Whether the two have full names that share no word: one was hit and another died."""
    if any(len(n.split()) < 2 for x in (e, d) for n in x.names):
        return False
    left, right = ({w for n in x.names for w in n.lower().split()} for x in (e, d))
    return bool(left) and bool(right) and not left & right


def _elder(e: Draft, d: Draft) -> bool:
    """ "a boy was killed, his father was shot": a parent of whom a child's death is told."""
    return e.age == "children" and bool(ELDERS & set(d.victims.lower().split()[-1:]))


def _may_be_the_dead(e: Draft, d: Draft) -> bool:
    """Whether one who was hit may be a report's one dead person: not where the words set the two apart."""
    words = set(d.victims.lower().split())
    if d.found.rule == "shooting of X" or words & (ATTACKERS | APART) or d.lived or d.also:
        return False
    if e.own_time and d.own_time and e.precision == d.precision == 1 and e.date_start != d.date_start:
        return False
    return not (e.own_place and d.own_place and not places_agree(e.place, d.place) and max(e.place_level, d.place_level) <= 3)


def repeats(e: Draft, d: Draft, *, lone: bool = False, bodies: Mapping[str, frozenset[str]] = MappingProxyType({})) -> bool:
    """Whether `d` says of the same people what `e` said."""
    if _own_beside_another(e, d):
        return False
    if e.harm == d.harm and _headline_of(e, d):
        return True
    if e.harm != d.harm or not _same_number(e, d) or e.background != d.background:
        return False
    if d.parent is e or e.parent is d or _listed_beside(e, d) or _kin_besides(e, d):
        return False
    one_death = lone and e.harm == "killed" and e.low == e.high == 1
    if one_death and d.also and _a_new_person(e, d):
        return False
    if not one_death and e.attribution and d.attribution and not _one_speaker(e.attribution[-1], d.attribution[-1], bodies):
        return False
    if e.own_time and d.own_time and e.precision == d.precision == 1 and e.date_start != d.date_start:
        return False
    if {"another", "other", "others", "additional"} & {p.more for p in d.found.people} and d.low == 1:
        return False
    if e.low == 0:
        return e.line == d.line or abs(e.line - d.line) <= 2
    if e.own_place and d.own_place and e.low < 5 and not places_agree(e.place, d.place) and max(e.place_level, d.place_level) <= 3:
        return False
    if e.low == e.high == 1:
        return same_person(e, d, lone=one_death)
    if e.modality in ("vague", "plural_only"):
        return heads_agree(e, d) and (abs(e.line - d.line) <= 8 or e.victims.lower() == d.victims.lower() != "")
    return statuses_agree(e, d) and (heads_agree(e, d) or d.found.rule == NAMED or e.low >= 5 or _named_after(e, d))


def _named_after(e: Draft, d: Draft) -> bool:
    """ "three members of the patrol ... Quost, Marrek and Tallis were killed": the second gives the names of the first's people."""
    return e.high == d.high == len(d.names) and not e.names and all(p.name and p.kind is None for p in d.found.people)


def _listed_beside(e: Draft, d: Draft) -> bool:
    """ "killed two guards and two others": members of one list, by one word of harm, are beside each other."""
    return e.line == d.line and e.title == d.title and e.found.trigger == d.found.trigger


def _kin_besides(e: Draft, d: Draft) -> bool:
    """ "Quost's five children were also killed": more of the dead, whatever other five were told before."""
    return d.also and d.low > 1 and d.line != e.line and bool(KIN & set(d.victims.lower().split()))


def _own_beside_another(e: Draft, d: Draft) -> bool:
    """ "killed his wife before killing himself": an own death, of which nobody is named, is no repetition of a victim's."""
    for own, other in ((e, d), (d, e)):
        if own.found.rule in OWN_DEATHS and not own.found.people and other.found.rule not in OWN_DEATHS:
            return not (ATTACKERS & set(other.victims.lower().split()))
        if own.found.rule in OWN_DEATHS and ATTACKERS & set(own.victims.lower().split()) and _surely_a_victim(other):
            return True
    return False


def _surely_a_victim(d: Draft) -> bool:
    """Whether one is told as a child, a woman or a relative who was killed: no gunman."""
    words = set(d.victims.lower().split())
    told = d.age == "children" or d.sex == "women" or bool(words & KIN)
    return told and not words & ATTACKERS and d.found.rule not in OWN_DEATHS


def _a_new_person(e: Draft, d: Draft) -> bool:
    """ "also killed a neighbour", "Marrek was also killed": told of beside the one before, by another name or as nobody told of yet."""
    if e.names and d.names:
        return not {w for n in e.names for w in n.lower().split()} & {w for n in d.names for w in n.lower().split()}
    return any(p.determiner in ("a", "an", "another") for p in d.found.people)


def _one_speaker(left: str, right: str, bodies: Mapping[str, frozenset[str]]) -> bool:
    return same_speaker(left, right) or one_voice(left, right, bodies)


def _headline_of(e: Draft, d: Draft) -> bool:
    """A line above the story that tells its figure without the number: "forces executing Pellish villagers" over "31 Pellish men"."""
    if d.modality != "plural_only" or d.line > 4 or d.manner != e.manner or e.low < 2 or e.modality == "plural_only" or e.background:
        return False
    shared = set(d.victims.lower().split()) & set(e.victims.lower().split())
    return bool(shared - GENERAL - DULL)


def _same_number(e: Draft, d: Draft) -> bool:
    """Equal intervals, or "41" where another sentence has "at least 41": the looser of the two stands."""
    if (e.low, e.high) == (d.low, d.high):
        return True
    if e.low < 4 or (abs(e.line - d.line) > 12 and min(e.line, d.line) > 1 and e.low < 20):
        return False
    loose = {(x.modality, x.low - (x.modality == "more_than")) for x in (e, d)}
    return len({low for _, low in loose}) == 1 and {m for m, _ in loose} in ({"exact", "at_least"}, {"exact", "more_than"})


def merge(e: Draft, d: Draft) -> None:
    """What `d` adds to `e`: a mention, and each field on which `e` was silent."""
    if d.high is None and e.high is not None and e.line <= 1 and d.modality in ("at_least", "more_than") and _same_number(e, d):
        e.low, e.high, e.modality = d.low, d.high, d.modality
    e.mentions.append((d.start, d.end))
    e.last_line = max(e.last_line, d.line)
    e.mentions.extend(d.mentions)
    if not e.attribution or (d.attribution and unnamed(e.attribution[-1]) and not unnamed(d.attribution[-1])):
        e.attribution = d.attribution
    if len(max(d.names, key=len, default="")) > len(max(e.names, key=len, default="")) and len(d.names) >= len(e.names):
        e.names, e.people = d.names, d.people
    if e.sex == "unknown":
        e.sex = d.sex
    if e.age == "unknown":
        e.age = d.age
    if e.status == "unknown":
        e.status = d.status
    if e.manner == "unknown" or (d.own_manner and not e.own_manner) or (e.manner, d.manner) == ("bombing", "suicide_bombing"):
        e.manner, e.own_manner = d.manner, d.own_manner or e.own_manner
    if e.hedge == "alleged" and d.hedge == "asserted" and d.harm == e.harm:
        e.hedge = "asserted"
    e.perpetrator = e.perpetrator or d.perpetrator
    if e.verification == "none":
        e.verification = d.verification
    e.evidence = tuple(dict.fromkeys((*e.evidence, *d.evidence)))
    if d.own_time and not e.own_time and d.precision == 1 and not re.match(r"(?i)in addition to|besides|apart from", d.found.rule):
        e.time, e.date_start, e.date_end, e.precision, e.own_time = d.time, d.date_start, d.date_end, d.precision, True
    if d.own_place and (not e.own_place or d.place_level < e.place_level):
        e.place, e.place_level, e.own_place = d.place, d.place_level, True
    if not e.victims:
        e.victims = d.victims
    if d.parent is not None and e.parent is None and d.parent is not e:
        e.parent = d.parent
