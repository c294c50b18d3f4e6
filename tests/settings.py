"""The settings that tests run under: production's, with a home, a key and hosts that only this run knows."""

from __future__ import annotations

import os
import secrets
import tempfile

os.environ.setdefault("WARMONITOR_HOME", tempfile.mkdtemp(prefix="warmonitor-tests-"))
os.environ["WARMONITOR_SECRET_KEY"] = secrets.token_urlsafe(60)
os.environ["WARMONITOR_HOSTS"] = "testserver,localhost,127.0.0.1"

from warmonitor.web.settings import *  # noqa: F403

SECURE_SSL_REDIRECT = False  # Django's test client speaks plain HTTP
SECOND_FACTOR_REQUIRED = False  # where it is, a test switches it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow, which is its use
