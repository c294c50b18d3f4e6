"""The command line: a thin module per verb over `flow`. Heavy parts are imported only by the verb that needs them."""

from __future__ import annotations

import typer

from warmonitor import __version__
from warmonitor.cli import desk, explain, extract, origins, places, run, update

EXAMPLES = """\b
Examples:
  warmonitor run reports/ --out result
  warmonitor run reports/*.html feed.xml --out result --policy ibc
  warmonitor update result inbox/
  warmonitor extract article.txt
  warmonitor explain result INCIDENT
  warmonitor origins result
  warmonitor places find Latakia

\b
Exit status: 0 done, 1 an item was lost (the others done), 2 the call
was refused, 130 interrupted.
"""

# Plain help and plain errors: one line that a script can read; and no traceback may show the words of a report.
app = typer.Typer(
    name="warmonitor",
    help="Reports in, a reconciled and sourced toll out.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=run.EXAMPLES)(run.run)
app.command(epilog=update.EXAMPLES)(update.update)
app.command(epilog=extract.EXAMPLES)(extract.extract)
app.command(epilog=explain.EXAMPLES)(explain.explain)
app.command(epilog=origins.EXAMPLES)(origins.origins)
app.command(epilog=desk.REBUILD)(desk.rebuild)
app.command(epilog=desk.BACKUP)(desk.backup)
app.command(epilog=desk.BACKUP)(desk.restore)
app.add_typer(desk.projects, name="projects", epilog=desk.PROJECTS)
app.add_typer(desk.audit, name="audit", epilog=desk.AUDIT)
app.add_typer(places.app, name="places", epilog=places.EXAMPLES)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"warmonitor {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and stop."),
) -> None:
    """Reports in, a reconciled and sourced toll out."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    app(prog_name="warmonitor")
