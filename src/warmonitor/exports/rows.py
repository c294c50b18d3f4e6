"""Which incidents become rows of an event table, so that nobody in it is counted twice.

An episode and the incidents inside it speak of the same people: a table holds the one or the others, never both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.incidents import Incident
from warmonitor.domain.times import When
from warmonitor.domain.tolls import Toll
from warmonitor.exports.index import Index
from warmonitor.exports.tables import Column

AGGREGATE = ("cumulative", "period")
AT_MERCY = ("execution", "torture", "kidnapping")  # done to people in the killer's hands
FOUGHT = ("clashes", "airstrike", "shelling", "mine")
PROVINCE = 4


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that has no row, or a row that needs a word: which, and why."""

    incident: Incident
    reason: str
    row: str = ""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[Incident, ...]
    left: tuple[Left, ...]


def choose(book: Index) -> Chosen:
    """The incidents to make rows of, and the others with the reason why not, both sorted by id."""
    decided = [decision for root in _roots(book) for decision in _sifted(tuple(_walk(root, book)), book)]
    return Chosen(
        rows=tuple(sorted((one for one in decided if isinstance(one, Incident)), key=lambda one: one.incident_id)),
        left=tuple(sorted((one for one in decided if isinstance(one, Left)), key=lambda left: left.incident.incident_id)),
    )


def is_aggregate(claims: tuple[Cited, ...]) -> bool:
    """Whether the deaths are told only as a running total or a total for a period (GED's event_clarity 2)."""
    deaths = [cited.claim for cited in claims if cited.claim.harm == "killed"]
    return bool(deaths) and all(claim.counting in AGGREGATE for claim in deaths)


def killed(incident: Incident) -> Toll | None:
    return incident.toll.get("killed")


def left_columns() -> tuple[Column[Left], ...]:
    """The columns of the side file that says what an event table leaves out."""
    return (
        Column("incident_id", "as in incidents.jsonl", lambda left: left.incident.incident_id),
        Column("row", "the row's id, where there is one", lambda left: left.row),
        Column("title", "what, where, when", lambda left: left.incident.title),
        Column("killed_low", "as in incidents.jsonl", lambda left: toll.low if (toll := killed(left.incident)) else None),
        Column(
            "killed_best",
            "empty where the policy gives none",
            lambda left: toll.best if (toll := killed(left.incident)) else None,
        ),
        Column("killed_high", "as in incidents.jsonl", lambda left: toll.high if (toll := killed(left.incident)) else None),
        Column("reason", "why it has no row, or what to know of its row", lambda left: left.reason),
    )


def _roots(book: Index) -> Iterator[Incident]:
    return (one for one in book.incidents.values() if one.parent is None or one.parent not in book.incidents)


def _walk(incident: Incident, book: Index) -> Iterator[Incident | Left]:
    inner = book.children.get(incident.incident_id, ())
    if inner and not _is_one_event(incident, inner, book):
        yield Left(
            incident=incident,
            reason=f"an episode: its {len(inner)} incidents stand in its place; its own toll is no sum of theirs",
        )
        for child in inner:
            yield from _walk(child, book)
        return
    yield incident
    yield from (Left(incident=one, reason=f"counted inside {incident.incident_id}") for one in _below(incident, book))


def _is_one_event(incident: Incident, inner: tuple[Incident, ...], book: Index) -> bool:
    """Whether this is a single event told in parts (a film of three of the executed), not a stretch of several events."""
    deaths = [cited.claim for cited in book.claims(incident) if cited.claim.harm == "killed"]
    told_as_one = bool(deaths) and not any(claim.counting in AGGREGATE for claim in deaths)
    return told_as_one and all(_manner(one) in (_manner(incident), "unknown") for one in inner)


def _sifted(decided: tuple[Incident | Left, ...], book: Index) -> Iterator[Incident | Left]:
    """The rows of one episode, without those whose dead may all be in another row (R14: overlap is assumed)."""
    rows = [one for one in decided if isinstance(one, Incident)]
    totals = [one for one in rows if is_aggregate(book.claims(one))]
    total_ids = {one.incident_id for one in totals}
    singles = [one for one in rows if one.incident_id not in total_ids]
    for one in decided:
        if isinstance(one, Left):
            yield one
            continue
        doubt = _flagged(one, book)
        if not doubt and len(rows) > 1:
            doubt = _inside_total(one, totals, singles) if one.incident_id in total_ids else _doubt(one, singles)
        yield Left(incident=one, reason=doubt) if doubt else one


def _inside_total(total: Incident, totals: Sequence[Incident], singles: Sequence[Incident]) -> str:
    """A total gives way to single incidents of its days, and to a larger total."""
    before = [*singles, *(one for one in totals if _size(one) > _size(total))]
    held = next((one for one in before if _when(one).meets(_when(total))), None)
    return f"a total that may hold {held.incident_id}; such totals are not broken apart here" if held else ""


def _flagged(incident: Incident, book: Index) -> str:
    """Whether a flag says that the dead may stand in another incident, be it of this episode or not."""
    deaths = {cited.ref for cited in book.claims(incident) if cited.claim.harm == "killed"}
    flags = (flag for flag in incident.flags if flag.kind == "overlap_unclear" and deaths & set(flag.claims))
    return next((f"its people may be counted in another incident: {flag.message}" for flag in flags), "")


def _doubt(incident: Incident, singles: Sequence[Incident]) -> str:
    """Why an incident must not stand beside the others of its episode.

    One that is told with a place of its own stands. One told with none, or with no more than a province, may be about people of a
    larger incident of those days, unless one was done to people held and the other in fighting.
    """
    if incident.place and incident.place.precision < PROVINCE:
        return ""
    able = [one for one in singles if _size(one) > _size(incident) and _may_hold(one, incident)]
    larger = max(able, key=_size, default=None)
    return f"its people may be counted in {larger.incident_id}: told without a place of its own" if larger else ""


def _may_hold(larger: Incident, smaller: Incident) -> bool:
    held = {_manner(larger) in AT_MERCY, _manner(smaller) in AT_MERCY}
    fought = {_manner(larger) in FOUGHT, _manner(smaller) in FOUGHT}
    same_days = _when(larger).meets(_when(smaller))
    return same_days and not (held == {True, False} and fought == {True, False})


def _size(incident: Incident) -> tuple[int, int, str]:
    toll = killed(incident)
    return (toll.low if toll.best is None else toll.best, toll.low, incident.incident_id) if toll else (0, 0, incident.incident_id)


def _when(incident: Incident) -> When:
    start, end = incident.date_start, incident.date_end
    return When(start=start, end=end if start is None or end is None or end >= start else start)


def _below(incident: Incident, book: Index) -> Iterator[Incident]:
    for child in book.children.get(incident.incident_id, ()):
        yield child
        yield from _below(child, book)


def _manner(incident: Incident) -> str:
    return incident.manner.value if incident.manner else "unknown"
