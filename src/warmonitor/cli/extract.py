"""`warmonitor extract`: the claims of some reports, with no linking and no toll."""

from __future__ import annotations

from typing import Annotated

import typer

from warmonitor.cli.answers import ITEM_LOST, answers, aside, name_lost
from warmonitor.cli.options import Extractor, Format, Output, Workers

EXAMPLES = """\b
Examples:
  warmonitor extract article.html
  warmonitor extract reports/ --format jsonl > claims.jsonl
  warmonitor extract reports/ --extractor rules-en.v1+llm.v1
"""


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help="Files, folders, globs, https addresses.")],
    workers: Workers = 1,
    extractor: Extractor = "rules-en.v1",
    output: Output = Format.table,
) -> None:
    """Print what reports claim: who says how many people suffered what, where and when."""
    with answers():
        from warmonitor import flow
        from warmonitor.cli.terminal import telling

        with telling() as tell:
            documents, cited, lost = flow.read_claims(inputs, extractor=extractor, workers=workers, tell=tell, say=aside)
        if output is Format.jsonl:
            from warmonitor.cli.lines import print_claims
        else:
            from warmonitor.cli.tables import print_claims
        print_claims(documents, cited)
        name_lost(lost)
    if lost:
        raise typer.Exit(ITEM_LOST)
