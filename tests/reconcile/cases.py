"""Short ways to say who says what, for the facts in this folder. All people and places are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from warmonitor.domain.claims import Cited, Claim
from warmonitor.domain.tolls import Origin

OPEN = {"at_least", "more_than", "plural_only"}


def said(low: int, voice: str = "the monitor", *, doc: str = "", id: str = "c1", day: int | None = 7, **given: Any) -> Cited:  # noqa: A002
    """One claim by one voice. `modality` opens the ceiling where its words do; `day` is of May 2024."""
    reliability = given.pop("reliability", "")
    modality = given.get("modality", "exact")
    high = given.pop("high", None if modality in OPEN else low)
    given = {"harm": "killed", "quote": f"{low} people", **given}
    claim = Claim(id=id, low=low, high=high, **given)
    published = date(2024, 5, day) if day else None
    return Cited(doc_id=doc or f"report of {voice}", claim=claim, published=published, origin=voice, reliability=reliability)


def up_to(high: int, voice: str = "the monitor", **given: Any) -> Cited:
    return said(0, voice, high=high, modality="up_to", **given)


def origin(name: str, kind: str) -> Origin:
    return Origin(name=name, kind=kind)  # type: ignore[arg-type]


def three(settled: Any, harm: str = "killed", status: str = "") -> tuple[int, int | None, int]:
    """Low, best, high."""
    toll = settled.toll_by_status[harm][status] if status else settled.toll[harm]
    return toll.low, toll.best, toll.high


def flags(settled: Any) -> set[str]:
    return {flag.kind for flag in settled.flags}


def rules(settled: Any) -> set[str]:
    return {step.rule for step in settled.trace}


def texts(settled: Any, rule: str) -> str:
    return "\n".join(step.text for step in settled.trace if step.rule == rule)
