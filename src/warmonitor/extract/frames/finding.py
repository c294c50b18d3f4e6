"""What a frame finds: people harmed, before anything else is known of the claim."""

from __future__ import annotations

from dataclasses import dataclass

from warmonitor.domain.claims import Harm, Manner, Modality
from warmonitor.extract.numbers import Amount
from warmonitor.extract.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """People harmed, as one frame tells it: `people` with the verb or noun at `trigger`.

    `first`..`last` are the token indexes (exclusive) that hold both. `part` is an index into the sentence's findings for a part of
    a total ("including two children"). `pronoun` and `back` point at someone named before.
    """

    harm: Harm
    manner: Manner
    trigger: int
    first: int
    last: int
    people: tuple[Phrase, ...]
    low: int
    high: int | None
    modality: Modality
    rule: str
    part: int | None = None
    pronoun: str = ""
    back: bool = False


def pronominal(harm: Harm, manner: Manner, first: int, last: int, pronoun: str, trigger: int, rule: str) -> Found:
    """ "killed him", "they were shot": one or more people told of before."""
    return Found(harm, manner, trigger, first, last, (), 1, 1, "exact", f"{rule} {pronoun}", pronoun=pronoun)


def those(harm: Harm, manner: Manner, first: int, last: int, trigger: int) -> Found:
    """ "those killed", "the dead": people told of before, or an open plural where nobody was."""
    return Found(harm, manner, trigger, first, last, (), 2, None, "plural_only", "those killed", back=True)


def numbered(people: Phrase, count: Amount, harm: Harm, manner: Manner, trigger: int, rule: str, *, last: int | None = None) -> Found:
    """A number with the noun that it counts: "12 bodies", "14 more deaths", "12 hostages"."""
    end = people.last if last is None else last
    return Found(harm, manner, trigger, people.first, end, (people,), count.low, count.high, count.modality, rule)
