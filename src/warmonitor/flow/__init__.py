"""The steps, joined: the one module that both reads and writes.

inputs -> archive -> documents -> near-copies marked -> claims -> voices, incidents, tolls -> a draft release -> files
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from warmonitor import __version__, plugins
from warmonitor.archive import Archive
from warmonitor.domain.claims import Cited, Claim, Reading, Statement, cite
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.incidents import Incident, Release
from warmonitor.domain.tolls import POLICIES, Policy, TollSeries
from warmonitor.errors import CallRefused
from warmonitor.flow import record
from warmonitor.flow.boundary import all_or_none, attempt
from warmonitor.flow.record import Settings
from warmonitor.flow.remembering import Readings, remembered
from warmonitor.flow.second_reader import flag_readers
from warmonitor.flow.settling import Settled, settle
from warmonitor.flow.spool import Spool
from warmonitor.flow.staging import check_free, staged
from warmonitor.flow.statements import attach
from warmonitor.gazetteer import Gazetteer
from warmonitor.home import home
from warmonitor.sources import take_in
from warmonitor.sources.duplicates import resolve, sketch

if TYPE_CHECKING:
    from warmonitor.flow.reading import Reader

__all__ = ["Outcome", "Results", "Settings", "Tell", "read_claims", "run"]


class Tell(Protocol):
    """How a run says where it is: a step's name, how much of it is done, and of how much (None where nobody knows yet)."""

    def __call__(self, step: str, done: int, total: int | None) -> None: ...


def silent(step: str, done: int, total: int | None) -> None:
    """Says nothing."""


def unsaid(line: str) -> None:
    """Says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that a run has made: what exporters choose from."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    release: Release
    series: tuple[TollSeries, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to: the results, and what was lost on the way."""

    out: Path
    results: Results
    lost: tuple[Lost, ...]


def run(
    inputs: Sequence[str],
    *,
    out: Path,
    policy: str = "ucdp",
    apart: bool = False,
    claims_file: Path | None = None,
    workers: int = 1,
    force: bool = False,
    extractor: str = "rules-en.v1",
    tell: Tell = silent,
    say: Callable[[str], None] = unsaid,
) -> Outcome:
    """Reports in, a reconciled and sourced toll out, as files in `out`: all of them or none.

    Args:
        inputs: Files, folders, globs and https addresses.
        policy: How claims become a toll: ucdp, acled or ibc.
        apart: Reconcile each document on its own, with no linking across documents.
        claims_file: Claims in `claims.jsonl`'s form, taken in place of reading.
        workers: Processes that read, or threads for a reader that asks a server.
        force: Replace the results that `out` holds.
        extractor: The reader by name; "A+B" reads with A and checks with B.
        tell: Where a run says how far it is.
        say: Where a reader that asks a server says whom it asks, and in the end what that took.

    Raises:
        CallRefused: If the call makes no sense; nothing was done.
        RunAborted: If the run could not go on; `out` is as it was.
    """
    settings = Settings(
        policy=policy, extractor=extractor, apart=apart, workers=workers, claims_file=claims_file.name if claims_file else ""
    )
    chosen = _check(settings)
    check_free(out, force=force)
    chosen_reader = None if claims_file else _reader(settings, say)
    with staged(out, force=force) as folder:
        # 1. Take in: bytes to the archive, documents out, copies of one another marked.
        documents, lost = _documents(inputs, Spool(folder), tell)
        # 2. Read: documents to claims, or claims as given.
        with _kept() as kept:
            read = _gather(_readings(documents, chosen_reader, settings, claims_file, kept), documents, tell)
        # 3. Settle: claims to incidents with their tolls.
        settled = _settle(read.cited, documents, apart=apart, policy=chosen, tell=tell)
        # 4. Bring in what was said without a figure, and make the draft release.
        incidents, homeless = _attach(settled, read.statements, documents)
        for statement in homeless:
            documents.note(statement.document, problems=("a statement in it belongs to no incident",))
        release = _release(incidents, documents, chosen)
        results = Results(documents=documents, cited=settled.cited, release=release, series=settled.series)
        # 5. Write everything aside; the last line of the block puts it in place.
        lost = sorted((*lost, *read.lost, *settled.lost, *_export(results, folder, tell)), key=lambda one: (one.item, one.reason))
        counts = _counts(results, lost)
        accounts = chosen_reader.accounts() if chosen_reader else {}
        record.write(folder / "run.json", settings=settings, methods=_methods(settings, chosen), counts=counts, readers=accounts, lost=lost)
    _sum_up(chosen_reader, say)
    return Outcome(out=out, results=results, lost=tuple(lost))


def read_claims(
    inputs: Sequence[str],
    *,
    extractor: str = "rules-en.v1",
    workers: int = 1,
    tell: Tell = silent,
    say: Callable[[str], None] = unsaid,
) -> tuple[Mapping[str, Document], tuple[Cited, ...], tuple[Lost, ...]]:
    """Documents and their claims, with no linking and no reconciling; the last of the three is what was lost."""
    settings = Settings(extractor=extractor, workers=workers)
    _check(settings)
    chosen_reader = _reader(settings, say)
    documents, lost = _documents(inputs, Spool(), tell)
    with _kept() as kept:
        read = _gather(_readings(documents, chosen_reader, settings, None, kept), documents, tell)
    _sum_up(chosen_reader, say)
    return documents, read.cited, (*lost, *read.lost)


def _check(settings: Settings) -> Policy:
    if settings.policy not in POLICIES:
        raise CallRefused(f"no policy is called {settings.policy!r}; known: {', '.join(sorted(POLICIES))}")
    plugins.extractor_names(settings.extractor)
    if settings.workers < 1:
        raise CallRefused(f"{settings.workers} workers cannot read anything; give 1 or more")
    return POLICIES[settings.policy]


def _documents(inputs: Sequence[str], spool: Spool, tell: Tell) -> tuple[Spool, list[Lost]]:
    """All documents, with the copies among them marked."""
    lost, sketches = [], []
    archive = Archive(home() / "archive")
    for number, item in enumerate(take_in(inputs, archive=archive), start=1):
        tell("Taking in", number, None)
        if isinstance(item, Lost):
            lost.append(item)
        else:
            spool.add(item)
            sketches.append(sketch(item))
    tell("Taking in", len(spool), len(spool))
    for doc_id, marks in resolve(sketches).items():
        spool.mark(doc_id, duplicate_of=marks.duplicate_of, near_duplicate_of=marks.near_duplicate_of)
    return spool, lost


def _kept() -> Readings:
    return Readings(home() / "cache" / "readings.sqlite")


def _reader(settings: Settings, say: Callable[[str], None]) -> Reader:
    """The reader that was chosen, made before anything else is done, so that one that lacks a setting refuses the call."""
    from warmonitor.flow.reading import reader

    made = reader(settings.extractor)
    for one in made.served():
        if one.notice:
            say(one.notice)
    return made


def _sum_up(reader: Reader | None, say: Callable[[str], None]) -> None:
    for one in reader.served() if reader else ():
        say(one.summary())


def _readings(
    documents: Spool, reader: Reader | None, settings: Settings, claims_file: Path | None, kept: Readings
) -> Iterator[Reading | Lost]:
    from warmonitor.flow.fingerprint import fingerprint
    from warmonitor.flow.given import read_given
    from warmonitor.flow.reading import read_all

    if reader is None and claims_file is not None:
        return read_given(claims_file, documents, places=Gazetteer.open())
    read = partial(read_all, extractor=settings.extractor, workers=settings.workers, made=reader)
    mark = fingerprint(settings.extractor)
    return read(documents.values()) if mark is None else remembered(documents.values(), kept, mark, read)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What reading all documents came to."""

    cited: tuple[Cited, ...]
    statements: tuple[Statement, ...]
    lost: tuple[Lost, ...]


def _gather(readings: Iterable[Reading | Lost], documents: Spool, tell: Tell) -> _Read:
    cited: list[Cited] = []
    statements: list[Statement] = []
    lost: list[Lost] = []
    for number, reading in enumerate(readings, start=1):
        tell("Reading", number, len(documents))
        if isinstance(reading, Lost):
            lost.append(reading)
            continue
        lost.extend(Lost(item=reading.doc_id, reason=reason) for reason in reading.failures)
        documents.note(reading.doc_id, problems=reading.problems)
        statements.extend(reading.statements)
        if reading.claims:
            document = documents[reading.doc_id]
            cited.extend(_cite(claim, document) for claim in reading.claims)
    return _Read(cited=tuple(cited), statements=tuple(statements), lost=tuple(lost))


def _cite(claim: Claim, document: Document) -> Cited:
    return cite(claim, doc_id=document.doc_id, published=document.published or document.context_date, source=document.source)


def _settle(read: Sequence[Cited], documents: Mapping[str, Document], *, apart: bool, policy: Policy, tell: Tell) -> Settled:
    """Incidents and tolls of what may count; a claim that waits for a person stands beside them and moves nothing."""
    pending = tuple(one for one in read if one.claim.pending)
    settled = _settle_counted([one for one in read if not one.claim.pending], documents, apart=apart, policy=policy, tell=tell)
    incidents = flag_readers(settled.incidents, settled.cited, pending)
    return replace(settled, cited=(*settled.cited, *pending), incidents=incidents)


def _settle_counted(cited: Sequence[Cited], documents: Mapping[str, Document], *, apart: bool, policy: Policy, tell: Tell) -> Settled:
    if not apart:
        tell("Linking and reconciling", 0, 1)
        whole = all_or_none("linking and reconciling", partial(settle, cited, documents, policy=policy))
        tell("Linking and reconciling", 1, 1)
        return whole
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


def _methods(settings: Settings, policy: Policy) -> dict[str, str]:
    return {"read": "given" if settings.claims_file else settings.extractor, "reconcile": policy.version}


def _counts(results: Results, lost: Sequence[Lost]) -> dict[str, int]:
    return {
        "documents": len(results.documents),
        "documents_with_claims": len({one.doc_id for one in results.cited}),
        "claims": len(results.cited),
        "incidents": len(results.release.incidents),
        "lost": len(lost),
    }
