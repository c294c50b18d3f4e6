"""The table of roles in docs/desk.md, made of the one that the store goes by."""

from __future__ import annotations

import re
from pathlib import Path

from warmonitor.store.roles import DEEDS, MAY, ROLES, SAYS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "desk.md"
BLOCK = re.compile(r"(<!-- roles -->\n).*?(<!-- end -->)", re.S)


def with_table(text: str) -> str:
    """The page with the table as it is now."""
    return BLOCK.sub(lambda found: found[1] + table() + found[2], text)


def table() -> str:
    head = ["| Who may | " + " | ".join(ROLES) + " |", "|---|" + ":-:|" * len(ROLES)]
    rows = [f"| {SAYS[deed]} | " + " | ".join("yes" if role in MAY[deed] else "" for role in ROLES) + " |" for deed in DEEDS]
    return "\n".join([*head, *rows]) + "\n"


def refresh() -> None:
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
