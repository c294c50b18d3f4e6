"""The results that an update adds to: their documents, and what is remembered of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document
from warmonitor.flow import record
from warmonitor.flow.settling import Stood
from warmonitor.flow.state import NAME, State, Unusable, open_state
from warmonitor.flow.written import ClaimsLine, lines
from warmonitor.sources.duplicates import Sketch, sketch
from warmonitor.sources.ids import Taken, told

UNKNOWN = ""  # by which name a document came, where nobody remembers
MADE_AGAIN = "everything is read and linked again, which takes as long as a run and comes to the same"
HOMELESS = "a statement in it belongs to no incident"  # a note that rests on all documents, and so on none alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Earlier results, as far as an update looks at them.

    `readings` lack the documents that are to be read again; `notice` says why what they remember is of no use, "" where it is.
    """

    folder: Path
    made: record.Made
    taken_in: Mapping[str, Taken]
    problems: Mapping[str, tuple[str, ...]]
    sketches: Mapping[str, Sketch]
    readings: Mapping[str, Reading]
    stood: Stood
    state: State | None
    notice: str = ""
    _copies: frozenset[tuple[str, str, bytes]] = field(default=frozenset())

    def close(self) -> None:
        if self.state is not None:
            self.state.close()

    def taken(self, doc_id: str) -> Taken | None:
        return self.taken_in.get(doc_id)

    def copy_of(self, doc_id: str, taken: Taken) -> bool:
        """Whether a document of this id, or a copy counted on from it, came by the same name with the same fields."""
        return not self._copies.isdisjoint({(doc_id, taken.came_in, taken.told), (doc_id, UNKNOWN, taken.told)})


def look_back(folder: Path, mark: str | None) -> Earlier:
    """What the results in the folder remember, for a reader of this fingerprint.

    Readings by another one, or by another version of the program, are left out, so that no result mixes two.

    Raises:
        CallRefused: If the folder holds no results, a newer version made them, or they are damaged.
    """
    made = record.read(folder)
    try:
        return _from_state(folder, made, open_state(folder, made.state), mark)
    except Unusable as reason:
        return _from_files(folder, made, f"{reason}; {MADE_AGAIN}")
    except (sqlite3.Error, msgspec.DecodeError, LookupError):
        return _from_files(folder, made, f"{folder / NAME} cannot be read; {MADE_AGAIN}")


def _from_state(folder: Path, made: record.Made, state: State, mark: str | None) -> Earlier:
    remembered = list(state)
    same = mark is not None and state.mark == mark
    return Earlier(
        folder=folder,
        made=made,
        taken_in={one.doc_id: one.taken for one in remembered},
        problems={one.doc_id: one.problems for one in remembered if one.problems},
        sketches={one.doc_id: one.sketch for one in remembered},
        readings={one.doc_id: one.reading for one in remembered if one.reading is not None} if same else {},
        stood=state.stood() if same else Stood(),
        state=state,
        _copies=frozenset((_first(one.doc_id), one.taken.came_in, one.taken.told) for one in remembered),
    )


def _from_files(folder: Path, made: record.Made, notice: str) -> Earlier:
    """Where the state is gone: everything from the documents themselves. It takes as long as a run, and comes to the same."""
    taken, problems, sketches, copies = {}, {}, {}, set()
    for document in lines(folder / "documents.jsonl", Document):
        taken[document.doc_id] = Taken(document.doc_id, UNKNOWN, told(document))
        problems[document.doc_id] = tuple(problem for problem in document.problems if problem != HOMELESS)
        sketches[document.doc_id] = sketch(document)
        copies.add((_first(document.doc_id), UNKNOWN, taken[document.doc_id].told))
    return Earlier(
        folder=folder,
        made=made,
        taken_in=taken,
        problems=problems,
        sketches=sketches,
        readings=_given(folder) if made.settings.claims_file else {},
        stood=Stood(),
        state=None,
        notice=notice,
        _copies=frozenset(copies),
    )


def _given(folder: Path) -> dict[str, Reading]:
    """Claims that were coded by hand: the results hold them as they were given."""
    return {one.doc_id: Reading(doc_id=one.doc_id, claims=one.claims) for one in lines(folder / "claims.jsonl", ClaimsLine)}


def _first(doc_id: str) -> str:
    """The made id that a copy's id was counted on from."""
    first, _, copy = doc_id.rpartition("-")
    return first if first and copy.isdecimal() else doc_id
