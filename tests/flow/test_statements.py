"""Words without a figure go to the incident that they were said of."""

from datetime import date, timedelta

import msgspec
import pytest

from warmonitor.domain.claims import Statement
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident, Supported
from warmonitor.domain.places import Place
from warmonitor.flow.statements import attach

DAY = date(2025, 3, 7)
DOCUMENTS = {
    name: Document(doc_id=name, text=text, published=published)
    for name, text, published in [
        ("told", "Words of a report with figures.", "2025-03-07"),
        ("denial", "A spokesman denied that anyone had been executed in Al-Shir.", "2025-03-08"),
        ("late", "A year after Al-Shir, a minister spoke of peace.", "2026-03-08"),
        ("elsewhere", "A minister spoke of the harvest.", "2025-03-07"),
    ]
}


def incident(name, *claims, place="", precision=1):
    where = Place(name=place, id=place, precision=precision) if place else None
    return Incident(incident_id=name, title=name, date_start=DAY, date_end=DAY, claims=claims, place=where)


def statement(document, kind="other"):
    return Statement(speaker="a spokesman", kind=kind, quote="words", document=document, start=0, end=5)


EXECUTIONS = incident("executions", ("told", "c1"), ("told", "c2"), place="Al-Shir")
CLASHES = incident("clashes", ("told", "c3"), place="Latakia")


def homes(*statements, incidents=(EXECUTIONS, CLASHES)):
    attached, homeless = attach(incidents, statements, DOCUMENTS)
    return {one.incident_id: [s.document for s in one.statements] for one in attached}, [s.document for s in homeless]


def test_a_statement_goes_where_most_claims_of_its_document_went():
    assert homes(statement("told")) == ({"executions": ["told"], "clashes": []}, [])


def test_on_a_tie_it_goes_to_the_earliest_claim():
    two = incident("b", ("told", "c1")), incident("a", ("told", "c10"))

    assert homes(statement("told"), incidents=two)[0] == {"b": ["told"], "a": []}


def test_a_report_without_figures_goes_by_the_place_it_names():
    assert homes(statement("denial")) == ({"executions": ["denial"], "clashes": []}, [])


def test_it_goes_to_the_incident_whose_manner_it_names():
    documents = {"told": Document(doc_id="told", text="Officials denied any executions.", published="2025-03-07")}
    clashes = incident("clashes", ("told", "c1"), ("told", "c2"))
    killings = msgspec.structs.replace(incident("killings", ("told", "c3")), manner=Supported(value="execution"))

    attached, _ = attach((clashes, killings), [statement("told", kind="denial")], documents)

    assert [len(one.statements) for one in attached] == [0, 1]


def test_words_said_a_year_later_or_of_another_place_belong_to_none():
    assert homes(statement("late"), statement("elsewhere"))[1] == ["elsewhere", "late"]


def test_a_country_s_name_is_too_little_to_go_by():
    wide = incident("somewhere", ("other", "c1"), place="Al-Shir", precision=6)

    assert homes(statement("denial"), incidents=(wide,))[1] == ["denial"]


@pytest.mark.parametrize("days", [0, 6, 7, 13, 14, 15, 21])
@pytest.mark.parametrize("long", [0, 30, 400])
def test_a_report_speaks_of_what_lies_no_more_than_a_fortnight_back(days, long):
    one = msgspec.structs.replace(EXECUTIONS, date_start=DAY - timedelta(days=long))
    published = (DAY + timedelta(days=days)).isoformat()
    documents = {"denial": Document(doc_id="denial", text="A spokesman denied it, in Al-Shir.", published=published)}

    _, homeless = attach((one,), [statement("denial")], documents)

    assert bool(homeless) is (days > 14)


def denied(claims, *speakers, killed=frozenset()):
    said = [msgspec.structs.replace(statement("denial", kind="denial"), speaker=speaker) for speaker in speakers]
    attached, _ = attach((incident("executions", *claims, place="Al-Shir"),), said, DOCUMENTS, killed=killed)
    (flag,) = attached[0].flags
    return flag


def test_a_denial_raises_a_flag():
    flag = denied([("told", "c1"), ("denial", "c1")], "a spokesman")

    assert (flag.kind, flag.claims) == ("denied", (("denial", "c1"),))
    assert flag.message == "A spokesman denies it; the words stand among the statements."


def test_several_who_deny_it_are_all_named():
    flag = denied([("denial", "c1")], "the army", "a spokesman", "police")

    assert flag.message == "A spokesman, police and the army deny it; the words stand among the statements."


def test_a_denial_in_a_report_without_figures_is_of_those_killed():
    flag = denied([("told", "c1"), ("told", "c2")], "", killed={("told", "c2"), ("other", "c1")})

    assert flag.claims == (("told", "c2"),)
    assert flag.message == "A speaker denies it; the words stand among the statements."
