"""What people are told when something fails: that nothing was saved, and whether trying again helps. Neither page asks the database."""

from __future__ import annotations

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from warmonitor.errors import RunAborted

RETRY_AFTER_SECONDS = 30
FULL = (errno.ENOSPC, errno.EDQUOT)


def server_error(request: HttpRequest) -> HttpResponse:
    """Busy or out of room (503) where that is the cause, our own fault (500) otherwise.

    A locked database was waited for already (`store/opening.py`) when this is asked.
    """
    if is_passing(sys.exc_info()[1]):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    return HttpResponse(render_to_string("500.html"), status=500)


def is_passing(error: BaseException | None) -> bool:
    """Whether the cause lies with the machine and may be gone in a while: a locked or lost database, a full disk."""
    if isinstance(error, OperationalError | InterfaceError | RunAborted):
        return True
    return isinstance(error, OSError) and error.errno in FULL
