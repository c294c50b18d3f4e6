"""An incident whose day or place is unclear says so; one whose day and place are known says nothing."""

from datetime import date

import pytest

from warmonitor.domain.claims import Claim, cite
from warmonitor.domain.documents import Document
from warmonitor.domain.places import Place
from warmonitor.domain.times import When
from warmonitor.domain.tolls import POLICIES
from warmonitor.flow.settling import settle
from warmonitor.flow.unclear import unclear

FRIDAY = date(2031, 5, 9)


def place(name, lat, lon, **more):
    return Place(name=name, id=f"test:{name}", lat=lat, lon=lon, precision=1, country="ZZ", **more)


def told(doc_id, name, quote, low, **fields):
    claim = Claim(id=name, quote=quote, harm="killed", low=low, high=low, **fields)
    return cite(claim, doc_id=doc_id, published="2031-05-09", source="")


TAMSIN = place("Tamsin", 35.5, 36.0)
DAY = When(start=FRIDAY, end=FRIDAY)
DATED = told("a", "c1", "12 killed", low=12, place="Tamsin", place_resolved=TAMSIN, date_start=FRIDAY, date_end=FRIDAY, date_precision=1)
BARE = told("a", "c2", "3 killed", low=3)


def flags(*members, when=DAY, where=TAMSIN):
    return [(flag.kind, flag.message) for flag in unclear(members, when=when, place=where)]


def test_a_known_day_and_place_raise_nothing():
    assert flags(DATED, BARE) == []


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (When(), "No report says on which day it happened."),
        (When(end=FRIDAY), "The reports leave open when it began: until 9 May 2031."),
        (When(start=FRIDAY), "The reports leave open when it ended: from 9 May 2031."),
        (When(start=date(2031, 4, 1), end=FRIDAY), "It is known to no better than a span of more than a month: 1 April – 9 May 2031."),
    ],
)
def test_an_unclear_day_is_flagged(when, message):
    assert flags(DATED, when=when) == [("date_unclear", message)]


def test_a_total_over_months_has_clear_days():
    total = told("a", "c1", "500 killed", low=500, counting="period")

    assert flags(total, when=When(start=date(2031, 1, 1), end=FRIDAY)) == []


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (None, "No report says where it happened."),
        (Place(name="Orvel", id=""), "“Orvel” was not found in the gazetteer, so it is on no map."),
        (place("Tamsin", 35.5, 36.0, alternatives=("test:2",)), "1 other place called “Tamsin” could be meant: test:2."),
        (
            place("Tamsin", 35.5, 36.0, alternatives=("iso3166-2:YY-TA", "test:2")),
            "2 other places called “Tamsin” could be meant: iso3166-2:YY-TA, test:2.",
        ),
    ],
)
def test_an_unclear_place_is_flagged(where, message):
    assert flags(DATED, where=where) == [("place_unclear", message)]


def test_a_town_and_the_province_of_its_name_are_one_place():
    town = place("Tamsin", 35.5, 36.0, alternatives=("iso3166-2:ZZ-TA", "geonames-admin1:ZZ.TA"))
    province = Place(name="Tamsin", id="iso3166-2:ZZ-TA", lat=35.5, lon=36.0, precision=4, country="ZZ", alternatives=("test:1",))

    assert flags(DATED, where=town) == flags(DATED, where=province) == []


def test_the_flags_name_the_claims_that_they_rest_on():
    day, where = unclear([DATED, BARE], when=When(), place=place("Tamsin", 35.5, 36.0, alternatives=("test:2",)))

    assert day.claims == (BARE.ref,)
    assert where.claims == (DATED.ref,)


def test_an_incident_carries_them():
    documents = {"a": Document(doc_id="a", text="3 killed; 12 killed")}
    (lost,) = settle([BARE], documents, policy=POLICIES["ucdp"]).incidents
    (known,) = settle([DATED], documents, policy=POLICIES["ucdp"]).incidents

    assert {"date_unclear", "place_unclear"} <= {flag.kind for flag in lost.flags}
    assert not {"date_unclear", "place_unclear"} & {flag.kind for flag in known.flags}
