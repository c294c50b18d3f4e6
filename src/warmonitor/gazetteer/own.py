"""The user's own places: read from GeoNames columns or a CSV, kept in one file, and put before the shipped ones."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import log10
from pathlib import Path

from warmonitor.errors import CallRefused
from warmonitor.gazetteer.countries import COUNTRIES
from warmonitor.gazetteer.names import key
from warmonitor.gazetteer.table import KINDS, Row

FIELDS = ("id", "name", "lat", "lon", "country", "admin1", "admin2", "kind", "population", "alternates")
LARGEST_BYTES = 64 * 1024 * 1024
LONGEST_NAME = 200
MOST_ALTERNATES = 100
_GEONAMES_COLUMNS = 15
_HEADINGS = {
    "latitude": "lat", "y": "lat", "longitude": "lon", "long": "lon", "lng": "lon", "x": "lon", "geonameid": "id",
    "country_code": "country", "countrycode": "country", "iso2": "country", "feature": "kind", "type": "kind",
    "pop": "population", "alternatenames": "alternates", "alternate_names": "alternates", "aliases": "alternates",
}  # fmt: skip
_KINDS = {"adm1": "admin1", "adm2": "admin2", "pcli": "country", "rgn": "region", "province": "admin1", "district": "admin2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """One place that a user named."""

    id: str
    name: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    kind: str = "town"
    population: int = 0
    alternates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not key(self.name) or len(self.name) > LONGEST_NAME:
            raise ValueError(f"name={self.name[:40]!r} is not a name of 1 to {LONGEST_NAME} characters")
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"lat={self.lat}, lon={self.lon} is not on the globe")
        if self.country and self.country not in COUNTRIES:
            raise ValueError(f"country={self.country[:20]!r} is not an ISO 3166-1 alpha-2 code")

    @property
    def row(self) -> Row:
        size = round(log10(self.population), 1) if self.population > 0 else 0.0
        return Row(
            id=self.id,
            name=self.name,
            kind=self.kind,
            lat=self.lat,
            lon=self.lon,
            country=self.country,
            admin1=self.admin1,
            admin2=self.admin2,
            size=size,
            own=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line that holds no place, by its number in the file, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of a file: places new or changed, places known already, lines refused."""

    added: int
    known: int
    refused: tuple[Refused, ...] = ()


def add(file: Path, *, own: Path) -> Added:
    """Put the file's places among the user's own; doing it twice changes nothing.

    Raises:
        CallRefused: If the file cannot be read, is too large, or has neither GeoNames' columns nor a heading with name, lat, lon.
    """
    before = {place.id: place for place in read(own)}
    found: dict[str, OwnPlace] = {}
    refused: list[Refused] = []
    for line, cells in _lines(file):
        try:
            place = _place(cells)
        except (ValueError, KeyError, OverflowError) as problem:
            refused.append(Refused(line=line, reason=str(problem)))
        else:
            found[place.id] = place
    new = {place.id: place for place in found.values() if before.get(place.id) != place}
    if new:
        _save({**before, **new}.values(), own)
    return Added(added=len(new), known=len(found) - len(new), refused=tuple(refused))


def read(own: Path) -> list[OwnPlace]:
    """The user's own places; none where no file is.

    Raises:
        CallRefused: If the file was damaged.
    """
    if not own.is_file():
        return []
    try:
        with own.open(encoding="utf-8", newline="") as file:
            return [_place(cells) for cells in csv.DictReader(file, delimiter="\t")]
    except (ValueError, KeyError, UnicodeDecodeError, csv.Error) as problem:
        raise CallRefused(f"the file of your own places is damaged ({problem}); mend or remove {own.name}") from problem


def _save(places: Iterable[OwnPlace], own: Path) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    new = own.with_name(f"{own.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(FIELDS)
        for place in sorted(places, key=lambda place: place.id):
            writer.writerow([_cell(getattr(place, field)) for field in FIELDS])
        file.flush()
        os.fsync(file.fileno())
    new.replace(own)  # either the old file or the new one, never half


def _cell(value: object) -> str:
    return "|".join(value) if isinstance(value, tuple) else str(value)


def _lines(file: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    text = _text(file)
    first = text.split("\n", 1)[0]
    try:
        if first.count("\t") + 1 >= _GEONAMES_COLUMNS:
            yield from _geonames(text)
        else:
            yield from _headed(text, first)
    except csv.Error as problem:
        raise CallRefused(f"{file.name} is not readable as CSV: {problem}") from problem


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise CallRefused(f"{file.name} is larger than {LARGEST_BYTES // 2**20} MiB; cut it to the countries that you need")
        return file.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise CallRefused(f"{file.name} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise CallRefused(f"{file.name} is not UTF-8 text (byte {problem.start}); save it as UTF-8") from problem


def _geonames(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for line, written in enumerate(text.splitlines(), start=1):
        cells = written.split("\t")
        if not written.strip():
            continue
        if len(cells) < _GEONAMES_COLUMNS:
            yield line, {"problem": f"{len(cells)} columns, GeoNames has 19"}
            continue
        number, name, ascii_name, others, lat, lon, _, feature, country = cells[:9]
        yield line, {
            "id": f"geonames:{number}", "name": name, "alternates": f"{ascii_name},{others}", "lat": lat, "lon": lon,
            "kind": feature, "country": country, "population": cells[14],
        }  # fmt: skip


def _headed(text: str, first: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headings = [_heading(cell) for cell in next(reader, [])]
    missing = [field for field in ("name", "lat", "lon") if field not in headings]
    if missing:
        raise CallRefused(f"the first line names no column {', '.join(missing)}; give name, lat, lon, or GeoNames' own columns")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, dict(zip(headings, cells, strict=False))


def _heading(cell: str) -> str:
    found = "_".join(cell.strip().casefold().split())
    return _HEADINGS.get(found, found)


def _place(cells: Mapping[str, str | None]) -> OwnPlace:
    if cells.get("problem"):
        raise ValueError(cells["problem"])
    value = {field: " ".join((cells.get(field) or "").split()) for field in FIELDS}
    name, lat, lon = value["name"], _degrees(value["lat"], "lat"), _degrees(value["lon"], "lon")
    return OwnPlace(
        id=_id(value["id"], name, lat, lon),
        name=name,
        lat=lat,
        lon=lon,
        country=value["country"].upper(),
        admin1=value["admin1"],
        admin2=value["admin2"],
        kind=_kind(value["kind"]),
        population=_people(value["population"]),
        alternates=_alternates(value["alternates"], name),
    )


def _id(written: str, name: str, lat: float, lon: float) -> str:
    if not written:
        return f"own:{blake2b(f'{name}|{lat}|{lon}'.encode(), digest_size=6).hexdigest()}"
    return written if written.startswith(("own:", "geonames:")) else f"own:{written}"


def _degrees(written: str, field: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise ValueError(f"{field}={written[:20]!r} is not a number of degrees") from None


def _people(written: str) -> int:
    try:
        return max(0, int(float(written))) if written else 0
    except ValueError:
        raise ValueError(f"population={written[:20]!r} is not a number") from None


def _kind(written: str) -> str:
    found = key(written)
    return _KINDS.get(found, found if found in KINDS else "town")


def _alternates(written: str, name: str) -> tuple[str, ...]:
    parts = (part.strip() for part in written.replace("|", ",").replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part and part != name and len(part) <= LONGEST_NAME))[:MOST_ALTERNATES]
