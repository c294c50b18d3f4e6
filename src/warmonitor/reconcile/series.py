"""Running tolls: one voice's cumulative figures for one scope, day by day (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from warmonitor.domain.claims import Cited
from warmonitor.domain.tolls import TollPoint, TollRevision, TollSeries
from warmonitor.reconcile.scopes import scope_of
from warmonitor.reconcile.trace import claim_order
from warmonitor.reconcile.voices import voice_of

Key = tuple[str, str, str, str]


def series(members: Sequence[Cited], *, incident: str) -> tuple[TollSeries, ...]:
    """The running tolls among an incident's or an episode's claims, one for each voice, harm and scope.

    A point is what the voice said up to a day; of several on one day the narrowest stands, ties to the higher. The difference
    of two points belongs to the days between them, not to the later day; a fall is marked `downward`. A figure up to nobody knows when
    is a point, and tells of no difference.
    """
    found: dict[Key, list[Cited]] = {}
    for cited in sorted(members, key=lambda c: claim_order(c.ref)):
        if cited.claim.counting == "cumulative" and cited.claim.hedge != "denied":
            found.setdefault(_key(cited), []).append(cited)
    return tuple(_series(key, found[key], incident) for key in sorted(found))


def _key(cited: Cited) -> Key:
    scope = scope_of(cited.claim)
    return voice_of(cited), cited.claim.harm, scope.status, str(scope)


def _series(key: Key, said: Sequence[Cited], incident: str) -> TollSeries:
    origin, harm, status, scope = key
    points = _points(said)
    return TollSeries(
        series_id=f"{incident}/{harm}/{scope}/{origin}",
        origin=origin,
        harm=harm,  # type: ignore[arg-type]  # from a claim, so one of its harms
        scope=scope,
        status=status or "unknown",  # type: ignore[arg-type]  # of a scope, so one of its statuses
        incident=incident,
        points=points,
        revisions=tuple(_revision(a, b) for a, b in pairwise(points) if a.as_of),
    )


def _points(said: Sequence[Cited]) -> tuple[TollPoint, ...]:
    by_day: dict[date, TollPoint] = {}
    for cited in said:
        point = TollPoint(as_of=cited.as_of, low=cited.claim.low, high=cited.claim.high, claim=cited.ref)
        day = cited.as_of or date.min
        by_day[day] = max(by_day.get(day, point), point, key=_narrow)
    return tuple(by_day[day] for day in sorted(by_day))


def _narrow(point: TollPoint) -> tuple[float, int]:
    width = float("inf") if point.high is None else point.high - point.low
    return -width, point.low


def _revision(a: TollPoint, b: TollPoint) -> TollRevision:
    """From one point to the next: the least and the most that the two intervals leave for the time between."""
    downward = b.high is not None and b.high < a.low
    least = 0 if a.high is None else max(0, b.low - a.high)
    most = None if b.high is None else max(0, b.high - a.low)
    return TollRevision(
        since=a.as_of,
        until=b.as_of,
        increment_low=b.low - a.low if downward else least,
        increment_high=b.high - a.low if downward and b.high is not None else most,
        downward=downward,
        claim=b.claim,
    )
