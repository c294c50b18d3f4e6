"""What a process remembers of the last settling saves work and changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Judgement
from warmonitor.flow import settling
from warmonitor.flow.deriving import derive
from warmonitor.flow.lasting import MOST_CLAIMS, NOTHING, Last, changed_since, keep, last_of
from warmonitor.store.read.material import Coded, Material

TOWNS = ("Orvel", "Keld", "Marn")


def claim(number: int, low: int, place: str, day: int) -> Claim:
    when = datetime(2025, 3, day, tzinfo=UTC).date()
    words = f"{low} people were killed in {place}"
    return Claim(
        id=f"c{number}", quote=words, start=0, end=len(words), harm="killed", low=low, high=low, place=place,
        date_start=when, date_end=when, date_precision=1, manner="shelling", attribution=("police",),
    )  # fmt: skip


def material(**codings: Coded) -> Material:
    names = [f"d{n}" for n in range(12)]
    documents = {
        name: Document(doc_id=name, source=f"Outlet {n}", published="2025-03-09", text=f"{5 + n} people were killed in {TOWNS[n % 3]}")
        for n, name in enumerate(names)
    }
    readings = {name: Reading(doc_id=name, claims=(claim(1, 5 + n, TOWNS[n % 3], 1 + n % 3),)) for n, name in enumerate(names)}
    said = {(name, "c1"): coded for name, coded in codings.items()}
    return Material(documents=documents, readings=readings, codings=said, judgements=(), reliability={}, former=(), aliases={})


def test_a_decision_comes_to_the_same_with_and_without_what_stood():
    _, last = derive(material(), policy="ucdp")
    decisions = [
        {"d1": Coded(verdict="corrected", fields={"low": 40, "high": 40}, was={})},
        {"d1": Coded(verdict="rejected", fields={}, was={}), "d4": Coded(verdict="accepted", fields={}, was={})},
        {},
    ]
    for codings in decisions:
        held = material(**codings)
        again, last = derive(held, policy="ucdp", last=last)
        assert again == derive(held, policy="ucdp")[0]


def test_a_decision_settles_only_the_incidents_that_it_touches(monkeypatch):
    derived, last = derive(material(), policy="ucdp")
    settled = []
    one = settling._settle_one
    monkeypatch.setattr(settling, "_settle_one", lambda group, *rest: settled.append(group.group_id) or one(group, *rest))

    derive(material(d1=Coded(verdict="corrected", fields={"low": 40, "high": 40}, was={})), policy="ucdp", last=last)

    assert 0 < len(settled) < len(derived.incidents)


def test_a_judgement_is_not_lost_on_what_stood():
    _, last = derive(material(), policy="ucdp")
    held = material()
    judged = Judgement(left=("d0", "c1"), right=("d1", "c1"), verdict="same", by="vera", reason="One road.", at="2025-03-10")
    held = Material(**{name: getattr(held, name) for name in held.__slots__} | {"judgements": (judged,)})

    again, _ = derive(held, policy="ucdp", last=last)

    home = {ref: one.incident_id for one in again.incidents for ref in one.claims}
    assert home["d0", "c1"] == home["d1", "c1"]
    assert again == derive(held, policy="ucdp")[0]


def test_documents_that_went_and_came_are_changed():
    assert changed_since(Last(cited={"a": (), "b": ()}), {"b": (), "c": ()}) == {"a", "c"}


def test_a_process_keeps_few_projects_and_no_large_one():
    for project in (901, 902, 903):
        keep(project, Last(cited={"a": ()}))
    assert last_of(901) is NOTHING
    assert last_of(903) is not NOTHING
    keep(903, Last(cited={"a": (None,) * (MOST_CLAIMS + 1)}))
    assert last_of(903) is NOTHING
