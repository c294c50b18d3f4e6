"""`warmonitor run`: what it writes, what it prints, and its exit status."""

import json
import resource
import shutil
import signal
import subprocess
import time

import pytest

from .conftest import command, environment, lines, tree

PROMISED = {
    "claims.jsonl", "documents.jsonl", "incidents.jsonl", "tolls.jsonl", "report.html", "run.json", "exports/acled.csv",
    "exports/claims.csv", "exports/ged.csv", "exports/incidents.csv", "exports/incidents.geojson",
    "exports/origins.jsonl",
}  # fmt: skip


def test_a_run_writes_every_promised_file(call, folder, coded, tmp_path):
    done = call("run", folder, "--claims", coded, "--out", tmp_path / "out")

    assert done.returncode == 0, done.stderr
    assert {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*") if p.is_file()} >= PROMISED
    assert done.stderr == ""


def test_two_reports_of_one_incident_become_one_line_of_the_table(call, folder, coded, tmp_path):
    done = call("run", folder, "--claims", coded, "--out", tmp_path / "out")

    (incident,) = lines(tmp_path / "out" / "incidents.jsonl")
    assert incident["documents"] == ["one", "two"]
    assert incident["incident_id"] in done.stdout
    assert "2 reports, 2 claims, 1 incident" in done.stdout


def test_apart_leaves_each_document_to_itself(call, folder, coded, tmp_path):
    call("run", folder, "--claims", coded, "--out", tmp_path / "out", "--apart")

    assert [incident["documents"] for incident in lines(tmp_path / "out" / "incidents.jsonl")] in (
        [["one"], ["two"]],
        [["two"], ["one"]],
    )


def test_machines_get_a_line_for_each_incident(call, folder, coded, tmp_path):
    done = call("run", folder, "--claims", coded, "--out", tmp_path / "out", "--format", "jsonl")

    (incident,) = map(json.loads, done.stdout.splitlines())
    assert set(incident["toll"]["killed"]) >= {"low", "best", "high", "high_open"}


def test_under_ibc_nothing_is_best(call, folder, coded, tmp_path):
    call("run", folder, "--claims", coded, "--out", tmp_path / "out", "--policy", "ibc")

    (incident,) = lines(tmp_path / "out" / "incidents.jsonl")
    assert (incident["policy"], incident["toll"]["killed"]["best"]) == ("ibc", None)


def test_the_record_says_with_what_and_that_it_is_unsigned(call, folder, coded, tmp_path):
    call("run", folder, "--claims", coded, "--out", tmp_path / "out")

    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert record["signed"] is False
    assert record["settings"]["claims_file"] == "coded.jsonl"
    assert record["counts"]["documents"] == 2


def test_the_order_of_the_inputs_makes_no_difference(call, folder, coded, tmp_path):
    (folder / "manifest.csv").unlink()
    reports = [folder / "one.txt", folder / "two.txt"]
    call("run", *reports, "--out", tmp_path / "there")
    call("run", *reversed(reports), "--out", tmp_path / "back")

    assert tree(tmp_path / "there") == tree(tmp_path / "back")
    assert len(tree(tmp_path / "there")) >= len(PROMISED) - 1


def test_a_second_run_writes_the_same_bytes_and_keeps_nothing_twice(call, folder, tmp_path, home):
    call("run", folder, "--out", tmp_path / "first")
    kept = tree(home)
    call("run", folder, "--out", tmp_path / "second")

    assert tree(tmp_path / "first") == tree(tmp_path / "second")
    assert tree(home) == kept


def test_workers_change_nothing_in_the_result(call, folder, tmp_path):
    call("run", folder, "--out", tmp_path / "one")
    done = call("run", folder, "--out", tmp_path / "two", "--workers", 2)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_nothing_is_written_outside_the_out_folder_and_home(call, folder, tmp_path):
    before = set(tmp_path.iterdir())
    call("run", folder, "--out", tmp_path / "out", cwd=folder)

    assert set(tmp_path.iterdir()) - before == {tmp_path / "out", tmp_path / "home"}
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.csv", "one.txt", "two.txt"]


# What cannot be read


def test_a_lost_item_is_named_and_the_others_are_done(call, folder, tmp_path):
    (folder / "empty.txt").touch()

    done = call("run", folder, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert len(lines(tmp_path / "out" / "documents.jsonl")) == 2
    assert json.loads((tmp_path / "out" / "run.json").read_text())["lost"][0]["reason"]


def test_a_claim_of_an_unknown_document_is_lost_not_dropped(call, folder, coded, tmp_path):
    with coded.open("a") as more:
        more.write('{"doc_id": "three", "claims": []}\n{broken\n')

    done = call("run", folder, "--claims", coded, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert "coded.jsonl, line 3: its document three is not among the inputs" in done.stderr
    assert "coded.jsonl, line 4: not a line of claims" in done.stderr
    assert len(lines(tmp_path / "out" / "incidents.jsonl")) == 1


def test_names_from_outside_cannot_paint_the_terminal(call, folder, tmp_path):
    (folder / "\x1b[2Jred\u202egnp.txt").touch()
    (folder / "line\nbreak.txt").touch()

    done = call("run", folder, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert "\x1b" not in done.stderr + done.stdout
    assert "\u202e" not in done.stderr + done.stdout
    assert len(done.stderr.splitlines()) == 2


# Calls that are refused


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--frobnicate"], "frobnicate"),
        (["--policy", "guess"], "guess"),
        (["--extractor", "rules-xx.v9"], "rules-en.v1"),
        (["--workers", "0"], "workers"),
        (["--claims", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (["no-such-report.txt"], "no-such-report.txt"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_and_does_nothing(call, folder, tmp_path, arguments, word):
    done = call("run", folder, "--out", tmp_path / "out", *arguments)

    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_run_needs_inputs_and_an_out_folder(call, folder):
    assert call("run", folder).returncode == 2
    assert call("run", "--out", "x").returncode == 2


def test_a_folder_that_is_not_empty_is_refused_without_force(call, folder, coded, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.md").write_text("mine")

    refused = call("run", folder, "--claims", coded, "--out", out)
    forced = call("run", folder, "--claims", coded, "--out", out, "--force")

    assert (refused.returncode, forced.returncode) == (2, 0)
    assert "not empty" in refused.stderr
    assert (out / "thesis.md").read_text() == "mine"
    assert (out / "run.json").exists()


# Runs that cannot go on


def test_a_full_disk_stops_the_run_and_leaves_what_was_there(call, folder, coded, tmp_path):
    out = tmp_path / "out"
    call("run", folder, "--claims", coded, "--out", out)
    before = tree(out)

    done = call("run", folder, "--claims", coded, "--out", out, "--force", preexec_fn=lambda: limit_files(3000))

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert tree(out) == before
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def limit_files(size):
    """No file may grow past `size` bytes: the nearest thing to a full disk that any user can have."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_run_leaves_the_old_files(call, folder, coded, tmp_path, home, sign, workers):
    out = tmp_path / "out"
    call("run", folder, "--claims", coded, "--out", out)
    before = tree(out)
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"Report {n}. 12 people were killed in Jableh. " * 60}) + "\n" for n in range(4000)))

    process = subprocess.Popen(
        command("run", many, "--out", out, "--force", "--workers", workers),
        env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    wait_for(lambda: any(path.name.startswith(".warmonitor-part-") for path in out.iterdir()))
    time.sleep(1)
    process.send_signal(sign)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130, said
    assert said.splitlines() == ["warmonitor: interrupted; the output folder is as it was"]
    assert tree(out) == before
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def test_who_stops_listening_is_not_told_of_an_error(folder, home, tmp_path):
    pipe = f"{' '.join(command('run', folder, '--out', tmp_path / 'out'))} | true"

    done = subprocess.run([shutil.which("bash"), "-c", pipe], env=environment(home), capture_output=True, text=True, timeout=60)

    assert done.stderr == ""
