"""The day that a report gives at its top."""

from __future__ import annotations

import re
from datetime import date

from warmonitor.extract.numbers import MONTHS

DATELINE = re.compile(
    r"\(\s*(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2})(?:,\s*(?P<y>\d{4}))?\s*\)"
    r"|,\s*(?P<d2>\d{1,2})\s+(?P<m2>[A-Z][A-Za-z]{2,8})\s+(?P<y2>\d{2}|\d{4})\s*(?:[(\[]|--)"
    r"|\A(?:[^\n]{0,60}?\b)?(?P<d3>\d{1,2})\s+(?P<m3>[A-Z][a-z]{2,8})\s+(?P<y3>\d{4})"
    r"|\A(?:[^\n]{0,80}?\b)?(?P<m4>[A-Z][a-z]{2,8})\.?\s+(?P<d4>\d{1,2}),?\s*(?P<y4>\d{4})"  # "Jul 262016" lost its comma
    r"|\A\s*(?P<d7>\d{2})-(?P<n7>\d{2})-(?P<y7>\d{4})\b"
    r"|\A\s*(?P<m8>[A-Z][a-z]{2,8})\.?\s+(?P<d8>\d{1,2}):\s"  # over a release whose number gives the year
    # On a line of its own or before the first sentence, under a heading: "QASRAT, 4 May 2026 - ..."
    r"|^(?:[A-Z][^\n,.]{0,40},\s*)?(?P<d5>\d{1,2})\s+(?P<m5>[A-Z][a-z]{2,8})\.?\s+(?P<y5>\d{4})\s*(?:[-–—.:(]|$)"
    r"|^(?:[A-Z][^\n,.]{0,40},\s*)?(?P<m6>[A-Z][a-z]{2,8})\.?\s+(?P<d6>\d{1,2}),?\s+(?P<y6>\d{4})\s*(?:[-–—.:(]|$)",
    re.MULTILINE,
)


RELEASE_YEAR = re.compile(r"\b(20\d\d|19\d\d)-\d\d-[A-Z]{1,2}-\d+")


def dateline(text: str) -> date | None:
    """The day that a dateline near the top gives: "QASRAT (May 30, 2011) -", "OLD PELL, 29 APR 90 (QNA)".

    >>> dateline("OLD PELL, 29 APR 90 (PELL RADIO) -- [TEXT] ...")
    datetime.date(1990, 4, 29)
    >>> dateline("Strike on a market\\n\\nQASRAT, 4 May 2026 - A strike killed ...")
    datetime.date(2026, 5, 4)
    """
    top = text[:600]
    for match in DATELINE.finditer(top):
        parts = {key[0]: value for key, value in match.groupdict().items() if value}
        month = MONTHS.get(parts.get("m", "").lower()) or int(parts.get("n", 0))
        if not month:
            continue
        year = int(parts["y"]) if "y" in parts else 0
        if not year:
            release = RELEASE_YEAR.search(top) or re.search(r"\b((?:19|20)\d\d)\b", top)
            if release is None:
                continue
            year = int(release[1][:4])
        elif year < 100:
            year += 1900 if year > 50 else 2000
        try:
            return date(year, month, int(parts["d"]))
        except ValueError:
            continue
    return None
