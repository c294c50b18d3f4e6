"""What the user says of the server: where it is, what to ask there, how hard, at what price, and whether reports may go to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from warmonitor.errors import CallRefused
from warmonitor.home import home

PREFIX = "WARMONITOR_LLM_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A server and how it is asked. `key` stays out of what is printed; prices are per million tokens, None where not given."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    requests_a_minute: float = 60.0
    timeout_seconds: float = 120.0
    retries: int = 4
    window_characters: int = 6000
    answer_tokens: int = 4096
    price_in: float | None = None
    price_out: float | None = None
    cache: Path = field(default_factory=lambda: home() / "llm")

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def local(self) -> bool:
        return is_loopback(self.host)


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings, from variables that begin with `WARMONITOR_LLM_`.

    Raises:
        CallRefused: If one is missing or makes no sense, or reports may not be sent to that server. No value is repeated, because
            it may be a key in the wrong place.

    >>> from_environment({"WARMONITOR_LLM_URL": "http://127.0.0.1:11434/v1", "WARMONITOR_LLM_MODEL": "some-model"}).retries
    4
    """
    url, model = (environ.get(PREFIX + name, "").strip() for name in ("URL", "MODEL"))
    if not url or not model:
        raise CallRefused(
            f"llm.v1 needs {PREFIX}URL, the base address of an OpenAI-compatible server (such as http://127.0.0.1:11434/v1),"
            f" and {PREFIX}MODEL, the model to ask there; see docs/second-reader.md"
        )
    _check_address(url, allowed=environ.get(PREFIX + "SEND_TO", "").strip())
    key = environ.get(PREFIX + "KEY", "").strip()
    if not (key.isascii() and (key.isprintable() and " " not in key)):
        raise CallRefused(f"{PREFIX}KEY holds characters that no key has")
    if bool(environ.get(PREFIX + "PRICE_IN", "").strip()) != bool(environ.get(PREFIX + "PRICE_OUT", "").strip()):
        raise CallRefused(f"{PREFIX}PRICE_IN and {PREFIX}PRICE_OUT make a cost together; set both, or none")
    cache = environ.get(PREFIX + "CACHE", "").strip()
    return Settings(
        url=url.rstrip("/").removesuffix("/chat/completions"),
        model=model,
        key=key,
        requests_a_minute=_number(environ, "REQUESTS_A_MINUTE", 60.0, least=0.001),
        timeout_seconds=_number(environ, "TIMEOUT", 120.0, least=0.001),
        retries=int(_number(environ, "RETRIES", 4, least=0, most=20)),
        window_characters=int(_number(environ, "WINDOW", 6000, least=500, most=200_000)),
        answer_tokens=int(_number(environ, "ANSWER_TOKENS", 4096, least=64)),
        price_in=_price(environ, "PRICE_IN"),
        price_out=_price(environ, "PRICE_OUT"),
        cache=Path(cache).expanduser() if cache else home() / "llm",
    )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine and nothing else.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "127.0.0.1.example.org", "10.0.0.1", "0.0.0.0")]
    [True, True, True, False, False, False]
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _check_address(url: str, *, allowed: str) -> None:
    """Whom reports may be sent to: this machine, or a host that the user names once more, behind https."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as wrong:
        raise CallRefused(f"{PREFIX}URL is no address") from wrong
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in url):
        raise CallRefused(f"{PREFIX}URL is no http:// or https:// address")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise CallRefused(f"{PREFIX}URL holds more than host, port and path; a key belongs into {PREFIX}KEY")
    if is_loopback(host):
        return
    if parts.scheme != "https":
        raise CallRefused(f"{PREFIX}URL: plain http:// is for this machine alone; others are asked over https://")
    if allowed.lower() != host:
        raise CallRefused(
            f"llm.v1 would send the text of reports, with the names in it, to {host}; if that may be, say so with {PREFIX}SEND_TO={host}"
        )


def _number(environ: Mapping[str, str], name: str, default: float, *, least: float, most: float = 1e9) -> float:
    written = environ.get(PREFIX + name, "").strip()
    if not written:
        return default
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise CallRefused(f"{PREFIX}{name} is no number from {least:g} to {most:g}")
    return number


def _price(environ: Mapping[str, str], name: str) -> float | None:
    return _number(environ, name, 0.0, least=0.0) if environ.get(PREFIX + name, "").strip() else None
