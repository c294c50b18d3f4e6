"""Addresses are asked politely and in bounds; private machines only where a setting lifts the guard."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from warmonitor.errors import SourceUnavailable
from warmonitor.sources import Intake
from warmonitor.sources.guard import checked_address, is_public

REPORT = b"At least 12 people were killed in Harbour Town on Friday, the monitor said.\n"
PAGE = b"<html><head><title>Twelve killed</title></head><body><article><p>" + REPORT * 5 + b"</p></article></body></html>"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Radio</title><item><title>A</title>
<description>12 killed</description></item><item><title>B</title><description>3 hurt</description></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """Answers by path; remembers what it was asked."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("User-Agent"), self.headers.get("Host")))
        answer = getattr(self, "do_" + self.path.strip("/").replace(".", "_").partition("?")[0], None)
        if self.path == "/robots.txt":
            self.answer(self.server.robots_status, "text/plain", self.server.robots)
        elif answer is None:
            self.answer(404, "text/html", b"<p>Not here</p>")
        else:
            answer()

    def answer(self, status, media_type, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_page(self):
        self.answer(200, "text/html; charset=utf-8", PAGE)

    def do_packed(self):
        self.answer(200, "text/html", gzip.compress(PAGE), Content_Encoding="gzip")

    def do_note(self):
        self.answer(200, "text/plain; charset=windows-1252", "12 killed – “again”".encode("cp1252"))

    def do_feed(self):
        self.answer(200, "application/rss+xml", FEED)

    def do_untyped(self):
        self.answer(200, "application/octet-stream", FEED)

    def do_private(self):
        self.answer(200, "text/plain", b"not for programs")

    def do_moved(self):
        self.answer(302, "text/plain", b"", Location="/page")

    def do_to_private(self):
        self.answer(302, "text/plain", b"", Location="/private")

    def do_round(self):
        self.answer(302, "text/plain", b"", Location="/round")

    def do_to_file(self):
        self.answer(302, "text/plain", b"", Location="file:///etc/passwd")

    def do_bomb(self):
        self.answer(200, "text/plain", gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")

    def do_slow(self):
        time.sleep(1)
        self.answer(200, "text/plain", REPORT)

    def do_dripping(self):
        self.answer(200, "text/plain", b"")
        for _ in range(30):
            self.wfile.write(b"0" * 70_000)
            time.sleep(0.1)

    def do_drop_by_drop(self):
        self.answer(200, "text/plain", b"")
        for _ in range(80):
            self.wfile.write(b"0")
            time.sleep(0.05)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.robots, server.robots_status = [], b"User-agent: *\nDisallow: /private\n", 200
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ask(site, taken):
    """Asks the site for a path with the guard lifted: documents and the reasons of losses."""

    def take(path, **bounds):
        url = f"http://127.0.0.1:{site.server_port}{path}"
        documents, losses = taken(url, settings=Intake(allow_private=True, **bounds))
        assert all(lost.item == url for lost in losses)
        return documents, [lost.reason for lost in losses]

    return take


def test_a_page_comes_with_its_address(ask, site, archive):
    (document,), _ = ask("/page")

    assert document.title == "Twelve killed"
    assert document.url == f"http://127.0.0.1:{site.server_port}/page"
    assert document.source == "127.0.0.1"
    assert archive.get(document.hash) == PAGE


def test_the_program_says_who_it_is_and_asks_robots_first(ask, site):
    ask("/page")

    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/page"]
    assert all(agent.startswith("warmonitor/") for _, agent, _ in site.asked)
    assert all(host == f"127.0.0.1:{site.server_port}" for _, _, host in site.asked)


def test_packed_answers_and_stated_encodings_are_read(ask):
    assert ask("/packed")[0][0].title == "Twelve killed"
    assert ask("/note")[0][0].text == "12 killed – “again”"


@pytest.mark.parametrize("path", ["/feed", "/untyped"])
def test_a_feed_gives_a_document_an_entry(ask, path):
    documents, _ = ask(path)

    assert sorted(d.text for d in documents) == ["12 killed", "3 hurt"]


def test_robots_are_respected_also_where_a_redirect_leads(ask, site):
    for path in ("/private", "/to_private"):
        assert ask(path) == ([], ["its robots.txt asks programs like this one to stay away"])
    assert "/private" not in [path for path, _, _ in site.asked]


def test_no_robots_file_means_no_rules_and_a_broken_one_means_not_now(ask, site):
    site.robots_status = 404
    assert len(ask("/private")[0]) == 1
    site.robots_status = 503
    assert "answers with status 503" in ask("/page")[1][0]


def test_redirects_are_followed_but_not_for_ever_nor_anywhere(ask):
    assert ask("/moved")[0][0].url.endswith("/page")
    assert ask("/round")[1] == ["more than 5 redirects"]
    assert "only https:// addresses are asked" in ask("/to_file")[1][0]


def test_an_error_is_no_document(ask):
    assert ask("/nothing") == ([], ["the server answers with status 404"])


def test_size_and_time_are_bounded(ask):
    assert ask("/bomb", max_fetch=1 << 20)[1] == ["sends more than 1 MB"]
    assert ask("/slow", timeout_s=0.3)[1] == ["no answer within 0.3 seconds"]
    assert ask("/dripping", total_timeout_s=0.3)[1] == ["sends too slowly; given up"]
    started = time.monotonic()
    assert ask("/drop_by_drop", total_timeout_s=0.3)[1] == ["sends too slowly; given up"]
    assert time.monotonic() - started < 2


def test_private_machines_are_not_asked_unless_a_setting_says_so(taken, site):
    documents, losses = taken(f"https://127.0.0.1:{site.server_port}/page", "https://localhost/")

    assert documents == []
    assert all("private address" in lost.reason for lost in losses)
    assert len(losses) == 2
    assert site.asked == []


def test_a_public_name_that_points_to_a_private_address_is_refused(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", ("10.0.0.1", 443))])

    with pytest.raises(SourceUnavailable, match="private address"):
        checked_address("news.example", 443)


def test_an_unknown_host_is_said_to_be_unknown(monkeypatch):
    def unknown(*_, **__):
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    with pytest.raises(SourceUnavailable, match="not known"):
        checked_address("news.example", 443)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: fe80::1
    fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1""".split(),
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address):
    assert is_public(address)


def test_the_environment_can_lift_the_guard(monkeypatch):
    monkeypatch.delenv("WARMONITOR_ALLOW_PRIVATE", raising=False)
    assert not Intake().allow_private
    monkeypatch.setenv("WARMONITOR_ALLOW_PRIVATE", "1")
    assert Intake().allow_private
