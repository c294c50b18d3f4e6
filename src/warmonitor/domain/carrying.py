"""The tree of who carries a voice: the reports that name it, and below each the reports that come to it by that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One line of a voice's tree: a report, and the other report by which it comes to the voice ("" where it has it itself)."""

    first: date | None
    document: str
    outlet: str
    does: str
    report: str = ""
    claims: int
    presumed: bool = False
    why: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[date, str, str, str]:
        return self.first or date.max, self.document, self.does, self.report


def carriers(origin: Origin, reliances: Iterable[Reliance], reports: Mapping[str, tuple[str, date | None]]) -> list[Carrier]:
    """The reports that carry a voice in one incident: those that rest on it, and those that are it.

    `reliances` are the incident's; `reports` give the outlet and the day of each report.
    """
    resting = [one for one in reliances if one.voice == origin.name]
    found = [
        Carrier(
            first=one.first,
            document=one.document,
            outlet=one.outlet,
            does=one.kind.replace("_", " "),
            report=one.report,
            claims=len(one.claims),
            presumed=one.presumed,
            why=one.why,
        )
        for one in resting
    ]
    rests = {ref for one in resting for ref in one.claims}
    for doc_id in origin.documents:
        own = sum(ref not in rests for ref in origin.claims if ref[0] == doc_id)
        if own:
            outlet, day = reports.get(doc_id, ("", None))
            found.append(Carrier(first=day, document=doc_id, outlet=outlet, does="in its own voice", claims=own))
    return found


def nested(found: Sequence[Carrier]) -> Iterator[tuple[Carrier, int]]:
    """Each carrier once with its depth, the earliest first, what rests on its report right below it and one deeper."""
    ordered = sorted(found, key=lambda one: one.place)
    below: dict[str, list[Carrier]] = defaultdict(list)
    for one in ordered:
        below[one.report].append(one)
    heads: dict[str, Carrier] = {}
    for one in sorted(ordered, key=lambda one: one.report != ""):
        heads.setdefault(one.document, one)
    tops = [one for one in ordered if one.report not in heads]
    waiting = [(one, 0) for one in reversed([*tops, *ordered])]  # reports that rest on each other are under no top
    shown = set()
    while waiting:
        one, depth = waiting.pop()
        if one in shown:
            continue
        shown.add(one)
        yield one, depth
        if heads[one.document] is one:
            waiting += [(other, depth + 1) for other in reversed(below[one.document])]
