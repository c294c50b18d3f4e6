"""Verification and signing on the page: who finds what, what keeps whom from signing, what a signature is worth after a change."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.store.people import hand_in, member
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import Assessment, ClaimRow, IncidentRow, Signature, User


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


@pytest.fixture
def reviewer(coast, signed_in):
    return signed_in(coast.people["reviewer"])


def qasrat(coast) -> IncidentRow:
    return IncidentRow.objects.get(project=coast.project, killed_high=52)


def at(coast, name: str = "verification") -> str:
    return reverse(name, args=["coast", qasrat(coast).incident_id])


def page(client, coast) -> str:
    answer = client.get(at(coast))
    assert answer.status_code == 200
    return answer.content.decode()


def step(coast, client, name: str, reason: str = "", **given):
    row = qasrat(coast)
    seen = Signature.objects.filter(project=coast.project, incident=row.incident_id).count()
    return client.post(at(coast, name), {"digest": row.digest, "seen": seen, "reason": reason, **given}, follow=True)


def find(coast, client, kind: str, value: str, seen: int = 0, **more):
    return client.post(at(coast, "assess"), {"kind": kind, "value": value, "seen": seen, **more}, follow=True)


def test_each_item_of_the_checklist_has_its_value_method_finding_and_history(coast, analyst, reviewer):
    find(coast, analyst, "location", "unclear", method="Compared with satellite images.", finding="Two mills look alike.")
    text = find(
        coast, reviewer, "location", "supports", seen=1, method="Asked a surveyor.", finding="The mill with two wheels."
    ).content.decode()

    assert "supports the account" in text
    assert "The mill with two wheels." in text
    assert "1 earlier finding" in text
    assert "Two mills look alike." in text
    assert "Compared with satellite images." in text


def test_the_second_of_two_who_write_a_finding_at_once_sees_the_conflict(coast, analyst, reviewer):
    find(coast, analyst, "date", "supports", finding="Friday.")

    assert find(coast, reviewer, "date", "contradicts", finding="Saturday.").status_code == 409
    assert Assessment.objects.get(kind="date").value == "supports"


def test_a_sources_letter_and_the_informations_number_do_not_touch_each_other(coast, analyst):
    police = ClaimRow.objects.select_related("document").get(project=coast.project, low=40)
    desk.grade(actor_of(coast.people["analyst"], "coast"), police.document.source_id, "E", reason="Wrong before.")
    claim = f"{police.document.doc_id}#{police.claim_id}"

    text = analyst.post(
        at(coast, "rate"), {"claim": claim, "value": "2", "seen": 0, "finding": "A doctor said so too."}, follow=True
    ).content.decode()

    assert "unreliable" in text
    assert "probably true" in text
    assert dict(Assessment.objects.values_list("kind", "value")) == {"reliability": "E", "credibility": "2"}


def test_the_grade_of_a_person_stands_beside_the_computed_one(coast, analyst):
    computed = qasrat(coast).grade
    text = find(coast, analyst, "grade", "contested", finding="Two parties blame each other.").content.decode()

    assert "Computed grade" in text
    assert qasrat(coast).grade == computed


def test_what_keeps_whom_from_signing_is_said_on_the_page(coast, analyst, reviewer):
    text = page(reviewer, coast)
    assert "Nobody has handed this incident in" in text
    assert "Nobody has said what came of the verification" in text
    assert "Signing takes a reviewer" in page(analyst, coast)

    find(coast, analyst, "outcome", "confirmed", finding="Two voices that do not know of each other.")
    assert "handed in for signing" in step(coast, analyst, "hand_in").content.decode()

    assert "Nothing: it was handed in, and you did none of the work." in page(reviewer, coast)


def test_the_way_to_a_signature_sent_back_then_signed_with_a_dissent_beside_it(coast, analyst, reviewer):
    hand_in(actor_of(coast.people["analyst"], "coast"), qasrat(coast).incident_id)
    assert step(coast, reviewer, "send_back").status_code == 400
    text = step(coast, reviewer, "send_back", "Who is the Observatory?").content.decode()
    assert "Who is the Observatory?" in text
    assert qasrat(coast).state == "sent_back"

    step(coast, analyst, "hand_in", "It has been there since 2011.")
    step(coast, reviewer, "sign")
    assert qasrat(coast).state == "signed"
    text = step(coast, analyst, "dissent", "Forty, by the police.").content.decode()
    assert qasrat(coast).state == "signed"
    assert text.index("Forty, by the police.") < text.index('id="signing"')


def test_whoever_did_part_of_the_work_is_offered_no_signature_and_cannot_send_one(coast, reviewer):
    actor = actor_of(coast.people["reviewer"], "coast")
    hand_in(actor, qasrat(coast).incident_id)

    text = page(reviewer, coast)
    assert "You did part of the work" in text
    assert at(coast, "sign") not in text
    assert step(coast, reviewer, "sign").status_code == 400
    assert qasrat(coast).state == "submitted"


def test_a_change_after_the_signature_is_said_with_what_is_different(coast, analyst, reviewer):
    actor = actor_of(coast.people["analyst"], "coast")
    hand_in(actor, qasrat(coast).incident_id)
    step(coast, reviewer, "sign")
    police = ClaimRow.objects.get(project=coast.project, low=40)
    desk.code(actor, police.document_id, police.claim_id, "rejected", reason="Another town.")

    text = page(reviewer, coast)

    assert "Changed since it was signed" in text
    assert "killed: 40–52, now 52." in text
    assert "1 claim fewer." in text
    assert qasrat(coast).state == "draft"


def test_a_signature_of_what_one_did_not_look_at_is_refused(coast, analyst, reviewer):
    hand_in(actor_of(coast.people["analyst"], "coast"), qasrat(coast).incident_id)

    assert step(coast, reviewer, "sign", digest="0" * 64).status_code == 409
    assert step(coast, reviewer, "sign", seen="0").status_code == 409
    assert qasrat(coast).state == "submitted"


def test_the_reviewers_list_has_what_was_handed_in_and_says_what_is_their_own_work(coast, reviewer, signed_in):
    other: User = member(coast.project, "reviewer", "wim")
    hand_in(actor_of(other, "coast"), qasrat(coast).incident_id)
    address = reverse("waiting", args=["coast"])

    assert "wim" in reviewer.get(address).content.decode()
    assert "no: you did part of the work" in signed_in(other).get(address).content.decode()
    assert "no: you did part of the work" not in reviewer.get(address).content.decode()


def test_restricted_names_in_findings_are_not_shown_to_everybody(coast, analyst, signed_in):
    find(coast, analyst, "source", "supports", finding="Ivo Marrek's brother filmed it.")

    assert "Marrek" in page(analyst, coast)
    assert "Marrek" not in page(signed_in(coast.people["viewer"]), coast)


def test_the_number_of_queries_does_not_grow_with_findings_and_claims(coast, analyst, django_assert_max_num_queries):
    def asked() -> int:
        with django_assert_max_num_queries(50) as captured:
            page(analyst, coast)
        return len(captured)

    actor = actor_of(coast.people["analyst"], "coast")
    write.assess(actor, f"incident {qasrat(coast).incident_id}", "date", "supports", finding="Friday.")
    few = asked()
    for number, kind in enumerate(["date", "source", "location", "motivation"] * 3):
        write.assess(actor, f"incident {qasrat(coast).incident_id}", kind, "supports", finding=f"Number {number}.")
    for claim in ClaimRow.objects.filter(incident=qasrat(coast)).select_related("document"):
        write.assess(actor, f"claim {claim.document.doc_id}#{claim.claim_id}", "credibility", "3")

    assert asked() <= few


def test_the_page_is_there_in_arabic(coast, analyst):
    analyst.cookies["django_language"] = "ar"
    text = page(analyst, coast)

    assert "قائمة التحقق" in text
    assert not re.search(r">\s*Checklist\s*<", text)
