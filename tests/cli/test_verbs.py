"""The command's other verbs, and what is true of all of them."""

import json
import time

import pytest


@pytest.fixture
def result(call, folder, coded, tmp_path):
    call("run", folder, "--claims", coded, "--out", tmp_path / "out")
    return tmp_path / "out"


def the_incident(result):
    return json.loads((result / "incidents.jsonl").read_text().splitlines()[0])


def test_explain_goes_down_to_the_quoted_words(call, result):
    done = call("explain", result, the_incident(result)["incident_id"])

    assert done.returncode == 0, done.stderr
    assert "“At least 12 people were killed”" in done.stdout
    assert "“14 people had been killed”" in done.stdout
    assert "Steps:" in done.stdout


def test_the_beginning_of_an_id_is_enough(call, result):
    name = the_incident(result)["incident_id"]

    assert call("explain", result, name[:-3]).stdout == call("explain", result, name).stdout


def test_an_unknown_incident_is_refused_with_the_known_ones(call, result):
    done = call("explain", result, "nothing-like-it")

    assert done.returncode == 2
    assert the_incident(result)["incident_id"] in done.stderr


def test_a_folder_without_a_result_is_refused(call, tmp_path):
    done = call("explain", tmp_path, "x")

    assert done.returncode == 2
    assert "holds no result" in done.stderr


def test_extract_prints_a_line_for_each_document_for_machines(call, folder):
    done = call("extract", folder, "--format", "jsonl")

    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["doc_id"] for line in done.stdout.splitlines()] == ["one", "two"]


def test_extract_prints_a_table_for_people(call, folder):
    done = call("extract", folder / "one.txt")

    assert done.returncode == 0, done.stderr
    assert "1 report" in done.stdout


def test_places_are_found_by_name(call):
    done = call("places", "find", "Latakia", "--country", "sy")

    assert done.returncode == 0, done.stderr
    assert "SY" in done.stdout
    assert "35.5" in done.stdout


def test_an_unknown_place_is_said_to_be_unknown(call):
    done = call("places", "find", "Xyzzyville")

    assert done.returncode == 1
    assert "no place is called" in done.stderr


def test_an_added_place_is_found_by_later_calls(call, tmp_path):
    mine = tmp_path / "mine.csv"
    mine.write_text("name,lat,lon,country\nXyzzyville,35.61,35.92,SY\n")

    added = call("places", "add", mine)
    found = call("places", "find", "Xyzzyville")

    assert added.returncode == 0, added.stderr
    assert "35.61" in found.stdout


def test_help_shows_examples_and_the_exit_statuses(call):
    done = call("--help")

    assert done.returncode == 0
    assert "warmonitor run reports/ --out result" in done.stdout
    assert "130 interrupted" in done.stdout


def test_help_of_a_verb_shows_examples_of_it(call):
    assert "--claims coded-by-hand.jsonl" in call("run", "--help").stdout


def test_help_is_there_at_once(call):
    """Half a second leaves room for a slow machine; what it guards against is loading the parts, which takes several."""

    def seconds():
        started = time.perf_counter()
        call("--help")
        return time.perf_counter() - started

    assert min(seconds() for _ in range(3)) < 0.5


def test_the_version_is_the_package_s(call):
    from warmonitor import __version__

    assert call("--version").stdout == f"warmonitor {__version__}\n"


def test_an_unknown_verb_is_refused(call):
    assert call("frobnicate").returncode == 2


def test_no_colour_where_nobody_looks(call, result):
    assert "\x1b" not in call("explain", result, the_incident(result)["incident_id"]).stdout
