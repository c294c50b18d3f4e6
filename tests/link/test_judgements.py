"""What people decide holds over what the program thinks."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.link.telling import FRIDAY, documents, told
from warmonitor.domain.incidents import Judgement
from warmonitor.link import contradictions, link
from warmonitor.link.judgements import live, rules
from warmonitor.link.standing import Standing, link_again

FAR = date(2033, 1, 1)


def judged(left, right, verdict, by="Analyst One"):
    return Judgement(left=(left, "c1"), right=(right, "c1"), verdict=verdict, by=by, reason="read both")


def three():
    alike = {"low": 12, "manner": "shelling", "place": "Orvel", "when": FRIDAY}
    return [told(doc, "c1", "12 people were killed in Orvel", **alike) for doc in "abc"]


def homes(cited, judgements):
    return {ref: g.group_id for g in link(cited, documents(cited), judgements) for ref in g.claims}


def test_claims_judged_not_the_same_are_kept_apart():
    found = homes(three(), [judged("a", "b", "not_same")])

    assert found["a", "c1"] != found["b", "c1"]


def test_claims_judged_the_same_come_together_whatever_they_say():
    cited = [*three(), told("z", "c1", "two arrested", "detained", 2, place="Keld", when=FAR)]

    found = homes(cited, [judged("a", "z", "same")])

    assert found["a", "c1"] == found["z", "c1"]


def test_unsure_changes_nothing():
    assert homes(three(), [judged("a", "b", "unsure")]) == homes(three(), [])


def test_a_contradiction_is_reported_and_the_claims_stay_apart():
    judgements = [judged("a", "b", "same"), judged("b", "c", "same"), judged("a", "c", "not_same", by="Analyst Two")]

    (found,) = contradictions(judgements)

    assert "Analyst Two keeps a#c1 and c#c1 apart" in found.message
    assert homes(three(), judgements)["a", "c1"] != homes(three(), judgements)["c", "c1"]


def test_parts_that_a_person_tells_from_their_total_leave_it():
    attack = {"manner": "shelling", "place": "Orvel", "when": FRIDAY}
    cited = [told("a", "c1", "nine killed", low=9, **attack), told("a", "c2", "two children", low=2, part_of="c1", **attack)]
    apart = Judgement(left=("a", "c1"), right=("a", "c2"), verdict="not_same", by="Analyst One", reason="another attack")

    assert len(link(cited, documents(cited), [apart])) == 2


pairs = st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from(["same", "not_same"])).filter(lambda p: p[0] != p[1])


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs, max_size=6), st.randoms())
def test_not_the_same_always_holds_and_same_holds_unless_it_is_reported(decided, chance):
    alike = {"low": 12, "manner": "shelling", "place": "Orvel", "when": FRIDAY}
    cited = [told(doc, "c1", "12 people were killed in Orvel", **alike) for doc in "abcde"]
    judgements = [judged(left, right, verdict) for left, right, verdict in decided]
    shuffled = chance.sample(judgements, len(judgements))

    found = homes(cited, shuffled)

    dropped = {(c.same.left, c.same.right) for c in contradictions(judgements)}
    for j in judgements:
        if j.verdict == "not_same":
            assert found[j.left] != found[j.right]
        elif (j.left, j.right) not in dropped and (j.right, j.left) not in dropped:
            assert found[j.left] == found[j.right]
    assert found == homes(cited, judgements)


CLAIMS = [(doc, name) for doc in "abcd" for name in ("c1", "c2")]
VERDICTS = st.sampled_from(["same", "not_same", "unsure"])
JUDGED = st.lists(
    st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS), VERDICTS, st.sampled_from(["", "2031-06-01"])).filter(
        lambda p: p[0] != p[1]
    ),
    max_size=7,
)


def reports_of_two():
    """Four reports, each of an attack and of a part of it or of another attack: people judge across these lines as they please."""
    attack = {"manner": "shelling", "place": "Orvel", "when": FRIDAY}
    parts = [told(doc, "c2", "two of them children", low=2, part_of="c1", **attack) for doc in "ab"]
    others = [told(doc, "c2", "three people were killed in Keld", low=3, manner="shelling", place="Keld", when=FRIDAY) for doc in "cd"]
    return [*(told(doc, "c1", "12 people were killed in Orvel", low=12, **attack) for doc in "abcd"), *parts, *others]


def in_batches(cited, judgements, chance):
    """Linked report by report, in the order that chance gives."""
    texts, stood, seen, found = documents(cited), Standing(), [], None
    order = chance.sample(sorted(texts), len(texts))
    for doc_id in order:
        seen.append(doc_id)
        claims = {one: [m for m in cited if m.doc_id == one] for one in seen}
        some = {one: texts[one] for one in seen}
        found = link_again(claims.__getitem__, claims, some, {}, {}, stood, {doc_id}, rules(judgements))
        stood = found.standing
    return {ref: g.group_id for g in found.groups for ref in g.claims}


@settings(max_examples=60, deadline=None)
@given(JUDGED, st.randoms())
def test_judgements_hold_across_parts_and_reports_in_any_order_and_batches(decided, chance):
    cited = reports_of_two()
    judgements = [Judgement(left=a, right=b, verdict=v, by="Analyst One", reason="read both", at=at) for a, b, v, at in decided]

    found = homes(chance.sample(cited, len(cited)), chance.sample(judgements, len(judgements)))

    dropped = {c.same for c in contradictions(judgements)}
    for j in live(judgements):
        if j.verdict == "not_same":
            assert found[j.left] != found[j.right]
        elif j.verdict == "same" and j not in dropped:
            assert found[j.left] == found[j.right]
    assert found == homes(cited, judgements) == in_batches(cited, judgements, chance)


def test_what_is_the_same_as_a_claim_is_kept_apart_from_what_that_one_is():
    judgements = [judged("a", "b", "same"), judged("b", "c", "not_same")]

    found = homes(three(), judgements)

    assert found["a", "c1"] == found["b", "c1"] != found["c", "c1"]


def test_of_judgements_on_one_pair_the_latest_stands():
    first, second = judged("a", "b", "not_same"), judged("b", "a", "unsure", by="Analyst Two")
    later = [Judgement(**{**structs.asdict(j), "at": at}) for j, at in ((first, "2031-06-01"), (second, "2031-06-02"))]

    assert homes(three(), later) == homes(three(), [])
    assert homes(three(), later[:1]) != homes(three(), [])


def test_a_judgement_elsewhere_changes_nothing_here():
    attack = {"manner": "shooting", "place": "Orvel", "when": FRIDAY}
    here = [told("a", "c1", "gunmen killed 4", low=4, **attack), told("a", "c2", "two men were arrested", "detained", 2, **attack)]
    there = [told(doc, "c1", "nine died in Keld", low=9, manner="shelling", place="Keld", when=FAR) for doc in "yz"]

    found = homes([*here, *there], [judged("y", "z", "not_same")])

    assert found["a", "c1"] == found["a", "c2"]
