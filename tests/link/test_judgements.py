"""What people decide holds over what the program thinks."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.telling import FRIDAY, documents, told
from warmonitor.domain.incidents import Judgement
from warmonitor.link import contradictions, link

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
