"""Each of the thirty rules, as a fact about a small case that a person can redo."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from tests.reconcile.cases import flags, origin, rules, said, texts, three, up_to
from warmonitor.domain.counts import Count
from warmonitor.domain.tolls import ACLED, IBC, Origin, Toll
from warmonitor.reconcile import (
    CAVEAT,
    RULES,
    add_up,
    adjust,
    explain,
    reconcile,
    reconcile_episode,
    residual,
    rule,
    series,
    split_best,
    split_evenly,
)

MINISTRY = origin("the ministry", "government")
REBELS = origin("the Front", "armed_group")


def test_there_are_thirty_rules_and_each_is_in_the_methods_page():
    page = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")

    assert [r.id for r in RULES] == [f"R{n:02}" for n in range(1, 31)]
    for r in RULES:
        assert f"### {r.id} {r.title}" in page
        assert r.reference in page


def test_an_unknown_rule_is_refused_with_the_known_ones():
    with pytest.raises(LookupError, match="known: R01 to R30"):
        rule("R31")


def test_r01_vague_words_keep_their_words_and_their_reading():
    settled = reconcile([said(24, high=99, modality="vague", quote="dozens of bodies were seen")])

    assert three(settled) == (24, 24, 99)
    assert "“dozens of bodies were seen” (vague) is read as 24 to 99 under ucdp" in texts(settled, "R01")


@pytest.mark.parametrize(
    ("low", "high", "modality", "expected"),
    [
        (24, 99, "vague", 12),
        (200, 999, "vague", 100),
        (20, 99, "vague", 10),
        (2000, None, "vague", 1000),
        (13, None, "more_than", 12),
        (28, 36, "about", 32),
        (3, 9, "vague", 3),
        (2, None, "plural_only", 3),
        (9, 9, "exact", 9),
    ],
)
def test_r01_acled_has_a_table_of_its_own(low, high, modality, expected):
    assert reconcile([said(low, high=high, modality=modality)], policy=ACLED).toll["killed"].low == expected


def test_r02_casualties_keep_a_toll_of_their_own_and_open_no_killed():
    settled = reconcile([said(30, harm="killed_or_injured")])

    assert three(settled, "killed_or_injured") == (30, 30, 30)
    assert "killed" not in settled.toll
    assert "R02" in rules(settled)


def test_r03_a_harm_that_nobody_mentions_has_no_toll():
    settled = reconcile([said(3)])

    assert "injured" not in settled.toll
    assert "not a toll of 0" in texts(settled, "R03")


def test_r03_zero_stands_where_somebody_said_that_nobody_was_hurt():
    assert three(reconcile([said(0, harm="injured", modality="none")]), "injured") == (0, 0, 0)


def test_r04_a_toll_that_rises_is_no_further_dead():
    settled = reconcile([said(8, day=6), said(12, doc="later", day=7, counting="cumulative", date_end=date(2024, 5, 7))])

    assert three(settled) == (12, 12, 12)
    assert "12 is cumulative" in texts(settled, "R04")


def test_r05_the_words_of_time_are_told_with_their_days():
    claim = said(8, time="Friday", date_start=date(2024, 5, 3), date_end=date(2024, 5, 3))

    assert "“Friday” is 2024-05-03 to 2024-05-03" in texts(reconcile([claim]), "R05")


def test_r06_ten_outlets_that_quote_one_monitor_are_one_voice():
    settled = reconcile([said(52, doc=f"outlet {n}") for n in range(10)])

    assert three(settled) == (52, 52, 52)
    assert {"single_origin", "circular_reporting"} <= flags(settled)
    assert settled.grade == "weak"


def test_r06_a_voice_is_explained_by_a_reason_about_a_report_that_carries_it_here():
    why = ("“a group” in report-10 is presumed to be it", "“the group” in report-1 is presumed to be it")
    monitor = Origin(name="the monitor", kind="monitor", presumed=True, why=why)

    assert why[1] in texts(reconcile([said(3, doc="report-1")], origins=[monitor]), "R06")
    assert why[0] in texts(reconcile([said(3, doc="report-2")], origins=[monitor]), "R06")


def test_r07_the_latest_word_of_a_voice_stands_and_a_fall_is_flagged():
    settled = reconcile([said(40, doc="monday", day=6), said(36, doc="tuesday", day=7)])

    assert three(settled) == (36, 36, 36)
    assert "revised_down" in flags(settled)


def test_r07_a_later_looser_figure_takes_nothing_back():
    settled = reconcile([said(72, doc="monday", day=6), said(71, doc="tuesday", day=7, modality="more_than")])

    assert three(settled) == (72, 72, 72)
    assert "revised_down" not in flags(settled)


def test_r08_a_repeat_is_not_a_second_figure():
    settled = reconcile([said(52, doc="a"), said(52, doc="b"), said(52, doc="c")])

    assert "gives 1 figure for all, in 3 statements; repeats add nothing" in texts(settled, "R08")
    assert [step.result for step in settled.trace if step.rule == "R08"] == ["1 figure"]


def test_r08_a_whole_report_printed_again_changes_no_number():
    people = said(2, doc="a", id="c1", status="civilian", victims="people")
    others = said(21, doc="a", id="c2", status="mixed", victims="the bomber")
    again = [structs.replace(claim, doc_id="a again") for claim in (people, others)]

    assert three(reconcile([people, others, *again])) == three(reconcile([people, others]))


def test_r08_repeats_among_unlike_figures_are_told_with_how_many_differ():
    settled = reconcile([said(52, doc="a"), said(52, doc="b"), said(40, doc="c")])

    assert "gives 2 different figures for all, in 3 statements; repeats add nothing" in texts(settled, "R08")


def test_r09_only_equal_scopes_are_compared():
    settled = reconcile([said(10), said(4, "the hospital", status="civilian")])

    assert three(settled) == (10, 10, 10)
    assert "contradiction" not in flags(settled)
    assert "all / civilian: superset" in texts(settled, "R09")


def test_r10_a_named_victim_may_be_one_of_the_civilians_and_is_not_added():
    settled = reconcile(
        [
            said(7, id="c1"),
            said(3, id="c2", part_of="c1", status="state_forces"),
            said(4, id="c3", part_of="c1", status="civilian"),
            said(1, "a relative", id="c4", names=("Mira Oslan",), status="civilian"),
        ]
    )

    assert three(settled) == (7, 7, 7)
    assert three(settled, status="civilian") == (4, 4, 4)
    assert not flags(settled) & {"contradiction", "sum_mismatch"}


def test_r10_women_and_children_are_subsets_not_extra_people():
    settled = reconcile([said(9, id="c1"), said(3, id="c2", part_of="c1", sex="women"), said(4, id="c3", part_of="c1", age="children")])

    assert three(settled) == (9, 9, 9)


def test_r10_a_reports_own_smaller_figure_is_inside_the_larger_that_it_quotes():
    quoted = said(5, "the police", doc="a", id="c1", attribution=("the police",))
    settled = reconcile([quoted, said(2, "the paper", doc="a", id="c2")])

    assert three(settled) == (5, 5, 5)
    assert "inside the larger figure of the same report" in texts(settled, "R10")


def test_r10_two_voices_that_one_report_quotes_are_rivals():
    army = said(40, "the army", doc="a", id="c1", attribution=("the army",))
    settled = reconcile([army, said(12, "the monitor", doc="a", id="c2", attribution=("the monitor",))])

    assert three(settled)[0] == 12
    assert "contradiction" in flags(settled)


def test_r11_people_who_are_surely_apart_add_up():
    settled = reconcile([said(20, id="c1", status="state_forces"), said(5, id="c2", status="civilian")])

    assert three(settled) == (25, 25, 25)
    assert "20 + 5 = 25" in texts(settled, "R21") + texts(settled, "R20") + texts(settled, "R11") or "5 + 20 = 25" in texts(settled, "R11")


def test_r11_his_wife_and_two_children_are_three_people():
    wife = said(1, id="c1", status="civilian", sex="women", victims="his wife")
    children = said(2, id="c2", status="civilian", age="children", victims="two children")

    assert three(reconcile([wife, children])) == (3, 3, 3)


def test_r11_two_names_are_two_people_and_one_name_twice_is_one():
    ada, cem = said(1, id="c1", names=("Ada Bell",)), said(1, id="c2", names=("Cem Dorn",))
    ada_again = said(1, "the town", doc="b", id="c1", names=("Ada M. Bell",))

    assert three(reconcile([ada, cem])) == (2, 2, 2)
    assert three(reconcile([ada, ada_again])) == (1, 1, 1)


def test_r11_others_are_set_apart_by_the_word():
    leader = said(1, id="c1", status="armed_group", victims="a rebel leader")
    others = said(3, id="c2", high=9, modality="vague", victims="other fighters", status="armed_group")
    associates = said(2, id="c2", victims="two associates")

    assert three(reconcile([leader, others])) == (4, 4, 10)
    assert three(reconcile([leader, associates])) == (3, 3, 3)


SEX_AND_AGE = {"women": {"sex": "women", "age": "adults"}, "men": {"sex": "men", "age": "adults"}, "children": {"age": "children"}}


def listed(*people, harm="killed"):
    """Claims of one sentence: "killed two soldiers, three guards and a cook", each quote up to its own people."""
    quote, made = harm, []
    for n, (low, status, victims, *modality) in enumerate(people, start=1):
        quote += (" and " if n == len(people) else ", " if n > 1 else " ") + victims
        kind = modality[0] if modality else "exact"
        high = 9 if kind == "vague" else low
        given = {"status": status, "victims": victims, "quote": quote, "start": 0, "end": len(quote), "harm": harm}
        given |= SEX_AND_AGE.get(victims.split()[-1], {})
        made.append(said(low, id=f"c{n}", modality=kind, high=high, **given))
    return made


def test_r11_people_in_one_list_add_up_whatever_their_status():
    soldiers, guards = (2, "state_forces", "two soldiers"), (3, "state_forces", "three guards")
    leader, several = (1, "armed_group", "a rebel leader"), (3, "armed_group", "several fighters", "vague")

    assert three(reconcile(listed(soldiers, guards))) == (5, 5, 5)
    assert three(reconcile(listed(soldiers, guards, (1, "civilian", "a cook")))) == (6, 6, 6)
    assert three(reconcile(listed(leader, several))) == (4, 4, 10)
    assert three(reconcile(listed(leader, (1, "armed_group", "one fighter"), harm="detained")), "detained") == (2, 2, 2)
    assert "one sentence lists them side by side" in texts(reconcile(listed(soldiers, guards)), "R11")


def test_r11_a_list_that_closes_on_its_verb_is_a_list_too():
    both = "Two soldiers and three guards were killed"
    soldiers = said(2, id="c1", status="state_forces", victims="soldiers", quote=both, start=0, end=len(both))
    guards = said(3, id="c2", status="state_forces", victims="guards", quote="three guards were killed", start=17, end=len(both))

    assert three(reconcile([soldiers, guards])) == (5, 5, 5)


def test_r11_people_of_a_sex_or_age_add_up_in_a_list_but_may_be_parts_of_anybody():
    priests, women = (6, "civilian", "six priests"), (2, "civilian", "two women")
    children, guards = (3, "civilian", "three children"), (4, "state_forces", "four guards")

    assert three(reconcile(listed(priests, women))) == (8, 8, 8)
    assert three(reconcile(listed(guards, women, children))) == (9, 9, 9)
    assert three(reconcile(listed(guards, (2, "unknown", "two men")))) == (6, 6, 6)
    assert three(reconcile(listed((12, "unknown", "twelve people"), women, children))) == (12, 12, 12)


def test_r11_a_list_of_nobody_but_people_of_a_sex_or_age_adds_up():
    wife = said(1, id="c1", status="civilian", victims="his wife", quote="killed his wife", start=0, end=15, sex="women")
    whole = "killed his wife and three children"
    children = said(3, id="c2", status="civilian", victims="three children", quote=whole, start=0, end=len(whole), age="children")

    assert three(reconcile([wife, children])) == (4, 4, 4)


def test_r11_the_third_man_is_beside_those_before_him():
    insurgents = said(
        2, id="c1", status="armed_group", victims="the insurgents", quote="killing the insurgents", start=0, end=22, modality="plural_only"
    )
    third = said(1, id="c2", victims="man", quote="The third man fired at the force and was killed", start=40, end=87)

    assert three(reconcile([insurgents, third]))[0] == 3


def test_r11_a_list_smaller_than_a_count_of_all_is_inside_it():
    soldiers = (2, "state_forces", "two soldiers")
    everyone = said(9, id="c9", status="state_forces", victims="troops", quote="nine troops died", start=80, end=96)

    assert three(reconcile([*listed(soldiers, (3, "state_forces", "three guards")), everyone])) == (9, 9, 9)


def test_r14_one_and_another_called_otherwise_are_two_where_the_later_is_told_as_new():
    leader = said(1, id="c1", status="armed_group", victims="leader", quote="killed a rebel leader", start=0, end=21)
    new = said(1, id="c2", status="armed_group", victims="gunman", quote="killed one gunman", start=90, end=107)
    known = said(1, id="c2", status="armed_group", victims="gunman", quote="the gunman was killed", start=90, end=111)

    assert three(reconcile([leader, new])) == (1, 2, 2)
    assert three(reconcile([leader, known])) == (1, 1, 1)


def test_r11_people_told_again_in_a_phrase_for_several_are_not_added():
    leader = said(1, id="c1", status="armed_group", victims="leader")
    both = said(2, id="c2", victims="leader and one of his guards")
    guard = said(1, id="c3", victims="guard")
    other = said(2, id="c2", status="armed_group", victims="leader and another fighter")

    assert three(reconcile([leader, both])) == (2, 2, 2)
    assert three(reconcile([leader, both, guard])) == (2, 2, 2)
    assert three(reconcile([other, said(1, id="c3", status="armed_group", victims="the fighter")])) == (2, 2, 2)


def test_r12_a_leader_and_additional_fighters_may_be_who_made_up_the_total():
    total = said(4, id="c1", status="armed_group", victims="fighters", start=0, end=9)
    several = said(3, id="c1", high=9, modality="vague", status="armed_group", victims="fighters")
    leader = said(1, id="c2", status="armed_group", victims="leader")
    rest = said(3, id="c3", status="armed_group", victims="additional fighters", counting="increment")

    assert three(reconcile([total, leader, rest])) == (4, 4, 4)
    assert three(reconcile([several, leader, rest])) == (4, 4, 9)
    assert three(reconcile([total, rest])) == (7, 7, 7)
    assert "tells who the 4 were: 1 + 3" in texts(reconcile([total, leader, rest]), "R12")


def test_r12_additional_people_are_beside_those_told_of_last_before_them():
    over_thirty = said(31, id="c1", modality="more_than", status="armed_group", victims="fighters", start=0, end=9)
    many = said(3, id="c2", high=None, modality="vague", status="armed_group", victims="fighters", start=50, end=60)
    more = said(3, id="c3", high=9, modality="vague", status="armed_group", victims="additional fighters", start=90, end=99)

    assert three(reconcile([over_thirty, many, more])) == (31, 31, 31)
    assert three(reconcile([over_thirty, more])) == (34, 34, 34)


def test_r03_that_others_were_spared_takes_nothing_from_those_counted_by_status():
    detained = said(3, id="c1", high=None, modality="vague", status="armed_group", harm="detained")
    spared = said(0, id="c2", modality="none", victims="women or children", harm="detained")

    assert three(reconcile([detained, spared]), "detained") == (3, 4, 4)


def test_r11_a_list_holds_people_of_no_stated_status_too():
    porter = (1, "unknown", "a porter")
    soldiers = (2, "state_forces", "two soldiers")

    assert three(reconcile(listed(porter, soldiers))) == (3, 3, 3)


def test_many_is_one_more_than_several():
    several = said(3, high=9, modality="vague", status="armed_group")
    many = said(3, high=None, modality="vague", status="armed_group")

    assert three(reconcile([several])) == (3, 3, 9)
    assert three(reconcile([many])) == (3, 4, 4)
    assert reconcile([many]).toll["killed"].high_open
    assert reconcile([many], policy=ACLED).toll["killed"].best == 3


def test_r14_a_commander_and_two_guards_may_overlap_but_nothing_ties_them():
    commander = said(1, id="c1", status="armed_group", victims="a commander")
    guards = said(2, id="c2", status="armed_group", victims="two guards")
    people = said(2, id="c2", status="armed_group", victims="people")

    assert three(reconcile([commander, guards])) == (2, 3, 3)
    assert three(reconcile([commander, people])) == (2, 2, 2)


def test_a_word_never_outranks_a_number():
    settled = reconcile([said(17, status="civilian"), said(24, "a paper", high=99, modality="vague")])

    assert three(settled) == (17, 17, 24)


def test_parts_that_lead_in_a_circle_are_cut():
    assert three(reconcile([said(4, id="c1", part_of="c2"), said(4, id="c2", part_of="c1")])) == (4, 4, 4)


def test_r12_parts_that_make_the_total_are_a_partition():
    settled = reconcile(
        [
            said(72, id="c1"),
            said(36, id="c2", part_of="c1", status="state_forces"),
            said(32, id="c3", part_of="c1", status="armed_group"),
            said(4, id="c4", part_of="c1", status="civilian"),
        ]
    )

    assert three(settled) == (72, 72, 72)
    assert "36 + 32 + 4 = 72" in texts(settled, "R12")
    assert set(settled.toll_by_status["killed"]) == {"civilian", "state_forces", "armed_group"}


def test_r12_parts_that_exceed_the_total_are_flagged_and_both_kept():
    settled = reconcile(
        [
            said(72, id="c1"),
            said(36, id="c2", part_of="c1", status="state_forces"),
            said(32, id="c3", part_of="c1", status="armed_group"),
            said(5, id="c4", part_of="c1", status="civilian"),
        ]
    )

    assert "sum_mismatch" in flags(settled)
    assert "contradiction" not in flags(settled)
    assert (settled.toll["killed"].low, settled.toll["killed"].high) == (72, 73)


def test_r13_no_status_is_made_by_subtraction():
    settled = reconcile([said(10, id="c1"), said(6, id="c2", part_of="c1", status="state_forces")])

    assert "civilian" not in settled.toll_by_status["killed"]
    assert three(settled, status="unknown") == (4, 4, 4)


def test_r14_what_is_left_of_an_aggregate_takes_off_all_that_may_overlap_from_its_low():
    exact = [Count(low=52, high=52), Count(low=72, high=72)]

    assert residual(Count(low=524, high=524), exact, exact[:1]) == Count(low=400, high=472)
    assert residual(Count(low=10, high=10), exact, exact) == Count(low=0, high=0)


def test_r15_the_increase_belongs_to_the_days_between():
    first = said(124, doc="a", day=7, counting="cumulative", date_end=date(2024, 5, 7))
    second = said(524, doc="b", day=8, counting="cumulative", date_end=date(2024, 5, 8))
    (running,) = series([second, first], incident="the coast")
    (change,) = running.revisions

    assert [p.low for p in running.points] == [124, 524]
    assert (change.since, change.until) == (date(2024, 5, 7), date(2024, 5, 8))
    assert (change.increment_low, change.increment_high, change.downward) == (400, 400, False)


def test_r15_more_dead_by_the_same_voice_on_a_later_day_add_to_its_figure():
    settled = reconcile([said(5, doc="monday", day=6), said(2, doc="tuesday", day=7, counting="increment")])

    assert three(settled) == (7, 7, 7)


def test_r16_a_known_mismatch_is_taken_off_as_a_range():
    assert adjust(Count(low=100, high=100), outside=Count(low=10, high=20), left_out=Count(low=1, high=2)) == Count(low=81, high=92)


def test_r17_who_dies_of_wounds_leaves_the_injured():
    wounded = said(8, doc="monday", day=6, harm="injured")
    died = said(1, doc="tuesday", day=7, quote="one man died of his wounds")
    settled = reconcile([wounded, died])

    assert three(settled, "injured") == (7, 7, 8)
    assert "8 - 1 = 7" in texts(settled, "R17")


def test_r17_the_dead_are_among_those_told_only_as_shot():
    settled = reconcile(
        [
            said(5, id="c1", harm="injured", quote="Five people were shot", start=0, end=21),
            said(1, id="c2", quote="one of them died", start=30, end=46),
        ]
    )

    assert three(settled, "injured") == (4, 4, 4)
    assert "5 - 1 = 4 injured" in texts(settled, "R17")


@pytest.mark.parametrize(("quote", "victims"), [("three others were shot", "others"), ("three people were shot and wounded", "people")])
def test_r17_others_and_the_wounded_are_beside_the_dead(quote, victims):
    settled = reconcile([said(1, id="c1", quote="A man died"), said(3, id="c2", harm="injured", quote=quote, victims=victims)])

    assert three(settled, "injured") == (3, 3, 3)


def test_r17_people_shot_whom_one_sentence_counts_beside_the_dead_are_not_the_dead():
    settled = reconcile(
        [
            said(1, id="c1", quote="One man was killed", start=0, end=18),
            said(3, id="c2", harm="injured", quote="three people were shot", victims="people", start=23, end=45),
        ]
    )

    assert three(settled, "injured") == (3, 3, 3)


def test_r17_a_gunman_who_died_is_not_among_those_whom_he_shot():
    settled = reconcile(
        [
            said(3, id="c1", harm="injured", quote="shot three people", victims="people"),
            said(1, id="c2", quote="The gunman died", victims="gunman"),
        ]
    )

    assert three(settled, "injured") == (3, 3, 3)


def test_r17_a_named_person_who_is_told_dead_is_no_longer_injured():
    wounded = said(1, doc="monday", day=6, harm="injured", quote="Ivo Marrek was wounded", names=("Ivo Marrek",))
    died = said(1, doc="tuesday", day=7, quote="Ivo Marrek died", names=("Ivo Marrek",))

    assert "injured" not in reconcile([wounded, died]).toll


def test_r18_bodies_found_are_not_added_to_the_killed():
    settled = reconcile([said(52, id="c1"), said(24, id="c2", harm="bodies_found", high=99, modality="vague")])

    assert three(settled) == (52, 52, 52)
    assert "overlap_unclear" not in flags(settled)


def test_r18_more_bodies_than_killed_are_flagged():
    settled = reconcile([said(5, id="c1"), said(40, id="c2", harm="bodies_found")])

    assert "overlap_unclear" in flags(settled)


def test_r19_a_hedge_in_one_report_does_not_weaken_a_voice_that_asserts_it_in_another():
    settled = reconcile([said(52, doc="a"), said(52, doc="b", hedge="alleged", verification="unverified")])

    assert three(settled) == (52, 52, 52)


def test_r19_a_weak_figure_against_a_heard_one_is_shown_and_not_counted():
    settled = reconcile([said(12), said(40, "a channel", reliability="E")])

    assert three(settled) == (12, 12, 12)
    assert "claimed_only" in flags(settled)


def test_r19_a_denial_is_flagged_and_is_no_figure_of_nobody():
    settled = reconcile([said(12), said(12, "the ministry", hedge="denied")])

    assert three(settled) == (12, 12, 12)
    assert "denied" in flags(settled)


def test_r20_low_is_the_smallest_of_what_voices_disagree_on():
    settled = reconcile([said(52), said(60, "the hospital")])

    assert (settled.toll["killed"].low, settled.toll["killed"].high) == (52, 60)
    assert "contradiction" in flags(settled)


def test_r20_low_is_never_under_a_partys_own_losses():
    members = [said(9, "the ministry", status="state_forces"), said(4, status="state_forces")]

    assert reconcile(members, origins=[MINISTRY]).toll["killed"].low == 9


def test_r20_low_is_never_under_the_named_dead():
    members = [said(2, "the radio"), said(3, "the village", names=("Ada Bell", "Cem Dorn", "Eli Fen"))]

    assert reconcile(members).toll["killed"].low == 2 or "contradiction" in flags(reconcile(members))
    assert reconcile([said(2, modality="at_least"), members[1]]).toll["killed"].low == 3


def test_r20_names_that_two_voices_who_agree_leave_no_room_for_raise_nothing():
    one = [said(1, voice, doc=voice, quote="A man died") for voice in ("the police", "the coroner")]
    other = said(1, "the paper", doc="the paper", names=("Saint Marys",), quote="Saint Marys, where he died")
    named = said(1, "the radio", doc="the radio", names=("Ivo Marrek",), quote="Ivo Marrek died")

    assert three(reconcile([*one, other, named])) == (1, 1, 1)


def test_r20_two_voices_who_each_name_another_person_tell_of_two():
    first = said(1, "the paper", doc="the paper", names=("Anka Tull",), quote="Anka Tull died")
    second = said(1, "the radio", doc="the radio", names=("Ivo Marrek",), quote="Ivo Marrek died")

    assert three(reconcile([first, second]))[2] == 2


def test_r21_at_least_leaves_the_top_open_and_the_largest_figure_closes_it():
    settled = reconcile([said(16, modality="at_least"), said(14, "the clinic", modality="at_least")])

    assert three(settled) == (16, 16, 16)
    assert settled.toll["killed"].high_open
    assert "high_open" in flags(settled)


def test_r21_nobody_of_another_status_is_not_written_as_a_subtraction():
    settled = reconcile([said(52, doc="a"), said(52, doc="b", status="civilian")])

    assert "52 in all)" in texts(settled, "R21")
    assert "of other status" not in texts(settled, "R21")


def test_r21_people_of_other_status_are_written_as_a_subtraction():
    settled = reconcile(
        [said(9, id="c1"), said(4, id="c2", part_of="c1", status="civilian"), said(5, id="c3", part_of="c1", status="state_forces")]
    )

    assert "9 in all - (" in texts(settled, "R21")


def test_r21_up_to_sets_high_only():
    assert three(reconcile([said(12), up_to(30, "the radio")])) == (12, 12, 30)
    assert three(reconcile([up_to(30)])) == (0, 0, 30)


def test_r21_a_partys_claim_of_enemy_dead_does_not_raise_high():
    members = [said(300, "the ministry", status="armed_group", modality="more_than"), said(28, status="armed_group")]
    settled = reconcile(members, origins=[MINISTRY])

    assert three(settled) == (28, 28, 28)
    assert "claimed_only" in flags(settled)


def test_r21_one_voice_far_beyond_what_two_agree_on_is_shown_and_not_counted():
    settled = reconcile([said(28, "one"), said(28, "two"), said(301, "a channel", modality="more_than")])

    assert three(settled) == (28, 28, 28)
    assert "claimed_only" in flags(settled)


def test_r22_two_voices_that_agree_are_best():
    settled = reconcile([said(12, "one"), said(12, "two"), said(15, "three")])

    assert three(settled) == (12, 12, 15)


def test_r22_a_verified_list_of_names_comes_first():
    names = ("Ada Bell", "Cem Dorn", "Eli Fen")
    members = [said(3, "the village", names=names, evidence=("list",)), said(5, "one"), said(5, "two")]

    assert reconcile(members).toll["killed"].best >= 3


def test_r22_the_later_of_two_equal_voices_is_best():
    assert three(reconcile([said(3, "one", day=6), said(7, "two", day=7)])) == (3, 7, 7)


def test_r22_otherwise_the_lower():
    assert three(reconcile([said(3, "one"), said(7, "two")])) == (3, 3, 7)


def test_r22_the_most_reliable_voice_is_best():
    assert three(reconcile([said(3, "one"), said(7, "two", reliability="A")])) == (3, 7, 7)


def test_r22_a_single_weak_figure_alone_stands_in_high():
    assert three(reconcile([said(52, hedge="alleged")])) == (0, 0, 52)
    assert three(reconcile([said(52, reliability="D")])) == (0, 0, 52)


def test_r22_a_weak_figure_that_a_second_voice_supports_stands():
    assert three(reconcile([said(52, "one", hedge="alleged"), said(52, "two", hedge="alleged")])) == (52, 52, 52)


def test_r23_policies_differ_in_best():
    members = [said(12, "one"), said(12, "two"), said(9, "three")]

    assert three(reconcile(members)) == (9, 12, 12)
    assert three(reconcile(members, policy=ACLED)) == (9, 9, 12)
    assert three(reconcile(members, policy=IBC)) == (9, None, 12)


def test_r23_under_two_voices_ibc_is_provisional():
    assert "provisional" in flags(reconcile([said(52)], policy=IBC))
    assert "provisional" not in flags(reconcile([said(52), said(52, "another")], policy=IBC))


def test_r24_the_bests_of_the_parts_make_the_best_of_the_whole():
    settled = reconcile([said(10, id="c1"), said(6, id="c2", part_of="c1", status="state_forces")])

    assert split_best(settled) == {"civilian": 0, "state_forces": 6, "armed_group": 0, "unknown": 4}
    assert "best 10 = 6 state forces + 4 unknown" in texts(settled, "R24")


def test_r25_the_bomber_is_counted_beside_the_victims():
    victims = said(16, id="c1", status="civilian")
    bomber = said(1, id="c2", status="armed_group", victims="A suicide bomber", quote="A suicide bomber blew himself up")
    silent = said(16, "the police", doc="b")
    settled = reconcile([victims, bomber, silent])

    assert three(settled) == (17, 17, 17)
    assert three(settled, status="armed_group") == (1, 1, 1)
    assert "contradiction" not in flags(settled)


def test_r25_a_report_that_is_silent_may_hold_the_bomber():
    victims = said(16, id="c1", status="civilian")
    bomber = said(1, id="c2", status="armed_group", victims="A suicide bomber", quote="A suicide bomber blew himself up")

    assert three(reconcile([victims, bomber, said(17, "the police", doc="b")])) == (17, 17, 18)


def test_r20_a_total_that_each_of_three_statuses_exceeds_is_settled_too():
    statuses = [(10, "unknown"), (16, "civilian"), (25, "state_forces"), (30, "armed_group")]
    settled = reconcile([said(n, doc=f"report {n}", status=status) for n, status in statuses])

    assert settled.toll["killed"].high >= 30
    assert "contradiction" in flags(settled)


@pytest.mark.parametrize(
    ("quote", "low", "expected"),
    [("three people are dead", 3, 3), ("shot and killed three people", 3, 4), ("three people were killed", 3, 3)],
)
def test_r25_a_total_of_the_dead_holds_the_attacker_and_one_of_those_he_killed_does_not(quote, low, expected):
    his_own = said(1, id="c2", quote="killing himself")
    beside = [said(2, id="c3", quote="his wife and son were killed", victims="wife and son")] if "were" in quote else []
    settled = reconcile([said(low, id="c1", quote=quote), his_own, *beside])

    assert settled.toll["killed"].best == expected


def test_r26_contested_blame_changes_the_grade_and_not_the_number():
    settled = reconcile([said(9, "one", perpetrator="the Oslan army"), said(9, "two", perpetrator="the Varga militia")])

    assert three(settled) == (9, 9, 9)
    assert settled.grade == "contested"
    assert "attribution_contested" in flags(settled)


@pytest.mark.parametrize(
    ("members", "origins", "grade"),
    [
        ([said(9, "the Front", perpetrator="the Front")], [REBELS], "confirmed"),
        ([said(9, "one", manner="shelling"), said(9, "two", manner="shelling")], [], "fair"),
        ([said(9, "one")], [], "weak"),
        ([said(9, "one", status="armed_group")], [], "discounted"),
    ],
)
def test_r26_grades_are_airwars(members, origins, grade):
    assert reconcile(members, origins=origins).grade == grade


def test_r11_those_killed_along_with_another_add_to_him():
    him = said(1, id="c1", quote="Marrek was killed", start=0, end=17, victims="Marrek", names=("Ivo Marrek",))
    them = said(2, id="c2", quote="killed near his home, along with two of his men", start=11, end=58, victims="two of his men")

    assert reconcile([him, them]).toll["killed"] == Toll(low=3, best=3, high=3)


def test_r27_a_shared_total_is_divided_evenly_with_the_remainder_first():
    assert split_evenly(8, 3) == (3, 3, 2)
    with pytest.raises(ValueError, match="over=0"):
        split_evenly(8, 0)


def test_r28_sums_are_of_incidents():
    assert add_up([Toll(low=1, best=2, high=3), Toll(low=4, best=4, high=4)]) == Toll(low=5, best=6, high=7)


def test_r29_the_caveat_stands_under_every_explanation():
    assert explain(reconcile([said(3)]))[-1] == CAVEAT
    assert "not a confidence interval" in CAVEAT


def test_r30_every_step_names_a_rule_and_steps_are_numbered():
    settled = reconcile([said(72, id="c1"), said(4, id="c2", part_of="c1", status="civilian"), said(60, "the hospital")])

    assert [s.step for s in settled.trace] == list(range(1, len(settled.trace) + 1))
    assert all(re.fullmatch(r"R\d\d", s.rule) for s in settled.trace)
    assert {"R19", "R20", "R21", "R22", "R30"} <= rules(settled)


def test_nothing_to_settle_is_an_empty_result():
    assert reconcile([]).toll == {}
    assert reconcile_episode([], {}, child_claims={}).toll == {}
