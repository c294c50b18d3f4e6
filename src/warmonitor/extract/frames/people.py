"""What a phrase says of its people: how many they are, whether they can suffer, whether they were told of before."""

from __future__ import annotations

from warmonitor.domain.claims import Modality
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

KIN = table(
    "wife husband mother father parents son sons daughter daughters child children brother brothers sister sisters sibling siblings",
    "grandson grandsons granddaughter granddaughters grandchild grandchildren relative relatives cousin cousins nephew nephews niece",
    "nieces uncle aunt grandmother grandfather family spouse fiancee twins",
)


def interval(people: Phrase) -> tuple[int, int | None, Modality]:
    """How many a phrase says: its number, one for a name or a singular, an open plural otherwise."""
    if people.amount is not None:
        return people.amount.low, people.amount.high, people.amount.modality
    if people.name and not (people.kind and people.kind.plural):
        return 1, 1, "exact"
    if people.kind and not people.kind.plural:
        return 1, 1, "exact"
    return 2, None, "plural_only"


def can_suffer(people: Phrase) -> bool:
    """A phrase that can suffer: with a known noun, a number, or a name."""
    return bool(people.kind or people.amount or people.name)


def told_singly(p: Phrase) -> bool:
    """Whether a phrase tells of one person, or of somebody's kin, so that a list of such is summed."""
    low, high, _ = interval(p)
    return low == high == 1 or p.determiner in ("his", "her", "their")


def is_kin(p: Phrase) -> bool:
    """ "his wife", "her son": one relative, so that a list of them is told one by one."""
    return p.determiner in ("his", "her", "their") and interval(p)[0] == 1


def points_back(p: Phrase) -> bool:
    """Points back at people named before: "the victims", "both men", "the pilot"."""
    return p.definite and not p.name and p.before != "of"
