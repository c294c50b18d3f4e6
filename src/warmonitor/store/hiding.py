"""Hides words in a text: names of people, and the places and sources that somebody restricted, wherever they stand. Pure.

A person's name is hidden as a whole and by each of its parts that is no everyday word ("Marrek's brother"), because a surname alone
gives a family away; a place or a source only as it is written in full. When in doubt a word too many is hidden.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple
from urllib.parse import unquote

from anyascii import anyascii

from warmonitor.extract.common_words import is_name
from warmonitor.extract.where import COUNTRY_NAMES
from warmonitor.gazetteer.demonyms import country_of_people
from warmonitor.store.words import words as folded

Kind = Literal["name", "place", "source"]
MARK = "█████"
"""What stands for hidden words: always as long, so that it tells nothing of them."""

WORD = re.compile(r"[^\W_]+")
TELLING = 3  # characters from which a part of a name is hidden by itself: "al", "bin", "Jr" tell nothing
BETWEEN = re.compile(r"[\W_]*(?:\w{1,2}[\W_]+|bin[\W_]+|abu[\W_]+|ibn[\W_]+|del[\W_]+|van[\W_]+|von[\W_]+)*")


class Term(NamedTuple):
    """One of the words of a hidden phrase, as it is looked up: casefolded; `alone` if it is hidden without the others too."""

    word: str
    alone: bool
    phrase: str


def words_of(text: str) -> frozenset[str]:
    """The words by which hidden terms are looked up."""
    return frozenset(found.group().casefold() for found in WORD.finditer(text))


def terms(phrase: str, kind: Kind) -> list[Term]:
    """The words of a phrase that is to be hidden, as it is written and in the plain letters of addresses and searches ("muller").

    >>> [(one.word, one.alone) for one in terms("Ivo al-Marrek", "name")]
    [('ivo', True), ('al', False), ('marrek', True)]
    """
    found: dict[Term, None] = {}
    for spelling in dict.fromkeys((phrase, anyascii(phrase), " ".join(folded(phrase)))):
        words = [one.group().casefold() for one in WORD.finditer(spelling)]
        found.update(dict.fromkeys(Term(word, kind == "name" and _tells(word), " ".join(words)) for word in words))
    return list(found)


def spans(text: str, hidden: Iterable[Term]) -> list[tuple[int, int]]:
    """Where hidden words stand in a text, as half-open offsets in order, joined across particles ("Ivo al-Marrek" is one).

    >>> spans("Marrek was there, with Ivo al-Marrek's son.", terms("Ivo al-Marrek", "name"))
    [(0, 6), (23, 36)]
    """
    held = list(hidden)
    alone = {one.word for one in held if one.alone}
    phrases = {one.phrase for one in held}
    longest = max((phrase.count(" ") + 1 for phrase in phrases), default=0)
    words = [(found.group().casefold(), found.start(), found.end()) for found in WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for i, (word, start, end) in enumerate(words):
        if word in alone:
            found.append((start, end))
        joined = word
        for j in range(i, min(i + longest, len(words))):
            joined = word if j == i else f"{joined} {words[j][0]}"
            if joined in phrases:
                found.append((start, words[j][2]))
    return _joined(text, sorted(found))


def written_out(address: str) -> str:
    """An address or a file's name as words: percent signs and forms of letters resolved.

    >>> written_out("https://example.org/j%C3%B6rg-m%C3%BCller")
    'https://example.org/jörg-müller'
    """
    for _ in range(3):  # an address in an address is escaped again
        address = unquote(address)
    return unicodedata.normalize("NFKC", address)


def hide(text: str, hidden: Iterable[Term]) -> str:
    """The text with a mark in place of each hidden stretch.

    >>> hide("Ivo Marrek, 34, and two others", terms("Ivo Marrek", "name"))
    '█████, 34, and two others'
    """
    parts, last = [], 0
    for start, end in spans(text, hidden):
        parts += [text[last:start], MARK]
        last = end
    return "".join([*parts, text[last:]])


def _tells(word: str) -> bool:
    ordinary = not is_name(word) or word in COUNTRY_NAMES or country_of_people(word)
    return len(word) >= TELLING and not ordinary and not word.isdecimal()


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and (start <= joined[-1][1] or _only_particles(text, joined[-1][1], start)):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _only_particles(text: str, start: int, end: int) -> bool:
    """Spaces, hyphens and short words of a name, on one line and in one clause."""
    between = text[start:end]
    return len(between) <= 16 and not set(between) & set(',.;:!?\n()"“”') and BETWEEN.fullmatch(between) is not None
