"""Where: the name as written, what it was resolved to, and how precisely."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A resolved place.

    `precision` is UCDP GED's where_prec: 1 exact, 2 within about 25 km, 3 second-order division, 4 first-order division,
    5 a line or a fuzzy area, 6 country, 7 sea or air. `lat`, `lon` are WGS84 degrees, null only where nothing was found.
    `country` is ISO 3166-1 alpha-2. `alternatives` are the ids of other places of that name which could not be excluded.
    `by_report` is what the report calls the place of its news, where the claim's own words name no place that is known.
    """

    name: str
    id: str
    lat: float | None = None
    lon: float | None = None
    precision: int = 6
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    alternatives: tuple[str, ...] = ()
    by_report: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.precision <= 7:
            raise ValueError(f"precision={self.precision} is not one of UCDP's 1 to 7")
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"lat={self.lat} is not a latitude")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"lon={self.lon} is not a longitude")

    @property
    def pinned(self) -> bool:
        """Whether the claim's own words mean it, to some 25 km: two such places that differ are two places."""
        return self.precision <= 2 and not self.by_report
