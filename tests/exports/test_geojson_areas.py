"""A map is never given a point that says more than is known."""

from __future__ import annotations

import json
from pathlib import Path

import coastal_case
import msgspec
from coastal_case import Case

from warmonitor.exports.geojson import EXPORTER


def features(case: Case, folder: Path) -> dict[str, dict]:
    (path,) = EXPORTER.write(case, folder)
    return {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["features"]}


def test_every_point_says_how_far_off_it_may_be(coast: Case, folder: Path):
    found = features(coast, folder)

    assert found["executions-al-shir"]["geometry"] == {"type": "Point", "coordinates": [35.8763, 35.5586]}
    assert found["executions-al-shir"]["properties"]["radius_km"] == 25
    assert found["coast-2025-03"]["properties"]["precision_words"] == "somewhere in the province"


def test_a_country_is_no_point(coast: Case, folder: Path):
    vague = msgspec.structs.replace(coastal_case.clashes(), place=msgspec.structs.replace(coastal_case.TOWN, precision=6))
    unknown = msgspec.structs.replace(coastal_case.executions(), place=None)
    found = features(msgspec.structs.replace(coast, release=coastal_case.release(vague, unknown)), folder)

    assert found["clashes-latakia"]["geometry"] is None
    assert found["clashes-latakia"]["properties"]["precision"] == 6
    assert found["executions-al-shir"]["geometry"] is None


def test_no_victim_is_named(coast: Case, folder: Path):
    EXPORTER.write(coast, folder)

    assert "Darwish" not in (folder / "exports" / "incidents.geojson").read_text(encoding="utf-8")
