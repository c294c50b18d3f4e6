"""When two places are one place."""

import pytest

from tests.link.telling import place, told
from warmonitor.link.placing import relation, spot_of


def spot(written, resolved=None):
    return spot_of(told("a", "c1", "killed", place=written, place_resolved=resolved).claim)


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Rashidin", "the Rashideen district", "same"),
        ("Salah al-Din district of Aleppo", "Salaheddin neighborhood", "within"),
        ("Hasakah", "Hasaka", "same"),
        ("Orvel", "Tamsin", "unlike"),
        ("Orvel province", "Orvel", "within"),
        ("a courtyard", "Orvel", "unknown"),
        ("the coastal areas of Vallora", "Tamsin", "unknown"),
        ("outside Orvel", "Tamsin", "unknown"),
    ],
)
def test_names_alone_say_how_two_places_lie(left, right, how):
    assert relation(spot(left), spot(right)) == relation(spot(right), spot(left)) == how


def test_towns_far_from_each_other_lie_apart():
    assert relation(spot("Orvel", place("Orvel", 35.0, 36.0)), spot("Tamsin", place("Tamsin", 36.5, 37.0))) == "apart"


def test_towns_a_walk_from_each_other_lie_near():
    assert relation(spot("Orvel", place("Orvel", 35.0, 36.0)), spot("Tamsin", place("Tamsin", 35.02, 36.02))) == "near"


def test_a_town_lies_within_its_province():
    province = place("Vallora", 35.5, 36.5, precision=4, admin1="Vallora")

    assert relation(spot("Orvel", place("Orvel", 35.0, 36.0, admin1="Vallora")), spot("Vallora", province)) == "within"


def test_a_province_given_for_two_unknown_villages_does_not_make_them_one():
    province = place("Vallora", 35.5, 36.5, precision=4, admin1="Vallora")

    assert relation(spot("Little Orvel", province), spot("Tamsin", province)) == "unlike"


def test_a_country_tells_nothing():
    country = place("Zedland", 35.0, 36.0, precision=6)

    assert relation(spot("Zedland", country), spot("Orvel", place("Orvel", 35.0, 36.0))) == "unknown"


def test_the_town_of_the_news_does_not_make_two_streets_one():
    pelland = place("Pelland", 35.0, 36.0, precision=2, by_report="Pelland")

    assert relation(spot("Quillan Street", pelland), spot("Marrek Street", pelland)) == "unlike"
