"""What belongs to another thing that the same report tells, or to a counted figure that another report gives."""

from datetime import date

import pytest

from tests.link.telling import FRIDAY, THURSDAY, documents, place, told
from warmonitor.link import link
from warmonitor.link.describe import describe


def together(cited, texts=None):
    """The claims of each incident, as sets of references."""
    return [set(group.claims) for group in link(cited, documents(cited, texts))]


def attack(manner, low, place="Vallora"):
    """A report's counted attack, far from whatever else it says."""
    days = (THURSDAY, FRIDAY)
    return told("a", "c1", f"killed {low}", low=low, manner=manner, place=place, when=days, status="mixed", start=2000, end=2010)


def named(manner, quote, **fields):
    return told("a", "c2", quote, names=("Ilse Maren Dovrit",), status="civilian", manner=manner, start=0, end=len(quote), **fields)


@pytest.mark.parametrize(
    ("manner", "of_one", "quote"),
    [
        ("clashes", "shooting", "Ilse Maren Dovrit was hit by a bullet during the clashes"),
        ("clashes", "unknown", "Ilse Maren Dovrit was among the dead"),
        ("airstrike", "bombing", "Ilse Maren Dovrit died when her house fell"),
        ("shooting", "unknown", "Ilse Maren Dovrit, a teacher, was killed"),
    ],
)
def test_a_named_victim_belongs_to_the_counted_incident_of_its_report_wherever_it_was_placed(manner, of_one, quote):
    cited = [attack(manner, 31), named(of_one, quote, when=THURSDAY, place="Tamsin")]

    assert together(cited) == [{("a", "c1"), ("a", "c2")}]


def test_a_named_victim_may_be_one_of_the_civilians_and_is_listed():
    four = told("a", "c3", "four civilians", low=4, status="civilian", manner="clashes", part_of="c1", when=(THURSDAY, FRIDAY))
    cited = [attack("clashes", 31), four, named("shooting", "Ilse Maren Dovrit fell to a bullet during clashes", when=THURSDAY)]

    (victim,) = describe(cited, documents=documents(cited)).victims

    assert len(together(cited)) == 1
    assert victim.may_be_in == (("a", "c3"),)


def test_a_named_victim_of_another_day_or_manner_stays_apart():
    other_day = named("shooting", "Ilse Maren Dovrit was shot", when=date(2031, 4, 2))
    other_manner = named("stabbing", "Ilse Maren Dovrit was stabbed at home", when=THURSDAY, place="Tamsin")

    assert len(together([attack("clashes", 31), other_day])) == 2
    assert len(together([attack("airstrike", 31), other_manner])) == 2


def test_of_two_incidents_that_suit_the_words_name_the_one():
    shot = told("a", "c3", "executed 41", low=41, manner="execution", place="Vallora", when=(THURSDAY, FRIDAY), start=5000, end=5011)
    victim = named("shooting", "Ilse Maren Dovrit was shot in the fighting", when=THURSDAY)

    assert {("a", "c1"), ("a", "c2")} in together([attack("clashes", 31), shot, victim])


@pytest.mark.parametrize(
    ("harm", "manner", "rounded", "counted"),
    [("killed", "clashes", 71, 72), ("killed", "airstrike", 41, 43), ("injured", "shooting", 51, 53), ("detained", "unknown", 101, 104)],
)
def test_more_than_seventy_is_told_of_the_incident_that_counts_seventy_two(harm, manner, rounded, counted):
    one = told("a", "c1", f"{counted} people", harm, counted, manner=manner, place="Vallora", when=(THURSDAY, FRIDAY))
    loose = {"date_start": date(2031, 5, 6), "date_end": FRIDAY, "modality": "more_than", "counting": "cumulative"}
    other = told("b", "c1", f"More than {rounded - 1} people had earlier been reported", harm, rounded, None, manner=manner, **loose)

    found = together([one, other])

    assert len(found) == (1 if manner != "unknown" else 2)  # without a manner or a place nothing else ties the two


def test_more_than_seventy_is_not_told_of_a_hundred_or_in_another_manner():
    loose = {"date_start": date(2031, 5, 6), "date_end": FRIDAY, "modality": "more_than"}
    over_70 = told("b", "c1", "More than 70 people were killed", low=71, high=None, manner="clashes", **loose)

    for low, manner in ((100, "clashes"), (72, "airstrike")):
        assert len(together([over_70, told("a", "c1", f"{low} killed", low=low, manner=manner, place="Vallora", when=FRIDAY)])) == 2


@pytest.mark.parametrize(
    ("low", "manner", "other_manner", "one", "other"),
    [
        (3, "execution", "shooting", "three captives forced to crawl before they are shot", "three people are made to crawl and are shot"),
        (1, "shooting", "unknown", "a driver is pulled from a yellow truck", "the driver pulled out of the yellow truck and shot"),
        (2, "execution", "execution", "two bound brothers kneeling by a well", "two bound brothers shot at a well"),
    ],
)
def test_one_scene_of_footage_is_one_thing_wherever_two_reports_think_it_was_filmed(low, manner, other_manner, one, other):
    loose = {"evidence": ("video",), "date_start": date(2031, 5, 6), "date_end": FRIDAY}
    here, there = place("Orvel", 10.0, 10.0), place("Keld", 14.0, 10.0)
    cited = [
        told("a", "c1", one, low=low, manner=manner, place="Orvel", place_resolved=here, **loose),
        told("b", "c1", other, low=low, manner=other_manner, place="Keld", place_resolved=there, **loose),
    ]

    assert len(together(cited)) == 1


def test_two_scenes_with_as_many_people_and_other_words_are_two_things():
    loose = {"evidence": ("video",), "date_start": date(2031, 5, 6), "date_end": FRIDAY, "manner": "execution"}
    cited = [
        told("a", "c1", "three captives forced to crawl before they are shot", low=3, place="Orvel", **loose),
        told("b", "c1", "three farmers hanged from a bridge", low=3, place="Keld", **loose),
    ]

    assert len(together(cited)) == 2


def test_the_spared_go_with_whatever_is_told_beside_them():
    several = told("a", "c1", "killed five in two operations", low=5, counting="period", place="Vallora", when=FRIDAY, start=0, end=29)
    spared = told("a", "c2", "no villagers were harmed", "killed_or_injured", low=0, place="Vallora", when=FRIDAY, start=80, end=104)

    assert together([several, spared]) == [{several.ref, spared.ref}]


@pytest.mark.parametrize(("wide", "one"), [("Vallora province", True), ("Vallora", False)])
def test_an_unknown_place_lies_in_the_province_that_its_report_names(wide, one):
    lead = told("a", "c1", "detained several rebels", "detained", low=3, high=9, modality="vague", place=wide, when=FRIDAY, start=0, end=23)
    body = told("a", "c2", "detained four rebels", "detained", low=4, place="Oskel", when=FRIDAY, start=600, end=620)

    assert (len(together([lead, body])) == 1) is one
