"""What the tests in a real browser share: the demo, served as `script/server` does it, and windows in which somebody is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.serving import Served, served


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Served]:
    """The demo, served. What one test changes the others see: make things of your own to change."""
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """One browser for these tests; it ends with them, since Playwright runs once in a process."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """The cookies of roles that have signed in once: to do so again for each test takes its time."""
    return {}


@pytest.fixture
def window(chromium, server, sessions) -> Iterator[Callable[..., Any]]:
    """`window(role, language=..., width=...)`: a page of a browser of its own, in which that role of the demo is signed in; "" for nobody.

    What the page complains of (script errors, what the policy refused) is in `page.complaints`.
    """
    contexts = []

    def opened(role: str = "", *, language: str = "en", width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(
            base_url=server.address,
            locale=language,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            storage_state=sessions.get(role),
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        if role and role not in sessions:
            sign_in(page, role, server.passwords[role])
            sessions[role] = context.storage_state()
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Any, name: str, password: str) -> None:
    page.goto("/account/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click("main form button")
    page.wait_for_load_state()
