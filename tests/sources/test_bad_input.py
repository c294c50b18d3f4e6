"""What cannot be read is named with a reason, and the rest is done."""

import io
import json
import os
import time
import zipfile

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from warmonitor.archive import Archive
from warmonitor.domain.documents import Document, Lost
from warmonitor.errors import CallRefused, RunAborted
from warmonitor.sources import Intake, take_in
from warmonitor.sources.kinds import source_for

REPORT = "At least 12 people were killed in Harbour Town on Friday, the monitor said.\n"


def pdf(text):
    made = FPDF()
    made.add_page()
    if text:
        made.set_font("helvetica", size=12)
        made.multi_cell(0, 8, text)
    return bytes(made.output())


def packed(**members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in members.items():
            made.writestr(name, raw)
    return held.getvalue()


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "a.csv", "a.xml", "a.warc", "a.wacz", "result.json"]
)
def test_an_empty_file_is_lost_with_a_reason(why, name):
    assert why(name, b"")


def test_an_empty_text_is_said_to_be_empty(why):
    assert why("a.txt", b"") == "empty: it holds no text"
    assert why("a.txt", b" \n\n ") == "empty: it holds no text"


def test_a_jsonl_without_a_line_holds_no_document(why):
    assert "no document" in why("a.jsonl", b"\n\n")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (bytes(range(256)) * 40, "binary"),
        (b"a\x00\x01\x02" * 99, "binary"),
    ],
)
def test_binary_under_a_text_name_is_no_text(why, raw, what):
    assert what in why("report.txt", raw)


def test_html_without_text_is_lost(why):
    assert "no article text" in why("a.html", "<html><body><nav><a href='/'>Home</a> World news</nav><script>run()</script></body></html>")


def test_an_encrypted_pdf_asks_for_a_copy_without_password(why):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(REPORT))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)

    assert why("a.pdf", held.getvalue()) == "the PDF is encrypted; save a copy without a password"


def test_a_pdf_locked_against_changes_only_is_read(one):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(REPORT))))
    writer.encrypt(user_password="", owner_password="owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)

    assert one("a.pdf", held.getvalue()).text.startswith("At least 12")


def test_a_pdf_without_a_text_layer_asks_for_ocr(why):
    assert why("a.pdf", pdf("")) == "no text layer in the PDF; run OCR first"


def test_a_broken_pdf_is_lost(why):
    assert "PDF" in why("a.pdf", pdf(REPORT)[:200])
    assert why("a.pdf", b"hello") == "not a PDF, whatever its name says"


@pytest.mark.parametrize("name", ["a.docx", "a.wacz"])
def test_a_zip_bomb_is_not_unpacked(why, name):
    bomb = packed(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * (40 << 20), "archive/a.warc.gz": b"0" * 100})

    assert "zip bomb" in why(name, bomb)


def test_a_zip_that_is_no_word_file_is_lost(why):
    assert "not a .docx" in why("a.docx", packed(**{"a.txt": b"12 killed"}))
    assert "not a .docx" in why("a.docx", b"12 killed")


def test_an_xml_bomb_is_not_read(why):
    entities = '<!DOCTYPE x [<!ENTITY a "12 killed"><!ENTITY b "&a;&a;&a;">]>'
    bomb = f'<?xml version="1.0"?>{entities}<rss><channel><item>&b;</item></channel></rss>'

    assert "entities" in why("a.xml", bomb)
    assert "entities" in why("b.xml", bomb.encode("utf-16"))


def test_xml_that_is_no_feed_says_so(why):
    assert why("a.xml", "<orders><order>12</order></orders>") == "the XML is no RSS or Atom feed"


def test_a_broken_line_is_named_and_the_others_are_read(taken, folder):
    lines = [
        '{"doc_id": "a", "text": "12 killed"}',
        '{"doc_id": "b", "text": "12 ki',
        '["x"]',
        '{"doc_id": "c"}',
        '{"doc_id": "d", "text": "3 hurt"}',
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines))

    documents, losses = taken("reports.jsonl")

    assert [d.doc_id for d in documents] == ["a", "d"]
    assert [lost.item for lost in losses] == ["reports.jsonl, line 2", "reports.jsonl, line 3", "reports.jsonl, line 4"]
    assert "not readable JSON" in losses[0].reason
    assert "not an object" in losses[1].reason
    assert "needs the field text" in losses[2].reason


def test_half_a_surrogate_pair_does_not_break_what_is_written(one):
    document = one("reports.jsonl", '{"text": "12 killed \\ud83d"}')

    assert document.text.encode() == "12 killed \ufffd".encode()


def test_a_table_without_the_columns_names_those_it_found(why):
    reason = why("a.csv", "town,killed\nHarbour Town,12\n")

    assert "no column 'text'" in reason
    assert "town, killed" in reason


@pytest.mark.parametrize(
    ("encoding", "text", "note"),
    [
        ("utf-8-sig", REPORT, None),
        ("utf-16", REPORT, None),
        ("utf-16-le", REPORT, "utf-16-le"),
        ("cp1252", "The “toll” – 12 – in São Tomé, " + REPORT, "windows-1252"),
        (
            "cp1256",
            "قتل ما لا يقل عن اثني عشر شخصا في المدينة يوم الجمعة، بحسب المرصد الذي قال إن بين القتلى ثلاثة أطفال. " * 3,
            "cp1256",
        ),
        (
            "cp1251",
            "По меньшей мере двенадцать человек погибли в пятницу, сообщили наблюдатели. Среди погибших трое детей. " * 3,
            "cp1251",
        ),
    ],
)
def test_encodings_are_found_and_a_guess_is_noted(one, encoding, text, note):
    document = one("a.txt", text.encode(encoding))

    assert document.text == text
    assert document.problems == ((f"encoding guessed: {note}", "no publication date") if note else ("no publication date",))


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf8(one):
    document = one("a.txt", ("قتل اثنا عشر شخصا " * 5).encode()[:-2])

    assert document.text.startswith("قتل اثنا عشر شخصا ")
    assert "not UTF-8" in document.problems[0]


def test_a_text_of_50_megabytes_is_taken_in_quickly(one):
    began = time.monotonic()
    document = one("a.txt", REPORT * (50_000_000 // len(REPORT)))

    assert len(document.text) > 49_000_000
    assert time.monotonic() - began < 10


def test_a_text_over_the_limit_is_lost_with_the_limit(why):
    assert why("a.txt", REPORT * 20_000, max_bytes=1 << 20) == "larger than 1 MB; split it, or raise the limit (max_bytes)"


def test_an_overlong_line_is_lost_and_the_next_is_read(taken, folder):
    (folder / "a.jsonl").write_text(json.dumps({"text": "x" * 3000}) + "\n" + json.dumps({"doc_id": "b", "text": "12 killed"}) + "\n")

    documents, (lost,) = taken("a.jsonl", settings=Intake(max_bytes=2000))

    assert [d.doc_id for d in documents] == ["b"]
    assert lost.item == "a.jsonl, line 1"


def test_an_unknown_kind_is_lost_with_the_known_ones(why):
    reason = why("a.xlsx", b"PK")

    assert ".docx" in reason
    assert ".warc.gz" in reason


def test_a_missing_path_refuses_the_call_before_anything_is_done(taken, folder):
    (folder / "a.txt").write_text(REPORT)

    for inputs in (
        ["a.txt", "b.txt"],
        ["*.pdf"],
        [],
        ["http://news.example/"],
        ["ftp://news.example/"],
        ["https://me:secret@news.example/"],
    ):
        with pytest.raises(CallRefused):
            taken(*inputs)


def test_an_address_with_a_password_is_not_repeated(taken):
    with pytest.raises(CallRefused) as refused:
        taken("https://me:secret@news.example/")
    assert "secret" not in str(refused.value)


def test_an_unreadable_file_is_lost_and_the_rest_done(taken, folder, monkeypatch):
    (folder / "a.txt").write_text(REPORT)
    (folder / "b.txt").write_text(REPORT)

    def put_file(self, path, kept=Archive.put_file):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return kept(self, path)

    monkeypatch.setattr(Archive, "put_file", put_file)
    documents, losses = taken("a.txt", "b.txt")

    assert len(documents) == 1
    assert losses == [Lost(item="a.txt", reason="cannot be read: Permission denied")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_lost(why, folder):
    (folder / "a.txt").touch(mode=0)
    assert "Permission denied" in why("a.txt", REPORT)


def test_a_full_disk_stops_everything(folder, archive, monkeypatch):
    (folder / "a.txt").write_text(REPORT)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RunAborted, match="disk is full"):
        list(take_in(["a.txt"], archive=archive))


def test_a_reader_that_breaks_loses_one_item_only(taken, folder, monkeypatch):
    (folder / "a.pdf").write_bytes(pdf(REPORT))
    (folder / "b.txt").write_text(REPORT)
    monkeypatch.setattr(source_for("a.pdf"), "_report", lambda raw, url: 1 // 0)

    documents, losses = taken("a.pdf", "b.txt")

    assert len(documents) == 1
    assert losses == [Lost(item="a.pdf", reason="cannot be read: its content breaks the reader (ZeroDivisionError)")]


def test_used_up_memory_stops_everything(folder, archive, monkeypatch):
    def exhausted(*_):
        raise MemoryError

    (folder / "report.txt").write_text(REPORT)
    monkeypatch.setattr("warmonitor.sources.taking_in._of_item", exhausted)

    with pytest.raises(RunAborted, match="memory ran out at"):
        list(take_in([str(folder)], archive=archive))


def test_a_deeply_nested_page_does_not_break_the_reader(taken, folder):
    (folder / "a.html").write_text("<div>" * 50_000 + REPORT)
    (folder / "b.eml").write_text("Subject: x\nContent-Type: text/html\n\n" + "<div>" * 50_000 + REPORT)

    documents, losses = taken("a.html", "b.eml")

    assert len(documents) + len(losses) == 2


SUFFIXES = [".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".jsonl", ".csv", ".xml", ".warc", ".warc.gz", ".wacz", ".json"]
STARTS = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b'{"text": "', b"text,doc_id\n", b"<rss><channel>",
    b"From: a\n\n", b"<html><p>", b"\xff\xfe", b'{"messages": [', b"\xef\xbb\xbf",
]  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(SUFFIXES), start=st.sampled_from(STARTS), raw=st.binary(max_size=400))
def test_arbitrary_bytes_never_stop_the_run(tmp_path, archive, suffix, start, raw):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(start + raw)

    found = list(take_in([str(path)], archive=archive))

    assert found
    assert all(isinstance(item, Document | Lost) for item in found)
    for item in found:
        assert json.dumps(str(item)).isascii()
        if isinstance(item, Document):
            item.text.encode()
            item.title.encode()
