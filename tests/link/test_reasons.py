"""The table of reasons: each says in a sentence what it is, and what holds for a pair."""

from tests.link.telling import FRIDAY, documents, told
from warmonitor.link import link
from warmonitor.link.scoring import score
from warmonitor.link.strands import Report, strand_of
from warmonitor.link.weights import REASONS
from warmonitor.link.wording import lexicon, likeness


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


def test_reports_that_share_rare_words_are_likely_of_one_event():
    texts = {f"d{n}": f"The usual words of the news about a man and a town, number {n}" for n in range(40)}
    texts["a"] = "Gunfire beside the copper viaduct near the old velodrome wounded a locksmith, the town said."
    texts["b"] = "The town said a locksmith was hurt by gunfire at the velodrome, beside the copper viaduct."
    read = documents([told(doc_id, "c1", "hurt") for doc_id in texts], texts)
    known = lexicon(read.values())

    assert likeness(known.terms(read["a"]), known.terms(read["b"])) > 0.3
    assert likeness(known.terms(read["a"]), known.terms(read["d1"])) < 0.1


def test_among_few_reports_nobody_knows_which_words_are_rare():
    read = documents([told("a", "c1", "hurt"), told("b", "c1", "hurt")])

    assert lexicon(read.values()).terms(read["a"]) == {}


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
