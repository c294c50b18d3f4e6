"""Claims that were missed and claims that nobody made, by kind, from the scorer's lines of errors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warmonitor.cli.terminal import plain
from warmonitor.domain.claims import Claim

LINE = re.compile(r"(?P<kind>missed|extra) +(?P<words>(?P<doc_id>.+?): (?P<harm>\w+) (?P<low>\d+)\.\.(?P<high>\w+) .*)", re.S)
SHOWN = 90  # characters of a quote in the scorer's lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """A gold claim that was not found or, with the rule that made it, a claim that is not in the gold."""

    missed: bool
    harm: str
    low: int
    words: str
    rule: str = ""


def claim_errors(lines: Iterable[str], predicted: Mapping[str, Sequence[Claim]]) -> list[Error]:
    """The scorer's lines, read; lines of another form are passed over."""
    rules = {_words(doc_id, claim): claim.rule for doc_id, claims in predicted.items() for claim in claims}
    return [
        Error(
            missed=found["kind"] == "missed",
            harm=found["harm"],
            low=int(found["low"]),
            words=plain(found["words"]),
            rule=rules.get(found["words"], "unknown") if found["kind"] == "extra" else "",
        )
        for line in lines
        if (found := LINE.fullmatch(line))
    ]


def claims_report(errors: Sequence[Error], examples: int) -> Iterator[str]:
    """Counts by harm and by rule, the commonest kind first, each with its largest figures."""
    missed, extra = [one for one in errors if one.missed], [one for one in errors if not one.missed]
    yield from _by_kind("Missed claims by harm", [(one.harm, one) for one in missed], examples)
    yield from _by_kind("False alarms by harm", [(one.harm, one) for one in extra], examples)
    yield from _by_kind("False alarms by rule", [(one.rule, one) for one in extra], examples)


def _by_kind(title: str, errors: Iterable[tuple[str, Error]], examples: int) -> Iterator[str]:
    kinds: dict[str, list[Error]] = defaultdict(list)
    for kind, error in errors:
        kinds[kind].append(error)
    yield f"{title}: {sum(map(len, kinds.values()))}"
    for kind, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {kind}: {len(found)}"
        yield from (f"    {one.words}" for one in sorted(found, key=lambda one: (-one.low, one.words))[:examples])


def _words(doc_id: str, claim: Claim) -> str:
    """A claim as the scorer's lines have it."""
    return f"{doc_id}: {claim.harm} {claim.low}..{claim.high} {claim.quote[:SHOWN]!r}"
