"""What a spreadsheet opens runs nothing and loses nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest
from coastal_case import Case

from warmonitor.domain.tolls import Flag
from warmonitor.exports.csv_tables import EXPORTER, corroboration, reconciliation_id
from warmonitor.exports.tables import cell


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1"])
def test_a_formula_is_put_in_words(formula: str):
    assert cell(formula) == "'" + formula


@pytest.mark.parametrize(("value", "written"), [("-36.55", "-36.55"), (-1, "-1"), (0, "0"), (None, ""), (0.5, "0.5"), ("a=b", "a=b")])
def test_numbers_and_plain_words_stay(value: str | int | float | None, written: str):
    assert cell(value) == written


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_hostile_words_of_a_report_are_neutralised_in_the_table(coast: Case, folder: Path):
    evil = msgspec.structs.replace(coast.cited[0].claim, quote='=HYPERLINK("http://evil.example","52")', place="@here")
    claims, _ = EXPORTER.write(msgspec.structs.replace(coast, cited=(msgspec.structs.replace(coast.cited[0], claim=evil),)), folder)

    (row,) = rows(claims)
    assert row["quote"].startswith("'=HYPERLINK")
    assert row["place"] == "'@here"


def test_never_claimed_is_empty_and_not_nought(coast: Case, folder: Path):
    _, incidents = EXPORTER.write(coast, folder)

    clashes = next(row for row in rows(incidents) if row["incident_id"] == "clashes-latakia")
    assert (clashes["low"], clashes["best"], clashes["high"], clashes["high_open"]) == ("72", "72", "80", "1")
    assert (clashes["killed_state_forces_best"], clashes["injured_low"]) == ("36", "")


def test_an_episode_is_told_apart_from_its_incidents(coast: Case, folder: Path):
    _, incidents = EXPORTER.write(coast, folder)

    assert {row["incident_id"]: (row["is_episode"], row["parent"]) for row in rows(incidents)} == {
        "coast-2025-03": ("1", ""),
        "clashes-latakia": ("0", "coast-2025-03"),
        "executions-al-shir": ("0", "coast-2025-03"),
        "footage-crawl": ("0", "coast-2025-03"),
    }


def test_one_voice_waits_and_a_contradiction_settles_nothing(coast: Case):
    _, executions, clashes, _ = coast.release.incidents

    assert corroboration(executions) == "pending"
    assert corroboration(clashes) == "inconclusive"
    assert corroboration(msgspec.structs.replace(clashes, flags=())) == "confirmed"
    assert corroboration(msgspec.structs.replace(clashes, flags=(), grade="discounted")) == "confirmed"


def test_a_second_voice_on_the_injured_does_not_confirm_the_dead(coast: Case):
    clashes = msgspec.structs.replace(coast.release.incidents[2], flags=())
    alone = Flag(kind="single_origin", message="The figures of people killed come from one voice.")

    assert len(clashes.origins) == 2
    assert corroboration(msgspec.structs.replace(clashes, flags=(alone,))) == "pending"
    assert corroboration(msgspec.structs.replace(clashes, grade="weak")) == "pending"


def test_a_reconciliation_has_a_new_id_when_a_number_moves(coast: Case):
    one = coast.release.incidents[1]
    moved = msgspec.structs.replace(one, toll={"killed": msgspec.structs.replace(one.toll["killed"], high=53)})

    assert reconciliation_id(one) == reconciliation_id(one)
    assert reconciliation_id(one) != reconciliation_id(moved)


def test_lines_end_as_the_standard_says(coast: Case, folder: Path):
    for path in EXPORTER.write(coast, folder):
        assert path.read_bytes().count(b"\r\n") == len(rows(path)) + 1
