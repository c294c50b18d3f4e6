"""What the web's tests share."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.browsing import chromium, serving
from tests.web.world import Room, room


@pytest.fixture(autouse=True)
def no_attempts_before():
    """Attempts to sign in are counted across tests as they are across processes."""
    cache.clear()


@pytest.fixture
def coast(db) -> Room:
    """A team with reports."""
    return room("coast")


@pytest.fixture
def river(db) -> Room:
    """Another team."""
    return room("river")


@pytest.fixture
def signed_in():
    """`signed_in(user)`: a browser in which somebody is signed in."""

    def opened(user) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return opened


@pytest.fixture
def served(db, settings, monkeypatch):
    """Where the pages are served, over plain HTTP for this test alone."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop in this thread, and the test asks the database
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False
    with serving() as at:
        yield at


@pytest.fixture
def browser(served):
    """A real Chromium. One for each test: its loop runs in this thread, and the database is asked in none where one does."""
    with chromium() as found:
        yield found
