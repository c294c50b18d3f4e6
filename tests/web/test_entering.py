"""What a project's door makes of what the store says."""

from __future__ import annotations

import pytest
from django.urls import reverse

from warmonitor.store import write
from warmonitor.store.acting import Conflict, NotAllowed, NotThere, Refused
from warmonitor.store.models import Membership

SAID = [
    (NotThere("no such member"), 404),
    (NotAllowed("not yours"), 403),
    (Conflict("decided meanwhile"), 409),
    (Refused("no such role"), 400),
]


@pytest.mark.parametrize(("said", "status"), SAID, ids=[type(said).__name__ for said, _ in SAID])
def test_what_the_store_says_no_to_becomes_a_page(coast, signed_in, monkeypatch, said, status):
    def no(*_):
        raise said

    monkeypatch.setattr(write, "take_role", no)
    answer = signed_in(coast.people["administrator"]).post(reverse("remove_member", args=["coast"]), {"member": "vera"})

    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()


def test_a_member_who_is_taken_out_is_out_at_once(coast, signed_in):
    client = signed_in(coast.people["analyst"])
    assert client.get(reverse("project", args=["coast"])).status_code == 200

    Membership.objects.get(project=coast.project, user=coast.people["analyst"]).delete()
    assert client.get(reverse("project", args=["coast"])).status_code == 404


def test_an_account_that_is_closed_is_out_at_once(coast, signed_in):
    client = signed_in(coast.people["analyst"])
    coast.people["analyst"].is_active = False
    coast.people["analyst"].save()

    assert client.get(reverse("project", args=["coast"])).status_code == 302


def test_djangos_staff_and_superusers_are_nobody_here(coast, river, signed_in):
    somebody = river.people["analyst"]
    somebody.is_staff = somebody.is_superuser = True
    somebody.save()

    assert signed_in(somebody).get(reverse("project", args=["coast"])).status_code == 404


def test_the_navigation_shows_what_is_open_and_where_one_is(coast, signed_in):
    administrators = signed_in(coast.people["administrator"]).get(reverse("members", args=["coast"])).content.decode()
    viewers = signed_in(coast.people["viewer"]).get(reverse("project", args=["coast"])).content.decode()

    assert f'<a href="{reverse("members", args=["coast"])}" aria-current="page">' in administrators
    assert reverse("members", args=["coast"]) not in viewers
    assert reverse("log", args=["coast"]) not in viewers
