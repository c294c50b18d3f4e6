"""Places as real reports write them, measured where the reports are: they are not ours to ship."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from warmonitor.gazetteer import Gazetteer

DATA = os.environ.get("WARMONITOR_DATA", "")
CAPITALISED = re.compile(r"\b(?:al-)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?")

pytestmark = [pytest.mark.data, pytest.mark.skipif(not DATA, reason="WARMONITOR_DATA is not set")]


@pytest.mark.parametrize("part", ["latakia", "train", "dev"])
def test_most_places_of_coded_reports_resolve_in_the_reports_country(gazetteer: Gazetteer, part: str):
    known, asked = 0, 0
    for line in (Path(DATA) / "claims" / f"{part}.gold.jsonl").open(encoding="utf-8"):
        report = json.loads(line)
        names = CAPITALISED.findall(report["text"])
        country = gazetteer.country_of(names)
        near = [name for name in dict.fromkeys(names) if gazetteer.is_place(name)][:6]
        for written in {claim["place"] for claim in report["claims"]} - {""}:
            asked += 1
            known += gazetteer.resolve(written, country=country, near=near) is not None

    assert known / asked >= 0.95
