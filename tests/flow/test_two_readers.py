"""A second reader beside the first: it may doubt a figure, and never moves one."""

import json
import threading

import pytest

from warmonitor import flow, plugins
from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused, ItemFailed
from warmonitor.flow.reading import Reader, read_all, reader

TEXT = "Gunmen killed 12 people in Qasrat on Friday, a nurse said. Three farmers were wounded."


def found(name, quote, low, **fields):
    start = TEXT.index(quote)
    fields = {"harm": "killed", **fields}
    return Claim(id="c1", quote=quote, start=start, end=start + len(quote), low=low, high=low, extractor=name, **fields)


class Reads:
    """A reader that reads what it is told to."""

    languages = ("en",)

    def __init__(self, name, *claims, fails=""):
        self.name, self.claims, self.fails = name, claims, fails

    def read(self, document, *, places=None):
        if self.fails:
            raise ItemFailed(self.fails)
        claims = [Claim(**{**{f: getattr(one, f) for f in one.__struct_fields__}, "id": f"c{n}"}) for n, one in enumerate(self.claims, 1)]
        return Reading(doc_id=document.doc_id, claims=tuple(claims))


class Asks(Reads):
    """One that asks a server, and remembers in which threads."""

    notice = "asks a server"

    def __init__(self, name, *claims, fails=""):
        super().__init__(name, *claims, fails=fails)
        self.lengths, self.threads = [], set()

    def read(self, document, *, places=None):
        self.lengths.append(len(document.text))
        self.threads.add(threading.current_thread())
        return super().read(document, places=places)

    def summary(self):
        return f"{len(self.lengths)} asked"

    def account(self):
        return {"asked": len(self.lengths)}


FIRST = Reads("first.v1", found("first.v1", "killed 12 people", 12))
READ = Document(doc_id="one", text=TEXT, language="en")


@pytest.fixture
def known(monkeypatch):
    """Put readers among the known ones."""
    parts = {}
    given, load = plugins.names, plugins.load
    monkeypatch.setattr(plugins, "names", lambda group: (*given(group), *(sorted(parts) if group == "extractors" else ())))
    monkeypatch.setattr(plugins, "load", lambda group, name: parts.get(name) or load(group, name))
    return parts


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))
    path = tmp_path / "one.txt"
    path.write_text(TEXT)
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_when_the_check_fails_the_first_readers_claims_stand_and_the_failure_is_named():
    reading = Reader(extractor=FIRST, check=Reads("second.v1", fails="no answer")).read(READ)

    assert [(one.low, one.agreement, one.pending) for one in reading.claims] == [(12, "", False)]
    assert reading.failures == ("second.v1: no answer",)


def test_when_the_first_fails_what_the_check_read_waits_for_a_person():
    reading = Reader(extractor=Reads("first.v1", fails="a table"), check=Reads("second.v1", *FIRST.claims)).read(READ)

    assert [one.pending for one in reading.claims] == [True]
    assert reading.failures == ("first.v1: a table",)


def test_when_both_fail_the_document_is_lost_with_both_reasons():
    both = Reader(extractor=Reads("first.v1", fails="a table"), check=Reads("second.v1", fails="no answer"))

    assert both.read(READ) == Lost(item="one", reason="first.v1: a table; second.v1: no answer")


def test_a_language_that_one_of_them_does_not_know_is_noted():
    second = Reads("second.v1")
    second.languages = ("fr",)

    reading = Reader(extractor=FIRST, check=second).read(READ)

    assert reading.problems == ("not read by second.v1, which does not know its language",)
    assert [one.agreement for one in reading.claims] == [""]


@pytest.mark.parametrize("name", ["rules-en.v1+rules-en.v1", "rules-en.v1+rules-xx.v9", "rules-en.v1+", "+", "a+b+c"])
def test_pairs_that_make_no_sense_are_refused(name):
    with pytest.raises(CallRefused):
        reader(name)


def test_a_pending_claim_is_in_the_files_and_in_no_toll(known, report, tmp_path):
    known["first.v1"] = FIRST
    other = found("second.v1", "12 people", 2), found("second.v1", "Three farmers were wounded", 3, harm="injured")
    known["second.v1"] = Reads("second.v1", *other)

    outcome = flow.run([str(report)], out=tmp_path / "out", extractor="first.v1+second.v1")
    flow.run([str(report)], out=tmp_path / "alone", extractor="first.v1")

    ((line,), (incident,), (as_before,)) = (
        lines(tmp_path / where) for where in ("out/claims.jsonl", "out/incidents.jsonl", "alone/incidents.jsonl")
    )
    assert [(one["low"], one["agreement"], one["conflicts_with"], one["pending"]) for one in line["claims"]] == [
        (12, "conflicting", ["c2"], False),
        (2, "conflicting", ["c1"], True),
        (3, "only", [], True),
    ]
    assert incident["toll"] == as_before["toll"]
    assert incident["incident_id"] == as_before["incident_id"]
    (flag,) = (flag for flag in incident["flags"] if flag["kind"] == "readers_conflict")
    assert [claim_id for _, claim_id in flag["claims"]] == ["c1", "c2"]
    counts = json.loads((tmp_path / "out" / "run.json").read_text())["counts"]
    assert (counts["claims"], counts["claims_pending"]) == (3, 2)
    assert "2 claims (c2, c3)" in outcome.results.documents[incident["documents"][0]].problems[-1]
    page = (tmp_path / "out" / "report.html").read_text()
    assert "Read otherwise by a second reader" in page
    assert "in no toll until a person accepts them" in page


def test_a_person_accepts_a_claim_by_giving_it_without_the_mark(known, report, tmp_path):
    known["first.v1"] = FIRST
    known["second.v1"] = Reads("second.v1", found("second.v1", "Three farmers were wounded", 3, harm="injured"))
    flow.run([str(report)], out=tmp_path / "out", extractor="first.v1+second.v1")
    claims = tmp_path / "out" / "claims.jsonl"

    flow.run([str(report)], out=tmp_path / "same", claims_file=claims)
    accepted = tmp_path / "accepted.jsonl"
    accepted.write_text(claims.read_text().replace('"pending":true', '"pending":false'))
    flow.run([str(report)], out=tmp_path / "then", claims_file=accepted)

    assert "injured" not in lines(tmp_path / "same" / "incidents.jsonl")[0]["toll"]
    assert any("injured" in one["toll"] for one in lines(tmp_path / "then" / "incidents.jsonl"))


def test_a_claim_that_the_check_did_not_read_counts_and_is_flagged(known, report, tmp_path):
    known["first.v1"], known["second.v1"] = FIRST, Reads("second.v1")

    flow.run([str(report)], out=tmp_path / "out", extractor="first.v1+second.v1")

    (incident,) = lines(tmp_path / "out" / "incidents.jsonl")
    assert incident["toll"]["killed"]["best"] == 12
    assert "one_reader" in [flag["kind"] for flag in incident["flags"]]


def test_a_lost_check_is_named_and_the_run_goes_on(known, report, tmp_path):
    known["first.v1"], known["second.v1"] = FIRST, Reads("second.v1", fails="no answer")

    outcome = flow.run([str(report)], out=tmp_path / "out", extractor="first.v1+second.v1")

    assert [one.reason for one in outcome.lost] == ["second.v1: no answer"]
    assert len(outcome.results.release.incidents) == 1


def test_a_reader_that_asks_a_server_says_so_first_and_accounts_for_it_last(known, report, tmp_path):
    known["asks.v1"] = Asks("asks.v1", *FIRST.claims)
    said = []

    flow.run([str(report)], out=tmp_path / "out", extractor="asks.v1", say=said.append)

    assert said == ["asks a server", "1 asked"]
    assert json.loads((tmp_path / "out" / "run.json").read_text())["readers"] == {"asks.v1": {"asked": 1}}


def test_several_workers_share_one_such_reader_in_threads_and_keep_the_order():
    asks = Asks("asks.v1", *FIRST.claims)
    documents = [Document(doc_id=f"d{n:03d}", text=TEXT, language="en") for n in range(60)]

    readings = list(read_all(documents, extractor="asks.v1", workers=3, made=Reader(extractor=FIRST, check=asks)))

    assert [one.doc_id for one in readings] == [one.doc_id for one in documents]
    assert len(asks.lengths) == 60
    assert threading.main_thread() not in asks.threads
    assert {one.agreement for reading in readings for one in reading.claims} == {"agreed"}


def test_a_failure_in_a_thread_ends_the_run_as_it_would_without():
    class Ends(Asks):
        def read(self, document, *, places=None):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_all([READ] * 5, extractor="ends.v1", workers=2, made=Reader(extractor=Ends("ends.v1"))))


def test_a_reader_that_asks_a_server_gets_long_documents_whole():
    asks = Asks("asks.v1")
    long = Document(doc_id="long", text="One word after another. " * 5000, language="en")

    Reader(extractor=asks).read(long)

    assert asks.lengths == [len(long.text)]


def test_a_reading_whose_check_failed_is_not_kept_for_the_next_run(known, report, tmp_path):
    known["first.v1"], known["second.v1"] = FIRST, Reads("second.v1", fails="no answer")
    flow.run([str(report)], out=tmp_path / "out", extractor="first.v1+second.v1")
    known["second.v1"] = Reads("second.v1", *FIRST.claims)

    again = flow.run([str(report)], out=tmp_path / "again", extractor="first.v1+second.v1")

    assert again.lost == ()
    assert [one.claim.agreement for one in again.results.cited] == ["agreed"]
