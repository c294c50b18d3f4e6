"""The second reader as a person calls it: alone, and as a check beside the grammar. The server is ours; no model is behind it."""

import json
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import command, environment
from tests.extract.llm.server import Reply, claim, refusal, serving, told

KEY = "sk-never-to-be-seen-7f3a"
REPORT = "Shelling killed 12 people in Jableh and wounded 30 on Friday, a hospital official said. Three farmers were abducted."


@pytest.fixture
def server(monkeypatch):
    with serving() as one:
        given = {
            "URL": one.url,
            "MODEL": "some-model",
            "KEY": KEY,
            "RETRIES": "0",
            "REQUESTS_A_MINUTE": "100000",
            "PRICE_IN": "1",
            "PRICE_OUT": "4",
        }
        for name, value in given.items():
            monkeypatch.setenv(f"WARMONITOR_LLM_{name}", value)
        yield one


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT)
    (folder / "manifest.csv").write_text("file,doc_id,source,published\none.txt,one,Coast Dispatch,2025-03-08\n")
    return folder


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


KILLED = claim("killed 12 people", 12, place="Jableh", time="Friday", attribution=["a hospital official"])
HURT_WRONG = claim("killed 12 people in Jableh and wounded 30", 12, id="c2", harm="injured", place="Jableh")
TAKEN = claim("Three farmers were abducted", 3, id="c3", harm="abducted")


def test_alone_it_reads_and_accounts_for_it(call, server, reports):
    server.answers(told(KILLED, TAKEN, claim("killed 500 people", 500), tokens=(2000, 250)))

    done = call("extract", reports, "--extractor", "llm.v1", "--format", "jsonl")

    assert done.returncode == 0, done.stderr
    (line,) = (json.loads(one) for one in done.stdout.splitlines())
    assert [(one["low"], one["extractor"], one["pending"], one["agreement"]) for one in line["claims"]] == [
        (12, "llm.v1", False, ""),
        (3, "llm.v1", False, ""),
    ]
    assert line["claims"][0]["place_resolved"]["country"] == "SY"
    assert line["claims"][0]["date_start"] == "2025-03-07"
    assert done.stderr == (
        "warmonitor: llm.v1: 1 request to 127.0.0.1, 0 answers from the cache; 2000 tokens in, 250 out; cost 0.0030 at the prices set;"
        " 2 claims kept; dropped: claims with words that are not in the report (1)\n"
    )


def test_beside_the_grammar_it_marks_and_moves_nothing(call, server, reports, tmp_path):
    server.answers(told(KILLED, HURT_WRONG, TAKEN))
    call("run", reports, "--out", tmp_path / "alone")

    done = call("run", reports, "--out", tmp_path / "out", "--extractor", "rules-en.v1+llm.v1")

    assert done.returncode == 0, done.stderr
    (line,) = lines(tmp_path / "out" / "claims.jsonl")
    marks = {(one["harm"], one["low"], one["extractor"]): (one["agreement"], one["pending"]) for one in line["claims"]}
    assert marks["killed", 12, "rules-en.v1"] == ("agreed", False)
    assert marks["injured", 30, "rules-en.v1"] == ("conflicting", False)
    assert marks["injured", 12, "llm.v1"] == ("conflicting", True)
    by_id = {one["id"]: one for one in line["claims"]}
    (hurt, rival) = (one for one in line["claims"] if one["harm"] == "injured" and one["conflicts_with"])
    assert by_id[hurt["conflicts_with"][0]] is rival
    assert by_id[rival["conflicts_with"][0]] is hurt
    tolls = [{one["incident_id"]: one["toll"] for one in lines(tmp_path / where / "incidents.jsonl")} for where in ("alone", "out")]
    assert tolls[0] == tolls[1]
    flags = [flag["kind"] for one in lines(tmp_path / "out" / "incidents.jsonl") for flag in one["flags"]]
    assert "readers_conflict" in flags
    assert "until a person accepts" in done.stdout
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert record["methods"]["read"] == "rules-en.v1+llm.v1"
    account = record["readers"]["llm.v1"]
    assert (account["model"], account["host"], account["requests"], account["tokens_in"]) == ("some-model", "127.0.0.1", 1, 1000)


def test_the_table_says_who_read_what(call, server, reports):
    server.answers(told(KILLED, HURT_WRONG))

    printed = " ".join(call("extract", reports, "--extractor", "rules-en.v1+llm.v1").stdout.split())

    assert "Readers" in printed
    assert "agreed" in printed
    assert "waits" in printed
    assert "Readers" not in call("extract", reports).stdout


def test_what_fails_is_named_and_the_grammar_s_claims_stand(call, server, reports, tmp_path):
    server.answers(refusal(500))

    done = call("run", reports, "--out", tmp_path / "out", "--extractor", "rules-en.v1+llm.v1")
    alone = call("run", reports, "--out", tmp_path / "alone", "--extractor", "llm.v1")

    assert (done.returncode, alone.returncode) == (1, 1)
    assert "lost: one: llm.v1: 127.0.0.1 answers with status 500" in done.stderr
    assert any(one["toll"]["killed"]["best"] == 12 for one in lines(tmp_path / "out" / "incidents.jsonl"))
    assert lines(tmp_path / "alone" / "incidents.jsonl") == []


def test_workers_share_one_account_and_give_the_same(call, server, reports, tmp_path):
    for n in range(12):
        (reports / f"more-{n}.txt").write_text(f"{REPORT} Day {n}.")
    server.answers(told(KILLED, TAKEN))

    out = {}
    for workers in (1, 4):
        done = call("run", reports, "--out", tmp_path / f"{workers}", "--extractor", "rules-en.v1+llm.v1", "--workers", workers)
        assert done.returncode == 0, done.stderr
        out[workers] = (tmp_path / f"{workers}" / "claims.jsonl").read_bytes()

    assert out[1] == out[4]
    account = json.loads((tmp_path / "4" / "run.json").read_text())["readers"]["llm.v1"]
    assert (account["requests"], account["from_cache"]) == (0, 13)


@pytest.mark.parametrize("extractor", ["llm.v1", "rules-en.v1+llm.v1"])
def test_without_settings_the_call_is_refused_before_anything_is_done(call, reports, tmp_path, home, monkeypatch, extractor):
    monkeypatch.delenv("WARMONITOR_LLM_URL", raising=False)

    done = call("run", reports, "--out", tmp_path / "out", "--extractor", extractor)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "WARMONITOR_LLM_URL" in done.stderr
    assert not (tmp_path / "out").exists()
    assert not home.exists()


def test_another_host_is_refused_until_it_is_named(call, server, reports, tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_LLM_URL", "https://llm.invalid/v1")
    refused = call("run", reports, "--out", tmp_path / "out", "--extractor", "llm.v1")

    monkeypatch.setenv("WARMONITOR_LLM_SEND_TO", "llm.invalid")
    told_of = call("run", reports, "--out", tmp_path / "out", "--extractor", "llm.v1")

    assert (refused.returncode, told_of.returncode) == (2, 1)
    assert "WARMONITOR_LLM_SEND_TO=llm.invalid" in refused.stderr
    assert told_of.stderr.splitlines() == [
        "warmonitor: llm.v1 sends the text of reports to llm.invalid, as WARMONITOR_LLM_SEND_TO allows",
        "warmonitor: llm.v1: llm.invalid cannot be reached (WARMONITOR_LLM_URL); nothing was written",
    ]
    assert not (tmp_path / "out").exists()


def test_a_wrong_key_ends_the_run_in_one_line_and_is_nowhere(call, server, reports, tmp_path):
    server.answers(refusal(401, f"Incorrect API key provided: {KEY}"))

    done = call("run", reports, "--out", tmp_path / "out", "--extractor", "rules-en.v1+llm.v1")

    assert done.returncode == 1
    assert done.stderr == "warmonitor: llm.v1: 127.0.0.1 does not accept the key (WARMONITOR_LLM_KEY) (status 401); nothing was written\n"
    assert not (tmp_path / "out").exists()


def test_the_key_is_in_no_file_and_nothing_printed(call, server, reports, tmp_path):
    server.answers(told(KILLED))

    done = call("run", reports, "--out", tmp_path / "out", "--extractor", "rules-en.v1+llm.v1", "--workers", "2")

    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_a_run_that_ends_early_says_what_it_took(call, server, reports, tmp_path):
    (reports / "two.txt").write_text("Gunmen killed 7 farmers near Homs.")
    server.answers(told(KILLED, tokens=(2000, 250)), Reply(b"", before=60.0))
    arguments = ("run", reports, "--out", tmp_path / "out", "--extractor", "llm.v1")
    process = subprocess.Popen(command(*arguments), env=environment(tmp_path / "home"), stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while len(server.requests) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "2 requests to 127.0.0.1, 0 answers from the cache; 2000 tokens in, 250 out; cost 0.0030" in said


@pytest.mark.parametrize("workers", [1, 3])
def test_ctrl_c_does_not_wait_for_answers_that_are_still_to_come(server, reports, tmp_path, home, workers):
    server.answers(Reply(b"", before=60.0))
    arguments = ("run", reports, "--out", tmp_path / "out", "--extractor", "llm.v1", "--workers", workers)
    process = subprocess.Popen(command(*arguments), env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.05)

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)

    assert process.returncode == 130, said
    assert not (tmp_path / "out").exists()


def test_the_grammar_alone_needs_nothing_of_the_network():
    code = "import sys, warmonitor.extract, warmonitor.extract.agreement; sys.exit('httpx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_update_asks_about_new_reports_alone_and_gives_what_one_run_gives(call, server, reports, tmp_path):
    more = tmp_path / "more"
    more.mkdir()
    (more / "two.txt").write_text("Gunmen killed 7 farmers near Homs on Sunday, police said. Two drivers were hauled off.")
    hauled = claim("Two drivers were hauled off", 2, harm="abducted")
    server.answers(lambda request: told(hauled) if "drivers" in request.report["text"] else told(KILLED, TAKEN))
    call("run", reports, "--out", tmp_path / "out", "--extractor", "rules-en.v1+llm.v1")

    done = call("update", tmp_path / "out", more)
    call("run", reports, more, "--out", tmp_path / "whole", "--extractor", "rules-en.v1+llm.v1")

    assert done.returncode == 0, done.stderr
    assert len(server.requests) == 2
    for name in ("claims.jsonl", "incidents.jsonl", "documents.jsonl"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
