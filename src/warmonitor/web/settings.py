"""Django's settings: closed by default, secrets from the environment alone."""

from __future__ import annotations

import os

from warmonitor.store.opening import APPS, COMMON, database

DEMO_KEY = "demo-key-of-a-machine-that-nobody-else-reaches"

globals().update(COMMON)
DEBUG = False
SECRET_KEY = os.environ.get("WARMONITOR_SECRET_KEY", DEMO_KEY)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = [*APPS]
DATABASES = {"default": database()}
ROOT_URLCONF = "warmonitor.web.urls"
