"""A server on this machine that speaks the chat protocol and answers as a test tells it to, well or badly. No model is behind it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What the server answers with. `before` is a pause, `drip` one between any two bytes, in seconds; `length` a false length."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: float = 0.0
    drip: float = 0.0
    length: int | None = None


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def report(self) -> dict[str, str]:
        """What was sent as data."""
        return json.loads(self.body["messages"][1]["content"])


Behaviour = Reply | Callable[[Request], Reply]


@dataclass
class Server:
    """`script` is played in order, its last entry for ever; `requests` are what came in."""

    url: str
    script: list[Behaviour] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answers(self, *script: Behaviour) -> None:
        self.script = list(script)

    def answer(self, request: Request) -> Reply:
        with self.lock:
            self.requests.append(request)
            behaviour = self.script[min(len(self.requests), len(self.script)) - 1]
        return behaviour(request) if callable(behaviour) else behaviour

    @property
    def windows(self) -> list[str]:
        return [request.report["text"] for request in self.requests]


def completion(content: str | None, *, finish: str = "stop", tokens: tuple[int, int] | None = (1000, 100), **message: Any) -> Reply:
    """A chat completion with these words."""
    answer: dict[str, Any] = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content, **message}, "finish_reason": finish}]
    }
    if tokens:
        answer["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return Reply(json.dumps(answer).encode())


def told(*claims: dict[str, Any], **how: Any) -> Reply:
    """A completion that lists these claims."""
    return completion(json.dumps({"claims": list(claims)}, ensure_ascii=False), **how)


def refusal(status: int, message: str = "", **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()
    return Reply(body, status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def claim(quote: str, low: int, high: int | str | None = "same", **fields: Any) -> dict[str, Any]:
    """A claim as a model gives it; all that is not said is unknown."""
    given = {
        "id": "c1", "quote": quote, "mentions": [], "harm": "killed", "low": low, "high": low if high == "same" else high,
        "modality": "exact", "status": "unknown", "victims": "", "sex": "unknown", "age": "unknown", "people": [], "perpetrator": "",
        "manner": "unknown", "place": "", "time": "", "counting": "incident", "attribution": [], "hedge": "asserted",
        "verification": "none", "evidence": [], "part_of": None,
    }  # fmt: skip
    assert set(fields) <= set(given)
    return {**given, **fields}


@contextmanager
def serving() -> Iterator[Server]:
    """The server while the block runs, on a port of its own."""
    server = Server(url="")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            reply = server.answer(Request(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            try:
                self._send(reply)
            except OSError:  # the client has had enough
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.before)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            if reply.drip:
                for byte in reply.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(reply.drip)
            else:
                self.wfile.write(reply.body)
            if reply.length is not None:
                self.close_connection = True

        def log_message(self, *arguments: Any) -> None:
            """Says nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    listening.handle_error = lambda *_: None  # a client that hangs up is what is tested
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
