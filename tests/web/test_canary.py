"""A canary: the one name among the invented reports is in no page, search, file, address, log or error for those who may not see it."""

from __future__ import annotations

import logging

import pytest
from django.urls import reverse

from tests.web.doors import DOORS
from tests.web.test_doors import address
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import AuditEntry, ClaimRow, Document, IncidentRow, Reading

pytestmark = pytest.mark.django_db
CANARY = "marrek"
BLIND = ("viewer", "publisher", "administrator")


def pages(room):
    """Every address of the project's pages, of every document and incident of it, as it is and with a search for the name."""
    yield from (address(name, door, room) for name, door in DOORS.items() if door.method == "get")
    slug = room.project.slug
    yield from (reverse("document", args=[slug, pk]) for pk in Document.objects.filter(project=room.project).values_list("pk", flat=True))
    for name in ("incident", "verification", "together", "preview_incident"):
        yield from (reverse(name, args=[slug, one]) for one in room.project.incidents.values_list("incident_id", flat=True))
    for name in ("queue", "incidents", "sources", "public_incidents", "api_incidents"):
        for key in ("text", "q", "search", "words"):
            yield f"{reverse(name, args=[slug])}?{key}=pell"


def staff_write_it_too(room) -> None:
    """Notes, findings and reasons in which the staff name him."""
    analyst = actor_of(room.people["analyst"], room.project.slug)
    text = "The family of Ivo Marrek says so."
    claim = ClaimRow.objects.filter(project=room.project).select_related("incident", "document").latest("pk")
    desk.code(analyst, claim.document_id, claim.claim_id, "corrected", reason=text, fields={"victims": "Ivo Marrek"})
    incident = ClaimRow.objects.get(pk=claim.pk).incident.incident_id
    for subject in (f"incident {incident}", f"document {claim.document_id}", f"source {claim.document.source_id}"):
        write.note(analyst, subject, text)
    write.assess(analyst, f"incident {incident}", "provenance", "supports", method=text, finding=text)
    write.assess(analyst, f"incident {incident}", "outcome", "confirmed", finding=text, reason=text)
    row = IncidentRow.objects.get(project=room.project, incident_id=incident)
    write.sign(analyst, incident, "submitted", digest=row.digest, reason=text)
    write.sign(analyst, incident, "dissent", digest=row.digest, reason=text)
    write.assign(analyst, f"document {claim.document_id}", analyst.name, reason=text)
    desk.grade(analyst, claim.document.source_id, "B", reason=text, method=text)
    other = IncidentRow.objects.filter(project=room.project).exclude(incident_id=incident).first().incident_id
    desk.undo(analyst, desk.merge(analyst, incident, other, reason=text), reason=text)


def test_the_name_is_there_for_those_who_may_see_it(coast, signed_in):
    seen = "".join(signed_in(coast.people["analyst"]).get(page).content.decode() for page in pages(coast))

    assert CANARY in seen.casefold()
    assert AuditEntry.objects.filter(deed="saw restricted material", who=coast.people["analyst"].username).exists()


@pytest.mark.parametrize("role", [*BLIND, "outsider"])
def test_the_name_is_nowhere_for_those_who_may_not(role, coast, river, signed_in, client, caplog):
    staff_write_it_too(coast)
    caplog.set_level(logging.DEBUG)
    browser = client if role == "outsider" else signed_in(coast.people[role])
    for page in pages(coast):
        answer = browser.get(page)
        assert CANARY not in answer.content.decode(errors="replace").casefold(), (role, page)
        assert CANARY not in str(answer.headers).casefold(), (role, page)
    assert CANARY not in caplog.text.casefold()


@pytest.mark.parametrize("role", BLIND)
def test_a_search_for_the_name_finds_as_much_as_one_for_nonsense(role, coast, signed_in):
    browser = signed_in(coast.people[role])
    for name in ("queue", "incidents", "sources"):
        for key in ("text", "q", "search", "words"):
            found = [browser.get(reverse(name, args=["coast"]), {key: words}) for words in ("Marrek", "marr", "Qwzzyx")]
            assert len({answer.status_code for answer in found}) == 1, (name, key)
            lengths = {answer.content.decode().count("<li") + answer.content.decode().count("<tr") for answer in found}
            assert len(lengths) == 1, (role, name, key, lengths)


def test_the_name_is_in_no_log_of_deeds_and_no_error(coast, signed_in, caplog):
    caplog.set_level(logging.DEBUG)
    analyst = actor_of(coast.people["analyst"], "coast")
    desk.restrict(analyst, "name", "Ivo Marrek", "restricted", reason="His family asked.")
    claim = ClaimRow.objects.filter(project=coast.project, document__readings__isnull=False).first()
    with pytest.raises(Exception, match="no claim") as refused:
        desk.code(analyst, claim.document_id, claim.claim_id, "corrected", reason="No.", fields={"names": ["Ivo Marrek"], "harm": "eaten"})
    write.note(
        analyst, f"incident {IncidentRow.objects.filter(project=coast.project).first().incident_id}", "Ask the family of Ivo Marrek."
    )

    assert CANARY not in str(refused.value).casefold()
    assert CANARY not in str(list(AuditEntry.objects.values())).casefold()
    assert CANARY not in caplog.text.casefold()
    assert Reading.objects.exists()
