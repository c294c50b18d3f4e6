"""Answers kept by the hash of everything that they rest on, so that a report is paid for once.

A file is written aside and moved into place: half a file never counts. It holds what the model answered, words of reports included, and
is readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A model's answer; `cut` is one that did not fit into the tokens allowed."""

    content: str
    cut: bool = False


class Cache:
    """A folder of answers. Where it cannot be written or read, the model is asked again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Kept | None:
        try:
            return msgspec.json.decode(self._path(key).read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError, UnicodeError):
            return None

    def put(self, key: str, kept: Kept) -> None:
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".part-")  # made for its owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(msgspec.json.encode(kept))
                os.replace(aside, path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def key_of(*rests_on: Any) -> str:
    """One name for all that an answer rests on.

    >>> key_of("a", {"b": 1}) == key_of("a", {"b": 1}), key_of("ab", "c") == key_of("a", "bc")
    (True, False)
    """
    return hashlib.sha256(msgspec.json.encode(rests_on, order="deterministic")).hexdigest()
