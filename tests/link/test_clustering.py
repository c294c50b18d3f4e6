"""Clusters that cannot grow by chaining, and that cost what they must and no more."""

import time
from datetime import date, timedelta

from tests.link.telling import FRIDAY, documents, told
from warmonitor.link import link
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
