"""What a title and an opening say of where the news is, and what they don't."""

from __future__ import annotations

import time

import pytest

from warmonitor.domain.documents import Document
from warmonitor.extract.whereabouts import clues

KNOWN = {"Pelland", "Old Pell", "Qasrat", "Qasrat County", "Ohio", "Marrek"}


def named(text: str, title: str = "") -> set[tuple[str, str]]:
    told = clues(Document(doc_id="a", title=title, text=text), KNOWN.__contains__)
    return {(clue.name, clue.division) for clue in told if clue.weight >= 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pelland police say a man was shot.", ("Pelland", "")),
        ("Yesterday Old Pell police came.", ("Old Pell", "")),
        ("The Qasrat County Sheriff's Office came.", ("Qasrat County", "")),
        ("A man was shot in Pelland, Ohio, on Friday. Pelland police came.", ("Pelland", "Ohio")),
        ("PELLAND, Ohio (AP) — A man was shot.", ("Pelland", "Ohio")),
        ("QASRAT - A man was shot.", ("Qasrat", "")),
        ("Shells fell on a market near Old Pell.", ("Old Pell", "")),
    ],
)
def test_it_is_said_where(text: str, found: tuple[str, str]):
    assert found in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The victim, originally from Pelland, was shot.",
        "A man was shot on the South Side.",
        "SHELLS FELL NEAR OLD PELL, IN THE NORTH.",
        "Metro Police say a man was shot.",
        "Ivo Marrek was shot.",
    ],
)
def test_it_is_not_said_where(text: str):
    assert named(text) == set()


def test_the_outlet_behind_a_title_is_not_where_the_news_is():
    assert named("A man was shot.", title="Man shot by a neighbour at home - News 7, Pelland, Ohio") == set()
    assert ("Pelland", "") in named("A man was shot.", title="Man shot by a neighbour in Pelland - News 7")


@pytest.mark.parametrize("letters", ["A", "Aa", "A’", "Aa-", "Aa "])
def test_a_page_of_capitals_takes_no_longer_than_its_length(letters: str):
    document = Document(doc_id="a", title="", text="b " + letters * 4000)
    started = time.process_time()

    clues(document, KNOWN.__contains__)

    assert time.process_time() - started < 0.5
