"""People whom a report sets beside others in words: "two others", "two cooks and a guard", "a commander ... one guard" (R11, R14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited, Claim

OTHERS = re.compile(r"\b(others?|another|additional|associates?|accomplices?|companions?|comrades|bodyguards?)\b", re.I)
JOINS = re.compile(r"\s{0,9}(?:,|and\b|&|as well as\b|(?:along|together) with\b|alongside\b|plus\b)", re.I)
JOINED = re.compile(r"(?:,|\band|&|\bas well as|\b(?:along|together) with|\balongside|\bplus)\s*$", re.I)
COUNTED_ANEW = re.compile(r"\b(?:a|an|one|another)\b", re.I)
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


def in_one_list(a: Claim, b: Claim) -> bool:
    """Whether one sentence lists the two side by side: the words of the one open or close the other's, with a joint between.

    >>> two = Claim(id="c1", quote="killed two soldiers", start=0, end=19, harm="killed", low=2, high=2)
    >>> three = Claim(id="c2", quote="killed two soldiers and three guards", start=0, end=36, harm="killed", low=3, high=3)
    >>> in_one_list(two, three)
    True
    """
    if a.harm != b.harm or a.start is None or b.start is None or a.id in (b.part_of, "") or b.id in (a.part_of, ""):
        return False
    short, long = sorted((a, b), key=lambda c: len(c.quote))
    if short.start == long.start and short.end != long.end:
        return bool(JOINS.match(long.quote[len(short.quote) :]))
    if short.end == long.end and short.start != long.start:
        return bool(JOINED.search(long.quote[: -len(short.quote)]))
    return False


def row(level: Sequence[Cited]) -> tuple[Cited, ...]:
    """The most people whom one sentence lists side by side, if it lists any; else the empty row."""
    rows = [(c, *(other for other in level if other is not c and in_one_list(c.claim, other.claim))) for c in level]
    lists = [one for one in rows if len(one) > 1]
    longest = max(lists, key=lambda one: (sum(c.claim.low for c in one), len(one)), default=())
    return tuple(sorted(longest, key=lambda c: (c.claim.start or 0, c.claim.end or 0)))


def beside(level: Sequence[Cited], largest: Sequence[Cited]) -> tuple[Cited, ...]:
    """Single people who are called otherwise than those of the largest figure, so that they may be people beside them.

    They may overlap (a leader may be counted among "insurgents"), but the report ties neither to the other. Beside one person
    stands another only where a number or an article introduces the later of the two.
    """
    called = {kind(c) for c in largest}
    if "" in called or any(c.claim.modality in ("plural_only", "up_to", "none") for c in largest):
        return ()
    found: list[Cited] = []
    for c in level:
        single = c.claim.low == c.claim.high == 1 and kind(c) and kind(c) not in called and c not in largest
        if single and all(_two(c, other) for other in (*largest, *found)):
            found.append(c)
            called.add(kind(c))
    return tuple(found)


def _two(a: Cited, b: Cited) -> bool:
    """Whether the later of two is told as somebody new, where both are one person; a group is never one person's other name."""
    if max(a.claim.low, b.claim.low) > 1:
        return True
    later = max((a, b), key=lambda c: c.claim.start or 0)
    return bool(COUNTED_ANEW.search(later.claim.quote))
