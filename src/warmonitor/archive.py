"""Bytes by content hash: written once, checked on every read; what was taken in can be shown again as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from warmonitor.errors import ItemFailed, RunAborted

CHUNK = 1 << 20
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Archive:
    """A folder of bytes named by their SHA-256: `ab/cdef...`.

    Writing is atomic and durable (a temporary file, flushed, then renamed), so an interruption leaves no half file.

    >>> import tempfile
    >>> archive = Archive(Path(tempfile.mkdtemp()))
    >>> archive.get(archive.put(b"at least 12 people were killed"))
    b'at least 12 people were killed'
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, raw: bytes) -> str:
        """Keep the bytes; the hash that they are found by. Bytes already kept are left as they are.

        Raises:
            RunAborted: If the disk is full or the archive cannot be written.
        """
        digest = hashlib.sha256(raw).hexdigest()
        if not self._keeps(digest, len(raw)):
            self._write((raw,))
        return digest

    def put_file(self, path: Path) -> str:
        """Keep a file's bytes without holding them in memory.

        Raises:
            OSError: If the file cannot be read.
            RunAborted: If the disk is full or the archive cannot be written.
        """
        with path.open("rb") as stream:
            digest, size = _digest(stream)
            if self._keeps(digest, size):
                return digest
            stream.seek(0)
            return self._write(_readable(stream))

    def get(self, digest: str) -> bytes:
        """The bytes of that hash, checked.

        Raises:
            LookupError: If nothing of that hash is kept.
            ItemFailed: If the bytes are no longer those that were written.
        """
        return self.checked(digest).read_bytes()

    def checked(self, digest: str) -> Path:
        """The file that holds those bytes, after reading it through once to check them; raises as `get` does."""
        path = self.path_of(digest)
        if not path.is_file():
            raise LookupError(f"the archive keeps nothing of hash {digest}")
        with path.open("rb") as stream:
            found, _ = _digest(stream)
        if found != digest:
            raise ItemFailed(
                f"the archive's copy {digest[:12]} has changed since it was written (its hash is now {found[:12]}); "
                "restore it from a backup, or remove it and take the item in again"
            )
        return path

    def path_of(self, digest: str) -> Path:
        if len(digest) != 64 or not all(c in "0123456789abcdef" for c in digest):
            raise ValueError(f"{digest!r} is not a SHA-256 in lower-case hexadecimal")
        return self.folder / digest[:2] / digest[2:]

    def _keeps(self, digest: str, size: int) -> bool:
        try:
            return self.path_of(digest).stat().st_size == size
        except OSError:
            return False

    def _write(self, chunks: Iterable[bytes]) -> str:
        """Write to a temporary name, then give the file the name of what was really written."""
        hasher = hashlib.sha256()
        with _writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".writing-", dir=self.folder)
            try:
                with open(handle, "wb") as stream:
                    for chunk in chunks:
                        hasher.update(chunk)
                        stream.write(chunk)
                    stream.flush()
                    os.fsync(stream.fileno())
                    os.fchmod(stream.fileno(), 0o444)
                path = self.path_of(hasher.hexdigest())
                path.parent.mkdir(exist_ok=True)
                os.replace(temporary, path)
            finally:
                Path(temporary).unlink(missing_ok=True)
        return hasher.hexdigest()


@contextmanager
def _writing() -> Iterator[None]:
    """Say plainly that the archive could not be written: nothing goes on without the bytes kept."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise RunAborted("the disk is full: the archive in WARMONITOR_HOME cannot grow; free some space and run again") from error
        raise RunAborted(f"the archive in WARMONITOR_HOME cannot be written: {error.strerror or error}") from error


def _digest(stream: BinaryIO) -> tuple[str, int]:
    hasher, size = hashlib.sha256(), 0
    for chunk in _chunks(stream):
        hasher.update(chunk)
        size += len(chunk)
    return hasher.hexdigest(), size


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _readable(stream: BinaryIO) -> Iterator[bytes]:
    """The chunks of a file from outside: if it fails half-way that is the item's fault, not the archive's."""
    try:
        yield from _chunks(stream)
    except OSError as error:
        raise ItemFailed(f"cannot be read: {error.strerror or error}") from error
