"""Names (of people, streets, schools) that tell one event from others because few reports have them.

How many reports have a name is the one thing that linking asks of all reports at once, and only whether they are more than a fixed
few: a further report changes what is known of others only where it brings one of their names past that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from warmonitor.domain.documents import Document
from warmonitor.link.background import is_common
from warmonitor.link.furniture import bare

LETTERS = 20_000
FEW = 10  # a name in more reports than this tells no two events apart
FEW_IN_NEWS = 50  # one in no more than so many may still be of one event that filled the news of its days
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_NAME = re.compile(r"\b([A-Z][^\W\d_A-Z][^\W\d_]*) (?:[A-Z]\. )?([A-Z][^\W\d_A-Z][^\W\d_]*)\b")


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """A report's rare names: in two words, in one, and those in two words that news of a week may share."""

    full: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    current: frozenset[str] = frozenset()


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """In how many reports each name stands."""

    reports: Mapping[str, int] = {}

    def rare(self, names: Iterable[str]) -> Names:
        """Those of a report's names that few reports have."""
        counted = {name: self.reports.get(name, 0) for name in names}
        full = {name: n for name, n in counted.items() if " " in name}
        return Names(
            full=frozenset(name for name, n in full.items() if n <= FEW),
            single=frozenset(name for name, n in counted.items() if name not in full and n <= FEW),
            current=frozenset(name for name, n in full.items() if n <= FEW_IN_NEWS),
        )


def naming(documents: Iterable[Document]) -> Naming:
    """Count names over reports. Copies of one text count once, or ten copies would make its rarest names common."""
    counts: Counter[str] = Counter()
    for document in documents:
        if not (document.duplicate_of or document.near_duplicate_of):
            counts.update(names_of(document))
    return Naming(reports=counts)


def names_of(document: Document) -> frozenset[str]:
    """What the report writes with capitals, in small letters, one word or two; not what common words alone make up."""
    text = f"{document.title} . {bare(document.text[:LETTERS])}"
    full = {f"{first} {last}".lower() for first, last in _NAME.findall(text)}
    single = {word.lower() for word in _CAPITAL.findall(text)}
    return frozenset(name for name in full | single if not all(map(is_common, name.split())))
