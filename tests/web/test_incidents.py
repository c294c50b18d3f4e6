"""The list of incidents and an incident's page: what they show to whom, what changing the policy does, and that they cost the same however
much there is.
"""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.store.people import acting, member, project, with_reports
from warmonitor.flow import desk
from warmonitor.store import read, write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import AuditEntry, ClaimRow, Document, IncidentRow, IncidentVersion


def at(coast, name: str = "incident", incident: str = "", **query: str) -> str:
    given = {} if name == "incidents" else {"incident": incident or qasrat(coast.project).incident_id}
    return reverse(name, kwargs={"project": coast.project.slug} | given, query=query)


def qasrat(of) -> IncidentRow:
    return IncidentRow.objects.get(project=of, killed_high=52)


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


def test_the_list_has_what_needs_a_person_first_and_says_why(coast, analyst):
    text = page(analyst, at(coast, "incidents"))

    assert text.index("Qasrat") < text.index("Old Pell")
    assert 'class="need"' in text


def test_the_list_is_ordered_and_cut_as_asked(coast, analyst):
    def listed(**query):
        return re.findall(r'/incidents/([\w.-]+)/"><bdi>', page(analyst, at(coast, "incidents", **query)))

    everything = listed()
    assert len(everything) == 2
    assert listed(order="size")[0] == qasrat(coast.project).incident_id
    assert listed(least="40") == listed(since="2025-03-05") == [qasrat(coast.project).incident_id]
    assert listed(q="pell") == [one for one in everything if one != qasrat(coast.project).incident_id]
    assert listed(state="signed") == []
    assert listed(order="nonsense", since="never", after="x") == everything


def test_pages_of_the_list_follow_each_other_without_a_gap(db, signed_in, monkeypatch):
    room = many(project("hills"), 7)
    monkeypatch.setattr("warmonitor.store.read.incident_list.PAGE", 3)
    client = signed_in(member(room, "viewer"))
    for order in read.ORDERS:
        address, seen = reverse("incidents", args=["hills"], query={"order": order}), []
        while address:
            text = page(client, address)
            seen += re.findall(r'/incidents/([\w.-]+)/"><bdi>', text)
            onward = re.search(r'rel="next" href="([^"]+)"', text)
            address = reverse("incidents", args=["hills"]) + onward.group(1).replace("&amp;", "&") if onward else ""
        assert len(seen) == len(set(seen)) == IncidentRow.objects.filter(project=room).count() == 7


def test_rival_tolls_stand_side_by_side_with_their_voices_outlets_and_words(coast, analyst):
    text = page(analyst, at(coast))

    assert "Coast Observatory" in text
    assert "Repeated by:" in text
    assert "Fifty-two men were executed" in text
    assert "40 men were killed" in text
    assert text.count('class="bar"') >= 3
    assert "40–52" in text


def test_disagreements_come_before_the_tolls(coast, analyst):
    text = page(analyst, at(coast))

    assert text.index('id="disagreements"') < text.index('id="tolls"')


def test_another_policy_is_computed_beside_and_nothing_is_kept(coast, analyst):
    before = qasrat(coast.project).digest, IncidentVersion.objects.count(), AuditEntry.objects.filter(deed__startswith="assessed").count()
    text = page(analyst, at(coast, policy="acled"))

    assert "Nothing of this is kept" in text
    assert "settled other" in text
    assert before == (qasrat(coast.project).digest, IncidentVersion.objects.count(), 0)
    assert "settled other" not in page(analyst, at(coast, policy="mine"))


def test_the_policy_that_stands_comes_to_what_stands(db):
    room = project("latakia")
    desk.take_in("latakia", ["examples/latakia-2025"])
    actor = acting(room, "analyst")
    for row in IncidentRow.objects.filter(project=room):
        again = desk.under_policy(actor, row.incident_id, room.policy)
        assert {harm: (toll.low, toll.best, toll.high) for harm, toll in again.toll.items()} == {
            harm: (toll["low"], toll["best"], toll["high"]) for harm, toll in row.record["toll"].items()
        }


def test_the_map_shows_an_area_and_says_that_borders_are_no_position_of_ours(coast, db, signed_in):
    room = with_reports(
        project("plains"), (("a", "Plain Voice", "Shelling killed 12 people in Homs, Syria, on 3 March 2025, residents said."),)
    )
    incident = IncidentRow.objects.get(project=room).incident_id
    text = page(signed_in(member(room, "viewer")), reverse("incident", args=["plains", incident]))

    assert '<circle class="area' in text
    assert "no position of ours" in text
    assert "km around" in text


def test_names_of_victims_are_for_those_who_may_read_them_and_looking_is_logged(coast, signed_in):
    seen = page(signed_in(coast.people["analyst"]), at(coast))
    assert "Ivo Marrek" in seen
    assert AuditEntry.objects.filter(deed="saw names of victims", who=coast.people["analyst"].username).exists()

    for role in ("viewer", "publisher"):
        text = page(signed_in(coast.people[role]), at(coast))
        assert "Marrek" not in text
        assert "restricted and not shown to your role" in text


def test_a_restricted_claim_is_counted_and_not_shown(coast, signed_in):
    claim = ClaimRow.objects.get(project=coast.project, low=40)
    actor = actor_of(coast.people["analyst"], "coast")
    write.restrict(actor, f"claim {claim.document.doc_id}#{claim.claim_id}", "restricted", reason="The speaker is in danger.")
    desk.settle_project(coast.project, cause="restricted")

    text = page(signed_in(coast.people["viewer"]), at(coast))

    assert "40 men were killed" not in text
    assert "claim is restricted" in text


def test_hostile_words_of_reports_stay_words(db, signed_in):
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> 12 people were killed in \"Homs\" on 3 March 2025, 'residents' said."
    room = with_reports(project("plains"), (("<b>a", "Voice <script>", hostile),))
    row = IncidentRow.objects.filter(project=room).first()
    text = page(signed_in(member(room, "analyst")), reverse("incident", args=["plains", row.incident_id]))

    assert "<script>" not in text
    assert "<img" not in text
    assert "<b>a" not in text


def test_a_former_id_leads_on_to_one_and_offers_several(coast, analyst):
    row = qasrat(coast.project)
    former = row.incident_id
    actor = actor_of(coast.people["analyst"], "coast")
    police = ClaimRow.objects.select_related("document").get(project=coast.project, low=40)
    desk.split(actor, former, [(police.document.doc_id, police.claim_id)], reason="Another town.")

    text = page(analyst, at(coast, incident=former))
    assert len(re.findall(r'/incidents/([\w.-]+)/"><bdi>', text)) == 2

    desk.code(actor, police.document_id, police.claim_id, "rejected", reason="A rumour.")
    answer = analyst.get(at(coast, incident=former))
    assert answer.status_code == 302
    assert answer["Location"] == at(coast, incident=IncidentRow.objects.get(project=coast.project, killed_low=52).incident_id)


def test_an_incident_whose_claims_are_all_gone_still_says_what_it_was(coast, analyst):
    actor = actor_of(coast.people["analyst"], "coast")
    mine = IncidentRow.objects.exclude(killed_high=52).get(project=coast.project)
    for claim in ClaimRow.objects.filter(incident=mine):
        desk.code(actor, claim.document_id, claim.claim_id, "rejected", reason="A rumour.")

    assert "None of its claims is in an incident today" in page(analyst, at(coast, incident=mine.incident_id))
    assert analyst.get(at(coast, incident="inc-never")).status_code == 404


def test_the_history_says_what_changed_what_caused_it_and_who(coast, analyst):
    police = ClaimRow.objects.get(project=coast.project, low=40)
    actor = actor_of(coast.people["analyst"], "coast")
    desk.code(actor, police.document_id, police.claim_id, "rejected", reason="Wrong town.")

    text = page(analyst, at(coast))

    assert "a claim was rejected" in text
    assert "Killed: 40–52, now 52." in text or "killed: 40–52, now 52." in text
    assert "1 claim fewer." in text
    assert "Former ids that lead here" in text


def test_merge_split_move_and_undo_by_their_forms(coast, analyst):
    first, second = IncidentRow.objects.filter(project=coast.project).order_by("-size").values_list("incident_id", flat=True)
    merged = analyst.post(at(coast, "merge", first), {"other": second, "reason": "One convoy."}, follow=True).content.decode()
    assert "The two are one incident now" in merged
    assert "One convoy." in merged
    (now,) = IncidentRow.objects.filter(project=coast.project)

    act = re.search(r'name="act" value="([^"]+)"', merged).group(1)
    undone = analyst.post(at(coast, "undo_act", now.incident_id), {"act": act, "reason": "Two after all."}, follow=True).content.decode()
    assert "It was undone" in undone
    assert set(IncidentRow.objects.filter(project=coast.project).values_list("incident_id", flat=True)) == {first, second}

    police = ClaimRow.objects.select_related("document").get(project=coast.project, low=40)
    ref = f"{police.document.doc_id}#{police.claim_id}"
    analyst.post(at(coast, "move", first), {"claim": ref, "to": second, "reason": "It tells of the mine."})
    police.refresh_from_db()
    assert police.incident.reports == 2
    analyst.post(at(coast, "split", police.incident.incident_id), {"claim": [ref], "reason": "Of neither."})
    police.refresh_from_db()
    assert police.incident.reports == 1


def test_a_decision_without_a_reason_is_not_taken(coast, analyst):
    first, second = IncidentRow.objects.filter(project=coast.project).order_by("-size").values_list("incident_id", flat=True)

    assert analyst.post(at(coast, "merge", first), {"other": second, "reason": " "}).status_code == 400
    assert analyst.post(at(coast, "split", first), {"reason": "Apart."}).status_code == 400
    assert IncidentRow.objects.filter(project=coast.project).count() == 2


def test_notes_follow_an_incident_to_its_new_id(coast, analyst):
    analyst.post(at(coast, "note_incident"), {"text": "Ask the Observatory <b>again</b>."})
    police = ClaimRow.objects.get(project=coast.project, low=40)
    desk.code(actor_of(coast.people["analyst"], "coast"), police.document_id, police.claim_id, "rejected", reason="Wrong town.")

    assert "Ask the Observatory &lt;b&gt;again&lt;/b&gt;." in page(analyst, at(coast))


def many(room, count: int):
    """Reports of as many incidents, far apart in time."""
    reports = [
        (f"r{n}", "Valley Herald", f"A mine killed {n + 2} farmers in Homs on {1 + n} January 20{10 + n % 15}, police said.")
        for n in range(count)
    ]
    return with_reports(room, tuple(reports), published="2025-03-08")


def grown(room, more: int) -> None:
    """More reports of the same thing."""
    places = [(f"m{n}", f"Outlet {n}", f"Police said {40 + n} men were killed in Qasrat on Friday.") for n in range(more)]
    with_reports(room, tuple(places))


@pytest.mark.parametrize("name", ["incidents", "incident", "together"])
def test_the_number_of_queries_does_not_grow_with_the_rows(coast, analyst, django_assert_max_num_queries, name):
    def asked() -> int:
        address = (
            at(coast, name)
            if name == "incidents"
            else at(coast, name, Document.objects.get(doc_id="coast-island").claims.first().incident.incident_id)
        )
        with django_assert_max_num_queries(60) as captured:
            page(analyst, address)
        return len(captured)

    few = asked()
    grown(coast.project, 12)
    assert ClaimRow.objects.filter(project=coast.project).count() > 12

    assert asked() <= few


def test_every_word_of_ours_is_there_in_arabic(coast, analyst):
    analyst.cookies["django_language"] = "ar"
    text = page(analyst, at(coast))

    assert 'dir="rtl"' in text
    assert "الحصائل" in text
    assert "بعد التوفيق" in text


def test_judgements_that_contradict_are_shown_first_with_the_names_of_both(coast, analyst):
    reviewer, mine = actor_of(coast.people["reviewer"], "coast"), actor_of(coast.people["analyst"], "coast")
    police = ClaimRow.objects.select_related("document").get(project=coast.project, low=40)
    ref = (police.document.doc_id, police.claim_id)
    others = [one for one in read.claims_of(mine, qasrat(coast.project).incident_id) if one != ref]
    (mined,) = [
        (one.document.doc_id, one.claim_id) for one in ClaimRow.objects.filter(project=coast.project, low=3).select_related("document")
    ]
    desk.split(reviewer, qasrat(coast.project).incident_id, [ref], reason="Another town.")
    write.judge(mine, [(ref, mined)], "same", reason="One convoy.", act="merge-1")
    write.judge(mine, [(others[0], mined)], "same", reason="One convoy.", act="merge-1")
    desk.settle_project(coast.project, cause="judged", by=mine.user)

    text = page(analyst, at(coast, incident=read.home_of(mine, mined)))

    assert "Judgements contradict" in text
    assert coast.people["reviewer"].username in text
    assert "Another town." in text
    assert text.index("Judgements contradict") < text.index('id="tolls"')
