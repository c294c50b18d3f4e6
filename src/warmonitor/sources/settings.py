"""How much intake may read, and whom it may ask."""

from __future__ import annotations

import os

import msgspec

from warmonitor import __version__


def _private_allowed() -> bool:
    return os.environ.get("WARMONITOR_ALLOW_PRIVATE", "") == "1"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of taking in.

    `max_bytes` bounds one text, page or mail, one line of a .jsonl, one page of a web archive; `max_expanded` what a packed file
    may unpack to; `max_fetch` what one address may send. `allow_private` lets addresses point into private networks and use plain
    http://; it is off unless said, or unless WARMONITOR_ALLOW_PRIVATE=1.
    """

    max_bytes: int = 64 << 20
    max_expanded: int = 256 << 20
    max_fetch: int = 32 << 20
    timeout_s: float = 20.0
    total_timeout_s: float = 60.0
    max_redirects: int = 5
    user_agent: str = f"warmonitor/{__version__}"
    respect_robots: bool = True
    allow_private: bool = msgspec.field(default_factory=_private_allowed)
