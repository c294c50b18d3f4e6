"""Episodes: running totals, and the incidents inside them that are never added to them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.reconcile.cases import flags, said, texts, three
from tests.reconcile.test_properties import claims
from warmonitor.domain.tolls import Reconciliation, Toll
from warmonitor.reconcile import reconcile, reconcile_episode, series, solve


def running(low, *, day, doc, **given):
    return said(low, doc=doc, day=day, counting="cumulative", date_start=date(2024, 5, 6), date_end=date(2024, 5, day), **given)


EXECUTIONS = (
    said(52, doc="a", id="c1", manner="execution", part_of="c8", sex="men"),
    said(52, doc="b", id="c1", manner="execution", hedge="alleged", verification="unverified"),
)
CLASHES = (
    said(72, doc="a", id="c4", manner="clashes", counting="increment", part_of="c8", modality="at_least"),
    said(36, doc="a", id="c5", manner="clashes", part_of="c4", status="state_forces"),
    said(32, doc="a", id="c6", manner="clashes", part_of="c4", status="armed_group"),
    said(4, doc="a", id="c7", manner="clashes", part_of="c4", status="civilian"),
    said(71, "a broadcaster", doc="b", id="c3", manner="clashes", modality="more_than"),
    said(72, doc="c", id="c9", manner="clashes", counting="increment"),
    said(1, "a friend", doc="c", id="c4", manner="clashes", status="civilian", names=("Mira Oslan",)),
)
FOOTAGE = (said(3, doc="a", id="c3", manner="execution"), said(3, doc="c", id="c6", manner="execution"))
CHILDREN = {"clashes": CLASHES, "executions": EXECUTIONS, "footage": FOOTAGE}

SO_FAR_7 = running(124, day=7, doc="a", id="c8", modality="at_least")
OVER_120 = running(121, day=7, doc="c", id="c1", modality="more_than")
SO_FAR_8 = running(524, day=8, doc="d", id="c7")
CIVILIANS = running(311, day=8, doc="d", id="c6", status="civilian", part_of="c7")
HUNDREDS = said(200, "a magazine", doc="d", id="c2", day=8, high=999, modality="vague", counting="cumulative", date_end=date(2024, 5, 8))
ON_FRIDAY = said(
    301, doc="d", id="c4", day=8, modality="more_than", status="civilian", counting="period",
    date_start=date(2024, 5, 7), date_end=date(2024, 5, 7),
)  # fmt: skip


def settle(*own, without=()):
    inside = {key: members for key, members in CHILDREN.items() if key not in without}
    return reconcile_episode(own, {key: reconcile(members) for key, members in inside.items()}, child_claims=inside)


def test_the_executions_are_52_by_one_voice_though_one_report_doubts_them():
    settled = reconcile(EXECUTIONS)

    assert three(settled) == (52, 52, 52)
    assert {"single_origin", "circular_reporting"} <= flags(settled)


def test_the_clashes_are_72_and_over_70_is_no_other_toll():
    settled = reconcile(CLASHES)

    assert three(settled) == (72, 72, 72)
    assert {status: toll.best for status, toll in settled.toll_by_status["killed"].items()} == {
        "civilian": 4,
        "state_forces": 36,
        "armed_group": 32,
    }
    assert "36 + 32 + 4 = 72" in texts(settled, "R12")
    assert not flags(settled) & {"contradiction", "sum_mismatch"}


def test_the_latest_running_total_is_the_episode_and_incidents_are_not_added():
    settled = settle(SO_FAR_7, OVER_120, SO_FAR_8, CIVILIANS, HUNDREDS, ON_FRIDAY)

    assert three(settled) == (524, 524, 524)
    assert three(settled, status="civilian") == (311, 311, 311)
    assert "contradiction" not in flags(settled)


def test_the_program_finds_that_the_running_total_is_the_two_incidents():
    settled = settle(SO_FAR_7, OVER_120)

    assert three(settled) == (124, 124, 124)
    assert settled.toll["killed"].high_open
    assert "72 + 52 = 124 (clashes, executions)" in texts(settled, "R28")


def test_a_running_total_in_three_reports_is_told_once_as_the_sum_of_its_incidents():
    again = [running(124, day=7, doc=doc, id="c1", modality="at_least") for doc in ("x", "y")]
    steps = [step for step in settle(SO_FAR_7, *again).trace if step.rule == "R28"]

    assert len(steps) == 1
    assert {"a#c8", "x#c1", "y#c1"} <= set(steps[0].inputs)


def test_civilians_tied_to_the_running_total_are_its_own_wherever_linking_laid_them():
    inside = {"raids": (said(311, doc="d", id="c6", day=8, status="civilian", part_of="c7"), ON_FRIDAY)}
    settled = reconcile_episode([SO_FAR_8], {"raids": reconcile(inside["raids"])}, child_claims=inside)

    assert three(settled, status="civilian") == (311, 311, 311)


def test_a_status_inside_the_episode_is_a_range_unless_somebody_counts_it():
    settled = settle(SO_FAR_8, CIVILIANS)

    assert three(settled, status="state_forces") == (36, 36, 181)
    assert sum(toll.best for toll in settled.toll_by_status["killed"].values()) == 524


def test_what_is_in_none_of_the_incidents_is_told():
    assert "524 - (72 + 52 = 124)" in texts(settle(SO_FAR_8, SO_FAR_7), "R14")


def test_without_a_running_total_the_episode_is_the_sum_of_incidents_surely_apart():
    settled = settle()

    assert three(settled) == (124, 124, 127)
    assert "may overlap with them: footage" in texts(settled, "R11")


def test_incidents_that_may_overlap_do_not_add():
    settled = settle(without=("clashes",))

    assert three(settled) == (52, 52, 55)


def test_a_total_smaller_than_the_incidents_surely_in_it_is_a_contradiction():
    settled = settle(SO_FAR_7, running(90, day=7, doc="e", id="c1", status="unknown", reliability="B"))

    assert "contradiction" in flags(settled)


def on(day, low, **given):
    """An incident of one day that a report's words date, as the only one of its report."""
    return (said(low, doc=f"of {day}", day=day, date_start=date(2024, 5, day), date_end=date(2024, 5, day), time="that day", **given),)


def episode(*own, **inside):
    return reconcile_episode(own, {key: reconcile(members) for key, members in inside.items()}, child_claims=inside)


def test_an_incident_after_the_last_running_total_is_beside_it():
    """By hand: 40 dead up to 8 May, and 9 on 9 May, are 49; of these, 40 are in none of the incidents told of."""
    settled = episode(running(40, day=8, doc="d"), late=on(9, 9))

    assert three(settled) == (49, 49, 49)
    assert "before late: low 40 + 9 = 49; high 40 + 9 = 49" in texts(settled, "R11")
    assert [step.result for step in settled.trace if step.rule == "R14"] == ["40"]
    assert "contradiction" not in flags(settled)


def test_an_incident_that_only_custom_dates_after_the_running_total_raises_its_high_alone():
    """By hand: no words say on which day the 9 died, so they may be among the 40: 40 to 49."""
    (claim,) = on(9, 9)
    guessed = (structs.replace(claim, claim=structs.replace(claim.claim, time="")),)

    assert three(episode(running(40, day=8, doc="d"), late=guessed)) == (40, 40, 49)


def test_r14_by_hand_an_incident_that_nobody_dates_is_taken_off_the_low_alone():
    """By hand: 100 to 120 so far; 20 on 6 May are surely in it, 30 of no known day may be: 100 - 30 - 20 = 50 to 120 - 20 = 100 outside."""
    maybe = (said(30, doc="z", day=7),)
    settled = episode(running(100, day=8, doc="d", high=120), one=on(6, 20), maybe=maybe)

    assert [step.result for step in settled.trace if step.rule == "R14"] == ["50 to 100"]
    assert "low 100 - (30 + 20 = 50), never under 0; high 120 - (20)" in texts(settled, "R14")


def test_r14_by_hand_what_would_be_less_than_none_is_none_and_is_flagged():
    """By hand: 30 so far, with incidents of 20 and 15 in it: 30 - 35 is less than none, so 0, and somebody was counted twice."""
    settled = episode(running(30, day=8, doc="d", status="unknown"), one=on(6, 20), two=on(7, 15))

    assert [step.result for step in settled.trace if step.rule == "R14"] == ["0"]
    assert "overlap_unclear" in flags(settled)


def test_r15_by_hand_increments_between_two_totals_belong_to_the_days_between():
    """By hand: 10 to 12 up to 6 May and 30 up to 9 May: from 30 - 12 = 18 to 30 - 10 = 20 more, between the two days."""
    (one,) = series([running(10, day=6, doc="a", high=12), running(30, day=9, doc="b")], incident="coast")
    (change,) = one.revisions

    assert (change.since, change.until) == (date(2024, 5, 6), date(2024, 5, 9))
    assert (change.increment_low, change.increment_high) == (18, 20)


def test_r15_by_hand_of_two_totals_for_one_day_the_narrower_is_the_point():
    (one,) = series([running(40, day=7, doc="a", high=60), running(52, day=7, doc="b"), running(90, day=8, doc="c")], incident="coast")

    assert [(p.as_of, p.low, p.high) for p in one.points] == [(date(2024, 5, 7), 52, 52), (date(2024, 5, 8), 90, 90)]
    assert [c.increment_low for c in one.revisions] == [38]


def test_r15_a_total_up_to_nobody_knows_when_tells_of_no_difference():
    undated = said(90, doc="u", day=None, counting="cumulative")
    (one,) = series([undated, running(100, day=8, doc="b")], incident="coast")

    assert [p.low for p in one.points] == [90, 100]
    assert one.revisions == ()


def test_r15_two_voices_have_a_series_each_and_no_difference_is_taken_between_them():
    found = series([running(60, day=7, doc="a"), running(55, day=8, doc="b", voice="the ministry")], incident="coast")

    assert [(s.origin, [p.low for p in s.points], s.revisions) for s in found] == [("the ministry", [55], ()), ("the monitor", [60], ())]


def test_r07_by_hand_a_total_that_falls_is_a_correction_that_stands_and_is_flagged():
    """By hand: the monitor says 60 up to 7 May and 55 up to 8 May: 55 stands, and the fall is flagged; 5 fewer, not 5 more."""
    own = running(60, day=7, doc="a"), running(55, day=8, doc="b")
    settled = episode(*own)

    assert three(settled) == (55, 55, 55)
    assert "revised_down" in flags(settled)
    assert "said 60 on 2024-05-07 and 55 on 2024-05-08; the later stands" in texts(settled, "R07")


def test_r15_by_hand_more_dead_after_a_total_add_to_it_once_however_often_they_are_told():
    """By hand: 60 up to 7 May, and "five more" on 8 May in two reports of the same voice: 65, not 70."""
    more = [said(5, doc=doc, day=8, counting="increment", date_start=date(2024, 5, 8), date_end=date(2024, 5, 8)) for doc in ("b", "c")]

    assert three(episode(running(60, day=7, doc="a"), *more)) == (65, 65, 65)


def test_r28_by_hand_an_episode_of_a_running_total_and_its_incidents_is_not_their_sum():
    """By hand: 124 so far are the 52 executed and the 72 of the clashes; 124, not 248, and none outside them."""
    settled = settle(SO_FAR_7, without=("footage",))

    assert three(settled) == (124, 124, 124)
    assert "72 + 52 = 124" in texts(settled, "R28")


def test_the_same_episode_in_any_order():
    own = (SO_FAR_7, OVER_120, SO_FAR_8, CIVILIANS, HUNDREDS, ON_FRIDAY)
    backwards = {key: tuple(reversed(members)) for key, members in reversed(CHILDREN.items())}
    again = reconcile_episode(tuple(reversed(own)), {key: reconcile(members) for key, members in backwards.items()}, child_claims=backwards)

    assert again == settle(*own)


def test_the_running_toll_rises_between_the_two_days():
    everybody, civilians = (
        next(s for s in series([SO_FAR_7, OVER_120, SO_FAR_8, CIVILIANS], incident="coast") if s.scope == scope)
        for scope in ("all", "civilian")
    )

    assert [(p.as_of, p.low) for p in everybody.points] == [(date(2024, 5, 7), 124), (date(2024, 5, 8), 524)]
    assert everybody.revisions[0].increment_high == 400
    assert [p.low for p in civilians.points] == [311]


def test_a_running_toll_that_falls_is_marked():
    (fallen,) = series([running(60, day=7, doc="a"), running(55, day=8, doc="b")], incident="coast")

    assert fallen.revisions[0].downward
    assert fallen.revisions[0].increment_low == -5


def test_an_episode_that_no_closed_form_fits_is_solved_by_highs(monkeypatch):
    """Civilians counted over all incidents, and each incident's dead counted over all statuses: sets that cross."""
    solved = []
    optimise = solve.optimise
    monkeypatch.setattr(solve, "optimise", lambda *given: solved.append(given) or optimise(*given))
    east, west = (
        (said(10, doc="east", date_start=date(2024, 5, 6), date_end=date(2024, 5, 6)),),
        (said(10, doc="west", date_start=date(2024, 5, 7), date_end=date(2024, 5, 7)),),
    )
    own = [running(20, day=8, doc="d", id="c1"), running(15, day=8, doc="d", id="c2", status="civilian", part_of="c1")]
    settled = reconcile_episode(own, {"east": reconcile(east), "west": reconcile(west)}, child_claims={"east": east, "west": west})

    assert three(settled) == (20, 20, 20)
    assert three(settled, status="civilian") == (15, 15, 15)
    assert solved


@settings(max_examples=60, deadline=None)
@given(claims(), st.dictionaries(st.sampled_from("abc"), claims(), max_size=3))
def test_whatever_an_episode_holds_its_numbers_are_in_order(own, inside):
    children = {key: reconcile(members) for key, members in inside.items()}
    settled = reconcile_episode(own, children, child_claims=inside)

    for harm, toll in settled.toll.items():
        assert toll.low <= toll.best <= toll.high
        assert sum(part.best for part in settled.toll_by_status[harm].values()) in (toll.best, 0)


@pytest.mark.parametrize("many", [60])
def test_many_incidents_are_settled_in_reasonable_time(many):
    inside = {
        f"i{n:03}": (said(n, doc=f"r{n}", time="a day", date_start=date(2024, 1, 1), date_end=date(2024, 1, 1)),) for n in range(1, many)
    }
    settled = reconcile_episode([SO_FAR_8], {k: reconcile(m) for k, m in inside.items()}, child_claims=inside)

    assert settled.toll["killed"] == Toll(low=524, best=524, high=524)
    assert isinstance(settled, Reconciliation)


@pytest.mark.parametrize(("total", "flagged"), [(53, True), (60, False)])
def test_incidents_of_more_people_than_the_total_are_flagged(total, flagged):
    settled = settle(running(total, day=7, doc="a", id="c8"), without=("clashes",))

    assert ("overlap_unclear" in flags(settled)) is flagged
    assert three(settled) == (total, total, total)
