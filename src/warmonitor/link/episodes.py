"""Episodes hold incidents: a figure over a longer time or a wider area, and the incidents inside it.

What a report says outright (this figure is a part of that one) decides. Else an incident belongs to the episode whose days and
area hold it, if one report tells of both, or if they share a place and a side or a voice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.times import When
from warmonitor.link.across import Cluster, days
from warmonitor.link.placing import Spot, best_relation

LONGEST_DAYS = 45  # a war's total is background to its incidents, not their episode
SLACK_DAYS = 1


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster's days, reports and place names, worked out once."""

    cluster: Cluster
    when: When
    dated: bool
    documents: frozenset[str]
    refs: frozenset[ClaimRef]
    weeks: frozenset[int]


def parents(clusters: Sequence[Cluster], part_of: Mapping[ClaimRef, ClaimRef]) -> dict[int, int]:
    """Each cluster's episode, by position. An episode may lie in a longer one, but never in a circle."""
    frames = [_frame(c) for c in clusters]
    home = {ref: i for i, frame in enumerate(frames) for ref in frame.refs}
    found = _said(frames, home, part_of)
    episodes = _by_week(frames)
    for i, frame in enumerate(frames):
        if i in found:
            continue
        near = sorted({e for week in frame.weeks for e in episodes[week] if e != i})
        fitting = [e for e in near if _holds(frames[e], frame)]
        if fitting:
            found[i] = min(fitting, key=lambda e: (-_nearness(frames[e], frame), _length(frames[e]), clusters[e].strands[0].key))
    return _without_circles(found)


def _said(frames: Sequence[Frame], home: Mapping[ClaimRef, int], part_of: Mapping[ClaimRef, ClaimRef]) -> dict[int, int]:
    """What the reports say themselves: most parts of this cluster are parts of that one's figures."""
    found: dict[int, int] = {}
    for i, frame in enumerate(frames):
        wholes = Counter(home[part_of[ref]] for ref in frame.refs if part_of.get(ref) in home and home[part_of[ref]] != i)
        ranked = sorted(wholes.items(), key=lambda item: (-item[1], frames[item[0]].cluster.strands[0].key))
        if ranked:
            found[i] = ranked[0][0]
    return found


def _holds(episode: Frame, inner: Frame) -> bool:
    """Whether an episode's days and area hold a cluster that some report or place ties to it."""
    if not _spans(episode, inner):
        return False
    where = best_relation(_spots(episode), _spots(inner))
    if where == "apart":
        return False
    if where == "unlike":  # a village that the map does not know may lie in the episode's area, if its report names that
        return _mentions(inner, episode) and _related(episode, inner)
    told_together = not episode.documents.isdisjoint(inner.documents)
    if where == "unknown":
        return told_together
    return told_together or (where in ("within", "same", "near") and _related(episode, inner))


def _spans(episode: Frame, inner: Frame) -> bool:
    """Whether the episode's days hold the inner one's, and a wide figure is held only by a longer one."""
    if not episode.when.start or not episode.when.end or not inner.when.start or not inner.when.end:
        return False
    if inner.cluster.kind == "wide":
        return episode.when.holds(inner.when) and _length(episode) > _length(inner)
    loose = timedelta(days=SLACK_DAYS)
    if not inner.dated:  # its days are only guessed from the report's; touching is enough
        return episode.when.meets(inner.when)
    return When(start=episode.when.start - loose, end=episode.when.end + loose).holds(inner.when)


def _nearness(episode: Frame, inner: Frame) -> int:
    """How many reports tell of both."""
    return len(episode.documents & inner.documents)


def _mentions(inner: Frame, episode: Frame) -> bool:
    """Whether a place is unknown to the map, and its reports all name the episode's place beside it."""
    area = {key for spot in _spots(episode) for key in spot.keys}
    unknown = all(not spot.id for spot in _spots(inner))
    return unknown and bool(area) and all(not area.isdisjoint(s.mentioned) for s in inner.cluster.strands)


def _related(left: Frame, right: Frame) -> bool:
    """Whether the two blame the same side, or rest on a voice that counts both."""
    told_left = left.cluster.strands
    told_right = right.cluster.strands
    if not {x for s in told_left for x in s.sides}.isdisjoint(x for s in told_right for x in s.sides):
        return True
    return not _voices(left).isdisjoint(_voices(right))


def _voices(frame: Frame) -> set[str]:
    return {m.origin for s in frame.cluster.strands for m in s.members} - {""}


def _spots(frame: Frame) -> list[Spot]:
    return list({(spot.id, spot.name): spot for s in frame.cluster.strands for spot in s.spots}.values())


def _frame(cluster: Cluster) -> Frame:
    start, end = days(cluster.strands)
    if cluster.kind == "wide":  # a running total's days are all that any of its figures counts
        spans = [(s.start, s.end) for s in cluster.strands if s.start and s.end and (s.dated or not any(x.dated for x in cluster.strands))]
        start, end = min((s for s, _ in spans), default=start), max((e for _, e in spans), default=end)
    return Frame(
        cluster=cluster,
        when=When(start=start, end=end if not (start and end) or end >= start else start),
        dated=any(s.dated for s in cluster.strands),
        documents=frozenset(s.doc_id for s in cluster.strands),
        refs=frozenset(m.ref for s in cluster.strands for m in s.members),
        weeks=_weeks(start, end),
    )


def _weeks(start: date | None, end: date | None) -> frozenset[int]:
    """The weeks that a span touches; none for spans too long to be, or to lie in, an episode."""
    if start is None or end is None or (end - start).days > LONGEST_DAYS + 2 * SLACK_DAYS:
        return frozenset()
    return frozenset(range((start.toordinal() - SLACK_DAYS) // 7, (end.toordinal() + SLACK_DAYS) // 7 + 1))


def _by_week(frames: Sequence[Frame]) -> Mapping[int, list[int]]:
    """The episodes that may hold something, by the weeks they touch."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, frame in enumerate(frames):
        if frame.cluster.kind == "wide" and frame.weeks and _length(frame) <= LONGEST_DAYS:
            for week in frame.weeks:
                found[week].append(i)
    return found


def _length(frame: Frame) -> int:
    if not frame.when.start or not frame.when.end:
        return 10_000
    return (frame.when.end - frame.when.start).days + 1


def _without_circles(found: Mapping[int, int]) -> dict[int, int]:
    """Parents with every circle cut at its smallest position."""
    kept = dict(found)
    for start in sorted(found):
        seen, here = [start], kept.get(start)
        while here is not None and here not in seen:
            seen.append(here)
            here = kept.get(here)
        if here is not None:
            kept.pop(min(seen[seen.index(here) :]))
    return kept
