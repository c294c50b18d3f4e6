"""Publication dates as people and machines write them, to ISO."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from warmonitor.domain.documents import iso_day

# Only spellings that have one reading: 03/07/2025 is two different days and is left to a person.
SPELLINGS = (
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d %B, %Y",
    "%Y-%m-%d",
)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def iso_date(written: str) -> str:
    """The ISO date or time of a date in words; "" where it cannot be read one way only.

    >>> iso_date("7 March 2025"), iso_date("Fri, 07 Mar 2025 23:30:00 +0200"), iso_date("03/07/2025")
    ('2025-03-07', '2025-03-07T23:30:00+02:00', '')
    """
    trimmed = written.strip()
    if iso_day(trimmed):
        return trimmed
    return _of_mail(trimmed) or _spelt(ORDINAL.sub("", trimmed))


def _of_mail(written: str) -> str:
    """RFC 2822, kept in the writer's own zone: a report's day is its local day."""
    if not re.search(r"\d:\d\d", written):
        return ""
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, OverflowError, IndexError):
        return ""


def _spelt(written: str) -> str:
    for spelling in SPELLINGS:
        try:
            return datetime.strptime(written, spelling).date().isoformat()
        except ValueError:
            continue
    return ""
