"""The query of a call to the interface, checked: what is unknown or makes no sense is refused with the name of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest

from warmonitor.errors import WarMonitorError

LARGEST = 2**31 - 1
PAGE, MOST = 50, 200


class Wrong(WarMonitorError):
    """A call that makes no sense; the message says which part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which parts a call takes, and then what it said. `since` takes `since` as a release's number; `search` takes it as a day."""

    release: bool = False
    search: bool = False
    page: bool = False
    since_release_taken: bool = False
    release_number: int | None = None
    as_of: date | None = None
    country: str = ""
    since: date | None = None
    until: date | None = None
    killed: int | None = None
    text: str = ""
    after: str = ""
    limit: int = PAGE
    since_release: int = 0


def read_query(request: HttpRequest, takes: Asked) -> Asked:
    """
    Raises:
        Wrong: If a parameter is unknown here, comes twice, or is not of its kind.
    """
    known = {
        *(("release", "as_of") if takes.release else ()),
        *(("country", "since", "until", "killed", "text") if takes.search else ()),
        *(("after", "limit") if takes.page else ()),
        *(("since",) if takes.since_release_taken else ()),
    }
    given: dict[str, str] = {}
    for name, values in request.GET.lists():
        if name not in known:
            raise Wrong(f"this takes no {name}; it takes {', '.join(sorted(known)) or 'nothing'}")
        if len(values) > 1:
            raise Wrong(f"{name} is given twice")
        given[name] = values[0]
    found = replace(
        takes,
        release_number=_number("release", given, least=1),
        as_of=_day("as_of", given),
        country=_country(given.get("country", "")),
        until=_day("until", given),
        killed=_number("killed", given),
        text=_text(given.get("text", "")),
        after=_text(given.get("after", "")),
        limit=_number("limit", given, least=1, most=MOST) or PAGE,
    )
    if takes.since_release_taken:
        return replace(found, since_release=_number("since", given) or 0)
    return replace(found, since=_day("since", given))


def _number(name: str, given: dict[str, str], *, least: int = 0, most: int = LARGEST) -> int | None:
    if name not in given:
        return None
    text = given[name]
    if not (text.isascii() and text.isdecimal() and len(text) <= 10) or not least <= int(text) <= most:
        raise Wrong(f"{name} is a whole number from {least} to {most}")
    return int(text)


def _day(name: str, given: dict[str, str]) -> date | None:
    if name not in given:
        return None
    try:
        if len(given[name]) != 10:
            raise ValueError
        found = date.fromisoformat(given[name])
    except ValueError as wrong:
        raise Wrong(f"{name} is a day as 2025-03-09") from wrong
    if found == date.max:
        raise Wrong(f"{name} is too far ahead")
    return found


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()):
        raise Wrong("country is two capital letters (ISO 3166-1)")
    return text


def _text(text: str) -> str:
    if "\0" in text or len(text) > 200:
        raise Wrong("a text has at most 200 characters, and no null among them")
    return text
