"""A document of any length is read, in bounded memory, and every quote still stands where it says."""

from hypothesis import given
from hypothesis import strategies as st

from warmonitor.domain.claims import Claim, Reading, Statement
from warmonitor.domain.documents import Document
from warmonitor.flow.long import NOTE, PIECE, pieces, read_long

SENTENCE = "At least 12 people were killed, two of them children. "


def finds(document):
    """A reader that finds the first sentence of what it is given."""
    claims = (
        Claim(id="c1", quote="At least 12 people", start=0, end=18, harm="killed", low=12, mentions=((0, 8),)),
        Claim(id="c2", quote="two", start=32, end=35, harm="killed", low=2, high=2, part_of="c1"),
    )
    words = Statement(speaker="", kind="other", quote="At", document=document.doc_id, start=0, end=2)
    return Reading(doc_id=document.doc_id, claims=claims, statements=(words,), problems=("a note",))


def test_a_report_of_ordinary_length_is_read_at_once():
    assert read_long(Document(doc_id="one", text=SENTENCE), finds) == finds(Document(doc_id="one", text=SENTENCE))


def test_a_book_is_read_in_pieces_and_its_quotes_stand_where_they_say():
    document = Document(doc_id="book", text=SENTENCE * (3 * PIECE // len(SENTENCE)))

    reading = read_long(document, finds)

    assert [claim.id for claim in reading.claims] == [f"c{n}" for n in range(1, len(reading.claims) + 1)]
    assert len(reading.claims) >= 6
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in reading.claims)
    assert all(document.text[one.start : one.end] == one.quote for one in reading.statements)
    assert [claim.part_of for claim in reading.claims[:4]] == [None, "c1", None, "c3"]
    assert reading.problems == (NOTE, "a note")


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(min_value=3, max_value=40))
def test_the_pieces_are_the_whole_text_and_none_is_too_long(text, size):
    cut = list(pieces(text, size=size))

    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= size for start, end in cut)
