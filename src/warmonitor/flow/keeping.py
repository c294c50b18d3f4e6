"""What whoever has the machine does with the desk's store: projects, reports by the command line, rebuilding, backups, the log's proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warmonitor.errors import CallRefused
from warmonitor.flow.telling import Tell, silent
from warmonitor.home import home
from warmonitor.store.opening import open_store


def add_project(slug: str, title: str, *, administrator: str, policy: str) -> None:
    """A new project with an account as its administrator.

    Raises:
        CallRefused: If there is such a project, or no such account or policy.
    """
    with _opened():
        from warmonitor.domain.tolls import POLICIES
        from warmonitor.store import write
        from warmonitor.store.models import User

        user = User.objects.filter(username=administrator).first()
        if user is None:
            raise CallRefused(f"no account is called {administrator!r}")
        if policy not in POLICIES:
            raise CallRefused(f"no policy is called {policy!r}; known: {', '.join(sorted(POLICIES))}")
        write.new_project(slug, title, administrator=user, policy=policy, who="command line")


def projects() -> list[tuple[str, str, int, int]]:
    """Every project: its name, its title, how many documents and incidents it holds."""
    with _opened():
        from warmonitor.store import read

        return read.every_project()


def take_in(project: str, inputs: Sequence[str], *, workers: int = 1, tell: Tell = silent) -> Any:
    """Reports into a project; what came of it (`flow.desk.TakenIn`)."""
    with _opened():
        from warmonitor.flow import desk

        return desk.take_in(project, inputs, workers=workers, tell=tell)


def rebuild(project: str, *, workers: int = 1, tell: Tell = silent) -> int:
    """Everything derived, made anew from documents and decisions; how many incidents are not what they were."""
    with _opened():
        from warmonitor.flow import desk
        from warmonitor.store import read

        return desk.rebuild(read.project_called(project), workers=workers, tell=tell)


def back_up(to: Path) -> dict[str, Any]:
    """Everything that lasts into one file."""
    with _opened():
        from warmonitor.store import backup

        return backup.back_up(to, archive=home() / "archive")


def restore(kept: Path) -> dict[str, Any]:
    """A backup into an empty place."""
    with _opened():
        from warmonitor.store import backup

        return backup.restore(kept, archive=home() / "archive")


def verify_audit(noted: str = "") -> tuple[list[tuple[int, str]], tuple[int, str]]:
    """Where the log of deeds is broken, and its head. `noted` is a head that was written down before, as "NUMBER:HASH".

    Raises:
        CallRefused: If `noted` is not of that form.
    """
    with _opened():
        from warmonitor.store import audit

        return [(fault.number, fault.reason) for fault in audit.faults(noted=_head(noted))], audit.head()


def _head(noted: str) -> tuple[int, str] | None:
    if not noted:
        return None
    number, _, digest = noted.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise CallRefused("a noted head is NUMBER:HASH, as `warmonitor audit verify` prints it")
    return int(number), digest


@contextmanager
def _opened() -> Iterator[None]:
    """The store is open, and what it does not know is a call that makes no sense."""
    open_store()
    from warmonitor.store.acting import NotThere, Refused
    from warmonitor.store.opening import troubles

    try:
        with troubles():
            yield
    except (NotThere, Refused) as refused:
        raise CallRefused(str(refused)) from refused
