"""Every kind that is promised comes in with its text, and with what its format says of it."""

import io
import json
import zipfile

import docx
import pytest
from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

REPORT = (
    "At least 12 people were killed in Harbour Town on Friday, the monitor said.\n"
    "Three of the dead were children. The ministry said that it was looking into the reports.\n"
)

PAGE = """<!doctype html><html lang="en"><head><title>Twelve killed in Harbour Town | Daily Lantern</title>
<meta property="og:site_name" content="Daily Lantern"><meta property="article:published_time" content="2025-03-07T10:00:00+02:00">
<link rel="canonical" href="https://daily-lantern.example/harbour"></head>
<body><nav><a href="/">Home</a> <a href="/world">World news menu</a></nav><article><h1>Twelve killed in Harbour Town</h1>
<p>At least 12 people were killed in Harbour Town on Friday, the monitor said.</p>
<p>Three of the dead were children. The ministry said that it was looking into the reports.</p></article>
<section id="comments"><p>First comment: I do not believe a word of it.</p></section>
<footer>Copyright Daily Lantern. All rights reserved.</footer></body></html>"""

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Radio</title>
<item><title>Twelve killed</title><link>https://radio.example/1</link><guid>1</guid>
<pubDate>Fri, 07 Mar 2025 23:30:00 +0200</pubDate>
<description>&lt;p&gt;At least 12 people &lt;b&gt;were killed&lt;/b&gt;.&lt;/p&gt;
&lt;p&gt;Three were wounded.&lt;/p&gt;</description></item>
<item><title>Curfew &amp; calm</title><link>https://radio.example/2</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Island News</title><entry><id>a</id><title>Toll rises</title>
<updated>2025-03-08T07:00:00Z</updated><content type="html">&lt;p&gt;The toll rose to 14.&lt;/p&gt;</content></entry></feed>"""

MAIL = """From: Morning Letter <desk@letter.example>
Subject: =?utf-8?q?What_we_know_=E2=80=93_Friday?=
Date: Fri, 07 Mar 2025 23:30:00 +0300
Content-Type: text/plain; charset=utf-8

At least 12 people were killed.
"""


def pdf(*pages, title=""):
    made = FPDF()
    made.set_title(title)
    made.set_font("helvetica", size=12)
    for page in pages:
        made.add_page()
        made.multi_cell(0, 8, page)
    return bytes(made.output())


def word(*paragraphs, table=()):
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        grid = made.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def warc(*pages, packed=False):
    """A web archive of (address, media type, body, status)."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    for url, media_type, body, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2025-03-09T10:00:00Z"},
            )
        )
    return held.getvalue()


def test_a_text_is_kept_as_it_stands(one):
    document = one("report.txt", "Harbour Town\n\n" + REPORT + "  \n")

    assert document.text == "Harbour Town\n\n" + REPORT + "  \n"
    assert document.title == ""  # a first line is no title unless something says so
    assert document.language == "en"
    assert document.problems == ("no publication date",)


def test_markdown_is_text(one):
    assert one("report.md", "# Harbour\n\n" + REPORT).text.startswith("# Harbour")


def test_a_made_id_is_of_the_content_and_the_bytes_are_kept(one, archive):
    document = one("report.txt", REPORT)

    assert document.doc_id == document.hash[:16]
    assert archive.get(document.hash) == REPORT.encode()


def test_a_page_gives_its_article_and_what_it_says_of_itself(one):
    document = one("page.html", PAGE)

    assert document.text == REPORT.strip()
    assert (document.title, document.source, document.published) == (
        "Twelve killed in Harbour Town",
        "Daily Lantern",
        "2025-03-07",
    )
    assert document.url == "https://daily-lantern.example/harbour"
    assert document.language == "en"
    assert document.problems == ()


def test_a_page_in_an_old_encoding_says_so_itself(one):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("the monitor", "the monitor – “ours” –")

    assert "the monitor – “ours” – said" in one("page.htm", page.encode("cp1252")).text


def test_a_pdf_gives_its_text_layer(one):
    document = one("report.pdf", pdf("At least 12 people were killed.", "Three were wounded.", title="The third day"))

    assert document.text == "At least 12 people were killed.\n\nThree were wounded."
    assert document.title == "The third day"
    assert document.published == ""  # when a file was made is not when a report was published


def test_a_pdf_page_without_text_is_noted(one):
    document = one("report.pdf", pdf("At least 12 people were killed.", ""))

    assert "no text on 1 of 2 pages (2); pictures need OCR" in document.problems


def test_a_word_file_gives_paragraphs_and_tables_in_order(one):
    document = one("report.docx", word("At least 12 people were killed.", table=[("Town", "Killed"), ("Harbour Town", "12")]))

    assert document.text == "At least 12 people were killed.\nTown\tKilled\nHarbour Town\t12"


def test_a_mail_gives_subject_sender_and_its_own_local_date(one):
    document = one("letter.eml", MAIL)

    assert document.text == "At least 12 people were killed.\n"
    assert (document.title, document.source) == ("What we know – Friday", "Morning Letter")
    assert document.published == "2025-03-07T23:30:00+03:00"


def test_a_mail_in_html_gives_its_words(one):
    mail = MAIL.replace("text/plain", "text/html").replace("At least", "<style>p{}</style><p>At least").replace("killed.", "killed.</p>")

    assert one("letter.eml", mail).text == "At least 12 people were killed."


def test_an_rss_feed_gives_a_document_an_entry(taken, folder):
    (folder / "radio.xml").write_text(FEED)

    (first, second), losses = taken("radio.xml")
    by_title = {d.title: d for d in (first, second)}

    assert losses == []
    assert by_title["Twelve killed"].text == "At least 12 people were killed.\nThree were wounded."
    assert by_title["Twelve killed"].published == "2025-03-07T23:30:00+02:00"
    assert by_title["Twelve killed"].source == "Harbour Radio"
    assert by_title["Twelve killed"].url == "https://radio.example/1"
    assert by_title["Curfew & calm"].problems == ("the feed gives a headline only", "no publication date")


def test_an_atom_feed_too(one):
    document = one("island.xml", ATOM)

    assert (document.text, document.published, document.source) == ("The toll rose to 14.", "2025-03-08T07:00:00Z", "Island News")


def test_jsonl_text_is_kept_as_given(one):
    row = {
        "doc_id": "a-1",
        "source": "Desk",
        "published": "2025-03-07",
        "context_date": None,
        "title": "T",
        "text": "  12 killed \n",
        "n": [1],
    }

    document = one("reports.jsonl", json.dumps(row) + "\n\n")

    assert document.text == "  12 killed \n"
    assert (document.doc_id, document.source, document.published, document.title) == ("a-1", "Desk", "2025-03-07", "T")
    assert document.problems == ()


def test_a_context_date_stands_in_for_a_missing_one(one):
    document = one("reports.jsonl", '{"text": "12 killed", "context_date": "2025-03-07"}')

    assert document.day.isoformat() == "2025-03-07"
    assert document.problems == ("no publication date; the context date stands in for it",)


def test_a_date_with_two_readings_is_left_to_a_person(one):
    document = one("reports.jsonl", '{"text": "12 killed", "published": "03/07/2025"}')

    assert document.published == ""
    assert "has no one reading" in document.problems[0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_gives_a_document_a_row(taken, folder, separator):
    rows = [
        ["Doc_ID", "text", "published", "notes"],
        ["a", '"12 killed\nin Harbour Town"', "2025-03-07", "x"],
        ["b", "3 hurt", "", ""],
    ]
    (folder / "reports.csv").write_text("\n".join(separator.join(row) for row in rows))

    documents, losses = taken("reports.csv")

    assert losses == []
    assert [(d.doc_id, d.text, d.published) for d in documents] == [
        ("a", "12 killed\nin Harbour Town", "2025-03-07"),
        ("b", "3 hurt", ""),
    ]


def test_a_telegram_export_gives_a_document_a_message(taken, folder):
    messages = [
        {"id": 1, "type": "service", "date": "2025-03-01T00:00:00", "action": "create_channel"},
        {
            "id": 2,
            "type": "message",
            "date": "2025-03-07T18:30:00",
            "text": ["At least ", {"type": "bold", "text": "12"}, " killed."],
        },
        {"id": 3, "type": "message", "date": "2025-03-07T18:31:00", "text": "", "photo": "photos/1.jpg"},
        {"id": 4, "type": "message", "date": "2025-03-07T19:00:00", "text": "Three hurt.", "forwarded_from": "Harbour Watch"},
    ]
    (folder / "result.json").write_text(json.dumps({"name": "Coast Channel", "type": "public_channel", "id": 9, "messages": messages}))

    documents, losses = taken("result.json")

    assert losses == []
    assert [(d.text, d.published, d.source) for d in documents] == [
        ("At least 12 killed.", "2025-03-07T18:30:00", "Coast Channel"),
        ("Three hurt.", "2025-03-07T19:00:00", "Coast Channel"),
    ]
    assert documents[0].problems == ("1 messages without words (pictures, videos) in this chat were passed over",)
    assert documents[1].problems == ("forwarded from Harbour Watch",)


def test_a_whole_accounts_export_holds_chats(one):
    chat = {"name": "A", "id": 1, "messages": [{"id": 2, "type": "message", "date": "2025-03-07T18:30:00", "text": "12 killed"}]}

    assert one("result.json", json.dumps({"chats": {"list": [chat]}})).source == "A"


CAPTURES = [
    ("https://daily-lantern.example/harbour", "text/html; charset=utf-8", PAGE.encode(), "200 OK"),
    ("https://daily-lantern.example/logo.png", "image/png", b"\x89PNG....", "200 OK"),
    ("https://daily-lantern.example/gone", "text/html", b"<p>Gone, nothing was killed here</p>", "404 Not Found"),
    ("https://daily-lantern.example/note", "text/plain", b"12 people were killed.", "200 OK"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages_with_their_addresses(taken, folder, packed):
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (folder / name).write_bytes(warc(*CAPTURES, packed=packed))

    documents, losses = taken(name)

    assert losses == []
    assert [(d.url, d.text) for d in documents] == [
        ("https://daily-lantern.example/harbour", REPORT.strip()),
        ("https://daily-lantern.example/note", "12 people were killed."),
    ]
    assert documents[1].problems == ("captured on 2025-03-09", "no publication date")


def test_a_wacz_is_a_packed_web_archive(taken, folder):
    with zipfile.ZipFile(folder / "crawl.wacz", "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", warc(*CAPTURES, packed=True))

    documents, losses = taken("crawl.wacz")

    assert (len(documents), losses) == (2, [])


def test_a_report_in_arabic_is_known_as_such(one):
    assert one("nashra.txt", "قُتل ما لا يقل عن اثني عشر شخصا يوم الجمعة في غارة على سوق المدينة، كما قال مرصد حقوقي.").language == "ar"
