"""The whole story as four people: an analyst codes, a reviewer sends back, then signs, a publisher releases, the public reads.

An outsider sees nothing of it until it is released. In English and Arabic, by what stands on the pages and not by its words, with
pictures kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.accessibility import faults
from tests.browser.serving import Served, served
from tests.browser.test_incidents import ROOM, fits, kept

pytestmark = pytest.mark.browser
SITE = "/sites/latakia/"
PUBLIC = ("", "incidents/", "releases/", "corrections/", "methodology/", "downloads/")


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Served]:
    """A demo of its own: what other tests did to its people would stand in the way of the story."""
    with served(tmp_path_factory.mktemp("story")) as running:
        yield running


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    return {}


def incident_of(page: Any, nth: int) -> str:
    """The id of an incident, by its place among the largest."""
    page.goto(f"{ROOM}incidents/?order=size")
    address = page.locator("table.incidents tbody th a").nth(nth).get_attribute("href")
    return str(address).rstrip("/").rpartition("/")[2]


def act(page: Any, incident: str, deed: str, reason: str = "") -> None:
    """Go to the incident's verification and send the form of a deed."""
    page.goto(f"{ROOM}incidents/{incident}/verification/")
    form = page.locator(f"form[action$='/{incident}/{deed}/']")
    if reason:
        form.locator("[name=reason]").fill(reason)
    form.locator("button").click()
    page.wait_for_load_state()


def codes(page: Any, incident: str) -> None:
    """Accept the first claim that the machine suggests in the incident's first report."""
    page.goto(f"{ROOM}incidents/{incident}/")
    page.locator("a[href*='/documents/']").first.click()
    page.wait_for_load_state()
    page.locator(".card.suggested button[value=accepted]").first.click()
    page.wait_for_load_state()
    assert page.locator(".card.accepted").count() >= 1


def concludes(page: Any, incident: str) -> None:
    page.goto(f"{ROOM}incidents/{incident}/verification/")
    form = page.locator("details:has(#outcome-value)")
    form.locator("summary").click()
    page.select_option("#outcome-value", "confirmed")
    page.fill("#outcome-finding", "Two voices that do not know of each other agree.")
    form.locator("button").click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("language", "nth"), [("en", 0), ("ar", 2)])
def test_from_a_report_to_a_released_figure(window, language, nth):
    analyst, reviewer, publisher = (window(role, language=language) for role in ("analyst", "reviewer", "publisher"))
    outsider = window(language=language)
    incident = incident_of(analyst, nth)

    # An analyst codes and hands in; the reviewer sends it back, then signs.
    codes(analyst, incident)
    kept(analyst, "story-1-coded", language, 1280)
    concludes(analyst, incident)
    act(analyst, incident, "hand-in")
    act(reviewer, incident, "send-back", "Who is the second voice?")
    analyst.goto(f"{ROOM}incidents/{incident}/verification/")
    assert "Who is the second voice?" in analyst.content()
    act(analyst, incident, "hand-in")
    act(reviewer, incident, "sign")
    assert reviewer.locator(".state-signed").count() == 1
    kept(reviewer, "story-2-signed", language, 1280)

    # An outsider sees nothing of it.
    assert outsider.goto(f"{SITE}incidents/{incident}/").status == 404
    outsider.goto(f"{ROOM}incidents/{incident}/")
    assert "/account/login/" in outsider.url

    # A publisher looks at what the public would see, and releases it.
    publisher.goto(f"{ROOM}publishing/{incident}/")
    kept(publisher, "story-3-preview", language, 1280)
    publisher.goto(f"{ROOM}publishing/")
    publisher.fill("[name=title]", "What the first days' reports say")
    publisher.fill("[name=notes]", "The first incidents that two people have looked at.")
    kept(publisher, "story-4-publishing", language, 1280)
    publisher.locator("form:has([name=notes]) button").click()
    publisher.wait_for_url(f"**{SITE}")

    # A member of the public reads, at a desk and on a telephone.
    for width in (1280, 390):
        reader = window(language=language, width=width)
        for page in (*PUBLIC, f"incidents/{incident}/"):
            assert reader.goto(f"{SITE}{page}").status == 200
            assert reader.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
            assert fits(reader), page
            assert faults(reader) == [], page
            name = page.partition("/")[0] or "overview"
            kept(reader, f"story-5-{'incident' if incident in page else name}", language, width)
        assert reader.complaints == []
    assert all(one.complaints == [] for one in (analyst, reviewer, publisher))


def test_the_public_pages_work_without_script(window):
    reader = window(java_script_enabled=False)
    reader.goto("/")
    assert reader.locator("main h1").count() == 1
