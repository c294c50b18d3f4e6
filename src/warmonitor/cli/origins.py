"""`warmonitor origins`: who rests on whom, and how many independent voices are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warmonitor.cli.answers import answers

if TYPE_CHECKING:
    from warmonitor.domain.tolls import Origin
    from warmonitor.flow.rested import Rested

EXAMPLES = """\b
Examples:
  warmonitor origins result
  warmonitor origins result inc-8f7
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
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


def origins(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that run wrote.")],
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the beginning of it; former ones, too.")] = "",
) -> None:
    """Say who rests on whom: each independent voice, the reports that carry it, in what order and why they count once."""
    with answers():
        from warmonitor.cli.tables import in_order
        from warmonitor.cli.terminal import plain
        from warmonitor.flow.rested import rested

        found = {one.incident.incident_id: one for one in rested(folder, incident)}
        if not found:
            typer.echo("No report speaks of anyone harmed.")
        for number, (one, _) in enumerate(in_order([one.incident for one in found.values()])):
            typer.echo("\n" * bool(number) + "\n".join(plain(line) for line in in_words(found[one.incident_id])))


def in_words(found: Rested) -> Iterator[str]:
    """One incident's voices, each with a tree of who carries it, line by line."""
    from warmonitor.cli.tables import many

    incident = found.incident
    yield f"{incident.title}  [{incident.incident_id}]"
    yield f"{many(len(incident.origins), 'independent voice')} in {many(len(incident.documents), 'report')}"
    for origin in incident.origins:
        yield f"  {origin.name} ({origin.kind})"
        for node, depth in nested(_nodes(origin, found)):
            indent = "  " * (depth + 2)
            outlet = f" ({node.outlet})" if node.outlet else ""
            day = node.first.isoformat() if node.first else "no date"
            yield f"{indent}{day} {node.document}{outlet}: {node.does}, {many(node.claims, 'claim')}" + (
                " [presumed]" if node.presumed else ""
            )
            yield from (f"{indent}    because {why}" for why in node.why)


def _nodes(origin: Origin, found: Rested) -> list[Node]:
    """The reports that carry a voice: those that rest on it, and those that are it."""
    resting = [one for one in found.reliances if one.voice == origin.name]
    nodes = [
        Node(
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
            outlet, day = found.reports.get(doc_id, ("", None))
            nodes.append(Node(first=day, document=doc_id, outlet=outlet, does="in its own voice", claims=own))
    return nodes


def nested(nodes: Sequence[Node]) -> Iterator[tuple[Node, int]]:
    """Each node once, the earliest first, what rests on its report right below it and one deeper."""
    ordered = sorted(nodes, key=lambda node: node.place)
    below: dict[str, list[Node]] = defaultdict(list)
    for node in ordered:
        below[node.report].append(node)
    heads: dict[str, Node] = {}
    for node in sorted(ordered, key=lambda node: node.report != ""):
        heads.setdefault(node.document, node)
    tops = [node for node in ordered if node.report not in heads]
    waiting = [(node, 0) for node in reversed([*tops, *ordered])]  # reports that rest on each other are under no top
    shown = set()
    while waiting:
        node, depth = waiting.pop()
        if node in shown:
            continue
        shown.add(node)
        yield node, depth
        if heads[node.document] is node:
            waiting += [(one, depth + 1) for one in reversed(below[node.document])]
