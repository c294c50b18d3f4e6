"""The queue: what needs somebody most comes first, is found, is decided at once, and costs the same however long it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.store.people import with_reports
from warmonitor.flow import desk
from warmonitor.store import write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import AuditEntry, ClaimRow, Document, DocumentRow, SavedView
from warmonitor.store.read import After, QueueFilter, claims_queued, documents_queued


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


@pytest.fixture
def acting(coast):
    return actor_of(coast.people["analyst"], coast.project.slug)


def at(coast, name: str = "queue") -> str:
    return reverse(name, args=[coast.project.slug])


def keys(coast, **of) -> list[str]:
    return [f"{one.document_id}:0:{one.claim_id}" for one in ClaimRow.objects.filter(project=coast.project, **of).order_by("pk")]


def found(actor, **wanted) -> list[tuple[str, int]]:
    return [(one.harm, one.low) for one in claims_queued(actor, QueueFilter(**wanted)).rows]


def test_what_needs_somebody_most_comes_first_with_its_reasons(acting):
    rows = claims_queued(acting, QueueFilter()).rows

    assert [one.need for one in rows] == sorted((one.need for one in rows), reverse=True)
    assert rows[0].need > 0
    assert {"contradiction", "large"} <= {name for name, _ in rows[0].needs}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"harm": "injured"}, {("injured", 3)}),
        ({"least": 41}, {("killed", 52)}),
        ({"most": 5}, {("killed", 1), ("injured", 3)}),
        ({"flag": "contradiction"}, {("killed", 52), ("killed", 40), ("killed", 1)}),
        ({"place": "pell"}, {("injured", 3)}),
        ({"until": datetime(2025, 3, 3, tzinfo=UTC).date()}, {("injured", 3)}),
        ({"standing": "accepted"}, set()),
        ({"words": "mine wounded"}, {("injured", 3)}),
        ({"words": "harbour"}, {("killed", 40)}),
        ({"words": "qas"}, {("killed", 52), ("killed", 40), ("killed", 1)}),
        ({"words": "!!!"}, set()),
        ({"mine": True}, set()),
    ],
)
def test_the_queue_is_cut_to_what_is_wanted(acting, wanted, expected):
    assert set(found(acting, **wanted)) == expected


def test_what_is_assigned_to_me_is_mine_until_it_is_given_to_another(coast, acting):
    document = Document.objects.get(project=coast.project, doc_id__contains="valley")
    write.assign(acting, f"document {document.pk}", acting.name)
    assert found(acting, mine=True) == [("injured", 3)]

    write.assign(acting, f"document {document.pk}", coast.people["reviewer"].username)

    assert found(acting, mine=True) == []


def test_pages_follow_each_other_by_key_and_leave_nothing_out(coast, acting, monkeypatch):
    monkeypatch.setattr("warmonitor.store.read.queue.PAGE", 2)
    for listed, every in ((claims_queued, ClaimRow), (documents_queued, DocumentRow)):
        seen, after = [], None
        while True:
            page = listed(acting, QueueFilter(), after=after)
            seen += [(one.document, getattr(one, "claim_id", "")) for one in page.rows]
            after = page.after
            if after is None:
                break
        assert len(seen) == len(set(seen)) == every.objects.filter(project=coast.project).count()


def test_reports_are_queued_too(acting):
    rows = documents_queued(acting, QueueFilter(words="qasrat")).rows

    assert {one.source for one in rows} == {"Island News", "Harbour Radio"}
    assert rows[0].need >= rows[1].need
    assert any("claims" in text for _, text in rows[0].needs)


def test_a_viewer_finds_no_restricted_name_and_reads_none(coast, signed_in):
    viewer = signed_in(coast.people["viewer"])

    for query in ("", "?words=Marrek", "?words=marr", "?words=Ivo", "?of=documents", "?of=documents&words=Marrek"):
        html = viewer.get(at(coast) + query).content.decode()
        assert "Ivo Marrek" not in html
        assert "34, was among" not in html or "█" in html
        if "words" in query:
            assert "Nothing is like that." in html


def test_who_reads_restricted_names_in_the_queue_is_in_the_log(coast, analyst):
    assert "Marrek" in analyst.get(at(coast)).content.decode()
    assert AuditEntry.objects.latest("number").subject == "queue"


def test_many_are_accepted_at_once_and_given_back(coast, analyst):
    every = keys(coast)

    answer = analyst.post(at(coast, "decide_many"), {"deed": "accepted", "chosen": every, "query": "harm=killed"}, follow=True)
    html = answer.content.decode()

    assert answer.redirect_chain[-1][0].endswith("?harm=killed")
    assert f"{len(every)} claims were accepted." in html
    assert set(ClaimRow.objects.filter(project=coast.project).values_list("standing", flat=True)) == {"accepted"}
    act = html.split('name="act" value="')[1].split('"')[0]
    analyst.post(at(coast, "undo_many"), {"act": act})
    assert set(ClaimRow.objects.filter(project=coast.project).values_list("standing", flat=True)) == {"suggested"}
    assert 'name="act"' not in analyst.get(at(coast)).content.decode()


def test_one_is_accepted_by_its_own_button(coast, analyst):
    analyst.post(at(coast, "decide_many"), {"accept": keys(coast, harm="injured")[0], "chosen": keys(coast, harm="killed")})

    assert list(ClaimRow.objects.filter(project=coast.project, standing="accepted").values_list("harm", flat=True)) == ["injured"]


def test_many_are_rejected_with_a_reason_alone(coast, analyst):
    answer = analyst.post(at(coast, "decide_many"), {"deed": "rejected", "chosen": keys(coast), "reason": ""})
    assert answer.status_code == 400
    assert "Say why" in answer.content.decode()

    analyst.post(at(coast, "decide_many"), {"deed": "rejected", "chosen": keys(coast), "reason": "A hoax."})

    assert set(ClaimRow.objects.filter(project=coast.project).values_list("standing", flat=True)) == {"rejected"}


def test_what_somebody_decided_meanwhile_is_left(coast, analyst, acting):
    every = keys(coast)
    claim = ClaimRow.objects.filter(project=coast.project, harm="injured").get()
    desk.code(acting, claim.document_id, claim.claim_id, "rejected", reason="A hoax.")

    html = analyst.post(at(coast, "decide_many"), {"deed": "accepted", "chosen": every}, follow=True).content.decode()

    assert "1 was left as it is" in html
    assert ClaimRow.objects.get(pk=claim.pk).standing == "rejected"


@pytest.mark.parametrize("chosen", ["x", "1", "99999:0:c1", ":0:c1", "1:z:c1", f"{10**30}:0:c1", "1:0:"])
def test_a_claim_that_never_was_is_no_claim(coast, analyst, chosen):
    assert analyst.post(at(coast, "decide_many"), {"deed": "accepted", "chosen": [chosen]}).status_code in (400, 404)


def test_another_teams_claims_are_not_decided_with_ones_own(coast, river, analyst):
    answer = analyst.post(at(coast, "decide_many"), {"deed": "accepted", "chosen": [*keys(coast), *keys(river)]})

    assert answer.status_code == 404
    assert not ClaimRow.objects.exclude(standing="suggested").exists()


def test_reports_are_assigned_at_once(coast, analyst):
    to = coast.people["reviewer"].username
    html = analyst.post(at(coast, "decide_many"), {"deed": "assign", "chosen": keys(coast), "to": to}, follow=True).content.decode()

    assert "3 reports were assigned." in html
    assert html.count(f"<bdi>{to}</bdi>") >= 3


def test_a_view_is_kept_for_its_owner_alone(coast, analyst, signed_in):
    analyst.post(at(coast, "save_view"), {"name": "Grave <b>", "query": "least=40&harm=killed&nonsense=1"})
    view = SavedView.objects.get()
    assert view.query == "harm=killed&least=40"
    html = analyst.get(at(coast)).content.decode()
    assert "Grave &lt;b&gt;" in html

    other = signed_in(coast.people["reviewer"])
    assert "Grave" not in other.get(at(coast)).content.decode()
    assert other.post(at(coast, "remove_view"), {"view": view.pk}).status_code == 404
    analyst.post(at(coast, "remove_view"), {"view": view.pk})
    assert not SavedView.objects.exists()


NONSENSE = (
    "after=1,2 after=x after=-1,99999999999999999999999 harm=eaten least=-1 source=99999999 since=x words=%00 words=%22%22 "
    "source=9999999999999999999"
)


@pytest.mark.parametrize("query", NONSENSE.split())
def test_nonsense_in_the_address_breaks_nothing(coast, analyst, query):
    assert analyst.get(f"{at(coast)}?{query}").status_code == 200


def test_a_page_asks_as_often_for_many_rows_as_for_few(coast, analyst):
    def asked(query: str) -> int:
        analyst.get(f"{at(coast)}?{query}")  # what a session or a cache does once is not counted
        with CaptureQueriesContext(connection) as queries:
            assert analyst.get(f"{at(coast)}?{query}").status_code == 200
        return len(queries)

    addresses = ("", "words=friday", "of=documents", "of=documents&words=friday", "mine=1", "flag=large&harm=killed")
    before = [asked(query) for query in addresses]
    said = "{n} men were killed in Town{n} on Friday. Ivo Marrek, 34, was among the dead."
    with_reports(coast.project, tuple((f"more{n}", f"Radio {n}", said.format(n=n)) for n in range(9, 39)))

    assert [asked(query) for query in addresses] == before


def test_every_filter_is_answered_from_the_queues_index(acting):
    """A list in the queue's order that is not read from its index would read every claim there is."""
    from warmonitor.store.read.queue import _claims, sight_of

    every = {"harm": "killed", "standing": "suggested", "source": 1, "place": "x", "country": "SY", "least": 2, "most": 9, "flag": "large",
             "since": datetime(2025, 1, 1, tzinfo=UTC).date(), "until": datetime(2025, 1, 1, tzinfo=UTC).date()}  # fmt: skip
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    for name, value in every.items():
        rows = _claims(acting, QueueFilter(**{name: value}), sight_of(acting)).order_by("-need", "pk").values("pk")[:50]
        assert "the_queue" in rows.explain(), (name, rows.explain())
        assert "TEMP B-TREE" not in rows.explain(), (name, rows.explain())


def test_a_page_begins_behind_the_last_row_of_the_one_before(acting):
    first = claims_queued(acting, QueueFilter()).rows[0]
    row = ClaimRow.objects.get(document=first.document, claim_id=first.claim_id)

    rest = claims_queued(acting, QueueFilter(), after=After(row.need, row.pk)).rows

    assert first not in rest
    assert len(rest) == 3
