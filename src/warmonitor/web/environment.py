"""What the environment says of this server, and the refusal to start one that would stand open."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

DEMO_KEY = "demo-key-of-a-machine-that-nobody-else-reaches"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_KEY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """How this server runs.

    `demo` is what `script/server` switches on: plain HTTP, for this machine alone, with a key that everybody knows. `behind_proxy` is
    how many reverse proxies stand before the server and say who is asking.
    """

    demo: bool
    secret_key: str
    hosts: tuple[str, ...]
    behind_proxies: int = 0
    second_factor: bool = True


def read(given: Mapping[str, str] = os.environ) -> Environment:
    """Read the `WARMONITOR_...` variables; production is what runs unless `WARMONITOR_DEMO` is 1.

    Raises:
        ImproperlyConfigured: If the key or the host names are missing, are the demo's, or make no sense. Nothing repeats the key.

    >>> read({"WARMONITOR_DEMO": "1"}).hosts
    ('localhost', '127.0.0.1', '[::1]')
    """
    if given.get("WARMONITOR_DEMO") == "1":
        return Environment(demo=True, secret_key=DEMO_KEY, hosts=LOOPBACK, second_factor=False)
    return Environment(
        demo=False,
        secret_key=_secret_key(given.get("WARMONITOR_SECRET_KEY", "")),
        hosts=_hosts(given.get("WARMONITOR_HOSTS", "")),
        behind_proxies=_proxies(given.get("WARMONITOR_PROXIES", "0")),
        second_factor=given.get("WARMONITOR_SECOND_FACTOR", "required") != "optional",
    )


def _secret_key(key: str) -> str:
    if not key:
        raise ImproperlyConfigured("WARMONITOR_SECRET_KEY is not set; it signs sessions and links. Make one: openssl rand -base64 48")
    if key == DEMO_KEY:
        raise ImproperlyConfigured("WARMONITOR_SECRET_KEY is the demo's, which everybody can read. Make one: openssl rand -base64 48")
    if len(key) < SHORTEST_KEY or len(set(key)) < 10:
        raise ImproperlyConfigured(f"WARMONITOR_SECRET_KEY is too easily guessed: {SHORTEST_KEY} characters or more, made by chance")
    return key


def _hosts(names: str) -> tuple[str, ...]:
    hosts = tuple(name.strip() for name in names.split(",") if name.strip())
    if not hosts:
        raise ImproperlyConfigured("WARMONITOR_HOSTS is not set; it names the hosts that this server answers for: desk.example.org")
    if "*" in hosts:
        raise ImproperlyConfigured("WARMONITOR_HOSTS is '*', which answers for any host; name the hosts")
    return hosts


def _proxies(count: str) -> int:
    if not count.isdecimal():
        raise ImproperlyConfigured(f"WARMONITOR_PROXIES is {count!r}; it counts the reverse proxies before this server: 0, 1, ...")
    return int(count)
