"""The table of reasons: each says in a sentence what it is, and what holds for a pair."""

from tests.link.telling import FRIDAY, documents, told
from warmonitor.domain.documents import Document
from warmonitor.link import link, strands_of
from warmonitor.link.scoring import score
from warmonitor.link.strands import Report, strand_of
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


def test_an_arrest_before_the_attack_is_another_matter():
    cited = [
        told("a", "c1", "a woman was shot dead", manner="shooting", place="Orvel", when=FRIDAY, start=0, end=21),
        told("a", "c2", "a man was arrested", "detained", manner="other", place="Tamsin", when=FRIDAY.replace(day=2), start=900, end=918),
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
