"""Which incidents become rows of an event table, so that nobody in it is counted twice.

An episode and the incidents inside it speak of the same people: a table holds the one or the others, never both.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll
from warmonitor.exports.index import Index
from warmonitor.exports.tables import Column

AGGREGATE = ("cumulative", "period")


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
    decided = [decision for root in _roots(book) for decision in _walk(root, book)]
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
    if doubt := _doubt(incident):
        yield Left(incident=incident, reason=doubt)
    else:
        yield incident
    yield from (Left(incident=one, reason=f"counted inside {incident.incident_id}") for one in _below(incident, book))


def _is_one_event(incident: Incident, inner: tuple[Incident, ...], book: Index) -> bool:
    """Whether this is a single event told in parts (a film of three of the executed), not a stretch of several events."""
    deaths = [cited.claim for cited in book.claims(incident) if cited.claim.harm == "killed"]
    told_as_one = bool(deaths) and not any(claim.counting in AGGREGATE for claim in deaths)
    return told_as_one and all(_manner(one) in (_manner(incident), "unknown") for one in inner)


def _doubt(incident: Incident) -> str:
    """Why an incident must not stand beside its siblings: its dead may all be theirs already."""
    unclear = [flag for flag in incident.flags if flag.kind == "overlap_unclear"]
    return f"its people may be counted in another incident: {unclear[0].message}" if unclear and incident.parent else ""


def _below(incident: Incident, book: Index) -> Iterator[Incident]:
    for child in book.children.get(incident.incident_id, ()):
        yield child
        yield from _below(child, book)


def _manner(incident: Incident) -> str:
    return incident.manner.value if incident.manner else "unknown"
