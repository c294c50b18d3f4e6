"""A copy of everything that lasts, in one file: the database as it stood at one moment, and the bytes of the archive.

The file is a tar: `manifest.json` (version, engine, head of the audit log, hash of every member), `database` (SQLite's own copy, or
PostgreSQL's own dump by `pg_dump`), `archive/ab/cdef...`. It holds names and passwords' hashes: keep it as the database itself.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from django.db import connection

from warmonitor import __version__
from warmonitor.archive import CHUNK, NO_ROOM, Archive
from warmonitor.errors import CallRefused, RunAborted
from warmonitor.store import audit

FORMAT = 1
MANIFEST, DATABASE, ARCHIVE = "manifest.json", "database", "archive"


def back_up(to: Path, *, archive: Path) -> dict[str, Any]:
    """Write a backup; what its manifest says. The file appears whole or not at all, readable by its owner alone.

    Raises:
        CallRefused: If the file is there already.
        RunAborted: If the disk is full, or PostgreSQL's `pg_dump` is missing or fails.
    """
    if to.exists():
        raise CallRefused(f"{to} is there already; a backup replaces nothing")
    with _disk(), tempfile.TemporaryDirectory(prefix=".warmonitor-backup-", dir=to.parent) as aside:
        head = audit.head()
        dump = Path(aside) / DATABASE
        _dump(dump)
        with open(os.open(Path(aside) / "backup", os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as stream:
            manifest = _write(stream, dump, archive, head)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(Path(aside) / "backup", to)
    return manifest


def restore(backup: Path, *, archive: Path) -> dict[str, Any]:
    """Put a backup into an empty place: a database that isn't there yet, or holds no table. What its manifest says.

    Everything is checked before the database is touched; the audit log is checked after.

    Raises:
        CallRefused: If the file is no backup, is damaged, was made by a newer version or for another engine, or the database isn't empty.
        RunAborted: If the disk is full, or PostgreSQL's `pg_restore` is missing or fails.
    """
    _empty()
    if next(archive.glob("??/*"), None) is not None:
        raise CallRefused("the archive in WARMONITOR_HOME is not empty; a backup goes into a new home")
    with _disk(), tempfile.TemporaryDirectory(prefix="warmonitor-restore-") as aside:
        manifest = _check(backup, Path(aside))
        if manifest["engine"] != connection.vendor:
            raise CallRefused(f"the backup is of {manifest['engine']}, and this database is {connection.vendor}")
        _bring_back(Path(aside) / ARCHIVE, Archive(archive))
        _load(Path(aside) / DATABASE)
    with connection.cursor() as cursor:
        if "django_session" in connection.introspection.table_names(cursor):
            cursor.execute("DELETE FROM django_session")  # whoever was signed in then signs in again
    faults = list(audit.faults(noted=tuple(manifest["audit"])))
    if faults:
        raise RunAborted(f"restored, but the audit log is broken: entry {faults[0].number} {faults[0].reason}")
    return manifest


def _dump(to: Path) -> None:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(to)) as copy:
            connection.connection.backup(copy)
    else:
        _tool("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={to}", f"--dbname={settings['NAME']}")


def _load(dump: Path) -> None:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.close()
        path = Path(settings["NAME"])
        path.parent.mkdir(parents=True, exist_ok=True)
        for beside in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            beside.unlink(missing_ok=True)
        shutil.copyfile(dump, path)
        path.chmod(0o600)
    else:
        connection.close()
        _tool("pg_restore", "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", f"--dbname={settings['NAME']}", str(dump))


def _tool(name: str, *arguments: str) -> None:
    """PostgreSQL's own programs; the password goes by the environment, where no list of processes shows it."""
    settings = connection.settings_dict
    where = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {**os.environ, **{key: str(settings[of]) for key, of in where.items() if settings.get(of)}}
    found = shutil.which(name)
    if found is None:
        raise RunAborted(
            f"{name} is not on this machine; install PostgreSQL's client programs (on Debian: apt-get install postgresql-client)"
        )
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, fixed words
    if done.returncode:
        raise RunAborted(f"{name} failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'it says nothing of why'}")


def _empty() -> None:
    if connection.introspection.table_names():
        raise CallRefused("the database is not empty; a backup goes into a new one")


def _write(stream: IO[bytes], dump: Path, archive: Path, head: tuple[int, str]) -> dict[str, Any]:
    members: dict[str, str] = {}
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for name, path in ((DATABASE, dump), *_kept(archive)):
            members[name] = _hash(path)
            tar.add(path, arcname=name, filter=_plain)
        manifest = {"format": FORMAT, "made_with": __version__, "engine": connection.vendor, "audit": list(head), "members": members}
        raw = json.dumps(manifest, sort_keys=True, indent=1).encode()
        told = tarfile.TarInfo(MANIFEST)
        told.size, told.mode = len(raw), 0o600
        tar.addfile(told, io.BytesIO(raw))
    return manifest


def _kept(archive: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(archive.glob("??/*")):
        yield f"{ARCHIVE}/{path.parent.name}/{path.name}", path


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _check(backup: Path, aside: Path) -> dict[str, Any]:
    """Unpack and compare every member with the manifest, which names all of them."""
    try:
        with tarfile.open(backup) as tar:
            tar.extractall(aside, filter="data")
        manifest = json.loads((aside / MANIFEST).read_bytes())
        members: dict[str, str] = manifest["members"]
        engine, made_with, head = str(manifest["engine"]), str(manifest["made_with"]), manifest["audit"]
    except FileNotFoundError as missing:
        raise CallRefused(f"{backup} is no backup of warmonitor: there is no file of that name, or no manifest in it") from missing
    except (tarfile.TarError, ValueError, KeyError, TypeError) as wrong:
        raise CallRefused(f"{backup} is no backup of warmonitor, or is damaged: {wrong}") from wrong
    if manifest.get("format", 0) > FORMAT:
        raise CallRefused(f"{backup} was made with warmonitor {made_with}, which is newer than this one ({__version__})")
    there = {str(path.relative_to(aside)) for path in aside.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(there | set(members)):
        if name not in members or name not in there or _hash(aside / name) != members[name]:
            raise CallRefused(f"{backup} is damaged: {name} is not what the manifest says")
    return {**manifest, "engine": engine, "audit": (int(head[0]), str(head[1]))}


def _bring_back(kept: Path, archive: Archive) -> None:
    for path in sorted(kept.glob("??/*")):
        archive.put_file(path)


def _hash(path: Path) -> str:
    hasher = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            hasher.update(chunk)
    return hasher.hexdigest()


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise RunAborted("the disk is full; nothing was left half-written") from error
        raise RunAborted(f"cannot be written: {error.strerror or error}") from error
