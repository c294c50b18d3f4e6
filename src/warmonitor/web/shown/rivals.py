"""Rival tolls side by side: the settled range, then every voice's figures with the outlets that repeat it and its words, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from warmonitor.domain.claims import Cited, Harm
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Origin, Reconciliation, Toll
from warmonitor.exports.html.bars import bar, ruler
from warmonitor.exports.html.elements import Markup
from warmonitor.web.shown.words import figure, people

MAIN: tuple[Harm, ...] = ("killed", "injured", "killed_or_injured", "bodies_found", "missing", "abducted", "detained", "displaced")


class Reported(Protocol):
    """A report by what it is called."""

    @property
    def source(self) -> str: ...
    @property
    def doc_id(self) -> str: ...


class Said(Protocol):
    """A claim with its report, on the desk or released."""

    @property
    def cited(self) -> Cited: ...
    @property
    def report(self) -> Reported: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A range that is drawn, and its figure in words."""

    drawn: Markup
    figure: str
    status: str = ""
    claims: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One independent voice: what it says, in the order of size; `outlets` carry it."""

    name: str
    origin: Origin | None
    outlets: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """All that is said of one harm, on one axis."""

    harm: str
    toll: Toll | None
    settled: Line | None
    parts: tuple[Line, ...]
    other: Line | None
    voices: tuple[Voice, ...]
    ruler: Markup


def rivals(incident: Incident, claims: Sequence[Said], *, other: Reconciliation | None = None) -> list[Rivals]:
    """Harm by harm, the gravest first; `other` is the toll under another policy, drawn beside the one that stands."""
    told = {harm: [one for one in claims if one.cited.claim.harm == harm] for harm in MAIN}
    return [_harm(harm, incident, told[harm], other) for harm in MAIN if told[harm] or harm in incident.toll]


def _harm(harm: Harm, incident: Incident, claims: Sequence[Said], other: Reconciliation | None) -> Rivals:
    toll = incident.toll.get(harm)
    beside = other.toll.get(harm) if other else None
    by_status = incident.toll_by_status.get(harm, {})
    parts = by_status if len(by_status) > 1 or "unknown" not in by_status else {}
    tolls = [one for one in (toll, beside, *parts.values()) if one is not None]
    top = max([*(one.high for one in tolls), *(one.cited.claim.high or one.cited.claim.low for one in claims)], default=1)
    return Rivals(
        harm=harm,
        toll=toll,
        settled=_settled(toll, top) if toll else None,
        parts=tuple(_settled(part, top, status) for status, part in sorted(parts.items())),
        other=_settled(beside, top) if beside else None,
        voices=_voices(incident, claims, top),
        ruler=ruler(top),
    )


def _settled(toll: Toll, top: int, status: str = "") -> Line:
    return Line(drawn=bar(toll.low, toll.high, top=top, best=toll.best, open_top=toll.high_open), figure=figure(toll), status=status)


def _voices(incident: Incident, claims: Sequence[Said], top: int) -> tuple[Voice, ...]:
    by_voice: dict[str, list[Said]] = {}
    for one in claims:
        by_voice.setdefault(one.cited.origin or one.report.source or one.report.doc_id, []).append(one)
    origins = {one.name: one for one in incident.origins}
    voices = [_voice(name, origins.get(name), mine, top) for name, mine in by_voice.items()]
    return tuple(sorted(voices, key=lambda one: (-_largest(one), one.name)))


def _voice(name: str, origin: Origin | None, claims: Sequence[Said], top: int) -> Voice:
    figures: dict[tuple[int, int | None, str], list[Said]] = {}
    for one in claims:
        claim = one.cited.claim
        figures.setdefault((claim.low, claim.high, claim.status), []).append(one)
    lines = [
        Line(drawn=bar(low, high, top=top), figure=people(same[0].cited.claim), status=status, claims=tuple(same))
        for (low, high, status), same in sorted(figures.items(), key=lambda item: (-item[0][0], -(item[0][1] or item[0][0]), item[0][2]))
    ]
    outlets = dict.fromkeys(one.report.source or one.report.doc_id for one in claims)
    return Voice(name=name, origin=origin, outlets=tuple(outlets), lines=tuple(lines))


def _largest(voice: Voice) -> int:
    return voice.lines[0].claims[0].cited.claim.low
