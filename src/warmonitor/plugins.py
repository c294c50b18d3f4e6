"""The parts that can be added from outside: what each must do, and how it is found by name.

Our own parts are declared in our own `pyproject.toml` the same way as anybody's: one path for first and third party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Protocol, runtime_checkable

import msgspec

from warmonitor.domain.claims import Cited, Reading
from warmonitor.domain.documents import Document, Draft, Lost
from warmonitor.domain.incidents import Release
from warmonitor.domain.places import Place
from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import TollSeries
from warmonitor.errors import CallRefused, ItemFailed

GROUPS = ("sources", "extractors", "exporters")


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Something to read: bytes that the archive already keeps, and how they came.

    `name` is fit to show. The bytes are at `path` or, for what was inside something else, in `held`. `charset` is what a server
    or an envelope said of their encoding. `max_bytes` bounds what is read into memory at once, `max_expanded` what may be
    unpacked.
    """

    name: str
    path: Path | None = None
    held: bytes = b""
    url: str = ""
    charset: str = ""
    max_bytes: int = 64 << 20
    max_expanded: int = 256 << 20

    def open(self) -> BinaryIO:
        return self.path.open("rb") if self.path else BytesIO(self.held)

    def raw(self) -> bytes:
        """All the bytes.

        Raises:
            ItemFailed: If there are more than `max_bytes`.
        """
        with self.open() as stream:
            found = stream.read(self.max_bytes + 1)
        if len(found) > self.max_bytes:
            raise ItemFailed(f"larger than {self.max_bytes >> 20} MB; split it, or raise the limit (max_bytes)")
        return found


class Source(Protocol):
    """Reads one kind of material into reports; a module with these four names will do.

    `suffixes` are the file name endings that it reads (".eml"); `many` says that one file may hold many reports.
    `read` raises ItemFailed when nothing of the material can be read, and yields Lost for a part that cannot.
    """

    @property
    def name(self) -> str: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...
    @property
    def many(self) -> bool: ...
    def read(self, material: Material) -> Iterator[Draft | Lost]: ...


class PlaceResolver(Protocol):
    """What a reader asks of the gazetteer."""

    def resolve(self, name: str, *, country: str = "", near: Iterable[str] = ()) -> Place | None:
        """The place of that name, given the report's country (ISO 3166-1 alpha-2) and other places it names."""
        ...

    def is_place(self, name: str) -> bool:
        """Whether any place has exactly this name."""
        ...


class Extractor(Protocol):
    """Reads a document into claims. `name` carries its version."""

    name: str
    languages: tuple[str, ...]

    def read(self, document: Document, *, places: PlaceResolver | None = None) -> Reading: ...


@runtime_checkable
class Served(Extractor, Protocol):
    """An extractor that asks a server to read.

    It is given documents whole, however long, and is called from several threads of one process (`--workers`), so that one limit
    and one account hold for all of them. `notice` is told to the user before the first document is read ("" for nothing to tell).
    """

    notice: str

    def summary(self) -> str:
        """What the reading took, in one line for the user; "" for nothing to tell. Said also where reading is broken off."""
        ...

    def account(self) -> Mapping[str, Any]:
        """The same for `run.json`."""
        ...


class Results(Protocol):
    """Everything that a run has made, for exporters to choose from."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    release: Release
    series: tuple[TollSeries, ...]
    reliances: tuple[Reliance, ...]


class Exporter(Protocol):
    """Writes one kind of file from a release into a folder, and says which files it wrote."""

    name: str

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]: ...


def names(group: str) -> tuple[str, ...]:
    """The known parts of a group, sorted."""
    return tuple(sorted(_found(group)))


def load(group: str, name: str) -> Any:
    """The part of that name, imported only now.

    Raises:
        LookupError: If no installed package declares it; the message lists the known ones.
    """
    found = _found(group)
    if name not in found:
        raise LookupError(f"no {group[:-1]} is called {name!r}; known: {', '.join(sorted(found)) or 'none'}")
    return found[name].load()


def extractor_names(chosen: str) -> tuple[str, ...]:
    """The reader that is chosen by "A", or the two that are by "A+B": A reads, B checks.

    Raises:
        CallRefused: If one of them is not known, or they are the same or more than two.
    """
    known = names("extractors")
    found = (chosen,) if chosen in known else tuple(chosen.split("+"))
    for name in found:
        if name not in known:
            raise CallRefused(f"no extractor is called {name!r}; known: {', '.join(known) or 'none'}")
    if len(found) > 2 or len(set(found)) < len(found):
        raise CallRefused(f"{chosen!r}: name one reader, or two different ones as A+B, where B checks A")
    return found


def _found(group: str) -> dict[str, EntryPoint]:
    if group not in GROUPS:
        raise LookupError(f"no plugin group is called {group!r}; known: {', '.join(GROUPS)}")
    return {entry.name: entry for entry in entry_points(group=f"warmonitor.{group}")}
