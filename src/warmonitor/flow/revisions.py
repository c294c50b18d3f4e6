"""What changed from one version of an incident to the next, as a list that a page puts into words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll

What = Literal[
    "first", "toll", "claims_added", "claims_removed", "voices", "title", "when", "place", "manner", "perpetrator", "grade", "policy",
    "raised", "settled", "parent", "victims", "working",
]  # fmt: skip


class Difference(NamedTuple):
    """One thing that changed: `about` names it further (the harm, the flag); None where there was or is none."""

    what: What
    before: object = None
    after: object = None
    about: str = ""


def differences(before: Incident | None, after: Incident) -> list[Difference]:
    """Everything that a reader of the page would see changed; "working" where only the way to the numbers did.

    >>> one = Incident(incident_id="inc-1", title="Qasrat", toll={"killed": Toll(low=40, best=40, high=52)})
    >>> two = Incident(incident_id="inc-1", title="Qasrat", toll={"killed": Toll(low=52, best=52, high=52)})
    >>> [(one.what, one.about, one.after.low) for one in differences(one, two)]
    [('toll', 'killed', 52)]
    """
    if before is None:
        return [Difference("first")]
    found = [
        Difference("toll", was, now, harm)
        for harm in sorted(before.toll.keys() | after.toll.keys())
        for was, now in [(before.toll.get(harm), after.toll.get(harm))]
        if was != now
    ]
    more, fewer = set(after.claims) - set(before.claims), set(before.claims) - set(after.claims)
    found += [Difference("claims_added", after=len(more))] if more else []
    found += [Difference("claims_removed", before=len(fewer))] if fewer else []
    found += _told(before, after)
    was_flagged, is_flagged = {one.kind for one in before.flags}, {one.kind for one in after.flags}
    found += [Difference("raised", about=kind) for kind in sorted(is_flagged - was_flagged)]
    found += [Difference("settled", about=kind) for kind in sorted(was_flagged - is_flagged)]
    return found or [Difference("working")]


def _told(before: Incident, after: Incident) -> list[Difference]:
    """The plain fields that differ."""
    pairs: list[tuple[What, object, object]] = [
        ("title", before.title, after.title),
        ("when", (before.date_start, before.date_end), (after.date_start, after.date_end)),
        ("place", before.place.name if before.place else "", after.place.name if after.place else ""),
        ("manner", before.manner.value if before.manner else "", after.manner.value if after.manner else ""),
        ("perpetrator", before.perpetrator.value if before.perpetrator else "", after.perpetrator.value if after.perpetrator else ""),
        ("voices", len(before.origins), len(after.origins)),
        ("grade", before.grade, after.grade),
        ("policy", before.policy, after.policy),
        ("parent", before.parent or "", after.parent or ""),
        ("victims", len(before.victims), len(after.victims)),
    ]
    return [Difference(what, was, now) for what, was, now in pairs if was != now]


def predecessor(version: Incident, earlier: Sequence[Incident]) -> Incident | None:
    """Of earlier versions, in their order, the one that this came of: with most of its claims, the latest of such."""
    mine = set(version.claims)
    shared = [(len(mine.intersection(one.claims)), number) for number, one in enumerate(earlier)]
    most, number = max(shared, default=(0, 0))
    return earlier[number] if most else None


def smaller(before: Toll | None, after: Toll | None) -> bool:
    """Whether a toll came down: what a reader of earlier figures must be told."""
    return before is not None and (after is None or after.high < before.high or after.low < before.low)
