"""An update makes what a run over everything would have made, reads only what is new, and every id once given goes on to resolve."""

import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warmonitor import flow
from warmonitor.domain.documents import Document
from warmonitor.errors import CallRefused
from warmonitor.flow import state
from warmonitor.flow.kept import find

HASH = re.compile(rb"\b[0-9a-f]{64}\b|SHA-256 <code>[0-9a-f]{16}")
EXAMPLE = Path(__file__).parents[2] / "examples" / "latakia-2025"


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))


def report(doc_id, text, published="2025-03-08", source="Coast Dispatch"):
    return {"doc_id": doc_id, "text": text, "published": published, "source": source, "language": "en"}


JABLEH = "At least {n} people were killed in shelling in Jableh on Friday, a hospital official said."
REPORTS = [
    report("a", JABLEH.format(n=12)),
    report("b", JABLEH.format(n=14), source="Northern Wire", published="2025-03-09"),
    report("c", "Gunmen killed 5 farmers near Masyaf on Thursday, the interior ministry said.", source="Valley Herald"),
    report("d", JABLEH.format(n=12), source="Island News"),  # word for word as a
    report("e", "Nobody was at the market in Hama."),
    report("f", "The governor denied that anyone had been killed in Jableh.", published="2025-03-10"),
    report("g", "The Example Observatory for Rights said 3 civilians were killed in Baniyas on 7 March 2025.", source="Post"),
    report("h", "Three civilians died in Baniyas on 7 March 2025, the Observatory said.", source="Herald", published="2025-03-09"),
    report("i", "Between 6 and 9 March 2025, 34 people were killed in Latakia province, the Example Observatory for Rights said."),
    report("j", "A report without a day: 7 people were killed in Tartus.", published=""),
]


def written(folder, reports, name="reports"):
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in reports))
    return str(path)


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def results(out):
    """The bytes of what a run writes, without what lies outside its promise."""
    apart = {"run.json", "aliases.jsonl", "changes.jsonl", state.NAME}
    files = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name not in apart}
    # The hash is that of the file which a report lay in, and batches are other files.
    return {name: HASH.sub(b"", raw) for name, raw in files.items()}


def in_batches(tmp_path, name, batches):
    out = tmp_path / name
    flow.run([written(tmp_path, batches[0], f"{name}0")], out=out)
    for number, batch in enumerate(batches[1:], start=1):
        flow.update(out, [written(tmp_path, batch, f"{name}{number}")])
    return out


@given(st.permutations(REPORTS), st.sets(st.integers(1, len(REPORTS) - 1), max_size=4))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_batches_come_to_the_same(tmp_path, order, cuts):
    shutil.rmtree(tmp_path, ignore_errors=True)
    tmp_path.mkdir()
    ends = [0, *sorted(cuts), len(order)]
    batches = [order[start:end] for start, end in pairwise(ends)]

    assert results(in_batches(tmp_path, "parts", batches)) == results(in_batches(tmp_path, "whole", [REPORTS]))


@pytest.mark.parametrize("seed", range(3))
def test_the_example_in_any_batches_comes_to_the_same(tmp_path, seed):
    files = sorted(str(path) for path in EXAMPLE.iterdir() if not path.name.startswith("manifest"))
    order = random.Random(seed)
    order.shuffle(files)
    cut = sorted(order.sample(range(1, len(files)), 2))

    flow.run(files, out=tmp_path / "whole")
    flow.run(files[: cut[0]], out=tmp_path / "parts")
    flow.update(tmp_path / "parts", files[cut[0] : cut[1]])
    flow.update(tmp_path / "parts", files[cut[1] :])

    assert results(tmp_path / "parts") == results(tmp_path / "whole")


def test_only_what_is_new_is_read(tmp_path, monkeypatch):
    out = in_batches(tmp_path, "out", [REPORTS[:6]])
    shutil.rmtree(tmp_path / "home" / "cache")
    read = []
    whole = flow.reading_in.remembered

    def watching(documents, *rest):
        return whole(_seen(documents, read), *rest)

    monkeypatch.setattr(flow.reading_in, "remembered", watching)
    flow.update(out, [written(tmp_path, REPORTS)])

    assert read == ["g", "h", "i", "j"]


def _seen(documents, read):
    for document in documents:
        read.append(document.doc_id)
        yield document


def test_what_the_results_hold_already_changes_nothing(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS])
    before = results(out)

    outcome = flow.update(out, [written(tmp_path, REPORTS)])

    assert (outcome.new, outcome.changes) == (frozenset(), ())
    assert results(out) == before


def test_files_without_ids_given_again_are_no_copies_and_true_copies_are(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").write_text(JABLEH.format(n=12))
    flow.run([str(inbox)], out=tmp_path / "out")
    (inbox / "two.txt").write_text(JABLEH.format(n=12))

    first = flow.update(tmp_path / "out", [str(inbox)])
    again = flow.update(tmp_path / "out", [str(inbox)])

    assert (len(first.new), len(again.new)) == (1, 0)
    assert [one["duplicate_of"] is None for one in lines(tmp_path / "out" / "documents.jsonl")] == [True, False]


def test_another_document_with_the_id_of_an_old_one_is_lost_and_both_are_named(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    before = results(out)

    outcome = flow.update(out, [written(tmp_path, [report("a", "Other words: 9 people were killed in Homs.")], "second")])

    (lost,) = outcome.lost
    assert "second.jsonl" in lost.item
    assert "out0.jsonl" in lost.reason
    assert "'a'" in lost.reason
    assert results(out) == before


def test_a_former_id_resolves_for_ever(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1]])
    (first,) = lines(out / "incidents.jsonl")
    flow.update(out, [written(tmp_path, REPORTS[1:4], "second")])
    flow.update(out, [written(tmp_path, REPORTS[4:], "third")])

    now = find(out, first["incident_id"]).incident
    assert ("a", "c1") in now.claims
    assert now.incident_id != first["incident_id"]
    for one in lines(out / "aliases.jsonl"):
        assert set(one["now"]) <= {incident["incident_id"] for incident in lines(out / "incidents.jsonl")}


def test_a_former_id_leads_to_what_says_the_same_where_claims_are_numbered_anew(tmp_path):
    text = "A mine maimed 3 herders in Masyaf. Gunmen killed 5 farmers in Jableh. Shells killed 7 drivers in Homs on 7 March 2025."

    def coded(name, *found):
        keys = ("quote", "harm", "low", "high", "place")
        claims = [dict(zip(keys, one, strict=True)) for one in found]
        for n, one in enumerate(claims, start=1):
            start = text.index(one["quote"])
            one |= {"id": f"c{n}", "start": start, "end": start + len(one["quote"])}
        path = tmp_path / name
        path.write_text(json.dumps({"doc_id": "a", "claims": claims}) + "\n")
        return path

    maimed, drivers = ("maimed 3 herders", "injured", 3, 3, "Masyaf"), ("killed 7 drivers", "killed", 7, 7, "Homs")
    reports, out = [written(tmp_path, [report("a", text)])], tmp_path / "out"
    flow.run(reports, out=out, claims_file=coded("first.jsonl", ("killed 5 farmers", "killed", 5, 5, "Jableh"), drivers))
    farmers = next(one for one in lines(out / "incidents.jsonl") if one["toll"]["killed"]["low"] == 5)

    flow.run(
        reports,
        out=out,
        claims_file=coded("again.jsonl", maimed, ("Gunmen killed 5 farmers", "killed", 6, 6, "Jableh"), drivers),
        force=True,
    )

    assert find(out, farmers["incident_id"]).incident.toll["killed"].low == 6
    (change,) = (one for one in lines(out / "changes.jsonl") if one["was"] == [farmers["incident_id"]])
    assert (change["before"]["low"], change["after"]["low"]) == (5, 6)
    flow.run(reports, out=out, claims_file=coded("last.jsonl", maimed, drivers), force=True)
    with pytest.raises(CallRefused, match="nobody reads its claims now"):
        find(out, farmers["incident_id"])


def test_the_beginning_of_a_former_id_will_do(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1], REPORTS[1:2]])
    ((former, now),) = ((one["id"], one["now"]) for one in lines(out / "aliases.jsonl"))

    assert find(out, former[:10]).incident.incident_id == now[0]


def test_a_toll_that_changed_is_written_down_with_the_report_that_changed_it(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1]])
    (first,) = lines(out / "incidents.jsonl")
    flow.update(out, [written(tmp_path, [report("z", JABLEH.format(n=20), source="Post", published="2025-03-09")], "second")])

    (change,) = lines(out / "changes.jsonl")
    assert (change["became"], change["was"], change["harm"], change["reports"]) == ("grown", [first["incident_id"]], "killed", ["z"])
    assert (change["before"]["low"], change["after"]["low"]) == (12, 20)


def test_a_new_incident_is_written_down(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1], REPORTS[2:3]])

    (change,) = lines(out / "changes.jsonl")
    assert (change["became"], change["before"], change["reports"]) == ("new", None, ["c"])


def test_changes_are_kept_from_update_to_update(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1], REPORTS[2:3], REPORTS[6:7]])

    assert [one["update"] for one in lines(out / "changes.jsonl")] == [1, 2]


def test_a_forced_run_over_old_results_leads_their_ids_on(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1]])
    (first,) = lines(out / "incidents.jsonl")
    flow.run([written(tmp_path, REPORTS)], out=out, force=True)

    assert ("a", "c1") in find(out, first["incident_id"]).incident.claims


def _flipped(at):
    """One bit changed, so far into the file (0 to 1)."""
    return lambda raw: raw[: int(len(raw) * at)] + bytes([raw[int(len(raw) * at)] ^ 1]) + raw[int(len(raw) * at) + 1 :]


DAMAGES = [
    lambda raw: b"",
    lambda raw: b"no database" * 1000,
    lambda raw: raw[: len(raw) // 2],
    None,
    *map(_flipped, (0.1, 0.3, 0.5, 0.7, 0.9)),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_lost_state_costs_time_and_nothing_else(tmp_path, damage):
    out = in_batches(tmp_path, "out", [REPORTS[:6]])
    raw = (out / state.NAME).read_bytes()
    (out / state.NAME).unlink()
    if damage is not None:
        (out / state.NAME).write_bytes(damage(raw))
    said = []

    flow.update(out, [written(tmp_path, REPORTS)], say=said.append)

    (line,) = said
    assert state.NAME in line
    assert ("is missing" if damage is None else "is damaged") in line
    assert results(out) == results(in_batches(tmp_path, "whole", [REPORTS]))


def test_a_state_of_another_version_is_made_again(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:6]])
    with closing(sqlite3.connect(out / state.NAME)) as file, file:
        file.execute("UPDATE meta SET value = '1' WHERE name = 'version'")
    said = []

    flow.update(out, [written(tmp_path, REPORTS)], say=said.append)

    assert "another version" in said[0]
    assert results(out) == results(in_batches(tmp_path, "whole", [REPORTS]))


def test_a_state_of_other_results_is_not_used(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:6]])
    other = in_batches(tmp_path, "other", [REPORTS[5:]])
    shutil.copy(other / state.NAME, out / state.NAME)

    flow.update(out, [written(tmp_path, REPORTS)])

    assert results(out) == results(in_batches(tmp_path, "whole", [REPORTS]))


def test_the_state_is_the_same_for_the_same_input_in_any_order(tmp_path):
    one = in_batches(tmp_path, "one", [REPORTS])
    two = in_batches(tmp_path, "one-again", [REPORTS[::-1]])
    other = tmp_path / "elsewhere"
    other.mkdir()
    flow.run([written(other, REPORTS[::-1], "one0")], out=tmp_path / "two")

    assert results(one) == results(two) == results(tmp_path / "two")


def test_the_state_is_the_same_byte_for_byte(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for one in REPORTS:
        (inbox / f"{one['doc_id']}.txt").write_text(one["text"])
    flow.run([str(inbox)], out=tmp_path / "one")
    flow.run(sorted(map(str, inbox.iterdir()), reverse=True), out=tmp_path / "two")

    assert (tmp_path / "one" / state.NAME).read_bytes() == (tmp_path / "two" / state.NAME).read_bytes()


@pytest.mark.parametrize("changed", [{"warmonitor": "99.0.0"}, {"format": 99}])
def test_results_of_a_newer_version_are_refused(tmp_path, changed):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    record = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**record, **changed}))
    before = results(out)

    with pytest.raises(CallRefused, match="newer"):
        flow.update(out, [written(tmp_path, REPORTS)])
    with pytest.raises(CallRefused, match="newer"):
        find(out, "inc")
    with pytest.raises(CallRefused, match="newer"):
        flow.run([written(tmp_path, REPORTS)], out=out, force=True)

    assert results(out) == before


BROKEN = b'{"doc_id": "a", "incident_id": "Omar Tallis", "id'


@pytest.mark.parametrize("name", ["incidents.jsonl", "documents.jsonl", "aliases.jsonl"])
@pytest.mark.parametrize("stateless", [True, False])
def test_damaged_results_refuse_an_update_in_one_line_without_their_words(tmp_path, name, stateless):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    (out / name).write_bytes(BROKEN)
    if stateless:
        (out / state.NAME).unlink()
    before = results(out)

    with pytest.raises(CallRefused, match=f"{name} is damaged in line 1") as refused:
        flow.update(out, [written(tmp_path, REPORTS)])

    assert "Tallis" not in str(refused.value)
    assert results(out) == before


def test_documents_that_the_results_do_not_rest_on_refuse_an_update(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:4]])
    documents = (out / "documents.jsonl").read_bytes().splitlines(keepends=True)
    (out / "documents.jsonl").write_bytes(b"".join(documents[:3]))

    with pytest.raises(CallRefused, match="not what the results rest on"):
        flow.update(out, [written(tmp_path, REPORTS)])


@pytest.mark.parametrize("name", ["incidents.jsonl", "aliases.jsonl", "run.json", "documents.jsonl", "claims.jsonl"])
def test_a_forced_run_replaces_damaged_results_and_says_if_ids_are_lost(tmp_path, name):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    (out / name).write_bytes(BROKEN)

    outcome = flow.run([written(tmp_path, REPORTS)], out=out, force=True)

    ids = ["the ids of the earlier results"] if name in ("incidents.jsonl", "aliases.jsonl", "claims.jsonl") else []
    assert [one.item for one in outcome.lost] == ids
    assert results(out) == results(in_batches(tmp_path, "whole", [REPORTS]))


def test_other_peoples_files_stay_in_the_folder_and_ours_that_are_no_more_go(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    record = json.loads((out / "run.json").read_text())
    assert {"run.json", "incidents.jsonl", "exports/ged.csv", state.NAME} <= set(record["files"])
    for name in ("exports/dropped.csv", "exports/corrected.csv"):
        (out / name).write_text("id")
    (out / "run.json").write_text(json.dumps({**record, "files": [*record["files"], "exports/dropped.csv"]}))

    flow.update(out, [written(tmp_path, REPORTS[2:], "second")])

    assert not (out / "exports" / "dropped.csv").exists()
    assert (out / "exports" / "corrected.csv").read_text() == "id"


def test_a_folder_without_results_is_refused(tmp_path):
    (tmp_path / "notes").mkdir()
    with pytest.raises(CallRefused, match="no results"):
        flow.update(tmp_path / "notes", [written(tmp_path, REPORTS)])
    with pytest.raises(CallRefused, match="no results"):
        flow.update(tmp_path / "nowhere", [written(tmp_path, REPORTS)])

    assert not (tmp_path / "nowhere").exists()


def test_given_claims_and_read_ones_are_not_mixed(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:2]])
    (tmp_path / "coded.jsonl").write_text("")

    with pytest.raises(CallRefused, match="results of their own"):
        flow.update(out, [written(tmp_path, REPORTS)], claims_file=tmp_path / "coded.jsonl")


def test_given_claims_are_updated_with_given_claims(tmp_path):
    def coded(name, *doc_ids):
        path = tmp_path / name
        claim = {"id": "c1", "quote": "people", "start": 12, "end": 18, "harm": "killed", "low": 12, "high": 12, "place": "Jableh"}
        path.write_text("".join(json.dumps({"doc_id": doc_id, "claims": [claim]}) + "\n" for doc_id in doc_ids))
        return path

    flow.run([written(tmp_path, REPORTS[:2])], out=tmp_path / "whole", claims_file=coded("ab.jsonl", "a", "b"))
    flow.run([written(tmp_path, REPORTS[:1])], out=tmp_path / "parts", claims_file=coded("a.jsonl", "a"))
    with pytest.raises(CallRefused, match="--claims"):
        flow.update(tmp_path / "parts", [written(tmp_path, REPORTS[:2])])
    flow.update(tmp_path / "parts", [written(tmp_path, REPORTS[:2])], claims_file=coded("b.jsonl", "b"))

    assert results(tmp_path / "parts") == results(tmp_path / "whole")


def test_another_reader_reads_everything_again(tmp_path, monkeypatch):
    out = in_batches(tmp_path, "out", [REPORTS[:6]])
    monkeypatch.setattr("warmonitor.flow.fingerprint.fingerprint", lambda name: "another")
    read = []
    whole = flow.reading_in.remembered
    monkeypatch.setattr(flow.reading_in, "remembered", lambda documents, *rest: whole(_seen(documents, read), *rest))

    flow.update(out, [written(tmp_path, REPORTS[6:7], "more")])

    assert read == ["a", "b", "c", "d", "e", "f", "g"]


def test_apart_stays_apart(tmp_path):
    flow.run([written(tmp_path, REPORTS[:1])], out=tmp_path / "out", apart=True)
    flow.update(tmp_path / "out", [written(tmp_path, REPORTS[:2])])

    assert [one["documents"] for one in lines(tmp_path / "out" / "incidents.jsonl")] in ([["a"], ["b"]], [["b"], ["a"]])


def test_documents_keep_their_own_notes(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[9:], REPORTS[:1]])

    (undated,) = [one for one in lines(out / "documents.jsonl") if one["doc_id"] == "j"]
    assert undated["problems"] == ["no publication date"]
    assert Document(**{k: v for k, v in undated.items() if k != "problems"}).day is None


def test_an_open_figure_beside_a_closed_one_is_kept(tmp_path):
    out = in_batches(tmp_path, "out", [REPORTS[:1]])
    strand = state.State(out / state.NAME)._strand(0)
    both = msgspec.structs.replace(strand, figures=frozenset({("killed", 12, 12), ("killed", 12, None)}))

    assert state._unpacked(state._packed(both)) == both
