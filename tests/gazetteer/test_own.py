"""The user's own places: taken in once, put first, and bad lines named."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmonitor.errors import CallRefused
from warmonitor.gazetteer import Added, Gazetteer, Refused

VILLAGES = """name,lat,lon,country,admin1,alternate names
Al-Shir,35.61,35.93,SY,Latakia,الشير
Al-Mukhtariya,35.66,36.02,SY,Latakia,Mukhtariyah
"""


def written(folder: Path, text: str, name: str = "mine.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_an_own_village_is_found_by_every_name(tmp_path: Path):
    own = tmp_path / "places" / "own.tsv"
    report = Gazetteer.add(written(tmp_path, VILLAGES), own=own)
    gazetteer = Gazetteer.open(own=own)

    assert report == Added(added=2, known=0)
    for name in ("Al-Shir", "Alshir", "Ash Shir", "الشير", "the village of Al-Shir"):
        place = gazetteer.resolve(name, country="SY")
        assert place is not None
        assert (place.name, place.admin1, place.precision) == ("Al-Shir", "Latakia", 1)


def test_adding_twice_changes_nothing(tmp_path: Path):
    own = tmp_path / "own.tsv"
    Gazetteer.add(written(tmp_path, VILLAGES), own=own)
    before = own.read_bytes()

    assert Gazetteer.add(written(tmp_path, VILLAGES), own=own) == Added(added=0, known=2)
    assert own.read_bytes() == before


def test_own_places_win_over_shipped_ones(tmp_path: Path):
    own = tmp_path / "own.tsv"
    Gazetteer.add(written(tmp_path, "name;lat;lon;country;id\nLatakia;35.5;35.8;SY;port\n"), own=own)
    place = Gazetteer.open(own=own).resolve("Latakia", country="SY")

    assert place is not None
    assert place.id == "own:port"


def test_geonames_columns_are_read(tmp_path: Path):
    own = tmp_path / "own.tsv"
    line = "999\tAl Fū‘ah\tAl Fu`ah\tFuaa,Foua\t35.98\t36.70\tP\tPPL\tSY\t\t12\t\t\t\t9000\t\t\tAsia/Damascus\t2020-01-01\n"
    report = Gazetteer.add(written(tmp_path, line, "SY.txt"), own=own)
    place = Gazetteer.open(own=own).resolve("Fuaa", country="SY")

    assert report.added == 1
    assert place is not None
    assert place.id == "geonames:999"


def test_bad_lines_are_refused_by_number_and_the_rest_is_kept(tmp_path: Path):
    text = "name,lat,lon,country\nGood,35,36,SY\n,35,36,SY\nFar,95,36,SY\nWords,north,36,SY\nNowhere,1,1,XX\n\nInfinite,nan,1,SY\n"
    report = Gazetteer.add(written(tmp_path, text), own=tmp_path / "own.tsv")

    assert report.added == 1
    assert [refused.line for refused in report.refused] == [3, 4, 5, 6, 8]
    assert report.refused[2] == Refused(line=5, reason="lat='north' is not a number of degrees")


@pytest.mark.parametrize("text", ["", "town,x1\nA,1\n", "just words\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str):
    with pytest.raises(CallRefused, match="name"):
        Gazetteer.add(written(tmp_path, text), own=tmp_path / "own.tsv")

    assert not (tmp_path / "own.tsv").exists()


def test_what_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe\x00")

    with pytest.raises(CallRefused, match="UTF-8"):
        Gazetteer.add(tmp_path / "picture.csv", own=tmp_path / "own.tsv")
    with pytest.raises(CallRefused, match="cannot be read"):
        Gazetteer.add(tmp_path / "missing.csv", own=tmp_path / "own.tsv")


def test_a_damaged_file_of_own_places_is_named(tmp_path: Path):
    own = written(tmp_path, "id\tname\tlat\tlon\nown:a\tA\tx\ty\n", "own.tsv")

    with pytest.raises(CallRefused, match=r"own\.tsv"):
        Gazetteer.open(own=own)
