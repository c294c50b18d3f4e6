"""The public site: what was released and nothing else, as pages, downloads, a feed and an interface."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.store.people import acting, project, with_reports
from warmonitor.flow import desk, releasing
from warmonitor.store import write
from warmonitor.store.models import ClaimRow, Project, ReleasedIncident

pytestmark = pytest.mark.django_db

REPORTS = (
    ("island", "Island News", "Ivo Marrek, 34, a teacher, was shot dead in Old Pell on Friday, police said. Marrek's brother was wounded."),
    ("valley", "Valley Herald", "Twelve people were killed by shelling in Qasrat on 2 March 2025, the Coast Observatory said."),
    ("harbour", "Harbour <script>alert(1)</script> Radio", "Three people were wounded by a mine near <b>New Pell</b> on 4 March 2025."),
)
PAGES = ("overview", "incidents", "releases", "corrections", "methodology", "downloads")
OPEN_TABLES = {"store_release", "store_releasedincident", "store_releasedchange", "store_releasedfile", "store_project"}


class Site:
    """A project with its people, of which one incident after another can be released."""

    def __init__(self) -> None:
        self.project = with_reports(project("coast"), REPORTS)
        self.analyst, self.reviewer, self.publisher = (acting(self.project, role) for role in ("analyst", "reviewer", "publisher"))

    def sign(self, low: int, harm: str = "killed", outcome: str = "confirmed") -> str:
        row = ClaimRow.objects.select_related("incident").get(project=self.project, harm=harm, low=low).incident
        write.assess(self.analyst, f"incident {row.incident_id}", "outcome", outcome, finding="Two voices agree.")
        write.sign(self.analyst, row.incident_id, "submitted", digest=row.digest)
        write.sign(self.reviewer, row.incident_id, "signed", digest=row.digest)
        return row.incident_id

    def release(self, title: str = "First") -> None:
        digest = releasing.preview(self.publisher).digest
        releasing.release(self.publisher, title=title, notes=f"{title} notes.", digest=digest)

    def correct(self, was: int, now: int) -> str:
        claim = ClaimRow.objects.get(project=self.project, low=was, harm="killed")
        desk.code(self.analyst, claim.document_id, claim.claim_id, "corrected", reason="Misread.", fields={"low": now, "high": now})
        return self.sign(now)


@pytest.fixture
def site(db):
    made = Site()
    made.shelled, made.shot, made.mine = made.sign(12), made.sign(1), made.sign(3, "injured")
    made.release()
    return made


def get(client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(name, args=["coast", *args]), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def test_before_anything_is_released_nothing_is_there(client):
    with_reports(project("coast"), REPORTS)

    assert "Nothing has been released" in client.get("/").content.decode()
    for page in PAGES:
        assert client.get(reverse(f"public_{page}", args=["coast"])).status_code == 404


def test_every_page_shows_in_both_languages_what_was_released(site, client):
    for language, says in (("en", "undercount"), ("ar", "حد أدنى موثَّق")):
        client.cookies["django_language"] = language
        for page in PAGES:
            assert get(client, f"public_{page}")
        assert says in get(client, "public_overview")
    client.cookies["django_language"] = "en"
    shelled = get(client, "public_incident", site.shelled)
    assert "Coast Observatory" in shelled
    assert "Twelve people were killed" in shelled
    assert "Valley Herald" in shelled


def everything(client, site) -> str:
    pages = [client.get("/").content.decode(), *(get(client, f"public_{page}") for page in PAGES), get(client, "public_feed")]
    pages += [get(client, "public_incident", name) for name in (site.shelled, site.shot, site.mine)]
    names = ReleasedIncident.objects.values_list("release__files__name", flat=True).distinct()
    pages += [client.get(reverse("public_download", args=["coast", 1, name])).content.decode() for name in names if name]
    pages += [get(client, name) for name in ("api_site", "api_releases", "api_incidents", "api_changes")]
    pages += [get(client, "api_incident", name) for name in (site.shelled, site.shot, site.mine)]
    return "\n".join(pages)


def test_a_name_that_nobody_released_is_nowhere(site, client):
    public = everything(client, site)

    assert "marrek" not in public.casefold()
    assert "Old Pell" in public
    assert client.get(reverse("public_incidents", args=["coast"]), {"text": "Marrek"}).content.decode().count("public_incident") == 0


def test_the_staff_are_named_nowhere(site, client):
    public = everything(client, site)

    assert not any(actor.name in public for actor in (site.analyst, site.reviewer, site.publisher))


def test_what_reports_say_is_text_and_never_runs(site, client):
    for name in (site.mine, site.shelled):
        page = get(client, "public_incident", name)
        assert "<script>alert" not in page
        assert "<b>New Pell" not in page


def test_the_public_site_reads_releases_and_nothing_else(site, client):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        everything(client, site)

    tables = {table for query in asked for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert tables <= OPEN_TABLES
    assert not any(re.match(r"\s*(INSERT|UPDATE|DELETE)", query["sql"]) for query in asked)


def test_what_is_not_signed_any_more_stays_in_the_release_that_had_it(site, client):
    was = site.shelled
    now = site.correct(12, 10)
    assert "12" in get(client, "public_incident", was)

    site.release("Second")

    assert client.get(reverse("public_incident", args=["coast", was])).headers["Location"] == reverse(
        "public_incident", args=["coast", now]
    )
    assert "Twelve" in get(client, "public_incident", was, release="1")
    page = get(client, "public_incident", now)
    assert "12" in page
    assert "10" in page
    corrections = get(client, "public_corrections")
    assert now in corrections
    assert "earlier release" in get(client, "public_overview", release="1")


def test_as_of_a_day_before_the_first_release_nothing_was_out(site, client):
    assert client.get(reverse("public_overview", args=["coast"]), {"as_of": "2001-01-01"}).status_code == 404
    assert "Release 1" in get(client, "public_overview", as_of="2100-01-01")
    for nonsense in ({"release": "x"}, {"release": "9" * 40}, {"as_of": "yesterday"}, {"as_of": "9999-12-31"}):
        assert client.get(reverse("public_overview", args=["coast"]), nonsense).status_code == 404


def test_incidents_come_in_pages_and_can_be_looked_for(site, client, monkeypatch):
    first = json.loads(get(client, "api_incidents", limit="2"))
    second = json.loads(get(client, "api_incidents", limit="2", after=first["next"]))

    assert len(first["incidents"]) == 2
    assert {one["incident_id"] for one in (*first["incidents"], *second["incidents"])} == {site.shelled, site.shot, site.mine}
    assert second["next"] is None
    assert [one["incident_id"] for one in json.loads(get(client, "api_incidents", killed="5"))["incidents"]] == [site.shelled]
    assert site.shelled in get(client, "public_incidents", text="Qasrat")
    assert site.shot not in get(client, "public_incidents", text="Qasrat")


def test_a_call_that_makes_no_sense_is_refused_with_the_reason(site, client):
    for query in ({"limit": "0"}, {"limit": "x"}, {"colour": "red"}, {"since": "March"}, {"country": "sy"}, {"after": "nothing"}):
        answer = client.get(reverse("api_incidents", args=["coast"]), query)
        assert (answer.status_code, list(answer.json())) == (400, ["error"]), query
    assert client.get(reverse("api_site", args=["nowhere"])).status_code == 404
    assert client.post(reverse("api_sites")).status_code == 405


def test_a_copy_elsewhere_keeps_up_by_the_changes(site, client):
    before = json.loads(get(client, "api_changes"))
    assert {one["kind"] for one in before["changes"]} == {"new"}
    was, now = site.shelled, site.correct(12, 10)
    site.release("Second")

    after = json.loads(get(client, "api_changes", since="1"))

    kinds = {one["incident_id"]: (one["kind"], one["moved_to"]) for one in after["changes"]}
    assert kinds == {was: ("moved", [now]), now: ("changed", [])}
    assert json.loads(get(client, "api_incident", was))["moved_to"] == [now]


def test_downloads_are_saved_and_never_shown_as_pages(site, client):
    response = client.get(reverse("public_download", args=["coast", 1, "release.json"]))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert len(json.loads(response.content)["incidents"]) == 3
    assert client.get(reverse("public_download", args=["coast", 1, "secrets.txt"])).status_code == 404


def test_the_feed_has_an_entry_for_each_release(site, client):
    feed = get(client, "public_feed")

    assert feed.count("<entry") == 1
    assert "First notes." in feed


def test_a_page_asks_as_many_times_however_much_was_released(site, client):
    def asked() -> dict[str, int]:
        counts = {}
        for page in PAGES:
            with CaptureQueriesContext(connection) as queries:
                get(client, f"public_{page}")
            counts[page] = len(queries)
        return counts

    few = asked()
    release = Project.objects.get().releases.get()
    row = ReleasedIncident.objects.filter(release=release).first()
    ReleasedIncident.objects.bulk_create(
        [
            ReleasedIncident(
                release=release, incident_id=f"inc-{n}", title=row.title, record=row.record, digest=row.digest, outcome=row.outcome,
                date_start=row.date_start, date_end=row.date_end,
            )
            for n in range(200)
        ]
    )  # fmt: skip
    assert asked() == few
