"""`warmonitor origins`: who rests on whom in a result, and how many independent voices that leaves."""

import json
from datetime import date

import pytest

from warmonitor.domain.carrying import Carrier, nested

from .conftest import lines

REPORTS = {
    "first.txt": "On Saturday the Vallora Observatory for Rights said 41 people were killed in Jableh on Friday.",
    "later.txt": "In Jableh 41 people were killed on Friday.",
    "other.txt": "The mayor said 44 people were killed in Jableh on Friday.",
}
MANIFEST = (
    "file,doc_id,source,published\nfirst.txt,first,Coast Dispatch,2031-05-10\nlater.txt,later,Northern\x1b[2J Star,2031-05-11\n"
    "other.txt,other,Evening Sheet,2031-05-12\n"
)
CODED = (
    ("first", "41 people were killed", 41, ["the Vallora Observatory for Rights"]),
    ("later", "41 people were killed", 41, []),
    ("other", "44 people were killed", 44, ["The mayor"]),
)


@pytest.fixture
def result(call, tmp_path):
    reports = tmp_path / "in"
    reports.mkdir()
    for name, text in {**REPORTS, "manifest.csv": MANIFEST}.items():
        (reports / name).write_text(text)
    coded = tmp_path / "claims.jsonl"
    coded.write_text("".join(json.dumps({"doc_id": doc_id, "claims": [claim(doc_id, *rest)]}) + "\n" for doc_id, *rest in CODED))
    done = call("run", reports, "--claims", coded, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    return tmp_path / "out"


def claim(doc_id, quote, number, attribution):
    start = REPORTS[f"{doc_id}.txt"].index(quote)
    return {
        "id": "c1", "quote": quote, "start": start, "end": start + len(quote), "harm": "killed", "low": number, "high": number,
        "modality": "exact", "place": "Jableh", "time": "Friday", "date_start": "2031-05-09", "date_end": "2031-05-09",
        "attribution": attribution, "victims": "people",
    }  # fmt: skip


def test_who_repeats_a_figure_stands_below_the_report_that_quotes_it(call, result):
    done = call("origins", result)

    assert done.returncode == 0, done.stderr
    assert "2 independent voices in 3 reports" in done.stdout
    shown = done.stdout.splitlines()
    at = shown.index("    2031-05-10 first (Coast Dispatch): quotes, 1 claim")
    assert shown[at - 1] == "  Vallora Observatory for Rights (monitor)"
    assert shown[at + 2] == "      2031-05-11 later (Northern[2J Star): same figure, 1 claim [presumed]"
    assert "presumed to repeat Vallora Observatory for Rights, whom first quotes" in shown[at + 3]


def test_no_control_character_of_a_report_reaches_the_terminal(call, result):
    assert "\x1b" not in call("origins", result).stdout


def test_one_incident_is_asked_for_by_the_beginning_of_its_id_or_by_a_former_one(call, result):
    (incident,) = lines(result / "incidents.jsonl")
    (result / "aliases.jsonl").write_text(json.dumps({"id": "inc-former", "now": [incident["incident_id"]]}) + "\n")

    whole = call("origins", result).stdout
    assert call("origins", result, incident["incident_id"][:-3]).stdout == whole
    assert call("origins", result, "inc-former").stdout == whole


def test_an_unknown_incident_and_a_folder_without_a_result_are_refused(call, result, tmp_path):
    assert call("origins", result, "nothing-like-it").returncode == 2
    assert call("origins", tmp_path).returncode == 2


def test_results_of_before_there_was_a_graph_are_refused_in_words(call, result):
    (result / "exports" / "origins.jsonl").unlink()

    done = call("origins", result)

    assert done.returncode == 2
    assert "exports/origins.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def node(document, report="", day=10):
    return Carrier(first=date(2031, 5, day), document=document, outlet="", does="quotes", report=report, claims=1)


def test_reports_that_rest_on_each_other_are_shown_once():
    found = list(nested([node("a", "b"), node("b", "a", day=11), node("c", "d")]))

    assert [(one.document, depth) for one, depth in found] == [("c", 0), ("a", 0), ("b", 1)]


def test_a_chain_of_ten_thousand_copies_is_shown_whole():
    chain = [node(f"{n:05d}", f"{n - 1:05d}" if n else "") for n in range(10_000)]

    assert [depth for _, depth in nested(chain)] == list(range(10_000))
