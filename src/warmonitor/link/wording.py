"""How alike two reports are in their words: rare words count most, common ones not at all (tf-idf and cosine).

References:
    Spärck Jones, A statistical interpretation of term specificity (1972); Salton & Buckley, Term-weighting approaches (1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from warmonitor.domain.documents import Document
from warmonitor.link.background import telling
from warmonitor.link.furniture import bare

LETTERS = 3000  # news says what happened first
TERMS = 60
FEWEST = 20  # different words; of a shorter text nobody can say what it is about
_OUTLET = re.compile(r"(?<=.{20}) (?:[|»–—]| - ).*", re.DOTALL)
_WORD = re.compile(r"[^\W_]{3,}|\d+")

Terms = Mapping[str, float]


def terms(document: Document) -> Terms:
    """The report's most telling words with their weights, as a vector of length one; none of a report of a line or two."""
    words = words_of(f"{document.title} {bare(document.text)[:LETTERS]}")
    return _weighed(words, TERMS) if len(set(words)) >= FEWEST else {}


def is_wall(document: Document) -> bool:
    """Whether a site speaks in place of the report, as a login wall does: what is left without that says too little."""
    left = bare(document.text)
    return 2 * len(left) < len(document.text) and len(set(words_of(left[:LETTERS]))) < FEWEST


def headline(document: Document) -> Terms:
    """The words of the title with their weights, as a vector of length one; without the outlet that often stands behind it."""
    return _weighed(words_of(_OUTLET.sub("", document.title)), TERMS)


def _weighed(words: list[str], most: int) -> Terms:
    weights = {word: (1 + math.log(n)) * telling(word) for word, n in Counter(words).items()}
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(math.fsum(weight * weight for _, weight in top)) or 1.0
    return {word: weight / length for word, weight in top if weight > 0}


def likeness(left: Terms, right: Terms) -> float:
    """Cosine of two reports' words, 0 to 1; -1 where one of them has none to compare.

    >>> round(likeness({"orvel": 0.6, "bridge": 0.8}, {"bridge": 1.0}), 2)
    0.8
    """
    if not left or not right:
        return -1.0
    return math.fsum(left[word] * right[word] for word in left.keys() & right.keys())


def words_of(text: str) -> list[str]:
    """A text's words of three letters or more and its numbers, in small letters."""
    return _WORD.findall(text.lower())
