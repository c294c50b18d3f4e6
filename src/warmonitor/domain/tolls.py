"""Numbers with their inputs and makers: tolls, running tolls, traces, policies, voices, releases."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from warmonitor.domain.claims import ClaimRef, Harm, Status

PolicyName = Literal["ucdp", "acled", "ibc"]
OriginKind = Literal[
    "monitor", "government", "state_media", "military", "armed_group", "medical", "wire", "media", "igo", "ngo",
    "relatives", "witness", "activists", "police", "official", "unknown",
]  # fmt: skip
FlagKind = Literal[
    "sum_mismatch", "contradiction", "single_origin", "circular_reporting", "description_conflict", "denied", "revised_down",
    "date_unclear", "place_unclear", "high_open", "provisional", "overlap_unclear", "attribution_contested", "claimed_only",
    "readers_conflict", "one_reader",
]  # fmt: skip
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]

DEFINITIONS: dict[Grade, str] = {
    "confirmed": "a belligerent accepted responsibility",
    "fair": "two or more credible independent voices, and a belligerent or a manner of harm is known",
    "weak": "a single voice, or none that is more than alleged",
    "contested": "independent voices blame different parties",
    "discounted": "all who were harmed were combatants",
}


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """People harmed: never fewer than `low` or more than `high` by the claims that were accepted.

    `best` is None where the policy publishes none; `high_open` says that some voice set no ceiling, and that `high` is the
    largest reliable figure rather than a bound.
    """

    low: int
    best: int | None
    high: int
    high_open: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high or (self.best is not None and not self.low <= self.best <= self.high):
            raise ValueError(f"low={self.low}, best={self.best}, high={self.high} are not in order")


class TraceStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the way to a number, in words that a person can redo by hand.

    `inputs` are claims as "doc_id#claim_id", or earlier steps as "step 3"; `result` is the number or decision that came of it.
    """

    step: int
    rule: str
    harm: str = ""
    status: str = ""
    inputs: tuple[str, ...] = ()
    result: str = ""
    text: str = ""


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A disagreement or a warning that a machine can read and a person understands."""

    kind: FlagKind
    message: str
    claims: tuple[ClaimRef, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One independent voice: who said it first, and everyone who repeats it.

    `documents` are all reports that carry the voice; `outlets` their sources; `why` has one sentence for each fold
    ("presumed the same voice as ... because ...").
    """

    name: str
    kind: OriginKind = "unknown"
    documents: tuple[str, ...] = ()
    claims: tuple[ClaimRef, ...] = ()
    outlets: tuple[str, ...] = ()
    presumed: bool = False
    why: tuple[str, ...] = ()


class TollPoint(msgspec.Struct, frozen=True, kw_only=True):
    as_of: date | None
    low: int
    high: int | None
    claim: ClaimRef


class TollRevision(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two points: `increment` people belong to the time between the two days, not to the later day."""

    since: date | None
    until: date | None
    increment_low: int
    increment_high: int | None
    downward: bool
    claim: ClaimRef


class TollSeries(msgspec.Struct, frozen=True, kw_only=True):
    """A running toll by one voice for one scope."""

    series_id: str
    origin: str
    harm: Harm
    scope: str
    status: Status = "unknown"
    incident: str = ""
    points: tuple[TollPoint, ...] = ()
    revisions: tuple[TollRevision, ...] = ()


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A named, versioned set of choices for turning claims into one toll.

    `best`: "ladder" (R22), "low" (ACLED) or "none" (IBC). Under `min_origins` voices a toll is provisional.
    """

    name: PolicyName
    version: str
    best: Literal["ladder", "low", "none"]
    min_origins: int = 1
    reference: str = ""


UCDP = Policy(name="ucdp", version="ucdp.v1", best="ladder", reference="UCDP GED Codebook 23.1")
ACLED = Policy(name="acled", version="acled.v1", best="low", reference="ACLED Codebook, Reported fatalities")
IBC = Policy(name="ibc", version="ibc.v1", best="none", min_origins=2, reference="Iraq Body Count, Methods")
POLICIES: dict[str, Policy] = {p.name: p for p in (UCDP, ACLED, IBC)}


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """One incident's claims, settled: the numbers, how they came about, and what does not fit."""

    policy: str
    toll: dict[str, Toll] = {}
    toll_by_status: dict[str, dict[str, Toll]] = {}
    flags: tuple[Flag, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    grade: Grade = "weak"
