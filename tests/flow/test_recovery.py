"""Whatever a kill leaves of a result folder, the next call finds the old results or the new ones, whole."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warmonitor.errors import CallRefused
from warmonitor.flow.staging import PART, alone_in, recover, staged

FILES = ("a.txt", "b.txt", "run.json")

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
    for name in ("a.txt", "b.txt", "run.json"):
        (folder / name).write_text("new")
    if last < 0:
        os._exit(9)
    Path.rename = rename
"""


def results(folder: Path, word: str) -> Path:
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text(word)
    (folder / "notes.md").write_text("mine")
    return folder


def held(folder: Path) -> dict[str, str]:
    return {entry.name: entry.read_text() for entry in folder.iterdir() if entry.is_file()}


def die(out: Path, at: int) -> int:
    return subprocess.run([sys.executable, "-c", DIES, str(out), str(at)], timeout=60, check=False).returncode


@pytest.mark.parametrize("at", range(-1, 9))
def test_a_kill_at_any_move_leaves_the_old_or_the_new(tmp_path, at):
    out = results(tmp_path / "out", "old")

    ended = die(out, at)
    recover(out)

    words = {held(out)[name] for name in FILES}
    assert len(words) == 1
    assert words == {"old" if at <= 0 else "new"}
    assert held(out)["notes.md"] == "mine"
    assert not [entry for entry in out.iterdir() if entry.name.startswith(PART)]
    assert ended == (9 if at < 8 else 0)


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
    (part / ".moving").write_text('["../../mine.txt"]')

    recover(out)

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    out = results(tmp_path / "out", "old")
    other = os.open(out, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with pytest.raises(CallRefused, match="in use"), alone_in(out):
        pass

    os.close(other)
    with alone_in(out):
        pass
