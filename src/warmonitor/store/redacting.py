"""What an audience may see of a project: names, restricted places and sources, claims that were closed.

audience "desk": members who may read restricted material; "team": other members; "public": everybody else. A name that a report gives is
restricted until somebody decides otherwise; places, sources and claims are open until somebody restricts them.

Every page, export, search and message for those who may not see everything goes through a `Sight`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from anyascii import anyascii

from warmonitor.store import audit
from warmonitor.store.acting import Actor
from warmonitor.store.hiding import MARK, Term, hide, spans, words_of, written_out
from warmonitor.store.models import HiddenThing, HiddenWord, Project
from warmonitor.store.words import words as folded

Audience = Literal["desk", "team", "public"]
HIDDEN: Mapping[Audience, tuple[str, ...]] = {"desk": (), "team": ("restricted",), "public": ("restricted", "team")}
BATCH = 500
WITHHELD = "Rests on a claim that is withheld."
PRECISION_OF_PROVINCE, PRECISION_OF_COUNTRY = 4, 6


@dataclass(slots=True, kw_only=True)
class Sight:
    """One audience's view of one project; it looks hidden words up as texts come, and remembers them."""

    project: Project
    audience: Audience
    _known: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    _things: frozenset[str] | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is hidden from this audience."""
        return not HIDDEN[self.audience]

    def text(self, text: str) -> str:
        """The text with marks for what is hidden."""
        return text if self.whole or not text else hide(text, self._terms(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The offsets of what is hidden, for a page that shows the rest in its place."""
        return [] if self.whole else spans(text, self._terms(text))

    def address(self, address: str) -> str:
        """An address or an id; nothing, if a hidden word stands in it in whatever letters."""
        return "" if not self.whole and self.spans(written_out(address)) else address

    def may_find(self, query: str) -> bool:
        """Whether a search may be answered: one for a hidden word, or the beginning of one, finds nothing for this audience."""
        if self.whole:
            return True
        hidden = HiddenWord.objects.filter(project=self.project, level__in=HIDDEN[self.audience])
        return not any(hidden.filter(word__startswith=word).exists() for word in _spellings(query))

    def may_match(self, part: str) -> bool:
        """The same for a list that is narrowed by any part of a word."""
        if self.whole:
            return True
        hidden = HiddenWord.objects.filter(project=self.project, level__in=HIDDEN[self.audience])
        return not any(hidden.filter(word__contains=word).exists() for word in _spellings(part))

    def shows(self, subject: str) -> bool:
        """Whether a claim ("claim DOC#c3") or a source ("source 12") may be seen at all."""
        if self.whole:
            return True
        if self._things is None:
            found = HiddenThing.objects.filter(project=self.project, level__in=HIDDEN[self.audience])
            self._things = frozenset(found.values_list("subject", flat=True))
        return subject not in self._things

    def shows_all_of(self, doc_id: str) -> bool:
        """Whether no claim of a document is closed to this audience."""
        self.shows("")
        return self.whole or not any(subject.startswith(f"claim {doc_id}#") for subject in self._things or ())

    def record(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A claim's or an incident's record: what is hidden in it marked, its victims unnamed, its places as coarse as they may be."""
        return dict(msgspec.to_builtins(record)) if self.whole else self._mapping(self._without_closed(record))

    def load(self, texts: Iterable[str]) -> None:
        """Look up the words of many texts at once, so that what follows asks the database no more."""
        if not self.whole:
            self._look_up(frozenset().union(*(words_of(text) for text in texts)))

    def _terms(self, text: str) -> list[Term]:
        words = words_of(text)
        self._look_up(words)
        return [term for word in words for term in self._known[word]]

    def _look_up(self, words: frozenset[str]) -> None:
        unknown = sorted(words - self._known.keys())
        for start in range(0, len(unknown), BATCH):
            some = unknown[start : start + BATCH]
            found: dict[str, list[Term]] = {word: [] for word in some}
            rows = HiddenWord.objects.filter(project=self.project, level__in=HIDDEN[self.audience], word__in=some)
            for word, alone, phrase in rows.values_list("word", "alone", "phrase"):
                found[word].append(Term(word, alone, phrase))
            self._known.update({word: tuple(of) for word, of in found.items()})

    def _mapping(self, record: Mapping[str, Any]) -> dict[str, Any]:
        if {"lat", "lon", "precision"} <= record.keys():
            return self._place(record)
        return {key: self._value(key, value) for key, value in record.items()}

    def _without_closed(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A record without what rests on claims that are closed: their words, figures and voices stand in more places than one."""
        found = dict(msgspec.to_builtins(record))
        if "trace" not in found:
            return found
        if "claims" in found:
            found["claims"] = self._open(found["claims"])
        for key in ("verification", "victims"):
            if key in found:
                found[key] = [one for one in found[key] if self._all_open(one.get("claims", []))]
        if "links" in found:
            found["links"] = [one for one in found["links"] if self._all_open([one["left"], one["right"]])]
        for key in ("flags", "trace"):
            if key in found:
                found[key] = [self._rests_openly(one) for one in found[key]]
        if "origins" in found:
            found["origins"] = [self._voice(one) for one in found["origins"]]
        return found

    def _voice(self, origin: Mapping[str, Any]) -> dict[str, Any]:
        """A voice without its closed claims; one that says nothing else loses its name."""
        still = self._open(origin.get("claims", []))
        if len(still) == len(origin.get("claims", [])):
            return dict(origin)
        told = {ref[0] for ref in still}
        name = origin["name"] if still else MARK
        return {
            **origin,
            "name": name,
            "claims": still,
            "documents": [d for d in origin["documents"] if d in told],
            "outlets": [],
            "why": [],
        }

    def _rests_openly(self, one: Mapping[str, Any]) -> dict[str, Any]:
        """A flag or a step of the trace; one that rests on a closed claim says no more than that."""
        refs = [name.rpartition("#")[::2] for name in one.get("inputs", []) if "#" in name] or one.get("claims", [])
        if self._all_open(refs):
            return dict(one)
        blank = {"text": WITHHELD, "result": "", "inputs": []} if "inputs" in one else {"message": WITHHELD, "claims": self._open(refs)}
        return {**one, **blank}

    def _open(self, refs: Iterable[Any]) -> list[Any]:
        return [ref for ref in refs if self.shows(f"claim {ref[0]}#{ref[1]}")]

    def _all_open(self, refs: Iterable[Any]) -> bool:
        return all(self.shows(f"claim {ref[0]}#{ref[1]}") for ref in refs)

    def _value(self, key: str, value: Any) -> Any:
        if key in ("names", "people", "victims") and isinstance(value, list | tuple):
            return [self._value("", one) for one in value if not self._named(one)]
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, list | tuple):
            return [self._value("", one) for one in value]
        if isinstance(value, str) and key not in ("id", "doc_id", "incident_id", "parent", "claim"):
            return self.text(value)
        return value

    def _named(self, one: Any) -> bool:
        """Whether a person in a list of people is one whose name is hidden."""
        name = one.get("name", "") if isinstance(one, Mapping) else one
        return isinstance(name, str) and self.text(name) != name

    def _place(self, place: Mapping[str, Any]) -> dict[str, Any]:
        if self.text(str(place.get("name", ""))) == place.get("name", ""):
            return dict(place)
        name = place.get("admin1") or place.get("country") or MARK
        precision = PRECISION_OF_PROVINCE if place.get("admin1") else PRECISION_OF_COUNTRY
        return {**place, "name": name, "precision": precision, "id": "", "lat": None, "lon": None, "admin2": "", "alternatives": []}


def _spellings(query: str) -> frozenset[str]:
    """The words of a query as they may be hidden: as typed, in plain letters, as a search folds them."""
    return words_of(query) | words_of(anyascii(query)) | frozenset(folded(query))


def sight_of(actor: Actor) -> Sight:
    """What a member sees."""
    return Sight(project=actor.project, audience="desk" if actor.may("read restricted") else "team")


def looked_at(actor: Actor, subject: str, what: str = "restricted material") -> None:
    """Set down that a member was shown restricted material; belongs to every page that shows some. Names the thing, never a person."""
    audit.append(f"saw {what}", who=actor.name, project=actor.project.slug, subject=subject)
