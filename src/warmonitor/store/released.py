"""What goes into a release, as values on the way into the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """An incident as the public will see it: `record` is what its page, the interface and the downloads are made from."""

    incident_id: str
    title: str
    parent: str
    outcome: str
    record: Mapping[str, Any]
    digest: str
    date_start: date | None
    date_end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An incident that is not published, and why."""

    incident_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOf:
    """What a release changes about one incident."""

    incident_id: str
    kind: str
    title: str
    was: Mapping[str, Any]
    now: Mapping[str, Any]
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A download: its name, what it is, its bytes."""

    name: str
    media_type: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A release before it is one: what people look at in the preview is what is written then."""

    number: int
    before: str
    policy: str
    made_with: str
    rule: str
    totals: Mapping[str, Any]
    incidents: Sequence[Public]
    left_out: Sequence[LeftOut]
    changes: Sequence[ChangeOf]
    digest: str
