"""Sources: found by name, graded with reasons, and their reports."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.store.people import member
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import Assessment, Source


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


def of(coast, name: str = "Island News") -> str:
    return reverse("source", args=[coast.project.slug, Source.objects.get(project=coast.project, name=name).pk])


def test_sources_are_listed_with_their_grades_and_found_by_name(coast, analyst):
    html = analyst.get(reverse("sources", args=[coast.project.slug])).content.decode()
    assert "Island News" in html
    assert "not graded" in html

    html = analyst.get(reverse("sources", args=[coast.project.slug]) + "?name=harb").content.decode()

    assert "Harbour Radio" in html
    assert "Island News" not in html


def test_a_grade_is_given_with_its_reason_and_its_history_is_kept(coast, analyst):
    analyst.post(of(coast), {"letter": "D", "reason": "Wrong before.", "method": "Compared with registers.", "seen": 0})
    analyst.post(of(coast), {"letter": "C", "reason": "Better lately.", "seen": 1})
    html = analyst.get(of(coast)).content.decode()

    assert html.index("Better lately.") < html.index("Wrong before.")
    assert "Compared with registers." in html
    assert "fairly reliable" in analyst.get(reverse("sources", args=[coast.project.slug])).content.decode()


def test_a_grade_without_a_reason_is_none(coast, analyst):
    assert analyst.post(of(coast), {"letter": "D", "reason": " ", "seen": 0}).status_code == 400
    assert analyst.post(of(coast), {"letter": "Z", "reason": "x", "seen": 0}).status_code == 400
    assert not Assessment.objects.exists()


def test_two_who_grade_at_once_do_not_overwrite_each_other(coast, analyst):
    other = actor_of(member(coast.project, "reviewer", "vera"), coast.project.slug)
    desk.grade(other, Source.objects.get(project=coast.project, name="Island News").pk, "B", reason="Careful people.")

    answer = analyst.post(of(coast), {"letter": "E", "reason": "My own reason", "seen": 0})
    html = answer.content.decode()

    assert answer.status_code == 409
    assert "Meanwhile vera graded it B." in html
    assert "My own reason</textarea>" in html
    assert Assessment.objects.count() == 1


def test_who_may_not_grade_reads_the_page_and_has_no_form(coast, signed_in):
    viewer = signed_in(coast.people["viewer"])

    assert "<textarea" not in viewer.get(of(coast)).content.decode()
    assert viewer.post(of(coast), {"letter": "A", "reason": "x", "seen": 0}).status_code == 403


def test_a_restricted_source_is_not_there_for_who_may_not_see_it(coast, signed_in):
    acting = actor_of(coast.people["analyst"], coast.project.slug)
    source = Source.objects.get(project=coast.project, name="Island News")
    write.restrict(acting, f"source {source.pk}", "restricted", reason="Its people would be in danger.")
    desk.settle_project(coast.project, cause="a source was restricted")
    viewer = signed_in(coast.people["viewer"])

    assert viewer.get(of(coast)).status_code == 404
    for page in (reverse("sources", args=[coast.project.slug]), reverse("queue", args=[coast.project.slug])):
        assert "Island News" not in viewer.get(page).content.decode()
