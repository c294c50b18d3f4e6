"""`warmonitor update`: new reports into existing results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warmonitor.cli.answers import ITEM_LOST, answers, aside, name_lost
from warmonitor.cli.options import Format, Judgements, Output, Workers

EXAMPLES = """\b
Examples:
  warmonitor update result inbox/
  warmonitor update result 'inbox/*.eml' https://example.org/feed.xml --workers 4
  warmonitor update result reports/ --claims coded-by-hand.jsonl --format jsonl
  warmonitor update result --judgements decided.jsonl
"""


def update(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that run wrote.")],
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, globs, https addresses.")] = None,
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="FILE", help="The new reports' claims, for results that rest on given claims.")
    ] = None,
    judgements: Judgements = None,
    workers: Workers = 1,
    output: Output = Format.table,
) -> None:
    """Take new reports and judgements into existing results: only what is new is read, and former ids go on to resolve."""
    with answers():
        from warmonitor import flow
        from warmonitor.cli.terminal import telling

        with telling() as tell:
            outcome = flow.update(
                folder, inputs or [], claims_file=claims, judgements_file=judgements, workers=workers, tell=tell, say=aside
            )
        if output is Format.jsonl:
            from warmonitor.cli.lines import print_changes
        else:
            from warmonitor.cli.tables import print_changes
        print_changes(outcome)
        name_lost(outcome.lost)
    if outcome.lost:
        raise typer.Exit(ITEM_LOST)
