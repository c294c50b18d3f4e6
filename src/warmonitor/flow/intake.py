"""Documents in: the new ones taken in and set down, those of earlier results beside them, copies of one another marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warmonitor.archive import Archive
from warmonitor.domain.documents import Lost
from warmonitor.errors import CallRefused
from warmonitor.flow.earlier import Earlier
from warmonitor.flow.spool import Spool
from warmonitor.flow.telling import Tell
from warmonitor.home import home
from warmonitor.sources import take_in
from warmonitor.sources.duplicates import Sketch, resolve, sketch
from warmonitor.sources.ids import Ids, Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All documents of the results to be made; `new` are the ids of those that no earlier results hold.

    `twins` gives for each copy the document whose text it repeats.
    """

    documents: Spool
    twins: Mapping[str, str]
    new: frozenset[str]
    taken: Mapping[str, Taken]
    sketches: Mapping[str, Sketch]
    lost: tuple[Lost, ...]


def take(inputs: Sequence[str], folder: Path | None, tell: Tell, earlier: Earlier | None = None) -> Intake:
    """Take in what was named, beside what earlier results hold, and mark the copies among all of them.

    Raises:
        CallRefused: If an input is not there, or the documents of the earlier results are damaged.
    """
    spool = Spool(folder)
    sketches: dict[str, Sketch] = {}
    taken: dict[str, Taken] = {}
    if earlier is not None:
        path = earlier.folder / "documents.jsonl"
        spool.rest_on(path, earlier.problems)
        if spool.keys() != earlier.taken_in.keys():
            raise CallRefused(f"{path} is not what the results rest on; restore it, or make the results anew with run --force")
        sketches.update(earlier.sketches)
        taken.update(earlier.taken_in)
    ids, lost = Ids(earlier), []
    nothing_new = earlier is not None and not inputs
    arriving = () if nothing_new else take_in(inputs, archive=Archive(home() / "archive"), ids=ids)
    for number, item in enumerate(arriving, start=1):
        tell("Taking in", number, None)
        if isinstance(item, Lost):
            lost.append(item)
        else:
            spool.add(item)
            sketches[item.doc_id] = sketch(item)
    tell("Taking in", len(ids.admitted), len(ids.admitted))
    twins: dict[str, str] = {}
    for doc_id, marks in resolve(sketches.values()).items():
        if marks.duplicate_of or marks.near_duplicate_of:
            twins[doc_id] = marks.duplicate_of or marks.near_duplicate_of or ""
            spool.mark(doc_id, duplicate_of=marks.duplicate_of, near_duplicate_of=marks.near_duplicate_of)
    return Intake(
        documents=spool, twins=twins, new=frozenset(ids.admitted), taken={**taken, **ids.admitted}, sketches=sketches, lost=tuple(lost)
    )
