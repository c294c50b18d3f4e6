"""Results appear whole or not at all."""

import json
from functools import partial

import pytest

from warmonitor.errors import CallRefused, RunAborted
from warmonitor.flow import staging
from warmonitor.flow.staging import staged


def write(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)


def stage(out, *, force=False, then=lambda: None, **files):
    with staged(out, force=force) as folder:
        write(folder, **files)
        then()


def fails(failure):
    def deed():
        raise failure

    return deed


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_folder_appears_whole(tmp_path):
    out = tmp_path / "deep" / "out"

    with staged(out, force=False) as folder:
        write(folder, a_txt="a", run_json="{}")
        assert not out.exists()

    assert names(out) == ["a.txt", "run.json"]
    assert names(out.parent) == ["out"]


def test_a_failure_leaves_no_new_folder_and_nothing_aside(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        stage(tmp_path / "out", a_txt="a", then=fails(KeyboardInterrupt()))

    assert names(tmp_path) == []


def test_a_failure_leaves_the_old_results(tmp_path):
    write(tmp_path, a_txt="old", run_json="old")

    with pytest.raises(RunAborted):
        stage(tmp_path, force=True, a_txt="new", then=fails(RunAborted("the disk is full")))

    assert names(tmp_path) == ["a.txt", "run.json"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_force_replaces_our_files_and_leaves_others_alone(tmp_path):
    files = ["a.txt", "exports/stale.csv", "run.json", "../outside.txt", "missing.txt"]
    write(tmp_path, a_txt="old", run_json=json.dumps({"files": files}), notes_md="mine")
    (tmp_path / "exports").mkdir()
    for name in ("stale.csv", "corrected.csv"):
        (tmp_path / "exports" / name).touch()

    with staged(tmp_path, force=True) as folder:
        write(folder, a_txt="new", run_json="new")
        (folder / "exports").mkdir()

    assert names(tmp_path) == ["a.txt", "exports", "notes.md", "run.json"]
    assert (tmp_path / "a.txt").read_text() == "new"
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert names(tmp_path / "exports") == ["corrected.csv"]


def test_an_empty_folder_is_used_as_it_is(tmp_path):
    with staged(tmp_path, force=False) as folder:
        write(folder, a_txt="new")

    assert names(tmp_path) == ["a.txt"]


def test_a_folder_that_holds_something_is_refused(tmp_path):
    write(tmp_path, thesis_md="mine")

    with pytest.raises(CallRefused, match="not empty"), staged(tmp_path, force=False):
        pass

    assert names(tmp_path) == ["thesis.md"]


def test_a_file_is_no_folder_even_with_force(tmp_path):
    write(tmp_path, out_txt="mine")

    with pytest.raises(CallRefused, match="is a file"), staged(tmp_path / "out.txt", force=True):
        pass


def test_a_second_run_that_finished_first_is_not_overwritten(tmp_path):
    out = tmp_path / "out"

    def another_run():
        out.mkdir()
        write(out, a_txt="first")

    with pytest.raises(CallRefused, match="not empty"):
        stage(out, a_txt="second", then=another_run)

    assert (out / "a.txt").read_text() == "first"
    assert names(tmp_path) == ["out"]


def test_a_move_that_fails_half_way_is_taken_back(tmp_path, monkeypatch):
    write(tmp_path, a_txt="old", b_txt="old", run_json="old")
    whole = staging.Path.rename

    def fails_at_b(self, target):
        if self.name == "b.txt" and staging.PART in str(self.parent) and ".old" not in str(self.parent):
            raise OSError(5, "Input/output error")
        return whole(self, target)

    breaks = partial(monkeypatch.setattr, staging.Path, "rename", fails_at_b)
    with pytest.raises(RunAborted, match="in place"):
        stage(tmp_path, force=True, a_txt="new", b_txt="new", run_json="new", then=breaks)
    monkeypatch.undo()

    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == dict.fromkeys(["a.txt", "b.txt", "run.json"], "old")
