"""What people read on standard output: tables of incidents and of claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warmonitor.cli.spans import span
from warmonitor.cli.terminal import console, plain
from warmonitor.domain.claims import Cited, Claim
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll
from warmonitor.flow import Outcome

MOST_CHANGES = 40  # lines of a terminal; the file has them all
LOUD = {
    "contradiction",
    "sum_mismatch",
    "denied",
    "description_conflict",
    "readers_conflict",
}  # flags that are a disagreement, not a warning


def print_outcome(outcome: Outcome) -> None:
    """The incidents as a table, then what to know about the reports, then where the page is."""
    paper = console()
    results = outcome.results
    if results.release.incidents:
        paper.print(_incidents(results.release.incidents))
    else:
        paper.print("No report speaks of anyone harmed.")
    named = [(doc.doc_id, problem) for doc in results.documents.values() for problem in doc.problems]
    for doc_id, problem in named:
        paper.print(Text(f"note: {plain(doc_id)}: {plain(problem)}"))
    paper.print(
        f"{many(len(results.documents), 'report')}, {many(len(results.cited), 'claim')},"
        f" {many(len(results.release.incidents), 'incident')} (policy {results.release.policy}; an unsigned draft)."
    )
    page = outcome.out / "report.html"
    paper.print(Text(f"Results are in {outcome.out}" + (f"; for people: {page}" if page.exists() else "")), soft_wrap=True)


def print_changes(outcome: Outcome) -> None:
    """What an update changed, one toll a line, then where the page is."""
    paper = console()
    results = outcome.results
    for one in outcome.changes[:MOST_CHANGES]:
        toll = f"{one.harm.replace('_', ' ')} {_or_none(one.before)} -> {_or_none(one.after)}" if one.harm else ""
        reports = f"  [{', '.join(one.reports[:3])}{' ...' if one.reports[3:] else ''}]" if one.reports else ""
        paper.print(Text(plain(f"{one.became}: {one.title} ({one.incident_id}): {toll}{reports}")), soft_wrap=True)
    if len(outcome.changes) > MOST_CHANGES:
        paper.print(f"and {len(outcome.changes) - MOST_CHANGES} more; all of them are in changes.jsonl")
    for doc_id in sorted(outcome.new):
        for problem in results.documents[doc_id].problems:
            paper.print(Text(f"note: {plain(doc_id)}: {plain(problem)}"))
    paper.print(
        f"{many(len(outcome.new), 'new report')}; now {many(len(results.documents), 'report')}, {many(len(results.cited), 'claim')},"
        f" {many(len(results.release.incidents), 'incident')} (policy {results.release.policy}; an unsigned draft)."
    )


def _or_none(toll: Toll | None) -> str:
    return span(toll) if toll else "none"


def _incidents(incidents: Sequence[Incident]) -> Table:
    table = Table(box=SIMPLE_HEAD, leading=1, title="Incidents: low – best – high; + where a voice sets no ceiling", title_justify="left")
    table.add_column("Incident", ratio=5)
    for name in ("Killed", "Injured", "Voices", "Reports"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Verification", ratio=3)
    table.add_column("Flags", ratio=3)
    for incident, depth in in_order(incidents):
        table.add_row(
            Padding(Text(f"{plain(incident.title)}\n{incident.incident_id}"), (0, 0, 0, 2 * depth)),
            span(incident.toll.get("killed")),
            span(incident.toll.get("injured")),
            str(len(incident.origins)),
            str(len(incident.documents)),
            Text("\n".join(dict.fromkeys(f"{note.verification}: {plain(note.by) or 'unsaid'}" for note in incident.verification))),
            _flags(incident),
        )
    return table


def in_order(incidents: Sequence[Incident]) -> list[tuple[Incident, int]]:
    """Episodes before what they hold, each with its depth; the larger toll first among siblings."""
    children: dict[str | None, list[Incident]] = {}
    ids = {incident.incident_id for incident in incidents}
    for incident in incidents:
        children.setdefault(incident.parent if incident.parent in ids else None, []).append(incident)

    def below(parent: str | None, depth: int) -> list[tuple[Incident, int]]:
        ordered = sorted(children.get(parent, []), key=lambda one: (-_weight(one), one.incident_id))
        return [pair for one in ordered for pair in [(one, depth), *below(one.incident_id, depth + 1)]]

    return below(None, 0)


def _weight(incident: Incident) -> int:
    """The best figure of the killed, else the lowest: a vague top says little of how many there were."""
    killed = incident.toll.get("killed")
    if killed is None:
        return 0
    return killed.low if killed.best is None else killed.best


def _flags(incident: Incident) -> Text:
    text = Text()
    for number, kind in enumerate(sorted({flag.kind for flag in incident.flags}, key=lambda kind: (kind not in LOUD, kind))):
        text.append("\n" if number else "")
        text.append(kind.replace("_", " "), style="bold red" if kind in LOUD else "yellow")
    return text


def print_claims(documents: Mapping[str, Document], cited: Sequence[Cited]) -> None:
    """Claims as a table for each document."""
    paper = console()
    for doc_id, document in documents.items():
        own = [one.claim for one in cited if one.doc_id == doc_id]
        particulars = ", ".join(part for part in (document.source, document.published) if part)
        paper.print(Text(plain(f"{doc_id}" + (f" ({particulars})" if particulars else ""))), soft_wrap=True)
        if own:
            paper.print(_claims(own))
        for problem in document.problems:
            paper.print(Text(f"  note: {plain(problem)}"))
    paper.print(f"{many(len(documents), 'report')}, {many(len(cited), 'claim')}.")


def _claims(claims: Sequence[Claim]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("Claim")
    table.add_column("Harm")
    table.add_column("People", no_wrap=True)
    table.add_column("Status")
    for name, ratio in (("Where", 3), ("When", 2), ("Who says so", 4), ("Words", 6)):
        table.add_column(name, ratio=ratio)
    compared = any(claim.agreement or claim.pending for claim in claims)
    if compared:
        table.add_column("Readers", ratio=3)
    for claim in claims:
        when = " to ".join(dict.fromkeys(day.isoformat() for day in (claim.date_start, claim.date_end) if day))
        harm, status = claim.harm.replace("_", " "), claim.status.replace("_", " ")
        cells = (claim.id, harm, str(claim.count), status, claim.place, when, " < ".join(claim.attribution), f"“{claim.quote}”")
        table.add_row(*(Text(plain(cell)) for cell in (*cells, *([readers(claim)] if compared else []))))
    return table


def readers(claim: Claim) -> str:
    """What two readers make of a claim, in short.

    >>> readers(Claim(id="c2", quote="2 killed", harm="killed", low=2, agreement="only", extractor="llm.v1", pending=True))
    'only llm.v1; waits for a person'
    """
    against = f"{claim.extractor}; conflicts with {', '.join(claim.conflicts_with)}"
    told = {"agreed": "agreed", "only": f"only {claim.extractor}", "conflicting": against}.get(claim.agreement, claim.extractor)
    return told + ("; waits for a person" if claim.pending else "")


def many(number: int, noun: str) -> str:
    """
    >>> many(1, "report"), many(12, "report")
    ('1 report', '12 reports')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
