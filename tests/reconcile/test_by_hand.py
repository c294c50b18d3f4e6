"""Every number can be redone by hand: a small checker that knows nothing of the program redoes it from the printed trace."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconcile.cases import said
from tests.reconcile.test_episodes import CLASHES, EXECUTIONS
from warmonitor.domain.tolls import UCDP
from warmonitor.reconcile import reconcile

STATUSES = ("civilian", "state_forces", "armed_group")
SPAN = re.compile(r"^(\d+)(?: to (\d+)| or more)?$")


def read(result):
    low, high = SPAN.match(result).groups()
    return int(low), None if result.endswith("or more") else int(high or low)


def by_hand(trace, harm="killed"):
    """Low and high from the printed figures: floors are the larger of stated, summed and told of; ceilings the smaller."""
    stated = {s.status: read(s.result) for s in trace if s.rule == "R19" and s.harm == harm and SPAN.match(s.result)}
    told = [(s.status, int(s.result.removeprefix("at least "))) for s in trace if s.rule == "R10" and s.result.startswith("at least")]
    parts = [stated[k] for k in stated if k]
    floors = [max([stated.get(k, (0, 0))[0], *(n for status, n in told if status == k)]) for k in STATUSES]
    low = max([stated.get("", (0, None))[0], sum(floors), *(n for _, n in told)])
    if "" in stated:
        return low, stated[""][1]
    return low, None if any(p[1] is None for p in parts) else sum(p[1] for p in parts)


def printed(trace, harm="killed"):
    """What the program says of everybody, as it printed it."""
    low = next(s.result for s in trace if s.rule == "R20" and s.harm == harm and not s.status and s.result.startswith("low"))
    high = next(s.result for s in trace if s.rule == "R21" and s.harm == harm and not s.status and s.result.startswith("high"))
    return int(low.split()[1]), None if high.endswith("open") else int(high.split()[1])


@pytest.mark.parametrize("members", [EXECUTIONS, CLASHES])
def test_the_numbers_of_real_shape_can_be_redone(members):
    settled = reconcile(members)

    assert by_hand(settled.trace) == printed(settled.trace)
    assert settled.toll["killed"].low == by_hand(settled.trace)[0]


figures = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "three"]),
        st.integers(1, 30),
        st.sampled_from(["exact", "at_least"]),
        st.sampled_from(["unknown", "civilian", "state_forces", "armed_group"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(figures)
def test_simple_cases_can_be_redone_from_what_is_printed(claims):
    members = [
        said(low, voice, doc=f"{voice} {n}", id=f"c{n}", modality=modality, status=status)
        for n, (voice, low, modality, status) in enumerate(claims)
    ]
    settled = reconcile(members)

    if not any(flag.kind == "contradiction" for flag in settled.flags):
        assert by_hand(settled.trace) == printed(settled.trace)


def test_every_sum_that_is_printed_is_right():
    for members in (EXECUTIONS, CLASHES):
        for step in reconcile(members).trace:
            for left, right in re.findall(r"(\d+(?: \+ \d+)+) = (\d+)", step.text):
                assert sum(map(int, left.split(" + "))) == int(right), step.text


def test_steps_are_numbered_without_a_gap_and_say_under_which_policy():
    trace = reconcile(CLASHES, policy=UCDP).trace

    assert all(b.step == a.step + 1 for a, b in pairwise(trace))
    assert trace[-1].rule == "R30"
    assert "ucdp.v1" in trace[-1].text
