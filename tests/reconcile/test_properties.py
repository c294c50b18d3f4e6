"""What holds of every set of claims, whatever they say."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconcile.cases import said
from warmonitor.domain.tolls import POLICIES
from warmonitor.reconcile import reconcile, split_best
from warmonitor.reconcile.solve import Constraint, Range, bounds, closed_form, feasible, nested, optimise

few = settings(max_examples=150, deadline=None)


@st.composite
def a_claim(draw, number):
    low = draw(st.integers(0, 60))
    modality = draw(st.sampled_from(["exact", "exact", "exact", "at_least", "more_than", "up_to", "range", "vague", "plural_only", "none"]))
    high = {"exact": low, "none": 0, "range": low + 5, "vague": low + 20, "up_to": low}.get(modality)
    low = 0 if modality in ("up_to", "none") else low
    doc = draw(st.sampled_from(["a", "b", "c", "d"]))
    part = draw(st.sampled_from([None, None, None, "c0", "c1", "c2"]))
    names = draw(st.sampled_from([(), (), (), ("Ada Bell",), ("Cem Dorn", "Ada M. Bell")]))
    return said(
        low,
        draw(st.sampled_from(["one", "two", "three"])),
        doc=doc,
        id=f"c{number}",
        day=draw(st.sampled_from([5, 6, 7, None])),
        high=high,
        modality=modality,
        names=names,
        harm=draw(st.sampled_from(["killed", "killed", "killed", "injured", "bodies_found", "killed_or_injured"])),
        status=draw(st.sampled_from(["civilian", "state_forces", "armed_group", "mixed", "unknown", "unknown"])),
        sex=draw(st.sampled_from(["unknown", "unknown", "men", "women"])),
        age=draw(st.sampled_from(["unknown", "unknown", "adults", "children"])),
        counting=draw(st.sampled_from(["incident", "incident", "cumulative", "increment", "period", "residual"])),
        hedge=draw(st.sampled_from(["asserted", "asserted", "asserted", "alleged", "denied"])),
        victims=draw(st.sampled_from(["people", "the bomber", ""])),
        part_of=part if part != f"c{number}" else None,
        reliability=draw(st.sampled_from(["", "", "B", "D", "F"])),
    )


@st.composite
def claims(draw):
    return [draw(a_claim(number)) for number in range(draw(st.integers(1, 9)))]


@few
@given(claims(), st.sampled_from(sorted(POLICIES)))
def test_the_three_numbers_are_in_order_and_the_parts_make_the_whole(members, policy):
    settled = reconcile(members, policy=POLICIES[policy])

    for harm, toll in settled.toll.items():
        assert 0 <= toll.low <= toll.high
        assert toll.best is None or toll.low <= toll.best <= toll.high
        parts = settled.toll_by_status[harm]
        split = split_best(settled, harm)
        assert sum(split.values()) == (toll.low if toll.best is None else toll.best)
        assert min(split.values()) >= 0
        if policy == "ucdp" and parts:
            assert sum(part.best for part in parts.values()) == toll.best
        for part in parts.values():
            assert part.high <= toll.high


@few
@given(st.data(), claims())
def test_the_order_of_the_claims_makes_no_difference(data, members):
    shuffled = data.draw(st.permutations(members))

    assert reconcile(shuffled) == reconcile(members)


@few
@given(claims(), st.integers(0, 8))
def test_a_repeat_by_the_same_voice_changes_no_number(members, which):
    """Another outlet prints one voice's whole report again, word for word, on the same day."""
    doc = members[which % len(members)].doc_id
    voices = {c.origin for c in members if c.doc_id == doc}
    from msgspec.structs import replace

    again = [replace(c, doc_id=f"{doc} again") for c in members if c.doc_id == doc and c.origin in voices]

    assert reconcile([*members, *again]).toll == reconcile(members).toll


@few
@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from(["civilian", "state_forces", "armed_group"]))
def test_a_part_never_raises_its_whole(total, part, status):
    members = [said(total, id="c1"), said(part, id="c2", status=status, part_of="c1")]
    settled = reconcile(members)

    if part <= total:
        assert settled.toll["killed"].high == total
    else:
        assert (settled.toll["killed"].low, settled.toll["killed"].high) == (total, part)


CELLS = "abcdef"


@st.composite
def nested_sets(draw):
    """A family of sets of cells in which any two nest or lie apart, made by cutting intervals."""
    found = set()

    def cut(start, end):
        if draw(st.booleans()) or (start, end) == (0, len(CELLS)):
            found.add(frozenset(CELLS[start:end]))
        if end - start > 1 and draw(st.booleans()):
            middle = draw(st.integers(start + 1, end - 1))
            cut(start, middle)
            cut(middle, end)

    cut(0, len(CELLS))
    return sorted(found, key=sorted)


def interval():
    return st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 10))).map(
        lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
    )


@settings(max_examples=120, deadline=None)
@given(st.data(), nested_sets())
def test_the_closed_form_and_highs_agree(data, sets):
    constraints = [Constraint(cells=cells, low=low, high=high) for cells in sets for low, high in [data.draw(interval())]]
    target = data.draw(st.sampled_from(sets))

    assert nested(constraints, target)
    assert closed_form(constraints, target) == optimise(constraints, target)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_highs_agrees_with_trying_every_number(data):
    subsets = st.sets(st.sampled_from("abc"), min_size=1).map(frozenset)
    constraints = []
    for cells in data.draw(st.lists(subsets, min_size=1, max_size=4)):
        low = data.draw(st.integers(0, 5))
        constraints.append(Constraint(cells=cells, low=low, high=low + data.draw(st.integers(0, 3))))
    every = [Constraint(cells=frozenset(c), low=0, high=8) for c in "abc"]
    target = frozenset(data.draw(st.sets(st.sampled_from("abc"), min_size=1)))
    tried = [
        sum(dict(zip("abc", numbers, strict=True))[c] for c in target)
        for numbers in product(range(9), repeat=3)
        if all(c.low <= sum(dict(zip("abc", numbers, strict=True))[x] for x in c.cells) <= c.high for c in constraints)
    ]

    found = bounds([*constraints, *every], target)

    assert found == (Range(min(tried), max(tried)) if tried else None)
    assert feasible([*constraints, *every]) == bool(tried)
