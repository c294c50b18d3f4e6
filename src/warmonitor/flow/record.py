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
    python: str
    signed: bool
    methods: Mapping[str, str]
    settings: Settings
    counts: Mapping[str, int]
    readers: Mapping[str, Mapping[str, Any]]
    lost: Sequence[Lost]


def write(
    path: Path,
    *,
    settings: Settings,
    methods: Mapping[str, str],
    counts: Mapping[str, int],
    readers: Mapping[str, Mapping[str, Any]],
    lost: Sequence[Lost],
) -> None:
    """Write the record; `lost` items are named as they were on standard error, `readers` are those that asked a server."""
    record = Record(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        warmonitor=__version__,
        python=platform.python_version(),
        signed=False,
        methods=methods,
        settings=settings,
        counts=counts,
        readers=readers,
        lost=lost,
    )
    path.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
