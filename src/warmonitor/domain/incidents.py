"""One thing that happened: the claims about it, the voices behind them, and its toll."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from warmonitor.domain.claims import ClaimRef, Statement
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Flag, Grade, Origin, Toll, TraceStep

Extent = Literal["incident", "total"]
"""Whether figures are for one thing that happened, or for several: a running total, a period's, a war's."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about two claims; it always holds over what the program thinks.

    `at` is an ISO date or time: of judgements on one pair the latest stands, so that a later "unsure" takes one back.
    """

    left: ClaimRef
    right: ClaimRef
    verdict: Literal["same", "not_same", "unsure"]
    by: str
    reason: str
    at: str = ""


class LinkReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims were thought to be about one incident: the reason's name, its weight and its sentence."""

    name: str
    weight: float
    text: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    left: ClaimRef
    right: ClaimRef
    score: float
    reasons: tuple[LinkReason, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that linking brought together: an incident, or an episode that holds others.

    `parent` is another group's id. An episode lists only its own claims, never its children's.
    """

    group_id: str
    claims: tuple[ClaimRef, ...]
    parent: str | None = None
    extent: Extent = "incident"
    links: tuple[Link, ...] = ()


class Supported(msgspec.Struct, frozen=True, kw_only=True):
    """A value with the claims that it rests on."""

    value: str
    claims: tuple[ClaimRef, ...] = ()


class VerificationNote(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of verification: whether, by whom, on what."""

    verification: Literal["verified", "unverified", "disputed"]
    by: str
    evidence: tuple[str, ...] = ()
    quote: str = ""
    claims: tuple[ClaimRef, ...] = ()


class Victim(msgspec.Struct, frozen=True, kw_only=True):
    """A named person whom claims say was harmed here, and which larger figure may include them."""

    name: str
    harm: str
    age: int | None = None
    sex: str | None = None
    occupation: str | None = None
    claims: tuple[ClaimRef, ...] = ()
    may_be_in: tuple[ClaimRef, ...] = ()


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `incidents.jsonl`."""

    incident_id: str
    title: str
    parent: str | None = None
    extent: Extent = "incident"
    date_start: date | None = None
    date_end: date | None = None
    date_precision: int = 5
    place: Place | None = None
    manner: Supported | None = None
    perpetrator: Supported | None = None
    actors: tuple[Supported, ...] = ()
    documents: tuple[str, ...] = ()
    claims: tuple[ClaimRef, ...] = ()
    policy: str = ""
    toll: dict[str, Toll] = {}
    toll_by_status: dict[str, dict[str, Toll]] = {}
    origins: tuple[Origin, ...] = ()
    grade: Grade = "weak"
    verification: tuple[VerificationNote, ...] = ()
    statements: tuple[Statement, ...] = ()
    victims: tuple[Victim, ...] = ()
    flags: tuple[Flag, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    links: tuple[Link, ...] = ()


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown: a snapshot. `run` makes an unsigned draft; exporters see releases only."""

    made_with: str
    policy: str
    signed: bool
    newest: str
    incidents: tuple[Incident, ...]
