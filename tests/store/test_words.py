"""Words are found whatever their spelling, and a search never leaves its project."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.store.people import project, with_reports
from warmonitor.store import searching
from warmonitor.store.models import Document
from warmonitor.store.words import asked, words


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("وَالقَتلى في المدينة", "قتلى"),
        ("مقتل 12 مدنيًا في القصف", "قصف"),
        ("للمدنيين", "المدنيين"),
        ("إصابة الأطفال", "اصابه اطفال"),
        ("Café Zürich", "cafe zurich"),
        ("ＫＩＬＬＥＤ", "killed"),
        ("co_ordinates", "ordinates"),
    ],
)
def test_a_word_is_found_in_another_spelling(written, sought):
    assert set(asked(sought)) <= set(words(written))


def test_short_arabic_words_keep_their_letters():
    assert words("ولد وال") == ("ولد", "وال")


def hits(of, query) -> set[str]:
    sql, values = searching.found(of.pk, asked(query))
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return set(Document.objects.filter(pk__in=[pk for (pk,) in cursor.fetchall()]).values_list("doc_id", flat=True))


@pytest.mark.django_db
def test_a_search_finds_all_its_words_in_its_project_alone():
    coast, hills = project(), project("hills")
    with_reports(coast, (("one", "Radio", "Two were killed in Old Pell."), ("two", "Herald", "قُتل مدنيان في قصف المدينة")))
    with_reports(hills, (("three", "Radio", "Two were killed in Old Pell."),))

    assert hits(coast, "pell KILLED") == {"one"}
    assert hits(coast, "herald") == {"two"}
    assert hits(coast, "القصف") == {"two"}
    assert hits(coast, "kil") == {"one"}
    assert hits(coast, "killed herald") == set()
    assert hits(hills, "pell") == {"three"}
    for hostile in ('"', "x' OR 1=1", "words:* NEAR(", "§1", "\\' | '", "a:*b"):
        hits(coast, hostile)


@pytest.mark.django_db
def test_lost_words_are_set_down_again():
    coast = with_reports(project())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_words")
    assert hits(coast, "executed") == set()

    searching.install()

    assert hits(coast, "executed") == {"island"}


@pytest.mark.django_db
@pytest.mark.parametrize("few", [0, 1, 3000])
def test_what_is_found_is_the_same_however_it_is_looked_for(few, monkeypatch):
    monkeypatch.setattr(searching, "FEW", few)
    coast = with_reports(project())
    for query, expected in (
        ("qasrat friday", {"island", "harbour"}),
        ("wounded", {"valley"}),
        ("nothing", set()),
        ("fri", {"island", "harbour"}),
    ):
        sql, values = searching.holding("store_document.id", coast.pk, asked(query))
        assert set(Document.objects.extra(where=[sql], params=values).values_list("doc_id", flat=True)) == expected, query
