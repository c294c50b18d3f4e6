"""What names in reports mean. The cases are in places.tsv: add a line to it when a place came out wrong."""

from __future__ import annotations

import csv
import pickle
import time
from pathlib import Path

import pytest

from warmonitor.domain.places import Place
from warmonitor.gazetteer import Gazetteer

CASES = list(csv.DictReader(Path(__file__).with_name("places.tsv").open(encoding="utf-8"), delimiter="\t"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['written']}-{case['country']}-{case['near']}")
def test_the_name_means_that_place(gazetteer: Gazetteer, case: dict[str, str]):
    near = [name for name in (case["near"] or "").split("|") if name]
    place = gazetteer.resolve(case["written"], country=case["country"], near=near)

    found = (place.id, place.precision) if place else ("-", 0)
    assert found == (case["id"], int(case["precision"]))


def test_what_could_not_be_excluded_is_kept(gazetteer: Gazetteer):
    tripoli, springfield = gazetteer.resolve("Tripoli"), gazetteer.resolve("Springfield", country="US")

    assert tripoli is not None
    assert "geonames:266826" in tripoli.alternatives
    assert springfield is not None
    assert len(springfield.alternatives) > 3


def test_the_province_of_the_same_name_stays_an_alternative(gazetteer: Gazetteer):
    place = gazetteer.resolve("Idlib", country="SY")

    assert place is not None
    assert place.alternatives == ("iso3166-2:SY-ID",)


def test_a_town_knows_its_divisions(gazetteer: Gazetteer):
    place = gazetteer.resolve("Baltimore, Maryland")

    assert place is not None
    assert (place.country, place.admin1) == ("US", "Maryland")


def test_two_provinces_are_an_area_between_them(gazetteer: Gazetteer):
    place = gazetteer.resolve("Helmand and Kandahar provinces", country="AF")

    assert place is not None
    assert (place.id, place.precision) == ("area:iso3166-2:AF-HEL+iso3166-2:AF-KAN", 5)


def test_a_fuzzy_area_has_one_point_every_time(gazetteer: Gazetteer):
    first, second = gazetteer.resolve("north-western Syria"), gazetteer.resolve("northwest Syria", country="SY")

    assert first == second
    assert first is not None
    assert first.lat is not None
    assert first.lat > 35


@pytest.mark.parametrize("name", ["Latakia", "Al-Qamishli", "Kandahar", "Maryland", "Syria", "West Bank", "حلب", "LIMA"])
def test_these_are_places(gazetteer: Gazetteer, name: str):
    assert gazetteer.is_place(name)


@pytest.mark.parametrize("name", ["Nice", "Reading", "March", "Police", "Ahmed", "Of", "", "latakia", "Qwertzuiop", "x" * 5000])
def test_these_alone_are_not(gazetteer: Gazetteer, name: str):
    assert not gazetteer.is_place(name)


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (["Latakia", "Damascus", "Syrian", "Russia"], "SY"),
        (["Gaza City", "Israel"], "PS"),
        (["Salvadoran", "San Miguel"], "SV"),
        (["Chicago", "Illinois"], "US"),
        (["Tripoli", "Beirut", "Lebanese"], "LB"),
        (["Tripoli", "Libyan"], "LY"),
        ([], ""),
        (["Ahmed", "Nice"], ""),
    ],
)
def test_the_places_named_vote_for_the_reports_country(gazetteer: Gazetteer, names: list[str], country: str):
    assert gazetteer.country_of(names) == country


def test_no_phrase_is_too_strange(gazetteer: Gazetteer):
    for phrase in ("", " ", "'s", ",", "of of of", "and and and", "in", "((((", "A, " * 500, "\x00", "İ" * 300, "the the"):
        place = gazetteer.resolve(phrase, country="SY", near=("Latakia", phrase))
        assert place is None or isinstance(place, Place)


def test_an_unknown_country_code_is_no_country(gazetteer: Gazetteer):
    place = gazetteer.resolve("Latakia", country="??")

    assert place is None or place.country == "SY"


def test_a_worker_process_can_have_it(gazetteer: Gazetteer):
    again = pickle.loads(pickle.dumps(gazetteer))

    assert again.resolve("Latakia", country="SY") == gazetteer.resolve("Latakia", country="SY")


def test_it_opens_fast_and_answers_fast(tmp_path: Path):
    start = time.perf_counter()
    gazetteer = Gazetteer.open(own=tmp_path / "own.tsv")
    opened = time.perf_counter()
    for number in range(2000):
        gazetteer.is_place(f"Place {number}")
    asked = time.perf_counter()

    assert opened - start < 1.0
    assert asked - opened < 2.0
