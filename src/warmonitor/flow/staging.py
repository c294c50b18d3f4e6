"""Where results go: written aside, moved into place whole, so that an interruption leaves the old or the new, never half.

What a kill in the middle of the moving leaves is put right by whoever comes next: the moves are written down before the first.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, NamedTuple

try:
    import fcntl
except ImportError:  # a system without these locks; there nobody can tell whether a folder is in use
    fcntl = None  # type: ignore[assignment]

from warmonitor.errors import CallRefused, RunAborted

PART = ".warmonitor-part-"
PLAN = ".moving"  # what is to be moved, once everything is written: from here on a kill can be made good
OLD = ".old"
LAST = "run.json"  # moved last: a folder that has it is whole


@contextmanager
def staged(out: Path, *, force: bool) -> Iterator[Path]:
    """A fresh folder to write into, which becomes `out` when the block ends well and vanishes when it doesn't.

    A folder that was not there appears at once, by one rename. In a folder that was there, our files take the place of the files that
    earlier results say are theirs and of files of the same names; other people's files stay, those in `exports/` too.

    Raises:
        CallRefused: If `out` is a file, or holds something and `force` is not set.
    """
    with alone_in(out):
        check_free(out, force=force)
        there = out.exists()
        home = out if there else out.parent
        with _part_in(home, out) as part:
            try:
                part.chmod(0o777 & ~_umask())  # mkdtemp makes it private; a result is for whom the user's umask says
                yield part
                check_free(out, force=force)
                with _undisturbed():
                    _into_folder(part, out) if there else _appear(part, out)
            finally:
                if not (part / PLAN).exists():  # else it holds old files that could not be put back
                    shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _part_in(home: Path, out: Path) -> Iterator[Path]:
    """A fresh folder, held while the block runs, so that whoever recovers `home` meanwhile sees that it is at work and no leftover."""
    while True:
        try:
            home.mkdir(parents=True, exist_ok=True)
            part = Path(tempfile.mkdtemp(prefix=PART, dir=home))
        except OSError as failure:
            raise CallRefused(f"cannot write to {out}: {failure.strerror}") from failure
        with _locked(part) as mine:
            if mine and part.is_dir():  # else somebody took it for a leftover before it was held
                yield part
                return


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Hold the folder while the block runs, if it is there, and first finish what a killed run left in it half moved.

    Raises:
        CallRefused: If another run holds it.
    """
    if not out.is_dir():
        yield
        return
    with _locked(out) as mine:
        if not mine:
            raise CallRefused(f"{out} is in use by another run; wait for it, or name another folder")
        recover(out)
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether the folder is ours alone while the block runs; the lock ends with the process, however that ends."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield True
        return
    try:
        yield _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network disk without locks
        return True
    return True


def recover(out: Path) -> None:
    """Finish the moving that a kill cut short, and take away what a killed run had not finished writing.

    What a run at work holds, as one does that makes a folder inside this one, is left alone.

    Raises:
        RunAborted: If the results cannot be put in place.
    """
    try:
        parts = sorted(entry for entry in out.iterdir() if entry.name.startswith(PART) and entry.is_dir())
    except OSError:
        return
    for part in parts:
        with _locked(part) as dead:
            if dead:
                _finish(part, out)


def _finish(part: Path, out: Path) -> None:
    plan = _planned(part)
    try:
        with _undisturbed():
            _move_all(part, out, plan)
    except OSError as failure:
        raise RunAborted(f"could not put the results in place at {out}: {failure.strerror}") from failure
    shutil.rmtree(part, ignore_errors=True)


class _Plan(NamedTuple):
    """What is to be moved, by paths in the folder: files that are put in place, and those of earlier results that nothing replaces."""

    new: Sequence[str] = ()
    gone: Sequence[str] = ()


def _planned(part: Path) -> _Plan:
    try:
        said = json.loads((part / PLAN).read_text(encoding="utf-8"))
        return _Plan(_names(said["new"]), _names(said["gone"]))
    except (OSError, ValueError, LookupError, TypeError):
        return _Plan()  # it was still being written


def _names(said: Any) -> list[str]:
    return [name for name in said if isinstance(name, str) and _within(name)]


def _within(name: str) -> bool:
    path = PurePath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


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
    _flush(part, _files_in(part))
    try:
        part.rename(out)
    except OSError as failure:
        raise RunAborted(f"could not put the results in place at {out}: {failure.strerror}") from failure


def _into_folder(part: Path, out: Path) -> None:
    """File by file: `out` may be a mount point or somebody's working folder, and a folder in it may hold other people's files."""
    new = _files_in(part)
    plan = _Plan(new, [name for name in _written_before(out) if name not in new])
    _flush(part, new)
    _write_down(part / PLAN, plan)
    try:
        _move_all(part, out, plan)
    except OSError as failure:
        said = f"could not put the results in place at {out}: {failure.strerror}"
        try:
            _move_back(part, out, plan)
        except OSError:
            raise RunAborted(f"{said}; the next run or update there goes on with it") from failure
        (part / PLAN).unlink()
        raise RunAborted(said) from failure
    (part / PLAN).unlink()


def _written_before(out: Path) -> list[str]:
    """The files that the results in the folder say are theirs: one that nothing replaces would pass for a new one."""
    try:
        return _names(json.loads((out / LAST).read_bytes())["files"])
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _files_in(part: Path) -> list[str]:
    """All files by their paths in the folder, in the order in which they are moved."""
    names = (path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(names, key=lambda name: (name == LAST, name))


def _flush(part: Path, names: Sequence[str]) -> None:
    """To the disk: a power cut must not leave a name in place whose bytes were never written."""
    for name in names:
        with (part / name).open("rb+") as file:
            os.fsync(file.fileno())


def _move_all(part: Path, out: Path, plan: _Plan) -> None:
    """From `part` into `out`, as far as it is not done yet; what was there goes to `OLD`."""
    if LAST in plan.new and os.path.lexists(part / LAST):
        _move(out / LAST, part / OLD / LAST)  # from here until the end the folder does not claim to be whole
    for name in plan.gone:
        _move(out / name, part / OLD / name)
    for name in plan.new:
        if os.path.lexists(part / name):
            _move(out / name, part / OLD / name)
            _move(part / name, out / name)


def _move_back(part: Path, out: Path, plan: _Plan) -> None:
    """As it was before `_move_all`. Whoever is stopped in here leaves what `_move_all` can finish."""
    for name in (*plan.gone, *plan.new):
        if name in plan.new and not os.path.lexists(part / name):
            _move(out / name, part / name)
        _move(part / OLD / name, out / name)


def _write_down(path: Path, plan: _Plan) -> None:
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(plan._asdict(), file)
        file.flush()
        os.fsync(file.fileno())
    beside.rename(path)


def _move(source: Path, target: Path) -> None:
    """Move a file, if it is there."""
    if os.path.lexists(source):
        target.parent.mkdir(parents=True, exist_ok=True)
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
