"""How a verb ends: failures become one line on standard error and the promised exit status."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import typer

from warmonitor.cli.terminal import plain
from warmonitor.domain.documents import Lost
from warmonitor.errors import CallRefused, WarMonitorError

DONE, ITEM_LOST, REFUSED, INTERRUPTED = 0, 1, 2, 130


@contextmanager
def answers() -> Iterator[None]:
    """Turn the ways that work fails into exit statuses: 1 could not go on, 2 the call was refused, 130 interrupted."""
    with suppress(ValueError):  # only the main thread may set handlers; elsewhere the caller answers signals
        signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except CallRefused as refused:
        _leave(str(refused), REFUSED)
    except WarMonitorError as failed:
        _leave(str(failed), ITEM_LOST)
    except KeyboardInterrupt:
        _leave("interrupted; the output folder is as it was", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except OSError as failed:
        _leave(f"could not go on: {failed.strerror or failed}", ITEM_LOST)


def aside(line: str) -> None:
    """One line on standard error that is no failure: what the user should know while results go to standard output."""
    typer.echo(f"warmonitor: {plain(line)}", err=True)


def name_lost(lost: Iterable[Lost]) -> None:
    """One line on standard error for each item that was lost, with its reason."""
    for one in lost:
        typer.echo(f"lost: {plain(one.item)}: {plain(one.reason)}", err=True)


def _leave(message: str, status: int) -> None:
    typer.echo(f"warmonitor: {plain(message)}", err=True)
    raise typer.Exit(status) from None


def _stop(signum: int, frame: object) -> None:
    raise KeyboardInterrupt
