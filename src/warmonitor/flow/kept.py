"""A result that an earlier run wrote, read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from warmonitor.domain.claims import Claim, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.errors import CallRefused
from warmonitor.flow import record
from warmonitor.flow.history import read_aliases
from warmonitor.flow.staging import alone_in
from warmonitor.flow.written import ClaimsLine, lines

SHOWN = 10  # incidents named when the one that was asked for is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One incident of a written result, with the claims and the documents that it rests on."""

    incident: Incident
    children: tuple[Incident, ...]
    claims: dict[ClaimRef, Claim]
    documents: dict[str, Document]


def find(folder: Path, incident: str) -> Kept:
    """The incident of that id, or of the only id that begins so; a former id leads to the incident that has its claims now.

    Raises:
        CallRefused: If the folder holds no result, a newer version made it, it is damaged, or no one incident is meant.
    """
    chosen, *children = chosen_of(folder, incident)
    wanted = {doc_id for one in (chosen, *children) for doc_id in one.documents} | {s.document for s in chosen.statements}
    claims = {
        (line.doc_id, claim.id): claim
        for line in lines(folder / "claims.jsonl", ClaimsLine)
        if line.doc_id in wanted
        for claim in line.claims
    }
    documents = {one.doc_id: one for one in lines(folder / "documents.jsonl", Document) if one.doc_id in wanted}
    return Kept(incident=chosen, children=tuple(children), claims=claims, documents=documents)


def incidents_of(folder: Path) -> list[Incident]:
    """All incidents of a written result.

    Raises:
        CallRefused: If the folder holds no result, a newer version made it, or it is damaged.
    """
    if not (folder / record.NAME).exists():
        with alone_in(folder):  # finishes what a killed run left half moved
            pass
    record.read(folder)
    return list(lines(folder / "incidents.jsonl", Incident))


def chosen_of(folder: Path, incident: str) -> list[Incident]:
    """The incident that is asked for as `find` is, and after it those that it holds."""
    incidents = incidents_of(folder)
    chosen = _one(incidents, _today(folder, incidents, incident))
    return [chosen, *(one for one in incidents if one.parent == chosen.incident_id)]


def _today(folder: Path, incidents: Iterable[Incident], asked: str) -> str:
    """The id under which the claims of a former one are now; what was asked, where it is none."""
    if any(asked and one.incident_id.startswith(asked) for one in incidents):
        return asked
    former = {old: now for old, now in read_aliases(folder).items() if asked and old.startswith(asked)}
    ends = sorted({name for now in former.values() for name in now})
    if len(ends) > 1:
        raise CallRefused(f"{asked!r} was divided; its claims are now in {', '.join(ends[:SHOWN])}; name one of them")
    if former and not ends:
        raise CallRefused(f"{asked!r} is no incident any more: nobody reads its claims now")
    return ends[0] if ends else asked


def _one(incidents: list[Incident], asked: str) -> Incident:
    exact = [one for one in incidents if one.incident_id == asked]
    begun = exact or [one for one in incidents if asked and one.incident_id.startswith(asked)]
    if len(begun) == 1:
        return begun[0]
    meant = begun or incidents
    named = "; ".join(f"{one.incident_id} ({one.title})" for one in meant[:SHOWN])
    more = f"; and {len(meant) - SHOWN} more" if len(meant) > SHOWN else ""
    what = "several incidents begin with" if begun else "no incident is called"
    raise CallRefused(f"{what} {asked!r}; {'they are' if begun else 'there are'}: {named or 'none'}{more}")
