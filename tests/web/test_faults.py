"""What people and the log are told when something fails."""

from __future__ import annotations

import errno
import logging
import sys

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import Http404
from django.test import Client
from django.urls import reverse

from warmonitor.errors import RunAborted
from warmonitor.store import read
from warmonitor.web.logs import WithoutWords

SECRET = "Ivo Marrek was seen at the mill"
FAULTS = [
    (OperationalError("database is locked"), 503),
    (OSError(errno.ENOSPC, "no space left"), 503),
    (RunAborted("the disk is full"), 503),
    (ValueError(SECRET), 500),
    (SuspiciousOperation(SECRET), 400),
    (Http404(SECRET), 404),
]


@pytest.mark.parametrize(("fault", "status"), FAULTS, ids=[type(fault).__name__ for fault, _ in FAULTS])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_failure_is_told_clearly_in_the_readers_language_and_without_its_words(coast, monkeypatch, fault, status, language):
    def fails(*_):
        raise fault

    client = Client(raise_request_exception=False, headers={"accept-language": language})
    client.force_login(coast.people["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr(read, "projects_of", fails)
    answer = client.get(reverse("desk"))
    page = answer.content.decode()

    assert answer.status_code == status
    assert f'lang="{language}"' in page
    assert "warmonitor" in page
    assert SECRET not in page
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_a_database_that_fails_before_the_view_gets_the_same_page(coast, monkeypatch, signed_in):
    client = signed_in(coast.people["analyst"])
    client.raise_request_exception = False

    def fails(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.contrib.auth.get_user", fails)
    monkeypatch.setattr("django.contrib.auth.middleware.auth.get_user", fails)

    assert client.get(reverse("desk")).status_code == 503


def test_the_log_tells_where_and_what_kind_and_never_the_words():
    def met() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as first:
            raise RuntimeError(SECRET) from first

    try:
        met()
    except RuntimeError:
        record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s", ("/desk/",), sys.exc_info())
    told = WithoutWords("{message}", style="{").format(record)

    assert SECRET not in told
    assert "builtins.KeyError" in told
    assert "builtins.RuntimeError" in told
    assert "in met" in told
