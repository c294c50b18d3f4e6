"""What each country is called and numbered by those who count: ISO 3166-1, Gleditsch and Ward, UCDP's and ACLED's regions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory of ISO 3166-1, and Kosovo under its user-assigned XK.

    `numeric` is ISO's (None for Kosovo). `gw` is Gleditsch and Ward's state number as UCDP uses it, None for what is no state in
    their list (Palestine, dependencies) and where we are not sure. `ucdp_region` is UCDP GED's: Africa, Americas, Asia, Europe,
    Middle East. A region is "" where its makers name none.

    References:
        Gleditsch and Ward, A Revised List of Independent States since the Congress of Vienna (1999); UCDP GED Codebook;
        ACLED, countries and regions.
    """

    alpha2: str
    alpha3: str
    numeric: int | None
    name: str
    gw: int | None
    ucdp_region: str
    acled_region: str


def _read() -> Mapping[str, Country]:
    lines = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    countries = (_country(*line.split("\t")) for line in lines[1:])
    return MappingProxyType({country.alpha2: country for country in countries})


def _country(alpha2: str, alpha3: str, numeric: str, name: str, gw: str, ucdp_region: str, acled_region: str) -> Country:
    return Country(
        alpha2=alpha2,
        alpha3=alpha3,
        numeric=int(numeric) if numeric else None,
        name=name,
        gw=int(gw) if gw else None,
        ucdp_region=ucdp_region,
        acled_region=acled_region,
    )


COUNTRIES: Mapping[str, Country] = _read()
"""By ISO 3166-1 alpha-2.

>>> COUNTRIES["SY"].gw, COUNTRIES["SY"].numeric, COUNTRIES["SY"].acled_region
(652, 760, 'Middle East')
"""
