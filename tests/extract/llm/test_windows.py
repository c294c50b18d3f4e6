"""Long reports are read in windows that lose no words, and what two windows both hold is one claim."""

import json
import time
from itertools import pairwise

import pytest

from tests.extract.llm.server import claim, completion, refusal, told
from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.errors import ItemFailed
from warmonitor.extract.llm.joining import joined
from warmonitor.extract.llm.windows import halves, windows

PARAGRAPH = "In {place}, gunmen killed {n} villagers on Friday. The road was closed for hours. Traders stayed at home. A nurse said so.\n\n"
LONG = "".join(PARAGRAPH.format(place=f"Qasrat-{n}", n=n) for n in range(10, 50))


def reads_all(request):
    """A model that finds every "killed N villagers" of its window."""
    words = request.report["text"].split()
    found = [words[i + 1] for i, word in enumerate(words[:-2]) if word == "killed" and words[i + 2] == "villagers"]
    return told(*[claim(f"killed {n} villagers", int(n), id=f"c{n}", place=f"Qasrat-{n}") for n in found])


@pytest.mark.parametrize("text", [LONG, LONG.replace("\n\n", " "), "word " * 3000, "x" * 5000, "killed。" * 900, "a\n" * 2000])
@pytest.mark.parametrize("size", [500, 1777])
def test_windows_cover_every_word_and_go_forward(text, size):
    cut = windows(text, size)

    covered = set()
    for window in cut:
        assert 0 < window.end - window.start <= size
        covered.update(range(window.start, window.end))
    assert not any(not c.isspace() and n not in covered for n, c in enumerate(text))
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(cut))


def test_windows_end_with_paragraphs_and_begin_with_sentences():
    for window in windows(LONG, 1000):
        words = LONG[window.start : window.end]
        assert words.endswith("A nurse said so.")
        assert words.startswith(("In Qasrat", "The road", "Traders", "A nurse"))


def test_a_short_report_is_one_window():
    assert len(windows("One two. Three.", 500)) == 1
    assert windows(" \n\n ", 500) == []


def test_halves_are_smaller_and_cover_the_whole():
    (window,) = windows(LONG[:1500], 2000)
    parts = halves(LONG, window)

    assert (parts[0].start, parts[-1].end) == window
    assert all(part.end - part.start <= 900 for part in parts)


def test_a_long_report_gives_every_claim_once_with_offsets_of_the_whole(server, read):
    server.answers(reads_all)

    reading = read(LONG, window_characters=600)

    assert len(server.requests) > 8
    assert all(len(text) <= 600 for text in server.windows)
    assert [one.low for one in reading.claims] == list(range(10, 50))
    assert [one.id for one in reading.claims] == [f"c{n}" for n in range(1, 41)]
    assert all(LONG[one.start : one.end] == one.quote for one in reading.claims)
    assert f"read in {len(server.requests)} windows" in reading.problems[0]


def test_a_report_eight_times_as_long_takes_about_eight_times_as_long():
    def parts(claims):
        texts = [[Claim(id=f"{n}", quote="1 killed", start=n * 20, end=n * 20 + 8, harm="killed", low=1) for n in range(at, at + 20)]
                 for at in range(0, claims, 20)]  # fmt: skip
        started = time.process_time()
        assert len(joined(texts)) == claims
        return time.process_time() - started

    parts(500)

    assert parts(8000) <= 16 * max(parts(1000), 0.1)


def test_the_title_goes_with_the_first_window_alone(server, read):
    server.answers(lambda request: told(claim("30 killed in Qasrat", 30)) if request.report["title"] else told())

    reading = read(LONG, title="30 killed in Qasrat", window_characters=600)

    assert [one.low for one in reading.claims] == [30]
    assert [bool(request.report["title"]) for request in server.requests].count(True) == 1


def test_what_two_windows_say_alike_is_one_claim_with_a_mention(server, read):
    text = (
        "Gunmen killed 12 villagers. "
        + "Nothing else happened. " * 40
        + "As we said, gunmen killed 12 villagers. "
        + "One man was shot. " * 3
    )
    text += "Nothing else happened. " * 40 + "One man was shot. "
    server.answers(
        lambda request: told(
            *([claim("killed 12 villagers", 12)] if "killed 12" in request.report["text"] else []),
            *([claim("One man was shot", 1, id="c2")] if "One man" in request.report["text"] else []),
        )
    )

    claims = read(text, window_characters=500).claims
    (twelve,) = (one for one in claims if one.low == 12)

    assert (twelve.start, twelve.mentions) == (7, ((text.rindex("killed 12"), text.rindex("killed 12") + 19),))
    assert len([one for one in claims if one.low == 1]) >= 2  # another man, for all that anybody knows


def test_parts_keep_their_totals_across_the_fold(server, read):
    def of(request):
        return told(claim("killed 12 villagers", 12), claim("two children", 2, id="c2", part_of="c1"))

    server.answers(of)
    text = "Gunmen killed 12 villagers, two children among them. " + "Nothing else happened. " * 30
    text += "Gunmen killed 12 villagers, two children among them."

    claims = {one.id: one for one in read(text, window_characters=500).claims}

    assert [claims[one.part_of].low for one in claims.values() if one.part_of] == [12] * sum(1 for one in claims.values() if one.low == 2)


# An answer that does not fit


def cut_above(characters):
    return lambda request: (
        reads_all(request) if len(request.report["text"]) <= characters else completion('{"claims": [{"id', finish="length")
    )


def test_an_answer_that_is_cut_short_is_asked_for_in_halves(server, made):
    server.answers(cut_above(700))
    text = LONG[:2000]
    reader = made()

    reading = reader.read(Document(doc_id="one", text=text))

    assert [one.low for one in reading.claims] == list(range(10, 10 + text.count("killed")))
    asked = len(server.requests)
    assert made().read(Document(doc_id="one", text=text)) == reading
    assert len(server.requests) == asked  # the cut answer is remembered, too


def test_a_window_that_is_too_long_for_the_model_is_halved_as_well(server, read):
    def small(request):
        fits = len(request.report["text"]) <= 700
        return reads_all(request) if fits else refusal(400, "This model's maximum context length is 2048 tokens.")

    server.answers(small)

    assert len(read(LONG[:2000]).claims) == LONG[:2000].count("killed")


def test_halving_ends(server, made):
    server.answers(completion(json.dumps({"claims": []}), finish="length"))

    with pytest.raises(ItemFailed, match="does not fit even for"):
        made().read(Document(doc_id="one", text=LONG[:2000]))
    assert len(server.requests) < 10


def test_a_book_is_not_sent_to_a_model(server, made):
    with pytest.raises(ItemFailed, match="longer than 1,000,000 characters"):
        made().read(Document(doc_id="one", text="One word after another. " * 50_000))
    assert server.requests == []
