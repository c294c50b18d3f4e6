"""What holds of every reading, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.soundness import assert_sound
from tests.extract.texts import ODD, SENTENCES, odd, report
from warmonitor.domain.documents import Document
from warmonitor.extract import RulesEn
from warmonitor.extract.harm_words import TRIGGER_WORDS
from warmonitor.plugins import load

WORDS = st.sampled_from(
    [
        *sorted(TRIGGER_WORDS)[::3],
        *(w for s in SENTENCES for w in s.format(n=12).split()),
        *"no zero two dozen dozens hundred 1,500 12-year-old 9 ² ٣ 400000000000 since ago years the a of and , . ; :".split(),
        *'“ ” " ( ) said he who them among number toll more others up to at least including'.split(),
        *"\n \n\n - March Friday 2025 1/2 İstanbul ß 'who's' etc. U.S.".split(" "),
    ]
)
REPORTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def read(text, *, published="2025-03-08", title=""):
    return RulesEn().read(Document(doc_id="d", published=published, title=title, text=text))


def test_the_reader_is_found_by_its_name():
    assert load("extractors", "rules-en.v1") is RulesEn


def test_the_reader_says_which_languages_it_reads():
    assert RulesEn.languages == ("en",)


def test_a_text_without_a_word_of_harm_gives_an_empty_reading():
    assert read("The harbour was quiet.").claims == ()


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=400), title=st.text(max_size=40))
@example(text="killed ² people, a ²-year-old", title="")
@example(text="The war began zero years ago and 9000 years ago; two men were killed.", title="")
def test_no_text_makes_the_reader_stumble(text, title):
    assert_sound("killed " + text, read("killed " + text, title=title))


@settings(deadline=None, max_examples=300)
@given(text=REPORTS, published=st.sampled_from(["", "2025-03-08", "0001-01-01", "9999-12-31", "not a day"]))
def test_words_in_any_order_are_read_soundly(text, published):
    assert_sound(text, read(text, published=published))


@settings(deadline=None, max_examples=40)
@given(text=REPORTS)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


def seconds(text):
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def test_a_text_four_times_as_long_takes_about_four_times_as_long():
    read(report(10_000))  # tables and expressions are made on first use

    assert seconds(report(1_000_000)) <= 6 * max(seconds(report(250_000)), 0.5)


@pytest.mark.parametrize("kind", ODD)
def test_no_text_takes_more_than_its_length(kind):
    short, long = odd(kind, 15_000), odd(kind, 60_000)

    assert seconds(long) <= 6 * max(seconds(short), 0.5)


def test_a_million_marks_are_read():
    for kind in ("quotation marks", "one giant token", "commas", "and"):
        assert seconds(odd(kind, 1_000_000)) < 60
