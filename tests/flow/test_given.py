"""Claims given in a file take the place of reading; whatever cannot be used is said."""

import json

import pytest

from warmonitor.domain.claims import Reading
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused
from warmonitor.flow.given import read_given

TEXT = "At least 12 people were killed in Jableh, two of them children."
DOCUMENTS = {"one": Document(doc_id="one", text=TEXT)}


def claim(name="c1", **more):
    quote = "At least 12 people were killed"
    return {"id": name, "quote": quote, "start": 0, "end": len(quote), "harm": "killed", "low": 12, "high": None, **more}


def read(tmp_path, *lines):
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return list(read_given(path, DOCUMENTS))


def test_names_that_are_not_ours_are_passed_over(tmp_path):
    (reading,) = read(tmp_path, {"doc_id": "one", "text": TEXT, "coder": "me", "claims": [claim(mood="grave")]})

    assert isinstance(reading, Reading)
    assert (reading.claims[0].low, reading.claims[0].extractor) == (12, "given")
    assert reading.problems == ()


def test_days_without_a_precision_get_theirs(tmp_path):
    (reading,) = read(tmp_path, {"doc_id": "one", "claims": [claim(date_start="2025-03-06", date_end="2025-03-07")]})

    assert reading.claims[0].date_precision == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not a line of claims"),
        ({"doc_id": "one"}, "not a line of claims"),
        ({"doc_id": "two", "claims": []}, "its document two is not among the inputs"),
        ({"doc_id": "one", "claims": [claim(harm="annoyed")]}, "Invalid enum value 'annoyed'"),
        ({"doc_id": "one", "claims": [claim(low=9, high=3)]}, "low=9 is above high=3"),
        ({"doc_id": "one", "claims": [claim(), claim()]}, "claim c1 stands twice"),
    ],
)
def test_what_cannot_be_used_is_lost_with_its_line_and_reason(tmp_path, line, reason):
    lost = [item for item in read(tmp_path, line) if isinstance(item, Lost)]

    assert len(lost) == 1
    assert lost[0].item.startswith("coded.jsonl, line 1")
    assert reason in lost[0].reason


def test_one_bad_claim_costs_no_other(tmp_path):
    *_, reading = read(tmp_path, {"doc_id": "one", "claims": [claim("c1", low=-1), claim("c2")]})

    assert [one.id for one in reading.claims] == ["c2"]


def test_a_part_of_nothing_stands_for_itself_and_a_note_says_so(tmp_path):
    (reading,) = read(tmp_path, {"doc_id": "one", "claims": [claim(part_of="c9")]})

    assert reading.claims[0].part_of is None
    assert "c9" in reading.problems[0]


def test_words_that_do_not_stand_at_their_offsets_are_noted(tmp_path):
    (reading,) = read(tmp_path, {"doc_id": "one", "claims": [claim(start=3, end=33)]})

    assert "does not stand at its offsets" in reading.problems[0]


def test_a_second_line_for_a_document_is_lost(tmp_path):
    one = {"doc_id": "one", "claims": [claim()]}

    assert [type(item) for item in read(tmp_path, one, one)] == [Reading, Lost]


def test_a_file_that_is_not_there_refuses_the_call(tmp_path):
    with pytest.raises(CallRefused, match="nowhere"):
        list(read_given(tmp_path / "nowhere.jsonl", DOCUMENTS))
