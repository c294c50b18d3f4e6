"""Reports compared by their words as a whole: names that few others have bring versions of one event together, weeks later too."""

import random
from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.telling import documents, told
from warmonitor.domain.documents import Document
from warmonitor.link import link, strands_of
from warmonitor.link.blocking import candidates
from warmonitor.link.naming import FEW, names_of, naming
from warmonitor.link.scoring import score, weigh

TOWNS = "Orvel Tamsin Keld Brasno Lufim Dagor Pextil Vallora".split()
FIRST = "Ilse Tarek Jorun Maben Sil Odran Petra Hollis".split()
LAST = "Dovrit Ilvar Kestrin Amblo Varga Quill Norre Teppin Oscal Brume".split()

# An event as its first report tells it, and as another looks back on it from a court, a hospital or a funeral: the reader took the
# later report's own day for the event's.
EVENTS = [
    (
        "shooting",
        "Sabra Welkin was shot outside the Copperline Arcade on Dunmore Street; police look for Ardo Fenwick.",
        "In court on Friday Ardo Fenwick pleaded guilty to killing Sabra Welkin at the Copperline Arcade on Dunmore Street.",
    ),
    (
        "airstrike",
        "Jets struck the Halvard Clinic in the Saltmarket; doctor Imre Tolland and nurse Pia Sarkind died.",
        "Friends buried Imre Tolland and Pia Sarkind, who died when jets struck the Halvard Clinic in the Saltmarket.",
    ),
    (
        "bombing",
        "A bomb tore through the Merrow Hall as Lena Ostrava sang; the group of Jarl Kimber was blamed.",
        "Survivors of the Merrow Hall, among them Lena Ostrava, faced Jarl Kimber at his trial over the bomb.",
    ),
]


FIRST_DAY = "Streets were closed until the evening, and neighbours stood at their windows; officials promised to say more the next morning."
LATER = "It was the first time that some of the relatives had come; they asked for patience, and left without a word to the cameras."


def background(count=60):
    """Reports of other events, each with names of its own."""
    chance = random.Random(3)
    texts, cited = {}, []
    for n in range(count):
        town, other = chance.sample(TOWNS, 2)
        who = f"{chance.choice(FIRST)} {chance.choice(LAST)}{n}"
        texts[f"d{n:02}"] = f"{who} was killed in {town} near the {chance.choice(LAST)} bridge, said the council of {other}. {FIRST_DAY}"
        day = date(2031, 1 + n % 12, 1 + n % 27)
        cited.append(told(f"d{n:02}", "c1", "was killed", manner="shooting", place=town, when=day, published=str(day)))
    return cited, texts


def two_reports(manner, first, later):
    """The event on the day, and the look back two months on, dated by its own news and placed nowhere."""
    cited, texts = background()
    texts.update(a=f"{first} {FIRST_DAY}", b=f"{later} {LATER}")
    then, now = date(2031, 5, 9), date(2031, 7, 11)
    event = told("a", "c1", "died", manner=manner, place="Orvel", when=then, published=str(then))
    back = told("b", "c1", "killed", manner=manner, when=now, published=str(now))
    cited = [*cited, event, back]
    return cited, documents(cited, texts)


def together(cited, read):
    return any({("a", "c1"), ("b", "c1")} <= set(group.claims) for group in link(cited, read))


@pytest.mark.parametrize(("manner", "first", "later"), EVENTS, ids=[event[0] for event in EVENTS])
def test_a_report_that_looks_back_weeks_later_joins_the_event_by_the_names_they_share(manner, first, later):
    assert together(*two_reports(manner, first, later))


def test_reports_of_other_days_that_share_no_names_stay_apart():
    (_, first, _), (_, _, later), _ = EVENTS

    assert not together(*two_reports("shooting", first, later))


def test_one_shared_name_is_not_enough_against_another_day():
    first = "Sabra Welkin was shot outside the arcade."
    later = "Four people were killed at the harbour, said the mayor, whose deputy Sabra Welkin spoke of a dark hour for the town."

    assert not together(*two_reports("shooting", first, later))


def test_a_name_that_many_reports_have_is_not_rare():
    cited, texts = background()
    texts = {doc_id: f"{text} Governor Odo Harrant spoke." for doc_id, text in texts.items()}
    read = documents(cited, texts)
    known = naming(read.values())

    assert all("odo harrant" not in known.rare(names_of(document)).full for document in read.values())


def test_a_name_is_rare_until_a_fixed_few_reports_have_it():
    texts = {f"d{n:02}": "the mayor, Odo Harrant, spoke." for n in range(FEW + 1)}
    read = documents([told(doc_id, "c1", "killed") for doc_id in texts], texts)
    one, *others = read.values()

    assert "odo harrant" in naming(others).rare(names_of(one)).full
    assert "odo harrant" not in naming([one, *others]).rare(names_of(one)).full


def test_what_common_words_make_up_is_no_name():
    assert names_of(Document(doc_id="a", text="The Police Department told the Copperline Arcade.")) == {
        "copperline",
        "arcade",
        "copperline arcade",
    }


def test_the_score_alone_is_the_score_with_its_reasons():
    strands = strands_of(*two_reports(*EVENTS[0]))

    for left, right in pairwise(strands):
        assert weigh(left, right) == weigh(right, left) == score(left, right).score


def test_a_town_mentioned_in_passing_by_both_pairs_no_reports():
    day = date(2031, 5, 9)
    cited = [
        told(f"d{n:03}", "c1", f"{n} were killed", low=1000 + n, place=f"Village{n}", when=day, published=str(day)) for n in range(200)
    ]
    texts = {m.doc_id: f"{m.claim.quote} in Village{n}, as the council of Orvel and the mayor of Keld said." for n, m in enumerate(cited)}

    found = candidates(list(strands_of(cited, documents(cited, texts))))

    assert len(found) < 20 * len(cited)


@settings(max_examples=8, deadline=None)
@given(st.randoms())
def test_the_order_of_reports_makes_no_difference_to_what_their_words_bring_together(chance):
    cited, read = two_reports(*EVENTS[0])
    names = list(read)
    shuffled = {name: read[name] for name in chance.sample(names, len(names))}

    assert link(chance.sample(cited, len(cited)), shuffled) == link(cited, read)


def test_a_chain_of_feuds_that_share_names_two_by_two_does_not_become_one_incident():
    cited, texts = background()
    for n in range(24):
        names = [f"{FIRST[m % 8]} {LAST[m % 10]}{'abcdefghijklmnopqrstuvwxyz'[m]}" for m in range(n, n + 2)]
        day = date(2031, 3, 1 + n)
        texts[f"f{n:02}"] = f"Shots fell in {TOWNS[n % 8]}: {names[0]} was killed by {names[1]}, said neighbours of {names[0]}."
        cited.append(
            told(f"f{n:02}", "c1", "was killed", manner="shooting", place=TOWNS[n % 8], when=day, published=str(day), names=(names[0],))
        )

    groups = link(cited, documents(cited, texts))

    assert max(len(g.claims) for g in groups) <= 4


def test_a_chain_of_reports_that_share_ages_and_titles_two_by_two_does_not_become_one_incident():
    cited, titles = [], {}
    things = [
        f"{first}{last}".lower()
        for first in ("copper", "lantern", "mill", "harbour", "orchard")
        for last in ("gate", "walk", "yard", "row")
    ]
    for n in range(18):
        day = date(2031, 3, 1 + n)
        cited.append(told(f"f{n:02}", "c1", "was killed", manner="shooting", place=TOWNS[n % 8], when=day, published=str(day)))
        titles[f"f{n:02}"] = f"Shots at {things[n]} and {things[n + 1]}, {20 + n} and {21 + n}-year-old victims"
    read = {
        doc_id: msgspec.structs.replace(document, title=titles[doc_id], text=f"{titles[doc_id]}. {FIRST_DAY} {document.text}")
        for doc_id, document in documents(cited).items()
    }

    groups = link(cited, read)

    assert max(len(g.claims) for g in groups) <= 4
