"""A report is read once, and a reading that was kept is the one that reading again would give."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from warmonitor import plugins
from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.flow.fingerprint import fingerprint
from warmonitor.flow.remembering import Readings, remembered

REPORT = "At least {n} people were killed in Jableh on Friday, a hospital official said."


class Reads:
    """Reads and counts what it read; two texts are too hard for it."""

    def __init__(self):
        self.read = []

    def __call__(self, documents):
        for document in documents:
            self.read.append(document.doc_id)
            if document.text == "too hard":
                yield Lost(item=document.doc_id, reason="too hard")
            else:
                yield Reading(doc_id=document.doc_id, claims=(Claim(id="c1", quote=document.text, harm="killed", low=2, high=2),))


def documents(*texts, **more):
    return [Document(doc_id=f"d{n}", text=text, **more) for n, text in enumerate(texts)]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "readings.sqlite"


def read(file, given, mark="reader 1"):
    reads = Reads()
    with Readings(file) as kept:
        found = list(remembered(given, kept, mark, reads))
    return found, reads.read


def test_what_was_read_is_not_read_again(file):
    first, read_first = read(file, documents("a", "b"))
    again, read_again = read(file, documents("a", "b", "c"))

    assert (read_first, read_again) == (["d0", "d1"], ["d2"])
    assert again[:2] == first
    assert [one.doc_id for one in again] == ["d0", "d1", "d2"]


def test_readings_come_in_the_order_of_the_documents_whichever_are_kept(file):
    given = documents(*"abcdefgh")
    read(file, [given[n] for n in (1, 2, 5)])

    found, _ = read(file, given)

    assert [one.doc_id for one in found] == [one.doc_id for one in given]


@pytest.mark.parametrize("changed", [{"text": "b"}, {"published": "2025-03-08"}, {"title": "News"}, {"source": "Post"}, {"language": "en"}])
def test_another_document_is_read_afresh(file, changed):
    read(file, documents("a"))

    _, again = read(file, [Document(**{"doc_id": "d0", "text": "a", **changed})])

    assert again == ["d0"]


def test_marks_and_notes_are_no_part_of_what_is_read(file):
    read(file, documents("a"))

    _, again = read(file, documents("a", duplicate_of="z", problems=("has no date",)))

    assert again == []


def test_another_reader_reads_afresh(file):
    read(file, documents("a"))

    _, again = read(file, documents("a"), mark="reader 2")

    assert again == ["d0"]


def test_what_was_lost_is_tried_again(file):
    read(file, documents("too hard"))

    found, again = read(file, documents("too hard"))

    assert (found, again) == ([Lost(item="d0", reason="too hard")], ["d0"])


def test_a_reading_that_changed_on_the_disk_is_read_again(file):
    first, _ = read(file, documents("a"))
    with sqlite3.connect(file) as rows:
        ((raw,),) = rows.execute("SELECT raw FROM reading").fetchall()
        rows.execute("UPDATE reading SET raw = ?", (raw.replace(b"\xa3low\x02", b"\xa3low\x03"),))

    found, again = read(file, documents("a"))

    assert (found, again) == (first, ["d0"])


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_file_costs_the_keeping_and_not_the_run(file, damage):
    read(file, documents("a"))
    for beside in file.parent.iterdir():
        beside.write_bytes(damage)

    found, _ = read(file, documents("a", "b"))

    assert [one.doc_id for one in found] == ["d0", "d1"]
    assert read(file, documents("a", "b"))[1] == []


def test_where_nothing_can_be_kept_reports_are_read_all_the_same(tmp_path):
    (tmp_path / "cache").write_text("a file where a folder should be")

    found, _ = read(tmp_path / "cache" / "readings.sqlite", documents("a"))

    assert [one.doc_id for one in found] == ["d0"]


def test_the_file_does_not_grow_for_ever(file):
    words = random.Random(1)
    with Readings(file, most_bytes=200_000) as kept:
        for n in range(1000):
            kept.put(str(n).encode(), Reading(doc_id=f"{words.getrandbits(4000):x}"))

    assert file.stat().st_size < 250_000
    with Readings(file) as kept:
        assert kept.get(b"999") is not None
        assert kept.get(b"0") is None


def test_the_mark_of_a_reader_changes_with_the_users_own_places(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path))
    before, again = fingerprint("rules-en.v1"), fingerprint("rules-en.v1")
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "own.tsv").write_text("id\tname\n")

    assert before == again
    assert before != fingerprint("rules-en.v1")


class OfAModel:
    """A reader that finds out what it rests on when it is made."""

    model = "one"

    def __init__(self):
        self.made_with = self.model

    @property
    def fingerprint(self):
        return self.made_with


def test_what_a_reader_adds_to_its_mark_counts_wherever_it_has_it(monkeypatch):
    monkeypatch.setattr(plugins, "names", lambda group: ("model.v1",))
    monkeypatch.setattr(plugins, "load", lambda group, name: OfAModel)
    before = fingerprint("model.v1")
    again = fingerprint("model.v1")
    monkeypatch.setattr(OfAModel, "model", "another")

    assert before == again
    assert before != fingerprint("model.v1")

    monkeypatch.setattr(OfAModel, "model", 7)
    assert fingerprint("model.v1") is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path, seed):
    reports = tmp_path / "reports.jsonl"
    with reports.open("w") as lines:
        for n in range(3000):
            lines.write(f'{{"doc_id": "d{n:04d}", "text": "{REPORT.format(n=n)}", "published": "2025-03-08", "language": "en"}}\n')
    home = tmp_path / "home"
    environment = {**os.environ, "WARMONITOR_HOME": str(home)}
    call = [sys.executable, "-m", "warmonitor", "extract", str(reports), "--format", "jsonl"]
    running = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL)
    file = home / "cache" / "readings.sqlite"
    enough = random.Random(seed).randrange(1, 1500)
    while running.poll() is None and len(rows(file)) < enough:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = rows(file)

    again = subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120)

    assert again.returncode == 0, again.stderr
    assert len(again.stdout.splitlines()) == 3000
    assert kept
    assert len(rows(file)) == 3000
    assert kept.items() <= rows(file).items()  # a reading that is written anew gets another number


def rows(file):
    """The number of each kept reading in its file."""
    if not file.exists():
        return {}
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5) as reading:
            return dict(reading.execute("SELECT key, rowid FROM reading").fetchall())
    except sqlite3.OperationalError:
        return {}
