"""Arguments and options that several verbs take, said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"


Output = Annotated[Format, typer.Option("--format", help="What is printed: for people or for machines.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes (or threads, for a reader that asks a server) that read.")]
Extractor = Annotated[str, typer.Option(metavar="NAME", help="The reader, by name and version; A+B: A reads, B checks.")]
Judgements = Annotated[
    Path | None, typer.Option("--judgements", metavar="FILE", help="What people decided about pairs of claims; it holds from here on.")
]
