"""The steps, joined: the one module that both reads and writes.

inputs -> archive -> documents -> near-copies marked -> claims -> voices, incidents, tolls -> a draft release -> files
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused
from warmonitor.flow import history, judging, record
from warmonitor.flow.earlier import look_back
from warmonitor.flow.history import Change
from warmonitor.flow.intake import take
from warmonitor.flow.judging import read_judgements
from warmonitor.flow.making import Results, cited, make
from warmonitor.flow.memory import settled_values_left_alone
from warmonitor.flow.reading_in import Reads, check
from warmonitor.flow.record import Settings
from warmonitor.flow.staging import check_free, staged
from warmonitor.flow.telling import Tell, silent, unsaid
from warmonitor.flow.written import ClaimsLine, lines

__all__ = ["Outcome", "Results", "Settings", "Tell", "read_claims", "run", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to: the results, what was lost on the way, and what changed in the results that were there before."""

    out: Path
    results: Results
    lost: tuple[Lost, ...]
    new: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()


def run(
    inputs: Sequence[str],
    *,
    out: Path,
    policy: str = "ucdp",
    apart: bool = False,
    claims_file: Path | None = None,
    judgements_file: Path | None = None,
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
        judgements_file: What people decided about pairs of claims; it holds in these results and in every update of them.
        workers: Processes that read, or threads for a reader that asks a server.
        force: Replace the results that `out` holds.
        extractor: The reader by name; "A+B" reads with A and checks with B.
        tell: Where a run says how far it is.
        say: Where a reader that asks a server says whom it asks, and then what that took; an update says here if it has to start anew.

    Raises:
        CallRefused: If the call makes no sense, or a newer version made the results in `out`; nothing was done.
        RunAborted: If the run could not go on; `out` is as it was.
    """
    settings = Settings(
        policy=policy, extractor=extractor, apart=apart, workers=workers, claims_file=claims_file.name if claims_file else ""
    )
    chosen = check(settings)
    check_free(out, force=force)
    decided = read_judgements(judgements_file) if judgements_file else ()
    reads = Reads.chosen(settings, claims_file, say)
    with staged(out, force=force) as folder, settled_values_left_alone():
        record.refuse_newer(out)
        decided = (*judging.kept(out), *decided)
        if apart and decided:
            raise CallRefused("--apart compares no reports, and so holds no judgements about them; leave one of the two out")
        former, unknown = _former(out)
        intake = take(inputs, folder, tell)
        read = reads.read(intake.documents, tell)
        read = replace(read, lost=(*read.lost, *unknown))
        results, lost, changes = make(folder, intake, read, settings=settings, policy=chosen, tell=tell, former=former, judgements=decided)
    return Outcome(out=out, results=results, lost=lost, new=intake.new, changes=changes)


def update(
    folder: Path,
    inputs: Sequence[str],
    *,
    claims_file: Path | None = None,
    judgements_file: Path | None = None,
    workers: int = 1,
    tell: Tell = silent,
    say: Callable[[str], None] = unsaid,
) -> Outcome:
    """New reports into the results that `folder` holds: what a run over all of them would have made.

    Reader and policy are those of the results, and what people decided about them holds on, with what `judgements_file` adds. A document
    that they hold already changes nothing; another one with the id of one of them is lost, and both are named.

    Raises:
        CallRefused: If the folder holds no results, a newer version made them, they are damaged, or they rest on claims that were
            given and `claims_file` is not, or the other way round.
        RunAborted: If the update could not go on; the results are as they were.
    """
    if not folder.is_dir():
        raise CallRefused(f"{folder} holds no results of a run")
    if not inputs and judgements_file is None:
        raise CallRefused("nothing to take in: name new reports, or give judgements")
    decided = read_judgements(judgements_file) if judgements_file else ()
    with staged(folder, force=True) as aside, settled_values_left_alone():
        made = record.read(folder)
        settings = _continued(made.settings, claims_file, workers)
        chosen = check(settings)
        if settings.apart and decided:
            raise CallRefused("these results compare no reports (--apart), and so hold no judgements about them")
        decided = (*judging.kept(folder), *decided)
        reads = Reads.chosen(settings, claims_file, say)
        former = history.former(folder)
        earlier = look_back(folder, reads.mark)
        if earlier.notice:
            say(earlier.notice)
        intake = take(inputs, aside, tell, earlier)
        read = reads.read(intake.documents, tell, earlier.readings)
        results, lost, changes = make(
            aside,
            intake,
            read,
            settings=settings,
            policy=chosen,
            tell=tell,
            former=former,
            judgements=decided,
            earlier=earlier,
        )
        earlier.close()
    return Outcome(out=folder, results=results, lost=lost, new=intake.new, changes=changes)


def _former(out: Path) -> tuple[history.Former, tuple[Lost, ...]]:
    """The results that are to be replaced; where they are damaged their ids are lost, which is said."""
    try:
        found = history.former(out)
        if found.incidents:
            for _ in lines(out / "claims.jsonl", ClaimsLine):  # ids are led on by what claims say
                pass
        return found, ()
    except CallRefused as refused:
        return history.Former(out), (Lost(item="the ids of the earlier results", reason=str(refused)),)


def _continued(settings: Settings, claims_file: Path | None, workers: int) -> Settings:
    if settings.claims_file and claims_file is None:
        raise CallRefused(
            f"these results rest on claims that were given ({settings.claims_file}); give those of the new reports with --claims"
        )
    if claims_file is not None and not settings.claims_file:
        raise CallRefused(f"these results were read by {settings.extractor}; claims that were coded otherwise go into results of their own")
    return Settings(
        policy=settings.policy,
        extractor=settings.extractor,
        apart=settings.apart,
        workers=workers,
        claims_file=claims_file.name if claims_file else "",
    )


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
    check(settings)
    reads = Reads.chosen(settings, None, say)
    intake = take(inputs, None, tell)
    read = reads.read(intake.documents, tell)
    for doc_id, reading in read.readings.items():
        intake.documents.note(doc_id, problems=reading.problems)
    return intake.documents, cited(read.readings, intake.documents), (*intake.lost, *read.lost)
