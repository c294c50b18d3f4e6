"""What the pages of incidents ask: `{% load incidents %}`. Values in the reader's words, and claims by their reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template

from warmonitor.domain.claims import Claim
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Toll
from warmonitor.web.desk import checking
from warmonitor.web.shown import words

register = template.Library()


@register.filter
def worded(value: object, table: str) -> str:
    """A value by one of the tables of words: `{{ flag.kind|worded:"FLAGS" }}`."""
    return words.said(getattr(words, table), value)


@register.filter
def figure(toll: Toll) -> str:
    return words.figure(toll)


@register.filter
def people(claim: Claim) -> str:
    return words.people(claim)


@register.filter
def counted(value: int) -> str:
    """A number with its thousands apart."""
    return words.number(value)


@register.simple_tag
def killed(low: int | None, high: int | None) -> str:
    return words.killed(low, high)


@register.simple_tag
def days(start: date | None, end: date | None) -> str:
    return words.days(start, end)


@register.filter
def day(when: date | None) -> str:
    return words.day(when)


@register.filter
def place_known(place: Place | None) -> str:
    return words.place_known(place)


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    return mapping.get(key)


@register.filter
def ref(named: Sequence[str]) -> str:
    """A claim's reference as one string."""
    return "#".join(named)


@register.filter
def anchor(named: Sequence[str] | str) -> str:
    """The place of a claim in the page, by its reference."""
    whole = named if isinstance(named, str) else "#".join(named)
    return "c-" + "".join(one if one.isascii() and one.isalnum() else f"_{ord(one):x}_" for one in whole)


@register.filter
def spoken(chain: Sequence[str]) -> Sequence[str]:
    """Who said it, from the origin outwards."""
    return list(reversed(chain))


@register.filter
def pairs(mapping: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    return list(mapping.items())


@register.filter
def assessed(value: str, kind: str) -> str:
    """A value that was assessed, in words."""
    return words.said(checking.VALUES[kind], value)


@register.filter
def check(kind: str) -> str:
    """What is assessed, by name."""
    return words.said(checking.ITEMS, kind)


@register.filter
def stepped(kind: str) -> str:
    """A step towards the public."""
    return words.said(checking.STEPS, kind)


@register.filter
def blocked(block: str) -> str:
    """What keeps somebody from signing."""
    return words.said(checking.BLOCKS, block)
