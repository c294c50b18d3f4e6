"""Four eyes: what keeps somebody from signing, and when a signature holds no longer."""

from __future__ import annotations

import pytest

from tests.store.people import acting, hand_in, project, with_reports
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import Refused
from warmonitor.store.models import ClaimRow, IncidentRow
from warmonitor.store.signing import blocks, work_on, workers_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return with_reports(project())


@pytest.fixture
def analyst(room):
    return acting(room, "analyst")


@pytest.fixture
def reviewer(room):
    return acting(room, "reviewer")


def qasrat(room) -> IncidentRow:
    return IncidentRow.objects.get(project=room, killed_high=52)


def test_what_keeps_somebody_from_signing_is_said_at_once(room, analyst, reviewer):
    assert blocks(analyst, qasrat(room)) == ["role", "not_handed_in", "no_outcome"]

    hand_in(analyst, qasrat(room).incident_id)

    assert blocks(analyst, qasrat(room)) == ["role", "own_work"]
    assert blocks(reviewer, qasrat(room)) == []


def test_nothing_is_handed_in_before_somebody_says_what_came_of_it(room, analyst):
    with pytest.raises(Refused, match="what came of the verification"):
        write.sign(analyst, qasrat(room).incident_id, "submitted", digest=qasrat(room).digest)


def test_an_outcome_has_its_reason(room, analyst):
    with pytest.raises(Refused, match="say why"):
        write.assess(analyst, f"incident {qasrat(room).incident_id}", "outcome", "cannot_be_verified")


def test_that_it_cannot_be_verified_is_an_end_that_can_be_signed(room, analyst, reviewer):
    hand_in(analyst, qasrat(room).incident_id, outcome="cannot_be_verified")
    write.sign(reviewer, qasrat(room).incident_id, "signed", digest=qasrat(room).digest)

    assert qasrat(room).state == "signed"


@pytest.mark.parametrize("kind", ["outcome", "date", "grade"])
def test_what_is_assessed_after_the_signature_takes_it_back(room, analyst, reviewer, kind):
    hand_in(analyst, qasrat(room).incident_id)
    write.sign(reviewer, qasrat(room).incident_id, "signed", digest=qasrat(room).digest)
    value = {"outcome": "rejected", "date": "contradicts", "grade": "weak"}[kind]

    write.assess(analyst, f"incident {qasrat(room).incident_id}", kind, value, finding="The Observatory took it back.")

    assert qasrat(room).state == "draft"
    desk.rebuild(room)
    assert qasrat(room).state == "draft"


def test_a_dissent_after_the_signature_leaves_it(room, analyst, reviewer):
    hand_in(analyst, qasrat(room).incident_id)
    write.sign(reviewer, qasrat(room).incident_id, "signed", digest=qasrat(room).digest)
    write.sign(analyst, qasrat(room).incident_id, "dissent", digest=qasrat(room).digest, reason="Forty, by the police.")

    assert qasrat(room).state == "signed"


def test_who_worked_on_it_under_a_former_id_worked_on_it(room, analyst, reviewer):
    former = qasrat(room).incident_id
    write.assess(reviewer, f"incident {former}", "date", "supports", finding="Friday, by three reports.")
    police = ClaimRow.objects.get(project=room, low=40)
    desk.code(analyst, police.document_id, police.claim_id, "corrected", reason="At least.", fields={"high": None, "modality": "at_least"})
    row = ClaimRow.objects.get(project=room, low=40).incident
    assert row.incident_id != former

    hand_in(analyst, row.incident_id)
    row.refresh_from_db()

    assert "own_work" in blocks(reviewer, row)


def test_several_incidents_are_asked_for_at_once(room, analyst, reviewer, django_assert_num_queries):
    hand_in(analyst, qasrat(room).incident_id)
    rows = list(IncidentRow.objects.filter(project=room))
    each = {one.incident_id: workers_on(one) for one in rows}
    with django_assert_num_queries(10):
        assert work_on(rows) == each
    assert each[qasrat(room).incident_id] == {analyst.user.pk}


def test_whoever_rejected_a_claim_of_it_worked_on_it_too(room):
    reviewer, analyst = acting(room, "reviewer", "rita"), acting(room, "analyst", "anna")
    rejected = ClaimRow.objects.filter(project=room, incident=qasrat(room)).order_by("low").first()
    desk.code(reviewer, rejected.document_id, rejected.claim_id, "rejected", reason="Another town.")
    row = qasrat(room)

    assert reviewer.user.pk in workers_on(row)
    hand_in(analyst, row.incident_id)
    with pytest.raises(Refused, match="part of the work"):
        write.sign(reviewer, row.incident_id, "signed", digest=row.digest)
