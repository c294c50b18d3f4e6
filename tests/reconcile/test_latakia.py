"""The hand-coded claims of the project's four first reports, grouped by their coders' events; voices folded by hand."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.reconcile.cases import flags, texts, three
from warmonitor.domain.claims import Cited, Claim
from warmonitor.domain.tolls import Origin
from warmonitor.reconcile import reconcile, reconcile_episode, series

DATA = os.environ.get("WARMONITOR_DATA", "")
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA, reason="WARMONITOR_DATA is not set: no hand-coded claims to settle"),
]
MONITOR = "Syrian Observatory for Human Rights"
DAYS = {"000": date(2025, 3, 7), "001": date(2025, 3, 7), "002": date(2025, 3, 7), "003": date(2025, 3, 8)}
EPISODE = ("coast-2025-03", "coast-2025-03-07")


def voice(report: str, claim: Claim) -> str:
    said = " ".join(claim.attribution)
    if said == "A source":
        return "a source of report 002"
    return MONITOR if said or report in ("000", "002") else f"report {report}"


@pytest.fixture(scope="module")
def events() -> dict[str, list[Cited]]:
    found: dict[str, list[Cited]] = {}
    for line in (Path(DATA) / "claims" / "latakia.gold.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        report = document["doc_id"][:3]
        for raw in document["claims"]:
            claim = msgspec.convert(raw, Claim)
            cited = Cited(doc_id=document["doc_id"], claim=claim, published=DAYS[report], origin=voice(report, claim))
            found.setdefault(claim.event, []).append(cited)
    return found


def episode(events: dict[str, list[Cited]], *, until: str = "9"):
    origins = [Origin(name=MONITOR, kind="monitor")]
    own = [c for key in EPISODE for c in events[key] if c.doc_id[:3] < until]
    inside = {key: [c for c in members if c.doc_id[:3] < until] for key, members in events.items() if key not in EPISODE}
    inside = {key: members for key, members in inside.items() if members and not key.startswith("assad")}
    children = {key: reconcile(members, origins=origins) for key, members in inside.items()}
    return reconcile_episode(own, children, child_claims=inside, origins=origins)


def test_the_executions_are_52_by_one_voice(events):
    settled = reconcile(events["latakia-executions-2025-03-07"])

    assert three(settled) == (52, 52, 52)
    assert {"single_origin", "circular_reporting"} <= flags(settled)


def test_the_clashes_are_72_with_the_sum_checked(events):
    settled = reconcile(events["latakia-clashes-2025-03-06"])

    assert three(settled) == (72, 72, 72)
    assert {status: toll.best for status, toll in settled.toll_by_status["killed"].items()} == {
        "civilian": 4,
        "state_forces": 36,
        "armed_group": 32,
    }
    assert "36 + 32 + 4 = 72" in texts(settled, "R12")
    assert not flags(settled) & {"contradiction", "sum_mismatch"}


def test_the_running_toll_of_7_march_is_found_to_be_the_two_incidents(events):
    settled = episode(events, until="003")

    assert settled.toll["killed"].low == settled.toll["killed"].best == 124
    assert "72 + 52 = 124" in texts(settled, "R28")


def test_the_episode_is_524_with_311_civilians_inside(events):
    settled = episode(events)

    assert three(settled) == (524, 524, 524)
    assert three(settled, status="civilian") == (311, 311, 311)
    assert "contradiction" not in flags(settled)


def test_the_running_toll_has_two_points(events):
    everybody = next(s for s in series(events["coast-2025-03"], incident="coast") if s.origin == MONITOR and s.scope == "all")

    assert [p.low for p in everybody.points] == [124, 524]
