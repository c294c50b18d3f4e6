"""A canary: a name that a report gives is nowhere for those who may not see it, and everywhere for those who may."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.people import acting, project, with_reports
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.hiding import MARK, hide, spans, terms, words_of
from warmonitor.store.models import ClaimRow, IncidentRow, Source
from warmonitor.store.read.sources import sources_of
from warmonitor.store.redacting import Sight, sight_of

REPORTS = (
    ("island", "Island News", "Ivo Marrek, 34, a teacher, was shot dead in Old Pell on Friday, police said. Marrek's brother was wounded."),
    ("harbour", "Harbour Radio", "Residents of Old Pell buried Mr MARREK on Sunday. Ivory prices rose."),
)


@pytest.fixture
def room(db):
    return with_reports(project(), REPORTS)


def everything(sight: Sight) -> str:
    records = [*ClaimRow.objects.values_list("record", flat=True), *IncidentRow.objects.values_list("record", flat=True)]
    texts = [text for _, _, text in REPORTS]
    return json.dumps([sight.record(one) for one in records]) + " ".join(sight.text(one) for one in texts)


def test_a_name_is_restricted_until_somebody_decides_otherwise(room):
    assert "marrek" in everything(sight_of(acting(room, "analyst"))).casefold()
    for role in ("viewer", "publisher"):
        seen = everything(sight_of(acting(room, role))).casefold()
        assert "marrek" not in seen
        assert "ivo " not in seen
        assert "ivory prices" in seen


def test_the_public_sees_a_name_only_when_it_was_made_public(room):
    reviewer = acting(room, "reviewer")
    public = Sight(project=room, audience="public")
    assert "Marrek" not in everything(public)

    with write.together():
        write.restrict(reviewer, "name Ivo Marrek", "team", reason="The team may know.")
        desk.settle_project(room, cause="a restriction")
    assert "Marrek" in everything(sight_of(acting(room, "viewer")))
    assert "Marrek" not in everything(Sight(project=room, audience="public"))

    with write.together():
        write.restrict(reviewer, "name Ivo Marrek", "public", reason="His family asked that he be named.")
        desk.settle_project(room, cause="a restriction")
    assert "Marrek" in everything(Sight(project=room, audience="public"))


def test_a_search_for_a_hidden_name_or_its_beginning_is_not_answered(room):
    viewer = sight_of(acting(room, "viewer"))
    assert not viewer.may_find("Marrek")
    assert not viewer.may_find("marr")
    assert viewer.may_find("Pell")
    assert sight_of(acting(room, "analyst")).may_find("Marrek")


def test_a_restricted_place_is_told_as_widely_as_it_may_be(room):
    with write.together():
        write.restrict(acting(room, "analyst"), "place Old Pell", "restricted", reason="The only house there.")
        desk.settle_project(room, cause="a restriction")
    viewer = sight_of(acting(room, "viewer"))
    place = {"name": "Old Pell", "id": "geo-1", "lat": 1.5, "lon": 2.5, "precision": 1, "country": "SY", "admin1": "Tartus", "admin2": "x"}

    shown = viewer.record({"place": place, "title": "Shooting in Old Pell"})

    assert shown["title"] == f"Shooting in {MARK}"
    assert (shown["place"]["name"], shown["place"]["lat"], shown["place"]["precision"]) == ("Tartus", None, 4)
    assert "Old Pell" not in everything(viewer)


def test_a_closed_claim_is_not_shown(room):
    claim = ClaimRow.objects.filter(project=room).first()
    subject = f"claim {claim.document.doc_id}#{claim.claim_id}"
    with write.together():
        write.restrict(acting(room, "analyst"), subject, "team", reason="The source is in danger.")
        desk.settle_project(room, cause="a restriction")

    assert sight_of(acting(room, "viewer")).shows(subject)
    assert not Sight(project=room, audience="public").shows(subject)


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=80))
def test_whatever_is_hidden_is_gone(before, name, after):
    hidden = terms(name, "name")
    text = f"{before} {name} {after}"
    found = spans(text, hidden)

    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    if words_of(name):
        assert found
        assert spans(hide(text, hidden), hidden) == []


def test_a_name_stays_hidden_when_somebody_corrects_how_a_claim_spells_it(room):
    analyst, viewer = acting(room, "analyst"), acting(room, "viewer")
    claim = ClaimRow.objects.filter(project=room, harm="killed").first()
    desk.code(analyst, claim.document_id, claim.claim_id, "corrected", reason="Spelling.", fields={"names": ["Iwo Mareck"], "people": []})

    seen = everything(sight_of(viewer)).casefold()
    assert "marrek" not in seen
    assert "mareck" not in seen


def test_a_name_is_found_in_an_address_however_it_is_written(room):
    sight = Sight(project=room, audience="public")
    write.restrict(acting(room, "analyst"), "name Jörg Müller", "restricted", reason="His family asked.")
    desk.settle_project(room, cause="a restriction")

    for address in (
        "https://example.org/j%C3%B6rg-m%C3%BCller_killed",
        "https://example.org/?r=j%25C3%25B6rg",
        "jorg_muller.html",
        "MÜLLER",
    ):
        assert sight.address(address) == "", address
    assert sight.address("https://example.org/old-pell") != ""
    assert not sight_of(acting(room, "viewer")).may_find("mull")


def test_what_rests_on_a_closed_claim_is_said_nowhere_else(room):
    claim = ClaimRow.objects.filter(project=room, harm="killed").select_related("incident", "document").first()
    subject = f"claim {claim.document.doc_id}#{claim.claim_id}"
    desk.restrict(acting(room, "analyst"), "claim", subject.removeprefix("claim "), "restricted", reason="The source is in danger.")
    incident = IncidentRow.objects.get(pk=ClaimRow.objects.get(pk=claim.pk).incident_id)

    shown = json.dumps(sight_of(acting(room, "viewer")).record(incident.record))

    assert claim.record["quote"] not in shown
    assert subject.removeprefix("claim ") not in shown
    with pytest.raises(Exception, match="no such thing"):
        desk.restrict(acting(room, "reviewer"), "claim", "island#c99", "restricted", reason="Mistyped.")


def test_the_key_of_a_page_of_sources_tells_no_name(room):
    Source.objects.bulk_create([Source(project=room, name=f"Zeta {number:03}") for number in range(60)])
    viewer = acting(room, "viewer")

    first, after = sources_of(viewer)
    second, end = sources_of(viewer, after=after)

    assert after.isdecimal()
    assert end == ""
    assert len({one.name for one in (*first, *second)}) == room.sources.count()


def test_the_head_of_a_report_with_a_closed_claim_is_not_shown_in_lists(room):
    desk.restrict(acting(room, "analyst"), "claim", "island#c1", "restricted", reason="The source is in danger.")

    seen = sight_of(acting(room, "viewer"))
    assert not seen.shows_all_of("island")
    assert seen.shows_all_of("harbour")
