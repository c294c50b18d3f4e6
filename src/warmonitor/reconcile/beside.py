"""People whom a report sets beside others, in words: "two others", "a commander and several guards" (R11, R14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited

OTHERS = re.compile(r"\b(others?|another|additional|associates?|accomplices?|companions?|comrades|bodyguards?)\b", re.I)
ANYBODY = {
    "people", "persons", "person", "individuals", "individual", "men", "man", "women", "woman", "victims", "victim", "dead", "deaths",
    "bodies", "casualties", "residents", "members", "them", "",
}  # fmt: skip


def set_apart(cited: Cited) -> bool:
    """Whether the words set these people apart from those before them: "others", "additional", "five more"."""
    return (cited.claim.counting == "increment" and cited.claim.part_of is None) or bool(OTHERS.search(cited.claim.victims))


def kind(cited: Cited) -> str:
    """What the people are called, where that tells them from anybody: the last word of the phrase, in the singular.

    >>> from warmonitor.domain.claims import Claim
    >>> kind(Cited(doc_id="a", claim=Claim(id="c1", quote="two guards died", harm="killed", low=2, high=2, victims="armed guards")))
    'guard'
    """
    words = re.findall(r"[^\W\d_]+", cited.claim.victims.casefold())
    last = words[-1] if words else ""
    return "" if last in ANYBODY else last.removesuffix("s")


def single_and_group(level: Sequence[Cited]) -> tuple[Cited, ...]:
    """One person and a group who are called by different names, in one report and one voice; () where there are no such two.

    They may overlap (a leader may be counted among "insurgents"), but the report ties neither to the other.
    """
    groups = [c for c in level if c.claim.low > 1 and c.claim.modality in ("exact", "vague", "at_least") and kind(c)]
    called = {kind(c) for c in groups}
    singles = [c for c in level if c.claim.low == c.claim.high == 1 and kind(c) and kind(c) not in called]
    if not groups or not singles:
        return ()
    group = max(groups, key=lambda c: (c.claim.low, c.ref))
    return (min(singles, key=lambda c: c.ref), group)
