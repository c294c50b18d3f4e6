"""Where state that outlives a run lives: the archive, the user's own places, caches."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder for lasting state: `WARMONITOR_HOME`, else the platform's user-data folder.

    The folder is not made here; who writes first makes it.
    """
    named = os.environ.get("WARMONITOR_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs  # only when needed: `--help` should not wait for it

    return Path(platformdirs.user_data_dir("warmonitor", appauthor=False))
