"""What a frame finds: people harmed, before anything else is known of the claim."""

from __future__ import annotations

from dataclasses import dataclass

from warmonitor.domain.claims import Harm, Manner, Modality
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """People harmed, as one frame tells it: `people` with the verb or noun at `trigger`.

    `first`..`last` are the token indexes (exclusive) that hold both. `part` is an index into the sentence's findings for a part of
    a total ("including two children"). `pronoun` and `back` point at someone named before. `joint` sums several phrases.
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
    agent_first: bool = False
    also: bool = False


def pronominal(line: Line, harm: Harm, manner: Manner, first: int, last: int, pronoun: str, trigger: int, rule: str) -> Found:
    return Found(harm, manner, trigger, first, last, (), 1, 1, "exact", f"{rule} {pronoun}", pronoun=pronoun)


def those(harm: Harm, manner: Manner, first: int, last: int, trigger: int) -> Found:
    """ "those killed", "the dead": people told of before, or an open plural where nobody was."""
    return Found(harm, manner, trigger, first, last, (), 2, None, "plural_only", "those killed", back=True)
