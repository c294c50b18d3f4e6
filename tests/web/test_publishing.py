"""Publishing from the desk: what would go out is looked at first, and what goes out is that."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.store.people import acting, project, with_reports
from warmonitor.store import write
from warmonitor.store.models import ClaimRow, Release

pytestmark = pytest.mark.django_db

REPORTS = (
    ("island", "Island News", "Ivo Marrek, 34, a teacher, was shot dead in Old Pell on Friday, police said. Marrek's brother was wounded."),
    ("valley", "Valley Herald", "Twelve people were killed by shelling in Qasrat on 2 March 2025, the Coast Observatory said."),
)


@pytest.fixture
def room():
    return with_reports(project("coast"), REPORTS)


@pytest.fixture
def people(room):
    return {role: acting(room, role) for role in ("viewer", "analyst", "reviewer", "publisher", "administrator")}


def browser(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def sign(people, low: int) -> str:
    row = ClaimRow.objects.select_related("incident").get(low=low, harm="killed").incident
    write.assess(people["analyst"], f"incident {row.incident_id}", "outcome", "confirmed", finding="Two voices agree.")
    write.sign(people["analyst"], row.incident_id, "submitted", digest=row.digest)
    write.sign(people["reviewer"], row.incident_id, "signed", digest=row.digest)
    return row.incident_id


def form_of(client: Client) -> dict[str, str]:
    page = client.get(reverse("publishing", args=["coast"]))
    return {"title": "First", "notes": "What we know.", "digest": page.context["prepared"].digest}


def test_a_publisher_sees_what_would_go_out_and_publishes_that(people):
    shot = sign(people, 1)
    client = browser(people["publisher"])
    page = client.get(reverse("publishing", args=["coast"])).content.decode()
    preview = client.get(reverse("preview_incident", args=["coast", shot])).content.decode()

    assert "1 incident would go out" in page
    assert "is not handed in" in page
    assert "Marrek" not in page + preview
    assert "Old Pell" in preview

    answer = client.post(reverse("publishing", args=["coast"]), form_of(client))
    assert answer.headers["Location"] == reverse("public_overview", args=["coast"])
    assert Release.objects.get().title == "First"


def test_what_changed_since_it_was_looked_at_does_not_go_out(people):
    sign(people, 1)
    client = browser(people["publisher"])
    form = form_of(client)
    sign(people, 12)

    answer = client.post(reverse("publishing", args=["coast"]), form)
    assert answer.status_code == 409
    assert not Release.objects.exists()


def test_a_reviewer_looks_and_does_not_publish(people):
    sign(people, 1)
    client = browser(people["reviewer"])

    assert "Publish this" not in client.get(reverse("publishing", args=["coast"])).content.decode()
    assert client.post(reverse("publishing", args=["coast"]), form_of(client)).status_code == 403
    assert not Release.objects.exists()


def test_a_release_without_notes_is_asked_for_them_and_keeps_what_was_typed(people):
    sign(people, 1)
    client = browser(people["publisher"])

    answer = client.post(reverse("publishing", args=["coast"]), {**form_of(client), "notes": ""})
    assert answer.status_code == 400
    assert 'value="First"' in answer.content.decode()


def test_a_decision_about_a_name_holds_at_once_and_the_log_has_no_name(people):
    client = browser(people["reviewer"])
    given = {"kind": "name", "words": "Ivo Marrek", "level": "team", "reason": "The team may know."}

    assert client.post(reverse("restrictions", args=["coast"]), given).status_code == 302
    assert "Ivo Marrek" in client.get(reverse("restrictions", args=["coast"])).content.decode()
    log = browser(people["administrator"]).get(reverse("log", args=["coast"])).content.decode()
    assert "restricted to team" in log
    assert "saw restricted material" in log
    assert "Marrek" not in log


def test_a_source_that_nobody_knows_cannot_be_restricted(people):
    given = {"kind": "source", "words": "Nobody's News", "level": "restricted", "reason": "In danger."}
    answer = browser(people["analyst"]).post(reverse("restrictions", args=["coast"]), given)

    assert answer.status_code == 400
    assert "No source goes by that name" in answer.content.decode()
