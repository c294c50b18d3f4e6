"""Who rests on whom: one report's claims about one incident, and the voice that they come down to."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from warmonitor.domain.claims import ClaimRef

RelianceKind = Literal["quotes", "credits_wire", "copy", "near_copy", "same_figure"]
"""It names the voice; a wire that it names is the voice or brought it; the whole text, or nearly, is another's; so is the figure."""


class Reliance(msgspec.Struct, frozen=True, kw_only=True):
    """An edge from a report to what it rests on, for one incident; one line of `exports/origins.jsonl`.

    `voice` is the independent voice at the end; `report` is the other report by which this one comes to it, "" where it names the
    voice itself. `first` is the day of the report that rests, None where nobody gave it one. `presumed` says that no words tell it;
    `why` has a sentence for each reason and is never empty.
    """

    incident: str
    voice: str
    document: str
    outlet: str = ""
    kind: RelianceKind
    report: str = ""
    first: date | None = None
    claims: tuple[ClaimRef, ...]
    presumed: bool = False
    why: tuple[str, ...]
