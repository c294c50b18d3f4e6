"""The compiled gazetteer on disk: columns side by side, found by a name's hash, mapped into memory and never copied."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC = b"warmonitor gazetteer 1\n"
KINDS = ("country", "admin1", "admin2", "region", "town")
COLUMNS = {
    "hash": "<u8",  # of every name's key, sorted
    "named": "<u4",  # the row of that name, doubled, plus 1 where the name is the row's main name
    "lat": "<i4",  # degrees times SCALE
    "lon": "<i4",
    "number": "<u4",  # a GeoNames id, 0 where the id stands beside the name
    "country": "<u2",  # rows
    "admin1": "<u2",
    "admin2": "<u2",
    "kind": "u1",
    "size": "u1",  # ten times the decimal logarithm of the population, 0 where nobody knows it
    "length": "u1",  # of the name's bytes in `names`
    "names": "u1",
}
SCALE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place of the gazetteer. `size` is the decimal logarithm of its population; `members` is empty for all but regions."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    size: float = 0.0
    main: bool = True
    own: bool = False


def hash_of(key: str) -> int:
    """Sixty-four bits: with half a million names, two that share them are not to be expected in a lifetime of look-ups."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


class Table:
    """Rows by the hash of a name."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path.name} is not a gazetteer of this version; install warmonitor again")
        at = len(MAGIC)
        size = int.from_bytes(self._map[at : at + 8], "little")
        header = json.loads(self._map[at + 8 : at + 8 + size])
        self._columns = {name: self._column(name, *where) for name, where in header["columns"].items()}
        # Plain numbers, because bisecting them is several times faster than asking NumPy for one.
        offset, count = header["columns"]["hash"]
        self._hashes = memoryview(self._map)[offset : offset + 8 * count].cast("Q")
        self._ends = np.cumsum(self._columns["length"], dtype=np.int64)
        self.row = lru_cache(maxsize=32768)(self._row)

    def _column(self, name: str, offset: int, count: int) -> NDArray[np.generic]:
        return np.frombuffer(self._map, dtype=COLUMNS[name], count=count, offset=offset)

    def named(self, key: str) -> list[tuple[int, bool]]:
        """The numbers of the rows that have this name, and whether it is their main one."""
        wanted, start = self._place_of(key)
        end = start
        while end < len(self._hashes) and self._hashes[end] == wanted:
            end += 1
        return [(int(packed) >> 1, bool(int(packed) & 1)) for packed in self._columns["named"][start:end]]

    def holds(self, key: str) -> bool:
        """Whether any row has this name."""
        wanted, start = self._place_of(key)
        return start < len(self._hashes) and self._hashes[start] == wanted

    def _place_of(self, key: str) -> tuple[int, int]:
        wanted = hash_of(key)
        return wanted, bisect_left(self._hashes, wanted)

    def of_country(self, country_row: int) -> NDArray[np.intp]:
        """The numbers of a country's towns."""
        town = KINDS.index("town")
        return np.flatnonzero((self._columns["country"] == country_row) & (self._columns["kind"] == town))

    def points(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitudes and longitudes in degrees."""
        return self._columns["lat"][rows] / SCALE, self._columns["lon"][rows] / SCALE  # type: ignore[operator]  # columns of text are not among these

    def _row(self, number: int) -> Row:
        columns = self._columns
        name, _, written_id = self._name(number).partition("\t")
        return Row(
            id=written_id or f"geonames:{int(columns['number'][number])}",
            name=name,
            kind=KINDS[int(columns["kind"][number])],
            lat=int(columns["lat"][number]) / SCALE,
            lon=int(columns["lon"][number]) / SCALE,
            country=self._country(int(columns["country"][number])),
            admin1=self._named_above(int(columns["admin1"][number])),
            admin2=self._named_above(int(columns["admin2"][number])),
            size=int(columns["size"][number]) / 10,
        )

    def _name(self, number: int) -> str:
        end = int(self._ends[number])
        return bytes(self._columns["names"][end - int(self._columns["length"][number]) : end]).decode()

    def _country(self, number: int) -> str:
        return self._name(number).partition("\t")[2].removeprefix("iso3166:") if number else ""

    def _named_above(self, number: int) -> str:
        return self._name(number).partition("\t")[0] if number else ""


def write(path: Path, columns: Mapping[str, Sequence[int] | bytes]) -> None:
    """Lay the columns one after another; the same columns give the same bytes."""
    blocks = {name: np.array(list(columns[name]), dtype=kind).tobytes() for name, kind in COLUMNS.items()}
    where, offset = {}, 4096
    for name, block in blocks.items():
        where[name] = (offset, len(block) // np.dtype(COLUMNS[name]).itemsize)
        offset += (len(block) + 7) // 8 * 8
    header = json.dumps({"columns": where}).encode()
    head = MAGIC + len(header).to_bytes(8, "little") + header
    body = b"".join(block.ljust((len(block) + 7) // 8 * 8, b"\0") for block in blocks.values())
    path.write_bytes(head.ljust(4096, b"\0") + body)
