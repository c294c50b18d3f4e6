"""The archive keeps bytes as they came, and says so when it can no longer."""

import errno
import hashlib
import os

import pytest

from warmonitor.archive import Archive
from warmonitor.errors import ItemFailed, RunAborted

RAW = b"52 men were executed"
DIGEST = hashlib.sha256(RAW).hexdigest()


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "home" / "archive")


def test_bytes_come_back_by_their_hash(archive):
    assert archive.put(RAW) == DIGEST
    assert archive.get(DIGEST) == RAW
    assert archive.path_of(DIGEST) == archive.folder / DIGEST[:2] / DIGEST[2:]


def test_taking_in_twice_changes_nothing(archive):
    archive.put(RAW)
    before = archive.path_of(DIGEST).stat()

    archive.put(RAW)

    assert archive.path_of(DIGEST).stat().st_mtime_ns == before.st_mtime_ns
    assert len([p for p in archive.folder.rglob("*") if p.is_file()]) == 1


def test_a_file_is_kept_without_being_held_in_memory(archive, tmp_path):
    path = tmp_path / "report.jsonl"
    path.write_bytes(RAW * 200_000)

    digest = archive.put_file(path)

    assert archive.put_file(path) == digest
    assert archive.get(digest) == RAW * 200_000


def test_changed_bytes_are_noticed_on_reading(archive):
    archive.put(RAW)
    path = archive.path_of(DIGEST)
    path.chmod(0o644)
    path.write_bytes(b"25 men were executed")

    with pytest.raises(ItemFailed, match="has changed since it was written"):
        archive.get(DIGEST)


def test_an_unknown_hash_is_looked_up_in_vain(archive):
    with pytest.raises(LookupError, match="keeps nothing"):
        archive.get(DIGEST)
    with pytest.raises(ValueError, match="not a SHA-256"):
        archive.get("../../etc/passwd")


def test_a_full_disk_stops_the_run_and_leaves_no_half_file(archive, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(RunAborted, match="disk is full"):
        archive.put(RAW)
    assert [p for p in archive.folder.rglob("*") if p.is_file()] == []


def test_an_archive_that_cannot_be_written_stops_the_run(tmp_path):
    (tmp_path / "archive").write_text("in the way")

    with pytest.raises(RunAborted, match="cannot be written"):
        Archive(tmp_path / "archive").put(RAW)
