"""The gazetteer as the rest of the house sees it: open it, ask it, add to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from warmonitor.domain.places import Place
from warmonitor.gazetteer import own as own_places
from warmonitor.gazetteer.everyday import everyday
from warmonitor.gazetteer.found import Found
from warmonitor.gazetteer.lookup import Lookup
from warmonitor.gazetteer.names import key
from warmonitor.gazetteer.readings import has_name
from warmonitor.gazetteer.resolving import Resolver
from warmonitor.gazetteer.scene import Named, scene
from warmonitor.gazetteer.table import Row, Table
from warmonitor.gazetteer.voting import Vote, elect, vote
from warmonitor.home import home

LONGEST_PHRASE = 200
REMEMBERED = 65_536


class Gazetteer:
    """Names to places. Holds a memory map and caches: share one in a process; worker processes open their own."""

    def __init__(self, table: Table, own: Iterable[own_places.OwnPlace] = (), *, own_file: Path | None = None) -> None:
        self._lookup = Lookup(table, own)
        self._resolver = Resolver(self._lookup)
        self._own_file = own_file
        self._resolve = lru_cache(maxsize=REMEMBERED)(self._resolve_afresh)
        self._vote = lru_cache(maxsize=REMEMBERED)(self._vote_afresh)
        self.is_place: Callable[[str], bool] = lru_cache(maxsize=REMEMBERED)(self._is_place)

    @classmethod
    def open(cls, *, own: Path | None = None) -> Gazetteer:
        """The shipped gazetteer with the user's own places from `own`, by default the file under the home folder.

        Raises:
            CallRefused: If the file of own places is damaged.
        """
        table = Table(Path(str(files(__package__).joinpath("places.bin"))))
        return cls(table, own_places.read(own or _own_file()), own_file=own)

    @staticmethod
    def add(file: Path, *, own: Path | None = None) -> own_places.Added:
        """Add a file's places to the user's own; open the gazetteer again to see them.

        Raises:
            CallRefused: If the file cannot be read or has not the columns; nothing was added.
        """
        return own_places.add(file, own=own or _own_file())

    @staticmethod
    def own_file() -> Path:
        """Where the user's own places are kept; nothing need be there."""
        return _own_file()

    def resolve(self, name: str, *, country: str = "", near: Iterable[str] = (), scene: Found | None = None) -> Place | None:
        """The place that the words mean; None where nothing is known of them nor of any place named near them.

        `name` is as written; `country` the report's (ISO 3166-1 alpha-2); `near` other places that the report names, the
        closest first; `scene` is where its news is, as `scene` finds it. A name that nobody knows stands for that, or for a place
        near it, with the precision that this means.
        """
        others = tuple(other[:LONGEST_PHRASE] for other in near)
        return self._resolve(name[:LONGEST_PHRASE], country.upper(), others, scene.row if scene else None)

    def country_of(self, names: Iterable[str]) -> str:
        """The country that most of the names (of places, of peoples) speak for, as ISO 3166-1 alpha-2; "" where none does."""
        return elect(names, self._vote)

    def scene(self, names: Mapping[Named, float], *, country: str = "") -> Found | None:
        """Where a report's news is, by the names that it gives for it and how much each says; None where that stays open.

        `country` is the report's.
        """
        return scene(names, self._lookup, country=country.upper())

    def __reduce__(self) -> tuple[Callable[[Path | None], Gazetteer], tuple[Path | None]]:
        return (_reopen, (self._own_file,))

    def _resolve_afresh(self, name: str, country: str, near: tuple[str, ...], scene: Row | None) -> Place | None:
        found = self._resolver.resolve(name, country=country, near=near, scene=scene)
        return found.place if found else None

    def _is_place(self, name: str) -> bool:
        """Whether any place has exactly this name, and the name is no everyday word."""
        if len(name) > LONGEST_PHRASE or not has_name(name) or (everyday(name) and key(name) not in self._lookup.own):
            return False
        return self._lookup.known(name)

    def _vote_afresh(self, name: str) -> Vote:
        return vote(name, self._lookup.rows if self.is_place(name) else _nothing)


def _own_file() -> Path:
    return home() / "places" / "own.tsv"


def _nothing(_: str) -> tuple[()]:
    return ()


def _reopen(own: Path | None) -> Gazetteer:
    return Gazetteer.open(own=own)
