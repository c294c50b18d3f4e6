"""What the web's tests share."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

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
