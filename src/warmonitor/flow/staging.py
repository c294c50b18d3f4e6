"""Where results go: written aside, moved into place whole, so that an interruption leaves the old or the new, never half."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from warmonitor.errors import CallRefused, RunAborted

PART = ".warmonitor-part-"
LAST = "run.json"  # moved last: a folder that has it is whole


@contextmanager
def staged(out: Path, *, force: bool) -> Iterator[Path]:
    """A fresh folder to write into, which becomes `out` when the block ends well and vanishes when it doesn't.

    A folder that was not there appears at once, by one rename. In a folder that was there, our files take the place of files of
    the same names, and other people's files stay (`--force` allows that).

    Raises:
        CallRefused: If `out` is a file, or holds something and `force` is not set.
    """
    check_free(out, force=force)
    there = out.exists()
    home = out if there else out.parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=PART, dir=home))
    except OSError as failure:
        raise CallRefused(f"cannot write to {out}: {failure.strerror}") from failure
    try:
        part.chmod(0o777 & ~_umask())  # mkdtemp makes it private; a result is for whom the user's umask says
        yield part
        check_free(out, force=force)
        with _undisturbed():
            _into_folder(part, out) if there else _appear(part, out)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def check_free(out: Path, *, force: bool) -> None:
    """Raises CallRefused where results may not go."""
    if out.exists() and not out.is_dir():
        raise CallRefused(f"{out} is a file; name a folder for the results")
    if force or not out.exists():
        return
    try:
        taken = [entry.name for entry in out.iterdir() if not entry.name.startswith(PART)]
    except OSError as failure:
        raise CallRefused(f"cannot look into {out}: {failure.strerror}") from failure
    if taken:
        raise CallRefused(f"{out} is not empty; name another folder, or say --force to replace the results in it")


def _appear(part: Path, out: Path) -> None:
    try:
        part.rename(out)
    except OSError as failure:
        raise RunAborted(f"could not put the results in place at {out}: {failure.strerror}") from failure


def _into_folder(part: Path, out: Path) -> None:
    """Entry by entry: `out` itself may be a mount point or somebody's working folder, which cannot be renamed."""
    old = part / ".old"
    old.mkdir()
    names = sorted((entry.name for entry in part.iterdir() if entry != old), key=lambda name: (name == LAST, name))
    moved: list[str] = []
    try:
        _move(out / LAST, old / LAST)  # from here until the end the folder does not claim to be whole
        for name in names:
            _move(out / name, old / name)
            moved.append(name)
            (part / name).rename(out / name)
    except OSError as failure:
        for name in moved:
            _move(out / name, part / f"{name}.new")
            _move(old / name, out / name)
        _move(old / LAST, out / LAST)
        raise RunAborted(f"could not put the results in place at {out}: {failure.strerror}") from failure


def _move(source: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        source.rename(target)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C for the moment that the moving takes; it arrives right after."""
    held = {signal.SIGINT, signal.SIGTERM}
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
