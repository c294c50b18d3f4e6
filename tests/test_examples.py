"""What the reports of the Syrian coast must come to: on the example set always, on the four real reports where they are."""

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from warmonitor import flow

EXAMPLES = Path(__file__).parents[1] / "examples" / "latakia-2025"
CODED = Path(__file__).parent / "cases" / "latakia-2025.gold.jsonl"
DATA = os.environ.get("WARMONITOR_DATA")


@dataclass(frozen=True)
class Case:
    """A set of reports, and what differs between the sets."""

    folder: Path
    tellers: int  # reports in the executions' incident, at least
    not_verified_by: str
    ministry: str
    student: str = field(repr=False)  # a real name in the real reports: it must not reach a log
    coded: Path | None = None  # claims coded by hand, in place of reading


@dataclass(frozen=True)
class Result:
    case: Case
    documents: dict = field(repr=False)
    claims: dict = field(repr=False)
    incidents: list = field(repr=False)
    series: list = field(repr=False)

    def claim(self, ref):
        return self.claims[tuple(ref)]

    def with_claim(self, **wanted):
        """Incidents that hold a claim with these values."""
        return [
            incident
            for incident in self.incidents
            if any(all(self.claim(ref)[name] == value for name, value in wanted.items()) for ref in incident["claims"])
        ]


def example_case():
    return Case(folder=EXAMPLES, tellers=3, not_verified_by="Island News", ministry="individual violations", student="Narin Dalsher")


def coded_example_case():
    return replace(example_case(), coded=CODED)


def real_case():
    gold = Path(DATA or "") / "claims" / "latakia.gold.jsonl"
    names = [name for line in gold.read_text().splitlines() for claim in json.loads(line)["claims"] for name in claim["names"]]
    return Case(folder=Path(DATA or "") / "latakia", tellers=3, not_verified_by="BBC", ministry="individual violations", student=names[0])


def coded_real_case():
    return replace(real_case(), coded=Path(DATA or "") / "claims" / "latakia.gold.jsonl")


NEEDS_DATA = [pytest.mark.data, pytest.mark.skipif(not DATA, reason="WARMONITOR_DATA names no folder of real reports")]
CASES = [
    pytest.param(example_case, id="examples"),
    pytest.param(coded_example_case, id="examples-coded-by-hand"),
    pytest.param(real_case, id="real", marks=NEEDS_DATA),
    pytest.param(coded_real_case, id="real-coded-by-hand", marks=NEEDS_DATA),
]


@pytest.fixture(scope="module", params=CASES)
def result(request, tmp_path_factory):
    case = request.param()
    folder = tmp_path_factory.mktemp("coast")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMONITOR_HOME", str(folder / "home"))
        outcome = flow.run([str(case.folder)], out=folder / "out", claims_file=case.coded)
    assert outcome.lost == ()
    lines = {name: _lines(folder / "out" / f"{name}.jsonl") for name in ("documents", "claims", "incidents", "tolls")}
    return Result(
        case=case,
        documents={line["doc_id"]: line for line in lines["documents"]},
        claims={(line["doc_id"], claim["id"]): claim for line in lines["claims"] for claim in line["claims"]},
        incidents=lines["incidents"],
        series=lines["tolls"],
    )


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def executions(result):
    found = [one for one in result.with_claim(harm="killed", low=52, high=52) if one["toll"]["killed"]["best"] == 52]
    assert len(found) == 1, [one["title"] for one in found]
    return found[0]


@pytest.fixture
def clashes(result):
    found = result.with_claim(harm="killed", low=36, high=36, status="state_forces")
    assert len(found) == 1, [one["title"] for one in found]
    return found[0]


def people(toll):
    return (toll["low"], toll["best"], toll["high"])


def kinds(incident):
    return {flag["kind"] for flag in incident["flags"]}


# The executions at Al-Shir and Al-Mukhtariya


def test_the_executions_are_one_incident_of_52(result, executions):
    assert people(executions["toll"]["killed"]) == (52, 52, 52)
    assert len(executions["documents"]) >= result.case.tellers


def test_all_who_tell_of_the_52_are_one_voice(executions):
    assert len(executions["origins"]) == 1, [origin["name"] for origin in executions["origins"]]
    assert executions["origins"][0]["kind"] == "monitor"
    assert kinds(executions) >= {"single_origin", "circular_reporting"}


def test_the_executions_are_verified_by_the_monitor_and_not_by_an_outlet(result, executions):
    notes = executions["verification"]
    verified = [note for note in notes if note["verification"] == "verified"]
    unverified = [note for note in notes if note["verification"] == "unverified"]
    assert any({"video", "testimony"} <= set(note["evidence"]) for note in verified)
    assert any(result.case.not_verified_by.lower() in note["by"].lower() for note in unverified), unverified


def test_the_ministry_s_words_stand_among_the_statements(result, executions):
    if result.case.coded:
        pytest.skip("statements come from reading, and these claims were given")
    assert any(result.case.ministry in statement["quote"] for statement in executions["statements"]), executions["statements"]


# The clashes


def test_the_clashes_are_72_by_three_kinds(clashes):
    by_status = clashes["toll_by_status"]["killed"]
    assert clashes["toll"]["killed"]["best"] == 72
    assert {status: by_status[status]["best"] for status in ("state_forces", "armed_group", "civilian")} == {
        "state_forces": 36, "armed_group": 32, "civilian": 4,
    }  # fmt: skip
    assert "sum_mismatch" not in kinds(clashes)


def test_over_70_agrees_with_72_and_is_no_other_toll(result, clashes):
    assert any(self["low"] == 71 and self["high"] is None for self in map(result.claim, clashes["claims"]))
    assert "contradiction" not in kinds(clashes)


def test_the_student_may_be_one_of_the_four_civilians_and_is_not_added(result, clashes):
    (victim,) = [one for one in clashes["victims"] if one["name"] == result.case.student]
    assert any(result.claim(ref)["low"] == 4 for ref in victim["may_be_in"])
    assert people(clashes["toll_by_status"]["killed"]["civilian"]) == (4, 4, 4)


# The running toll


def points(result):
    return {
        (point["as_of"], point["low"])
        for series in result.series
        if series["harm"] == "killed" and "observatory" in series["origin"].lower()
        for point in series["points"]
    }


def test_the_monitor_s_running_toll_goes_from_124_to_524(result):
    found = [one for one in result.series if {124, 524} <= {point["low"] for point in one["points"]}]
    assert len(found) == 1, [[point["low"] for point in one["points"]] for one in result.series]
    assert points(result) >= {("2025-03-07", 124), ("2025-03-08", 524)}


def test_the_episode_s_toll_is_the_latest_figure_and_never_a_sum(result, executions, clashes):
    assert executions["parent"] is not None
    assert executions["parent"] == clashes["parent"]
    (episode,) = [one for one in result.incidents if one["incident_id"] == executions["parent"]]
    assert episode["toll"]["killed"]["best"] == 524
    assert episode["toll"]["killed"]["high"] < 524 + 124
    assert episode["toll_by_status"]["killed"]["civilian"]["best"] == 311


def test_that_124_is_52_and_72_is_found_by_the_program(result, executions):
    (episode,) = [one for one in result.incidents if one["incident_id"] == executions["parent"]]
    steps = [step for step in episode["trace"] if all(number in step["text"] + step["result"] for number in ("52", "72", "124"))]
    assert steps, [step["rule"] for step in episode["trace"]]


# The footage


def test_three_people_forced_to_crawl_are_one_thing_and_not_of_the_52(result, executions):
    (footage,) = result.with_claim(harm="killed", low=3, high=3)
    assert footage["incident_id"] != executions["incident_id"]
    assert len(footage["documents"]) >= 2
    assert people(footage["toll"]["killed"]) == (3, 3, 3)


def test_that_reports_differ_on_who_wore_uniforms_is_flagged(result):
    (footage,) = result.with_claim(harm="killed", low=3, high=3)
    assert "description_conflict" in kinds(footage)


# What only the example set has


def only(result, name):
    if result.case.folder != EXAMPLES:
        pytest.skip(f"only the example set has {name}")


def test_arabic_is_taken_in_and_noted(result):
    only(result, "a report in Arabic")
    report = result.documents["nashrat-al-sahel-0307"]
    assert report["language"] == "ar"
    if not result.case.coded:
        assert any("Arabic" in problem for problem in report["problems"])
    assert not [ref for ref in result.claims if ref[0] == "nashrat-al-sahel-0307"]


def test_a_copied_story_is_known_for_a_copy(result):
    only(result, "a copied story")
    pair = {result.documents[name]["near_duplicate_of"] for name in ("coast-dispatch-0307", "valley-herald-0307")}
    assert pair in ({None, "coast-dispatch-0307"}, {None, "valley-herald-0307"})


def test_the_news_page_is_read_without_what_stands_around_it(result):
    only(result, "a news page")
    text = result.documents["northern-wire-0307"]["text"]
    assert "stray bullet" in text
    assert not [word for word in ("cookies", "Newsletter", "Ferry line", "All rights reserved") if word in text]


def test_the_ministry_s_denial_reaches_the_executions(result, executions):
    only(result, "a denial")
    if result.case.coded:
        pytest.skip("statements come from reading, and these claims were given")
    assert any(statement["kind"] == "denial" for statement in executions["statements"])
    assert "denied" in kinds(executions)


def test_every_quote_stands_where_it_says(result):
    for (doc_id, _), claim in result.claims.items():
        if claim["start"] is not None:
            assert result.documents[doc_id]["text"][claim["start"] : claim["end"]] == claim["quote"]
