"""Input that is no pleasure: it takes no longer than its size, and nothing is made of it that isn't there."""

import json
import random
import time

import pytest

from warmonitor import flow

JABLEH = "At least {n} people were killed in shelling in Jableh on Friday, a hospital official said."
PLACES = ("Jableh", "Masyaf", "Homs", "Hama", "Idlib", "Aleppo")


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))


def run(tmp_path, reports, name="reports"):
    path = tmp_path / f"{name}.jsonl"
    path.write_text("".join(json.dumps({"language": "en", **one}) + "\n" for one in reports))
    return flow.run([str(path)], out=tmp_path / name)


def seconds(deed):
    started = time.process_time()
    deed()
    return time.process_time() - started


def copies(count):
    text = JABLEH.format(n=12) + " The market was full, and nobody knew who had fired the shells."
    return [{"doc_id": f"c{n}", "text": text, "published": "2025-03-08", "source": f"Post {n % 50}"} for n in range(count)]


def test_copies_of_one_text_are_one_voice(tmp_path):
    outcome = run(tmp_path, copies(300))

    (incident,) = outcome.results.release.incidents
    assert (incident.toll["killed"].low, len(incident.origins), len(incident.documents)) == (12, 1, 300)


def test_the_time_grows_with_the_number_of_copies_and_not_with_its_square(tmp_path):
    run(tmp_path, copies(50), "warm")
    few = seconds(lambda: run(tmp_path, copies(500), "few"))
    many = seconds(lambda: run(tmp_path, copies(2000), "many"))

    assert many < 8 * few


def test_a_document_with_very_many_claims(tmp_path):
    chance = random.Random(1)
    told = (
        f"{chance.randrange(2, 90)} people were killed in {chance.choice(PLACES)} on {chance.randrange(1, 28)} March 2024."
        for _ in range(2000)
    )

    outcome = run(tmp_path, [{"doc_id": "big", "text": " ".join(told), "published": "2025-03-08"}])

    assert not outcome.lost
    assert len(outcome.results.cited) > 1500  # the same sentence twice is told once
    assert {ref for one in outcome.results.release.incidents for ref in one.claims} == {one.ref for one in outcome.results.cited}


def test_reports_without_days_and_places(tmp_path):
    outcome = run(tmp_path, [{"doc_id": f"u{n}", "text": f"{n + 2} people were killed, a governor said."} for n in range(60)])

    assert not outcome.lost
    assert {flag.kind for one in outcome.results.release.incidents for flag in one.flags} >= {"date_unclear", "place_unclear"}


def test_reports_of_one_day_and_place_alone_do_not_become_one_incident(tmp_path):
    chance = random.Random(2)
    texts = [f"{chance.randrange(2, 90)} people were killed in {chance.choice(PLACES)}, residents said." for _ in range(200)]

    outcome = run(tmp_path, [{"doc_id": f"s{n}", "text": text, "published": "2025-03-08"} for n, text in enumerate(texts)])

    assert not outcome.lost
    assert len(outcome.results.release.incidents) >= len(PLACES)


def test_days_in_the_future(tmp_path):
    outcome = run(tmp_path, [{"doc_id": f"f{n}", "text": JABLEH.format(n=n + 2), "published": "2125-03-08"} for n in range(5)])

    assert not outcome.lost
    assert all(one.date_start.year == 2125 for one in outcome.results.release.incidents)


def test_two_documents_with_one_id_are_both_named(tmp_path):
    outcome = run(tmp_path, [{"doc_id": "a", "text": JABLEH.format(n=12)}, {"doc_id": "a", "text": "Other words: 3 people died in Homs."}])

    (lost,) = outcome.lost
    assert "line 2" in lost.item
    assert "'a'" in lost.reason
    assert "line 1" in lost.reason
