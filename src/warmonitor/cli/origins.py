"""`warmonitor origins`: who rests on whom, and how many independent voices are left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warmonitor.cli.answers import answers
from warmonitor.domain.carrying import carriers, nested

if TYPE_CHECKING:
    from warmonitor.flow.rested import Rested

EXAMPLES = """\b
Examples:
  warmonitor origins result
  warmonitor origins result inc-8f7
"""


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
        for one, depth in nested(carriers(origin, found.reliances, found.reports)):
            indent = "  " * (depth + 2)
            outlet = f" ({one.outlet})" if one.outlet else ""
            day = one.first.isoformat() if one.first else "no date"
            presumed = " [presumed]" if one.presumed else ""
            yield f"{indent}{day} {one.document}{outlet}: {one.does}, {many(one.claims, 'claim')}{presumed}"
            yield from (f"{indent}    because {why}" for why in one.why)
