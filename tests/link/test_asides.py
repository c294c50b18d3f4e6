"""Where a report looks away from its news, and what that does to its incidents."""

import pytest

from tests.link.telling import FRIDAY, told
from warmonitor.domain.documents import Document
from warmonitor.link import link
from warmonitor.link.asides import aside_at, asides

NEWS = "A man was shot dead on Elm Street. "


@pytest.mark.parametrize(
    "away",
    [
        "In an unrelated shooting, a clerk was killed.",
        "Earlier, a clerk was killed by police.",
        "About 20 minutes earlier, a clerk was killed.",
        "The first homicide of the year came in May, when a clerk was killed.",
    ],
)
def test_a_sentence_that_opens_on_another_event_looks_away(away):
    assert [(NEWS + away)[start:end] for start, end in asides(NEWS + away)] == [away]


def test_weeks_after_another_death_only_the_rest_of_the_sentence_looks_away():
    text = "The shooting came eight months after a clerk was killed there. A man was hurt."

    ((start, end),) = asides(text)

    assert text[start:end] == " a clerk was killed there."


def test_in_that_incident_takes_the_sentence_before_along():
    text = NEWS + "A clerk was shot there in May. Two people were hit in that incident."

    assert asides(text) == ((len(NEWS), len(text)),)


def test_what_is_told_of_the_news_is_no_aside():
    assert asides(NEWS + "The man died in hospital. Police arrested a suspect an hour later.") == ()
    assert aside_at((), 5) == -1


def test_a_death_told_aside_is_another_incident():
    text = NEWS + "In an unrelated shooting, a clerk was killed."
    same = {"manner": "shooting", "place": "Orvel", "when": FRIDAY}
    here = told("a", "c1", "A man was shot dead", start=0, end=19, **same)
    away = told("a", "c2", "a clerk was killed", start=text.index("a clerk"), end=len(text) - 1, **same)

    assert len(link([here, away], {"a": Document(doc_id="a", text=text)})) == 2
    assert len(link([here, away], {"a": Document(doc_id="a", text=text.replace("an unrelated shooting", "the same hour there"))})) == 1
