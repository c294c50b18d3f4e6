"""Where a claim's words leave the town open, it is where the report says that its news is."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.domain.places import Place
from warmonitor.flow.placing import place_all
from warmonitor.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("places")
    return Gazetteer.open(own=folder / "own.tsv")


def placed(places: Gazetteer, text: str, *, place: str = "", title: str = "", **fields: str) -> Place | None:
    document = Document(doc_id="a", title=title, text=text)
    claim = Claim(id="c1", quote="a man was killed", harm="killed", low=1, high=1, place=place, **fields)
    (found,) = place_all([claim], document, places)
    return found.place_resolved


@pytest.mark.parametrize(
    ("text", "title", "place", "town", "division"),
    [
        ("Tulsa police say a man was killed on Quillan Avenue.", "", "Quillan Avenue", "Tulsa", "Oklahoma"),
        ("TULSA, Okla. (AP) — A man was killed on Quillan Avenue.", "", "Quillan Avenue", "Tulsa", "Oklahoma"),
        ("A man was killed on Quillan Avenue.", "Man killed in Tulsa shooting", "Quillan Avenue", "Tulsa", "Oklahoma"),
        ("A man was killed at the Marrek nightclub in Springfield, Mass.", "", "Marrek nightclub", "Springfield", "Massachusetts"),
        ("A man was killed. Hampden County prosecutors spoke in Springfield.", "", "Quillan Street", "Springfield", "Massachusetts"),
        ("A man was killed on Quillan Street in Pretoria. Pretoria police came late.", "", "Quillan Street", "Pretoria", "Gauteng"),
        ("BEIRUT — A man was killed in Idlib on Quillan Street. Rebels hold Idlib, in Syria.", "", "Quillan Street", "Idlib", "Idlib"),
        ("A man was killed in the Quillan quarter, a resident of Aleppo said, in Syria.", "", "Quillan quarter", "Aleppo", "Aleppo"),
    ],
)  # fmt: skip
def test_a_street_lies_in_the_town_of_the_news(places: Gazetteer, text: str, title: str, place: str, town: str, division: str):
    found = placed(places, text, place=place, title=title)

    assert found is not None
    assert (found.name, found.admin1, found.by_report) == (town, division, town)
    assert found.precision in (2, 3)


def test_a_county_is_all_that_a_sheriff_tells(places: Gazetteer):
    found = placed(places, "A man was killed on Quillan Road, the Lenawee County sheriff said.", place="Quillan Road")

    assert found is not None
    assert (found.name, found.precision) == ("Lenawee County", 3)


def test_a_claim_without_a_place_is_where_the_news_is(places: Gazetteer):
    text = "Tulsa police say a man was killed."

    found = placed(places, text)
    assert found is not None
    assert (found.name, found.precision) == ("Tulsa", 2)
    assert placed(places, text, counting="cumulative") is None, "a war's total is in no town"


def test_a_small_town_far_from_the_news_is_a_street_of_its_name(places: Gazetteer):
    found = placed(places, "TULSA, Okla. — A man was killed at Continental, Tulsa police said.", place="Continental")

    assert found is not None
    assert found.admin1 == "Oklahoma"


def test_a_large_town_is_meant_wherever_the_news_is(places: Gazetteer):
    found = placed(places, "TULSA, Okla. — A man of Tulsa was killed in Houston, Tulsa police said.", place="Houston")

    assert found is not None
    assert (found.name, found.by_report) == ("Houston", "")


def test_a_name_of_many_places_alone_says_nothing(places: Gazetteer):
    assert placed(places, "A man was killed on Quillan Street, the Washington County sheriff said.", place="Quillan Street") is None


def test_a_village_that_nobody_knows_stays_in_the_province(places: Gazetteer):
    found = placed(places, "A man was killed in Tal Quillan. The clashes in Homs province, Syria, went on in Homs.", place="Tal Quillan")

    assert found is not None
    assert (found.name, found.precision) == ("Homs", 4)


def test_a_place_that_a_claim_brings_along_is_kept(places: Gazetteer):
    mine = Place(name="Quillan", id="mine:1", lat=1.0, lon=2.0, precision=1)
    claim = Claim(id="c1", quote="a man was killed", harm="killed", low=1, high=1, place="Quillan", place_resolved=mine)

    (found,) = place_all([claim], Document(doc_id="a", text="Tulsa police say a man was killed."), places)
    assert found.place_resolved == mine
