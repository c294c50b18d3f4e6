"""`warmonitor places`: look a name up, or add places of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warmonitor.cli.answers import DONE, ITEM_LOST, answers
from warmonitor.cli.terminal import plain

EXAMPLES = """\b
Examples:
  warmonitor places find 'the village of Al-Shir' --country SY
  warmonitor places add villages.csv
"""

app = typer.Typer(help="Look a place up, or add places of your own.", rich_markup_mode=None, no_args_is_help=True)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place as a report would write it.")],
    country: Annotated[str, typer.Option(metavar="CODE", help="Where the report is from, e.g. SY.")] = "",
) -> None:
    """Say where a place is, how precisely that is known, and which others have its name."""
    found = DONE
    with answers():
        from warmonitor.gazetteer import Gazetteer

        place = Gazetteer.open().resolve(name, country=country.upper())
        if place is None:
            typer.echo(f"no place is called {name!r}", err=True)
            found = ITEM_LOST
        else:
            where = "" if place.lat is None else f"  {place.lat:.4f}, {place.lon:.4f}"
            within = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part)
            typer.echo(f"{place.name} ({within}){where}  precision {place.precision} of 7  [{place.id}]")
            if place.alternatives:
                typer.echo(f"others of that name that could be meant: {', '.join(place.alternatives)}")
    if found:
        raise typer.Exit(found)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames table, or a CSV with name, lat, lon, country.")],
) -> None:
    """Add places of your own; they are kept for later runs and come before the built-in ones."""
    lost = False
    with answers():
        from warmonitor.gazetteer import Gazetteer

        done = Gazetteer.add(file)
        typer.echo(f"{done.added} places added, {done.known} known already")
        for line in done.refused:
            typer.echo(f"lost: {plain(file.name)}, line {line.line}: {plain(line.reason)}", err=True)
        lost = bool(done.refused)
    if lost:
        raise typer.Exit(ITEM_LOST)
