"""The table of reasons: each says in a sentence what it is, and what holds for a pair."""

import math
from datetime import date, timedelta

import msgspec

from tests.link.telling import FRIDAY, documents, told
from warmonitor.domain.documents import Document
from warmonitor.link import link, strands_of
from warmonitor.link.scoring import score
from warmonitor.link.strands import Report, report_of, strand_of
from warmonitor.link.weights import REASONS
from warmonitor.link.wording import likeness, terms


def strand(doc_id, quote="12 people were killed", *, report=None, kind="narrow", **fields):
    return strand_of([told(doc_id, "c1", quote, **fields)], report or Report(twin=doc_id), kind)


def names(left, right):
    return {reason.name for reason in score(left, right).reasons}


def test_every_reason_has_a_sentence_that_an_analyst_can_read():
    assert all(reason.meaning.endswith((".", ":")) and len(reason.meaning) > 20 for reason in REASONS)


def test_no_reason_is_listed_twice():
    assert len({reason.name for reason in REASONS}) == len(REASONS)


def test_a_score_is_the_same_from_either_side():
    left, right = strand("a", low=12, place="Orvel", when=FRIDAY), strand("b", low=14, place="Tamsin", manner="shelling")

    assert score(left, right) == score(right, left)


def test_a_rare_figure_weighs_more_than_a_small_one():
    large = score(strand("a", low=41), strand("b", low=41)).score
    small = score(strand("a", low=3), strand("b", low=3)).score

    assert large > small


def test_names_spelled_a_little_differently_are_one_victim():
    left, right = strand("a", names=("Ilse Maren Dovrit",)), strand("b", names=("Ilse Marren Dovrit",))

    assert "same_victim" in names(left, right)


VELODROME = (
    "Gunfire beside the copper viaduct near the old velodrome wounded a locksmith late in the evening, the town said, and two boys who "
    "played there ran home.",
    "The town said a locksmith was hurt by gunfire at the velodrome, beside the copper viaduct, and that two boys had run home from there "
    "late in the evening.",
)
OTHER = (
    "The town said a man was hurt by gunfire at his home late in the evening, and that two boys had run from there; police asked "
    "anyone with information to call."
)


def words(text):
    return terms(Document(doc_id="a", text=text))


def test_reports_that_share_rare_words_are_likely_of_one_event():
    assert likeness(*map(words, VELODROME)) > 0.5
    assert likeness(words(VELODROME[0]), words(OTHER)) < 0.25


def test_what_words_two_reports_share_weighs_the_same_whatever_other_reports_there_are():
    cited = [told(doc_id, "c1", "was hurt") for doc_id in ("a", "b", *(f"d{n}" for n in range(40)))]
    texts = {member.doc_id: VELODROME[member.doc_id == "b"] for member in cited}
    two, all_of_them = cited[:2], cited

    assert strands_of(two, documents(two, texts))[0].terms == strands_of(all_of_them, documents(all_of_them, texts))[0].terms


def test_of_a_line_nobody_can_say_what_it_is_about():
    assert words("Gunfire beside the copper viaduct") == {}


def test_an_arrest_belongs_to_the_one_attack_that_its_report_tells_of():
    cited = [
        told("a", "c1", "a woman was shot dead", manner="shooting", place="Orvel", when=FRIDAY.replace(day=2), start=0, end=21),
        told("a", "c2", "a man was arrested", "detained", manner="other", place="Tamsin", when=FRIDAY, start=900, end=918),
    ]

    assert len(link(cited, documents(cited))) == 1


def test_an_arrest_dated_a_few_days_too_early_belongs_to_the_attack_too():
    cited = [
        told("a", "c1", "a woman was shot dead", manner="shooting", place="Orvel", when=FRIDAY, start=0, end=21),
        told(
            "a", "c2", "a man was arrested", "detained", manner="other", place="Orvel", when=FRIDAY - timedelta(days=5), start=900, end=918
        ),
    ]

    assert len(link(cited, documents(cited))) == 1


def test_an_arrest_before_the_attack_is_another_matter():
    cited = [
        told("a", "c1", "a woman was shot dead", manner="shooting", place="Orvel", when=FRIDAY, start=0, end=21),
        told(
            "a",
            "c2",
            "a man was arrested",
            "detained",
            manner="other",
            place="Tamsin",
            when=FRIDAY - timedelta(days=30),
            start=900,
            end=918,
        ),
    ]

    assert len(link(cited, documents(cited))) == 2


def test_victims_named_one_after_the_other_are_of_one_attack():
    attack = {"manner": "shooting", "place": "Orvel", "when": FRIDAY}
    cited = [
        told("a", "c1", "Ilse Maren Dovrit died", names=("Ilse Maren Dovrit",), start=0, end=22, **attack),
        told("a", "c2", "Tarek Benno Ilvar died", names=("Tarek Benno Ilvar",), start=40, end=62, **attack),
    ]

    assert len(link(cited, documents(cited))) == 1


def test_a_weeks_total_is_not_a_wars():
    war = strand("a", kind="wide", counting="cumulative", when=(FRIDAY.replace(year=2025), FRIDAY), low=90000)
    week = strand("b", kind="wide", counting="period", when=(FRIDAY.replace(day=3), FRIDAY), low=75)

    assert "spans_unlike" in names(war, week)


HEADED = {
    "a": "Toddler found shot in Keld boathouse",
    "b": "Boathouse where toddler was shot belonged to uncle, say Keld police",
    "c": "Bakers of Orvel mourn a colleague",
}


def headed(doc_id, text="", **fields):
    document = Document(doc_id=doc_id, title=HEADED[doc_id], text=text)
    return msgspec.structs.replace(strand(doc_id, report=report_of(document, doc_id), **fields), main=True)


def test_titles_that_share_telling_words_speak_for_one_event():
    assert "like_headlines" in names(headed("a"), headed("b"))
    assert "unlike_headlines" in names(headed("a"), headed("c"))


def test_ages_speak_for_one_event_and_against_another():
    left = headed("a", "A two-year-old boy and his sister, aged 7, were found by Ilse Dovrit, 41, of Keld.")
    right = headed("b", "The 2-year-old and a girl, 7, lived with Ilse Dovrit (41).")
    other = headed("c", "Odo Harrant, 63, died.")

    assert "same_ages" in names(left, right)
    assert "other_ages" in names(left, other)


def test_a_day_in_court_is_another_thing_than_another_day_in_the_news_of_one_week():
    event = strand("a", when=date(2031, 5, 8), published="2031-05-09")
    court = strand("b", when=date(2031, 9, 1), published="2031-09-02")
    other = strand("c", when=date(2031, 5, 4), published="2031-05-09")

    assert "days_apart_as_published" in names(event, court)
    assert "days_apart" in names(event, other)


def test_a_later_report_that_names_the_day_of_an_earlier_one_means_its_event():
    event = strand("a", when=date(2031, 5, 8), published="2031-05-09")
    back = strand("b", when=date(2031, 5, 8), published="2031-09-02")

    assert "same_day_looking_back" in names(event, back)


def test_one_house_is_more_than_one_town_and_two_houses_are_two_places():
    left = strand("a", place="900 block of Dunmore Avenue")

    assert "same_address" in names(left, strand("b", place="900 block of Dunmore Ave"))
    assert "addresses_unlike" in names(left, strand("b", place="1200 block of Quarry Lane"))
    assert {"same_address", "addresses_unlike"}.isdisjoint(names(left, strand("b", place="Dunmore")))


def test_what_clustering_adds_to_a_pair_is_no_part_of_its_probability():
    scored = score(headed("a"), headed("b"))

    assert scored.probability < 1 / (1 + math.exp(-scored.score))
