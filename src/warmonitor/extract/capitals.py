"""Text all in capitals, as old wires and some headings are, given the small letters that the rest of the reader looks at."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from warmonitor.extract.common_words import also_names, common_words, is_name
from warmonitor.extract.names import TITLES
from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.tokens import sentences
from warmonitor.extract.where import COUNTRY_NAMES, FINENESS, STRONG_LEADS
from warmonitor.extract.words import DETERMINERS, POSSESSIVES, STOPS, WEEKDAYS, table
from warmonitor.gazetteer.demonyms import country_of_people

WORD = re.compile(r"(?<!\d)(?:(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*)")
SMALL = re.compile(r"[a-z]")
LETTERS = re.compile(r"[^\W\d_]")
STRETCH = re.compile(r"[A-Z]{2}[^a-z]{24,}")  # what cannot be found in a text without a sentence of capitals
FEWEST_WORDS = 5  # of a sentence in capitals; fewer may be initials, a heading's name, a shout
MOST_SMALL = 0.15  # of the letters: "McTALLIS", "al-MARREK"

# They open names of places and people, and what follows them belongs to the name: "San Tallis", "El Paso Viejo".
OPENERS = table("san santa santo sao los las el la puerto ciudad villa nueva nuevo monte rio fort mount lake saint st ste port cape")
BETWEEN = table("de del da do dos van von der den bin ibn al y e la las los el")
LONGEST_FORM = 7  # words of a name whose initials follow
INITIAL_WORDS = table("of the for and to in on de del la y los las")  # that initials leave out
OFFICES = TITLES | table("justice comrade commandante comandante don dona brother sir fray monsignor msgr mrs mr ms dr senor senora")
Known = Callable[[str], bool]  # a gazetteer's `is_place`


def with_small_letters(text: str, known: Known | None = None) -> str:
    """The text with every sentence that is all in capitals written as others are: names with a capital, other words without.

    Nothing but the case of letters changes, so that offsets stay. A word is a name where no list of common English words has it, and
    where what stands beside it says so: an office, a given name, a word that opens names of places, its initials in brackets.
    `known` tells whether a name is a place's. Sentences that are not in capitals are left as they are.

    >>> with_small_letters("JUDGE IVO MARREK WAS KILLED IN SAN TALLIS ON 3 MAY BY MEMBERS OF THE PELL FREEDOM FRONT [PFF].")
    'Judge Ivo Marrek was killed in San Tallis on 3 May by members of the Pell Freedom Front [Pff].'
    """
    if not STRETCH.search(text):
        return text
    spans = _in_capitals(text)
    if not spans:
        return text
    read = [_Words(text, first, last) for first, last in spans]
    people: frozenset[str] = frozenset().union(*(words.people() for words in read))
    written = list(text)
    for words in read:
        words.remember(people)
        words.places(known)
        for start, end, capital in words.spelled():
            small = text[start:end].lower()
            if len(small) == end - start:
                written[start:end] = _capitalized(small) if capital else small
    return "".join(written)


def _in_capitals(text: str) -> list[tuple[int, int]]:
    """Where the sentences in capitals stand; a short one is one where a neighbour is."""
    found = [(s.start, s.end) for s in sentences(text)]
    long = [_all_capitals(text[first:last]) for first, last in found]
    beside = [(i > 0 and long[i - 1]) or (i + 1 < len(long) and long[i + 1]) for i in range(len(long))]
    return [span for span, itself, near in zip(found, long, beside, strict=True) if itself or (near and not SMALL.search(text, *span))]


def _all_capitals(text: str) -> bool:
    small = len(SMALL.findall(text))
    if small and small >= MOST_SMALL * len(LETTERS.findall(text)):
        return False
    return sum(len(word) > 1 for word in WORD.findall(text)) >= FEWEST_WORDS


def _capitalized(small: str) -> str:
    """ "d'aubray" is "D'Aubray", "ivo's" is "Ivo's", "u.s." is "U.S."."""
    if "." in small or len(small) == 1:
        return _of_one_length(small)
    return re.sub(r"(?<![^\W\d_])[^\W\d_](?=[^\W\d_]|['’])", lambda m: _of_one_length(m[0]), small)


def _of_one_length(small: str) -> str:
    """In capitals, but for letters that would become two."""
    return small.upper() if len(small.upper()) == len(small) else small


class _Words:
    """The words of one sentence in capitals, and which of them are names."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text, first, last)]
        self.low = [_bare(text[start:end]) for start, end in self.spans]
        self.name = [is_name(low) for low in self.low]
        self.person = [name and low not in COUNTRY_NAMES and not _of_a_people(low) for name, low in zip(self.name, self.low, strict=True)]
        self._dates()
        self._opened()
        self._long_forms()

    def _beside(self, i: int) -> bool:
        """Whether nothing but space, or an initial's stop, stands between word `i` and the next."""
        if i + 1 >= len(self.spans):
            return False
        gap = self.text[self.spans[i][1] : self.spans[i + 1][0]]
        return not gap.strip() or (gap.strip() == "." and (len(self.low[i]) == 1 or self.low[i] in OFFICES))

    def _raise(self, i: int) -> None:
        self.name[i] = True

    def _dates(self) -> None:
        for i, low in enumerate(self.low):
            start, end = self.spans[i]
            digits = self.text[max(0, start - 3) : start].strip()[-1:].isdigit() or self.text[end : end + 2].strip()[:1].isdigit()
            if low in WEEKDAYS or (low in MONTHS and (digits or low not in ("may", "march", "mar", "sat", "sun", "dec", "jan"))):
                self._raise(i)
                self.person[i] = False

    def _opened(self) -> None:
        """ "San Martin", "El Paso": what follows such a word belongs to the name, and "de" between two names does."""
        for i, low in enumerate(self.low[:-1]):
            if (
                low in OPENERS
                and self._beside(i)
                and self.low[i + 1] not in STOPS - BETWEEN
                and not (low in common_words() and not self.name[i + 1])
            ):
                self._raise(i)
                self._raise(i + 1)

    def _long_forms(self) -> None:
        """ "the Pell Freedom Front [PFF]": the words whose initials, in whatever order, follow in brackets."""
        for i, (start, end) in enumerate(self.spans):
            if not 2 <= end - start <= 7 or self.text[start - 1 : start] not in ("[", "(") or self.text[end : end + 1] not in ("]", ")"):
                continue
            first = i
            while (
                first and i - first < LONGEST_FORM and (self.low[first - 1] in INITIAL_WORDS - {"the"} or self.low[first - 1] not in STOPS)
            ):
                first -= 1
            words = [k for k in range(first, i) if self.low[k] not in INITIAL_WORDS]
            if len(words) > 1 and 2 * len({self.low[k][0] for k in words} & set(self.low[i])) >= len(set(self.low[i])):
                self._raise(i)
                for k in words:
                    self._raise(k)

    def people(self) -> frozenset[str]:
        """Common words that are names of people here, by what stands beside them: "Peter Walker", "Judge Marsh"."""
        found = set()
        for _ in range(2):
            for i, (low, following) in enumerate(pairwise(self.low)):
                if not self._beside(i):
                    continue
                if not self.name[i + 1] and following in also_names() and (self.person[i] or len(low) == 1 or low in OFFICES):
                    self._raise(i + 1)
                    self.person[i + 1] = True
                    found.add(following)
                if not self.name[i] and low in also_names() and self.person[i + 1] and (i == 0 or self.low[i - 1] not in DETERMINERS):
                    self._raise(i)
        for i, low in enumerate(self.low):
            if low in OFFICES and self._beside(i) and self.name[i + 1]:
                self._raise(i)
        return frozenset(found)

    def remember(self, people: frozenset[str]) -> None:
        """A name that the text has given in full: "Walker said"."""
        for i, low in enumerate(self.low):
            before = self.low[i - 1] if i else ""
            if low in people and before not in DETERMINERS | POSSESSIVES:
                self._raise(i)

    def places(self, known: Known | None) -> None:
        """Names of places made of common words, which only the gazetteer tells: "in Old Quarry", "near White River, Pell"."""
        if known is None:
            return
        for i, low in enumerate(self.low[:-1]):
            if low not in STRONG_LEADS or not self._beside(i):
                continue
            for last in range(min(i + 4, len(self.low) - 1), i, -1):
                if all(self._beside(k) for k in range(i + 1, last)) and self._placed(i + 1, last, known):
                    for k in range(i + 1, last + 1):
                        self._raise(k)
                    break

    def _placed(self, first: int, last: int, known: Known) -> bool:
        words = self.low[first : last + 1]
        named = any(self.name[first : last + 1])
        if any(w in STOPS and w not in BETWEEN for w in words) or all(self.name[first : last + 1]):
            return False
        end = self.spans[last][1]
        beside = last + 1 < len(words) and self.low[last + 1] in FINENESS
        followed = self.text[end : end + 2].strip() == "," and last + 1 < len(self.low) and self.name[last + 1]
        return (named or beside or followed) and known(" ".join(words).title())

    def spelled(self) -> list[tuple[int, int, bool]]:
        """Start, end and capital of each word; the first of a sentence has one."""
        between = [
            self.low[i] in BETWEEN and 0 < i < len(self.low) - 1 and self.name[i - 1] and self.name[i + 1] for i in range(len(self.low))
        ]
        small = [
            (i and not self.name[i]) or (between[i] and self.low[i] in ("de", "del", "y", "e", "da", "do", "dos"))
            for i in range(len(self.low))
        ]
        return [(start, end, not small[i]) for i, (start, end) in enumerate(self.spans)]


def _bare(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low.removesuffix("'s") if "'" in low else low


def _of_a_people(low: str) -> bool:
    """ "Marrian", "Pellish": of a country or a creed rather than a person's name."""
    return bool(country_of_people(low)) or (len(low) > 5 and low.endswith(("ist", "ists", "ish")))
