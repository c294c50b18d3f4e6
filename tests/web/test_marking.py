"""A text cut into stretches is the text, whatever is marked in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warmonitor.flow.quoting import occurrences, plain, shown
from warmonitor.web.desk.marking import stretches

texts = st.text(alphabet="ab \n\u202eم<&", max_size=60)
spans = st.lists(st.tuples(st.sampled_from("xyz"), st.integers(-5, 70), st.integers(-5, 70)), max_size=8)
apart = st.lists(st.integers(0, 70), max_size=6, unique=True).map(lambda edges: list(zip(*[iter(sorted(edges))] * 2, strict=False)))


@given(texts, spans, apart)
def test_the_stretches_joined_are_the_text(text, claims, hidden):
    found = stretches(text, claims, hidden=hidden)

    assert "".join(one.text for one in found) == text
    assert [one.start for one in found] == [len("".join(before.text for before in found[:i])) for i, _ in enumerate(found)]


@given(texts, spans, apart)
def test_every_character_carries_the_claims_that_quote_it_and_no_other(text, claims, hidden):
    for one in stretches(text, claims, hidden=hidden):
        for at in range(one.start, one.start + len(one.text)):
            assert set(one.claims) == {name for name, start, end in claims if start <= at < end}
            assert one.hidden == any(start <= at < end for start, end in hidden)


@given(texts, spans)
def test_every_claim_opens_once_and_closes_once_for_each_place(text, claims):
    found = stretches(text, claims)
    places = {(max(start, 0), min(end, len(text)), name) for name, start, end in claims if max(start, 0) < min(end, len(text))}

    assert {name for one in found for name in one.opens} == {name for _, _, name in places}
    for one in found:
        assert set(one.opens) == {name for start, _, name in places if start == one.start}
        assert set(one.closes) == {name for _, end, name in places if end == one.start + len(one.text)}


def test_claims_that_overlap_cut_the_text_where_they_begin_and_end():
    found = stretches("72 killed, including 36 guards", [("c1", 0, 9), ("c2", 3, 30), ("c3", 21, 30)])

    assert [(one.text, one.claims) for one in found] == [
        ("72 ", ("c1",)),
        ("killed", ("c1", "c2")),
        (", including ", ("c2",)),
        ("36 guards", ("c2", "c3")),
    ]


def test_what_is_hidden_is_in_no_shown_stretch():
    found = stretches("Ivo Marrek, 34, died", [("c1", 0, 20)], hidden=[(0, 10)])

    assert "Marrek" not in "".join(one.shown for one in found)


@given(st.text(max_size=80))
def test_signs_for_what_shows_nothing_keep_every_offset(text):
    assert len(shown(text)) == len(plain(text)) == len(text)
    assert not set(shown(text)) & set("\u202a\u202e\u2066\u2069\x00\r\x85")


def test_words_are_found_as_they_were_typed():
    text = "“Two\r\nmen” were shot. Later two men died; two  men."

    assert [text[start:end] for start, end in occurrences(text, "two men")] == ["two men", "two  men"]
    assert [text[start:end] for start, end in occurrences(text, '"Two men" were')] == ["“Two\r\nmen” were"]
    assert occurrences(text, "three men") == []
    assert occurrences(text, " \n ") == []


def test_words_are_looked_for_in_a_time_that_grows_with_the_text():
    assert occurrences("a " * 200_000, "a " * 50 + "b") == []
