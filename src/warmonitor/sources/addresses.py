"""Fetching from https:// addresses: politely, in bounds of time and size, and never from private machines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from warmonitor.errors import SourceUnavailable
from warmonitor.sources.guard import checked_address
from warmonitor.sources.settings import Intake

ROBOTS_BYTES = 512 << 10  # as much of a robots.txt as RFC 9309 asks for
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, application/pdf, */*;q=0.5"


class Fetched(NamedTuple):
    """What an address answered with; `url` is where redirects led."""

    raw: bytes
    url: str
    media_type: str
    charset: str
    status: int


def fetch(url: str, *, settings: Intake) -> Fetched:
    """The bytes behind an address.

    Every redirect is checked as the first address was: scheme, host, robots.txt. Environment proxies are not used, because
    behind one the address that is connected to could not be checked.

    Raises:
        SourceUnavailable: If it cannot be reached, must not be asked, is too large or too slow, or answers with an error.
    """
    deadline = time.monotonic() + settings.total_timeout_s
    if settings.respect_robots:
        _ask_robots(url, settings, deadline)
    fetched = _followed(url, settings, deadline, limit=settings.max_fetch, robots=settings.respect_robots)
    if fetched.status != 200:
        raise SourceUnavailable(f"the server answers with status {fetched.status}")
    return fetched


def _followed(url: str, settings: Intake, deadline: float, *, limit: int, robots: bool) -> Fetched:
    for _ in range(settings.max_redirects + 1):
        fetched, onward = _asked(url, settings, deadline, limit=limit)
        if not onward:
            return fetched
        url = urljoin(url, onward)
        if robots:
            _ask_robots(url, settings, deadline)
    raise SourceUnavailable(f"more than {settings.max_redirects} redirects")


def _asked(url: str, settings: Intake, deadline: float, *, limit: int) -> tuple[Fetched, str]:
    """One request, and the address that it redirects to ("" for none)."""
    with _answer(url, settings) as answer:
        onward = answer.headers.get("location", "") if answer.has_redirect_location else ""
        raw = b"" if onward else _body(answer, deadline, limit=limit)
        media_type = answer.headers.get("content-type", "")
        return Fetched(raw, url, media_type, answer.charset_encoding or "", answer.status_code), onward


@contextmanager
def _answer(url: str, settings: Intake) -> Iterator[httpx.Response]:
    """Connect to the very address that was checked, while the certificate is checked against the name."""
    target = httpx.URL(url)
    if target.scheme != "https" and not (settings.allow_private and target.scheme == "http"):
        raise SourceUnavailable(f"leads to {target.scheme}://, and only https:// addresses are asked")
    port = target.port or (443 if target.scheme == "https" else 80)
    address = checked_address(target.host, port, allow_private=settings.allow_private)
    headers = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": settings.user_agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
    }
    try:
        with (
            httpx.Client(timeout=settings.timeout_s, trust_env=False, follow_redirects=False) as client,
            client.stream(
                "GET",
                target.copy_with(host=address),
                headers=headers,
                extensions={"sni_hostname": target.raw_host.decode("ascii")},
            ) as answer,
        ):
            yield answer
    except httpx.TimeoutException as error:
        raise SourceUnavailable(f"no answer within {settings.timeout_s:g} seconds") from error
    except httpx.HTTPError as error:
        raise SourceUnavailable(f"cannot be fetched ({type(error).__name__})") from error


def _body(answer: httpx.Response, deadline: float, *, limit: int) -> bytes:
    """The answer as it comes in; a server may send without end, or one byte a minute."""
    pieces, size = [], 0
    for piece in answer.iter_bytes():  # as they arrive: for pieces of a set size it would be waited past the deadline
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise SourceUnavailable(f"sends more than {limit >> 20} MB")
        if time.monotonic() > deadline:
            raise SourceUnavailable("sends too slowly; given up")
    return b"".join(pieces)


def _ask_robots(url: str, settings: Intake, deadline: float) -> None:
    """What RFC 9309 says: no file, no rules; a file that cannot be had now, no access now."""
    try:
        fetched = _followed(_origin(url) + "/robots.txt", settings, deadline, limit=ROBOTS_BYTES, robots=False)
    except SourceUnavailable as failure:
        raise SourceUnavailable(f"its robots.txt cannot be had, so it is not asked: {failure}") from failure
    if fetched.status >= 500:
        raise SourceUnavailable(f"its robots.txt answers with status {fetched.status}, so it is not asked now")
    if fetched.status >= 400:
        return
    rules = RobotFileParser()
    rules.parse(fetched.raw.decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(settings.user_agent, url):
        raise SourceUnavailable("its robots.txt asks programs like this one to stay away")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
