"""The demo as `script/server` starts it, without the installing: a real server on loopback, with a home that goes with it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "latakia-2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where it answers, the demo accounts' passwords by name (which are their roles), and its state."""

    address: str
    passwords: dict[str, str]
    home: Path


@contextmanager
def served(home: Path, examples: Path = EXAMPLES) -> Iterator[Served]:
    environment = demo_environment(home, free_port())
    passwords = filled(environment, examples)
    with running(environment, home) as address:
        yield Served(address=address, passwords=passwords, home=home)


def demo_environment(home: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WARMONITOR", "DJANGO"))}
    return kept | {"WARMONITOR_DEMO": "1", "WARMONITOR_HOME": str(home), "PORT": str(port)}


def filled(environment: dict[str, str], examples: Path) -> dict[str, str]:
    """Migrate and fill, and the passwords that were printed; none where the demo was there already."""
    for command in (["migrate", "--verbosity", "0"], ["demo", str(examples)]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
    return dict(re.findall(r"^  (\w+) +(\S+)$", done.stdout, re.M))


@contextmanager
def running(environment: dict[str, str], home: Path) -> Iterator[str]:
    log = home / "server.log"
    with log.open("a") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:warmonitor.web.serving", "warmonitor.web.wsgi"],
            cwd=ROOT, env=environment, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            address = f"http://localhost:{environment['PORT']}"
            wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer within half a minute: {log.read_text()}")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
