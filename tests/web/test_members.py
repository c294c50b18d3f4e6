"""Who comes into a project, and who goes: by a link for one person once, and each change in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from warmonitor.store.models import AuditEntry, Invitation, Membership, User

PASSWORD = "stone bridge over calm water"


@pytest.fixture
def administrator(coast, signed_in):
    return signed_in(coast.people["administrator"])


def test_a_link_lets_one_new_person_in_once(coast, administrator):
    page = administrator.post(reverse("invite", args=["coast"]), {"role": "analyst", "note": "the new one"})
    link = page.context["link"]
    account = {"username": "nura", "password1": PASSWORD, "password2": PASSWORD}

    assert link in page.content.decode()
    assert Client().post(link, account).status_code == 302
    assert Membership.objects.get(user__username="nura").role == "analyst"
    assert Client().get(link).status_code == 404
    assert Client().post(link, account | {"username": "second"}).status_code == 404
    assert not User.objects.filter(username="second").exists()
    assert [one.deed for one in AuditEntry.objects.order_by("number")][-2:] == ["invited", "invitation used"]


def test_the_secret_of_a_link_is_kept_nowhere(coast):
    kept = [str(value) for one in Invitation.objects.values() for value in one.values()]
    kept += [str(value) for one in AuditEntry.objects.values() for value in one.values()]

    assert not any(coast.token in value for value in kept)


def test_who_has_an_account_joins_with_it_and_keeps_a_role_they_have(coast, river, signed_in):
    somebody = signed_in(river.people["analyst"])
    link = reverse("invitation", args=[coast.token])

    assert somebody.get(link).status_code == 200
    assert not Membership.objects.filter(project=coast.project, user=river.people["analyst"]).exists()
    assert somebody.post(link)["Location"] == reverse("project", args=["coast"])
    assert Membership.objects.get(project=coast.project, user=river.people["analyst"]).role == "viewer"


def test_a_member_who_opens_a_link_is_told_so_and_it_stays_open(coast, signed_in):
    answer = signed_in(coast.people["reviewer"]).post(reverse("invitation", args=[coast.token]), follow=True)

    assert "member of this project already" in answer.content.decode()
    assert Membership.objects.get(project=coast.project, user=coast.people["reviewer"]).role == "reviewer"
    assert Client().get(reverse("invitation", args=[coast.token])).status_code == 200


def test_old_and_withdrawn_links_open_nothing(coast, administrator):
    link = reverse("invitation", args=[coast.token])
    Invitation.objects.update(until=now() - timedelta(seconds=1))
    assert Client().get(link).status_code == 404

    Invitation.objects.update(until=now() + timedelta(days=1))
    administrator.post(reverse("withdraw_invitation", args=["coast"]), {"invitation": Invitation.objects.get().pk})
    assert Client().get(link).status_code == 404


def test_roles_are_changed_and_taken(coast, administrator):
    name = coast.people["viewer"].username
    administrator.post(reverse("change_role", args=["coast"]), {"member": name, "role": "analyst"})
    assert Membership.objects.get(user__username=name).role == "analyst"

    administrator.post(reverse("remove_member", args=["coast"]), {"member": name})
    assert not Membership.objects.filter(user__username=name).exists()
    assert [one.deed for one in AuditEntry.objects.order_by("number")][-2:] == ["role given", "role taken"]


def test_an_administrator_cannot_find_out_who_else_has_an_account_or_draw_them_in(coast, river, administrator):
    where = reverse("change_role", args=["coast"])
    theirs = administrator.post(where, {"member": river.people["analyst"].username, "role": "analyst"})
    nobodys = administrator.post(where, {"member": "nobody-at-all", "role": "analyst"})

    assert theirs.status_code == nobodys.status_code == 404
    assert not Membership.objects.filter(project=coast.project, user=river.people["analyst"]).exists()


def test_a_project_keeps_an_administrator(coast, administrator):
    name = coast.people["administrator"].username

    assert administrator.post(reverse("remove_member", args=["coast"]), {"member": name}).status_code == 400
    assert administrator.post(reverse("change_role", args=["coast"]), {"member": name, "role": "viewer"}).status_code == 400
    assert Membership.objects.get(user__username=name).role == "administrator"


def test_a_weak_password_makes_no_account(coast):
    link = reverse("invitation", args=[coast.token])
    answer = Client().post(link, {"username": "nura", "password1": "12345678", "password2": "12345678"})

    assert answer.status_code == 200
    assert not User.objects.filter(username="nura").exists()
