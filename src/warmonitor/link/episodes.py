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
from warmonitor.link.strands import Kind

LONGEST_DAYS = 45  # a war's total is background to its incidents, not their episode
SLACK_DAYS = 1


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a cluster to find its episode, worked out once.

    `first` is the first of its strands' keys; `mentioned` the places that its reports name, one set a strand, where the map knows none of
    its own.
    """

    first: str
    kind: Kind
    when: When
    dated: bool
    documents: frozenset[str]
    refs: tuple[ClaimRef, ...]
    spots: tuple[Spot, ...]
    sides: frozenset[str]
    mentioned: tuple[frozenset[str], ...]

    @property
    def weeks(self) -> range:
        return _weeks(self.when.start, self.when.end)


def parents(frames: Sequence[Frame], part_of: Mapping[ClaimRef, ClaimRef], voices: Mapping[ClaimRef, str]) -> dict[int, int]:
    """Each cluster's episode, by position. An episode may lie in a longer one, but never in a circle.

    `voices` are the names of the claims' origins, "" or missing where they are not known.
    """
    home = {ref: i for i, frame in enumerate(frames) for ref in frame.refs}
    found = _said(frames, home, part_of)
    episodes = _by_week(frames)
    for i, frame in enumerate(frames):
        if i in found:
            continue
        near = sorted({e for week in frame.weeks for e in episodes.get(week, ()) if e != i})
        fitting = [e for e in near if _holds(frames[e], frame, voices)]
        if fitting:
            found[i] = min(fitting, key=lambda e: (-_nearness(frames[e], frame), _length(frames[e]), frames[e].first))
    return _without_circles(found)


def _said(frames: Sequence[Frame], home: Mapping[ClaimRef, int], part_of: Mapping[ClaimRef, ClaimRef]) -> dict[int, int]:
    """What the reports say themselves: most parts of this cluster are parts of that one's figures."""
    found: dict[int, int] = {}
    for i, frame in enumerate(frames):
        wholes = Counter(home[part_of[ref]] for ref in frame.refs if part_of.get(ref) in home and home[part_of[ref]] != i)
        ranked = sorted(wholes.items(), key=lambda item: (-item[1], frames[item[0]].first))
        if ranked:
            found[i] = ranked[0][0]
    return found


def _holds(episode: Frame, inner: Frame, voices: Mapping[ClaimRef, str]) -> bool:
    """Whether an episode's days and area hold a cluster that some report or place ties to it."""
    if not _spans(episode, inner):
        return False
    where = best_relation(episode.spots, inner.spots)
    if where == "apart":
        return False
    if where == "unlike":  # a village that the map does not know may lie in the episode's area, if its report names that
        return _mentions(inner, episode) and _related(episode, inner, voices)
    told_together = not episode.documents.isdisjoint(inner.documents)
    if where == "unknown":
        return told_together
    return told_together or (where in ("within", "same", "near") and _related(episode, inner, voices))


def _spans(episode: Frame, inner: Frame) -> bool:
    """Whether the episode's days hold the inner one's, and a wide figure is held only by a longer one."""
    outer, when = episode.when, inner.when
    if not outer.start or not outer.end or not when.start or not when.end:
        return False
    if inner.kind == "wide":
        return episode.when.holds(inner.when) and _length(episode) > _length(inner)
    loose = timedelta(days=SLACK_DAYS)
    if not inner.dated:  # its days are only guessed from the report's; touching is enough
        return episode.when.meets(inner.when)
    return outer.start - loose <= when.start and when.end <= outer.end + loose


def _nearness(episode: Frame, inner: Frame) -> int:
    """How many reports tell of both."""
    return len(episode.documents & inner.documents)


def _mentions(inner: Frame, episode: Frame) -> bool:
    """Whether a place is unknown to the map, and its reports all name the episode's place beside it."""
    area = {key for spot in episode.spots for key in spot.keys}
    return bool(inner.mentioned) and bool(area) and all(not area.isdisjoint(mentioned) for mentioned in inner.mentioned)


def _related(left: Frame, right: Frame, voices: Mapping[ClaimRef, str]) -> bool:
    """Whether the two blame the same side, or rest on a voice that counts both."""
    return not left.sides.isdisjoint(right.sides) or not _voices(left, voices).isdisjoint(_voices(right, voices))


def _voices(frame: Frame, voices: Mapping[ClaimRef, str]) -> set[str]:
    return {voices.get(ref, "") for ref in frame.refs} - {""}


def frame_of(cluster: Cluster) -> Frame:
    """The frame of a cluster."""
    strands = cluster.strands
    start, end = days(strands)
    if cluster.kind == "wide":  # a running total's days are all that any of its figures counts
        spans = [(s.start, s.end) for s in strands if s.start and s.end and (s.dated or not any(x.dated for x in strands))]
        start, end = min((s for s, _ in spans), default=start), max((e for _, e in spans), default=end)
    spots = {(spot.id, spot.name): spot for s in strands for spot in s.spots}
    return Frame(
        first=strands[0].key,
        kind=cluster.kind,
        when=When(start=start, end=end if not (start and end) or end >= start else start),
        dated=any(s.dated for s in strands),
        documents=frozenset(s.doc_id for s in strands),
        refs=tuple(sorted(m.ref for s in strands for m in s.members)),
        spots=tuple(spots[at] for at in sorted(spots)),
        sides=frozenset(side for s in strands for side in s.sides),
        mentioned=() if not spots or any(spot.id for spot in spots.values()) else tuple(s.mentioned for s in strands),
    )


def _weeks(start: date | None, end: date | None) -> range:
    """The weeks that a span touches; none for spans too long to be, or to lie in, an episode."""
    if start is None or end is None or (end - start).days > LONGEST_DAYS + 2 * SLACK_DAYS:
        return range(0)
    return range((start.toordinal() - SLACK_DAYS) // 7, (end.toordinal() + SLACK_DAYS) // 7 + 1)


def _by_week(frames: Sequence[Frame]) -> Mapping[int, list[int]]:
    """The episodes that may hold something, by the weeks they touch."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, frame in enumerate(frames):
        if frame.kind == "wide" and frame.weeks and _length(frame) <= LONGEST_DAYS:
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
