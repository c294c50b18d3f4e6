"""Clusters that cannot grow by chaining, and that cost what they must and no more."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.telling import FRIDAY, documents, told
from warmonitor.link import link
from warmonitor.link.across import SLACK_DAYS
from warmonitor.link.blocking import candidates
from warmonitor.link.judgements import Rules
from warmonitor.link.strands import report_of
from warmonitor.link.within import strands


def test_a_chain_of_days_does_not_become_one_incident():
    start = date(2031, 1, 1)
    cited = [
        told(f"d{n:02}", "c1", "ten people were killed in shelling", low=10, manner="shelling", place="Orvel",
             when=(start + timedelta(days=n), start + timedelta(days=n + 1)), published=str(start + timedelta(days=n + 1)))
        for n in range(30)
    ]  # fmt: skip

    groups = link(cited, documents(cited))

    assert max(len(g.claims) for g in groups) <= 4


WORDS = "market bridge school harvest convoy checkpoint ferry orchard quarry bakery tower canal mill depot chapel harbour".split()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from((0, 0, 1, 2)), st.booleans()), min_size=6, max_size=40),
    st.sampled_from(("", "Ilse Maren Dovrit")),
    st.randoms(),
)
def test_no_chain_of_likenesses_joins_days_that_are_apart(steps, name, chance):
    """Each report is as like the one before it as anybody can make it: the day, the figure, the words and the copied text move a little."""
    cited, texts, day, low = [], {}, date(2031, 1, 1), 10
    for n, (on, more, two_days) in enumerate(steps):
        day, low = day + timedelta(days=on), low + more
        quote = f"{low} people were killed at the {WORDS[n % len(WORDS)]} and the {WORDS[(n + 1) % len(WORDS)]}"
        when = (day, day + timedelta(days=1)) if two_days else day
        names = (name,) if name else ()
        cited.append(told(f"d{n:02}", "c1", quote, low=low, manner="shelling", place="Orvel", when=when, published=str(day), names=names))
        texts[cited[-1].doc_id] = " ".join(f"The {WORDS[(n + k) % len(WORDS)]} of Orvel was shelled." for k in range(6))

    groups = link(chance.sample(cited, len(cited)), documents(cited, texts))

    days = {m.ref: (m.claim.date_start, m.claim.date_end) for m in cited}
    for group in groups:
        latest_start = max(days[ref][0] for ref in group.claims)
        earliest_end = min(days[ref][1] for ref in group.claims)
        assert (latest_start - earliest_end).days <= SLACK_DAYS


@pytest.mark.parametrize("shared", [2, 3, 5])
def test_reports_that_share_names_with_their_neighbours_alone_make_no_giant(shared):
    """Names vouch for another day. Each report shares most of its names with the next one, and none with those further on."""
    syllables = ("Bra", "Dol", "Fen", "Gar", "Hul", "Kes", "Lom", "Mir", "Nov", "Pel")
    names = [f"{a}{b.lower()}an {b}{a.lower()}ik" for a in syllables for b in syllables if a != b]
    cited, texts = [], {}
    for n in range(40):
        day = date(2031, 1, 1) + timedelta(days=4 * n)
        cited.append(
            told(f"d{n:02}", "c1", "12 people were killed", low=12, manner="shelling", place="Orvel", when=day, published=str(day))
        )
        texts[f"d{n:02}"] = ". ".join(f"The council heard {name}" for name in names[n : n + shared + 1])

    groups = link(cited, documents(cited, texts))

    assert max(len(g.claims) for g in groups) <= 2 * (shared + 1)


def test_a_chain_of_figures_does_not_join_a_small_attack_to_a_large_one():
    cited = [
        told(f"d{n}", "c1", f"{low} killed in an attack", low=low, manner="shelling", place=town, when=FRIDAY)
        for n, (low, town) in enumerate(
            zip((1, 2, 4, 8, 16, 32, 64), ("Orvel", "Tamsin", "Keld", "Brasno", "Lufim", "Dagor", "Pextil"), strict=True)
        )
    ]

    assert len(link(cited, documents(cited))) == 7


def test_a_vague_report_does_not_bridge_two_incidents_of_one_day():
    attack = {"manner": "shelling", "when": FRIDAY}
    cited = [
        told("a", "c1", "30 killed at Orvel", low=30, place="Orvel", **attack),
        told("b", "c1", "7 killed at Tamsin", low=7, place="Tamsin", **attack),
        told("c", "c1", "people were killed", low=2, high=None, modality="plural_only", **attack),
    ]

    groups = link(cited, documents(cited))

    assert not any({("a", "c1"), ("b", "c1")} <= set(g.claims) for g in groups)


def test_ten_thousand_copies_of_one_text_are_compared_once():
    cited = [told(f"d{n:05}", "c1", "12 killed in Orvel", low=12, place="Orvel", when=FRIDAY) for n in range(10_000)]
    texts = documents(cited)
    texts = {key: type(doc)(doc_id=key, text=doc.text, duplicate_of=None if key == "d00000" else "d00000")
             for key, doc in texts.items()}  # fmt: skip
    started = time.perf_counter()

    (group,) = link(cited, texts)

    assert len(group.claims) == 10_000
    assert time.perf_counter() - started < 20


def test_even_in_one_town_and_one_week_each_report_meets_a_bounded_number_of_others():
    cited = [
        told(f"d{n:05}", "c1", f"{n % 50 + 1} killed in Orvel", low=n % 50 + 1, place="Orvel", manner="shelling", when=FRIDAY)
        for n in range(3000)
    ]
    read = documents(cited)

    found = candidates([s for m in cited for s in strands([m], report_of(read[m.doc_id], m.doc_id), Rules())])

    assert len(found) < 100 * len(cited)


def test_documents_that_all_have_the_same_date_and_no_place_are_linked_in_time():
    cited = [told(f"d{n:04}", "c1", f"{n % 40 + 1} people killed", low=n % 40 + 1, when=FRIDAY) for n in range(800)]
    started = time.perf_counter()

    link(cited, documents(cited))

    assert time.perf_counter() - started < 30


def test_one_document_with_two_thousand_claims_is_read_in_time():
    cited = [told("a", f"c{n}", f"{n} killed in Place{n % 70}", low=n, place=f"Place{n % 70}", start=n * 40, end=n * 40 + 9)
             for n in range(1, 2001)]  # fmt: skip
    started = time.perf_counter()

    groups = link(cited, documents(cited))

    assert sum(len(g.claims) for g in groups) == 2000
    assert time.perf_counter() - started < 60
