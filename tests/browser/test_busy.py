"""A database that somebody else is writing to: waited for, and if that takes too long, said so, with nothing half done."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from warmonitor.store.opening import SQLITE


@contextmanager
def writing(database: Path, *, for_seconds: float) -> Iterator[None]:
    """Another program that writes meanwhile, for so long at most."""
    done, begun = threading.Event(), threading.Event()

    def write() -> None:
        connection = sqlite3.connect(database, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        begun.set()
        done.wait(for_seconds)
        connection.execute("ROLLBACK")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait(10)
    try:
        yield
    finally:
        done.set()
        thread.join()


def signing_in(server, role: str) -> httpx.Response:
    with httpx.Client(base_url=server.address, timeout=90) as client:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/account/login/").text)[1]
        return client.post(
            "/account/login/",
            data={"login": role, "password": server.passwords[role], "csrfmiddlewaretoken": token},
            headers={"referer": "/"},
        )


def test_a_locked_database_is_waited_for(server):
    with writing(server.home / "desk.sqlite3", for_seconds=2):
        assert signing_in(server, "analyst").status_code == 302


def test_who_waited_too_long_is_told_so_and_can_try_again(server):
    with writing(server.home / "desk.sqlite3", for_seconds=SQLITE["timeout"] + 40):
        answer = signing_in(server, "analyst")
    log = (server.home / "server.log").read_text()

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert "was not saved" in answer.text
    assert "OperationalError" in log
    assert "database is locked" not in log
    assert signing_in(server, "analyst").status_code == 302
