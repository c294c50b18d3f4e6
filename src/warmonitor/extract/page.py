"""A document laid open for reading: its sentences, and for each, made when first asked for, who speaks, when and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from warmonitor.domain.documents import Document, iso_day
from warmonitor.extract.datelines import dateline
from warmonitor.extract.dates import Dated, dated
from warmonitor.extract.frames import Found, Line, find
from warmonitor.extract.genre import genre
from warmonitor.extract.harm_phrases import OPENINGS, ending_of
from warmonitor.extract.harm_words import TRIGGER_WORDS
from warmonitor.extract.names import NOT_A_PERSON, name_at
from warmonitor.extract.people_words import kind_of
from warmonitor.extract.speakers import Said, said
from warmonitor.extract.stamps import stamped
from warmonitor.extract.tokens import Sentence, Token, sentences
from warmonitor.extract.where import Located, located
from warmonitor.plugins import PlaceResolver

SHORTEST_TITLE = 15
REPORTED = range(1800, 2200)  # the years that reports come from; a date outside is a slip that no other can be counted from

# "0:47 Driver shot to death on Elm Street": the length and title of a film about something else.
TEASER = re.compile(r"\W{0,9}\d{1,2}:\d\d (?![ap]\.?m\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]")
MURDER_SUICIDE = re.compile(r"\bmurder[- ]suicides?\b", re.IGNORECASE)
SURVIVORS = re.compile(r"\b(?:surviv\w+|wounded|injured|hospital\w*|critical|stable|attempted)\b", re.IGNORECASE)
SMALL, LETTERS = re.compile(r"[a-z]"), re.compile(r"[A-Za-z]")


@dataclass
class PageLine:
    """One sentence with what stands in it."""

    sentence: Sentence
    page: Page

    @cached_property
    def line(self) -> Line:
        return Line.of(self.sentence.tokens, upper=self.page.upper, surnames=self.page.surnames)

    @cached_property
    def found(self) -> list[Found]:
        if TEASER.match(self.text) or not _may_tell(self.sentence.tokens):
            return []
        return find(self.line)

    @cached_property
    def sayings(self) -> list[Said]:
        return said(self.sentence.tokens, self.page.text)

    @cached_property
    def times(self) -> list[Dated]:
        tokens = self.sentence.tokens
        return [t for t in dated(tokens, self.page.base) if not self._dateline(t) and not stamped(tokens, t.first, t.last)]

    def _dateline(self, t: Dated) -> bool:
        """The document's own date at its top, which dates no harm."""
        tokens = self.sentence.tokens
        if t.kind != "day" or t.start != self.page.base or tokens[t.first].start > 420:
            return False
        words = self.page.text[tokens[t.first].start : tokens[t.last - 1].end]
        before = tokens[t.first - 1].low if t.first else ""
        bracketed = before == "(" or (t.last < len(tokens) and tokens[t.last].low in (")", "("))
        return bracketed or (bool(re.search(r"\d{4}|\d\d? [A-Za-z]{3} \d\d", words)) and before not in ("on", "of"))

    @cached_property
    def places(self) -> list[Located]:
        known = self.page.places.is_place if self.page.places is not None else None
        return located(self.sentence.tokens, self.page.text, known=known, upper=self.page.upper)

    @cached_property
    def text(self) -> str:
        return self.page.text[self.sentence.start : self.sentence.end]

    def words(self, first: int, last: int) -> str:
        """What stands from token `first` to `last` (exclusive), as written but for line breaks."""
        tokens = self.sentence.tokens
        return re.sub(r"\s+", " ", self.page.text[tokens[first].start : tokens[last - 1].end])

    @property
    def quoted(self) -> bool:
        """Whether the sentence begins inside a quotation that an earlier one has opened."""
        return self.sentence.start in self.page.quoted


@dataclass
class Page:
    """A document's text, its day, and its lines."""

    document: Document
    places: PlaceResolver | None = None
    lines: list[PageLine] = field(default_factory=list)
    headline: bool = False

    @classmethod
    def of(cls, document: Document, places: PlaceResolver | None, *, headline: bool = False) -> Page:
        """A document laid open; a `headline`'s capitals say nothing, as those of a text all in capitals."""
        page = cls(document, places, headline=headline)
        page.lines = [PageLine(sentence, page) for sentence in sentences(page.text, heading=page.heading)]
        return page

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def heading(self) -> int:
        """How many characters at the text's top say its title again, with nothing behind them that ends a sentence; 0 where none do."""
        title = self.document.title
        repeated = len(title) >= SHORTEST_TITLE and self.text[: len(title)].lower() == title.lower()
        return len(title) if repeated else 0

    @cached_property
    def genre(self) -> str:
        """What kind of event the text is about: "crime", "war", "protest", or ""."""
        return genre(self.text)

    @cached_property
    def upper(self) -> bool:
        """Whether the text is all in capitals, as old wires are, so that a capital says nothing."""
        if self.headline:
            return True
        small, letters = len(SMALL.findall(self.text, 0, 3000)), len(LETTERS.findall(self.text, 0, 3000))
        return bool(letters) and small < 0.15 * letters

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names of two words or more, in order of appearance."""
        if self.upper:
            return ()
        found: dict[str, None] = {}
        for line in self.lines:
            tokens = line.sentence.tokens
            i = 0
            while i < len(tokens):
                kind = kind_of(tokens[i].low)
                named = name_at(tokens, i) if tokens[i].capital and not (kind and kind.plural) else None  # not "Students Ivo Marrek"
                if named and named[1] - named[0] >= 2:
                    found.setdefault(self.text[tokens[named[0]].start : tokens[named[1] - 1].end])
                    i = named[1]
                else:
                    i += 1
        return tuple(found)

    @cached_property
    def all_died(self) -> bool:
        """Whether the event is called a murder-suicide and nobody is said to have lived through it."""
        return bool(MURDER_SUICIDE.search(self.document.title + " " + self.text)) and not SURVIVORS.search(self.text)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the names, by which a document speaks of a person later on."""
        return frozenset(name.split()[-1].lower() for name in self.names if name.split()[-1].lower() not in NOT_A_PERSON)

    @cached_property
    def base(self) -> date | None:
        """The day that relative times count from; a date that the text itself gives at its top wins over a wrong one beside it."""
        told, given, context = (
            day if day is not None and day.year in REPORTED else None
            for day in (dateline(self.text), iso_day(self.document.published), iso_day(self.document.context_date))
        )
        if told is not None and given is not None and 0 < abs((told - given).days) <= 45 and told == dateline(self.text[:130]):
            return told
        return given or told or context

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Where the sentences begin that stand inside a quotation; counted in one pass."""
        inside, at, depth = [], 0, 0
        for line in self.lines:
            start = line.sentence.start
            depth += self.text.count("“", at, start) - self.text.count("”", at, start)
            at = start
            if depth > 0:
                inside.append(start)
        return frozenset(inside)


def _may_tell(tokens: list[Token]) -> bool:
    """Whether a sentence has any word that could open a frame of harm."""
    return any(t.low in TRIGGER_WORDS or (t.low in OPENINGS and ending_of(tokens, i) is not None) for i, t in enumerate(tokens))


def goes_on(page: Page, m: int) -> bool:
    """ "These deaths bring the toll ...": a sentence that goes on about the one before."""
    if m >= len(page.lines):
        return False
    words = [t.low for t in page.lines[m].sentence.tokens[:9]]
    return words[0] in ("this", "these", "those", "that") or any(a in ("this", "these") and b.startswith("br") for a, b in pairwise(words))
