"""The page of the log: one project's deeds, in stretches, for who may read it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from warmonitor.store import audit, read
from warmonitor.store.acting import NotAllowed, actor_of


def test_the_log_shows_a_projects_own_deeds_and_no_others(coast, river, signed_in):
    audit.append("claim accepted", who="vera", project="coast", subject="claim d#1")
    audit.append("claim rejected", who="nura", project="river", subject="claim e#1")
    page = signed_in(coast.people["reviewer"]).get(reverse("log", args=["coast"])).content.decode()

    assert "claim d#1" in page
    assert "claim e#1" not in page


def test_the_log_is_narrowed_and_read_in_stretches(coast):
    actor = actor_of(coast.people["administrator"], "coast")
    for number in range(7):
        audit.append("noted", who="vera" if number % 2 else "nura", project="coast", subject=f"incident {number}")
    first = read.deeds_of(actor, who="nura", at_once=3)
    rest = read.deeds_of(actor, who="nura", at_once=3, before=first.before)

    assert [one.subject for one in first.entries] == ["incident 6", "incident 4", "incident 2"]
    assert [one.subject for one in rest.entries] == ["incident 0"]
    assert rest.before is None
    assert [one.who for one in read.deeds_of(actor, subject="incident 3").entries] == ["vera"]


@pytest.mark.parametrize("role", ["viewer", "analyst", "publisher"])
def test_others_do_not_read_the_log(coast, role):
    with pytest.raises(NotAllowed):
        read.deeds_of(actor_of(coast.people[role], "coast"))


def test_nonsense_in_the_address_shows_the_log_whole(coast, signed_in):
    answer = signed_in(coast.people["reviewer"]).get(reverse("log", args=["coast"]), {"before": "x", "who": "y" * 500})

    assert answer.status_code == 200
    assert answer.context["entries"]


def test_the_page_takes_the_same_number_of_queries_however_long_the_log(coast, signed_in, django_assert_max_num_queries):
    client = signed_in(coast.people["reviewer"])
    client.get(reverse("log", args=["coast"]))  # the first look writes when the session began
    for number in range(150):
        audit.append("noted", who="vera", project="coast", subject=f"incident {number}")
    with django_assert_max_num_queries(5):
        client.get(reverse("log", args=["coast"]))
