"""A real browser before the pages as they are served: the server shares the test's database connection, so nothing outlives the test."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection, connections
from django.test import Client

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PICTURES = Path(os.environ.get("WARMONITOR_PICTURES", "build/pictures"))


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """What was asked for is told to nobody."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the pages, for as long as they are served; one request at a time."""
    server = WSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    connection.inc_thread_sharing()
    # The server closes connections between requests; here that would take the test's transaction with it, on PostgreSQL.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)

    def serve() -> None:
        connections["default"] = shared
        server.serve_forever(poll_interval=0.02)

    shared = connections["default"]
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        connection.dec_thread_sharing()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser; skips the test, saying so, where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this machine")
    shared = connections["default"]
    with sync_api.sync_playwright() as playwright:
        connections["default"] = shared  # where a loop runs in the thread, Django looks for connections in another drawer
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@dataclass
class Window:
    """Somebody's browser, with everything that went wrong in it."""

    page: Any
    at: str
    faults: list[str]

    def open(self, address: str) -> Any:
        answer = self.page.goto(self.at + address)
        assert answer.status < 400, (address, answer.status)
        return self.page

    def fits(self) -> bool:
        """Whether the page is no wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))

    def picture(self, name: str) -> None:
        """Keep what the page looks like as build output."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def window(browser: Any, at: str, user: Any, *, language: str = "en", **options: Any) -> Window:
    """A window in which somebody is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(locale=language, **options)
    context.add_cookies(
        [
            {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": at},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": at},
        ]
    )
    page, faults = context.new_page(), []
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("request", lambda request: faults.append(f"asked for {request.url}") if not request.url.startswith((at, "data:")) else None)
    return Window(page=page, at=at, faults=faults)
