"""What keeps people from using a page, as axe-core finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")


def faults(page: Any) -> list[str]:
    """The serious faults of the page that is open, each with the first place where it is."""
    # The page's policy lets no script in from outside, and shall not for the test's sake: evaluate() goes past it.
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"] if one["impact"] in GRAVE]
