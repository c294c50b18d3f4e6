"""Sessions end: after a while without a word, and after half a day whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

BEGAN = "began"
SEEN = "seen"
REMEMBERED_EVERY = 300
"""Seconds between two writes of when somebody was last seen: not every look at a page should write to the database."""


class SessionsEnd:
    """Signs out who was away or here too long; the page that they ask for then sends them to the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._look_at(request)
        return self.get_response(request)

    def _look_at(self, request: HttpRequest) -> None:
        now = int(time())
        session = request.session
        began = session.setdefault(BEGAN, now)
        seen = session.get(SEEN, now)
        if now - began > settings.SESSION_ENDS_ANYHOW.total_seconds() or now - seen > settings.SESSION_ENDS_IDLE.total_seconds():
            logout(request)
        elif SEEN not in session or now - seen > REMEMBERED_EVERY:
            session[SEEN] = now
