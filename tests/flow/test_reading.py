"""Readers are found by name, keep to their languages, and fail one document at a time."""

import pytest

from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused, ItemFailed
from warmonitor.flow.reading import Reader, read_all, reader

REPORT = "At least {n} people were killed in Jableh on Friday, a hospital official said."


class Stumbles:
    name = "stumbles.v1"
    languages = ("en",)

    def read(self, document, *, places=None):
        if "tables" in document.text:
            raise ItemFailed("a table, and this reader reads sentences")
        return Reading(doc_id=document.doc_id)


def read(**particulars):
    return Reader(extractor=Stumbles()).read(Document(doc_id="one", **particulars))


def test_a_language_that_the_reader_does_not_know_is_noted_and_not_lost():
    reading = read(text="قتل", language="ar")

    assert (reading.claims, reading.problems) == ((), ("in Arabic; no reader knows that language yet, so no claims were read",))


def test_an_unknown_language_is_tried():
    assert read(text="Words.", language="") == Reading(doc_id="one")


def test_a_document_that_cannot_be_read_is_lost_with_its_reason():
    assert read(text="tables", language="en") == Lost(item="one", reason="a table, and this reader reads sentences")


def test_an_unknown_reader_is_refused_with_the_known_ones():
    with pytest.raises(CallRefused, match=r"rules-en\.v1"):
        reader("rules-xx.v9")


def test_several_processes_give_the_same_readings_in_the_same_order():
    documents = [Document(doc_id=f"d{n:04d}", text=REPORT.format(n=n), language="en", published="2025-03-08") for n in range(1, 300)]

    alone = list(read_all(documents, extractor="rules-en.v1", workers=1))
    together = list(read_all(documents, extractor="rules-en.v1", workers=2))

    assert together == alone
    assert [one.doc_id for one in alone] == [document.doc_id for document in documents]
