"""What people decided holds in a run and in every later update, whatever the order of lines and batches; what cannot hold is said."""

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.flow.test_updating import JABLEH, REPORTS, lines, report, results, written

from warmonitor import flow
from warmonitor.errors import CallRefused
from warmonitor.flow.kept import find


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))


def judged(left, right, verdict, by="Analyst One", **more):
    return {"left": [left, "c1"], "right": [right, "c1"], "verdict": verdict, "by": by, "reason": "read both", **more}


def decided(folder, *judgements, name="decided"):
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in judgements))
    return path


def homes(out):
    return {tuple(ref): one["incident_id"] for one in lines(out / "incidents.jsonl") for ref in one["claims"]}


def test_a_judgement_holds_over_what_the_program_thinks_and_in_later_updates(tmp_path):
    out = tmp_path / "out"
    apart, same = judged("a", "b", "not_same"), judged("a", "c", "same")
    flow.run([written(tmp_path, REPORTS[:3])], out=out, judgements_file=decided(tmp_path, apart, same))
    flow.update(out, [written(tmp_path, REPORTS[3:], "more")])

    found = homes(out)
    assert found["a", "c1"] == found["c", "c1"]
    assert found["a", "c1"] != found["b", "c1"]


def test_judgements_can_come_without_reports_and_a_later_one_takes_them_back(tmp_path):
    out = tmp_path / "out"
    flow.run([written(tmp_path, REPORTS)], out=out)
    before = results(out)
    flow.update(out, [], judgements_file=decided(tmp_path, judged("a", "b", "not_same", at="2025-04-01")))
    between = homes(out)
    flow.update(out, [], judgements_file=decided(tmp_path, judged("b", "a", "unsure", by="Analyst Two", at="2025-04-02")))

    after = results(out)
    assert between["a", "c1"] != between["b", "c1"]
    assert len(after.pop("judgements.jsonl").splitlines()) == 2
    assert after == before


PAIRS = st.tuples(st.sampled_from("abcgi"), st.sampled_from("abcgi"), st.sampled_from(("same", "not_same"))).filter(lambda p: p[0] != p[1])


@given(st.lists(PAIRS, max_size=4, unique=True), st.permutations(REPORTS), st.sets(st.integers(1, len(REPORTS) - 1), max_size=2))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_judged_reports_in_any_batches_come_to_the_same(tmp_path_factory, pairs, order, cuts):
    tmp_path = tmp_path_factory.mktemp("judged")
    judgements = [judged(*one) for one in pairs]
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    flow.run([written(tmp_path, REPORTS)], out=whole, judgements_file=decided(tmp_path, *judgements))
    ends = [0, *sorted(cuts), len(order)]
    for number, (start, end) in enumerate(pairwise(ends)):
        batch, some = [written(tmp_path, order[start:end], f"batch{number}")], decided(tmp_path, *judgements[number :: len(ends) - 1][::-1])
        flow.update(parts, batch, judgements_file=some) if number else flow.run(batch, out=parts, judgements_file=some)

    assert results(parts) == results(whole)
    found = homes(whole)
    for left, right, verdict in pairs:
        if verdict == "not_same":
            assert found[left, "c1"] != found[right, "c1"]


def test_a_contradiction_is_named_with_both_people(tmp_path):
    file = decided(tmp_path, judged("a", "b", "same"), judged("b", "c", "same"), judged("a", "c", "not_same", by="Analyst Two"))

    outcome = flow.run([written(tmp_path, REPORTS)], out=tmp_path / "out", judgements_file=file)

    (lost,) = outcome.lost
    assert "Analyst One" in lost.item
    assert "Analyst Two keeps a#c1 and c#c1 apart" in lost.reason


def test_a_judgement_about_what_nobody_reads_is_named_and_waits(tmp_path):
    out = tmp_path / "out"
    file = decided(tmp_path, judged("a", "c", "same"), {**judged("a", "b", "same"), "left": ["a", "c9"]})

    first = flow.run([written(tmp_path, REPORTS[:2])], out=out, judgements_file=file)
    second = flow.update(out, [written(tmp_path, REPORTS[2:], "more")])

    assert ["'c'" in one.reason or "a#c9" in one.reason for one in first.lost] == [True, True]
    assert ["a#c9" in one.reason for one in second.lost] == [True]
    assert homes(out)["a", "c1"] == homes(out)["c", "c1"]


def test_a_judgement_follows_its_words_where_claims_are_numbered_anew(tmp_path):
    text = "A mine maimed 3 herders in Masyaf. Gunmen killed 5 farmers in Jableh."
    reports = [written(tmp_path, [report("a", text), report("b", JABLEH.format(n=12))])]

    def coded(name, *quotes):
        def claims(doc_id, whole, said):
            known = {"maimed 3 herders": "injured"}
            return {
                "doc_id": doc_id,
                "claims": [
                    {"id": f"c{n}", "quote": q, "start": whole.index(q), "end": whole.index(q) + len(q), "harm": known.get(q, "killed"),
                     "low": 5, "high": 5, "place": "Jableh"} for n, q in enumerate(said, start=1)
                ],
            }  # fmt: skip

        path = tmp_path / name
        path.write_text(
            "".join(json.dumps(one) + "\n" for one in (claims("a", text, quotes), claims("b", JABLEH.format(n=12), ["people"])))
        )
        return path

    out = tmp_path / "out"
    flow.run(
        reports, out=out, claims_file=coded("first", "killed 5 farmers"), judgements_file=decided(tmp_path, judged("a", "b", "not_same"))
    )
    flow.run(reports, out=out, claims_file=coded("again", "maimed 3 herders", "killed 5 farmers"), force=True)

    (one,) = lines(out / "judgements.jsonl")
    assert (one["left"], one["left_quote"]) == (["a", "c2"], "killed 5 farmers")
    assert homes(out)["a", "c2"] != homes(out)["b", "c1"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"left": ["a", "c1"]', "line 1 is no judgement"),
        (json.dumps(judged("a", "b", "maybe")), "line 1 is no judgement"),
        (json.dumps(judged("a", "a", "same")), "line 1: both sides are a#c1"),
        (json.dumps(judged("a", "b", "same", by=" ")), "line 1: a judgement says by whom and why"),
    ],
)
def test_a_line_that_is_no_judgement_refuses_the_call(tmp_path, line, said):
    path = tmp_path / "decided.jsonl"
    path.write_text(line)

    with pytest.raises(CallRefused, match=said):
        flow.run([written(tmp_path, REPORTS)], out=tmp_path / "out", judgements_file=path)

    assert not (tmp_path / "out").exists()


def test_reports_that_are_kept_apart_take_no_judgements(tmp_path):
    with pytest.raises(CallRefused, match="--apart"):
        flow.run(
            [written(tmp_path, REPORTS)], out=tmp_path / "out", apart=True, judgements_file=decided(tmp_path, judged("a", "b", "same"))
        )


def test_a_forced_run_keeps_what_people_decided(tmp_path):
    out = tmp_path / "out"
    flow.run([written(tmp_path, REPORTS)], out=out, judgements_file=decided(tmp_path, judged("a", "b", "not_same")))
    flow.run([written(tmp_path, REPORTS)], out=out, force=True)

    assert homes(out)["a", "c1"] != homes(out)["b", "c1"]
    assert ("a", "c1") in find(out, homes(out)["a", "c1"]).incident.claims
