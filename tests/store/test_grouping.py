"""Merging, splitting and moving: what people decide holds through every rebuild, is taken back as a whole, and ids go on to resolve."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.people import acting, project, with_reports
from warmonitor.flow import desk
from warmonitor.store import read
from warmonitor.store.acting import NotAllowed, NotThere, Refused
from warmonitor.store.models import ClaimRow, IncidentRow, IncidentVersion, Judgement

REPORTS = (
    ("island", "Island News", "Fifty-two men were executed in Qasrat on Friday, the Coast Observatory said."),
    ("harbour", "Harbour Radio", "Police said 40 men were killed in Qasrat on Friday."),
    ("hill", "Hill Gazette", "Forty-five men were executed in Qasrat on Friday, residents said."),
    ("valley", "Valley Herald", "Three people were wounded by a mine near Old Pell on 2 March 2025."),
    ("plain", "Plain Voice", "A mine near Old Pell wounded four people on 2 March 2025, the district hospital said."),
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return with_reports(project(), REPORTS)


@pytest.fixture
def analyst(room):
    return acting(room, "analyst")


def homes(room) -> dict[tuple[str, str], str]:
    rows = ClaimRow.objects.filter(project=room).select_related("document", "incident")
    return {(one.document.doc_id, one.claim_id): one.incident.incident_id if one.incident else "" for one in rows}


def together(room) -> set[frozenset[tuple[str, str]]]:
    """Which claims are of one incident, whatever it is called."""
    found: dict[str, set[tuple[str, str]]] = {}
    for ref, home in homes(room).items():
        found.setdefault(home, set()).add(ref)
    return {frozenset(refs) for refs in found.values()}


def of(room, doc_id: str) -> tuple[str, str]:
    return min(ref for ref in homes(room) if ref[0] == doc_id)


def test_merged_incidents_are_one_and_stay_one_when_everything_is_made_anew(room, analyst):
    qasrat, pell = homes(room)[of(room, "island")], homes(room)[of(room, "valley")]
    assert qasrat != pell

    desk.merge(analyst, qasrat, pell, reason="One convoy, the residents say.")
    desk.rebuild(room)

    now = homes(room)
    assert len({now[of(room, doc)] for doc in ("island", "harbour", "valley", "plain")}) == 1
    for former in (qasrat, pell):
        assert former in now.values() or read.became(analyst, former) == (now[of(room, "island")],)


def test_split_claims_stay_apart_and_the_former_id_leads_to_both(room, analyst):
    former = homes(room)[of(room, "island")]
    police = of(room, "harbour")

    desk.split(analyst, former, [police], reason="The police speak of another town.")
    desk.rebuild(room)

    now = homes(room)
    assert now[police] != now[of(room, "island")] == now[of(room, "hill")]
    assert set(read.became(analyst, former)) == {now[police], now[of(room, "island")]}


def test_a_moved_claim_is_where_it_was_put(room, analyst):
    police = of(room, "harbour")
    to = homes(room)[of(room, "valley")]

    desk.move(analyst, police, to, reason="It tells of the mine.")

    now = homes(room)
    assert now[police] == now[of(room, "valley")] == now[of(room, "plain")] != now[of(room, "island")]


def test_undoing_a_deed_brings_back_what_was_decided_before_it(room, analyst):
    qasrat, pell = homes(room)[of(room, "island")], homes(room)[of(room, "valley")]
    before = homes(room)
    merge = desk.merge(analyst, qasrat, pell, reason="One convoy.")
    merged = homes(room)
    split = desk.split(analyst, merged[of(room, "island")], [of(room, "harbour")], reason="No.")
    desk.undo(analyst, split, reason="It was right.")
    assert homes(room) == merged

    desk.undo(analyst, merge, reason="Two convoys after all.")

    assert homes(room) == before
    with pytest.raises(NotThere):
        desk.undo(analyst, merge, reason="Again.")


def test_history_says_what_caused_each_revision_and_who(room, analyst):
    qasrat, pell = homes(room)[of(room, "island")], homes(room)[of(room, "valley")]
    desk.merge(analyst, qasrat, pell, reason="One convoy.")

    last = IncidentVersion.objects.latest("pk")
    assert (last.cause, last.by.username) == ("two incidents were merged", analyst.name)


def test_deeds_are_told_with_who_why_and_whether_they_stand(room, analyst):
    former = homes(room)[of(room, "island")]
    act = desk.split(analyst, former, [of(room, "harbour")], reason="Another town.")
    (done,) = read.acts_on(analyst, [of(room, "harbour")])
    assert (done.kind, done.by, done.reason, done.stands) == ("split", analyst.name, "Another town.", True)

    desk.undo(analyst, act, reason="The same town.")

    (done,) = read.acts_on(analyst, [of(room, "harbour")])
    assert (done.stands, done.undone_by, done.undone_reason) == (False, analyst.name, "The same town.")


def test_judgements_that_cannot_all_hold_are_told_with_names(room, analyst):
    other = acting(room, "reviewer", "vera")
    split = homes(room)[of(room, "island")]
    desk.split(other, split, [of(room, "harbour")], reason="Another town.")
    now = homes(room)
    desk.move(analyst, of(room, "valley"), now[of(room, "island")], reason="One convoy.")
    desk.write.judge(analyst, [(of(room, "valley"), of(room, "harbour"))], "same", reason="The police speak of the mine.", act="merge-x")

    (found,) = read.contradictions_on(analyst, [of(room, "valley")])

    assert {found.same.by, found.not_same.by} == {analyst.name, "vera"}


def test_who_may_not_judge_changes_nothing(room):
    first, second = homes(room)[of(room, "island")], homes(room)[of(room, "valley")]
    for role in ("viewer", "publisher"):
        with pytest.raises(NotAllowed):
            desk.merge(acting(room, role), first, second, reason="No.")
    with pytest.raises(NotThere):
        desk.merge(acting(project("hills"), "analyst"), first, second, reason="No.")
    assert Judgement.objects.count() == 0


def test_deeds_that_make_no_sense_are_refused(room, analyst):
    home = homes(room)[of(room, "island")]
    for deed in (
        lambda: desk.merge(analyst, home, home, reason="Same."),
        lambda: desk.split(analyst, home, read.claims_of(analyst, home), reason="All."),
        lambda: desk.split(analyst, home, [], reason="None."),
        lambda: desk.move(analyst, of(room, "island"), home, reason="Stay."),
        lambda: desk.split(analyst, home, [of(room, "island")], reason=" "),
    ):
        with pytest.raises(Refused):
            deed()
    assert Judgement.objects.count() == 0


DEEDS = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "move", "undo"]), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=5
)


@given(deeds=DEEDS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_decided_holds_after_a_rebuild_and_every_id_ever_given_resolves(room, analyst, deeds):
    ids = set(homes(room).values())
    stood = [(None, homes(room))]
    for kind, one, two in deeds:
        here = sorted(set(homes(room).values()))
        refs = sorted(homes(room))
        first, second, ref = here[one % len(here)], here[two % len(here)], refs[two % len(refs)]
        try:
            if kind == "merge":
                act = desk.merge(analyst, first, second, reason="Together.")
                assert len({homes(room)[r] for r, home in stood[-1][1].items() if home in (first, second)}) == 1
            elif kind == "split":
                mine = read.claims_of(analyst, first)
                act = desk.split(analyst, first, mine[: 1 + two % len(mine)], reason="Apart.")
                assert not {homes(room)[r] for r in mine[: 1 + two % len(mine)]} & {homes(room)[r] for r in mine[1 + two % len(mine) :]}
            elif kind == "move":
                act = desk.move(analyst, ref, first, reason="Over there.")
                assert homes(room)[ref] in {homes(room)[r] for r, home in stood[-1][1].items() if home == first}
            elif len(stood) > 1:
                act, _ = stood.pop()
                desk.undo(analyst, act, reason="Not so.")
                assert homes(room) == stood[-1][1]
                continue
            else:
                continue
        except Refused:
            continue
        stood.append((act, homes(room)))
        ids |= set(homes(room).values())
    settled = homes(room)
    desk.rebuild(room)
    assert homes(room) == settled
    for name in ids:
        assert name in settled.values() or set(read.became(analyst, name)) <= set(settled.values()) != set()
        assert name in settled.values() or read.became(analyst, name)
    for act, _ in reversed(stood[1:]):
        desk.undo(analyst, act, reason="All back.")
    assert homes(room) == stood[0][1]
    assert set(IncidentRow.objects.values_list("incident_id", flat=True)) >= set(homes(room).values()) - {""}
