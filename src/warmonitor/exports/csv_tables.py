"""claims.csv and incidents.csv: our own full record for spreadsheets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from warmonitor.domain.claims import STATUSES, Cited
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import POLICIES, Toll
from warmonitor.exports.index import Index, index, natural, newest
from warmonitor.exports.tables import Cell, Column, write_table
from warmonitor.plugins import Results

DISAGREE = ("contradiction", "sum_mismatch", "denied")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with what the table needs beside it."""

    incident: Incident
    reports: tuple[Document, ...]
    signed: bool

    def toll(self, harm: str, status: str = "") -> Toll | None:
        by = self.incident.toll_by_status.get(harm, {})
        return by.get(status) if status else self.incident.toll.get(harm)


class Csv:
    """Both tables. Nothing is left out: episodes stand beside their incidents, told apart by `parent` and `is_episode`."""

    name = "csv"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        book = index(results)
        claims = sorted(results.cited, key=lambda cited: (cited.doc_id, natural(cited.claim.id)))
        entries = [Entry(incident=one, reports=book.reports(one), signed=results.release.signed) for one in book.incidents.values()]
        return (
            write_table(folder / "exports" / "claims.csv", CLAIMS, claims),
            write_table(folder / "exports" / "incidents.csv", incident_columns(book), entries),
        )


CLAIMS: tuple[Column[Cited], ...] = (
    Column("doc_id", "the report", lambda c: c.doc_id),
    Column("claim_id", "in the report", lambda c: c.claim.id),
    Column("source", "who published it", lambda c: c.source),
    Column("published", "day of the report", lambda c: c.published.isoformat() if c.published else ""),
    Column("origin", "the independent voice that it was folded to", lambda c: c.origin),
    Column("quote", "the words", lambda c: c.claim.quote),
    Column("start", "where they begin in the report's text", lambda c: c.claim.start),
    Column("end", "where they end", lambda c: c.claim.end),
    Column("harm", "as in the claim record", lambda c: c.claim.harm),
    Column("low", "fewest people", lambda c: c.claim.low),
    Column("high", "most people; empty if open", lambda c: c.claim.high),
    Column("modality", "how the number was put", lambda c: c.claim.modality),
    Column("counting", "what the number counts", lambda c: c.claim.counting),
    Column("status", "of the harmed", lambda c: c.claim.status),
    Column("victims", "as written", lambda c: c.claim.victims),
    Column("sex", "as written", lambda c: c.claim.sex),
    Column("age", "as written", lambda c: c.claim.age),
    Column("names", "joined by ;", lambda c: "; ".join(c.claim.names)),
    Column("perpetrator", "as written", lambda c: c.claim.perpetrator),
    Column("manner", "as in the claim record", lambda c: c.claim.manner),
    Column("place", "as written", lambda c: c.claim.place),
    Column("place_id", "in the gazetteer", lambda c: c.claim.place_resolved.id if c.claim.place_resolved else ""),
    Column("latitude", "of the place", lambda c: c.claim.place_resolved.lat if c.claim.place_resolved else None),
    Column("longitude", "of the place", lambda c: c.claim.place_resolved.lon if c.claim.place_resolved else None),
    Column("place_precision", "1 exact to 7", lambda c: c.claim.place_resolved.precision if c.claim.place_resolved else None),
    Column(
        "place_by_report",
        "whose place it is, if not the words'",
        lambda c: c.claim.place_resolved.by_report if c.claim.place_resolved else "",
    ),
    Column("time", "as written", lambda c: c.claim.time),
    Column("date_start", "first day; empty if open", lambda c: c.claim.date_start.isoformat() if c.claim.date_start else ""),
    Column("date_end", "last day; empty if open", lambda c: c.claim.date_end.isoformat() if c.claim.date_end else ""),
    Column("date_precision", "1 a day to 5", lambda c: c.claim.date_precision),
    Column("attribution", "speakers outwards to the origin, joined by >", lambda c: " > ".join(c.claim.attribution)),
    Column("hedge", "asserted, alleged, denied", lambda c: c.claim.hedge),
    Column("verification", "as the report says", lambda c: c.claim.verification),
    Column("evidence", "joined by ;", lambda c: "; ".join(c.claim.evidence)),
    Column("part_of", "the larger claim in the same report", lambda c: c.claim.part_of),
    Column("extractor", "who read it", lambda c: c.claim.extractor),
    Column("rule", "by which rule", lambda c: c.claim.rule),
    Column("agreement", "of two readers: agreed, only, conflicting; empty where one read", lambda c: c.claim.agreement),
    Column("conflicts_with", "claims of the other reader, joined by ;", lambda c: "; ".join(c.claim.conflicts_with)),
    Column("pending", "1 if it is in no toll until a person accepts it", lambda c: c.claim.pending),
)


def incident_columns(book: Index) -> tuple[Column[Entry], ...]:
    """The columns of field-rules' own full export, with place and time in front."""
    return (*_what(book), *_numbers(), *_footing())


def _what(book: Index) -> tuple[Column[Entry], ...]:
    return (
        Column("incident_id", "as in incidents.jsonl", lambda e: e.incident.incident_id),
        Column("title", "what, where, when", lambda e: e.incident.title),
        Column("parent", "the episode that holds it", lambda e: e.incident.parent),
        Column("is_episode", "1 if it holds others: never add it to them", lambda e: e.incident.incident_id in book.children),
        Column("extent", "incident, or total: a figure over several incidents, known or not", lambda e: e.incident.extent),
        Column("date_start", "first day", lambda e: e.incident.date_start.isoformat() if e.incident.date_start else "unknown"),
        Column("date_end", "last day", lambda e: e.incident.date_end.isoformat() if e.incident.date_end else "unknown"),
        Column("date_precision", "1 a day to 5", lambda e: e.incident.date_precision),
        Column("place", "resolved name", lambda e: e.incident.place.name if e.incident.place else "unknown"),
        Column("place_precision", "1 exact to 7", lambda e: e.incident.place.precision if e.incident.place else None),
        Column("latitude", "WGS84", lambda e: e.incident.place.lat if e.incident.place else None),
        Column("longitude", "WGS84", lambda e: e.incident.place.lon if e.incident.place else None),
        Column("country", "ISO 3166-1 alpha-2", lambda e: e.incident.place.country if e.incident.place else ""),
        Column("manner", "best supported", lambda e: e.incident.manner.value if e.incident.manner else "unknown"),
        Column("perpetrator", "as reported", lambda e: e.incident.perpetrator.value if e.incident.perpetrator else "unknown"),
        Column("policy", "which made the numbers", lambda e: e.incident.policy),
    )


def _numbers() -> tuple[Column[Entry], ...]:
    """Killed first by its short names, then killed and injured by status. An empty cell was never claimed; 0 was."""
    short = [_figure(ending, "killed", "", ending) for ending in ("low", "best", "high", "high_open")]
    whole = [_figure(f"injured_{ending}", "injured", "", ending) for ending in ("low", "best", "high")]
    split = [
        _figure(f"{harm}_{status}_{ending}", harm, status, ending)
        for harm in ("killed", "injured")
        for status in STATUSES
        for ending in ("low", "best", "high")
    ]
    return (*short, *whole, *split)


def _figure(name: str, harm: str, status: str, ending: str) -> Column[Entry]:
    def of(entry: Entry) -> Cell:
        toll = entry.toll(harm, status)
        value: Cell = None if toll is None else getattr(toll, ending)
        return value

    return Column(name, f"{harm}{f', {status}' if status else ''}: {ending}", of)


def _footing() -> tuple[Column[Entry], ...]:
    return (
        Column("grade", "confirmed to discounted", lambda e: e.incident.grade),
        Column("corroboration", "confirmed, inconclusive, pending", lambda e: corroboration(e.incident)),
        Column("n_reports", "reports that speak of it", lambda e: len(e.incident.documents)),
        Column("n_origins", "independent voices", lambda e: len(e.incident.origins)),
        Column("origins", "the voices, joined by ;", lambda e: "; ".join(origin.name for origin in e.incident.origins)),
        Column("flags", "disagreements and warnings, joined by ;", lambda e: "; ".join(sorted({f.kind for f in e.incident.flags}))),
        Column("split_of", "empty: nothing is split here", lambda e: None),
        Column("residual_of", "empty: no residuals are made", lambda e: None),
        Column("includes_perpetrators", "whether the killers' own deaths are in the figures", lambda e: "unknown"),
        Column("standard_of_proof", "what a person found proven", lambda e: "signed release" if e.signed else "none: unsigned draft"),
        Column("codebook_version", "the policy's version", lambda e: version(e.incident.policy)),
        Column("reconciliation_id", "changes with any number or step", lambda e: reconciliation_id(e.incident)),
        Column("last_changed", "when the newest contributing report was published", lambda e: _changed(e.reports)),
    )


def corroboration(incident: Incident) -> str:
    """EC-15's outcome: one voice waits, voices that contradict each other settle nothing, two that agree confirm."""
    if any(flag.kind in DISAGREE for flag in incident.flags):
        return "inconclusive"
    alone = len(incident.origins) < 2 or incident.grade == "weak" or any(flag.kind == "single_origin" for flag in incident.flags)
    return "pending" if alone else "confirmed"


def version(policy: str) -> str:
    return POLICIES[policy].version if policy in POLICIES else policy


def reconciliation_id(incident: Incident) -> str:
    settled = msgspec.json.encode((incident.policy, incident.toll, incident.toll_by_status, incident.trace), order="deterministic")
    return f"{version(incident.policy)}-{hashlib.sha256(settled).hexdigest()[:12]}"


def _changed(reports: tuple[Document, ...]) -> str:
    moment = newest(reports)
    return moment.isoformat() if moment else "unknown"


EXPORTER = Csv()
