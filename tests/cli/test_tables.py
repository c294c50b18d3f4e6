"""What people see first in the tables on standard output."""

from warmonitor.cli.tables import in_order
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll


def told(incident_id: str, low: int, best: int | None, high: int) -> Incident:
    return Incident(incident_id=incident_id, title=incident_id, policy="ucdp", toll={"killed": Toll(low=low, best=best, high=high)})


def test_a_counted_toll_stands_above_a_vague_one_with_a_higher_top():
    vague, counted = told("vague", 24, 24, 99), told("counted", 72, 72, 72)

    assert [one.incident_id for one, _ in in_order((vague, counted))] == ["counted", "vague"]


def test_without_a_best_figure_the_lowest_decides():
    vague, counted = told("vague", 24, None, 99), told("counted", 72, None, 72)

    assert [one.incident_id for one, _ in in_order((vague, counted))] == ["counted", "vague"]
