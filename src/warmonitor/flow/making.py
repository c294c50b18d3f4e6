"""Readings to results: claims settled, statements brought in, everything written aside, with what the next update needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from warmonitor import __version__, plugins
from warmonitor.domain.claims import Cited, Claim, Reading, Statement, cite
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.incidents import Incident, Release
from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import Policy, TollSeries
from warmonitor.flow import history, record
from warmonitor.flow.boundary import all_or_none, attempt
from warmonitor.flow.earlier import HOMELESS, Earlier
from warmonitor.flow.intake import Intake
from warmonitor.flow.judging import Noted, held, write_judgements
from warmonitor.flow.record import Settings
from warmonitor.flow.renumbering import renumbered
from warmonitor.flow.second_reader import flag_readers
from warmonitor.flow.settling import Settled, Stands, Stood, settle, settle_again
from warmonitor.flow.state import Remembered, State, write_state
from warmonitor.flow.statements import attach
from warmonitor.flow.telling import Tell
from warmonitor.flow.written import ClaimsLine, lines
from warmonitor.link.judgements import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that a run has made: what exporters choose from."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    release: Release
    series: tuple[TollSeries, ...]
    reliances: tuple[Reliance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What reading came to, by document, and with what.

    `changed` are the documents that were read now; `mark` is the reader's fingerprint, `accounts` what asking servers took.
    """

    readings: Mapping[str, Reading]
    changed: frozenset[str]
    lost: tuple[Lost, ...]
    mark: str = ""
    accounts: Mapping[str, Mapping[str, object]]


def make(
    folder: Path,
    intake: Intake,
    read: Read,
    *,
    settings: Settings,
    policy: Policy,
    tell: Tell,
    former: history.Former,
    judgements: Sequence[Noted] = (),
    earlier: Earlier | None = None,
) -> tuple[Results, tuple[Lost, ...], tuple[history.Change, ...]]:
    """Settle what was read and write the results into `folder`; what they are, what was lost, what it changed in the former results."""
    # 1. Settle: claims to incidents with their tolls.
    documents = intake.documents
    for doc_id, reading in read.readings.items():
        documents.note(doc_id, problems=reading.problems)
    stood = earlier.stood if earlier else Stood()
    every = cited(read.readings, documents)
    decided = held(judgements, (one for one in every if not one.claim.pending))
    settled, stands = _settle(
        every, intake, apart=settings.apart, policy=policy, tell=tell, stood=stood, changed=read.changed, decided=decided.rules
    )
    # 2. Bring in what was said without a figure, and make the draft release.
    statements = [one for doc_id in sorted(read.readings) for one in read.readings[doc_id].statements]
    incidents, homeless = _attach(settled, statements, documents)
    for statement in homeless:
        documents.note(statement.document, problems=(HOMELESS,))
    release = _release(incidents, documents, policy)
    results = Results(documents=documents, cited=settled.cited, release=release, series=settled.series, reliances=settled.reliances)
    # 3. Write everything, and what is remembered for the next update.
    unwritten = _export(results, folder, tell)
    write_judgements(folder, decided.judgements)
    lost = sorted((*intake.lost, *read.lost, *decided.lost, *settled.lost, *unwritten), key=lambda one: (one.item, one.reason))
    at = record.now()
    updates = earlier.made.updates + 1 if earlier else 0
    changed = _history(folder, _renumbered(former, read), results, intake.new, update=updates, at=at)
    record.write(
        folder / record.NAME,
        settings=settings,
        methods={"read": "given" if settings.claims_file else settings.extractor, "reconcile": policy.version},
        counts=_counts(results, lost),
        readers=read.accounts,
        lost=lost,
        updates=updates,
        state=_remember(folder, intake, read, stands, earlier.state if earlier else None),
        at=at,
    )
    return results, tuple(lost), changed


def cited(readings: Mapping[str, Reading], documents: Mapping[str, Document]) -> tuple[Cited, ...]:
    return tuple(
        _cite(claim, document)
        for doc_id in sorted(readings)
        if readings[doc_id].claims
        for document in [documents[doc_id]]
        for claim in readings[doc_id].claims
    )


def _cite(claim: Claim, document: Document) -> Cited:
    return cite(claim, doc_id=document.doc_id, published=document.published or document.context_date, source=document.source)


def _history(
    folder: Path, former: history.Former, results: Results, new: frozenset[str], *, update: int, at: str
) -> tuple[history.Change, ...]:
    """Lead former ids on to where their claims are now, and write down what changed in the former results."""
    before, aliases = former.incidents, former.aliases
    if not before and not aliases:
        return ()
    after = [history.past(one) for one in results.release.incidents]
    history.write_aliases(folder, history.followed(aliases, history.successors(before, after)), present={one.incident_id for one in after})
    beside = partial(_beside, {one.incident_id: one for one in results.release.incidents}, _carrying(results.release.incidents, new))
    changed = history.changes(before, after, new_documents=new, beside=beside, update=update, at=at)
    history.write_changes(folder, former.folder, changed)
    return tuple(changed)


def _renumbered(former: history.Former, read: Read) -> history.Former:
    again = read.changed.intersection(doc_id for one in former.incidents for doc_id in one.documents)
    if not again:
        return former
    written = lines(former.folder / "claims.jsonl", ClaimsLine)
    return former._replace(incidents=tuple(renumbered(former.incidents, written, read.readings, again)))


def _carrying(incidents: Sequence[Incident], new: frozenset[str]) -> dict[str, set[str]]:
    """For each voice the new documents that carry it."""
    found: dict[str, set[str]] = {}
    for incident in incidents:
        for origin in incident.origins:
            found.setdefault(origin.name, set()).update(new.intersection(origin.documents))
    return found


def _beside(incidents: Mapping[str, Incident], carrying: Mapping[str, set[str]], incident_id: str) -> list[str]:
    """The new documents that carry one of an incident's voices elsewhere."""
    return sorted({doc_id for origin in incidents[incident_id].origins for doc_id in carrying[origin.name]})


def _remember(folder: Path, intake: Intake, read: Read, stands: Stands | None, before: State | None) -> str:
    """Write the state; documents whose reading failed in part are read again by the next update."""
    whole = {doc_id: one for doc_id, one in read.readings.items() if not one.failures}
    own = intake.documents.own_problems
    rows = (
        Remembered(doc_id, intake.taken[doc_id], own(doc_id), intake.sketches[doc_id], whole.get(doc_id)) for doc_id in intake.documents
    )
    return write_state(folder, rows, mark=read.mark, stands=stands, earlier=before)


def _settle(
    read: Sequence[Cited],
    intake: Intake,
    *,
    apart: bool,
    policy: Policy,
    tell: Tell,
    stood: Stood,
    changed: frozenset[str],
    decided: Rules,
) -> tuple[Settled, Stands | None]:
    """Incidents and tolls of what may count; a claim that waits for a person stands beside them and moves nothing."""
    pending = tuple(one for one in read if one.claim.pending)
    counted = [one for one in read if not one.claim.pending]
    stands = None
    if apart:
        settled = _settle_apart(counted, intake.documents, policy=policy, tell=tell)
    else:
        again = partial(
            settle_again,
            counted,
            intake.documents,
            intake.twins,
            policy=policy,
            stood=stood,
            changed=changed,
            tell=tell,
            decided=decided,
        )
        settled, stands = all_or_none("linking and reconciling", again)
    incidents = flag_readers(settled.incidents, settled.cited, pending)
    return replace(settled, cited=(*settled.cited, *pending), incidents=incidents), stands


def _settle_apart(cited: Sequence[Cited], documents: Mapping[str, Document], *, policy: Policy, tell: Tell) -> Settled:
    by_document: dict[str, list[Cited]] = {}
    for one in cited:
        by_document.setdefault(one.doc_id, []).append(one)
    parts = []
    for number, (doc_id, own) in enumerate(sorted(by_document.items()), start=1):
        tell("Reconciling", number, len(by_document))
        part = attempt(doc_id, partial(settle, own, {doc_id: documents[doc_id]}, policy=policy))
        parts.append(Settled(lost=(part,)) if isinstance(part, Lost) else part)
    return Settled(
        cited=tuple(one for part in parts for one in part.cited),
        incidents=tuple(one for part in parts for one in part.incidents),
        series=tuple(one for part in parts for one in part.series),
        reliances=tuple(one for part in parts for one in part.reliances),
        lost=tuple(one for part in parts for one in part.lost),
    )


def _attach(
    settled: Settled, statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[tuple[Incident, ...], tuple[Statement, ...]]:
    places = {one.ref: one.claim.place for one in settled.cited}
    killed = {one.ref for one in settled.cited if one.claim.harm == "killed"}
    return all_or_none("bringing in the statements", partial(attach, settled.incidents, statements, documents, places, killed))


def _release(incidents: Sequence[Incident], documents: Mapping[str, Document], policy: Policy) -> Release:
    return Release(
        made_with=f"warmonitor {__version__}",
        policy=policy.name,
        signed=False,
        newest=max((document.published for document in documents.values()), default=""),
        incidents=tuple(sorted(incidents, key=lambda one: one.incident_id)),
    )


def _export(results: Results, folder: Path, tell: Tell) -> list[Lost]:
    """Every known exporter writes its files; one that fails is lost, and the others go on."""
    lost = []
    names = plugins.names("exporters")
    for number, name in enumerate(names, start=1):
        tell("Writing", number, len(names))

        def write(name: str = name) -> None:
            part = plugins.load("exporters", name)
            (part() if isinstance(part, type) else part).write(results, folder)

        done = attempt(f"exporter {name}", write)
        if isinstance(done, Lost):
            lost.append(done)
    return lost


def _counts(results: Results, lost: Sequence[Lost]) -> dict[str, int]:
    return {
        "documents": len(results.documents),
        "documents_with_claims": len({one.doc_id for one in results.cited}),
        "claims": len(results.cited),
        "claims_pending": sum(one.claim.pending for one in results.cited),
        "incidents": len(results.release.incidents),
        "lost": len(lost),
    }
