"""How much anybody may send at once: more is refused before a byte of it is kept."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmonitor.flow.uploads import MOST_TOGETHER

MOST = MOST_TOGETHER + (4 << 20)  # bytes of a whole request: the files, and the form around them


class NotTooMuch:
    """Answers 413 to a request that says that it is larger than anything here takes. Stands before whatever reads one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MOST:
            return render(request, "413.html", {"megabytes": MOST >> 20}, status=413)
        return self.get_response(request)
