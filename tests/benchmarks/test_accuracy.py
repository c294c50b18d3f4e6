"""`script/bench accuracy` on a small invented folder, laid out like the coded sets, with scorers that say what they were given."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extract.llm.server import claim as told_claim
from tests.extract.llm.server import serving, told

BENCH = Path(__file__).parents[2] / "script" / "benchmarks" / "main.py"

# Like score.py: figures by verb, then lines of errors. Every figure is a share of documents that the program has a line for.
SCORE = """
import json, sys
verb, gold, predicted = sys.argv[1:4]
read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8")]
gold, predicted = read(gold), read(predicted)
if verb == "claims":
    print(json.dumps({"strict": {"f1": len(predicted) / len(gold)}, "fields_mean": 0.25}, indent=1))
    if "--errors" in sys.argv:
        for line in predicted:
            for c in line["claims"]:
                print(f"extra   {line['doc_id']}: {c['harm']} {c['low']}..{c['high']} {c['quote'][:90]!r}")
        print(f"missed  {gold[0]['doc_id']}: injured 7..7 'seven wounded'")
elif verb == "links":
    print(json.dumps({"pairwise": {"f1": 0.5}}))
else:
    parents = {one["parent"] for one in predicted}
    home = {doc: one for one in predicted if one["incident_id"] not in parents for doc in one["documents"]}
    tolls = {}
    for harm in ("killed", "injured", "detained"):
        found = [(home[d["doc_id"]]["toll"].get(harm) or {}).get("best", 0) == d[harm] for d in gold if harm in d]
        if found:
            tolls[harm] = {"exact_all": sum(found) / len(found), "exact_one_or_more": sum(found) / len(found)}
    print(json.dumps({"pairwise": {"f1": 1.0}, "b_cubed": {"f1": 1.0}, "tolls": tolls}))
"""
SCORE_MUC = """
import json, sys
gold, predicted = ([json.loads(line) for line in open(path, encoding="utf-8")] for path in sys.argv[1:])
exact = sum({"killed": [4, None]} in one["incidents"] for one in predicted) / len(gold)
print(json.dumps({"killed": {"strict_prf": [exact, exact, exact]}, "injured": {"strict_prf": [0, 0, 0.125]}}))
"""


def document(doc_id, text, **gold):
    return {"doc_id": doc_id, "source": "Harbour Post", "published": "2024-05-03", "title": "", "text": text, **gold}


def claim(quote, text, low):
    start = text.index(quote)
    return {"id": "c1", "quote": quote, "start": start, "end": start + len(quote), "harm": "killed", "low": low, "high": low, "event": "e1"}


def lay_out(folder, path, *lines):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text("".join(json.dumps(line) + "\n" for line in lines))


SHELLED = "Shelling killed 12 people in Idlib on Thursday, the governor said."
SHOT = "Two men were shot dead in Ohio on Thursday. Police said one woman was wounded."
SECRET = "Gunmen killed 31 farmers near Mosul on Thursday."


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Every set but isaf/dev, at two documents or fewer."""
    base = tmp_path_factory.mktemp("measured")
    folder = base / "data"
    lay_out(folder, "claims/train.gold.jsonl", document("t1", SHELLED, claims=[claim("killed 12 people", SHELLED, 12)]))
    lay_out(folder, "claims/dev.gold.jsonl", document("kept-apart", SECRET, claims=[claim("killed 31 farmers", SECRET, 31)]))
    lay_out(folder, "claims/latakia.gold.jsonl", document("l1", SHELLED, claims=[]))
    lay_out(folder, "gvdb/dev.jsonl", document("g1", SHOT, incident_id="g1", killed=2, injured=1))
    lay_out(folder, "muc4/dev.jsonl", document("m1", "AT LEAST FOUR PEASANTS WERE KILLED IN SAN VICENTE.", incidents=[]))
    articles = [document(name, SHOT, incident_id="77", killed=2, injured=1) for name in ("a1", "a2")]
    lay_out(folder, "gva/dev.jsonl", *articles)
    lay_out(folder, "gva/train.jsonl", *(dict(one, doc_id=one["doc_id"] + "-train", killed=9) for one in articles))
    (base / "eval").mkdir()
    (base / "eval" / "score.py").write_text(SCORE)
    (base / "eval" / "score_muc.py").write_text(SCORE_MUC)
    return folder


def bench(*arguments, data=""):
    environment = {**os.environ, "WARMONITOR_DATA": str(data)}
    command = [sys.executable, str(BENCH), "accuracy", "--workers", "1", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def done(data, tmp_path_factory):
    page = tmp_path_factory.mktemp("page") / "accuracy.md"
    page.write_text("# Accuracy\n\n<!-- figures -->\nof last year\n<!-- end -->\n\nThe rest.\n")
    done = bench("--data", data, "--into", page)
    assert done.returncode == 0, done.stderr
    return done, page.read_text()


def row(output, *starts):
    """The first line that holds all these words."""
    return next(line.split() for line in output.splitlines() if all(start in line for start in starts))


def test_each_figure_stands_beside_its_floor_and_its_target(done):
    output = done[0].stdout

    assert row(output, "claims/train + dev", "strict F1")[-4:] == ["0.52", "0.88", "1.000", "yes"]
    assert row(output, "gvdb/dev")[-4:] == ["0.78", "0.88", "1.000", "yes"]
    assert row(output, "a gold incident's")[-4:] == ["0.78", "0.88", "1.000", "yes"]
    assert row(output, "gold claims (linking's own)")[-3:] == ["0.90", "0.500", "no"]


def test_an_open_toll_goes_to_the_scorer_open(done):
    assert row(done[0].stdout, "muc4/dev")[-4:] == ["0.24", "0.50", "1.000", "yes"]


def test_a_set_that_is_not_there_is_said(done):
    output = done[0].stdout

    assert row(output, "isaf/dev", "killed")[-4:] == ["0.39", "0.80", "no", "data"]
    assert "the folder lacks isaf/dev.jsonl" in output


def test_the_worst_come_by_kind_with_the_rule_that_erred(done):
    output = done[0].stdout

    assert "Missed claims by harm: 1\n  injured: 1\n    t1: injured 7..7 'seven wounded'" in output
    assert "False alarms by rule: 1\n" in output
    assert "  unknown: " not in output
    assert "    gold 9, found 2: a1-train, a2-train" in output


def test_what_is_kept_to_check_on_is_never_shown(done):
    assert "kept-apart" not in done[0].stdout + done[0].stderr
    assert "Mosul" not in done[0].stdout + done[0].stderr


def test_the_table_goes_into_the_page_without_any_words_of_reports(done):
    output, page = done

    assert "of last year" not in page
    assert row(page, "gvdb/dev") == row(output.stdout, "gvdb/dev")
    assert "t1:" not in page
    assert page.endswith("<!-- end -->\n\nThe rest.\n")


def test_the_environment_may_name_the_folder_and_the_same_comes_out_again(data, done):
    again = bench(data=data)

    assert again.stdout == done[0].stdout


def test_without_data_it_refuses_and_says_what_to_name(tmp_path):
    refused = bench()

    assert refused.returncode == 2
    assert "--data" in refused.stderr
    assert "WARMONITOR_DATA" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert bench("--data", tmp_path / "nowhere").returncode == 2


def test_without_scorers_it_refuses_and_says_where_it_looked(data, tmp_path):
    refused = bench("--data", data, "--scorers", tmp_path)

    assert refused.returncode == 2
    assert f"{tmp_path} holds no score.py" in refused.stderr


def test_some_sets_alone_are_measured_and_an_unknown_one_is_refused(data, tmp_path):
    some = bench("--data", data, "--sets", "claims/lat,gvdb", "--worst", "0").stdout

    assert row(some, "gvdb/dev")[-1] == "yes"
    assert "claims/latakia" in some
    assert "muc4" not in some
    unknown = bench("--data", data, "--sets", "gvdv")
    assert unknown.returncode == 2
    assert "known: claims/all three," in unknown.stderr
    assert bench("--data", data, "--sets", "gvdb", "--into", tmp_path / "page.md").returncode == 2


def test_another_reader_can_be_scored_and_one_that_lacks_a_setting_is_refused(data, monkeypatch, tmp_path):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))
    with serving() as server:
        monkeypatch.setenv("WARMONITOR_LLM_URL", server.url)
        monkeypatch.setenv("WARMONITOR_LLM_MODEL", "some-model")
        server.answers(told(told_claim("killed 31 farmers", 31)))
        some = ("--data", data, "--sets", "claims/dev", "--worst", "0")
        done = bench(*some, "--extractor", "llm.v1")
        again = bench(*some, "--extractor", "rules-en.v1+llm.v1")

    assert (done.returncode, again.returncode) == (0, 0), done.stderr + again.stderr
    assert done.stdout.splitlines()[0].endswith(", read by llm.v1")
    assert "llm.v1: 1 request to 127.0.0.1" in done.stderr
    assert len(server.requests) == 1  # the second time the answer was kept
    monkeypatch.delenv("WARMONITOR_LLM_URL")
    assert "WARMONITOR_LLM_URL" in bench(*some, "--extractor", "llm.v1").stderr
    assert "known:" in bench(*some, "--extractor", "rules-xx.v9").stderr
    assert bench("--data", data, "--extractor", "llm.v1", "--into", tmp_path / "page.md").returncode == 2
