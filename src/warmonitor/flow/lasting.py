"""What the last settling of a project came to, kept in this process's memory, so that a decision settles anew what it touches alone.

It is never more than a saving: what came of a document's claims is taken from it only where they are, value by value, what they were.
Another process, a restart, a transaction that was taken back, all come to the same without it; a rebuild goes without it on purpose.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from threading import Lock

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.flow.settling import Stands, Stood
from warmonitor.sources.duplicates import Sketch, sketch

MOST_PROJECTS = 2
MOST_CLAIMS = 30_000  # beyond these a process would hold hundreds of megabytes

_LOCK = Lock()
_KEPT: OrderedDict[int, Last] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """Every document's claims as they were settled, what stood then, and the documents' sketches, which never change."""

    cited: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)
    stood: Stood = field(default_factory=Stood)
    sketches: Mapping[str, Sketch] = field(default_factory=dict)


NOTHING = Last()


def changed_since(last: Last, cited: Mapping[str, tuple[Cited, ...]]) -> AbstractSet[str]:
    """The documents whose claims are not what they were."""
    return frozenset(doc_id for doc_id in last.cited.keys() | cited.keys() if last.cited.get(doc_id) != cited.get(doc_id))


def by_document(cited: Sequence[Cited]) -> dict[str, tuple[Cited, ...]]:
    found: dict[str, list[Cited]] = {}
    for one in cited:
        found.setdefault(one.doc_id, []).append(one)
    return {doc_id: tuple(some) for doc_id, some in found.items()}


def sketched(last: Last, documents: Mapping[str, Document]) -> dict[str, Sketch]:
    """The sketch of every document, made only for those that have none yet."""
    return {doc_id: last.sketches.get(doc_id) or sketch(one) for doc_id, one in documents.items()}


def following(cited: Mapping[str, tuple[Cited, ...]], stands: Stands, sketches: Mapping[str, Sketch]) -> Last:
    """What the next settling may go on from."""
    standing = stands.linked.standing
    # A standing asks the one before it for strands; held as a table, they do not hold all earlier ones in memory.
    strands = {row.number: standing.strand(row.number) for told in standing.told.values() for row in told.rows}
    stood = Stood(standing=replace(standing, strand=strands.__getitem__), judged=stands.judged, answers=stands.answers, done=stands.done)
    return Last(cited=cited, stood=stood, sketches=sketches)


def last_of(project: int) -> Last:
    with _LOCK:
        return _KEPT.get(project, NOTHING)


def keep(project: int, last: Last) -> None:
    with _LOCK:
        _KEPT.pop(project, None)
        if sum(len(some) for some in last.cited.values()) <= MOST_CLAIMS:
            _KEPT[project] = last
            while len(_KEPT) > MOST_PROJECTS:
                _KEPT.popitem(last=False)
