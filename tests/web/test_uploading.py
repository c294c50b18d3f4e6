"""Reports that come over the web: limited in size and kind, under no name of the sender's, and served back as nothing that runs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from warmonitor.flow import uploads
from warmonitor.flow.uploads import plain_name
from warmonitor.home import home
from warmonitor.store.models import ClaimRow, Document
from warmonitor.web import limits

REPORT = b"Nine men were killed in Old Pell on Friday, the mayor said."


@pytest.fixture
def analyst(coast, signed_in):
    return signed_in(coast.people["analyst"])


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path))


def send(client, coast, *files: tuple[str, bytes], **fields):
    sent = {"files": [SimpleUploadedFile(name, content) for name, content in files]} if files else {}
    return client.post(reverse("take_in", args=[coast.project.slug]), sent | fields)


def test_a_file_becomes_a_report_with_claims_and_what_the_sender_knew(coast, analyst):
    answer = send(analyst, coast, ("a.txt", REPORT), source="Pell Gazette", published="2025-03-08", title="Nine dead")

    assert answer.status_code == 200
    assert "1 new report." in answer.content.decode()
    document = Document.objects.get(project=coast.project, source__name="Pell Gazette")
    assert (document.title, document.published, document.taken_in_by) == ("Nine dead", "2025-03-08", coast.people["analyst"])
    assert ClaimRow.objects.get(document=document).low == 9
    assert list((home() / "uploads").iterdir()) == []


def test_words_are_pasted_too_and_the_same_twice_changes_nothing(coast, analyst):
    for said in ("1 new report.", "here already"):
        assert said in send(analyst, coast, text=REPORT.decode(), source="Radio").content.decode()

    assert Document.objects.filter(project=coast.project, text__contains="Nine men").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.exe", b"MZ", "not a kind"),
        ("a.svg", b"<svg onload=alert(1)>", "not a kind"),
        ("a", REPORT, "not a kind"),
        ("a.pdf", REPORT, "no .pdf"),
        ("a.docx", b"%PDF-1.7", "no .docx"),
        ("a.txt", b"\x7fELF\0\0", "no .txt"),
        ("a.txt.zip", b"PK\x03\x04", "not a kind"),
    ],
)
def test_what_is_no_report_is_not_taken_and_the_others_are(coast, analyst, name, content, why):
    html = send(analyst, coast, (name, content), ("good.txt", REPORT)).content.decode()

    assert why in html
    assert "1 new report." in html


def test_a_file_that_is_too_large_is_not_taken(coast, analyst, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)

    assert "larger than" in send(analyst, coast, ("a.txt", b"x" * 101)).content.decode()
    assert not (home() / "archive").exists()


def test_more_than_anything_here_takes_is_refused_before_it_is_read(coast, analyst, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 100)

    assert send(analyst, coast, ("a.txt", b"x" * 200)).status_code == 413


@pytest.mark.parametrize(
    "name",
    [
        "../../../evil.txt",
        "..\\evil.txt",
        "manifest.jsonl",
        "<img src=x onerror=alert(1)>.txt",
        "a\u202etxt.exe.txt",
        "x" * 300 + ".txt",
        "nul\0.txt",
        ".txt",
    ],
)
def test_hostile_file_names_lead_nowhere_and_are_in_no_page(coast, analyst, name, tmp_path):
    content = REPORT if not name.endswith("jsonl") else b'{"text": "Nine men were killed in Old Pell on Friday."}'
    answer = send(analyst, coast, (name, content))
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "1 new report." in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert {one.name for one in tmp_path.iterdir()} <= {"archive", "uploads"}


def test_a_plain_name_is_no_path_and_keeps_its_ending():
    for name in ("../a/b.TXT", "C:\\b.txt", "b.txt", "  b .txt"):
        assert plain_name(name) == "b.txt"
    assert plain_name("\u202e.pdf") == "report.pdf"
    assert len(plain_name("y" * 999 + "." + "z" * 999)) < 80


def test_hostile_content_is_shown_as_words(coast, analyst):
    send(analyst, coast, ("a.txt", b"<script>alert(1)</script> Nine men were killed in Old Pell."))
    document = Document.objects.get(project=coast.project, text__contains="alert")

    html = analyst.get(reverse("document", args=[coast.project.slug, document.pk])).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_nothing_sent_is_nothing_taken(coast, analyst):
    assert send(analyst, coast).status_code == 400
    assert send(analyst, coast, text="  ").status_code == 400
