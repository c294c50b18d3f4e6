"""Linking measured on real reports that were linked by hand; they are not ours to publish, so they lie outside."""

import json
import os
from collections import Counter
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from warmonitor.domain.claims import Claim, cite
from warmonitor.domain.documents import Document
from warmonitor.link import link
from warmonitor.link.describe import describe
from warmonitor.link.descriptions import conflicts
from warmonitor.link.origins import fold, of_incident

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif("WARMONITOR_DATA" not in os.environ, reason="WARMONITOR_DATA names no folder of real reports"),
]


def read(*names):
    """Coded documents: their claims with no event key, their documents, and the keys apart."""
    cited, documents, events = [], {}, {}
    for name in names:
        path = Path(os.environ["WARMONITOR_DATA"]) / "claims" / f"{name}.gold.jsonl"
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            coded = json.loads(line)
            fields = {field: coded.get(field) or "" for field in ("doc_id", "source", "published", "context_date", "title", "text")}
            documents[coded["doc_id"]] = Document(**fields)
            for record in coded["claims"]:
                claim = msgspec.convert({**record, "event": "", "people": []}, Claim)
                cited.append(cite(claim, doc_id=coded["doc_id"], published=fields["published"], source=fields["source"]))
                events[cited[-1].ref] = "" if record["counting"] == "cumulative" else record["event"]
    return cited, documents, events


def pairwise(groups, events):
    """F1 over pairs of claims of different documents; background and running totals are left out."""
    counted = {ref: event for ref, event in events.items() if event and not event.startswith("background")}
    home = {ref: g.group_id for g in groups for ref in g.claims}
    count = Counter((counted[a] == counted[b], home[a] == home[b]) for a, b in combinations(sorted(counted), 2) if a[0] != b[0])
    return 2 * count[True, True] / (2 * count[True, True] + count[True, False] + count[False, True])


def test_claims_of_one_incident_come_together_across_reports():
    cited, documents, events = read("train", "dev", "latakia")

    assert pairwise(link(cited, documents), events) >= 0.90


def test_the_four_reports_of_latakia_become_what_people_read_in_them():
    cited, documents, events = read("latakia")
    folded, origins = fold(cited, documents)
    groups = link(folded, documents)
    by_ref = {m.ref: m for m in folded}
    members = {g.group_id: [by_ref[ref] for ref in g.claims] for g in groups}
    home = {events[ref]: g for g in groups for ref in g.claims if events[ref]}
    executions, clashes, scene = (home[key] for key in (
        "latakia-executions-2025-03-07", "latakia-clashes-2025-03-06", "latakia-three-crawl-video"))  # fmt: skip

    assert executions.parent == clashes.parent == scene.parent
    assert sum(m.claim.low == 52 for m in members[executions.group_id]) == 3
    assert len(of_incident(origins, members[executions.group_id])) == 1
    assert {m.claim.low for m in members[clashes.group_id]} == {72, 36, 32, 4, 71, 1}
    assert {n.by for n in describe(members[executions.group_id], documents=documents).verification} >= {"BBC News"}
    assert [f.kind for f in conflicts(members[scene.group_id], documents=documents)] == ["description_conflict"]
