"""`warmonitor run`: the main job."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from warmonitor.cli.answers import ITEM_LOST, answers, aside, name_lost
from warmonitor.cli.options import Extractor, Format, Judgements, Output, Workers


class PolicyChoice(StrEnum):
    ucdp = "ucdp"
    acled = "acled"
    ibc = "ibc"


EXAMPLES = """\b
Examples:
  warmonitor run examples/latakia-2025 --out result
  warmonitor run 'inbox/*.eml' https://example.org/feed.xml --out result --workers 4
  warmonitor run reports/ --out result --claims coded-by-hand.jsonl
  warmonitor run reports/ --out result --force --format jsonl
"""


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, https addresses.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the results; new or empty.")],
    policy: Annotated[PolicyChoice, typer.Option(help="How claims become a toll.")] = PolicyChoice.ucdp,
    apart: Annotated[bool, typer.Option("--apart", help="Each document on its own: no linking across documents.")] = False,
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="FILE", help="Take claims as in claims.jsonl in place of reading.")
    ] = None,
    judgements: Judgements = None,
    workers: Workers = 1,
    extractor: Extractor = "rules-en.v1",
    force: Annotated[bool, typer.Option("--force", help="Replace the results that the folder holds.")] = False,
    output: Output = Format.table,
) -> None:
    """Read reports, link their claims, reconcile them into tolls, write the results."""
    with answers():
        from warmonitor import flow
        from warmonitor.cli.terminal import telling

        with telling() as tell:
            outcome = flow.run(
                inputs,
                out=out,
                policy=policy.value,
                apart=apart,
                claims_file=claims,
                judgements_file=judgements,
                workers=workers,
                force=force,
                extractor=extractor,
                tell=tell,
                say=aside,
            )
        if output is Format.jsonl:
            from warmonitor.cli.lines import print_incidents

            print_incidents(outcome.results)
        else:
            from warmonitor.cli.tables import print_outcome

            print_outcome(outcome)
        name_lost(outcome.lost)
    if outcome.lost:
        raise typer.Exit(ITEM_LOST)
