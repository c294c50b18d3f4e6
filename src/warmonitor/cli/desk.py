"""`warmonitor projects`, `rebuild`, `backup`, `restore`, `audit`: the desk's store, for whoever has the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warmonitor.cli.answers import ITEM_LOST, answers, name_lost
from warmonitor.cli.options import Workers
from warmonitor.cli.terminal import plain

PROJECTS = """\b
Examples:
  warmonitor projects list
  warmonitor projects add coast --title "The coast" --administrator vera
  warmonitor projects take-in coast inbox/ 'mail/*.eml'
"""
REBUILD = """\b
Example:
  warmonitor rebuild coast
"""
BACKUP = """\b
Examples:
  warmonitor backup /backups/2025-03-09.tar
  warmonitor restore /backups/2025-03-09.tar
"""
AUDIT = """\b
Examples:
  warmonitor audit verify
  warmonitor audit verify --noted 1204:9f2c...
"""
Named = Annotated[str, typer.Argument(metavar="PROJECT", help="The project's name in addresses.")]

projects = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Projects of the desk.")
audit = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The log of deeds.")


@projects.command("list")
def list_projects() -> None:
    """Print every project with its documents and incidents."""
    with answers():
        from warmonitor.flow import keeping

        for slug, title, documents, incidents in keeping.projects():
            typer.echo(f"{slug}: {plain(title)}; {documents} documents, {incidents} incidents")


@projects.command("add")
def add(
    slug: Annotated[str, typer.Argument(metavar="NAME", help="Its name in addresses: small letters, digits, hyphens.")],
    title: Annotated[str, typer.Option("--title", help="What people read.")],
    administrator: Annotated[str, typer.Option("--administrator", metavar="ACCOUNT", help="Who gives roles in it.")],
    policy: Annotated[str, typer.Option("--policy", help="How claims become a toll: ucdp, acled or ibc.")] = "ucdp",
) -> None:
    """Make a project."""
    with answers():
        from warmonitor.flow import keeping

        keeping.add_project(slug, title, administrator=administrator, policy=policy)


@projects.command("take-in")
def take_in(
    project: Named,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, https addresses.")],
    workers: Workers = 1,
) -> None:
    """Take reports into a project: they are read and linked with what is there."""
    with answers():
        from warmonitor.cli.terminal import telling
        from warmonitor.flow import keeping

        with telling() as tell:
            taken = keeping.take_in(project, inputs, workers=workers, tell=tell)
        typer.echo(f"{len(taken.new)} new documents; {taken.changed} incidents are new or changed")
        name_lost(taken.lost)
    if taken.lost:
        raise typer.Exit(ITEM_LOST)


def rebuild(project: Named, workers: Workers = 1) -> None:
    """Make everything derived anew, from documents and decisions alone."""
    with answers():
        from warmonitor.cli.terminal import telling
        from warmonitor.flow import keeping

        with telling() as tell:
            changed = keeping.rebuild(project, workers=workers, tell=tell)
        typer.echo(f"rebuilt; {changed} incidents are not what they were" if changed else "rebuilt; nothing is other than it was")


def backup(to: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes; no file may be there.")]) -> None:
    """Copy the database and the archive into one file, as they stand at one moment."""
    with answers():
        from warmonitor.flow import keeping

        manifest = keeping.back_up(to)
        number, digest = manifest["audit"]
        typer.echo(f"{len(manifest['members'])} files kept in {to}; the audit log's head is {number}:{digest}")


def restore(kept: Annotated[Path, typer.Argument(metavar="FILE", help="A file that backup wrote.")]) -> None:
    """Put a backup into an empty database and home, and check it."""
    with answers():
        from warmonitor.flow import keeping

        manifest = keeping.restore(kept)
        typer.echo(f"{len(manifest['members'])} files restored and checked; the audit log is whole")


@audit.command("verify")
def verify(
    noted: Annotated[str, typer.Option("--noted", metavar="NUMBER:HASH", help="A head that was written down before.")] = "",
) -> None:
    """Find every entry that was changed, removed or moved."""
    with answers():
        from warmonitor.flow import keeping

        faults, (number, digest) = keeping.verify_audit(noted)
        for at, reason in faults:
            typer.echo(f"entry {at}: {reason}")
        if not faults:
            typer.echo(f"whole: {number} entries; head {number}:{digest}")
    if faults:
        raise typer.Exit(ITEM_LOST)
