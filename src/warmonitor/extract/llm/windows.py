"""A long report in windows that a model can take in, cut where paragraphs or sentences end, each beginning a bit before the last ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warmonitor.extract.tokens import Sentence, sentences

OVERLAP = 0.1  # of a window: enough for the sentence that a pronoun points back to
PARAGRAPH = 0.6  # of a window: a paragraph's end behind that is a better cut than a sentence's end behind it


class Window(NamedTuple):
    """A stretch of a text, by offsets."""

    start: int
    end: int


def windows(text: str, size: int) -> list[Window]:
    """Windows of at most `size` characters that cover all words of the text.

    >>> text = "One two three. Four five six.\\nSeven eight nine. Ten."
    >>> [text[w.start:w.end] for w in windows(text, 34)]
    ['One two three. Four five six.', 'Seven eight nine. Ten.']
    """
    stretches = [stretch for sentence in sentences(text) for stretch in _within(sentence, text, size)]
    return list(_grouped(stretches, size))


def halves(text: str, window: Window) -> list[Window]:
    """A window in two or three of about half its size, for a model whose answer was cut short."""
    size = max(1, (window.end - window.start) * 6 // 10)
    return [Window(start + window.start, end + window.start) for start, end in windows(text[window.start : window.end], size)]


class _Stretch(NamedTuple):
    start: int
    end: int
    paragraph: int


def _within(sentence: Sentence, text: str, size: int) -> Iterator[_Stretch]:
    """A sentence, or where it is longer than a window, stretches of it cut between words if there are any."""
    start = sentence.start
    while sentence.end - start > size:
        cut = text.rfind(" ", start + 1, start + size) + 1 or start + size
        yield _Stretch(start, cut, sentence.paragraph)
        start = cut
    yield _Stretch(start, sentence.end, sentence.paragraph)


def _grouped(stretches: Sequence[_Stretch], size: int) -> Iterator[Window]:
    first = 0
    while first < len(stretches):
        start = stretches[first].start
        last = first + 1  # behind the last stretch of the window
        while last < len(stretches) and stretches[last].end - start <= size:
            last += 1
        if last < len(stretches):
            last = _at_a_paragraph(stretches, first, last, size)
        yield Window(start, stretches[last - 1].end)
        if last == len(stretches):
            return
        first = _stepped_back(stretches, first, last, size)


def _at_a_paragraph(stretches: Sequence[_Stretch], first: int, last: int, size: int) -> int:
    """The latest end of a paragraph in the window's last part, else where it ends."""
    for k in range(last, first + 1, -1):
        if stretches[k - 1].end - stretches[first].start < PARAGRAPH * size:
            break
        if stretches[k].paragraph != stretches[k - 1].paragraph:
            return k
    return last


def _stepped_back(stretches: Sequence[_Stretch], first: int, last: int, size: int) -> int:
    """Where the next window begins: a few sentences before the last one ended, but always further on than that one began."""
    end, k = stretches[last - 1].end, last
    while k - 1 > first and end - stretches[k - 1].start <= OVERLAP * size:
        k -= 1
    return k
