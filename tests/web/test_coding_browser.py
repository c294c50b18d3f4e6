"""Reports, queue and sources in a real browser: they fit, nothing in them runs, keys and selected words do what they say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.store.people import with_reports
from tests.web.browsing import DESKTOP, PHONE, window
from warmonitor.store.models import ClaimRow, Document, Source

pytestmark = pytest.mark.browser

REPORT = (
    "Two men were killed in Old Pell on Friday. Two men were killed in Qasrat, police said, and 17 were wounded, six of them children.\n\n"
    "\U0001f4f0 The mayor spoke of 30 who fled."
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> Five people were killed in \u202eQasrat\u202c on Friday\x01, " + "x" * 3000


@pytest.fixture
def report(coast) -> Document:
    with_reports(coast.project, (("one", "Radio Pell", REPORT), ('"><svg onload=alert(3)>', "<b>\u202eOutlet", HOSTILE)))
    return Document.objects.get(project=coast.project, doc_id="one")


def pages(coast, report: Document) -> dict[str, str]:
    slug = coast.project.slug
    claim = ClaimRow.objects.filter(document=report).order_by("start")[0].claim_id
    hostile = Document.objects.get(project=coast.project, text__contains="alert(1)").pk
    return {
        "queue": reverse("queue", args=[slug]),
        "queue-of-reports": reverse("queue", args=[slug]) + "?of=documents&least=1",
        "report": reverse("document", args=[slug, report.pk]),
        "hostile-report": reverse("document", args=[slug, hostile]),
        "correct-a-claim": reverse("correct_claim", args=[slug, report.pk, claim]),
        "add-a-claim": reverse("add_claim", args=[slug, report.pk]),
        "sources": reverse("sources", args=[slug]),
        "source": reverse("source", args=[slug, Source.objects.get(name="Radio Pell").pk]),
        "take-in": reverse("take_in", args=[slug]),
    }


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("width", "options"), [("desktop", DESKTOP), ("phone", PHONE)])
def test_every_page_fits_in_both_languages_and_nothing_in_it_runs(coast, report, served, browser, language, width, options):
    seen = window(browser, served, coast.people["analyst"], language=language, **options)

    for name, address in pages(coast, report).items():
        page = seen.open(address)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert seen.fits(), name
        seen.picture(f"{name}-{language}-{width}")
    assert seen.faults == []


def test_words_selected_in_a_report_become_a_claim_at_their_place(coast, report, served, browser):
    seen = window(browser, served, coast.people["analyst"], **DESKTOP)
    page = seen.open(reverse("document", args=[coast.project.slug, report.pk]))
    start = REPORT.index("30 who fled")

    # The words stand behind a picture that is one character here and two in the browser.
    page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll(".report-text [data-start]")].find((one) => one.textContent.includes("30 who fled"));
          const node = piece.firstChild, at = node.data.indexOf("30 who fled"), range = document.createRange();
          range.setStart(node, at); range.setEnd(node, at + 11);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    page.wait_for_function("document.querySelector('.add-claim').elements.quote.value === '30 who fled'")
    assert page.locator(".add-claim [name=at]").input_value() == str(start)
    page.click(".add-claim button")
    page.select_option("[name=harm]", "displaced")
    page.fill("[name=low]", "30")
    page.fill("[name=reason]", "The mayor says so.")
    page.click(".claim-form button:not(.plain)")

    assert page.locator("#claim-p1").is_visible()
    added = ClaimRow.objects.get(document=report, claim_id="p1")
    assert (added.start, added.record["end"], added.harm) == (start, start + 11, "displaced")
    assert seen.faults == []


def test_two_same_words_are_told_apart_by_where_they_were_selected(coast, report, served, browser):
    page = window(browser, served, coast.people["analyst"], **DESKTOP).open(reverse("document", args=[coast.project.slug, report.pk]))
    second = REPORT.rindex("Two men")

    page.evaluate(
        """(second) => {
          for (const piece of document.querySelectorAll(".report-text [data-start]")) {
            const start = Number(piece.dataset.start), node = piece.firstChild;
            if (start <= second && second < start + node.data.length) {
              const range = document.createRange();
              range.setStart(node, second - start); range.setEnd(node, second - start + 7);
              getSelection().removeAllRanges(); getSelection().addRange(range);
            }
          }
        }""",
        second,
    )

    page.wait_for_function("document.querySelector('.add-claim').elements.at.value !== ''")
    assert page.locator(".add-claim [name=at]").input_value() == str(second)


def test_the_queue_is_worked_by_keys_alone(coast, served, browser):
    seen = window(browser, served, coast.people["analyst"], **DESKTOP)
    page = seen.open(reverse("queue", args=[coast.project.slug]))
    first = page.locator("[data-item]").nth(0).locator("[data-key=x]").get_attribute("value")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(".messages .success")

    document, _, claim = first.split(":")
    assert ClaimRow.objects.get(document=document, claim_id=claim).standing == "accepted"
    page.keyboard.press("?")
    assert page.locator("[data-keys]").get_attribute("open") is not None
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("A hoax, jka.")
    assert page.locator("#bulk-why").input_value() == "A hoax, jka."
    page.locator("#bulk-why").press("Escape")
    page.locator("[data-item]").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert seen.faults == []


def test_everything_works_without_script(coast, report, served, browser):
    seen = window(browser, served, coast.people["analyst"], java_script_enabled=False, **DESKTOP)
    page = seen.open(reverse("document", args=[coast.project.slug, report.pk]))
    claim = ClaimRow.objects.filter(document=report).order_by("start")[0].claim_id

    page.click(f"#claim-{claim} button[value=accepted]")
    assert "accepted" in page.locator(f"#claim-{claim} .standing").inner_text()
    page.fill(".add-claim [name=quote]", "30 who fled")
    page.click(".add-claim button")
    page.fill("[name=low]", "30")
    page.fill("[name=reason]", "The mayor says so.")
    page.click(".claim-form button:not(.plain)")

    assert page.locator("#claim-p1").is_visible()
    assert ClaimRow.objects.get(document=report, claim_id=claim).standing == "accepted"
