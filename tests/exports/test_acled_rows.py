"""acled.csv: one place and one day a row, the lowest figure."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import coastal_case
import msgspec
import pytest
from coastal_case import Case, exact

from warmonitor.domain.incidents import Incident, Supported
from warmonitor.domain.splitting import split_evenly
from warmonitor.domain.tolls import Toll
from warmonitor.exports.acled import COLUMNS, EXPORTER

HEADER = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, "
    "admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, "
    "tags, timestamp"
)


def rows(incidents: tuple[Incident, ...], folder: Path) -> list[dict[str, str]]:
    case: Case = msgspec.structs.replace(coastal_case.coast(), release=coastal_case.release(*incidents))
    path, _ = EXPORTER.write(case, folder)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one(folder: Path, **changes: object) -> dict[str, str]:
    (row,) = rows((msgspec.structs.replace(coastal_case.clashes(), **{"parent": None, **changes}),), folder)
    return row


def test_the_31_columns_stand_in_their_order():
    assert ", ".join(column.name for column in COLUMNS) == HEADER


def test_fatalities_are_the_lowest_figure_and_nought_where_none_is_told(folder: Path):
    assert one(folder, toll={"killed": Toll(low=60, best=72, high=80)})["fatalities"] == "60"
    assert one(folder, toll={"injured": exact(5)}, toll_by_status={})["fatalities"] == "0"


def test_a_disputed_figure_is_noted(folder: Path):
    notes = one(folder)["notes"]
    assert "Reported killed: 72 to 80 or more" in notes
    assert "Disputed:" in notes


def test_a_total_over_three_days_becomes_three_rows_that_add_up(folder: Path):
    alone = msgspec.structs.replace(coastal_case.episode(), toll={"killed": exact(524)})
    found = rows((alone,), folder)

    assert [row["event_date"] for row in found] == ["2025-03-06", "2025-03-07", "2025-03-08"]
    assert [int(row["fatalities"]) for row in found] == [175, 175, 174]
    assert len({row["event_id_cnty"] for row in found}) == 3
    assert all("Split evenly" in row["notes"] for row in found)


def test_too_few_dead_for_the_days_are_not_split(folder: Path):
    (row,) = rows((msgspec.structs.replace(coastal_case.episode(), toll={"killed": exact(2)}),), folder)

    assert (row["fatalities"], row["event_date"]) == ("2", "2025-03-07")


@pytest.mark.parametrize(
    ("manner", "event", "sub_event"),
    [
        ("execution", "Violence against civilians", "Attack"),
        ("kidnapping", "Violence against civilians", "Abduction/forced disappearance"),
        ("clashes", "Battles", "Armed clash"),
        ("airstrike", "Explosions/Remote violence", "Air/drone strike"),
        ("shelling", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("suicide_bombing", "Explosions/Remote violence", "Suicide bomb"),
        ("mine", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ("chemical", "Explosions/Remote violence", "Chemical weapon"),
    ],
)
def test_the_manner_gives_the_event_type(manner: str, event: str, sub_event: str, folder: Path):
    row = one(folder, manner=Supported(value=manner))
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == ("Political violence", event, sub_event)


def test_clashes_that_harmed_civilians_alone_are_no_battle_unless_two_sides_fought(folder: Path):
    dead = {"killed": {"civilian": exact(72)}}
    alone = one(folder, actors=(Supported(value="Syrian army"),), toll_by_status=dead)

    assert (alone["event_type"], alone["actor1"], alone["actor2"]) == ("Violence against civilians", "Syrian army", "Civilians")
    assert one(folder, toll_by_status=dead)["event_type"] == "Battles"


def test_where_nobody_tells_how_the_type_is_left_to_the_coder(folder: Path):
    row = one(folder, manner=None, toll_by_status={})
    assert (row["event_type"], row["sub_event_type"], row["fatalities"]) == ("", "", "72")
    assert "left to the coder" in row["notes"]


def test_arrests_are_a_strategic_development(folder: Path):
    row = one(folder, manner=Supported(value="other"), toll={"detained": exact(9)}, toll_by_status={})
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        "Strategic developments", "Strategic developments", "Arrests",
    )  # fmt: skip


def test_civilians_who_are_the_target_are_the_second_actor(folder: Path):
    row = one(folder, manner=Supported(value="execution"))
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == (
        "Syrian security forces", "State forces", "Civilians", "Civilians",
    )  # fmt: skip
    assert (row["interaction"], row["civilian_targeting"]) == ("State forces-Civilians", "Civilians targeted")


@pytest.mark.parametrize(("ours", "theirs"), [(1, "1"), (2, "2"), (3, "2"), (4, "3")])
def test_date_precision_is_mapped(ours: int, theirs: str, folder: Path):
    assert one(folder, date_precision=ours)["time_precision"] == theirs


@pytest.mark.parametrize(("ours", "theirs"), [(1, "1"), (2, "2"), (3, "3"), (4, "3"), (5, "3"), (7, "3")])
def test_place_precision_is_mapped(ours: int, theirs: str, folder: Path):
    assert one(folder, place=msgspec.structs.replace(coastal_case.TOWN, precision=ours))["geo_precision"] == theirs


@pytest.mark.parametrize(
    "changes", [{"date_precision": 5}, {"place": msgspec.structs.replace(coastal_case.TOWN, precision=6)}, {"date_start": None}]
)
def test_what_is_too_vague_has_no_row_but_a_note(changes: dict[str, object], folder: Path):
    assert rows((msgspec.structs.replace(coastal_case.clashes(), **{"parent": None, **changes}),), folder) == []
    assert "clashes-latakia" in (folder / "exports" / "acled_notes.csv").read_text(encoding="utf-8")


def test_the_time_is_that_of_the_newest_contributing_report(folder: Path):
    row = one(folder)
    assert int(row["timestamp"]) == int(datetime(2025, 3, 7, 21, 10, tzinfo=UTC).timestamp())
    assert (row["iso"], row["country"], row["latitude"], row["longitude"]) == ("760", "Syria", "35.5317", "35.7901")


def test_a_span_stands_at_its_middle(folder: Path):
    assert one(folder, date_start=date(2025, 3, 4), date_end=date(2025, 3, 8))["event_date"] == "2025-03-06"


def test_nobody_is_lost_or_halved_in_a_split():
    assert split_evenly(524, 3) == (175, 175, 174)
    assert split_evenly(0, 2) == (0, 0)
    with pytest.raises(ValueError, match="parts=0"):
        split_evenly(3, 0)
