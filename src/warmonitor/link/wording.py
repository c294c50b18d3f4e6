"""How alike two reports are in their words: rare words count most, common ones not at all (tf-idf and cosine).

References:
    Spärck Jones, A statistical interpretation of term specificity (1972); Salton & Buckley, Term-weighting approaches (1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from warmonitor.domain.documents import Document

LETTERS = 3000  # news says what happened first
TERMS = 60
FEWEST = 30  # among fewer reports nobody can say which words are rare
NAMED_LETTERS = 20_000
FEW_REPORTS = 10  # a name in more reports than this, or than one in so many where they are thousands, tells no two events apart
ONE_IN_FEW, ONE_IN_MANY = 20, 250
ONE_IN_NEWS = 25  # a name in one report of so many may still be of one event that filled the news of its days
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_NAME = re.compile(r"\b([A-Z][^\W\d_A-Z][^\W\d_]*) (?:[A-Z]\. )?([A-Z][^\W\d_A-Z][^\W\d_]*)\b")

Terms = Mapping[str, float]


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """A report's rare names (people, streets, schools): in two words, in one, and those in two words that news of a week may share."""

    full: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    current: frozenset[str] = frozenset()


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """In how many of the reports each word stands."""

    reports: int = 0
    holding: Mapping[str, int] = {}
    naming: Mapping[str, int] = {}

    def names(self, document: Document) -> Names:
        """The names that stand in this report and in few others."""
        if self.reports < FEWEST:
            return Names()
        most = max(min(FEW_REPORTS, self.reports // ONE_IN_FEW), self.reports // ONE_IN_MANY)
        shared = {name: n for name in _names(document) if (n := self.naming.get(name, 0)) > 1}
        full = {name: n for name, n in shared.items() if " " in name}
        return Names(
            full=frozenset(name for name, n in full.items() if n <= most),
            single=frozenset(name for name, n in shared.items() if name not in full and n <= most),
            current=frozenset(name for name, n in full.items() if n * ONE_IN_NEWS <= self.reports),
        )

    def terms(self, document: Document) -> Terms:
        """The report's most telling words with their weights, as a vector of length one; none among too few reports."""
        if self.reports < FEWEST:
            return {}
        counts = Counter(_words(document))
        weights = {word: (1 + math.log(n)) * math.log(self.reports / self.holding.get(word, 1)) for word, n in counts.items()}
        top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
        length = math.sqrt(sum(weight * weight for _, weight in top)) or 1.0
        return {word: weight / length for word, weight in top if weight > 0}


def lexicon(documents: Iterable[Document]) -> Lexicon:
    """Count words over reports. Copies of one text count once, or ten copies would make its rarest words common."""
    holding: Counter[str] = Counter()
    naming: Counter[str] = Counter()
    reports = 0
    for document in documents:
        if document.duplicate_of or document.near_duplicate_of:
            continue
        reports += 1
        holding.update(set(_words(document)))
        naming.update(_names(document))
    return Lexicon(reports=reports, holding=holding, naming=naming)


def likeness(left: Terms, right: Terms) -> float:
    """Cosine of two reports' words, 0 to 1; -1 where one of them has none to compare.

    >>> round(likeness({"orvel": 0.6, "bridge": 0.8}, {"bridge": 1.0}), 2)
    0.8
    """
    if not left or not right:
        return -1.0
    return math.fsum(left[word] * right[word] for word in left.keys() & right.keys())


def _words(document: Document) -> list[str]:
    return _WORD.findall(f"{document.title} {document.text[:LETTERS]}".lower())


def _names(document: Document) -> set[str]:
    text = f"{document.title} . {document.text[:NAMED_LETTERS]}"
    full = {f"{first} {last}".lower() for first, last in _NAME.findall(text)}
    return full | {word.lower() for word in _CAPITAL.findall(text)}
