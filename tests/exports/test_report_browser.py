"""The page in a real browser: nothing in it runs, it fits a telephone, it needs no network, it prints whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import coastal_case
import pytest
from coastal_case import Case
from pypdf import PdfReader

from warmonitor.exports.html import EXPORTER

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium, folder: Path):
    """Opens the report of a case and notes everything that it asks for or tries."""
    contexts = []

    def opened(case: Case, **options: object):
        (path,) = EXPORTER.write(case, folder)
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.events = []
        page.on("dialog", lambda dialog: (page.events.append("dialog"), dialog.dismiss()))
        page.on("console", lambda message: page.events.append(message.text))
        page.on("request", lambda request: page.events.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("case", [coastal_case.coast(), coastal_case.hostile()], ids=["plain", "hostile"])
def test_nothing_runs_and_nothing_is_fetched(case: Case, show):
    page = show(case)
    page.wait_for_timeout(200)

    assert page.evaluate("window.pwned === undefined")
    assert page.events == []
    assert page.evaluate("document.scripts.length + document.querySelectorAll('iframe, img, object, [onload], [onerror]').length") == 0
    assert page.evaluate("[...document.links].every(a => ['http:', 'https:', 'file:'].includes(a.protocol))")


@pytest.mark.parametrize("case", [coastal_case.coast(), coastal_case.hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_the_screen(case: Case, width: int, show):
    page = show(case, **{**PHONE, "viewport": {"width": width, "height": 844}})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_its_style_is_allowed_and_it_reads_without_script(coast: Case, show):
    page = show(coast, java_script_enabled=False)

    assert page.locator("details").count() > 0
    assert not page.get_by_text("The later figure of one voice").is_visible()
    page.get_by_text("How the numbers came about").first.click()
    assert page.get_by_text("The later figure of one voice").first.is_visible()


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(22, 22, 20)")])
def test_it_is_light_or_dark_as_the_reader_likes(scheme: str, paper: str, coast: Case, show):
    page = show(coast, color_scheme=scheme)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_arabic_words_run_from_the_right(coast: Case, show):
    page = show(coast)

    quote = page.locator("blockquote", has_text="المرصد")
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_folded_steps_are_open_in_print(coast: Case, show):
    page = show(coast)
    sheets = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    printed = " ".join(normalize("NFKC", sheets).split())  # the printer's ligatures taken apart

    assert "The later figure of one voice for one scope stands" in printed
    assert "presumed the same voice" in printed
