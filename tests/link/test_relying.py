"""Who rests on whom: the edges that the folding of voices comes to, with their kinds, days and reasons."""

import random

import pytest

from tests.link.telling import COAST_TEXTS, FRIDAY, coast, documents, told
from warmonitor.domain.documents import Document
from warmonitor.link.origins import told_by
from warmonitor.link.relying import reliances
from warmonitor.link.texts import Texts

SOHR = "Syrian Observatory for Human Rights"


def edges(cited, texts=None, incidents=None):
    texts = texts or documents(cited)
    return reliances(cited, texts, told_by(cited, Texts(texts)), incidents or {member.ref: "inc" for member in cited})


def shown(edge):
    return edge.document, edge.kind, edge.report, edge.voice


def test_a_quote_rests_on_its_voice_and_says_by_which_words():
    (edge,) = edges([told("a", "c1", "12 killed", low=12, attribution=("the mayor of Orvel",), source="Alpha")])

    assert (edge.document, edge.kind, edge.report, edge.outlet, edge.first) == ("a", "quotes", "", "Alpha", FRIDAY)
    assert edge.why == ("a has it from “the mayor of Orvel”",)
    assert not edge.presumed


def test_a_name_that_needed_reading_gives_the_reading_as_its_reason():
    (edge,) = edges([told("a", "c1", "12 killed", low=12, attribution=("SOHR",))])

    assert edge.why == (f"“SOHR” is {SOHR}",)


def test_what_an_outlet_says_in_its_own_voice_rests_on_nobody():
    assert edges([told("a", "c1", "12 killed", low=12, source="Alpha")]) == ()


@pytest.mark.parametrize("source", ["SOHR", SOHR])
def test_a_monitor_s_own_page_that_names_the_monitor_rests_on_nobody(source):
    assert edges([told("a", "c1", "12 killed", low=12, source=source, attribution=("the Syrian Observatory for Human Rights",))]) == ()


@pytest.mark.parametrize("attribution", [("AFP",), ("an AFP correspondent",), ("AFP", "the mayor of Orvel")])
def test_a_wire_that_is_named_is_credited_be_it_the_voice_or_on_the_way(attribution):
    (edge,) = edges([told("a", "c1", "12 killed", low=12, attribution=attribution, source="Alpha")])

    assert edge.kind == "credits_wire"


def test_a_wire_s_own_report_credits_no_other():
    (edge,) = edges([told("a", "c1", "12 killed", low=12, attribution=("AFP", "the mayor of Orvel"), source="AFP")])

    assert edge.kind == "quotes"


@pytest.mark.parametrize(("copied", "kind"), [({"duplicate_of": "a"}, "copy"), ({"near_duplicate_of": "a"}, "near_copy")])
@pytest.mark.parametrize(("attribution", "voice"), [((), "Alpha"), (("SOHR",), SOHR)])
def test_a_copied_text_rests_on_the_report_that_it_repeats(copied, kind, attribution, voice):
    cited = [
        told(name, "c1", "12 killed", low=12, source=source, attribution=attribution) for name, source in (("a", "Alpha"), ("b", "Beta"))
    ]
    texts = {"a": Document(doc_id="a", source="Alpha", text="12 killed"), "b": Document(doc_id="b", source="Beta", **copied)}

    (edge,) = [one for one in edges(cited, texts) if one.document == "b"]

    assert shown(edge) == ("b", kind, "a", voice)
    assert len(edge.why) == 1
    assert edge.why[0].endswith("the text of a")


def test_whom_only_a_near_copy_quotes_it_quotes_itself():
    cited = [
        told("a", "c1", "12 killed", low=12, source="Alpha"),
        told("b", "c1", "12 killed", low=12, source="Beta"),
        told("b", "c2", "3 hurt", "injured", 3, source="Beta", attribution=("the mayor of Orvel",)),
    ]
    texts = {"a": Document(doc_id="a", source="Alpha", text="12 killed"), "b": Document(doc_id="b", source="Beta", near_duplicate_of="a")}

    assert sorted(edge.kind for edge in edges(cited, texts)) == ["near_copy", "quotes"]


def test_a_figure_repeated_without_its_voice_rests_on_the_report_that_quotes_it():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("SOHR",), source="Alpha"),
        told("b", "c1", "41 killed", low=41, when=FRIDAY, source="Beta", published="2031-05-10"),
    ]

    _, edge = edges(cited)

    assert shown(edge) == ("b", "same_figure", "a", SOHR)
    assert edge.presumed
    assert "presumed to repeat" in edge.why[0]


def test_a_figure_repeated_from_the_same_report_s_quote_is_that_report_s_quoting():
    cited = [
        told("a", "c1", "41 killed", low=41, when=FRIDAY, attribution=("SOHR",), source="Alpha"),
        told("a", "c2", "41 dead", low=41, when=FRIDAY, source="Alpha"),
    ]

    (edge,) = edges(cited)

    assert shown(edge) == ("a", "quotes", "", SOHR)
    assert edge.claims == (("a", "c1"), ("a", "c2"))
    assert edge.presumed


def test_an_edge_is_of_one_incident_and_claims_of_none_make_no_edge():
    cited = [told("a", f"c{n}", f"{n} killed", low=n, attribution=("SOHR",)) for n in (4, 5, 6)]

    found = edges(cited, incidents={("a", "c4"): "inc-1", ("a", "c5"): "inc-2"})

    assert [(edge.incident, edge.claims) for edge in found] == [("inc-1", (("a", "c4"),)), ("inc-2", (("a", "c5"),))]


def test_every_claim_is_in_one_edge_or_its_report_is_the_voice():
    cited = coast()
    texts = documents(cited, COAST_TEXTS)
    voices = told_by(cited, Texts(texts))
    resting = [ref for edge in edges(cited, texts) for ref in edge.claims]

    assert len(resting) == len(set(resting))
    left = [member for member in cited if member.ref not in resting]
    assert left
    assert all(voices[member.ref].name in (member.source, f"report {member.doc_id}") for member in left)
    assert all(edge.why for edge in edges(cited, texts))


def test_the_order_of_the_claims_makes_no_difference_to_the_edges():
    cited = coast()
    shuffled = random.Random(7).sample(cited, len(cited))
    texts = documents(cited, COAST_TEXTS)

    assert edges(shuffled, texts) == edges(cited, texts)
