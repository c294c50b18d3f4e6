"""What all tests share: no test touches the machine's own store."""

from __future__ import annotations

import os
import tempfile

# Before anything reads Django's settings: a home of its own, and a database that only this run knows.
os.environ.setdefault("WARMONITOR_HOME", tempfile.mkdtemp(prefix="warmonitor-tests-"))
