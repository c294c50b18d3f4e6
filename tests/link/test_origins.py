"""Whose figures they are: an outlet is no origin, and what is only likely is said to be presumed."""

import random
from datetime import date

import pytest

from tests.link.telling import COAST_TEXTS, FRIDAY, coast, documents, told
from warmonitor.domain.documents import Document
from warmonitor.link.origins import circular, fold, of_incident
from warmonitor.link.speakers import speaker


def voices(*cited, texts=None):
    """The name of each claim's voice."""
    folded, _ = fold(cited, documents(cited, texts))
    return [m.origin for m in folded]


def origin(cited, name, texts=None):
    (found,) = [o for o in fold(cited, documents(cited, texts))[1] if o.name == name]
    return found


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", "monitor"),
        ("The Syrian Observatory for Human Rights (SOHR)", "Syrian Observatory for Human Rights", "monitor"),
        ("an AFP photographer", "AFP", "wire"),
        ("the White Helmets", "Syria Civil Defence", "medical"),
        ("state news agency SANA", "SANA", "state_media"),
        ("the UN Human Rights Office", "OHCHR", "igo"),
        ("an interior ministry source", "interior ministry", "government"),
        ("The Ministry of Defence", "defence ministry", "military"),
        ("Orvel Police", "Orvel police", "police"),
        ("a hospital doctor", "hospital doctor", "medical"),
        ("her brother", "her brother", "relatives"),
        ("local activists", "local activists", "activists"),
        ("an official", "official", "official"),
    ],
)
def test_the_words_that_name_a_speaker_tell_who_is_meant(written, name, kind):
    assert (speaker(written).name, speaker(written).kind) == (name, kind)


def test_two_outlets_that_quote_one_monitor_are_one_voice():
    one = told("a", "c1", "12 killed", low=12, attribution=("SOHR",), source="Alpha")
    other = told("b", "c1", "15 killed", low=15, attribution=("the Syrian Observatory for Human Rights",), source="Beta")

    assert len(set(voices(one, other))) == 1


def test_the_outermost_speaker_is_the_origin():
    claim = told("a", "c1", "12 killed", low=12, attribution=("SANA", "an interior ministry source"))

    assert voices(claim) == ["interior ministry"]


def test_a_claim_lists_the_canonical_names_behind_its_attribution():
    claim = told("a", "c1", "12 killed", low=12, attribution=("state news agency SANA", "an interior ministry source"))

    (folded,), _ = fold([claim], documents([claim]))

    assert folded.claim.speakers == ("SANA", "interior ministry")


def test_a_report_in_its_own_voice_is_its_outlet():
    assert voices(told("a", "c1", "12 killed", low=12, source="Alpha Daily")) == ["Alpha Daily"]


def test_a_report_of_unknown_source_speaks_for_itself():
    assert voices(told("a", "c1", "12 killed", low=12)) == ["report a"]


def test_a_head_noun_stands_for_the_full_name():
    cited = [
        told("a", "c1", "12 killed", low=12, attribution=("Vallora Observatory for Rights",)),
        told("a", "c2", "nine injured", "injured", 9, attribution=("the Observatory",)),
    ]

    assert set(voices(*cited)) == {"Vallora Observatory for Rights"}


def test_an_acronym_is_read_as_some_report_explains_it():
    cited = [
        told("a", "c1", "12 killed", low=12, attribution=("Vallora Monitor for Rights",)),
        told("b", "c1", "9 injured", "injured", 9, attribution=("VMR",)),
    ]
    texts = {"a": "The Vallora Monitor for Rights (VMR) said 12 were killed.", "b": "VMR said nine were injured."}

    assert set(voices(*cited, texts=texts)) == {"Vallora Monitor for Rights"}


def test_a_director_speaks_for_the_organisation():
    cited = [
        told("a", "c1", "12 killed", low=12, attribution=("Observatory director Tarek Benno Ilvar",)),
        told("a", "c2", "3 injured", "injured", 3, attribution=("Tarek Benno Ilvar",)),
    ]

    assert len(set(voices(*cited))) == 1


def test_an_unnamed_monitor_with_the_figures_of_a_named_one_is_presumed_the_same():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("a war monitor",), source="Alpha"),
        told("b", "c1", "41 killed", low=41, when=FRIDAY, attribution=("SOHR",), source="Beta"),
    ]

    found = origin(cited, "Syrian Observatory for Human Rights")

    assert found.presumed
    assert "because it gives the same figure (41 killed) as b" in found.why[0]


def test_an_unnamed_monitor_with_other_figures_stays_its_own_voice():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("a war monitor",)),
        told("b", "c1", "55 killed", low=55, when=FRIDAY, attribution=("SOHR",)),
    ]

    assert len(set(voices(*cited))) == 2


def test_a_report_that_repeats_a_quoted_figure_as_its_own_adds_no_voice():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("SOHR",), source="Alpha"),
        told("b", "c1", "41 killed", low=41, when=FRIDAY, source="Beta", published="2031-05-10"),
    ]

    assert set(voices(*cited)) == {"Syrian Observatory for Human Rights"}


def test_a_report_cannot_repeat_what_was_published_after_it():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("SOHR",), source="Alpha", published="2031-05-12"),
        told("b", "c1", "41 killed", low=41, when=FRIDAY, source="Beta", published="2031-05-10"),
    ]

    assert set(voices(*cited)) == {"Syrian Observatory for Human Rights", "Beta"}


def test_dozens_agree_with_everybody_and_prove_nothing():
    cited = [
        told("a", "c1", "dozens hurt", "injured", 24, 99, modality="vague", when=FRIDAY, attribution=("SOHR",)),
        told("b", "c1", "dozens hurt", "injured", 24, 99, modality="vague", when=FRIDAY, source="Beta"),
    ]

    assert len(set(voices(*cited))) == 2


@pytest.mark.parametrize(
    ("harm", "quoted", "retold", "place", "place_retold"),
    [
        ("bodies_found", "the bodies of dozens of men", "dozens of bodies", "the yard of a house", "close to a house"),
        ("killed", "dozens dead", "dozens killed", "the rubble of a bakery", "in front of a bakery"),
        ("injured", "dozens of people hurt", "dozens wounded", "the floor of a nightclub", "outside the nightclub"),
        ("detained", "dozens of students led away", "dozens of students in handcuffs", "", ""),
    ],
)
def test_an_outlet_that_retells_a_voice_s_footage_in_the_same_words_adds_no_voice(harm, quoted, retold, place, place_retold):
    filmed = {"modality": "vague", "evidence": ("video",), "when": FRIDAY}
    cited = [
        told("a", "c1", quoted, harm, 24, 99, attribution=("SOHR",), source="Alpha", place=place, **filmed),
        told("b", "c1", retold, harm, 24, 99, source="Beta", place=place_retold, **filmed),
    ]

    assert set(voices(*cited)) == {"Syrian Observatory for Human Rights"}


def test_other_footage_of_dozens_is_another_voice():
    filmed = {"modality": "vague", "evidence": ("video",), "when": FRIDAY}
    cited = [
        told("a", "c1", "dozens of bodies", "bodies_found", 24, 99, attribution=("SOHR",), place="the yard of a house", **filmed),
        told("b", "c1", "dozens of bodies", "bodies_found", 24, 99, source="Beta", place="a riverbank", **filmed),
    ]

    assert len(set(voices(*cited))) == 2


def test_copies_of_one_text_are_one_voice():
    cited = [told("a", "c1", "12 killed", low=12, source="Alpha"), told("b", "c1", "12 killed", low=12, source="Beta")]
    texts = {"a": Document(doc_id="a", source="Alpha", text="12 killed"), "b": Document(doc_id="b", source="Beta", near_duplicate_of="a")}

    _, origins = fold(cited, texts)

    assert [o.name for o in origins] == ["Alpha"]
    assert "copies of one text" in origins[0].why[0]


def test_an_unnamed_voice_in_copies_of_one_text_is_one_voice():
    said = {"low": 12, "attribution": ("the monitor",), "published": ""}
    cited = [told("a", "c1", "12 killed", source="Alpha", **said), told("b", "c1", "12 killed", source="Beta", **said)]
    texts = {"a": Document(doc_id="a", source="Alpha", text="12 killed"), "b": Document(doc_id="b", source="Beta", text="12 killed")}

    assert len(fold(cited, texts)[1]) == 2
    for copied in ({"duplicate_of": "a"}, {"near_duplicate_of": "a"}):
        copies = {**texts, "b": Document(doc_id="b", source="Beta", text="12 killed", **copied)}
        assert [o.documents for o in fold(cited, copies)[1]] == [("a", "b")]


def test_the_same_ministry_of_another_country_is_another_voice():
    cited = [
        told("a", "c1", "12 killed", low=12, attribution=("the Syrian interior ministry",)),
        told("b", "c1", "13 killed", low=13, attribution=("the Turkish interior ministry",)),
    ]

    assert len(set(voices(*cited))) == 2


def test_no_two_voices_share_a_name():
    cited = [told(d, "c1", f"{n} killed", low=n, attribution=("officials",)) for n, d in enumerate("abcd", 3)]

    assert len(set(voices(*cited))) == 4


def test_the_order_of_the_claims_makes_no_difference_to_the_voices():
    cited = coast()
    shuffled = random.Random(7).sample(cited, len(cited))

    assert fold(shuffled, documents(cited, COAST_TEXTS))[1] == fold(cited, documents(cited, COAST_TEXTS))[1]


def test_the_executions_on_the_coast_rest_on_one_voice_and_are_flagged():
    cited = coast()
    folded, origins = fold(cited, documents(cited, COAST_TEXTS))
    executions = [m for m in folded if m.ref in {("harbour", "c1"), ("broadsheet", "c1"), ("northern", "c2")}]

    mine = of_incident(origins, executions)

    assert [o.name for o in mine] == ["Vallora Observatory for Rights"]
    assert {flag.kind for flag in circular(mine)} == {"circular_reporting", "single_origin"}


def test_an_outlet_that_reports_twice_in_its_own_voice_is_not_circular():
    cited = [told(d, "c1", f"{n} killed", low=n, source="Alpha") for n, d in enumerate("ab", 3)]
    _, origins = fold(cited, documents(cited))

    assert [f.kind for f in circular(origins)] == ["single_origin"]


def test_an_unpublished_date_is_no_obstacle():
    claim = told("a", "c1", "12 killed", low=12, published="", when=date(2031, 1, 1))

    assert voices(claim) == ["report a"]


def test_a_figure_that_many_reports_of_other_weeks_give_hides_no_repeat():
    long_ago = {"published": "2029-01-02", "when": date(2029, 1, 1), "attribution": ("SOHR",)}
    others = [told(f"o{n:02d}", "c1", "24 killed", low=24, place="Orvel", **long_ago) for n in range(60)]
    quoting = told("q", "c1", "24 killed", low=24, place="Orvel", when=FRIDAY, attribution=("the White Helmets",), source="Alpha")
    repeating = told("r", "c1", "24 killed", low=24, place="Orvel", when=FRIDAY, source="Beta")

    assert voices(*others, quoting, repeating)[-1] == "Syria Civil Defence"
