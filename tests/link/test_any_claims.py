"""Whatever is claimed: nothing is lost, nothing is doubled, no episode lies in a circle, and order makes no difference."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.telling import documents, told
from warmonitor.link import link
from warmonitor.link.describe import describe
from warmonitor.link.descriptions import conflicts
from warmonitor.link.origins import fold

DAYS = st.integers(0, 9).map(lambda n: date(2031, 5, 1) + timedelta(days=n))


@st.composite
def claims(draw):
    """Up to a dozen claims of up to four reports, few enough values that they often agree."""
    found = []
    for n in range(draw(st.integers(1, 12))):
        doc_id = draw(st.sampled_from("abcd"))
        low = draw(st.sampled_from([0, 1, 3, 12, 41, 63, 104]))
        start = draw(st.none() | DAYS)
        earlier = [m.claim.id for m in found if m.doc_id == doc_id]
        fields = {
            "low": low,
            "high": draw(st.sampled_from([None, low, low + 5])),
            "manner": draw(st.sampled_from(["unknown", "shelling", "execution", "clashes"])),
            "place": draw(st.sampled_from(["", "Orvel", "Tamsin", "Vallora province", "a courtyard"])),
            "counting": draw(st.sampled_from(["incident", "cumulative", "period", "increment"])),
            "attribution": draw(st.sampled_from([(), ("SOHR",), ("a monitor",), ("police",), ("AFP", "an official")])),
            "evidence": draw(st.sampled_from([(), ("video",)])),
            "names": draw(st.sampled_from([(), ("Ilse Maren Dovrit",)])),
            "part_of": draw(st.none() | st.sampled_from(earlier)) if earlier else None,
            "when": (start, start + timedelta(days=draw(st.integers(0, 4)))) if start else None,
        }
        found.append(told(doc_id, f"c{n}", draw(st.sampled_from(["were killed", "12 dead", "bodies lay there"])), **fields))
    return found


@settings(max_examples=120, deadline=None)
@given(claims(), st.randoms())
def test_linking_holds_its_promises_for_any_claims(cited, chance):
    texts = documents(cited)

    groups = link(cited, texts)

    ids = {g.group_id: g for g in groups}
    assert sorted(ref for g in groups for ref in g.claims) == sorted(m.ref for m in cited)
    assert len(ids) == len(groups)
    for group in groups:
        seen = set()
        while group.parent:
            assert group.group_id not in seen
            seen.add(group.group_id)
            group = ids[group.parent]
    assert link(chance.sample(cited, len(cited)), texts) == groups


@settings(max_examples=120, deadline=None)
@given(claims(), st.randoms())
def test_every_claim_has_exactly_one_voice_for_any_claims(cited, chance):
    texts = documents(cited)

    folded, origins = fold(cited, texts)

    assert sorted(ref for o in origins for ref in o.claims) == sorted(m.ref for m in cited)
    assert {m.origin for m in folded} == {o.name for o in origins}
    assert len({o.name for o in origins}) == len(origins)
    assert fold(chance.sample(cited, len(cited)), texts)[1] == origins


@settings(max_examples=60, deadline=None)
@given(claims(), st.randoms())
def test_a_description_does_not_depend_on_the_order_of_the_claims(cited, chance):
    shuffled = chance.sample(cited, len(cited))

    assert describe(shuffled) == describe(cited)
    assert conflicts(shuffled) == conflicts(cited)
