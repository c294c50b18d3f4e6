"""In which town or county a strand's people were harmed, as far as its claims' words or its report say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.domain.places import Place
from warmonitor.link.placing import Spot, kilometres

Lie = Literal["same", "apart", "unknown"]

FINE = 3  # a county or district is the coarsest that tells something
ONE_TOWN_KM, APART_KM, COUNTIES_APART_KM = 15.0, 60.0, 120.0


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A town (`precision` 1 or 2), a county or district (3)."""

    id: str
    name: str
    lat: float
    lon: float
    precision: int


def ground_of(claims: Sequence[Claim]) -> Ground | None:
    """Where most of the claims are; of places that equally many give, the more precise one."""
    found = [ground for claim in claims if (ground := _ground(claim.place_resolved)) is not None]
    counted = Counter(ground.id for ground in found)
    return min(found, key=lambda ground: (-counted[ground.id], ground.precision, ground.id), default=None)


def lies(left: Ground | None, right: Ground | None) -> Lie:
    """How two lie to each other: in one town, in places too far apart to be one, or neither is known."""
    if left is None or right is None:
        return "unknown"
    if left.id == right.id:
        return "same"
    apart = kilometres(_spot(left), _spot(right))
    coarse = FINE in (left.precision, right.precision)
    if apart <= ONE_TOWN_KM and not coarse:
        return "same"
    return "apart" if apart > (COUNTIES_APART_KM if coarse else APART_KM) else "unknown"


def _ground(place: Place | None) -> Ground | None:
    if place is None or place.lat is None or place.lon is None or place.precision > FINE:
        return None
    return Ground(id=place.id, name=place.name, lat=place.lat, lon=place.lon, precision=place.precision)


def _spot(ground: Ground) -> Spot:
    return Spot(name=ground.name, lat=ground.lat, lon=ground.lon)
