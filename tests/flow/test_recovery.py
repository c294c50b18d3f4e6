"""Whatever a kill leaves of a result folder, the next call finds the old results or the new ones, whole."""

import errno
import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warmonitor.errors import CallRefused, RunAborted
from warmonitor.flow.staging import PART, alone_in, recover, staged

FILES = ("a.txt", "exports/b.txt", "run.json")

MINE = ("notes.md", "exports/corrected.csv")

# A process that dies at its n-th move, with nothing after it: no cleaning up, no `finally`.
DIES = """
import os, sys
from pathlib import Path
from warmonitor.flow import staging

moves, last = 0, int(sys.argv[2])
whole = Path.rename

def rename(self, target):
    global moves
    if moves == last:
        os._exit(9)
    moves += 1
    return whole(self, target)

with staging.staged(Path(sys.argv[1]), force=True) as folder:
    (folder / "exports").mkdir()
    for name in ("a.txt", "exports/b.txt", "run.json"):
        (folder / name).write_text("new")
    if last < 0:
        os._exit(9)
    Path.rename = rename
"""


def results(folder: Path, word: str) -> Path:
    (folder / "exports").mkdir(parents=True)
    for name in FILES:
        (folder / name).write_text(word)
    for name in MINE:
        (folder / name).write_text("mine")
    return folder


def held(folder: Path) -> dict[str, str]:
    return {entry.relative_to(folder).as_posix(): entry.read_text() for entry in folder.rglob("*") if entry.is_file()}


def die(out: Path, at: int) -> int:
    return subprocess.run([sys.executable, "-c", DIES, str(out), str(at)], timeout=60, check=False).returncode


@pytest.mark.parametrize("at", range(-1, 8))
def test_a_kill_at_any_move_leaves_the_old_or_the_new(tmp_path, at):
    out = results(tmp_path / "out", "old")

    ended = die(out, at)
    recover(out)

    words = {held(out)[name] for name in FILES}
    assert len(words) == 1
    assert words == {"old" if at <= 0 else "new"}
    assert {held(out)[name] for name in MINE} == {"mine"}
    assert not [entry for entry in out.iterdir() if entry.name.startswith(PART)]
    assert ended == (9 if at < 7 else 0)


def test_a_kill_while_writing_leaves_nothing_aside_for_the_next_run(tmp_path):
    out = results(tmp_path / "out", "old")
    die(out, -1)

    with staged(out, force=True) as folder:
        (folder / "a.txt").write_text("newer")

    assert held(out)["a.txt"] == "newer"
    assert not [entry for entry in out.iterdir() if entry.name.startswith(PART)]


def test_a_plan_that_names_files_elsewhere_is_not_followed(tmp_path):
    out = results(tmp_path / "out", "old")
    (tmp_path / "mine.txt").write_text("mine")
    part = out / f"{PART}x"
    part.mkdir()
    (part / ".moving").write_text(
        json.dumps([name.format(tmp_path) for name in ("../../mine.txt", "{}/mine.txt", "exports/../../../mine.txt")])
    )

    recover(out)

    assert (tmp_path / "mine.txt").read_text() == "mine"


class Stubborn:
    """A disk on which, from the n-th move on, so many moves fail."""

    def __init__(self, monkeypatch, at, many):
        self.left, self.many, self.whole = at, many, Path.rename
        monkeypatch.setattr(Path, "rename", lambda source, target: self.rename(source, target))

    def rename(self, source, target):
        self.left -= 1
        if self.left < 0 and self.many > 0:
            self.many -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.whole(source, target)


def write_new(out):
    with staged(out, force=True) as folder:
        (folder / "exports").mkdir()
        for name in FILES:
            (folder / name).write_text("new")


@pytest.mark.parametrize("at", range(1, 7))
def test_a_move_that_fails_is_taken_back(tmp_path, monkeypatch, at):
    out = results(tmp_path / "out", "old")
    before = held(out)
    Stubborn(monkeypatch, at, 1)

    with pytest.raises(RunAborted, match="No space left"):
        write_new(out)

    assert held(out) == before


@pytest.mark.parametrize("at", range(1, 7))
def test_where_taking_back_fails_too_nothing_is_thrown_away(tmp_path, monkeypatch, at):
    out = results(tmp_path / "out", "old")
    Stubborn(monkeypatch, at, 2)
    with pytest.raises(RunAborted, match="No space left"):
        write_new(out)

    recover(out)

    assert {held(out)[name] for name in FILES} in ({"old"}, {"new"})
    assert {held(out)[name] for name in MINE} == {"mine"}
    assert not [entry for entry in out.iterdir() if entry.name.startswith(PART)]


@pytest.mark.parametrize("there", [True, False])
def test_every_file_is_on_the_disk_before_it_is_put_in_place(tmp_path, monkeypatch, there):
    out = results(tmp_path / "out", "old") if there else tmp_path / "out"
    flushed = set()
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.add(os.fstat(handle).st_ino))

    write_new(out)

    assert {(out / name).stat().st_ino for name in FILES} <= flushed


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    out = results(tmp_path / "out", "old")
    other = os.open(out, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with pytest.raises(CallRefused, match="in use"), alone_in(out):
        pass

    os.close(other)
    with alone_in(out):
        pass


def test_a_run_at_work_inside_the_folder_is_no_leftover(tmp_path):
    out = results(tmp_path / "out", "old")

    with staged(out / "deeper", force=False) as working:
        (working / "a.txt").write_text("new")
        with alone_in(out):
            pass
        recover(out)

    assert (out / "deeper" / "a.txt").read_text() == "new"


def test_a_leftover_that_nobody_holds_is_taken_away(tmp_path):
    out = results(tmp_path / "out", "old")
    (out / f"{PART}dead").mkdir()

    recover(out)

    assert not (out / f"{PART}dead").exists()
