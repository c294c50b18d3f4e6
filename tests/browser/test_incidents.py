"""The story of an incident in a real browser: an analyst sorts and assesses, a reviewer sends back and signs, others only look."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.accessibility import faults

pytestmark = pytest.mark.browser

PICTURES = Path(os.environ.get("WARMONITOR_PICTURES", "demo-output/pictures"))
ROOM = "/desk/latakia/"
WIDTHS = [pytest.param(1280, id="desk"), pytest.param(390, id="phone")]


def first_incident(page: Any) -> str:
    page.goto(f"{ROOM}incidents/")
    return str(page.locator("table.incidents tbody th a").first.get_attribute("href"))


def kept(page: Any, name: str, language: str, width: int) -> None:
    """A picture of the whole page among the build's outputs, for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{language}-{width}.png", full_page=True)


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_of_an_incident_fits_and_complains_of_nothing(window, language, width):
    page = window("reviewer", language=language, width=width)
    incident = first_incident(page)
    pages = {
        "incidents": f"{ROOM}incidents/",
        "incident": f"{incident}?policy=acled",
        "together": f"{incident}together/",
        "verification": f"{incident}verification/",
        "waiting": f"{ROOM}waiting/",
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert fits(page), name
        assert faults(page) == [], name
        kept(page, name, language, width)
    assert page.complaints == []


def test_the_tolls_are_on_one_axis_and_another_policy_beside_them(window):
    page = window("analyst")
    page.goto(first_incident(page))
    assert page.locator(".row.other").count() == 0

    page.select_option("#policy", "ibc")
    page.locator("form.inline-form button").first.click()

    assert page.locator(".row.other").count() > 0
    starts = {round(page.locator(".bars .bar").nth(n).bounding_box()["x"]) for n in range(3)}
    assert len(starts) == 1


def test_two_incidents_are_merged_and_the_merge_undone(window):
    page = window("analyst")
    page.goto(f"{ROOM}incidents/?order=size")
    address = page.locator("table.incidents tbody th a").last.get_attribute("href")
    page.goto(f"{address}together/")
    page.locator("input[name=other]").nth(1).check()
    page.fill("#merge-why", "One convoy, as residents tell.")
    page.get_by_role("button", name="Merge").first.click()

    assert "The two are one incident now" in page.locator(".messages").inner_text()
    assert "One convoy, as residents tell." in page.content()
    page.fill("input[name=reason]", "They were two.")
    page.get_by_role("button", name="Undo").first.click()
    assert "It was undone" in page.locator(".messages").inner_text()
    page.goto(address)
    assert page.url.endswith(address)


def test_an_analyst_hands_in_a_reviewer_sends_back_then_signs_and_a_dissent_stands_beside(window):
    analyst, reviewer = window("analyst"), window("reviewer")
    analyst.goto(f"{ROOM}incidents/?order=size")
    address = f"{analyst.locator('table.incidents tbody th a').nth(1).get_attribute('href')}verification/"

    analyst.goto(address)
    assert "First say what came of the verification" in analyst.content()
    opened(analyst, "outcome", "inconclusive", "Two voices, and one may rest on the other.")
    opened(analyst, "cross_checking", "unclear", "Asked both monitors.")
    analyst.get_by_role("button", name="Hand in for signing").click()
    assert "You did part of the work" in analyst.content()

    reviewer.goto(f"{ROOM}waiting/")
    reviewer.goto(address)
    reviewer.fill("#back-reason", "Who was there?")
    reviewer.get_by_role("button", name="Send back").click()
    analyst.goto(address)
    assert "Who was there?" in analyst.content()
    analyst.get_by_role("button", name="Hand in for signing").click()
    reviewer.goto(address)
    reviewer.get_by_role("button", name="Sign", exact=True).click()
    assert reviewer.locator(".state-signed").count() == 1

    analyst.goto(address)
    analyst.get_by_text("Put a dissent on record").first.click()
    analyst.fill("#dissent-reason", "It can be confirmed.")
    analyst.get_by_role("button", name="Put a dissent on record").click()
    assert "It can be confirmed." in analyst.locator(".dissent").inner_text()
    assert analyst.locator(".state-signed").count() == 1
    kept(analyst, "signed", "en", 1280)


def opened(page: Any, kind: str, value: str, finding: str) -> None:
    form = page.locator(f"details:has(#{kind}-value)")
    form.locator("summary").click()
    page.select_option(f"#{kind}-value", value)
    page.fill(f"#{kind}-finding", finding)
    form.get_by_role("button").click()
    assert finding in page.content()


@pytest.mark.parametrize("role", ["viewer", "publisher"])
def test_who_only_looks_finds_no_forms_and_no_names(window, role):
    page = window(role)
    page.goto(first_incident(page))

    assert page.locator("a[href$='/together/']").count() == 0
    assert not re.search(r"That you saw them was logged", page.content())
