"""The four JSON Lines files keep what the contract promises."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from coastal_case import Case

from warmonitor import plugins
from warmonitor.exports.files import write_whole
from warmonitor.exports.jsonl import EXPORTER

INCIDENT_FIELDS = (
    "incident_id title parent date_start date_end date_precision place manner perpetrator actors documents claims policy toll "
    "toll_by_status origins grade verification statements flags trace"
).split()
CLAIM_FIELDS = (
    "id quote start end mentions harm low high modality status victims sex age names people perpetrator manner place time "
    "date_start date_end counting attribution hedge verification evidence part_of event extractor rule place_resolved speakers "
    "date_precision"
).split()
DOCUMENT_FIELDS = "doc_id source published context_date title text url language hash duplicate_of near_duplicate_of problems".split()


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_promised_field_is_there(coast: Case, folder: Path):
    documents, claims, incidents, tolls = EXPORTER.write(coast, folder)

    assert [path.name for path in (documents, claims, incidents, tolls)] == [
        "documents.jsonl", "claims.jsonl", "incidents.jsonl", "tolls.jsonl",
    ]  # fmt: skip
    assert set(DOCUMENT_FIELDS) <= set(lines(documents)[0])
    assert set(CLAIM_FIELDS) <= set(lines(claims)[0]["claims"][0])
    assert set(INCIDENT_FIELDS) <= set(lines(incidents)[0])
    assert {"origin", "scope", "points", "revisions"} <= set(lines(tolls)[0])


def test_the_graph_of_who_rests_on_whom_has_an_edge_a_line(coast: Case, folder: Path):
    (path,) = plugins.load("exporters", "origins").write(coast, folder)

    assert path == folder / "exports" / "origins.jsonl"
    assert [(edge["document"], edge["kind"], edge["report"], edge["claims"]) for edge in lines(path)] == [
        ("herald", "quotes", "", [["herald", "c1"]]),
        ("wire", "quotes", "", [["wire", "c1"]]),
    ]
    assert list(lines(path)[0]) == "incident voice document outlet kind report first claims presumed why".split()


def test_claims_come_in_the_order_of_their_numbers(coast: Case, folder: Path):
    ten = tuple(
        msgspec.structs.replace(coast.cited[0], claim=msgspec.structs.replace(coast.cited[0].claim, id=f"c{nth}"))
        for nth in range(12, 0, -1)
    )
    EXPORTER.write(msgspec.structs.replace(coast, cited=ten), folder)

    (herald,) = [line for line in lines(folder / "claims.jsonl") if line["doc_id"] == "herald"]
    assert [claim["id"] for claim in herald["claims"]] == [f"c{nth}" for nth in range(1, 13)]


def test_a_report_without_claims_has_a_line(coast: Case, folder: Path):
    EXPORTER.write(msgspec.structs.replace(coast, cited=()), folder)

    assert [line["claims"] for line in lines(folder / "claims.jsonl")] == [[]] * 5


def test_the_order_of_the_results_makes_no_difference(coast: Case, tmp_path: Path):
    turned = msgspec.structs.replace(
        coast,
        documents=dict(reversed(list(coast.documents.items()))),
        cited=coast.cited[::-1],
        reliances=coast.reliances[::-1],
        release=msgspec.structs.replace(coast.release, incidents=coast.release.incidents[::-1]),
    )
    for name in plugins.names("exporters"):
        exporter = plugins.load("exporters", name)
        for one, two in zip(exporter.write(coast, tmp_path / "a"), exporter.write(turned, tmp_path / "b"), strict=True):
            assert one.read_bytes() == two.read_bytes(), one.name


def test_pairs_of_a_claim_are_written_as_lists(coast: Case, folder: Path):
    EXPORTER.write(coast, folder)

    (crawl,) = [line for line in lines(folder / "incidents.jsonl") if line["incident_id"] == "footage-crawl"]
    assert crawl["claims"] == [["herald", "c7"], ["gazette", "c2"]]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path):
    path = write_whole(tmp_path / "a.txt", [b"old"])

    def broken():
        yield b"half"
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        write_whole(path, broken())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
