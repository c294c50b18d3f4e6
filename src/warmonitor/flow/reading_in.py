"""Which reader a run has, and its readings of the documents that no earlier results have read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from warmonitor import plugins
from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.domain.tolls import POLICIES, Policy
from warmonitor.errors import CallRefused
from warmonitor.flow.making import Read
from warmonitor.flow.record import Settings
from warmonitor.flow.remembering import Readings, remembered
from warmonitor.flow.spool import Spool
from warmonitor.flow.telling import Tell
from warmonitor.gazetteer import Gazetteer
from warmonitor.home import home

if TYPE_CHECKING:
    from warmonitor.flow.reading import Reader

GIVEN = "given"  # stands for a reader's fingerprint where claims were coded by hand


def check(settings: Settings) -> Policy:
    """The policy of that name, if the settings make sense.

    Raises:
        CallRefused: If they don't.
    """
    if settings.policy not in POLICIES:
        raise CallRefused(f"no policy is called {settings.policy!r}; known: {', '.join(sorted(POLICIES))}")
    plugins.extractor_names(settings.extractor)
    if settings.workers < 1:
        raise CallRefused(f"{settings.workers} workers cannot read anything; give 1 or more")
    return POLICIES[settings.policy]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """Where claims come from: a reader, or a file of claims. `mark` is the reader's fingerprint, None where nobody can say.

    `say` is told what reading took, however it ends.
    """

    settings: Settings
    reader: Reader | None
    claims_file: Path | None
    mark: str | None
    say: Callable[[str], None]

    @classmethod
    def chosen(cls, settings: Settings, claims_file: Path | None, say: Callable[[str], None]) -> Reads:
        """The reader that was chosen, made before anything else is done, so that one that lacks a setting refuses the call."""
        from warmonitor.flow.fingerprint import fingerprint
        from warmonitor.flow.reading import reader

        if claims_file is not None:
            return cls(settings=settings, reader=None, claims_file=claims_file, mark=GIVEN, say=say)
        made = reader(settings.extractor)
        for one in made.served():
            if one.notice:
                say(one.notice)
        return cls(settings=settings, reader=made, claims_file=None, mark=fingerprint(settings.extractor), say=say)

    def read(self, documents: Spool, tell: Tell, before: Mapping[str, Reading] | None = None) -> Read:
        """The readings of all documents: those from before as they are, the others now."""
        try:
            return self._read(documents, tell, before or {})
        finally:  # who breaks off has paid as well
            for line in [one.summary() for one in (self.reader.served() if self.reader else ())]:
                if line:
                    self.say(line)

    def _read(self, documents: Spool, tell: Tell, before: Mapping[str, Reading]) -> Read:
        readings = dict(before)
        lost: list[Lost] = []
        changed: set[str] = set()
        new = [doc_id for doc_id in documents if doc_id not in readings]
        with Readings(home() / "cache" / "readings.sqlite") as kept:
            for number, reading in enumerate(self._readings(documents, new, kept), start=1):
                tell("Reading", number, len(new))
                if isinstance(reading, Lost):
                    lost.append(reading)
                    continue
                lost.extend(Lost(item=reading.doc_id, reason=reason) for reason in reading.failures)
                readings[reading.doc_id] = reading
                changed.add(reading.doc_id)
        accounts = self.reader.accounts() if self.reader else {}
        return Read(readings=readings, changed=frozenset(changed), lost=tuple(lost), mark=self.mark or "", accounts=accounts)

    def _readings(self, documents: Spool, new: list[str], kept: Readings) -> Iterator[Reading | Lost]:
        from warmonitor.flow.given import read_given
        from warmonitor.flow.reading import read_all

        if self.claims_file is not None:
            return read_given(self.claims_file, documents, places=Gazetteer.open())
        chosen: Iterator[Document] = (documents[doc_id] for doc_id in new)
        read = partial(read_all, extractor=self.settings.extractor, workers=self.settings.workers, made=self.reader)
        return read(chosen) if self.mark is None else remembered(chosen, kept, self.mark, read)
