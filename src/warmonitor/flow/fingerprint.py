"""What a reading rests on besides the document: the reader's code, its tables, the places, the libraries. Any change shows."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

import warmonitor
from warmonitor import plugins
from warmonitor.gazetteer import Gazetteer

OURS = Path(warmonitor.__file__).parent
# Whatever the readers of `extract` import, and what `flow` does to a reading before anybody sees it.
LOOKED_AT = ("domain", "extract", "gazetteer", "flow/reading.py", "flow/long.py", "flow/placing.py", "plugins.py")
SETTLED_BY = ("domain", "gazetteer", "link", "reconcile", "flow/settling.py", "flow/unclear.py")


def fingerprint(extractor: str) -> str | None:
    """A name for everything but the document that a reading by this extractor rests on; None where nobody can say.

    Two that read beside each other ("A+B") rest on what both rest on. An extractor from elsewhere is known by the files of its
    package. It may add `fingerprint` (a string that changes when its readings would), and `remembered = False` says that its readings
    must not be kept.
    """
    marks = [_mark(name) for name in plugins.extractor_names(extractor)]
    known = [mark for mark in marks if mark is not None]
    return _digest(known) if len(known) == len(marks) else None


def _mark(extractor: str) -> str | None:
    part = plugins.load("extractors", extractor)
    if not getattr(part, "remembered", True):
        return None
    files = _files_of(part)
    if files is None:
        return None
    said = getattr(part() if isinstance(part, type) else part, "fingerprint", "")  # of the made one: it may rest on its settings
    if not isinstance(said, str):
        return None
    return _digest((extractor, said, _own_code(), _bytes_of(files), _bytes_of([Gazetteer.own_file()])))


def _files_of(part: Any) -> list[Path] | None:
    """The files of the extractor's package, beyond our own; None for one that lies in no folder."""
    package = getattr(part, "__module__", type(part).__module__).partition(".")[0]
    if package == warmonitor.__name__:
        return []
    found = getattr(sys.modules.get(package), "__file__", None)
    if not found:
        return None
    path = Path(found)
    return sorted(_within(path.parent)) if path.name == "__init__.py" else [path]


def linked_by() -> str:
    """A name for the code that links and reconciles, and all that it rests on."""
    return _own_code(SETTLED_BY)


@cache
def _own_code(names: tuple[str, ...] = LOOKED_AT) -> str:
    files = [file for name in names for file in sorted(_within(OURS / name))]
    return _digest((platform.python_version(), warmonitor.__version__, *_libraries(), _bytes_of(files)))


def _within(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    yield from (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _libraries() -> Iterator[str]:
    """The libraries that we name as needed, with the versions that are here."""
    try:
        named = requires("warmonitor") or []
    except PackageNotFoundError:
        named = []
    for one in sorted(line for line in named if "extra ==" not in line):
        name = "".join(c if c.isalnum() or c in "-_." else " " for c in one).split()[0]
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


def _bytes_of(files: Iterable[Path]) -> str:
    hasher = blake2b(digest_size=16)
    for file in files:
        hasher.update(f"\x00{file.name}\x00".encode())
        if file.is_file():
            hasher.update(file.read_bytes())
    return hasher.hexdigest()


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
