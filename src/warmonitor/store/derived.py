"""What follows from documents and decisions, as values on the way into the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from warmonitor.domain.claims import Claim, ClaimRef
from warmonitor.domain.incidents import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One reason why something needs a person: its weight, and its sentence."""

    name: str
    weight: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim as it stands, and the voice that it was folded to."""

    doc_id: str
    claim: Claim
    standing: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A document among the others."""

    duplicate_of: str = ""
    near_duplicate_of: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """All that follows from a project's documents and decisions, and the methods by which.

    A claim's needs are its own; those of its incident weigh on it too, as long as nobody has looked at it.
    """

    documents: Mapping[str, About]
    claims: tuple[Standing, ...]
    incidents: tuple[Incident, ...]
    incident_needs: Mapping[str, tuple[Need, ...]]
    claim_needs: Mapping[ClaimRef, tuple[Need, ...]]
    document_needs: Mapping[str, tuple[Need, ...]]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)
