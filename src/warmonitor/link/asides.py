"""Stretches of a report that look away from its news: "In an unrelated shooting", "weeks after a clerk was killed there"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

Stretch = tuple[int, int]

_EVENT = r"(?:shooting|incident|attack|case|homicide|killing|murder|stabbing|crime|death|altercation|robbery)s?"
_OTHER = r"(?:separate|unrelated|different|previous|earlier|prior|similar|second|third|fourth|other)"
_TIME = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# A sentence that opens like this tells of another event, and so do those behind it in its paragraph.
OPENS = re.compile(
    rf"(?:(?:in|during|after) (?:a |an |the |yet )?(?:another|{_OTHER})(?: [\w-]{{1,20}}){{0,2}} {_EVENT}"
    rf"|(?:earlier|previously|elsewhere)(?:,| {_DAY}| that| this| in| on| the)"
    rf"|(?:about |around |roughly |nearly |just |less than )?(?:an? |[\w-]{{1,10}} ){{0,2}}{_TIME} (?:earlier|before that|prior)\b"
    rf"|the (?:first|previous|last|other|earlier|most recent)(?: [\w-]{{1,20}})? {_EVENT}"
    r"|(?:related|read more|see also|trending|also on|more from|other stories|more news|previous story|more stories)\b)",
    re.IGNORECASE,
)
THAT_ONE = re.compile(rf"\bin that (?:same )?{_EVENT}\b", re.IGNORECASE)  # goes on from the sentence before
LOOKS_BACK = re.compile(rf"\b(?:shooting|attack|killing|incident|death|violence|homicide)s?\b[^.]{{0,40}}\b{_TIME} after\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?][\"”’']{0,2}(?=\s)|\n+")
GOES_ON = 3  # sentences of a paragraph that an opening holds for


def asides(text: str) -> tuple[Stretch, ...]:
    """Where a text looks away, in order: characters from `start` to `end`.

    >>> text = "A man was shot on Elm Street. In an unrelated shooting, a clerk was killed."
    >>> [text[start:end] for start, end in asides(text)]
    ['In an unrelated shooting, a clerk was killed.']
    """
    found: list[Stretch] = []
    sentences = _sentences(text)
    for n, (start, end) in enumerate(sentences):
        if OPENS.match(text, start, end):
            found.append((start, _end_of_paragraph(text, sentences, n)))
        elif THAT_ONE.search(text, start, end) and n:
            found.append((sentences[n - 1][0], _end_of_paragraph(text, sentences, n)))
        elif back := LOOKS_BACK.search(text, start, end):
            found.append((back.end(), end))
    return tuple(found)


def aside_at(stretches: Sequence[Stretch], at: int | None) -> int:
    """Which stretch holds a place in the text; -1 for none."""
    if at is None or not stretches:
        return -1
    n = bisect_right(stretches, (at, len(stretches) + at)) - 1
    return n if n >= 0 and stretches[n][0] <= at < stretches[n][1] else -1


def _sentences(text: str) -> list[Stretch]:
    found, start = [], 0
    for stop in SENTENCE.finditer(text):
        found.append((start, stop.end()))
        start = stop.end()
        while start < len(text) and (text[start].isspace() or text[start] in "\"“”'"):
            start += 1
    found.append((start, len(text)))
    return [(a, b) for a, b in found if b > a]


def _end_of_paragraph(text: str, sentences: Sequence[Stretch], n: int) -> int:
    end = sentences[n][1]
    for start, further in sentences[n + 1 : n + GOES_ON]:
        if "\n" in text[end - 1 : start]:
            break
        end = further
    return end
