"""On real reports, where they are at hand."""

import os
from pathlib import Path

import pytest

from warmonitor.sources.duplicates import mark

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif("WARMONITOR_DATA" not in os.environ, reason="WARMONITOR_DATA names no folder of real reports"),
]


@pytest.fixture
def data():
    return Path(os.environ["WARMONITOR_DATA"])


def test_the_first_four_reports_come_with_their_manifest(taken, data):
    documents, losses = taken(str(data / "latakia"))

    assert losses == []
    assert [d.doc_id[:3] for d in documents] == ["000", "001", "002", "003"]
    assert [d.published for d in documents] == ["2025-03-07"] * 3 + ["2025-03-08"]
    assert all(d.language == "en" and d.problems == () for d in documents)


def test_few_releases_of_one_template_pass_for_copies(taken, data):
    documents, losses = taken(str(data / "isaf" / "dev.jsonl"))

    assert losses == []
    assert sum(d.near_duplicate_of is not None for d in mark(documents)) < 0.02 * len(documents)
