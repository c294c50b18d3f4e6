"""What the model is asked to answer with: the claim record, less what the program finds out for itself."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

import msgspec

from warmonitor.domain.claims import Age, Counting, Evidence, Harm, Hedge, Manner, Modality, Sex, Status, Verification

MOST_CLAIMS = 300  # in one window; more is a model that has lost its way


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named person, as the report tells of them."""

    name: str
    age: int | None
    sex: Literal["man", "woman"] | None
    occupation: str | None


class Answered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim as the model gives it: words where the record has offsets, days and places. Nothing has a default, so all is required."""

    id: str
    quote: str
    mentions: tuple[str, ...]
    harm: Harm
    low: int
    high: int | None
    modality: Modality
    status: Status
    victims: str
    sex: Sex
    age: Age
    people: tuple[Told, ...]
    perpetrator: str
    manner: Manner
    place: str
    time: str
    counting: Counting
    attribution: tuple[str, ...]
    hedge: Hedge
    verification: Verification
    evidence: tuple[Evidence, ...]
    part_of: str | None


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All claims of a window."""

    claims: tuple[Answered, ...]


class _Loose(msgspec.Struct):
    claims: list[msgspec.Raw]


class Unreadable(Exception):
    """An answer that holds no list of claims."""


def schema() -> dict[str, Any]:
    """The answer's JSON schema in the strict dialect: an object at the root, every property required, no others allowed."""
    root, parts = msgspec.json.schema_components([Answer])
    name = str(root[0]["$ref"]).rsplit("/", 1)[1]
    return {**_undescribed(parts.pop(name)), "$defs": {name: _undescribed(part) for name, part in parts.items()}}


def _undescribed(part: dict[str, Any]) -> dict[str, Any]:
    """Without our docstrings, which are for people."""
    return {name: value for name, value in part.items() if name not in ("title", "description")}


def parse(content: str) -> tuple[tuple[Answered, ...], Counter[str]]:
    """The claims of an answer that keep to the record, and how many do not, by reason.

    Raises:
        Unreadable: If it is no JSON object with a list of claims.

    >>> parse('Here they are: ```json {"claims": [{"id": "c1"}]} ```')
    ((), Counter({'claims that do not keep to the record': 1}))
    """
    raw = _object_in(content)
    try:
        loose = msgspec.json.decode(raw, type=_Loose)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as failure:
        raise Unreadable from failure
    found: list[Answered] = []
    dropped: Counter[str] = Counter()
    for item in loose.claims[:MOST_CLAIMS]:
        try:
            found.append(msgspec.json.decode(item, type=Answered))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            dropped["claims that do not keep to the record"] += 1
    if len(loose.claims) > MOST_CLAIMS:
        dropped["claims too many for one window"] += len(loose.claims) - MOST_CLAIMS
    return tuple(found), dropped


def _object_in(content: str) -> str:
    """The JSON object in an answer; models that are not held to a schema think aloud before it, or fence it in."""
    behind = content.rpartition("</think>")[2]
    first, last = behind.find("{"), behind.rfind("}")
    return behind[first : last + 1] if 0 <= first < last else behind
