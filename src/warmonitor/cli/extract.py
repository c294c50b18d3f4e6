"""`warmonitor extract`: the claims of some reports, with no linking and no toll."""

from __future__ import annotations

from typing import Annotated

import typer

from warmonitor.cli.answers import ITEM_LOST, answers, aside, name_lost
from warmonitor.cli.run import Format

EXAMPLES = """\b
Examples:
  warmonitor extract article.html
  warmonitor extract reports/ --format jsonl > claims.jsonl
  warmonitor extract reports/ --extractor rules-en.v1+llm.v1
"""


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help="Files, folders, globs, https addresses.")],
    workers: Annotated[
        int, typer.Option(min=1, metavar="N", help="Processes (or threads, for a reader that asks a server) that read.")
    ] = 1,
    extractor: Annotated[
        str, typer.Option(metavar="NAME", help="The reader, by name and version; A+B: A reads, B checks.")
    ] = "rules-en.v1",
    output: Annotated[Format, typer.Option("--format", help="What is printed: for people or for machines.")] = Format.table,
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
