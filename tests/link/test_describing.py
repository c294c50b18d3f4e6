"""What an incident is called, and what is said of it besides numbers."""

from datetime import date

import msgspec
import pytest

from tests.link.telling import FRIDAY, THURSDAY, coast, documents, place, told
from warmonitor.domain.places import Place
from warmonitor.domain.times import When
from warmonitor.link.describe import describe, written
from warmonitor.link.descriptions import conflicts

DAYS = (THURSDAY, FRIDAY)


def test_a_title_says_what_where_and_when():
    claim = told("a", "c1", "12 killed", low=12, manner="shelling", place="Orvel", when=FRIDAY)

    assert describe([claim]).title == "Shelling in Orvel, 9 May 2031"


def test_a_title_never_names_a_victim():
    claim = told("a", "c1", "Ilse Maren Dovrit was killed", names=("Ilse Maren Dovrit",), place="Orvel", when=FRIDAY)

    assert "Dovrit" not in describe([claim]).title


def test_what_everybody_only_alleges_is_called_alleged():
    claim = told("a", "c1", "12 killed", low=12, manner="chemical", place="Orvel", when=FRIDAY, hedge="alleged")

    assert describe([claim]).title == "Alleged chemical attack in Orvel, 9 May 2031"


def test_totals_over_several_incidents_are_called_violence():
    claim = told("a", "c1", "104 killed", low=104, counting="cumulative", place="Vallora", when=DAYS)

    assert describe([claim]).title == "Violence in Vallora, 8–9 May 2031"


def test_nothing_known_is_said_to_be_unclear():
    assert describe([told("a", "c1", "12 killed", low=12)]).title == "Killings, place unclear, date unclear"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, date(2031, 5, 9), "until 9 May 2031"),
        (date(2031, 4, 30), date(2031, 5, 2), "30 April – 2 May 2031"),
        (date(2030, 12, 31), date(2031, 1, 1), "31 December 2030 – 1 January 2031"),
    ],
)
def test_days_are_written_as_short_as_they_can_be(start, end, words):
    assert written(When(start=start, end=end)) == words


def test_the_place_is_the_precise_one_that_nobody_contradicts():
    exact = place("Orvel", 35.5, 36.1, admin1="Vallora")
    province = place("Vallora", 35.5, 36.0, precision=4, admin1="Vallora")
    cited = [
        told("a", "c1", "12 killed", low=12, place="Vallora", place_resolved=province),
        told("b", "c1", "12 killed", low=12, place="Vallora", place_resolved=province),
        told("c", "c1", "12 killed", low=12, place="Orvel", place_resolved=exact),
    ]

    assert describe(cited).place == exact


def test_a_bare_name_of_a_town_and_its_province_is_the_province_where_another_claim_means_it():
    province = place("Vallora", 35.5, 36.5, precision=4, admin1="Vallora")
    either = Place(name="Vallora", id="test:town", lat=35.4, lon=36.1, precision=1, country="ZZ", alternatives=(province.id,))
    town = msgspec.structs.replace(either, alternatives=())
    bare = told("a", "c1", "12 killed", low=12, place="Vallora", place_resolved=either)
    again = told("b", "c1", "12 killed", low=12, place="Vallora", place_resolved=either)
    wide = told("c", "c1", "12 killed", low=12, place="Vallora province", place_resolved=province)
    sure = told("d", "c1", "12 killed", low=12, place="Vallora city", place_resolved=town)

    assert describe([bare, again]).place == either
    assert describe([bare, again, wide]).place == province
    assert describe([bare, again, wide, sure]).place.id == town.id


def test_a_place_that_nobody_knows_keeps_its_name_without_coordinates():
    found = describe([told("a", "c1", "12 killed", low=12, place="Tamsin")]).place

    assert (found.name, found.lat) == ("Tamsin", None)


def test_the_manner_is_the_one_that_most_voices_give():
    cited = [
        told("a", "c1", "12 killed", low=12, manner="airstrike", source="Alpha"),
        told("b", "c1", "12 killed", low=12, manner="airstrike", source="Beta"),
        told("c", "c1", "12 killed", low=12, manner="shelling", source="Gamma"),
    ]

    assert describe(cited).manner.value == "airstrike"


def test_one_victims_day_does_not_narrow_the_whole_incidents_days():
    cited = [
        told("a", "c1", "63 killed", low=63, when=DAYS),
        told("a", "c2", "31 personnel", low=31, when=DAYS),
        told("a", "c3", "a nurse", names=("Ilse Maren Dovrit",), when=THURSDAY),
    ]

    assert describe(cited).when == When(start=THURSDAY, end=FRIDAY)


def test_a_named_victim_may_be_one_of_the_civilians_and_is_told_once():
    clashes = [m for m in coast() if m.ref in {("harbour", "c6"), ("harbour", "c7"), ("northern", "c4"), ("northern", "c6")}]
    again = told("other", "c1", "Ilse Maren Dovrit died", names=("Ilse Maren Dovrit",), status="civilian")

    (victim,) = describe([*clashes, again]).victims

    assert victim.claims == (("northern", "c4"), ("other", "c1"))
    assert victim.may_be_in == (("harbour", "c7"), ("northern", "c6"))


def test_verified_by_the_monitor_and_not_by_the_newsroom_are_both_told():
    verified = told("a", "c1", "41 killed", low=41, verification="verified", evidence=("video",), attribution=("SOHR",))
    not_verified = told("b", "c1", "41 killed", low=41, verification="unverified", start=0, end=9)
    texts = {"b": "41 killed. The claims remain unverified by Broadsheet News."}

    notes = describe([verified, not_verified], documents=documents([not_verified], texts)).verification

    assert [(n.verification, n.by) for n in notes] == [("unverified", "Broadsheet News"), ("verified", "SOHR")]
    assert notes[0].quote == "The claims remain unverified by Broadsheet News."


def test_an_incident_without_claims_cannot_be_described():
    with pytest.raises(ValueError, match="without claims"):
        describe([])


def test_reports_that_put_different_sides_in_uniform_are_flagged():
    scene = [m for m in coast() if m.ref in {("harbour", "c3"), ("northern", "c7")}]

    (flag,) = conflicts(scene)

    assert flag.kind == "description_conflict"
    assert "harbour has the perpetrators in uniform" in flag.message
    assert "northern has the victims in uniform" in flag.message


def test_victims_in_uniform_in_one_report_and_in_civilian_clothing_in_another_are_flagged():
    cited = [
        told("a", "c1", "four men", low=4, victims="four men in plain clothes"),
        told("b", "c1", "four men", low=4, victims="four uniformed men"),
    ]

    assert [f.kind for f in conflicts(cited)] == ["description_conflict"]


def test_a_disagreement_is_flagged_once_whichever_report_says_which():
    plain, uniformed = {"low": 4, "victims": "four men in plain clothes"}, {"low": 4, "victims": "four uniformed men"}
    cited = [told("a", "c1", "four", **plain), told("b", "c1", "four", **uniformed), told("c", "c1", "four", **plain)]

    (flag,) = conflicts(cited)

    assert flag.claims == (("a", "c1"), ("b", "c1"))


def test_reports_that_agree_on_clothing_are_not_flagged():
    cited = [
        told("a", "c1", "four men", low=4, victims="four men in civilian clothing", perpetrator="soldiers in uniform"),
        told("b", "c1", "four men", low=4, victims="four men in plain clothes", perpetrator="uniformed men"),
    ]

    assert conflicts(cited) == ()


def test_clothing_that_stands_after_the_words_in_the_text_is_read_too():
    text = "Gunmen in military uniforms shot four men."
    cited = [
        told("a", "c1", "shot four men", low=4, perpetrator="Gunmen", start=28, end=41),
        told("b", "c1", "four men", low=4, victims="four men in uniform"),
    ]

    assert conflicts(cited) == ()
    assert len(conflicts(cited, documents=documents(cited, {"a": text}))) == 1


def test_a_village_that_is_only_known_to_lie_in_a_province_keeps_its_name_in_the_title():
    province = place("Vallora", 35.5, 36.0, precision=4, admin1="Vallora")
    found = describe([told("a", "c1", "12 killed", low=12, place="Tamsin", place_resolved=province, when=FRIDAY)])

    assert found.title == "Killings in Tamsin, 9 May 2031"
    assert found.place == province


def test_an_incident_whose_claims_name_no_place_is_where_most_reports_put_their_news():
    pelland, qasrat = (place(name, lat, 36.0, precision=2, by_report=name) for name, lat in (("Pelland", 35.0), ("Qasrat", 36.0)))
    cited = [
        told(doc_id, "c1", "12 killed", low=12, place_resolved=where) for doc_id, where in (("a", qasrat), ("b", pelland), ("c", pelland))
    ]

    assert describe(cited).place == pelland
    assert describe(cited).title.startswith("Killings in Pelland")
