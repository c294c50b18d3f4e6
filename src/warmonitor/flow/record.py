"""`run.json`: when and with what a result was made, and what was lost. The one file that differs between equal runs."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from warmonitor import __version__
from warmonitor.domain.documents import Lost
from warmonitor.errors import CallRefused

NAME = "run.json"
FORMAT = 1  # of the files that a run writes; raised where an older program would misread them


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose for a run."""

    policy: str = "ucdp"
    extractor: str = "rules-en.v1"
    apart: bool = False
    workers: int = 1
    claims_file: str = ""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    made_at: str
    warmonitor: str
    format: int
    python: str
    signed: bool
    methods: Mapping[str, str]
    settings: Settings
    counts: Mapping[str, int]
    readers: Mapping[str, Mapping[str, Any]]
    lost: Sequence[Lost]
    updates: int
    state: str
    files: Sequence[str]


def write(
    path: Path,
    *,
    settings: Settings,
    methods: Mapping[str, str],
    counts: Mapping[str, int],
    readers: Mapping[str, Mapping[str, Any]],
    lost: Sequence[Lost],
    updates: int,
    state: str,
    at: str,
) -> None:
    """Write the record, after all other files of the results.

    `lost` items are named as they were on standard error, `readers` are those that asked a server; `updates` counts how often documents
    were added, and `state` ties the results to what is remembered of them for the next update. `files` are those of the results, so that
    the next ones know which to replace.
    """
    record = Record(
        made_at=at,
        warmonitor=__version__,
        format=FORMAT,
        python=platform.python_version(),
        signed=False,
        methods=methods,
        settings=settings,
        counts=counts,
        readers=readers,
        lost=lost,
        updates=updates,
        state=state,
        files=sorted([NAME, *(file.relative_to(path.parent).as_posix() for file in path.parent.rglob("*") if file.is_file())]),
    )
    path.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier run says of itself."""

    warmonitor: str
    format: int = FORMAT
    settings: Settings = Settings()
    updates: int = 0
    state: str = ""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def read(folder: Path) -> Made:
    """With what the results in the folder were made.

    Raises:
        CallRefused: If there are none, or a newer version of the program made them.
    """
    path = folder / NAME
    try:
        made = msgspec.json.decode(path.read_bytes(), type=Made)
    except OSError as failure:
        raise CallRefused(f"{folder} holds no results of a run: {NAME}: {failure.strerror}") from failure
    except (msgspec.DecodeError, UnicodeDecodeError) as failure:
        raise CallRefused(f"{path} cannot be read: {failure}; was it written by a newer version?") from failure
    _refuse_newer(made, folder)
    return made


def refuse_newer(folder: Path) -> None:
    """Raises CallRefused if a newer version made the results in the folder; what is there may as well be none, or damaged."""
    try:
        made = msgspec.json.decode((folder / NAME).read_bytes(), type=Made)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return
    _refuse_newer(made, folder)


def _refuse_newer(made: Made, folder: Path) -> None:
    if made.format > FORMAT or _numbers(made.warmonitor) > _numbers(__version__):
        raise CallRefused(
            f"the results in {folder} were made by warmonitor {made.warmonitor}, which is newer than this one ({__version__}); "
            "use that version or a later one"
        )


def _numbers(version: str) -> tuple[int, ...]:
    """A version's numbers, for comparing: letters after a number (a1, rc2, dev) are passed over.

    >>> _numbers("0.10.1") > _numbers("0.9"), _numbers("1.0.0rc1") > _numbers("1.0")
    (True, False)
    """
    parts = version.partition("+")[0].split(".")
    numbers = [int(digits) if (digits := _leading(part)) else 0 for part in parts]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _leading(part: str) -> str:
    return part[: next((n for n, letter in enumerate(part) if letter not in "0123456789"), len(part))]
