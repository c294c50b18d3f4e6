"""Where reports of one incident disagree on who wore what, or who was armed: it often decides who was a victim of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Literal

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.domain.tolls import Flag

Role = Literal["victims", "perpetrators"]
Trait = Literal["in uniform", "in civilian clothing", "armed", "unarmed"]

TRAITS: tuple[tuple[Trait, re.Pattern[str]], ...] = (
    (
        "in civilian clothing",
        re.compile(r"(?i)\b(?:civilian|plain|ordinary) ?(?:clothing|clothes|attire|dress|garb)\b|\bout of uniform\b"),
    ),
    ("in uniform", re.compile(r"(?i)\b(?<!out of )(?:uniforms?|uniformed|fatigues|camouflage)\b")),
    ("unarmed", re.compile(r"(?i)\bunarmed\b|\bwithout weapons\b")),
    ("armed", re.compile(r"(?i)(?<!\w)armed (?:civilians|men|women|people|youths?)|\bcarrying (?:weapons|guns|rifles)\b")),
)
AGAINST: Mapping[Trait, Trait] = {
    "in uniform": "in civilian clothing",
    "in civilian clothing": "in uniform",
    "armed": "unarmed",
    "unarmed": "armed",
}
# Traits that tell the two sides apart: if one report gives it to the victims and another to the perpetrators, one errs.
TELLING: tuple[Trait, ...] = ("in uniform", "in civilian clothing")
_FOLLOWING = re.compile(r"^\W{0,2}(?:(?:dressed|clad|wearing)\b[^,.;]{0,60}|in\b[^,.;]{0,40})")


class Worn(msgspec.Struct, frozen=True):
    """One trait that one claim gives one role, with the words."""

    member: Cited
    role: Role
    trait: Trait
    words: str


def conflicts(members: Sequence[Cited], *, documents: Mapping[str, Document] | None = None) -> tuple[Flag, ...]:
    """Flags for traits that reports of the same incident give to different sides, or deny each other.

    With `documents`, words that stand right after a claim's victims or perpetrator are read too ("gunmen | in uniform").
    """
    worn = [w for m in sorted(members, key=lambda m: m.ref) for w in _worn(m, (documents or {}).get(m.doc_id))]
    found: dict[tuple[tuple[Role, Trait], ...], tuple[Worn, Worn]] = {}
    for left, right in product(worn, worn):
        if left.member.doc_id < right.member.doc_id and _same_people(left.member, right.member) and _disagree(left, right, worn):
            # One disagreement, whichever report says which: a copy of either repeats it.
            found.setdefault(_disputed(left, right), (left, right))
    return tuple(_flag(left, right) for _, (left, right) in sorted(found.items(), key=lambda item: item[0]))


def _disputed(left: Worn, right: Worn) -> tuple[tuple[Role, Trait], ...]:
    return tuple(sorted(((left.role, left.trait), (right.role, right.trait))))


def _disagree(left: Worn, right: Worn, worn: Iterable[Worn]) -> bool:
    if left.role == right.role:
        return AGAINST[left.trait] == right.trait
    if left.trait != right.trait or left.trait not in TELLING:
        return False
    # A report that puts both sides in uniform contradicts neither.
    both = {(w.member.ref, w.role) for w in worn if w.trait == left.trait}
    return (left.member.ref, right.role) not in both and (right.member.ref, left.role) not in both


def _same_people(left: Cited, right: Cited) -> bool:
    """Whether the two claims may be about the same people: one harm (a body found is one killed), and counts that meet."""
    harms = {"killed" if m.claim.harm == "bodies_found" else m.claim.harm for m in (left, right)}
    return len(harms) == 1 and left.claim.count.meets(right.claim.count)


def _worn(member: Cited, document: Document | None) -> list[Worn]:
    roles: tuple[tuple[Role, str], ...] = (("victims", member.claim.victims), ("perpetrators", member.claim.perpetrator))
    found = []
    for role, phrase in roles:
        words = _with_following(phrase, member, document)
        found += [Worn(member, role, trait, words) for trait in _traits(words)]
    told = {w.trait for w in found}
    # What the quote itself says and no role claims is said of those it counts.
    found += [Worn(member, "victims", trait, member.claim.quote) for trait in _traits(member.claim.quote) if trait not in told]
    return found


def _traits(words: str) -> list[Trait]:
    return [trait for trait, pattern in TRAITS if pattern.search(words)]


def _with_following(phrase: str, member: Cited, document: Document | None) -> str:
    """The phrase with the words right after it that go on about clothing, where it stands near the claim."""
    if not phrase or document is None or member.claim.start is None or member.claim.end is None:
        return phrase
    low = max(0, member.claim.start - 300)
    at = document.text.find(phrase, low, member.claim.end + 300)
    if at < 0:
        return phrase
    after = _FOLLOWING.match(document.text[at + len(phrase) :])
    return phrase + after.group(0) if after else phrase


def _flag(left: Worn, right: Worn) -> Flag:
    told = "; ".join(f"{w.member.doc_id} has the {w.role} {w.trait} (“{' '.join(w.words.split())}”)" for w in (left, right))
    return Flag(
        kind="description_conflict",
        message=f"Reports disagree on who was what: {told}.",
        claims=(left.member.ref, right.member.ref),
    )
