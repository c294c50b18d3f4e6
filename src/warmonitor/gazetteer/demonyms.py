"""What a country is called besides its name, and what its people are called: a table, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from warmonitor.gazetteer.names import key


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """A country's further names by its ISO 3166-1 alpha-2 code: `other_names()["MM"]` holds "Burma"."""
    return {alpha2: names for alpha2, names, _ in _lines() if names}


@cache
def _by_demonym() -> dict[str, str]:
    return {key(demonym): alpha2 for alpha2, _, demonyms in _lines() for demonym in demonyms}


def country_of_people(word: str) -> str:
    """The country whose people or doings the word names, "" where it names none.

    >>> country_of_people("Syrian"), country_of_people("Salvadorans"), country_of_people("Aleppo")
    ('SY', 'SV', '')
    """
    found = key(word)
    return _by_demonym().get(found) or _by_demonym().get(found.removesuffix("s"), "")


@cache
def _lines() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    text = files(__package__).joinpath("demonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((alpha2, _split(names), _split(demonyms)) for alpha2, names, demonyms in rows)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
