"""Asking the server: one window at a time, within bounds of time and size, again where that may help, and never past a redirect."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Any, NoReturn

import httpx
import msgspec

from warmonitor import __version__
from warmonitor.errors import ItemFailed, RunAborted, SourceUnavailable
from warmonitor.extract.llm.dialect import Dialect
from warmonitor.extract.llm.pace import Pace
from warmonitor.extract.llm.settings import Settings
from warmonitor.extract.llm.usage import Usage

MOST_BYTES = 8 << 20  # of one answer
MOST_REFUSAL = 4096  # bytes of a refusal that are looked at
CONNECT_SECONDS = 10.0
LONGEST_WAIT = 300.0  # a server that asks for more than this is not waited for
LONGEST_PAUSE = 60.0  # between two tries, where the server does not say
GIVE_UP = 5  # windows lost in a row, after which the server is taken to be down

AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
WRONG_SETTINGS = {
    401: "does not accept the key (WARMONITOR_LLM_KEY)",
    402: "asks for payment",
    403: "does not let this key in",
    404: "knows no such address or model (WARMONITOR_LLM_URL, WARMONITOR_LLM_MODEL)",
    405: "takes no such requests at this address (WARMONITOR_LLM_URL)",
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back: the model's words, and whether they were cut short."""

    content: str
    cut: bool


class TooLong(Exception):
    """The window does not fit into what the model can take in."""


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Tokens(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Tokens | None = None


@dataclass(eq=False)
class _TryAgain(Exception):
    """A failure that may pass. `wait` is what the server asks for, in seconds."""

    reason: str
    wait: float | None = None


@dataclass(eq=False)
class _Refused(Exception):
    """A request that the server does not take as it is; `words` are looked at, and never shown."""

    status: int
    words: str


@dataclass(eq=False)
class _WrongSettings(Exception):
    """An answer that says that the next request would fare no better."""

    reason: str


class Client:
    """One server, asked by several threads. What was learnt of it (its dialect, that it is down) holds for the run.

    Environment proxies and `.netrc` are not used: reports go to the host that the user named, and nowhere else.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        usage: Usage,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._settings, self._usage, self._sleep, self._chance = settings, usage, sleep, chance
        self._pace = Pace(settings.requests_a_minute, sleep=sleep)
        self._lock = Lock()
        self._dialect = Dialect()
        self._answered = False
        self._lost_in_a_row = 0
        timeout = httpx.Timeout(settings.timeout_seconds, connect=min(CONNECT_SECONDS, settings.timeout_seconds))
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=16)
        headers = {"User-Agent": f"warmonitor/{__version__}", "Accept": "application/json", "Accept-Encoding": "identity"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        self._http = httpx.Client(headers=headers, timeout=timeout, limits=limits, trust_env=False, follow_redirects=False)

    @property
    def dialect(self) -> Dialect:
        return self._dialect

    def ask(self, *, title: str, text: str, schema: dict[str, Any], words: bool = False) -> Answer:
        """The model's answer for one window; with `words` the schema is told in words too, now and for the rest of the run.

        Raises:
            TooLong: If the window does not fit.
            ItemFailed: If there is no answer after all tries, or the server refuses this window.
            RunAborted: If it has answered nothing yet, and what it says shows that it never will.
        """
        if self._lost_in_a_row >= GIVE_UP:
            raise SourceUnavailable(f"{self._settings.host} was not asked, because it failed {GIVE_UP} times in a row")
        dialect, failed = self._dialect, 0
        if words:
            dialect = msgspec.structs.replace(dialect, words=True)
        while True:
            body = dialect.body(
                model=self._settings.model, title=title, text=text, schema=schema, answer_tokens=self._settings.answer_tokens
            )
            try:
                answer = self._once(body)
            except _TryAgain as failure:
                failed += 1
                self._wait_or_give_up(failure, failed)
            except _Refused as refusal:
                dialect = self._otherwise(refusal, dialect)
            except _WrongSettings as wrong:
                self._stop(wrong.reason)
            else:
                with self._lock:
                    self._dialect, self._answered, self._lost_in_a_row = dialect, True, 0
                self._usage.add(answers=1)
                return answer

    def _wait_or_give_up(self, failure: _TryAgain, failed: int) -> None:
        pause = min(LONGEST_PAUSE, 2.0 ** (failed - 1)) * (0.5 + self._chance() / 2)
        wait = pause if failure.wait is None else failure.wait
        if failed > self._settings.retries or wait > LONGEST_WAIT:
            with self._lock:
                self._lost_in_a_row += 1
            tries = f"after {failed} tries" if failed > 1 else "once"
            later = f", and asks to come again in {wait:.0f} seconds" if failure.wait is not None and wait > LONGEST_WAIT else ""
            raise SourceUnavailable(f"{self._settings.host} {failure.reason}{later} (asked {tries})")
        if failure.wait is not None:
            self._pace.hold(wait)
        else:
            self._sleep(pause)

    def _otherwise(self, refusal: _Refused, dialect: Dialect) -> Dialect:
        """The next way to put the request."""
        words = refusal.words.lower()
        if refusal.status == 413 or ("context" in words and any(word in words for word in ("length", "size", "window"))):
            raise TooLong
        further = dialect.after(words)
        if further is None:
            raise ItemFailed(f"{self._settings.host} refuses the request (status {refusal.status})")
        return further

    def _stop(self, reason: str) -> NoReturn:
        said = f"{self._settings.host} {reason}"
        if self._answered:
            raise ItemFailed(said)
        raise RunAborted(f"llm.v1: {said}; nothing was written")

    def _once(self, body: dict[str, Any]) -> Answer:
        self._pace.wait()
        self._usage.add(requests=1)
        deadline = time.monotonic() + self._settings.timeout_seconds
        try:
            with self._http.stream("POST", f"{self._settings.url}/chat/completions", json=body) as response:
                if response.status_code != 200:
                    self._refused(response, deadline)
                raw = _received(response, deadline, most=MOST_BYTES)
        except httpx.TimeoutException as failure:
            raise _TryAgain(f"gave no answer within {self._settings.timeout_seconds:g} seconds") from failure
        except httpx.ConnectError as failure:
            if self._answered:
                raise _TryAgain("cannot be reached") from failure
            raise _WrongSettings("cannot be reached (WARMONITOR_LLM_URL)") from failure
        except httpx.HTTPError as failure:
            raise _TryAgain(f"broke off ({type(failure).__name__})") from failure
        return self._read(raw)

    def _refused(self, response: httpx.Response, deadline: float) -> NoReturn:
        status = response.status_code
        if 300 <= status < 400:
            raise _WrongSettings(f"redirects elsewhere (status {status}), which is not followed")
        if status in WRONG_SETTINGS:
            raise _WrongSettings(f"{WRONG_SETTINGS[status]} (status {status})")
        if status in AGAIN:
            raise _TryAgain(f"answers with status {status}", wait=_retry_after(response.headers.get("retry-after", "")))
        raise _Refused(status, _received(response, deadline, most=MOST_REFUSAL, cut=True).decode("utf-8", "replace"))

    def _read(self, raw: bytes) -> Answer:
        try:
            completion = msgspec.json.decode(raw, type=_Completion)
            choice = completion.choices[0]
        except (msgspec.DecodeError, UnicodeError, IndexError, RecursionError) as failure:
            raise _TryAgain("answers with something that is no chat completion") from failure
        if completion.usage is None:
            self._usage.add(requests_without_usage=1)
        else:
            used = completion.usage
            self._usage.add(tokens_in=max(0, used.prompt_tokens), tokens_out=max(0, used.completion_tokens))
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise ItemFailed("the model refuses to read this report")
        return Answer(content=choice.message.content or "", cut=choice.finish_reason == "length")


def _received(response: httpx.Response, deadline: float, *, most: int, cut: bool = False) -> bytes:
    """The body as it comes in; a server may send without end, or a byte now and then."""
    pieces, size = [], 0
    for piece in response.iter_bytes():  # as they arrive: pieces of a set size would be waited for
        pieces.append(piece)
        size += len(piece)
        if size > most:
            if cut:
                break
            raise ItemFailed(f"an answer of more than {most >> 20} MB, which is not read")
        if time.monotonic() > deadline:
            raise _TryAgain("sends too slowly")
    return b"".join(pieces)[:most]


def _retry_after(written: str) -> float | None:
    """Seconds, from a number of them or from a date; None where neither is given.

    >>> _retry_after("2"), _retry_after("soon"), _retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), _retry_after("nan")
    (2.0, None, 0.0, None)
    """
    try:
        seconds = float(written)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(written).timestamp() - time.time()
        except (ValueError, TypeError, OverflowError):
            return None
    return max(0.0, seconds) if seconds == seconds else None
