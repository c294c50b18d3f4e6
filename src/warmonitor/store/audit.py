"""The log of deeds: appended with each deed in one transaction, and proved unbroken by anybody who has the rows.

Each entry's hash covers its fields and the hash before it, so a changed row no longer fits its own hash, and a removed or moved one no
longer fits its neighbour. Rows cut off at the end leave a whole shorter chain: what proves those is a hash of the head that somebody noted
elsewhere; every release carries one.

    hash = SHA-256(canonical JSON of [number, at, who, project, deed, subject, detail, before])
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction

from warmonitor.store.models import AuditEntry

FIRST = "0" * 64
LOCK = 0x77A2_4D01  # names the log among PostgreSQL's advisory locks


class Fault(NamedTuple):
    """An entry that does not fit, and how."""

    number: int
    reason: str


def append(deed: str, *, who: str, project: str = "", subject: str = "", detail: Mapping[str, Any] | None = None) -> AuditEntry:
    """Add an entry. Belongs into the transaction of the deed itself, so that neither is there without the other.

    `detail` holds ids, numbers and words of ours; never a victim's name or a report's text.
    """
    with transaction.atomic():
        one_at_a_time()
        last = AuditEntry.objects.order_by("-number").first()
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=datetime.now(UTC).isoformat(timespec="microseconds"),
            who=who,
            project=project,
            deed=deed,
            subject=subject,
            detail=dict(detail or {}),
            before=last.hash if last else FIRST,
        )
        entry.hash = _hash(entry)
        entry.save(force_insert=True)
    return entry


def head() -> tuple[int, str]:
    """The number and hash of the newest entry: note it elsewhere, and nothing before it can change unseen."""
    last = AuditEntry.objects.order_by("-number").first()
    return (last.number, last.hash) if last else (0, FIRST)


def faults(*, noted: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Every entry that was changed, and every place where one was removed, put in or moved; none, if the log is whole.

    `noted` is a head that was once written down elsewhere: the log must still hold it.
    """
    expected, before, held = 1, FIRST, None
    for entry in AuditEntry.objects.order_by("number").iterator():
        if entry.number != expected:
            missing = str(expected) if entry.number == expected + 1 else f"{expected} to {entry.number - 1}"
            yield Fault(expected, f"entry {missing} is missing")
        elif entry.before != before:
            yield Fault(entry.number, "does not follow the entry before it: one was replaced, or the order is not that of writing")
        if _hash(entry) != entry.hash:
            yield Fault(entry.number, "is not what was written")
        if noted is not None and entry.number == noted[0]:
            held = entry.hash
        expected, before = entry.number + 1, entry.hash
    if noted is not None and noted[0] > 0 and held != noted[1]:
        yield Fault(noted[0], "is not the entry whose hash was noted" if held else "is gone, and was noted")


def _hash(entry: AuditEntry) -> str:
    parts = [entry.number, entry.at, entry.who, entry.project, entry.deed, entry.subject, entry.detail, entry.before]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def one_at_a_time() -> None:
    """Wait until nobody else writes, and keep others waiting until the commit. SQLite does so anyway; PostgreSQL is asked for a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
