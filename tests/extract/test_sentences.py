"""Sentences, paragraphs and quotations."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from warmonitor.domain.documents import Document
from warmonitor.extract.page import Page
from warmonitor.extract.tokens import LONGEST, sentences, tokenize, wrapped_at

WIRE = (
    "   QASRAT, 4 FEB 90 -- [TEXT] GUERRILLAS ATTACKED THE TOWN AT DAWN AND\n"
    + "KILLED FOUR SOLDIERS, THE ARMY SAID IN A STATEMENT IN THE MORNING.\n" * 6
)


def texts(text):
    return [text[s.start : s.end] for s in sentences(text)]


def test_an_abbreviation_ends_no_sentence():
    assert texts("Col. Marrek of the U.S. Army left. He went home.") == ["Col. Marrek of the U.S. Army left.", "He went home."]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert texts('"They came." Then it was quiet.') == ['"They came."', "Then it was quiet."]


def test_lines_of_a_wrapped_wire_are_one_paragraph():
    assert wrapped_at(WIRE)
    assert {s.paragraph for s in sentences(WIRE)} == {0}


def test_a_text_without_a_stop_is_read_in_stretches():
    found = sentences("word " * (2 * LONGEST + 1))

    assert [len(s.tokens) for s in found] == [LONGEST, LONGEST, 1]


def test_a_sentence_inside_a_quotation_knows_it():
    page = Page.of(Document(doc_id="d", text="“It began at dawn. Six died. We fled,” he said. Then came rain."), None)

    assert [line.quoted for line in page.lines] == [False, True, True, False]


@given(st.text(max_size=300))
def test_tokens_keep_their_offsets(text):
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@given(st.text(max_size=300))
def test_sentences_share_no_character_and_keep_their_order(text):
    found = sentences(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
