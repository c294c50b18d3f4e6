"""What a model answers stands only as far as the report's own words bear it out."""

import json

import pytest

from tests.extract.llm.server import claim, completion, told
from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.errors import ItemFailed
from warmonitor.extract.llm.answers import Answered, schema
from warmonitor.extract.llm.quotes import Paper

REPORT = (
    "Gunmen killed at least 12 villagers in Qasrat on Friday, a nurse said. Among the dead were two children.\n"
    "Omar Tallis, 34, a baker, was wounded. “No one was arrested,” the governor said."
)


def told_of(reading):
    return [(one.quote, one.low, one.high) for one in reading.claims]


def test_a_good_answer_becomes_the_claim_record(server, read):
    server.answers(
        told(
            claim(
                "killed at least 12 villagers", 12, None, modality="at_least", status="civilian", victims="villagers",
                perpetrator="Gunmen", manner="shooting", place="Qasrat", time="Friday", attribution=["a nurse"],
            ),
            claim("two children", 2, id="c2", age="children", part_of="c1"),
        )
    )  # fmt: skip

    first, second = read(REPORT).claims

    assert REPORT[first.start : first.end] == first.quote == "killed at least 12 villagers"
    assert (first.id, first.low, first.high, first.modality, first.status) == ("c1", 12, None, "at_least", "civilian")
    assert (first.perpetrator, first.place, first.attribution) == ("Gunmen", "Qasrat", ("a nurse",))
    assert (str(first.date_start), str(first.date_end), first.date_precision) == ("2025-03-07", "2025-03-07", 1)
    assert (second.id, second.part_of, second.age) == ("c2", "c1", "children")
    assert first.extractor == "llm.v1"
    assert "some-model" in first.rule


def test_a_made_up_quote_is_dropped_and_counted_and_the_others_stay(server, made):
    server.answers(told(claim("killed 40 villagers", 40), claim("two children", 2), claim("killed at least 12 Villagers", 12)))
    reader = made()

    reading = reader.read(Document(doc_id="one", text=REPORT))

    assert told_of(reading) == [("two children", 2, 2)]
    assert reading.problems == ("llm.v1: dropped: claims with words that are not in the report (2)",)
    assert reader.account()["dropped"] == {"claims with words that are not in the report": 2}
    assert "40" not in reading.problems[0]


@pytest.mark.parametrize(
    "quote", ["killed at\nleast  12 villagers", "killed at least 12\u00a0villagers", '"No one was arrested,"', "“No one was arrested,”"]
)
def test_a_quote_that_differs_by_spaces_or_curly_marks_is_matched_to_the_texts_own_words(server, read, quote):
    number = 0 if "arrested" in quote else 12
    server.answers(told(claim(quote, number, harm="killed" if number else "detained", modality="none")))

    (found,) = read(REPORT).claims

    assert REPORT[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "quote", ["killed at least 12 villager", "2 villagers", "Killed at least 12 villagers", "killed 12 villagers", "", " ", "…"]
)
def test_a_quote_that_differs_by_anything_else_is_not(server, read, quote):
    server.answers(told(claim(quote, 12)))

    assert read(REPORT).claims == ()


def test_a_number_inside_a_number_is_not_quoted():
    paper = Paper.of("1,200 people and 3.5 million others, 12,000 in all")

    assert paper.find_all("200 people") == []
    assert paper.find_all("5 million others") == []
    assert paper.find_all("12,000 in all") == [(37, 50)]
    assert paper.find_all("12") == []


@pytest.mark.parametrize(
    ("quote", "low", "high", "comes_out_as"),
    [
        ("12 villagers", 12, 12, (12, None)),  # "at least" stands before the quote
        ("killed at least 12 villagers", 12, 12, (12, None)),
        ("killed at least 12 villagers", 13, None, None),
        ("killed at least 12 villagers", 1, 1, None),
        ("killed at least 12 villagers", -1, 12, None),
        ("killed at least 12 villagers", 12, 3, None),
        ("killed at least 12 villagers", 2, None, None),
        ("two children", 2, 2, (2, 2)),
        ("two children", 3, 3, None),
        ("Among the dead", 40, 40, None),
        ("Among the dead", 2, None, (2, None)),
        ("No one was arrested", 0, 0, (0, 0)),
        ("a baker, was wounded", 1, 1, (1, 1)),
        ("a baker, was wounded", 0, 0, None),
    ],
)
def test_a_number_that_the_words_do_not_say_is_dropped_and_one_put_badly_is_put_right(server, read, quote, low, high, comes_out_as):
    server.answers(told(claim(quote, low, high)))

    reading = read(REPORT)

    assert [(one.low, one.high) for one in reading.claims] == ([comes_out_as] if comes_out_as else [])
    assert bool(reading.problems) == (comes_out_as is None)


CROWD = "Men with no uniforms killed 12 porters and a cook in a market, and held a dozen others. None of the 30 guests was hurt by a bomb."


@pytest.mark.parametrize(
    ("quote", "number", "stands"),
    [
        ("killed 12 porters", 0, False),
        ("None of the 30 guests was hurt", 0, True),
        ("12 porters and a cook", 1, True),
        ("in a market, and held a dozen others", 1, False),
        ("the 30 guests was hurt by a bomb", 1, False),
    ],
)
def test_nobody_and_one_person_are_said_too_where_there_are_other_numbers(server, read, quote, number, stands):
    server.answers(told(claim(quote, number)))

    assert [one.low for one in read(CROWD).claims] == ([number] if stands else [])


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("about 100 people were killed", (100, 100), (90, 110)),
        ("dozens of people were killed", (24, None), (24, 99)),
        ("more than 20 people were killed", (20, None), (21, None)),
        ("up to 30 people were killed", (30, 30), (0, 30)),
    ],
)
def test_the_number_table_is_the_programs_not_the_models(server, read, words, wrong, right):
    server.answers(told(claim(words, *wrong)))

    (found,) = read(f"In Qasrat {words} on Friday.").claims

    assert (found.low, found.high) == right


def test_people_who_are_not_named_in_the_report_are_never_named(server, read):
    person = {"age": 34, "sex": "man", "occupation": "baker"}
    named = [{"name": "Omar Tallis", **person}, {"name": "Ivo Marrek", **person}]
    server.answers(told(claim("Omar Tallis, 34, a baker, was wounded", 1, harm="injured", people=named)))

    reading = read(REPORT)

    assert reading.claims[0].names == ("Omar Tallis",)
    assert (reading.claims[0].people[0].age, reading.claims[0].people[0].occupation) == (34, "baker")
    assert reading.problems == ("llm.v1: dropped: fields with words that are not in the report (1)",)


def test_words_of_other_fields_that_are_not_in_the_report_are_left_out(server, read):
    server.answers(
        told(
            claim(
                "two children",
                2,
                place="Old Pell",
                perpetrator="the army",
                attribution=["a nurse", "a spy"],
                time="Monday",
                victims="CHILDREN",
            )
        )
    )

    (found,) = read(REPORT).claims

    assert (found.place, found.perpetrator, found.attribution, found.time, found.victims) == ("", "", ("a nurse",), "", "children")
    assert (str(found.date_start), str(found.date_end)) == ("2025-03-05", "2025-03-08")


def test_offsets_count_code_points(server, read):
    text = "😀 Qasrāt – “Zwölf” — مدينة: 12 people were killed. 𝔘nd 3 more died."
    server.answers(told(claim("12 people were killed", 12), claim("3 more died", 3, counting="increment")))

    for one in read(text).claims:
        assert text[one.start : one.end] == one.quote


def test_a_quote_that_stands_twice_is_given_its_places_in_turn(server, read):
    text = "One man was shot dead in Qasrat. Hours later one man was shot dead in Old Pell. Then one man was shot dead at sea."
    server.answers(told(*[claim("one man was shot dead", 1, id=f"c{n}", place=place) for n, place in enumerate(("Old Pell", "sea"))]))

    assert [one.start for one in read(text).claims] == [text.index("one man"), text.rindex("one man")]


def test_a_claim_that_is_given_twice_counts_once(server, read):
    server.answers(told(*[claim("two children", 2, id=f"c{n}") for n in range(5)]))

    reading = read(REPORT)

    assert len(reading.claims) == 1
    assert "claims given twice (4)" in reading.problems[0]


def test_what_only_the_title_says_is_a_claim_of_the_title(server, read):
    server.answers(told(claim("30 killed in Qasrat", 30), claim("two children", 2)))

    first, second = read(REPORT, title="30 killed in Qasrat").claims

    assert (first.in_title, first.start, first.quote, first.low) == (True, None, "30 killed in Qasrat", 30)
    assert not second.in_title


def test_a_report_that_is_all_title_is_read(server, read):
    server.answers(told(claim("30 killed in Qasrat", 30)))

    assert [one.in_title for one in read("", title="30 killed in Qasrat").claims] == [True]


def test_nothing_is_asked_about_an_empty_report(server, read):
    assert read(" \n ").claims == ()
    assert server.requests == []


@pytest.mark.parametrize(
    "change",
    [{"harm": "slain"}, {"low": "12"}, {"high": 1.5}, {"quote": None}, {"colour": "red"}, {"sex": "m"}, {"mentions": None}],
)
def test_a_claim_of_another_shape_is_dropped_with_its_reason_and_the_others_stay(server, read, change):
    server.answers(told({**claim("killed at least 12 villagers", 12), **change}, claim("two children", 2)))

    reading = read(REPORT)

    assert told_of(reading) == [("two children", 2, 2)]
    assert "claims that do not keep to the record (1)" in reading.problems[0]


@pytest.mark.parametrize("parts", [{"c1": "c1"}, {"c1": "c2", "c2": "c1"}, {"c1": "c9"}, {"c1": "c2", "c2": "c3", "c3": "c1"}])
def test_parts_that_lead_in_a_circle_or_nowhere_are_cut(server, read, parts):
    said = (("killed at least 12 villagers", 12, "same"), ("two children", 2, "same"), ("Among the dead", 2, None))
    server.answers(told(*[claim(*one, id=f"c{n}", part_of=parts.get(f"c{n}")) for n, one in enumerate(said, start=1)]))

    claims = {one.id: one for one in read(REPORT).claims}

    assert len(claims) == 3
    for one in claims.values():
        seen = set()
        while one is not None:
            assert one.id not in seen
            seen.add(one.id)
            one = claims.get(one.part_of)


@pytest.mark.parametrize(
    ("before", "behind"), [("```json\n", "\n```"), ('<think>{"claims": []}? No.</think> ', ""), ("Here you are:\n", "\nThat is all.")]
)
def test_an_answer_that_is_wrapped_in_talk_is_unwrapped(server, read, before, behind):
    server.answers(completion(before + json.dumps({"claims": [claim("two children", 2)]}) + behind))

    assert told_of(read(REPORT)) == [("two children", 2, 2)]


@pytest.mark.parametrize(
    "content", ["", None, "I cannot say.", "[1, 2]", '{"claims": 7}', '{"claims": [{"quote": ', "{" * 5000, '{"claim": []}']
)
def test_an_answer_that_is_no_list_of_claims_fails_the_report_after_a_second_try(server, made, content):
    server.answers(completion(content))

    with pytest.raises(ItemFailed, match="no list of claims"):
        made().read(Document(doc_id="one", text=REPORT))
    assert len(server.requests) == 2


def test_the_schema_is_strict_and_its_fields_are_those_of_the_claim_record():
    def objects(part):
        if isinstance(part, dict):
            yield from ([part] if part.get("type") == "object" else [])
            for inner in part.values():
                yield from objects(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from objects(inner)

    found = list(objects(schema()))
    assert len(found) == 3
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert schema()["type"] == "object"
    record = {name: Claim.__annotations__[name] for name in Claim.__struct_fields__}
    for name in set(Answered.__struct_fields__) - {"mentions", "people"}:
        assert Answered.__annotations__[name] == record[name], name
