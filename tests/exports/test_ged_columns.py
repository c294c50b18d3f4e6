"""ged.csv has UCDP GED's columns and keeps its invariants."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import coastal_case
import msgspec
import pytest
from coastal_case import Case, exact

from warmonitor.domain.incidents import Incident, Supported
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Flag, Toll
from warmonitor.exports.ged import COLUMNS, EXPORTER
from warmonitor.exports.ged_event import number, priogrid
from warmonitor.exports.sides import side_of

HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,"
    "dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,"
    "priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
WHOLE = r"-?\d+(\.0)?"
DEGREES = r"-?\d{1,3}(\.\d+)?"
DAY = r"\d{4}-\d\d-\d\d"
# What a value of each column looks like, in the sample and in ours; every column not named here is words or may be blank.
FORMS = {
    "id": WHOLE, "year": r"\d{4}(\.0)?", "active_year": rf"({WHOLE})?", "type_of_violence": r"([123](\.0)?)?",
    **{f"{what}_{kind}_id": rf"({WHOLE})?" for what in ("conflict", "dyad", "side_a", "side_b") for kind in ("dset", "new")},
    "number_of_sources": WHOLE,
    "where_prec": r"[1-7](\.0)?", "latitude": DEGREES, "longitude": DEGREES, "geom_wkt": rf"POINT \({DEGREES} {DEGREES}\)",
    "priogrid_gid": WHOLE, "country_id": rf"({WHOLE})?", "region": r"(Africa|Americas|Asia|Europe|Middle East)?",
    "event_clarity": r"[12](\.0)?", "date_prec": r"[1-5](\.0)?", "date_start": rf"{DAY}( .*)?", "date_end": rf"{DAY}( .*)?",
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"), WHOLE),
    "gwnoa": rf"({WHOLE})?", "gwnob": rf"({WHOLE})?",
}  # fmt: skip

Rows = Callable[[Case], list[dict[str, str]]]


@pytest.fixture
def written(folder: Path) -> Rows:
    def write(case: Case) -> list[dict[str, str]]:
        path, _ = EXPORTER.write(case, folder)
        return read(path)

    return write


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def case(*incidents: Incident, policy: str = "ucdp") -> Case:
    return msgspec.structs.replace(coastal_case.coast(), release=coastal_case.release(*incidents, policy=policy))


def clashes(**changes: object) -> Incident:
    return msgspec.structs.replace(coastal_case.clashes(), **{"parent": None, **changes})


def test_the_49_columns_stand_in_their_order():
    assert ",".join(column.name for column in COLUMNS) == HEADER


def test_every_value_has_its_column_s_form(coast: Case, written: Rows):
    for row in written(coast):
        assert re.fullmatch(r'"[^";]+"(;"[^";]+")*', row["source_article"])  # old rows of GED's own write it freely
        for name, form in FORMS.items():
            assert re.fullmatch(form, row[name]), f"{name}={row[name]!r}"


def test_the_dead_of_all_sides_make_the_best_figure(coast: Case, written: Rows):
    for row in written(coast):
        parts = sum(int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
        assert parts == int(row["best"])
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


def test_nobody_is_counted_twice_by_an_episode_or_by_a_film(coast: Case, written: Rows, folder: Path):
    assert {row["relid"]: row["best"] for row in written(coast)} == {"clashes-latakia": "72", "executions-al-shir": "52"}

    left = {row["incident_id"]: row["reason"] for row in read(folder / "exports" / "ged_notes.csv") if not row["row"]}
    assert left["coast-2025-03"].startswith("an episode")
    assert "may be counted in another incident" in left["footage-crawl"]


def test_clashes_with_the_army_are_state_based_with_each_side_s_dead(written: Rows):
    (row,) = written(case(clashes()))

    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Syrian security forces", "pro-Assad gunmen")
    assert row["dyad_name"] == "Syrian security forces - pro-Assad gunmen"
    assert [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")] == ["36", "32", "4", "0"]
    assert (row["gwnoa"], row["gwnob"], row["country_id"], row["region"]) == ("652", "", "652", "Middle East")


def test_clashes_that_killed_civilians_alone_are_one_sided_unless_two_sides_fought(written: Rows):
    dead = {"killed": {"civilian": exact(72)}}
    army = (Supported(value="Syrian army"),)
    (alone,) = written(case(clashes(actors=army, toll_by_status=dead)))
    (between,) = written(case(clashes(toll_by_status=dead)))
    (with_fighters,) = written(case(clashes(actors=army)))

    assert (alone["type_of_violence"], alone["side_a"], alone["side_b"]) == ("3", "Syrian army", "Civilians")
    assert (between["type_of_violence"], with_fighters["type_of_violence"]) == ("1", "1")


def test_an_execution_is_one_sided(written: Rows):
    (row,) = written(case(msgspec.structs.replace(coastal_case.executions(), parent=None)))

    assert (row["type_of_violence"], row["side_b"], row["deaths_a"], row["deaths_civilians"]) == ("3", "Civilians", "0", "52")


def test_sides_that_nobody_names_stay_blank(written: Rows):
    (row,) = written(case(clashes(actors=(), toll_by_status={}, manner=Supported(value="unknown"))))

    assert [row[name] for name in ("type_of_violence", "side_a", "side_b", "dyad_name", "gwnoa")] == [""] * 5
    assert row["deaths_unknown"] == row["best"] == "72"


def test_statuses_that_hold_more_than_the_best_figure_are_not_believed(written: Rows):
    (row,) = written(case(clashes(toll_by_status={"killed": {"civilian": exact(80)}}, toll={"killed": Toll(low=70, best=72, high=80)})))

    assert (row["deaths_civilians"], row["deaths_unknown"], row["best"]) == ("0", "72", "72")


def test_under_a_policy_without_a_best_figure_the_row_says_its_low(written: Rows, folder: Path):
    (row,) = written(case(clashes(toll={"killed": Toll(low=60, best=None, high=80)}, toll_by_status={}, policy="ibc"), policy="ibc"))

    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("60", "60", "80", "60")
    assert any("gives no best" in note["reason"] for note in read(folder / "exports" / "ged_notes.csv"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"toll": {"injured": exact(4)}}, "no death"),
        ({"toll": {"killed": exact(0)}}, "no death"),
        ({"date_start": None}, "time is open"),
        ({"place": None}, "place was not found"),
        ({"place": Place(name="somewhere", id="x")}, "place was not found"),
    ],
)
def test_what_has_no_row_is_listed_with_its_reason(changes: dict[str, object], reason: str, written: Rows, folder: Path):
    assert written(case(clashes(**changes))) == []
    (note,) = read(folder / "exports" / "ged_notes.csv")
    assert reason in note["reason"]


def test_dead_who_may_be_in_another_incident_have_no_row_even_alone_in_their_episode(written: Rows, folder: Path):
    assert written(case(msgspec.structs.replace(coastal_case.footage(), parent=None))) == []
    (note,) = read(folder / "exports" / "ged_notes.csv")
    assert note["reason"].startswith("its people may be counted in another incident")


def test_a_film_without_a_place_of_its_own_is_held_back_even_without_a_flag(written: Rows, folder: Path):
    film = msgspec.structs.replace(coastal_case.footage(), flags=())
    found = written(case(coastal_case.episode(), coastal_case.executions(), coastal_case.clashes(), film))

    assert [row["relid"] for row in found] == ["clashes-latakia", "executions-al-shir"]
    reasons = {note["incident_id"]: note["reason"] for note in read(folder / "exports" / "ged_notes.csv")}
    assert reasons["footage-crawl"].startswith("its people may be counted in executions-al-shir")


def test_an_incident_with_a_place_of_its_own_stands_beside_the_others(written: Rows):
    apart = msgspec.structs.replace(coastal_case.footage(), flags=(), place=msgspec.structs.replace(coastal_case.TOWN, name="Jableh"))
    found = written(case(coastal_case.episode(), coastal_case.executions(), coastal_case.clashes(), apart))

    assert [row["relid"] for row in found] == ["clashes-latakia", "executions-al-shir", "footage-crawl"]


def test_a_running_total_does_not_stand_beside_incidents_of_its_days(written: Rows):
    total = msgspec.structs.replace(coastal_case.episode(), incident_id="total-124", parent="coast-2025-03", claims=(("herald", "c6"),))
    found = written(case(coastal_case.episode(), coastal_case.executions(), coastal_case.clashes(), total))

    assert [row["relid"] for row in found] == ["clashes-latakia", "executions-al-shir"]


def test_bodies_that_may_be_of_other_incidents_do_not_hold_the_dead_back(written: Rows):
    bodies = Flag(kind="overlap_unclear", message="9 bodies found are more than the dead.", claims=(("herald", "c9"),))
    found = written(case(coastal_case.episode(), coastal_case.executions(), clashes(parent="coast-2025-03", flags=(bodies,))))

    assert [row["relid"] for row in found] == ["clashes-latakia", "executions-al-shir"]


def test_a_single_event_told_in_parts_is_one_row(written: Rows):
    whole = msgspec.structs.replace(coastal_case.executions(), parent=None)
    film = msgspec.structs.replace(coastal_case.footage(), parent=whole.incident_id, flags=())

    assert [row["relid"] for row in written(case(whole, film))] == ["executions-al-shir"]


def test_a_total_for_a_period_is_an_aggregate(written: Rows):
    alone = msgspec.structs.replace(coastal_case.episode())

    (row,) = written(case(alone))
    assert row["event_clarity"] == "2"


def test_sources_stay_in_parallel_whatever_their_titles_hold(written: Rows):
    base = coastal_case.coast()
    odd = msgspec.structs.replace(base.documents["wire"], title='Dozens; "shot"\non the coast', published="")
    (row,) = written(msgspec.structs.replace(case(clashes()), documents={**base.documents, "wire": odd}))

    lists = [row[name].split(";") for name in ("source_office", "source_date", "source_headline")]
    assert [len(one) for one in lists] == [3, 3, 3]
    assert lists[1] == ["2025-03-07", "2025-03-07", "1753-01-01"]
    assert lists[2][2] == "Dozens, 'shot' on the coast"


def test_an_id_is_the_same_in_every_release():
    assert number("clashes-latakia") == 7053260922128


@pytest.mark.parametrize(("lat", "lon", "cell"), [(35.763369, 36.558974, 181154), (36.418139, 38.809811, 181878), (-90, -180, 1)])
def test_the_grid_cell_is_prio_s(lat: float, lon: float, cell: int):
    assert priogrid(lat, lon) == cell


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        ("Syrian security forces", "state"), ("the Israeli air force", "state"), ("riot police", "state"),
        ("pro-government militias", "militia"), ("unidentified gunmen", "militia"), ("Taliban insurgents", "rebels"),
        ("IS", "rebels"), ("this is it", "unknown"), ("villagers", "civilians"), ("the Farouq Brigades", "unknown"),
    ],
)  # fmt: skip
def test_a_side_is_known_by_the_words_for_it(actor: str, side: str):
    assert side_of(actor) == side


@pytest.mark.data
def test_the_columns_are_those_of_real_ged_rows(coast: Case, folder: Path):
    data = os.environ.get("WARMONITOR_DATA")
    if not data:
        pytest.skip("WARMONITOR_DATA is not set")
    ours, _ = EXPORTER.write(coast, folder)
    sample = Path(data, "ged", "ged231_sample_220.csv")
    with sample.open(encoding="utf-8", newline="") as theirs, ours.open(encoding="utf-8", newline="") as mine:
        assert next(csv.reader(theirs)) == next(csv.reader(mine))
    rows = read(sample)
    assert len(rows) == 220
    for row in rows:
        for name, form in FORMS.items():
            assert re.fullmatch(form, row[name]), f"{name}={row[name]!r}"
        assert priogrid(float(row["latitude"]), float(row["longitude"])) == float(row["priogrid_gid"])
        assert date.fromisoformat(row["date_start"][:10]) <= date.fromisoformat(row["date_end"][:10])
