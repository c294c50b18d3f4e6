"""Two readers of one report: what both read, what one alone, and what they read differently."""

import time

import pytest

from warmonitor.domain.claims import Claim, Reading
from warmonitor.extract.agreement import agree, set_aside

TEXT = "Gunmen killed 12 people and wounded 30 in Qasrat. Of the dead, two were nurses. The twelve were killed at dawn."
READERS = ("first.v1", "second.v1")


def claim(quote, low, *, high=0, harm="killed", **fields):
    start = TEXT.index(quote)
    fields.setdefault("id", "c1")
    return Claim(quote=quote, start=start, end=start + len(quote), harm=harm, low=low, high=low if high == 0 else high, **fields)


def side_by_side(first, second):
    made = [Reading(doc_id="d", claims=tuple(_numbered(claims, name))) for claims, name in zip((first, second), READERS, strict=True)]
    return agree(*made, readers=READERS)


def _numbered(claims, extractor):
    from msgspec.structs import replace

    return [replace(one, id=f"c{n}", extractor=extractor) for n, one in enumerate(claims, start=1)]


def told(reading):
    return [(one.id, one.low, one.extractor, one.agreement, one.conflicts_with, one.pending) for one in reading.claims]


def test_one_figure_of_the_same_words_is_agreed_and_keeps_the_first_readers_record():
    reading = side_by_side([claim("killed 12 people", 12, place="Qasrat")], [claim("12 people", 12, place="elsewhere")])

    assert told(reading) == [("c1", 12, "first.v1", "agreed", (), False)]
    assert reading.claims[0].place == "Qasrat"
    assert reading.problems == ()


def test_another_number_in_the_same_words_is_kept_beside_the_first_and_each_names_the_other():
    reading = side_by_side([claim("killed 12 people", 12)], [claim("12 people", 12, high=None)])

    assert told(reading) == [
        ("c1", 12, "first.v1", "conflicting", ("c2",), False),
        ("c2", 12, "second.v1", "conflicting", ("c1",), True),
    ]
    assert reading.problems == ("second.v1 reads 1 claim (c2) otherwise than first.v1, or alone: in no toll until a person accepts them",)


def test_what_one_alone_reads_is_kept_and_only_the_seconds_waits_for_a_person():
    reading = side_by_side([claim("killed 12 people", 12)], [claim("wounded 30", 30, harm="injured"), claim("two were nurses", 2)])

    assert told(reading) == [
        ("c1", 12, "first.v1", "only", (), False),
        ("c2", 30, "second.v1", "only", (), True),
        ("c3", 2, "second.v1", "only", (), True),
    ]


def test_the_same_figure_in_other_words_is_not_taken_for_the_same_claim_unless_one_mentions_them():
    again = claim("The twelve were killed", 12)

    assert [one.agreement for one in side_by_side([claim("killed 12 people", 12)], [again]).claims] == ["only", "only"]
    mentioned = claim("killed 12 people", 12, mentions=((again.start, again.end),))
    assert [one.agreement for one in side_by_side([mentioned], [again]).claims] == ["agreed"]


def test_a_harm_is_never_in_conflict_with_another_harm_in_the_same_words():
    whole = "killed 12 people and wounded 30"

    reading = side_by_side([claim(whole, 12)], [claim(whole, 30, harm="injured")])

    assert [one.agreement for one in reading.claims] == ["only", "only"]


def test_an_agreed_total_does_not_conflict_with_a_part_that_the_second_quotes_along_with_it():
    first = [claim("killed 12 people", 12)]
    second = [claim("killed 12 people", 12), claim("killed 12 people and wounded 30 in Qasrat. Of the dead, two", 2, part_of="c1", id="c9")]

    reading = side_by_side(first, second)

    assert told(reading)[1] == ("c2", 2, "second.v1", "only", (), True)
    assert reading.claims[1].part_of == "c1"


def test_ids_follow_the_text_and_parts_follow_their_totals():
    first = [claim("two were nurses", 2)]
    second = [claim("killed 12 people", 12), claim("two were nurses", 2, part_of="c1", id="c9")]

    reading = side_by_side(first, second)

    assert [(one.id, one.low) for one in reading.claims] == [("c1", 12), ("c2", 2)]


def test_claims_of_the_title_meet_each_other_alone():
    title = Claim(id="c1", quote="12 killed in Qasrat", in_title=True, harm="killed", low=12, high=12)

    assert [one.agreement for one in side_by_side([title], [title]).claims] == ["agreed"]
    assert [one.agreement for one in side_by_side([title], [claim("killed 12 people", 12)]).claims] == ["only", "only"]


@pytest.mark.parametrize("second", [(), (claim("wounded 30", 30, harm="injured"),)])
def test_no_claim_of_the_first_reader_is_ever_lost_or_held_back(second):
    first = [claim("killed 12 people", 12), claim("two were nurses", 2)]

    reading = side_by_side(first, second)

    assert [one.low for one in reading.claims if not one.pending] == [12, 2]


def test_what_the_first_reader_could_not_read_waits_for_a_person():
    reading = set_aside(Reading(doc_id="d", claims=(claim("killed 12 people", 12),)), readers=READERS)

    assert [one.pending for one in reading.claims] == [True]
    assert "a person" in reading.problems[0]


def test_many_claims_of_one_figure_are_compared_with_their_neighbours_alone():
    def many(extractor):
        places = range(0, 400_000, 20)
        made = [Claim(id=f"c{n}", quote="1 killed", start=n, end=n + 8, harm="killed", low=1, high=1, extractor=extractor) for n in places]
        return Reading(doc_id="d", claims=tuple(made))

    started = time.process_time()
    reading = agree(many("first.v1"), many("second.v1"), readers=READERS)

    assert {one.agreement for one in reading.claims} == {"agreed"}
    assert time.process_time() - started < 10
