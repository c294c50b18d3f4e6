"""`warmonitor update`: what it prints, its exit status, and what a kill leaves."""

import json
import random
import signal
import subprocess
import time

import pytest

from .conftest import command, environment, lines, tree

OUTSIDE = ("aliases.jsonl", "changes.jsonl", "state.sqlite", "documents.jsonl", "report.html")  # files of their own, or with a file's hash


def report(doc_id, number, place="Jableh"):
    text = f"At least {number} people were killed in {place} on Friday, a hospital official said."
    return {"doc_id": doc_id, "text": text, "published": "2025-03-08", "source": f"Post {doc_id}", "language": "en"}


def written(path, *reports):
    path.write_text("".join(json.dumps(one) + "\n" for one in reports))
    return path


def promised(out):
    return {name: raw for name, raw in tree(out).items() if name not in OUTSIDE}


@pytest.fixture
def out(call, tmp_path):
    call("run", written(tmp_path / "old.jsonl", report("a", 12)), "--out", tmp_path / "out")
    return tmp_path / "out"


def test_people_are_told_what_changed_and_by_which_report(call, out, tmp_path):
    done = call("update", out, written(tmp_path / "new.jsonl", report("b", 20)))

    assert done.returncode == 0, done.stderr
    assert "grown: " in done.stdout
    assert "[b]" in done.stdout
    assert "1 new report; now 2 reports, 2 claims, 1 incident" in done.stdout


def test_machines_get_the_lines_of_changes(call, out, tmp_path):
    done = call("update", out, written(tmp_path / "new.jsonl", report("b", 20)), "--format", "jsonl")

    assert list(map(json.loads, done.stdout.splitlines())) == lines(out / "changes.jsonl")


def test_a_former_id_is_explained(call, out, tmp_path):
    (first,) = lines(out / "incidents.jsonl")
    call("update", out, written(tmp_path / "new.jsonl", report("b", 20)))

    done = call("explain", out, first["incident_id"])

    assert done.returncode == 0, done.stderr
    assert "b#c1" in done.stdout


def test_a_lost_report_is_named_and_the_others_are_done(call, out, tmp_path):
    done = call("update", out, written(tmp_path / "new.jsonl", report("a", 13), report("b", 20)))

    assert done.returncode == 1
    assert "'a'" in done.stderr
    assert [one["doc_id"] for one in lines(out / "documents.jsonl")] == ["a", "b"]


def test_a_folder_without_results_is_refused(call, tmp_path):
    done = call("update", tmp_path, written(tmp_path / "new.jsonl", report("b", 20)))

    assert (done.returncode, done.stdout) == (2, "")
    assert "no results" in done.stderr


def test_results_of_a_newer_version_are_refused(call, out, tmp_path):
    record = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**record, "warmonitor": "99.0.0"}))

    done = call("update", out, written(tmp_path / "new.jsonl", report("b", 20)))

    assert done.returncode == 2
    assert "newer" in done.stderr


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_update_is_done_again_as_if_it_had_not_been(call, out, home, tmp_path, seed):
    new = written(tmp_path / "new.jsonl", *(report(f"n{n}", n + 2, place) for n in range(200) for place in ("Homs",)))
    running = subprocess.Popen(command("update", out, new), env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.3, 2.5))
    running.send_signal(signal.SIGKILL)
    running.wait()

    done = call("update", out, new)

    assert done.returncode == 0, done.stderr
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    call(
        "run", written(tmp_path / "all.jsonl", report("a", 12), *map(json.loads, new.read_text().splitlines())), "--out", tmp_path / "whole"
    )
    assert promised(out) == promised(tmp_path / "whole")
