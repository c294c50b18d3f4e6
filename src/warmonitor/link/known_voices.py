"""Organisations that reports often quote: their names, the names they also go by, and what kind of voice they are.

The table (`known_voices.tsv`) says who is meant, never who is right. Being listed adds no weight to what a voice says.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from warmonitor.domain.tolls import OriginKind


class Known(msgspec.Struct, frozen=True):
    """One organisation. `aliases` are matched as whole words, with their capitals."""

    name: str
    kind: OriginKind
    aliases: tuple[str, ...] = ()


@cache
def known_voices() -> tuple[Known, ...]:
    """The table, in its order."""
    lines = files(__package__).joinpath("known_voices.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    cells = ({"name": name, "kind": kind, "aliases": [a for a in aliases.split("|") if a]} for name, kind, aliases in rows)
    return tuple(msgspec.convert(row, Known) for row in cells)  # a kind that is not in the vocabulary fails here


@cache
def by_alias() -> dict[str, Known]:
    """Every name and alias in small letters, and who is meant."""
    return {alias.lower(): known for known in known_voices() for alias in (known.name, *known.aliases)}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((alias for known in known_voices() for alias in (known.name, *known.aliases)), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])")


def named_in(text: str) -> tuple[Known, ...]:
    """The known organisations that a text names, in the order of the text, each once.

    >>> [known.name for known in named_in("a source told AFP, according to the SOHR")]
    ['AFP', 'Syrian Observatory for Human Rights']
    """
    found = {by_alias()[hit.lower()].name: by_alias()[hit.lower()] for hit in _pattern().findall(text)}
    return tuple(found.values())
