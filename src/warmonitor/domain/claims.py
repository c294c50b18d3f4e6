"""Who says what of whom: one statement in one document that people suffered a harm.

The fields are the claim record that the project promises to readers of `claims.jsonl`; the record is the value.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import msgspec

from warmonitor.domain.counts import Count
from warmonitor.domain.documents import iso_day
from warmonitor.domain.places import Place
from warmonitor.domain.times import When

Harm = Literal["killed", "injured", "killed_or_injured", "missing", "abducted", "detained", "displaced", "bodies_found"]
Modality = Literal["exact", "at_least", "more_than", "up_to", "fewer_than", "about", "nearly", "range", "vague", "plural_only", "none"]
Status = Literal["civilian", "state_forces", "armed_group", "mixed", "unknown"]
Sex = Literal["men", "women", "mixed", "unknown"]
Age = Literal["adults", "children", "mixed", "unknown"]
Manner = Literal[
    "execution", "shooting", "airstrike", "shelling", "bombing", "suicide_bombing", "mine", "clashes",
    "stabbing", "torture", "chemical", "arson", "kidnapping", "other", "unknown",
]  # fmt: skip
Counting = Literal["incident", "increment", "cumulative", "period", "residual"]
Hedge = Literal["asserted", "alleged", "denied"]
Verification = Literal["verified", "unverified", "disputed", "none"]
Agreement = Literal["", "agreed", "only", "conflicting"]
Evidence = Literal["video", "photo", "testimony", "document", "satellite", "site_visit", "medical", "list"]

HARMS: tuple[Harm, ...] = get_args(Harm)
STATUSES: tuple[Status, ...] = get_args(Status)
MANNERS: tuple[Manner, ...] = get_args(Manner)

ClaimRef = tuple[str, str]
"""A claim anywhere: its document's id and its own."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of one named person; None where it says nothing."""

    name: str
    age: int | None = None
    sex: Literal["man", "woman"] | None = None
    occupation: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One claim, as read from one document.

    `low`..`high` is an interval of people (`high=None` is open). `attribution` runs from the speaker nearest to the document
    outwards to the origin; empty when the document speaks in its own voice. `start` is None only for a title's claim.
    `date_precision` is UCDP GED's date_prec. `rule` names what in the reader made the claim.

    Where two readers read the document, `agreement` says whether both read this claim, `extractor` alone did, or the other one reads
    another number in the same words (`conflicts_with` names its claims). A `pending` claim is the checking reader's: it is in no toll
    until a person accepts it.
    """

    id: str
    quote: str
    start: int | None = None
    end: int | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    in_title: bool = False
    harm: Harm
    low: int
    high: int | None = None
    modality: Modality = "exact"
    status: Status = "unknown"
    victims: str = ""
    sex: Sex = "unknown"
    age: Age = "unknown"
    names: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    perpetrator: str = ""
    manner: Manner = "unknown"
    place: str = ""
    time: str = ""
    date_start: date | None = None
    date_end: date | None = None
    date_precision: int = 5
    counting: Counting = "incident"
    attribution: tuple[str, ...] = ()
    hedge: Hedge = "asserted"
    verification: Verification = "none"
    evidence: tuple[Evidence, ...] = ()
    part_of: str | None = None
    event: str = ""
    extractor: str = ""
    rule: str = ""
    place_resolved: Place | None = None
    speakers: tuple[str, ...] = ()
    agreement: Agreement = ""
    conflicts_with: tuple[str, ...] = ()
    pending: bool = False

    def __post_init__(self) -> None:
        Count(low=self.low, high=self.high)
        if self.harm not in HARMS:
            raise ValueError(f"harm={self.harm!r} is not one of {', '.join(HARMS)}")
        if (self.start is None) != (self.end is None):
            raise ValueError(f"start={self.start} and end={self.end}: give both or neither")
        if self.part_of == self.id:
            raise ValueError(f"claim {self.id} cannot be a part of itself")

    @property
    def count(self) -> Count:
        return Count(low=self.low, high=self.high)

    @property
    def when(self) -> When:
        start, end = self.date_start, self.date_end
        return When(start=start, end=end if end is None or start is None or end >= start else start)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What an official or another said of the violence without a figure, in quotation."""

    speaker: str
    kind: Literal["denial", "admission", "condemnation", "measure", "appeal", "promise", "other"]
    quote: str
    document: str
    start: int
    end: int


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one document. `failures` are the reasons why one of two readers could not read it."""

    doc_id: str
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with where it stands: what linking and reconciling work on.

    `published` is the day of the report; `source` the outlet; `origin` the name of the independent voice that the claim was
    folded to ("" before folding); `reliability` that voice's Admiralty letter, "" where nobody rated it.
    """

    doc_id: str
    claim: Claim
    published: date | None = None
    source: str = ""
    origin: str = ""
    reliability: str = ""

    @property
    def ref(self) -> ClaimRef:
        return (self.doc_id, self.claim.id)

    @property
    def as_of(self) -> date | None:
        """The day up to which the figure counts: the end of its span, else the report's day."""
        return self.claim.date_end or self.published


def cite(claim: Claim, *, doc_id: str, published: str = "", source: str = "") -> Cited:
    """A claim with its document's particulars, not yet folded to a voice."""
    return Cited(doc_id=doc_id, claim=claim, published=iso_day(published), source=source)
