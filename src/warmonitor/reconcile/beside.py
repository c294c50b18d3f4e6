"""People whom a report sets beside others in words: "two others", "two cooks and a guard", "a commander ... one guard" (R11, R14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited, Claim

OTHERS = re.compile(r"\b(others?|another|additional|associates?|accomplices?|companions?|comrades|bodyguards?)\b", re.I)
ORDINAL = re.compile(
    r"^(?:a|the) (?:second|third|fourth|fifth|sixth|seventh) (?!lieutenant|sergeant|degree)[a-z]+\b", re.I
)  # "the third man"
AND = re.compile(r"\band\b|,", re.I)
JOINS = re.compile(r"\s{0,9}(?:,|and\b|&|as well as\b|(?:along|together) with\b|alongside\b|plus\b)", re.I)
JOINED = re.compile(r"(?:,|\band|&|\bas well as|\b(?:along|together) with|\balongside|\bplus)\s*$", re.I)
WITH = re.compile(r"\b(?:as well as|(?:along|together) with|alongside)\b", re.I)
COUNTED_ANEW = re.compile(r"\b(?:a|an|one|another)\b", re.I)
ANYBODY = {
    "people", "persons", "person", "individuals", "individual", "men", "man", "women", "woman", "victims", "victim", "dead", "deaths",
    "bodies", "casualties", "residents", "members", "them", "suspect", "suspects", "detainee", "detainees", "captive", "captives",
    "prisoner", "prisoners", "occupant", "occupants", "",
}  # fmt: skip
FIGHTERS = {
    "gunman",
    "gunmen",
    "insurgent",
    "militant",
    "fighter",
    "rebel",
    "terrorist",
    "guerrilla",
    "extremist",
    "combatant",
    "jihadist",
    "enemy",
    "taliban",
}


def set_apart(cited: Cited) -> bool:
    """Whether the words set these people apart from those before them: "others", "additional", "five more", "the third man".

    "The leader and one other guard" are no others: the phrase holds whom it sets them beside.
    """
    if ORDINAL.search(cited.claim.quote) and cited.claim.low == cited.claim.high == 1:
        return True
    said = OTHERS.search(cited.claim.victims)
    if said is None:
        return cited.claim.counting == "increment" and cited.claim.part_of is None
    return not AND.search(cited.claim.victims[: said.start()])


def kind(cited: Cited) -> str:
    """What the people are called, where that tells them from anybody: the last word of the phrase, in the singular.

    >>> from warmonitor.domain.claims import Claim
    >>> kind(Cited(doc_id="a", claim=Claim(id="c1", quote="two guards died", harm="killed", low=2, high=2, victims="armed guards")))
    'guard'
    """
    return _called(cited.claim.victims)


def kinds(cited: Cited) -> frozenset[str]:
    """What each of the people is called, where one phrase names several ("a leader and one of his guards")."""
    return frozenset(called for part in AND.split(cited.claim.victims) if (called := _called(part)))


def _called(phrase: str) -> str:
    words = re.findall(r"[^\W\d_]+", phrase.casefold())
    last = words[-1] if words else ""
    if last in ANYBODY:
        return ""
    return "fighter" if last.removesuffix("s") in FIGHTERS else last.removesuffix("s")


def told_again(cited: Cited, others: Sequence[Cited]) -> bool:
    """Whether a phrase that names several holds these people or is held by them: "a leader and his guard ... the guard was also held"."""
    for other in others:
        few, many = (cited, other) if cited.claim.low < other.claim.low else (other, cited)
        if few.claim.low < many.claim.low and len(kinds(many)) > 1 and kind(few) in kinds(many):
            return True
    return False


def in_one_list(a: Claim, b: Claim) -> bool:
    """Whether one sentence lists the two side by side: the words of the one open or close the other's, with a joint between.

    >>> two = Claim(id="c1", quote="killed two soldiers", start=0, end=19, harm="killed", low=2, high=2)
    >>> three = Claim(id="c2", quote="killed two soldiers and three guards", start=0, end=36, harm="killed", low=3, high=3)
    >>> in_one_list(two, three)
    True
    """
    return bool(_joint(a, b))


def _joint(a: Claim, b: Claim) -> str:
    """What joins the two in one list: "," if a comma stands between, "and", "along with"; "" where no list holds both."""
    if a.harm != b.harm or a.start is None or b.start is None or a.id in (b.part_of, "") or b.id in (a.part_of, ""):
        return ""
    short, long = sorted((a, b), key=lambda c: len(c.quote))
    if found := _along_with(a, b):
        return found
    if short.start == long.start and short.end != long.end:
        opens = JOINS.match(long.quote[len(short.quote) :])
        return opens[0].strip() if opens else ""
    if short.end == long.end and short.start != long.start:
        before = long.quote[: -len(short.quote)]
        return ("," if "," in before else "and") if JOINED.search(before) else ""
    return ""


def _along_with(a: Claim, b: Claim) -> str:
    """ "was killed near his home, along with two guards": the words of the two meet, and what the later adds joins them."""
    first, second = sorted((a, b), key=lambda c: c.end or 0)
    if first.end is None or second.start is None or second.end is None or not second.start < first.end < second.end:
        return ""
    joint = WITH.search(second.quote[first.end - second.start :])
    return joint[0] if joint else ""


def counted_beside(a: Cited, b: Cited) -> bool:
    """Whether people stand in one list with others and are none of them, as in "six priests and two women".

    "Twelve people, two women and a child": behind a word for anybody a comma alone may open its parts.
    """
    joint = _joint(a.claim, b.claim)
    first = min(a, b, key=lambda c: (c.claim.end or 0, c.claim.start or 0))
    return bool(joint) and (joint != "," or kind(first) not in ("", "civilian"))


def row(level: Sequence[Cited]) -> tuple[Cited, ...]:
    """The most people whom one sentence lists side by side, if it lists any; else the empty row."""
    rows = [(c, *(other for other in level if other is not c and in_one_list(c.claim, other.claim))) for c in level]
    lists = [one for one in rows if len(one) > 1]
    longest = max(lists, key=lambda one: (sum(c.claim.low for c in one), len(one)), default=())
    return tuple(sorted(longest, key=lambda c: (c.claim.start or 0, c.claim.end or 0)))


def beside(level: Sequence[Cited], largest: Sequence[Cited]) -> tuple[Cited, ...]:
    """A single person called otherwise than those of the largest figure, who may stand beside them; () where there is none.

    They may overlap (a leader may be counted among "fighters"), but the report ties neither to the other. One person stands beside
    another only where the one is a mere fighter and the later of the two is told as new: a leader and a facilitator may be one.
    """
    called = {one for c in largest for one in kinds(c)}
    if not all(kind(c) for c in largest) or not largest or any(c.claim.modality in ("plural_only", "up_to", "none") for c in largest):
        return ()
    singles = [c for c in level if c.claim.low == c.claim.high == 1 and kind(c) and kind(c) not in called and c not in largest]
    group = max(c.claim.low for c in largest) > 1
    return tuple(c for c in singles if group or _two(c, largest[0]))[:1]


def _two(a: Cited, b: Cited) -> bool:
    """Whether two single people are surely told of as two."""
    later = max((a, b), key=lambda c: c.claim.start or 0)
    return "fighter" in (kind(a), kind(b)) and bool(COUNTED_ANEW.search(later.claim.quote))
