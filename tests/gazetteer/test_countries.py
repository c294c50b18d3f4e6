"""Country codes as the data sets that we export to write them."""

from __future__ import annotations

import pytest

from warmonitor.gazetteer.countries import COUNTRIES


@pytest.mark.parametrize(
    ("alpha2", "gw", "ucdp_region"),
    [
        ("SY", 652, "Middle East"),
        ("TR", 640, "Middle East"),
        ("AZ", 373, "Europe"),
        ("AF", 700, "Asia"),
        ("SD", 625, "Africa"),
        ("SV", 92, "Americas"),
        ("YE", 678, "Middle East"),
    ],
)
def test_states_have_the_numbers_that_ucdp_uses(alpha2: str, gw: int, ucdp_region: str):
    country = COUNTRIES[alpha2]

    assert (country.gw, country.ucdp_region) == (gw, ucdp_region)


def test_no_two_countries_share_a_code():
    for field in ("alpha3", "numeric", "gw", "name"):
        codes = [getattr(country, field) for country in COUNTRIES.values() if getattr(country, field)]

        assert len(codes) == len(set(codes)), field


def test_what_is_no_state_has_no_state_number():
    assert COUNTRIES["PS"].gw is None
