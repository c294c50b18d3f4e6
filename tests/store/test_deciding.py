"""What people decide: who may, with what reason, and what follows from it."""

from __future__ import annotations

import pytest

from tests.store.people import acting, hand_in, project, with_reports
from warmonitor.flow import desk
from warmonitor.store import audit, read, write
from warmonitor.store.acting import Conflict, NotAllowed, NotThere, Refused, actor_of
from warmonitor.store.models import AuditEntry, ClaimRow, Coding, IncidentRow, IncidentVersion
from warmonitor.store.roles import DEEDS, MAY, ROLES, SAYS

AT_LEAST = {"high": None, "modality": "at_least"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return with_reports(project())


@pytest.fixture
def analyst(room):
    return acting(room, "analyst")


def the(room, **of) -> ClaimRow:
    return ClaimRow.objects.select_related("document", "incident").get(project=room, **of)


def test_every_deed_says_what_it_is_and_who_may():
    assert set(MAY) == set(SAYS) == set(DEEDS)
    assert all(roles <= set(ROLES) for roles in MAY.values())
    assert not any(role in MAY["sign"] and role in MAY["release"] for role in ROLES)


def test_reports_become_claims_and_incidents_that_need_somebody(room):
    killed = the(room, low=52, harm="killed")

    assert killed.standing == "suggested"
    assert killed.origin == "Coast Observatory"
    assert any("Nobody has looked" in text for _, _, text in killed.incident.needs)
    assert killed.need > the(room, harm="injured").need


def test_a_rejected_claim_counts_no_longer_and_its_history_says_why(room, analyst):
    police = the(room, low=40)
    before = police.incident.incident_id

    desk.code(analyst, police.document_id, police.claim_id, "rejected", reason="The police spoke of another town.")

    assert the(room, low=40).standing == "rejected"
    assert the(room, low=40).incident is None
    now = the(room, low=52, harm="killed").incident
    assert (now.killed_low, now.killed_high) == (52, 52)
    assert before == now.incident_id or read.became(analyst, before) == (now.incident_id,)
    assert IncidentVersion.objects.filter(incident_id=now.incident_id).latest("number").cause == "a claim was rejected"


def test_a_correction_sets_fields_and_is_checked_like_any_claim(room, analyst):
    police = the(room, low=40)

    desk.code(
        analyst,
        police.document_id,
        police.claim_id,
        "corrected",
        reason="At least, it says.",
        fields={"high": None, "modality": "at_least"},
    )

    assert (the(room, low=40).high, the(room, low=40).standing) == (None, "corrected")
    for wrong in ({"harm": "eaten"}, {"high": 3}, {"colour": "red"}, {"rule": "mine"}, {"quote": "fifty men", "start": 0, "end": 9}):
        with pytest.raises(Refused):
            desk.code(analyst, police.document_id, police.claim_id, "corrected", reason="No.", fields=wrong)


def test_a_second_correction_and_an_approval_stand_on_the_first_one(room, analyst):
    police = the(room, low=40)

    desk.code(analyst, police.document_id, police.claim_id, "corrected", reason="At least, it says.", fields=AT_LEAST)
    desk.code(analyst, police.document_id, police.claim_id, "corrected", reason="Held.", fields={"harm": "detained"})
    desk.code(acting(room, "reviewer"), police.document_id, police.claim_id, "accepted", reason="")

    now = the(room, low=40)
    assert (now.high, now.record["modality"], now.harm, now.standing) == (None, "at_least", "detained", "accepted")


def seen(row: ClaimRow, version: int = 0) -> write.Seen:
    return write.Seen(document=row.document_id, claim_id=row.claim_id, version=version)


def test_many_claims_are_accepted_at_once_but_for_those_that_somebody_decided_about(room, analyst):
    rows = list(ClaimRow.objects.filter(project=room))
    police = the(room, low=40)
    desk.code(acting(room, "reviewer"), police.document_id, police.claim_id, "rejected", reason="Another town.")

    done = desk.code_many(analyst, [seen(one) for one in rows], "accepted", reason="")

    assert (done.done, done.left) == (len(rows) - 1, 1)
    assert the(room, low=40).standing == "rejected"
    assert {one.standing for one in ClaimRow.objects.exclude(low=40)} == {"accepted"}
    again = desk.undo_codings(analyst, done.act, reason="Too quick.")
    assert again.done == len(rows) - 1
    assert the(room, low=40).standing == "rejected"
    assert {one.standing for one in ClaimRow.objects.exclude(low=40)} == {"suggested"}
    with pytest.raises(NotThere):
        desk.undo_codings(analyst, done.act, reason="Twice.")


def test_what_was_decided_again_since_is_not_undone_with_the_rest(room, analyst):
    police = the(room, low=40)
    done = desk.code_many(analyst, [seen(police), seen(the(room, harm="injured"))], "accepted", reason="")
    desk.code(analyst, police.document_id, police.claim_id, "rejected", reason="Another town after all.")

    assert desk.undo_codings(analyst, done.act, reason="Too quick.").left == 1
    assert the(room, low=40).standing == "rejected"


def test_many_at_once_are_checked_like_one(room, analyst):
    other = with_reports(project("hills"))
    with pytest.raises(NotThere):
        desk.code_many(analyst, [seen(the(other, low=40))], "accepted", reason="")
    with pytest.raises(NotAllowed):
        desk.code_many(acting(room, "viewer"), [seen(the(room, low=40))], "accepted", reason="")
    for verdict, reason in (("corrected", "x"), ("rejected", " ")):
        with pytest.raises(Refused):
            desk.code_many(analyst, [seen(the(room, low=40))], verdict, reason=reason)
    assert Coding.objects.count() == 0


def test_a_claim_says_why_it_needs_somebody_and_carries_what_the_queue_is_filtered_by(room, analyst):
    row = the(room, low=52, harm="killed")
    assert [name for name, _, _ in row.needs] == ["large", "not_looked_at"]
    assert " large " in row.flags
    assert " unseen " in row.flags
    assert row.source.name == "Island News"
    assert str(row.date_start) == "2025-03-07"
    assert [text for _, _, text in row.document.row.needs if "claims" in text] == ["Nobody has looked at 2 of its claims."]

    desk.code(analyst, row.document_id, row.claim_id, "accepted", reason="")

    assert (the(room, low=52, harm="killed").need, the(room, low=52, harm="killed").needs) == (0, [])


def test_a_claim_that_nobody_saw_is_added_by_its_words(room, analyst):
    document = the(room, low=40).document
    start = document.text.index("40 men")
    fields = {"quote": "40 men", "start": start, "end": start + 6, "harm": "detained", "low": 40, "high": 40}

    assert desk.add_claim(analyst, document.pk, fields, reason="They were held first.") == "p1"
    assert desk.add_claim(analyst, document.pk, fields, reason="And once more.") == "p2"

    added = the(room, claim_id="p1")
    assert (added.harm, added.standing, added.low) == ("detained", "added", 40)
    assert added.incident is not None


def test_undoing_a_coding_takes_the_claim_back_to_what_was_read(room, analyst):
    police = the(room, low=40)
    desk.code(analyst, police.document_id, police.claim_id, "rejected", reason="Wrong town.")
    desk.code(analyst, police.document_id, police.claim_id, "undone", reason="It was the right town.")

    assert the(room, low=40).standing == "suggested"
    assert the(room, low=40).incident is not None
    assert Coding.objects.count() == 2


def test_the_second_of_two_who_decide_at_once_is_told_and_overwrites_nothing(room, analyst):
    police = the(room, low=40)
    other = acting(room, "reviewer")

    desk.code(analyst, police.document_id, police.claim_id, "accepted", reason="", seen=0)
    with pytest.raises(Conflict):
        desk.code(other, police.document_id, police.claim_id, "rejected", reason="No.", seen=0)

    assert the(room, low=40).standing == "accepted"


def test_a_reason_is_asked_for(room, analyst):
    police = the(room, low=40)
    with pytest.raises(Refused, match="say why"):
        desk.code(analyst, police.document_id, police.claim_id, "rejected", reason="  ")


def test_who_may_not_is_told_and_nothing_happens(room):
    police = the(room, low=40)
    entries = AuditEntry.objects.count()
    for role in ("viewer", "publisher", "administrator"):
        with pytest.raises(NotAllowed):
            desk.code(acting(room, role), police.document_id, police.claim_id, "accepted", reason="")
    assert Coding.objects.count() == 0
    assert AuditEntry.objects.count() == entries


def test_another_teams_things_are_not_there(room, analyst):
    other = with_reports(project("hills"))
    theirs = the(other, low=40)

    with pytest.raises(NotThere):
        desk.code(analyst, theirs.document_id, theirs.claim_id, "accepted", reason="")
    with pytest.raises(NotThere):
        write.assess(analyst, f"source {theirs.document.source_id}", "reliability", "B")
    with pytest.raises(NotThere):
        actor_of(analyst.user, "hills")


def test_grades_know_their_letters_and_reliability_is_not_credibility(room, analyst):
    source = the(room, low=40).document.source_id

    desk.grade(analyst, source, "D", reason="Has been wrong before.")

    with pytest.raises(Refused):
        desk.grade(analyst, source, "2", reason="No.")
    with pytest.raises(Refused):
        write.assess(analyst, f"source {source}", "mood", "good")


def handed_in(actor) -> IncidentRow:
    row = the(actor.project, low=52, harm="killed").incident
    hand_in(actor, row.incident_id)
    return IncidentRow.objects.get(pk=row.pk)


def test_whoever_did_the_work_cannot_sign_it(room):
    reviewer, second = acting(room, "reviewer", "vera"), acting(room, "reviewer", "wim")
    claim = the(room, low=52, harm="killed")
    desk.code(reviewer, claim.document_id, claim.claim_id, "accepted", reason="")
    row = handed_in(acting(room, "analyst"))

    with pytest.raises(Refused, match="part of the work"):
        write.sign(reviewer, row.incident_id, "signed", digest=row.digest)
    write.sign(second, row.incident_id, "signed", digest=row.digest)

    assert IncidentRow.objects.get(pk=row.pk).state == "signed"


def test_nothing_is_signed_that_was_not_handed_in_or_is_no_longer_what_was_looked_at(room, analyst):
    reviewer = acting(room, "reviewer")
    row = the(room, low=52, harm="killed").incident
    with pytest.raises(Refused, match="handed"):
        write.sign(reviewer, row.incident_id, "signed", digest=row.digest)
    with pytest.raises(Conflict):
        write.sign(analyst, row.incident_id, "submitted", digest="0" * 64)


def test_a_signature_holds_for_what_was_signed_alone(room, analyst):
    row = handed_in(analyst)
    write.sign(acting(room, "reviewer"), row.incident_id, "signed", digest=row.digest)
    claim = the(room, low=40)

    desk.code(analyst, claim.document_id, claim.claim_id, "corrected", reason="It says at least.", fields=AT_LEAST)

    assert the(room, low=52, harm="killed").incident.state == "draft"


def test_work_that_is_sent_back_says_why_and_dissent_does_not_move_it(room, analyst):
    row = handed_in(analyst)
    reviewer = acting(room, "reviewer")
    with pytest.raises(Refused, match="say why"):
        write.sign(reviewer, row.incident_id, "sent_back", digest=row.digest)
    write.sign(reviewer, row.incident_id, "sent_back", digest=row.digest, reason="Who is the Observatory?")
    write.sign(analyst, row.incident_id, "dissent", digest=row.digest, reason="Forty are named by the police.")

    assert IncidentRow.objects.get(pk=row.pk).state == "sent_back"


def test_a_restricted_name_is_in_no_entry_of_the_log(room, analyst):
    write.restrict(analyst, "name Ivo Marrek", "restricted", reason="His family asked.")

    assert not any("Marrek" in str(entry) for entry in AuditEntry.objects.values_list("subject", "detail"))


def test_rebuilding_from_documents_and_decisions_comes_to_the_same(room, analyst):
    police = the(room, low=40)
    desk.code(analyst, police.document_id, police.claim_id, "corrected", reason="At least.", fields=AT_LEAST)
    columns = [one.attname for one in ClaimRow._meta.concrete_fields if one.attname not in ("id", "incident_id")]
    before = list(ClaimRow.objects.order_by("document", "claim_id").values_list(*columns, "incident__incident_id"))
    incidents = list(IncidentRow.objects.order_by("incident_id").values_list("incident_id", "digest", "need", "state"))
    ClaimRow.objects.all().delete()
    IncidentRow.objects.all().delete()

    desk.rebuild(room)

    assert list(ClaimRow.objects.order_by("document", "claim_id").values_list(*columns, "incident__incident_id")) == before
    assert list(IncidentRow.objects.order_by("incident_id").values_list("incident_id", "digest", "need", "state")) == incidents


def two_of_a_kind(room):
    return the(room, low=52, harm="killed"), the(room, harm="injured")


def test_merged_incidents_stay_one_until_the_merge_is_undone(room, analyst):
    killed, wounded = two_of_a_kind(room)
    old = {killed.incident.incident_id, wounded.incident.incident_id}
    assert len(old) == 2

    act = desk.merge(analyst, killed.incident.incident_id, wounded.incident.incident_id, reason="One mine, one morning.")
    killed, wounded = two_of_a_kind(room)
    assert killed.incident == wounded.incident
    assert all(killed.incident.incident_id in (name, *read.became(analyst, name)) for name in old)
    desk.rebuild(room)
    assert two_of_a_kind(room)[0].incident == two_of_a_kind(room)[1].incident

    desk.undo(analyst, act, reason="Two mornings.")
    assert {one.incident.incident_id for one in two_of_a_kind(room)} == old


def test_a_split_incident_stays_two_until_the_split_is_undone(room, analyst):
    police, executed = the(room, low=40), the(room, low=52, harm="killed")
    assert police.incident == executed.incident

    act = desk.split(analyst, police.incident.incident_id, [("harbour", police.claim_id)], reason="Another town.")
    assert the(room, low=40).incident != the(room, low=52, harm="killed").incident

    desk.undo(analyst, act, reason="The same town.")
    assert the(room, low=40).incident == the(room, low=52, harm="killed").incident
    with pytest.raises(NotThere):
        desk.undo(analyst, act, reason="Again.")


def test_a_claim_is_moved_to_where_it_belongs(room, analyst):
    police, wounded = the(room, low=40), the(room, harm="injured")

    desk.move(analyst, ("harbour", police.claim_id), wounded.incident.incident_id, reason="It was the mine.")

    assert the(room, low=40).incident == the(room, harm="injured").incident
    assert the(room, low=40).incident != the(room, low=52, harm="killed").incident


def test_another_policy_is_shown_without_being_kept(room, analyst):
    row = the(room, low=52, harm="killed").incident

    assert desk.under_policy(analyst, row.incident_id, "ibc").toll["killed"].best is None
    assert IncidentRow.objects.get(pk=row.pk).digest == row.digest


def test_every_deed_is_in_the_log_and_the_log_is_whole(room, analyst):
    claim = the(room, low=52, harm="killed")
    desk.code(analyst, claim.document_id, claim.claim_id, "accepted", reason="")

    last = AuditEntry.objects.latest("number")
    assert (last.deed, last.who, last.subject) == ("claim accepted", analyst.name, f"claim island#{claim.claim_id}")
    assert list(audit.faults()) == []
