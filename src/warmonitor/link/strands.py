"""A strand: what one report tells of one incident. Strands, not single claims, are compared across reports."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.link.actors import named, sides
from warmonitor.link.ages import ages_of
from warmonitor.link.asides import Stretch, asides
from warmonitor.link.grounds import Ground, ground_of
from warmonitor.link.naming import Names, Naming, names_of
from warmonitor.link.placing import Spot, is_quarter, name_keys, skeleton, spot_of
from warmonitor.link.wording import Terms, headline, is_wall, terms

Kind = Literal["narrow", "wide", "either"]
"""`wide` figures span several incidents; `either` is a running figure whose words leave it open."""

KIN = (
    frozenset({"bombing", "suicide_bombing", "mine", "shelling"}),
    frozenset({"shelling", "airstrike", "bombing"}),
    frozenset({"execution", "shooting", "stabbing"}),
    frozenset({"clashes", "shooting", "shelling"}),
    frozenset({"clashes", "airstrike"}),
    frozenset({"kidnapping", "execution", "torture"}),
)
SCENE_MOST = 12  # more people than this in a piece of footage is an aftermath, not one scene
_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = re.compile(r"[A-Z][\w’'-]{2,}")
COMMON = frozenset(
    """the and were was been killed killing kill kills dead died deaths death people persons injured injuring wounded wounding
    least more than others another after who with from that this have had has including among total toll reported according
    said dozens several hundreds many numerous some about over body bodies victims victim men women children civilians civilian
    man woman child one two three four five six seven eight nine ten last their they his her him them when where which while
    into during against attack attacks""".split()
)


class Strand(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one document that are about one incident, with everything that comparing them needs."""

    key: str
    doc_id: str
    twin: str
    members: tuple[Cited, ...]
    kind: Kind
    spots: tuple[Spot, ...]
    start: date | None
    end: date | None
    dated: bool
    manners: frozenset[str]
    sides: frozenset[str]
    named_sides: frozenset[str]
    figures: frozenset[tuple[str, int, int | None]]
    tops: Mapping[str, tuple[int, int | None]]
    names: frozenset[str]
    name_words: frozenset[str]
    place_keys: frozenset[str]
    ground: Ground | None
    quarter: bool
    words: frozenset[str]
    scene: bool
    mentioned: frozenset[str]
    terms: Terms
    people: frozenset[str]
    proper: frozenset[str]
    current: frozenset[str]
    ages: frozenset[str]
    headline: Terms
    published: date | None
    main: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a strand takes from its document: the places and names that stand in it, and its copies' common key."""

    twin: str = ""
    mentioned: frozenset[str] = frozenset()
    terms: Terms = {}
    names: Names = Names()
    ages: frozenset[str] = frozenset()
    headline: Terms = {}
    asides: tuple[Stretch, ...] = ()


def report_of(document: Document | None, doc_id: str, known: Naming | None = None) -> Report:
    """What strands take from this document; `known` says which of its names few reports have."""
    if document is None:
        return Report(twin=doc_id)
    capitals = frozenset(_CAPITAL.findall(f"{document.title} {document.text[:20000]}"))
    mentioned = frozenset(key for word in capitals for key in name_keys(word)[0])
    copied = document.duplicate_of or document.near_duplicate_of
    return Report(
        twin=copied if copied and not is_wall(document) else document.doc_id,
        mentioned=mentioned,
        terms=terms(document),
        ages=ages_of(document),
        headline=headline(document),
        asides=asides(document.text),
        names=known.rare(names_of(document)) if known else Names(),
    )


def strand_of(members: Sequence[Cited], report: Report, kind: Kind) -> Strand:
    """The strand of these claims of one document. The order in which they come makes no difference."""
    ordered = tuple(sorted(members, key=content_key))
    claims = [c.claim for c in ordered]
    start, end, dated = span(ordered, whole=kind == "wide")
    spots = {s.name + s.id: s for s in map(spot_of, claims) if s is not None}
    names = frozenset(" ".join(name.lower().split()) for c in claims for name in c.names)
    place_keys = frozenset(key for spot in spots.values() for key in spot.keys)
    return Strand(
        key=digest(content_key(c) for c in ordered),
        doc_id=ordered[0].doc_id,
        twin=report.twin,
        members=ordered,
        kind=kind,
        spots=tuple(spots[name] for name in sorted(spots)),
        start=start,
        end=end,
        dated=dated,
        manners=frozenset(c.manner for c in claims) - {"unknown", "other"},
        sides=frozenset(side for c in claims for side in sides(c.perpetrator)),
        named_sides=frozenset(side for c in claims for side in named(c.perpetrator)),
        figures=frozenset((c.harm, c.low, c.high) for c in claims if c.modality not in ("plural_only", "vague", "none")),
        tops=tops(ordered),
        names=names,
        name_words=frozenset(skeleton(word) for name in names for word in name.split()),
        place_keys=place_keys,
        ground=ground_of(claims),
        quarter=any(is_quarter(spot.name) for spot in spots.values()),
        words=frozenset(word for c in claims for word in content_words(f"{c.quote} {c.victims}")),
        scene=all(is_scene(c) for c in ordered),
        mentioned=report.mentioned,
        terms=report.terms,
        people=report.names.full,
        proper=frozenset(name for name in report.names.single if skeleton(name) not in place_keys),
        current=report.names.current,
        ages=report.ages,
        headline=report.headline,
        published=ordered[0].published,
    )


def span(members: Sequence[Cited], *, whole: bool) -> tuple[date | None, date | None, bool]:
    """The days that the claims leave for the incident, and whether words in the report date it.

    Dated claims decide; where they agree on some day, that day, else all days between them. Figures over several incidents
    (`whole`) count over all their days.
    """
    spoken = [m.claim for m in members if is_dated(m)]
    used = spoken or [m.claim for m in members]
    starts = [c.date_start for c in used if c.date_start]
    ends = [c.date_end for c in used if c.date_end]
    if not starts or not ends:
        return (min(starts, default=None), max(ends, default=None), False)
    low, high = max(starts), min(ends)
    if whole or low > high:
        low, high = min(starts), max(ends)
    return low, high, bool(spoken)


def is_dated(member: Cited) -> bool:
    """Whether the report's words date the harm, rather than the custom that news is of the last days."""
    claim = member.claim
    if not claim.date_start or not claim.date_end:
        return False
    return bool(claim.time) or claim.date_start == claim.date_end


def is_scene(member: Cited) -> bool:
    """A few people killed in one piece of footage: an event of its own until something says otherwise."""
    claim = member.claim
    filmed = not {"video", "photo"}.isdisjoint(claim.evidence) and "testimony" not in claim.evidence
    small = claim.high is not None and 0 < claim.high <= SCENE_MOST and claim.modality in ("exact", "about")
    return filmed and small and not claim.time and not claim.part_of and not claim.names and claim.harm in ("killed", "injured")


def tops(members: Sequence[Cited]) -> dict[str, tuple[int, int | None]]:
    """The largest figure for each harm, which stands for the whole of it."""
    found: dict[str, tuple[int, int | None]] = {}
    for claim in (m.claim for m in members):
        if claim.low >= found.get(claim.harm, (-1, None))[0]:
            found[claim.harm] = (claim.low, claim.high)
    return found


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """A quote's words that say something of this incident, stemmed by cutting.

    >>> sorted(content_words("three captives forced to crawl before being shot"))
    ['befor', 'being', 'capti', 'crawl', 'force', 'shot']
    """
    return frozenset(word[:5] for word in _WORD.findall(text.lower()) if word not in COMMON)


def akin(left: Set[str], right: Set[str]) -> bool:
    """Whether reports often take the one manner for the other (a rocket for an air raid)."""
    return any(family & left and family & right for family in KIN)


def content_key(member: Cited) -> str:
    """What tells claims apart whatever order or numbering they came in."""
    c = member.claim
    return "\x1f".join((member.doc_id, c.quote, c.harm, str(c.low), str(c.high), str(c.start), ">".join(c.attribution), c.id))


def digest(keys: object) -> str:
    """A short name for a set of contents."""
    if not hasattr(keys, "__iter__"):
        raise TypeError(f"{keys!r} is no collection of keys")
    return hashlib.sha256("\x1e".join(sorted(keys)).encode()).hexdigest()[:16]


def content_name(members: Sequence[Cited]) -> str:
    """A name for claims that is a function of what they say and where, so that numbering them anew changes nothing."""
    seen = Counter(
        "\x1f".join((m.doc_id, m.claim.quote, m.claim.harm, str(m.claim.low), str(m.claim.high), str(m.claim.start))) for m in members
    )
    return digest(f"{key}\x1f{n}" for key, n in seen.items())
