"""A report's page: its claims at their words, what people say of them, and what it keeps from whom."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.store.people import member, with_reports
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import AuditEntry, ClaimRow, Coding, Document

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> Five people were killed in \u202eQasrat\u202c on Friday\x01, " + "x" * 5000
REPORT = "Two men were killed in Old Pell on Friday. Two men were killed in Qasrat, police said. Nine fled."


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


@pytest.fixture
def acting(coast):
    return actor_of(coast.people["analyst"], coast.project.slug)


def taken(coast, text: str, doc_id: str = "one", source: str = "Radio") -> Document:
    with_reports(coast.project, ((doc_id, source, text),))
    return Document.objects.get(project=coast.project, doc_id=doc_id)


def page(document: Document, *rest: object, name: str = "document") -> str:
    return reverse(name, args=[document.project.slug, document.pk, *rest])


def first_claim(document: Document, **of) -> ClaimRow:
    return ClaimRow.objects.filter(document=document, **of).order_by("start", "pk")[0]


def filled(html: str) -> dict[str, str | list[str]]:
    """What a browser would send of the form that corrects or adds a claim, as the page has filled it in."""
    form = html[html.index('class="claim-form"') :]
    sent: dict[str, str | list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = attributes.get("type") in ("checkbox", "radio")
        if not ticked or " checked" in tag:
            sent[attributes["name"]] = attributes.get("value", "on" if ticked else "")
    for name, text in re.findall(r'<textarea name="(\w+)"[^>]*>\s?(.*?)</textarea>', form, re.DOTALL):
        sent[name] = text.replace("&#x27;", "'").replace("&quot;", '"')
    for name, options in re.findall(r'<select name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen.group(1) if chosen else ""
    return sent


def test_every_claim_is_marked_at_its_words_and_leads_to_its_card_and_back(coast, analyst):
    document = taken(coast, REPORT)
    html = analyst.get(page(document)).content.decode()

    for row in ClaimRow.objects.filter(document=document):
        assert html.count(f'id="words-{row.claim_id}"') == 1
        assert html.count(f'id="claim-{row.claim_id}"') == 1
        assert f'href="#words-{row.claim_id}"' in html
        assert f'href="#claim-{row.claim_id}"' in html


def test_what_the_machine_suggests_is_told_from_what_people_decided(coast, analyst, acting):
    document = taken(coast, REPORT)
    claim = first_claim(document)
    assert 'class="card suggested by-machine"' in analyst.get(page(document)).content.decode()

    desk.code(acting, document.pk, claim.claim_id, "accepted", reason="I rang the hospital.")

    html = analyst.get(page(document)).content.decode()
    assert f'class="card accepted" id="claim-{claim.claim_id}"' in html
    assert "I rang the hospital." in html
    assert "suggested by the machine" in html


@pytest.mark.parametrize(("verdict", "reason", "stands"), [("accepted", "", "accepted"), ("rejected", "Another town.", "rejected")])
def test_a_claim_is_decided_by_a_form(coast, analyst, verdict, reason, stands):
    document = taken(coast, REPORT)
    claim = first_claim(document)

    answer = analyst.post(page(document, claim.claim_id, name="decide_claim"), {"verdict": verdict, "reason": reason, "seen": 0})

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#claim-{claim.claim_id}")
    assert first_claim(document).standing == stands
    back = {"verdict": "undone", "reason": "Too quick.", "seen": 1}
    analyst.post(page(document, claim.claim_id, name="decide_claim"), back)
    assert first_claim(document).standing == "suggested"


def test_a_rejection_says_why_or_is_none(coast, analyst):
    document = taken(coast, REPORT)
    claim = first_claim(document)

    answer = analyst.post(page(document, claim.claim_id, name="decide_claim"), {"verdict": "rejected", "reason": " ", "seen": 0})

    assert answer.status_code == 400
    assert "Say why" in answer.content.decode()
    assert Coding.objects.count() == 0


def test_the_second_of_two_is_told_who_decided_what_and_keeps_what_they_wrote(coast, analyst):
    document = taken(coast, REPORT)
    claim = first_claim(document)
    other = actor_of(member(coast.project, "reviewer", "vera"), coast.project.slug)
    desk.code(other, document.pk, claim.claim_id, "accepted", reason="The hospital says so too.")

    typed = {"verdict": "rejected", "reason": "My long reason", "seen": 0}
    answer = analyst.post(page(document, claim.claim_id, name="decide_claim"), typed)
    html = answer.content.decode()

    assert answer.status_code == 409
    assert "Meanwhile vera accepted it." in html
    assert "The hospital says so too." in html
    assert "My long reason</textarea>" in html
    assert first_claim(document).standing == "accepted"
    assert analyst.post(page(document, claim.claim_id, name="decide_claim"), typed | {"seen": 1}).status_code == 302


def test_fields_are_corrected_one_by_one_and_the_history_says_from_what_to_what(coast, analyst):
    document = taken(coast, REPORT)
    claim = first_claim(document)
    address = page(document, claim.claim_id, name="correct_claim")
    sent = filled(analyst.get(address).content.decode())

    sent |= {"low": "3", "high": "", "modality": "at_least", "evidence": ["video", "list"], "attribution": "a medic\nthe mayor"}
    sent |= {"people-0-name": "Ana Belo", "people-0-age": "30", "reason": "The list names a third man."}
    answer = analyst.post(address, sent)

    assert answer.status_code == 302, answer.content.decode()
    row = first_claim(document)
    assert (row.low, row.high, row.standing) == (3, None, "corrected")
    assert row.record["evidence"] == ["video", "list"]
    assert row.record["attribution"] == ["a medic", "the mayor"]
    assert row.record["people"] == [{"name": "Ana Belo", "age": 30, "sex": None, "occupation": None}]
    assert set(Coding.objects.get().fields) == {"low", "high", "modality", "evidence", "attribution", "people"}
    html = analyst.get(page(document)).content.decode()
    assert "<del><bdi>2</bdi></del>" in html
    assert "<ins><bdi>3</bdi></ins>" in html


def test_every_field_that_a_person_may_set_has_its_input(coast, analyst):
    from msgspec.structs import fields

    from warmonitor.domain.claims import Claim
    from warmonitor.store.write.deciding import NOT_BY_HAND

    document = taken(coast, REPORT)
    html = analyst.get(page(document, first_claim(document).claim_id, name="correct_claim")).content.decode()
    inputs = set(re.findall(r'name="([\w-]+)"', html))
    by_words = {"start", "end"}  # they follow from the quoted words

    wanted = {one.name for one in fields(Claim)} - set(NOT_BY_HAND) - by_words
    assert wanted - inputs - {"people"} == set()
    assert "people-0-name" in inputs


def test_a_correction_that_changes_nothing_is_none(coast, analyst):
    document = taken(coast, REPORT)
    address = page(document, first_claim(document).claim_id, name="correct_claim")

    answer = analyst.post(address, filled(analyst.get(address).content.decode()) | {"reason": "Looks right."})

    assert answer.status_code == 400
    assert "Nothing is changed" in answer.content.decode()


def test_a_correction_meets_another_ones_and_both_are_kept(coast, analyst):
    document = taken(coast, REPORT)
    claim = first_claim(document)
    address = page(document, claim.claim_id, name="correct_claim")
    sent = filled(analyst.get(address).content.decode())
    other = actor_of(member(coast.project, "reviewer", "vera"), coast.project.slug)
    desk.code(other, document.pk, claim.claim_id, "corrected", reason="They were shot.", fields={"manner": "shooting"})

    answer = analyst.post(address, sent | {"low": "3", "high": "3", "reason": "Three, it says below."})
    html = answer.content.decode()

    assert answer.status_code == 409
    assert "Meanwhile vera corrected it." in html
    again = filled(html)
    assert (again["low"], again["manner"], again["reason"], again["seen"]) == ("3", "shooting", "Three, it says below.", "1")
    answer = analyst.post(address, again)
    assert answer.status_code == 302, (answer.context["form"].errors, again)
    row = first_claim(document)
    assert (row.low, row.record["manner"]) == (3, "shooting")


def test_a_claim_is_added_by_words_typed_and_the_page_asks_which_place_is_meant(coast, analyst):
    document = taken(coast, REPORT)
    address = page(document, name="add_claim")
    sent = filled(analyst.post(address, {"quote": "two  men", "at": ""}).content.decode())
    assert sent["quote"] == "two  men"

    sent |= {"quote": "Two men", "harm": "missing", "low": "2", "high": "2", "reason": "They are missing, it seems."}
    answer = analyst.post(address, sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "several places" in html
    starts = re.findall(r'type="radio" name="at" value="(\d+)"', html)
    assert starts == [str(found.start()) for found in re.finditer("Two men", REPORT)]

    assert analyst.post(address, sent | {"at": starts[1]}).status_code == 302
    added = ClaimRow.objects.get(document=document, claim_id="p1")
    assert (added.start, added.harm, added.standing) == (int(starts[1]), "missing", "added")


def test_words_that_the_report_does_not_hold_are_no_claim(coast, analyst):
    document = taken(coast, REPORT)
    address = page(document, name="add_claim")
    sent = filled(analyst.get(address).content.decode()) | {"quote": "Ninety men", "harm": "killed", "low": "90", "reason": "x"}

    answer = analyst.post(address, sent)

    assert answer.status_code == 400
    assert "does not say this" in answer.content.decode()


def test_hostile_text_is_shown_and_does_nothing(coast, analyst):
    document = taken(coast, HOSTILE, doc_id='"><svg onload=alert(3)>', source="<b>\u202eRadio")
    claim = first_claim(document)
    for address in (page(document), page(document, claim.claim_id, name="correct_claim"), reverse("queue", args=[coast.project.slug])):
        html = analyst.get(address).content.decode()
        for hidden in ("<script>alert", "<img src=x", "<svg onload", "\u202e", "\x01", "<b>"):
            assert hidden not in html, (address, hidden)
    assert "&lt;script&gt;alert(1)" in analyst.get(page(document)).content.decode()


def test_a_viewer_reads_no_name_that_is_restricted_and_decides_nothing(coast, signed_in):
    document = Document.objects.filter(project=coast.project).order_by("pk")[0]
    assert "Marrek" in document.text
    claim = first_claim(document)
    viewer = signed_in(coast.people["viewer"])

    html = viewer.get(page(document)).content.decode()

    assert "Marrek" not in html
    assert "withheld" in html
    assert "<textarea" not in html
    assert viewer.post(page(document, claim.claim_id, name="decide_claim"), {"verdict": "accepted", "seen": 0}).status_code == 403


def test_who_reads_restricted_names_is_in_the_log(coast, analyst):
    document = Document.objects.filter(project=coast.project).order_by("pk")[0]

    assert "Marrek" in analyst.get(page(document)).content.decode()

    last = AuditEntry.objects.latest("number")
    assert (last.deed, last.subject) == ("saw restricted material", f"document {document.pk}")


def test_the_words_of_a_claim_that_was_closed_are_withheld(coast, signed_in, acting):
    document = taken(coast, REPORT)
    claim = first_claim(document)
    write.restrict(acting, f"claim {document.doc_id}#{claim.claim_id}", "restricted", reason="A witness would be known by it.")
    desk.settle_project(coast.project, cause="a claim was restricted")

    html = signed_in(coast.people["viewer"]).get(page(document)).content.decode()

    assert claim.record["quote"] not in html
    assert f"claim-{claim.claim_id}" not in html


def test_a_page_asks_as_often_for_many_claims_as_for_few(coast, analyst):
    few, many = (
        taken(coast, REPORT, "few"),
        taken(coast, " ".join(f"{n} men were killed in Town{n} on Friday." for n in range(3, 40)), "many"),
    )
    asked = []
    for document in (few, many):
        for claim in ClaimRow.objects.filter(document=document)[:30]:
            about = {"document": document, "claim_id": claim.claim_id, "verdict": "accepted", "version": 1, "at": document.taken_in_at}
            Coding.objects.create(project=coast.project, by=coast.people["analyst"], **about)
        analyst.get(page(document))  # what a session or a cache does once is not counted
        with CaptureQueriesContext(connection) as queries:
            analyst.get(page(document))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_a_number_beyond_all_bounds_is_not_there(coast, analyst):
    assert analyst.get(f"/desk/{coast.project.slug}/documents/{10**30}/").status_code == 404
    assert analyst.get(f"/desk/{coast.project.slug}/sources/{10**30}/").status_code == 404


def test_a_report_is_assigned_on_its_page_and_two_who_do_at_once_do_not_overwrite_each_other(coast, analyst):
    document = taken(coast, REPORT)
    to = coast.people["reviewer"].username

    assert analyst.post(page(document, name="assign_document"), {"to": to, "seen": 0}).status_code == 302
    assert analyst.post(page(document, name="assign_document"), {"to": "", "seen": 0}).status_code == 409
    assert analyst.post(page(document, name="assign_document"), {"to": "nobody-here", "seen": 1}).status_code == 404

    assert f"<option selected>{to}</option>" in analyst.get(page(document)).content.decode()
