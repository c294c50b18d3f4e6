"""Opens the database for whoever is not the web: the command line, tests, scripts.

`WARMONITOR_DATABASE` names it: `postgres://user:password@host:port/name`, `sqlite:///beside/me.sqlite3` or
`sqlite:////from/the/root.sqlite3`. Without it the database is the file `desk.sqlite3` in `WARMONITOR_HOME`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from warmonitor.errors import CallRefused, RunAborted
from warmonitor.home import home

VARIABLE = "WARMONITOR_DATABASE"
APPS = ("django.contrib.contenttypes", "django.contrib.auth", "warmonitor.store")
COMMON: dict[str, Any] = {
    "AUTH_USER_MODEL": "store.User",
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
}
"""What every opening of the store agrees on; the web's settings are made of it too."""

# Writers queue instead of failing (IMMEDIATE, a wait in seconds), readers go on meanwhile (WAL), what was said to be
# saved is on disk, and INSERT OR REPLACE meets the triggers against deleting.
SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
}


def open_store() -> None:
    """Configure Django for the store alone, unless it is configured already.

    Raises:
        CallRefused: If `WARMONITOR_DATABASE` makes no sense.
    """
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(DATABASES={"default": database()}, INSTALLED_APPS=APPS, **COMMON)
        django.setup()


def database(address: str | None = None) -> dict[str, Any]:
    """Django's setting for the database at an address; what `WARMONITOR_DATABASE` says where none is given.

    Raises:
        CallRefused: If the address names no kind of database that is known. The message leaves out the password.

    >>> database("postgres://desk:secret@db.example/monitor")["NAME"]
    'monitor'
    """
    given = os.environ.get(VARIABLE, "") if address is None else address
    if not given:
        return _sqlite(home() / "desk.sqlite3")
    parts = urlsplit(given)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in ("postgres", "postgresql"):
        return _postgres(given)
    raise CallRefused(f"{VARIABLE} begins with {parts.scheme or 'no scheme'!r}; it can be postgres://... or sqlite:///...")


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": SQLITE}


def _postgres(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    name = unquote(parts.path.removeprefix("/"))
    try:
        port = parts.port
    except ValueError:
        raise CallRefused(f"{VARIABLE} has a port that is no number") from None
    if not name:
        raise CallRefused(f"{VARIABLE} names no database: postgres://user:password@host:port/NAME")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


@contextmanager
def troubles() -> Iterator[None]:
    """Say plainly what a database's own words would hide: it has no tables yet, cannot be reached, is locked, or its disk is full."""
    from django.db import DatabaseError, OperationalError, ProgrammingError

    try:
        yield
    except (OperationalError, ProgrammingError) as failed:
        told = str(failed).casefold()
        if "no such table" in told or "does not exist" in told:
            raise CallRefused("the store has no tables yet: start the server once (script/server), or run ./manage.py migrate") from failed
        if "locked" in told:
            raise RunAborted("the database is busy with another program's work; try again") from failed
        if "full" in told:
            raise RunAborted("the disk is full: the database cannot grow; nothing was half done") from failed
        raise RunAborted("the database cannot be reached, or refused the work; its own log says more") from failed
    except DatabaseError as failed:
        raise RunAborted("the database refused the work; nothing was half done") from failed
