"""Coming in and staying: nobody learns who has an account, guessing is slowed, sessions end."""

from __future__ import annotations

from time import time

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from warmonitor.web.accounts.sessions import BEGAN, SEEN

LOGIN = "/account/login/"
PASSWORD = "correct horse battery"


def knock(client: Client, name: str, password: str):
    return client.post(LOGIN, {"login": name, "password": password})


def at(client: Client, **stamps: float) -> None:
    session = client.session
    session.update({name: int(when) for name, when in stamps.items()})
    session.save()


def test_the_right_password_opens(coast, client):
    assert knock(client, coast.people["analyst"].username, PASSWORD)["Location"] == reverse("desk")
    assert client.get(reverse("desk")).status_code == 200


def test_a_wrong_password_and_an_unknown_name_get_one_answer(coast):
    name = coast.people["analyst"].username
    known, unknown = knock(Client(), name, "wrong"), knock(Client(), "nobody-at-all", "wrong")

    assert known.status_code == unknown.status_code == 200
    assert without(known, name) == without(unknown, "nobody-at-all")


def without(answer, name: str) -> list[str]:
    return [line for line in answer.content.decode().replace(name, "").splitlines() if "csrfmiddlewaretoken" not in line]


@pytest.mark.parametrize("known", [True, False])
def test_guessing_is_stopped_whether_there_is_such_an_account_or_not(coast, known):
    name = coast.people["analyst"].username if known else "nobody-at-all"
    statuses = [knock(Client(), name, "wrong").status_code for _ in range(6)]

    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert knock(Client(), name, PASSWORD).status_code == 429


@pytest.mark.parametrize(("proxies", "told_apart"), [(0, False), (1, True)])
def test_addresses_are_believed_to_proxies_and_to_nobody_else(coast, proxies, told_apart):
    name = coast.people["analyst"].username
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        for _ in range(6):
            knock(Client(headers={"x-forwarded-for": "192.0.2.1"}), name, "wrong")
        answer = knock(Client(headers={"x-forwarded-for": "192.0.2.2"}), name, PASSWORD)

    assert answer.status_code == (302 if told_apart else 429)


def test_nobody_signs_up(client):
    for where in ("/account/signup/", "/accounts/signup/", "/signup/", "/admin/"):
        assert client.get(where).status_code == 404


def test_a_session_ends_after_an_hour_without_a_word(coast, signed_in):
    client = signed_in(coast.people["analyst"])
    client.get(reverse("desk"))
    at(client, **{SEEN: time() - settings.SESSION_ENDS_IDLE.total_seconds() + 60})
    assert client.get(reverse("desk")).status_code == 200
    assert client.session[SEEN] > time() - 60

    at(client, **{SEEN: time() - settings.SESSION_ENDS_IDLE.total_seconds() - 1})
    assert client.get(reverse("desk")).status_code == 302


def test_a_session_ends_after_half_a_day_whatever_happens(coast, signed_in):
    client = signed_in(coast.people["analyst"])
    client.get(reverse("desk"))
    at(client, **{SEEN: time(), BEGAN: time() - settings.SESSION_ENDS_ANYHOW.total_seconds() - 1})

    assert client.get(reverse("desk")).status_code == 302


def test_pages_of_people_signed_in_are_kept_nowhere(coast, signed_in):
    client = signed_in(coast.people["analyst"])

    assert "no-store" in client.get(reverse("desk"))["Cache-Control"]
    assert "no-store" in client.get(reverse("front"))["Cache-Control"]


def test_where_a_second_factor_is_required_the_desk_opens_only_with_one(coast, signed_in):
    client = signed_in(coast.people["analyst"])

    with override_settings(SECOND_FACTOR_REQUIRED=True):
        assert client.get(reverse("project", args=["coast"]))["Location"] == reverse("mfa_index")
        assert client.get(reverse("front")).status_code == 200


def test_signing_out_takes_a_form_not_a_link(coast, signed_in):
    client = signed_in(coast.people["analyst"])
    client.get(reverse("account_logout"))
    assert client.get(reverse("desk")).status_code == 200

    client.post(reverse("account_logout"))
    assert client.get(reverse("desk")).status_code == 302


def test_a_form_from_elsewhere_changes_nothing(coast):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(LOGIN, {"login": coast.people["analyst"].username, "password": PASSWORD})

    assert answer.status_code == 403
    assert "did not come from here" in answer.content.decode()


def test_the_login_leads_to_no_other_site(coast, client):
    where = {"login": coast.people["analyst"].username, "password": PASSWORD, "next": "https://elsewhere.example/"}

    assert client.post(LOGIN, where)["Location"] == reverse("desk")
