"""The states of the United States as newspapers and addresses shorten them, read only beside another name: "Selma, Ala."."""

from __future__ import annotations

from warmonitor.gazetteer.names import key

_STATES = """
AL Ala Alabama|AK Alaska Alaska|AZ Ariz Arizona|AR Ark Arkansas|CA Calif California|CO Colo Colorado|CT Conn Connecticut
DE Del Delaware|DC DC District of Columbia|FL Fla Florida|GA Ga Georgia|HI Hawaii Hawaii|ID Idaho Idaho|IL Ill Illinois
IN Ind Indiana|IA Iowa Iowa|KS Kan Kansas|KY Ky Kentucky|LA La Louisiana|ME Maine Maine|MD Md Maryland
MA Mass Massachusetts|MI Mich Michigan|MN Minn Minnesota|MS Miss Mississippi|MO Mo Missouri|MT Mont Montana
NE Neb Nebraska|NV Nev Nevada|NH NH New Hampshire|NJ NJ New Jersey|NM NM New Mexico|NY NY New York|NC NC North Carolina
ND ND North Dakota|OH Ohio Ohio|OK Okla Oklahoma|OR Ore Oregon|PA Pa Pennsylvania|RI RI Rhode Island|SC SC South Carolina
SD SD South Dakota|TN Tenn Tennessee|TX Tex Texas|UT Utah Utah|VT Vt Vermont|VA Va Virginia|WA Wash Washington
WV WVa West Virginia|WI Wis Wisconsin|WY Wyo Wyoming
"""


def _table() -> dict[str, tuple[str, str]]:
    lines = (line.split(" ", 2) for line in _STATES.strip().replace("\n", "|").split("|"))
    return {key(short): (name, f"iso3166-2:US-{code}") for code, press, name in lines for short in (code, press, name)}


_BY_SHORT = _table()


def state_id(written: str) -> str:
    """The ISO 3166-2 id of the state that is meant, "" where it is none.

    >>> state_id("Calif."), state_id("TX"), state_id("N.Y."), state_id("Homs")
    ('iso3166-2:US-CA', 'iso3166-2:US-TX', 'iso3166-2:US-NY', '')
    """
    return _BY_SHORT.get(key(written.strip()), ("", ""))[1]


def state_name(written: str) -> str:
    """The state's full name, "" where it is none.

    >>> state_name("Va.")
    'Virginia'
    """
    return _BY_SHORT.get(key(written.strip()), ("", ""))[0]
