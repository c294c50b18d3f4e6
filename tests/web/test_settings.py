"""A server starts closed or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from warmonitor.web.environment import DEMO_KEY, LOOPBACK, read

ROOT = Path(__file__).parents[2]
KEY = "k4Wq-9vTz_Lr2MnB7xYc1PdS5gHjE8uAoFi3RtN6wQbVmZe0XsKy"


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WARMONITOR", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment | variables, capture_output=True, text=True, timeout=120
    )


def test_production_passes_djangos_own_checks(tmp_path):
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        WARMONITOR_SECRET_KEY=KEY,
        WARMONITOR_HOSTS="desk.example",
        WARMONITOR_HOME=str(tmp_path),
    )

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "SECRET_KEY is not set"),
        ({"WARMONITOR_SECRET_KEY": DEMO_KEY, "WARMONITOR_HOSTS": "desk.example"}, "the demo's"),
        ({"WARMONITOR_SECRET_KEY": "a" * 60, "WARMONITOR_HOSTS": "desk.example"}, "too easily guessed"),
        ({"WARMONITOR_SECRET_KEY": KEY}, "HOSTS is not set"),
        ({"WARMONITOR_SECRET_KEY": KEY, "WARMONITOR_HOSTS": "*"}, "any host"),
        ({"WARMONITOR_SECRET_KEY": KEY, "WARMONITOR_HOSTS": "desk.example", "WARMONITOR_PROXIES": "yes"}, "counts the reverse proxies"),
    ],
)
def test_production_refuses_to_stand_open(given, why):
    with pytest.raises(ImproperlyConfigured, match=why) as refused:
        read(given)

    assert not given.get("WARMONITOR_SECRET_KEY") or given["WARMONITOR_SECRET_KEY"] not in str(refused.value)


def test_the_demo_answers_for_this_machine_alone():
    assert read({"WARMONITOR_DEMO": "1", "WARMONITOR_HOSTS": "desk.example"}).hosts == LOOPBACK


@pytest.mark.django_db
def test_a_page_tells_browsers_to_run_nothing_of_others(client):
    answer = client.get("/", secure=True)
    policy = answer.headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_cookies_go_over_encrypted_lines_and_to_no_script():
    assert settings.SESSION_COOKIE_SECURE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_SECURE
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.LANGUAGE_COOKIE_SECURE
