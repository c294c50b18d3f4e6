"""Text all in capitals is given small letters, and nothing else of it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmonitor.domain.documents import Document
from warmonitor.extract import RulesEn
from warmonitor.extract.capitals import with_small_letters

QASRAT = "THE DEATH SQUAD ABDUCTED TWO STUDENTS FROM THEIR HOME IN DOWNTOWN SAN TALLIS, WITNESSES SAID."


@pytest.mark.parametrize(
    ("loud", "quiet"),
    [
        (QASRAT, "The death squad abducted two students from their home in downtown San Tallis, witnesses said."),
        ("CAPT. IVO D'AUBRAY DENIED IT; D'AUBRAY'S MEN LEFT.", "Capt. Ivo D'Aubray denied it; D'Aubray's men left."),
        ("PETER WALKER LEFT ON 3 MARCH. WALKER MAY MARCH ON MONDAY.", "Peter Walker left on 3 March. Walker may march on Monday."),
        ("THE PELL POPULAR FRONT FOR LIBERATION [PPFL] BLAMED IT.", "The Pell Popular Front for Liberation [Ppfl] blamed it."),
        ("ANTIGUERRILLA TROOPS MACHINEGUNNED THE CATTLEMEN AT DAWN.", "Antiguerrilla troops machinegunned the cattlemen at dawn."),
        ("MARRIAN POLICE ARRESTED SALVADORAN AND U.S. NEWSMEN.", "Marrian police arrested Salvadoran and U.S. newsmen."),
        ("THE CITY WAS CALM THIS MORNING. NONE DIED.", "The city was calm this morning. None died."),
    ],
)
def test_names_keep_their_capital_and_other_words_lose_it(loud, quiet):
    assert with_small_letters(loud) == quiet


def test_a_gazetteer_tells_a_place_made_of_common_words():
    known = {"Stone Bridge", "Bridge"}.__contains__

    assert with_small_letters("TWO MEN DIED IN STONE BRIDGE, QASRAT.", known) == "Two men died in Stone Bridge, Qasrat."
    assert with_small_letters("TWO MEN DIED ON THE STONE BRIDGE THERE.", known) == "Two men died on the stone bridge there."


@pytest.mark.parametrize(
    "text",
    ["Two men died in Qasrat. The UN and NATO denied it.", "PFF, ELN, FPL, QNA", "HELP! The army came at dawn.", ""],
)
def test_a_text_that_is_not_in_capitals_stays_as_it_is(text):
    assert with_small_letters(text) == text


def test_a_sentence_in_capitals_among_others_is_read_with_small_letters():
    text = f"{QASRAT}\n\nThe army denied it. McTallis left."

    assert with_small_letters(text).endswith("The army denied it. McTallis left.")
    assert "death squad abducted" in with_small_letters(text)


@given(st.text(alphabet=st.sampled_from("ABÇİßÉ '’.-[]()1\nQ"), max_size=300))
def test_only_the_case_of_letters_changes(text):
    quiet = with_small_letters(f"THE ARMY KILLED FIVE MEN THERE TODAY. {text}")

    assert quiet.casefold() == f"THE ARMY KILLED FIVE MEN THERE TODAY. {text}".casefold()
    assert len(quiet) == len(text) + 38


def test_a_claim_has_its_words_as_the_report_writes_them():
    text = "REBELS OF THE PELL FRONT KILLED COLONEL IVO MARREK IN QASRAT ON FRIDAY, MINISTER TALLIS SAID."
    (claim,) = RulesEn().read(Document(doc_id="d", published="1990-03-08", text=text)).claims

    assert text[claim.start : claim.end] == claim.quote
    assert (claim.names, claim.attribution, claim.time) == (("IVO MARREK",), ("MINISTER TALLIS",), "FRIDAY")
