"""How often a server is asked: no more than so many times a minute, by all threads together, and not before it said to come again."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """Turns, evenly spaced, for whoever waits for one.

    >>> slept, pace = [], Pace(30, clock=lambda: 0.0, sleep=lambda seconds: slept.append(seconds))
    >>> pace.wait(); pace.wait(); slept
    [2.0]
    """

    def __init__(
        self, requests_a_minute: float, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._gap = 60.0 / requests_a_minute
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self._next = clock()

    def wait(self) -> None:
        """Return when it is this caller's turn."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + self._gap
        if turn > now:
            self._sleep(turn - now)

    def hold(self, seconds: float) -> None:
        """Let nobody ask for that long."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)
