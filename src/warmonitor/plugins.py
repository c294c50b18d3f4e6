"""The parts that can be added from outside: what each must do, and how it is found by name.

Our own parts are declared in our own `pyproject.toml` the same way as anybody's: one path for first and third party.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Protocol

from warmonitor.domain.claims import Cited, Reading
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Release
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import TollSeries

GROUPS = ("sources", "extractors", "exporters")


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


class Results(Protocol):
    """Everything that a run has made, for exporters to choose from."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    release: Release
    series: tuple[TollSeries, ...]


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


def _found(group: str) -> dict[str, EntryPoint]:
    if group not in GROUPS:
        raise LookupError(f"no plugin group is called {group!r}; known: {', '.join(GROUPS)}")
    return {entry.name: entry for entry in entry_points(group=f"warmonitor.{group}")}
