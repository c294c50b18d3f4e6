"""The ages that a report tells: of the people harmed, those suspected and their families, which few other events have alike."""

from __future__ import annotations

import re

from warmonitor.domain.documents import Document

LETTERS = 3000  # news says who it was first
OLDEST = 110
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_NUMBER = rf"(?:(?<![\d.,])\d{{1,3}}|\b(?:{'|'.join(_NUMBERS)}))"
_OLD = re.compile(rf"({_NUMBER})[- ](year|month|week|day)s?[- ]olds?\b")
_BESIDE = re.compile(r"[^\W\d]\)?, (\d{1,3})(?=[,.;])|\baged? (\d{1,3})\b")


def ages_of(document: Document) -> frozenset[str]:
    """Every age in the report's opening, in years unless it says otherwise.

    >>> sorted(ages_of(Document(doc_id="a", title="Boy, 7, shot", text="The seven-year-old and a 6-month-old girl live.")))
    ['6 months', '7']
    """
    text = f"{document.title} {document.text[:LETTERS]}".lower()
    found = {_age(number, unit) for number, unit in _OLD.findall(text)}
    found.update(number for pair in _BESIDE.findall(text) for number in pair if number and 0 < int(number) <= OLDEST)
    return frozenset(found)


def _age(number: str, unit: str) -> str:
    count = _NUMBERS.get(number) or int(number)
    return f"{count}" if unit == "year" else f"{count} {unit}s"
