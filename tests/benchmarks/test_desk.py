"""`script/bench desk` on a made-up project of few claims: every page is measured."""

import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "script" / "benchmarks" / "main.py"


def test_every_page_is_measured():
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WARMONITOR", "DJANGO"))}
    command = [sys.executable, str(BENCH), "desk", "--sizes", "600", "--looks", "1"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count(" ms") >= 19
    assert "no page" not in done.stdout
