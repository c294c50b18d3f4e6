"""What a site says of itself is not what its reports say."""

import pytest

from warmonitor.domain.documents import Document
from warmonitor.link.furniture import bare
from warmonitor.link.naming import names_of
from warmonitor.link.strands import report_of

WALL = (
    "Just one more thing... We have sent you a verification email. Please check your email and click on the link to activate your profile. "
    "If you do not receive the message, please check your inbox and sign in again with your password."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Please check your email and click on the link to activate your profile.",
        "Sign in using your Pelland Post profile.",
        "0:47 Marrek Quost opens a bakery in Pelland",
        "All rights reserved.",
        "Get email notifications on Ivo Marrek daily!",
    ],
)
def test_this_is_of_the_site(sentence: str):
    assert bare(f"Two men were shot.\n{sentence}\n") == "Two men were shot."


@pytest.mark.parametrize("sentence", ["He was shot at 8:45 Monday.", "Police watched the film.", "9:30 p.m. Two men were shot."])
def test_this_is_of_the_report(sentence: str):
    assert bare(sentence) == sentence


def test_login_walls_are_no_copies_and_have_no_words_in_common():
    first, second = (
        Document(doc_id=doc_id, title=title, text=WALL, duplicate_of=copied)
        for doc_id, title, copied in (("a", "Two shot in Pelland", ""), ("b", "Boy drowns at Qasrat", "a"))
    )

    assert report_of(second, "b").twin == "b"
    assert not report_of(first, "a").terms


def test_names_in_the_titles_of_films_are_not_the_reports():
    text = "0:47 Marrek Quost opens a bakery\nIvo Sandrel was shot on Friday.\n"

    assert "ivo sandrel" in names_of(Document(doc_id="a", text=text))
    assert "marrek quost" not in names_of(Document(doc_id="a", text=text))
