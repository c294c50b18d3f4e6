"""The same text, and nearly the same: who copies whom."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmonitor.domain.documents import Document
from warmonitor.sources.duplicates import Marks, mark, resolve, sketch
from warmonitor.sources.sketches import SHINGLE, shared

WORDS = """the harbour market road village northern monitor said residents heard police officials hospital morning evening after
    before convoy bridge river school building families left stayed returned spoke told reporters later again several
    streets closed open patrol lights quiet fire smoke windows shop baker teacher nurse driver bus station council
    letter radio broadcast page print paper""".split()


def story(seed, length=200):
    """A text of its own, from few words: what two such share they share by chance."""
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def document(doc_id, text, published="2025-03-07"):
    return Document(doc_id=doc_id, text=text, published=published)


def marks(*documents):
    return {d.doc_id: (d.duplicate_of, d.near_duplicate_of) for d in mark(documents)}


def test_the_same_words_are_a_duplicate_of_the_earliest():
    found = marks(document("b", story(1)), document("a", story(1) + "\n", published="2025-03-08"), document("c", story(2)))

    assert found == {"b": (None, None), "a": ("b", None), "c": (None, None)}


def test_an_edited_copy_is_a_near_duplicate_of_the_earliest():
    found = marks(
        document("late", "From our partners. " + story(1) + " (Harbour Wire)", published="2025-03-08"),
        document("early", story(1)),
        document("undated", story(1).replace("hospital", "clinic", 1), published=""),
    )

    assert found == {"late": (None, "early"), "early": (None, None), "undated": (None, "early")}


def test_a_copy_of_an_edited_copy_carries_both_marks():
    edited = story(1) + " (Harbour Wire)"

    found = marks(document("a", story(1)), document("b", edited, "2025-03-08"), document("c", edited, "2025-03-09"))

    assert found == {"a": (None, None), "b": (None, "a"), "c": ("b", "a")}


TEMPLATE = """{place}, {day}: Armed men attacked a convoy on the road to {town} on {day} morning, killing {killed} people,
    police said. A spokesman for the regional police, {officer}, said that the attackers had fled before
    reinforcements arrived. He said that the wounded had been taken to the hospital in {place}, and that the
    road had been closed to traffic. No group has said that it carried out the attack. The road has been
    attacked many times in recent years, and drivers have long asked for better protection along it. A council
    of elders met the governor last month to ask for patrols and was told that they would begin soon, but none
    have been seen so far."""


def test_two_incidents_told_in_one_template_are_not_near_duplicates():
    one = TEMPLATE.format(place="Harbour Town", day="Friday", town="Millbrook", killed=12, officer="Tomas Arden")
    other = TEMPLATE.format(place="Eastgate", day="Monday", town="Rivermouth", killed=7, officer="Lena Okoro")

    assert shared(sketch(document("a", one)), sketch(document("b", other))) > 0.6
    assert marks(document("a", one), document("b", other)) == {"a": (None, None), "b": (None, None)}


def test_articles_that_share_boilerplate_are_not_near_duplicates():
    boilerplate = story(9, length=150)

    assert set(marks(*(document(str(i), story(i) + boilerplate) for i in range(5))).values()) == {(None, None)}


def test_short_texts_are_duplicates_or_they_are_not():
    assert marks(document("a", "Two killed in Homs."), document("b", "Two killed in Hama.")) == {
        "a": (None, None),
        "b": (None, None),
    }


def test_a_chain_of_small_changes_ties_only_what_is_alike_the_leader():
    words = story(1, length=300).split()
    chain = [document(f"d{i}", " ".join(words[i * 25 : i * 25 + 200])) for i in range(5)]

    found = marks(*chain)

    assert found["d0"] == (None, None)
    assert found["d4"][1] != "d0"


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_makes_no_difference(order):
    texts = [story(1), story(1) + " end", "start " + story(1), story(2), story(2) + " x", story(3), story(1), "y " + story(2)]
    documents = [document(f"d{i}", text, published=f"2025-03-0{1 + i % 4}") for i, text in enumerate(texts)]

    assert marks(*(documents[i] for i in order)) == marks(*documents)


@pytest.mark.parametrize("kept", [1.0, 0.9, 0.6, 0.3, 0.0])
def test_a_sketch_tells_likeness_within_a_tenth(kept):
    for seed in range(5):
        left = story(seed, length=400).split()
        right = left[: int(400 * kept)] + story(seed + 100, length=400).split()[: 400 - int(400 * kept)]
        runs = [{tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)} for words in (left, right)]
        true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])

        told = shared(sketch(document("a", " ".join(left))), sketch(document("b", " ".join(right))))

        assert abs(told - true) < 0.13


def test_sketches_are_the_same_in_every_run():
    made = sketch(document("a", story(1)))

    assert len(made.likeness) == 504
    assert made.likeness[:8].hex() == "63242a018e384601"


def test_a_run_can_keep_sketches_alone():
    held = [sketch(document("a", story(1))), sketch(document("b", story(1)))]

    assert resolve(held) == {"a": Marks(), "b": Marks(duplicate_of="a")}


def test_marking_keeps_the_order_and_everything_else():
    documents = [document("b", story(1)), document("a", story(2))]

    assert mark(documents) == documents
