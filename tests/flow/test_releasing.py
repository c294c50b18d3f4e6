"""What goes out: only what a second person signed, only what the public may see, tied to what went out before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.store.people import acting, project, with_reports

from warmonitor.domain.documents import Document
from warmonitor.flow import desk, releasing
from warmonitor.store import read, write
from warmonitor.store.acting import Conflict, NotAllowed, Refused
from warmonitor.store.models import AuditEntry, ClaimRow, IncidentRow, Release, ReleasedChange, ReleasedFile, ReleasedIncident

pytestmark = pytest.mark.django_db

REPORTS = (
    ("island", "Island News", "Ivo Marrek, 34, a teacher, was shot dead in Old Pell on Friday, police said. Marrek's brother was wounded."),
    ("valley", "Valley Herald", "Twelve people were killed by shelling in Qasrat on 2 March 2025, the Coast Observatory said."),
)


@pytest.fixture
def room():
    return with_reports(project(), REPORTS)


@pytest.fixture
def analyst(room):
    return acting(room, "analyst")


@pytest.fixture
def reviewer(room):
    return acting(room, "reviewer")


@pytest.fixture
def publisher(room):
    return acting(room, "publisher")


def sign(room, analyst, reviewer, low: int = 12, outcome: str = "confirmed") -> str:
    row = ClaimRow.objects.select_related("incident").get(project=room, harm="killed", low=low).incident
    write.assess(analyst, f"incident {row.incident_id}", "outcome", outcome, finding="Two voices agree.")
    write.sign(analyst, row.incident_id, "submitted", digest=row.digest)
    write.sign(reviewer, row.incident_id, "signed", digest=row.digest)
    return row.incident_id


def publish(publisher, title: str = "First", notes: str = "What we know.") -> Release:
    return releasing.release(publisher, title=title, notes=notes, digest=releasing.preview(publisher).digest)


def everything_public() -> str:
    records = [
        *ReleasedIncident.objects.values_list("record", "title", "place"),
        *ReleasedChange.objects.values_list("title", "was", "now"),
    ]
    files = b"".join(bytes(raw) for raw in ReleasedFile.objects.values_list("raw", flat=True))
    releases = list(Release.objects.values_list("title", "notes", "rule", "totals"))
    return json.dumps([records, releases], default=str, ensure_ascii=False) + files.decode()


def test_only_what_a_second_person_signed_goes_out_and_the_preview_says_why_the_rest_does_not(room, analyst, reviewer, publisher):
    signed = sign(room, analyst, reviewer)

    seen = releasing.preview(publisher)
    release = publish(publisher)

    assert [one.incident_id for one in seen.incidents] == [signed]
    assert {one.reason for one in seen.left_out} == {"is not handed in"}
    assert list(release.incidents.values_list("incident_id", "killed_low", "outcome")) == [(signed, 12, "confirmed")]
    assert release.totals["confirmed"] == {
        "incidents": 1, "tolls": {"killed": {"low": 12, "best": 12, "high": 12, "high_open": False}},
    }  # fmt: skip
    assert "undercount" in release.rule


def test_an_incident_without_an_outcome_cannot_even_be_handed_in(room, analyst, publisher):
    row = ClaimRow.objects.get(project=room, low=12).incident
    with pytest.raises(Refused, match="what came of the verification"):
        write.sign(analyst, row.incident_id, "submitted", digest=row.digest)

    assert "is not handed in" in {one.reason for one in releasing.preview(publisher).left_out}


def test_what_was_not_confirmed_is_counted_apart_and_what_was_rejected_is_shown_and_counted_nowhere(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer, outcome="cannot_be_verified")
    sign(room, analyst, reviewer, low=1, outcome="rejected")

    totals = publish(publisher).totals

    assert totals["confirmed"]["incidents"] == 0
    assert totals["unconfirmed"]["tolls"]["killed"]["best"] == 12
    assert ReleasedIncident.objects.count() == 2


def test_a_restricted_name_is_nowhere_in_a_release(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer, low=1)
    write.add_documents(
        room,
        [Document(doc_id="ivo-marrek-buried", source="Harbour Radio", title="Marrek buried", url="https://example.org/ivo-marrek")],
        by=None,
    )
    publish(publisher)

    public = everything_public().casefold()
    assert "old pell" in public
    assert "marrek" not in public
    assert "shot dead" in public


def test_a_report_whose_address_or_id_gives_a_name_away_goes_out_without_it(analyst, reviewer, publisher, room):
    text = "A teacher, Ivo Marrek, 34, was shot dead in Old Pell on Friday, police said."
    document = Document(
        doc_id="ivo-marrek", source="Harbour Radio", url="https://example.org/ivo-marrek-shot", text=text, title="Ivo Marrek shot",
        published="2025-03-08", language="en", hash="ab" * 32,
    )  # fmt: skip
    write.add_documents(room, [document], by=None)
    write.add_readings(room, {one.doc_id: one for one in desk.read_documents({document.doc_id: document}, room)}, read_by="rules-en.v1")
    desk.settle_project(room, cause="1 report taken in")
    row = ClaimRow.objects.select_related("incident").get(document__doc_id="ivo-marrek", harm="killed").incident
    write.assess(analyst, f"incident {row.incident_id}", "outcome", "confirmed", reason="Two voices agree.")
    write.sign(analyst, row.incident_id, "submitted", digest=row.digest)
    write.sign(reviewer, row.incident_id, "signed", digest=row.digest)
    publish(publisher)

    public = everything_public()
    assert "marrek" not in public.casefold()
    assert "report-abababababab" in public


def test_a_name_that_was_made_public_goes_out(room, analyst, reviewer, publisher):
    write.restrict(reviewer, "name Ivo Marrek", "public", reason="His family asked that he be named.")
    desk.settle_project(room, cause="a restriction")
    sign(room, analyst, reviewer, low=1)
    publish(publisher)

    assert "Ivo Marrek" in everything_public()


def test_a_closed_claim_goes_out_as_a_number_of_claims_that_are_withheld(room, analyst, reviewer, publisher):
    incident = sign(room, analyst, reviewer)
    claim = ClaimRow.objects.get(project=room, low=12)
    write.restrict(reviewer, f"claim valley#{claim.claim_id}", "team", reason="The source is in danger.")
    desk.settle_project(room, cause="a restriction")
    publish(publisher)

    record = ReleasedIncident.objects.get(incident_id=incident).record
    assert (record["claims"], record["withheld_claims"]) == ([], 1)


def test_releases_are_tied_together_and_say_what_changed(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer)
    first = publish(publisher)
    claim = ClaimRow.objects.get(project=room, low=12)
    desk.code(analyst, claim.document_id, claim.claim_id, "corrected", reason="Misread.", fields={"low": 10, "high": 10})
    assert publish_is_empty(publisher)
    sign(room, analyst, reviewer, low=10)
    sign(room, analyst, reviewer, low=1)
    second = publish(publisher, "Second", "One corrected, one new.")

    assert (second.number, second.before) == (2, first.digest)
    told = {one.kind: one for one in second.changes.all()}
    assert (told["changed"].was["killed"]["best"], told["changed"].now["killed"]["best"]) == (12, 10)
    assert told["new"].now["killed"]["best"] == 1
    assert told["moved"].successors == [told["changed"].incident_id]
    assert read.newest(room) == second
    assert Release.objects.get(number=1).incidents.get().killed_low == 12


def publish_is_empty(publisher) -> bool:
    with pytest.raises(Refused, match="nothing is signed"):
        publish(publisher)
    return True


def test_what_goes_out_is_what_was_seen(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer)
    seen = releasing.preview(publisher)
    sign(room, analyst, reviewer, low=1)

    with pytest.raises(Conflict):
        releasing.release(publisher, title="First", notes="Notes.", digest=seen.digest)
    assert Release.objects.count() == 0


def test_who_signs_does_not_publish_and_every_release_is_in_the_log(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer)
    for nobody in (analyst, reviewer):
        with pytest.raises(NotAllowed):
            releasing.release(nobody, title="First", notes="Notes.", digest=releasing.prepare(room).digest)
    release = publish(publisher)

    entry = AuditEntry.objects.latest("number")
    assert (entry.deed, entry.detail["digest"]) == ("released", release.digest)


def test_the_downloads_are_those_of_a_run_and_carry_their_hashes(room, analyst, reviewer, publisher):
    sign(room, analyst, reviewer)
    publish(publisher)

    names = set(ReleasedFile.objects.values_list("name", flat=True))
    assert {"ged.csv", "acled.csv", "incidents.geojson", "incidents.csv", "claims.csv", "incidents.jsonl", "release.json"} <= names
    assert IncidentRow.objects.filter(state="signed").count() == 1


def test_a_confirmed_part_of_an_episode_that_was_not_confirmed_is_counted(room, analyst, reviewer):
    inside = releasing.Public(
        incident_id="inc-1", title="", parent="epi-1", outcome="confirmed", record={"incident": {"toll": {"killed": TOLL}}}, digest="",
        date_start=None, date_end=None,
    )  # fmt: skip
    for outcome, confirmed, other in (("rejected", 1, 0), ("inconclusive", 1, 1), ("confirmed", 1, 0)):
        episode = replace(inside, incident_id="epi-1", parent="", outcome=outcome)
        totals = releasing.totals_of([inside, episode])
        assert (totals["confirmed"]["incidents"], totals["unconfirmed"]["incidents"]) == (confirmed, other), outcome


TOLL = {"low": 52, "best": 52, "high": 52, "high_open": False}
