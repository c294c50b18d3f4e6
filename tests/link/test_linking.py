"""What becomes of an outbreak of violence that four reports tell."""

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.telling import COAST_TEXTS, FRIDAY, THURSDAY, coast, documents, told
from warmonitor.link import link


@pytest.fixture(scope="module")
def groups():
    cited = coast()
    return link(cited, documents(cited, COAST_TEXTS))


def home(groups, doc_id, claim):
    (found,) = [g for g in groups if (doc_id, claim) in g.claims]
    return found


def test_every_claim_is_in_exactly_one_group(groups):
    refs = [ref for g in groups for ref in g.claims]

    assert sorted(refs) == sorted(m.ref for m in coast())


def test_the_executions_that_three_reports_tell_are_one_incident(groups):
    executions = home(groups, "harbour", "c1")

    assert {("broadsheet", "c1"), ("northern", "c2")} <= set(executions.claims)


def test_bodies_seen_in_footage_belong_to_the_executions(groups):
    assert home(groups, "harbour", "c2") == home(groups, "harbour", "c1")


def test_the_clashes_are_another_incident_with_all_their_parts(groups):
    clashes = home(groups, "harbour", "c4")

    assert clashes != home(groups, "harbour", "c1")
    assert {("harbour", f"c{n}") for n in (5, 6, 7)} | {("northern", "c5"), ("northern", "c6")} <= set(clashes.claims)


def test_over_60_is_told_of_the_clashes_that_killed_63(groups):
    assert home(groups, "broadsheet", "c2") == home(groups, "harbour", "c4")


def test_a_named_victim_of_the_clashes_is_in_their_incident(groups):
    assert home(groups, "northern", "c4") == home(groups, "harbour", "c4")


def test_running_totals_of_all_reports_are_one_episode(groups):
    episode = home(groups, "harbour", "c8")

    assert {("northern", "c1"), ("northern", "c3"), ("evening", "c2"), ("evening", "c3")} <= set(episode.claims)
    assert episode.parent is None


def test_incidents_whose_figures_are_parts_of_the_total_are_its_children(groups):
    episode = home(groups, "harbour", "c8")

    assert home(groups, "harbour", "c1").parent == home(groups, "harbour", "c4").parent == episode.group_id


def test_one_scene_of_footage_told_twice_is_one_incident_apart_from_the_executions(groups):
    scene = home(groups, "harbour", "c3")

    assert scene.claims == (("harbour", "c3"), ("northern", "c7"))
    assert scene.parent == home(groups, "harbour", "c8").group_id


def test_a_vaguer_figure_along_the_coast_is_not_the_counted_executions(groups):
    vague = home(groups, "evening", "c1")

    assert vague != home(groups, "harbour", "c1")
    assert vague.parent == home(groups, "harbour", "c8").group_id


def test_older_operations_elsewhere_stay_apart(groups):
    older = home(groups, "evening", "c4")

    assert older.claims == (("evening", "c4"),)
    assert older.parent is None


def test_links_say_why_in_words(groups):
    reasons = [reason.text for link in home(groups, "harbour", "c1").links for reason in link.reasons]

    assert "both give 41 killed" in reasons


@settings(max_examples=25, deadline=None)
@given(st.integers())
def test_the_order_of_the_claims_makes_no_difference(seed):
    cited = coast()
    random.Random(seed).shuffle(cited)

    assert link(cited, documents(coast())) == link(coast(), documents(coast()))


def test_ids_depend_on_what_is_said_not_on_how_claims_are_numbered():
    one = [told("a", "c1", "12 killed", low=12, place="Orvel", when=FRIDAY)]
    other = [told("a", "c9", "12 killed", low=12, place="Orvel", when=FRIDAY)]

    assert link(one, {})[0].group_id == link(other, {})[0].group_id


def test_two_claims_of_one_name_in_one_document_are_refused():
    cited = [told("a", "c1", "12 killed", low=12), told("a", "c1", "13 killed", low=13)]

    with pytest.raises(ValueError, match="'c1' in document 'a'"):
        link(cited, {})


def test_nothing_gives_nothing():
    assert link([], {}) == ()


def test_attacks_in_two_towns_in_one_report_are_two_incidents():
    cited = [
        told("a", "c1", "mortar attack in Orvel killed three", low=3, manner="shelling", place="Orvel", when=FRIDAY, start=0, end=35),
        told("a", "c2", "two were killed in Tamsin", low=2, manner="shelling", place="Tamsin", when=FRIDAY, start=2000, end=2025),
    ]

    assert len(link(cited, documents(cited))) == 2


def test_killed_and_injured_of_one_attack_are_one_incident():
    attack = {"manner": "shelling", "place": "Orvel", "when": FRIDAY}
    cited = [
        told("a", "c1", "killed three", low=3, start=0, end=12, **attack),
        told("a", "c2", "wounded nine", "injured", 9, start=17, end=29, **attack),
    ]

    assert len(link(cited, documents(cited))) == 1


@pytest.mark.parametrize(("low", "incidents"), [(1, 1), (9, 2)])
def test_one_who_died_days_after_people_were_hurt_died_of_it_and_many_dead_are_another_attack(low, incidents):
    cited = [
        told(
            "a", "c1", "two were shot", "injured", 2, start=0, end=13, manner="shooting", place="Orvel", when=THURSDAY - timedelta(days=4)
        ),
        told("a", "c2", "died", low=low, start=500, end=504, manner="shooting", place="Orvel", when=FRIDAY),
    ]

    assert len(link(cited, documents(cited))) == incidents


def test_the_dead_and_the_injured_of_one_breath_are_one_incident_unless_told_apart():
    dead = told("a", "c1", "35 people died", low=35, start=0, end=14, place="Orvel", manner="bombing", when=FRIDAY)
    hurt = told("a", "c2", "350 were wounded", low=350, harm="injured", start=19, end=35, place="Port Quell", manner="bombing", when=FRIDAY)
    far = told(
        "a", "c2", "350 were wounded", low=350, harm="injured", start=900, end=916, place="Port Quell", manner="shooting", when=FRIDAY
    )

    assert len(link([dead, hurt], documents([dead, hurt]))) == 1
    assert len(link([dead, far], documents([dead, far]))) == 2


def test_people_listed_in_one_breath_are_one_incident_wherever_a_later_sentence_puts_some_of_them():
    six = told("a", "c1", "murder of six priests", low=6, start=10, end=31, place="Orvel", manner="shooting", when=FRIDAY)
    two = told("a", "c2", "murder of six priests and two maids", low=2, start=10, end=45, place="Port Quell", when=FRIDAY)
    groups = link([six, two], documents([six, two]))

    assert home(groups, "a", "c1") == home(groups, "a", "c2")


def test_people_listed_with_a_place_each_are_two_incidents():
    ten = told("a", "c1", "ten died in Orvel", low=10, start=0, end=17, place="Orvel", when=FRIDAY)
    six = told("a", "c2", "ten died in Orvel and six in Port Quell", low=6, start=0, end=39, place="Port Quell", when=FRIDAY)
    groups = link([ten, six], documents([ten, six]))

    assert home(groups, "a", "c1") != home(groups, "a", "c2")


def test_a_total_that_is_the_sum_of_two_incidents_is_found_by_arithmetic():
    days = (FRIDAY.replace(day=8), FRIDAY)
    cited = [
        told("a", "c1", "execution of 41", low=41, manner="execution", place="Orvel", when=FRIDAY, start=0, end=15),
        told("a", "c2", "clashes killed 63", low=63, manner="clashes", place="Vallora", when=days, start=900, end=917),
        told("a", "c3", "total of 104", low=104, counting="cumulative", place="Vallora", when=days, start=1800, end=1812),
    ]

    groups = link(cited, documents(cited))

    (episode,) = {g.parent for g in groups if g.parent}
    assert home(groups, "a", "c3").group_id == episode


def test_parts_of_one_total_in_different_manners_are_two_incidents_even_at_one_place_and_day():
    here = {"place": "Orvel", "when": FRIDAY}
    cited = [
        told("a", "c1", "41 men were executed", low=41, manner="execution", part_of="c3", start=0, end=20, **here),
        told("a", "c2", "63 were killed in the clashes", low=63, manner="clashes", part_of="c3", start=100, end=129, **here),
        told("a", "c3", "the toll has reached 104", low=104, counting="cumulative", start=200, end=224, **here),
    ]

    groups = link(cited, documents(cited))

    assert home(groups, "a", "c1") != home(groups, "a", "c2")


def test_an_unknown_village_lies_in_the_episode_whose_area_its_report_names():
    days = (FRIDAY.replace(day=8), FRIDAY)
    cited = [
        told(
            "a", "c1", "the toll has reached 104", low=104, counting="cumulative", place="Vallora province", when=days, perpetrator="army"
        ),
        told("b", "c1", "six were killed in Tamsin", low=6, manner="clashes", place="Tamsin", when=FRIDAY, perpetrator="soldiers"),
        told("c", "c1", "six were killed in Keld", low=9, manner="shelling", place="Keld", when=FRIDAY, perpetrator="soldiers"),
    ]
    texts = {"b": "Six were killed in Tamsin, a village of Vallora province.", "c": "Nine were killed in Keld."}

    groups = link(cited, documents(cited, texts))

    assert home(groups, "b", "c1").parent == home(groups, "a", "c1").group_id
    assert home(groups, "c", "c1").parent is None


def test_two_totals_of_one_sum_link_alike_in_any_order():
    cited = [
        told("d", "c0", "were killed", low=104, high=None, counting="cumulative"),
        told("d", "c1", "were killed", low=104, high=None, counting="cumulative", when=FRIDAY),
        told("d", "c2", "were killed", low=41, high=None),
        told("d", "c3", "were killed", low=63, high=None),
    ]

    assert link(cited, documents(cited)) == link(cited[::-1], documents(cited))
