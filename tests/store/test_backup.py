"""A backup holds everything that lasts, and a restored one is what it was; a damaged one is refused before anything is touched."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ISLAND = "Fifty-two men were executed in Qasrat on Friday, the Coast Observatory said."
SETUP = """
import os
from warmonitor.store.opening import open_store
open_store()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from warmonitor.store.models import User
User.objects.create_user("vera", password="correct horse battery")
"""


class Machine:
    """A machine of its own: a home, and a database that is new."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.home = folder
        folder.mkdir()
        self.environment = {**os.environ, "WARMONITOR_HOME": str(folder), "WARMONITOR_DATABASE": database}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *arguments], env=self.environment, capture_output=True, text=True, check=False)

    def warmonitor(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "warmonitor", *arguments)


@pytest.fixture
def full(tmp_path):
    machine = Machine(tmp_path / "full")
    made = machine.python("-c", SETUP)
    assert made.returncode == 0, made.stderr
    assert machine.warmonitor("projects", "add", "coast", "--title", "The coast", "--administrator", "vera").returncode == 0
    report = tmp_path / "island.txt"
    report.write_text(ISLAND)
    assert machine.warmonitor("projects", "take-in", "coast", str(report)).returncode == 0
    return machine


def test_what_was_kept_is_there_again_on_another_machine(full, tmp_path):
    kept = tmp_path / "kept.tar"
    before = full.warmonitor("projects", "list").stdout

    assert "head" in full.warmonitor("backup", str(kept)).stdout
    other = Machine(tmp_path / "other")
    restored = other.warmonitor("restore", str(kept))

    assert restored.returncode == 0, restored.stderr
    assert before == "coast: The coast; 1 documents, 1 incidents\n"
    assert other.warmonitor("projects", "list").stdout == before
    assert other.warmonitor("audit", "verify").stdout == full.warmonitor("audit", "verify").stdout
    assert other.warmonitor("rebuild", "coast").stdout == "rebuilt; nothing is other than it was\n"
    assert {path.name for path in (other.home / "archive").glob("??/*")} == {path.name for path in (full.home / "archive").glob("??/*")}
    assert kept.stat().st_mode & 0o077 == 0


def test_a_backup_replaces_nothing_and_a_restore_goes_into_nothing_that_is_full(full, tmp_path):
    kept = tmp_path / "kept.tar"
    full.warmonitor("backup", str(kept))

    assert full.warmonitor("backup", str(kept)).returncode == 2
    again = full.warmonitor("restore", str(kept))
    assert (again.returncode, "not empty" in again.stderr) == (2, True)


def test_a_damaged_or_strange_file_is_refused_and_the_place_stays_empty(full, tmp_path):
    kept = tmp_path / "kept.tar"
    full.warmonitor("backup", str(kept))
    raw = bytearray(kept.read_bytes())
    place = raw.index(ISLAND.encode())
    raw[place] ^= 1
    flipped, text, newer = tmp_path / "flipped.tar", tmp_path / "text.tar", tmp_path / "newer.tar"
    flipped.write_bytes(raw)
    text.write_text("no backup at all")
    with tarfile.open(newer, "w") as tar:
        manifest = json.dumps({"format": 99, "made_with": "9.0", "engine": "sqlite", "audit": [0, ""], "members": {}}).encode()
        told = tarfile.TarInfo("manifest.json")
        told.size = len(manifest)
        tar.addfile(told, io.BytesIO(manifest))

    for number, (wrong, says) in enumerate(
        ((flipped, "damaged"), (text, "no backup"), (newer, "newer"), (tmp_path / "none.tar", "no file"))
    ):
        other = Machine(tmp_path / f"other{number}")
        refused = other.warmonitor("restore", str(wrong))
        assert refused.returncode == 2
        assert says in refused.stderr
        assert "Traceback" not in refused.stderr
        assert not (other.home / "archive").exists()


def test_a_store_without_tables_says_what_to_do(tmp_path):
    empty = Machine(tmp_path / "empty").warmonitor("projects", "list")

    assert (empty.returncode, "migrate" in empty.stderr) == (2, True)


def test_a_database_address_that_makes_no_sense_is_refused_without_its_password(tmp_path):
    wrong = Machine(tmp_path / "wrong", "mysql://desk:secret@nowhere/x").warmonitor("projects", "list")

    assert wrong.returncode == 2
    assert "secret" not in wrong.stderr


def test_a_home_that_holds_reports_already_is_left_alone(full, tmp_path):
    kept = tmp_path / "kept.tar"
    full.warmonitor("backup", str(kept))
    other = Machine(tmp_path / "other")
    (other.home / "archive" / "ab").mkdir(parents=True)
    (other.home / "archive" / "ab" / "cdef").write_text("of somebody else")

    refused = other.warmonitor("restore", str(kept))
    assert (refused.returncode, "archive" in refused.stderr) == (2, True)
