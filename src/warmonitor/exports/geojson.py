"""incidents.geojson: where it happened, with how far off the point may be.

A point with precision 4 is a province's representation point, not where people died; `radius_km` says so to a map.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Toll
from warmonitor.exports.files import write_whole
from warmonitor.exports.index import Index, index
from warmonitor.plugins import Results

# How far from the point it may have been, by UCDP's where_prec. 25 km is the codebook's; the others are typical sizes of such
# places, ours. A country, the sea and the air have no circle that would not mislead.
RADIUS_KM = {1: 2, 2: 25, 3: 40, 4: 100, 5: 100}
PRECISION_WORDS = {
    1: "the place itself",
    2: "within about 25 km",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "along a line or in a loosely named area",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


class GeoJson:
    """A FeatureCollection (RFC 7946). What has no place, or a country only, is there with a null geometry."""

    name = "geojson"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        book = index(results)
        features = [feature(incident, book) for incident in book.incidents.values()]
        note = "unsigned draft" if not results.release.signed else "signed release"
        whole = {"type": "FeatureCollection", "note": note, "policy": results.release.policy, "features": features}
        return (write_whole(folder / "exports" / "incidents.geojson", [msgspec.json.encode(whole), b"\n"]),)


def feature(incident: Incident, book: Index) -> dict[str, Any]:
    place = incident.place
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": geometry(place),
        "properties": {
            "incident_id": incident.incident_id,
            "title": incident.title,
            "parent": incident.parent,
            "extent": incident.extent,
            "is_episode": incident.incident_id in book.children,
            "date_start": incident.date_start,
            "date_end": incident.date_end,
            "date_precision": incident.date_precision,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "precision": place.precision if place else None,
            "precision_words": precision_words(place),
            "radius_km": RADIUS_KM.get(place.precision) if place else None,
            "manner": incident.manner.value if incident.manner else "unknown",
            **_figures("killed", incident.toll.get("killed")),
            **_figures("injured", incident.toll.get("injured")),
            "grade": incident.grade,
            "voices": len(incident.origins),
            "reports": len(incident.documents),
            "flags": sorted({flag.kind for flag in incident.flags}),
        },
    }


def precision_words(place: Place | None) -> str:
    """How precisely the place is known, in words."""
    if place is None:
        return "unknown"
    if place.lat is None:
        return "not found on the map"
    return f"{PRECISION_WORDS[place.precision]}{', by where the report says that its news is' if place.by_report else ''}"


def geometry(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None or place.precision not in RADIUS_KM:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, 6), round(place.lat, 6)]}


def _figures(harm: str, toll: Toll | None) -> dict[str, int | bool | None]:
    if toll is None:
        return {}
    return {f"{harm}_low": toll.low, f"{harm}_best": toll.best, f"{harm}_high": toll.high, f"{harm}_high_open": toll.high_open}


EXPORTER = GeoJson()
