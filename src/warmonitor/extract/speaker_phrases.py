"""Where the phrase that names a speaker begins and ends, left or right of the verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.extract.names import name_at
from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.speaker_words import OPENERS, PRONOUNS, REMARKS, SAYING, SHOWING, SPEAKER_NOUNS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import ADVERBS, BE, CLAUSE, HAVE, PREPOSITIONS, WEEKDAYS, table

ENDS_A_SPEAKER = table("that which who whose when while but because as after with where citing quoting")
LOOSE_ENDS = table("and the a in on ( “")
OFFICES = table(
    "spokesman spokeswoman spokesperson activist commander chief head minister official officer director president",
    "correspondent journalist resident rights brother sister mother father lawyer colonel general capt lt sgt sheriff",
    "detective secretary",
)
ARTICLES = table("the a an one another some several his her their its")
MARKS_IN_NAMES = table("- . ' ’ & @ ( ) 's “ ” /")
MARKS_LEFT = table("- ' ’ 's & @ . “ ”")
BEFORE_SPEAKERS = table("but also to by with about into on against")
IN_SPEAKERS = table(
    "- 's ’ & @ . and news state local two three human rights medical official opposition security interior war unnamed",
    "senior",
)


def text_of(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """The words of a speaker's phrase as written, without the marks around it."""
    return re.sub(r"\s+", " ", text[tokens[first].start : tokens[last - 1].end]).strip(' ,“”"')


def phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase that begins at `first` ends: at a mark, a relative clause, a verb."""
    k = first
    while k < len(tokens) and k < first + 16:
        word = tokens[k].low
        if word in ENDS_A_SPEAKER:
            break
        if word in SHOWING and k > first:
            break
        if word == "and" and not _more_speakers(tokens, k + 1):
            break
        if (
            (word in BE and word != "'s")
            or word in HAVE
            or (word in SAYING and k > first)
            or (
                word in ("on", "in", "via", "during")
                and (low_at(tokens, k + 1) in WEEKDAYS or low_at(tokens, k + 1) in MONTHS or word in ("via", "during"))
            )
        ):
            break
        if not tokens[k].word and word not in MARKS_IN_NAMES:
            break
        if word == "." and not (k + 1 < len(tokens) and tokens[k + 1].capital and len(tokens[k - 1].text) <= 4):
            break
        if word in WEEKDAYS:
            break
        if word == "(" and not any(low_at(tokens, m) == ")" for m in range(k + 1, k + 8)):
            break
        k += 1
    while k > first and low_at(tokens, k - 1) in LOOSE_ENDS:
        k -= 1
    return k


def _more_speakers(tokens: Sequence[Token], k: int) -> bool:
    return any(low_at(tokens, m) in SPEAKER_NOUNS or (m < len(tokens) and tokens[m].capital) for m in range(k, min(k + 4, len(tokens))))


def person_or_phrase(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """A personal name inside a speaker's phrase stands for it: "head of the Monitor Ivo Marrek" is Ivo Marrek."""
    for k in range(first, last):
        if tokens[k].low in OFFICES:
            for m in range(k + 1, last):
                named = name_at(tokens, m)
                if (
                    named
                    and named[1] == last
                    and named[1] - named[0] >= 2
                    and not {t.low for t in tokens[named[0] : named[1]]} & SPEAKER_NOUNS
                    and tokens[m - 1].low not in ("of", "the", "for", "from", "in", "at")
                ):
                    return text_of(tokens, named[0], named[1], text)
    return text_of(tokens, first, last, text)


def before_relative(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """ "The Monitor, which asks its own people, gave": the speaker stands before its relative clause."""
    for k in range(first - 1, max(0, first - 12), -1):
        if tokens[k].low in ("which", "who"):
            end = k - 1 if low_at(tokens, k - 1) == "," else k
            start = _left_from(tokens, end)
            return (start, end) if start is not None and start < end else (first, last)
        if tokens[k].text in (".", ";", "”", "“") or tokens[k].low in SAYING:
            break
    return first, last


def speaker_left_of(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The phrase that speaks, left of its verb; without commas it begins at its article or its first capital."""
    last = i
    while last > 0 and (
        low_at(tokens, last - 1) in OPENERS or low_at(tokens, last - 1) in REMARKS - {"who"} or low_at(tokens, last - 1) in ADVERBS
    ):
        last -= 1
    while last > 0 and (low_at(tokens, last - 1) in WEEKDAYS or low_at(tokens, last - 1) in ("on",)):
        last -= 1
    if last > 0 and low_at(tokens, last - 1) == "who":
        last -= 1
    if last == 0:
        return None
    if low_at(tokens, last - 1) == ",":
        return _apposed(tokens, last - 1)
    return _ending_at(tokens, last)


def _ending_at(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The phrase that ends before `last`, its abbreviation in brackets with it."""
    end = last
    if low_at(tokens, last - 1) == ")":
        end = last - 1
        while end > 0 and low_at(tokens, end) != "(":
            end -= 1
    first = _left_from(tokens, end)
    return (first, last) if first is not None and first < end else None


def _left_from(tokens: Sequence[Token], last: int) -> int | None:
    k = last - 1
    first = None
    while k >= 0 and last - k <= 14:
        token = tokens[k]
        word = token.low
        if not token.word and word not in MARKS_LEFT:
            break
        if word in ("“", "”", '"') and first is not None and k + 1 == first:
            break
        if word in PRONOUNS:
            return k if k == last - 1 else first
        if word in CLAUSE or word in BE or word in HAVE or word in SAYING or word in BEFORE_SPEAKERS:
            break
        if (
            word in ("in", "at", "near", "from")
            and first is not None
            and not (k and (tokens[k - 1].low in SPEAKER_NOUNS or tokens[k - 1].capital))
        ):
            break
        if word == "and" and not (k and (tokens[k - 1].low in SPEAKER_NOUNS or tokens[k - 1].capital)):
            break
        if word in ARTICLES:
            first = k
            if low_at(tokens, k - 1) in ("of", "for", "and") and k >= 2 and (tokens[k - 2].low in SPEAKER_NOUNS or tokens[k - 2].capital):
                k -= 1
                continue
            return k
        if word in WEEKDAYS or (word in MONTHS and token.capital):
            break
        if token.capital or word in SPEAKER_NOUNS or word in PREPOSITIONS or word in IN_SPEAKERS or (first is not None and last - k <= 3):
            if word == "." and (k == 0 or len(tokens[k - 1].text) > 4):
                break
            if word not in PREPOSITIONS and word not in ("and", ".", "'s"):
                first = k
            k -= 1
            continue
        break
    return first


def _apposed(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """ "Ivo Marrek, the harbour police spokesman, confirmed": the name before the apposition."""
    for k in range(comma - 1, max(-1, comma - 14), -1):
        if tokens[k].text == ",":
            named = _ending_at(tokens, k)
            if named is not None and any(t.capital for t in tokens[named[0] : k]):
                return named
            inner = name_at(tokens, k + 1)  # "the country's leader, Ivo Marrek, told"
            return inner if inner is not None and inner[1] == comma and inner[1] - inner[0] >= 2 else None
        if tokens[k].text in (".", ";", "“", "”"):
            return None
    return None
