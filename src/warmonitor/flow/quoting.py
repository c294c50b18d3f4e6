"""Finds the words that a person quotes from a report, as they typed or selected them. Pure."""

from __future__ import annotations

import re

MOST = 20  # places that are offered where the words stand several times
LONGEST = 5000  # characters of words that are looked for
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " "})


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, as half-open offsets in order, whatever blanks, quotation marks and dashes were typed.

    >>> occurrences("He said “two\\nmen” died; two men.", 'two men')
    [(9, 16), (24, 31)]
    """
    sought = plain(words[:LONGEST]).split()
    if not sought:
        return []
    pattern = re.compile(r"\s+".join(re.escape(one) for one in sought))
    found = [match.span() for match in pattern.finditer(plain(text))]
    return found[:MOST]


def plain(text: str) -> str:
    """The text with characters that look alike made one, and those that show nothing made blanks; every offset stays what it was.

    >>> plain("a\\u202eb\\x00c")
    'a�b�c'
    """
    return shown(text).translate(ALIKE)


def shown(text: str) -> str:
    """The text as a page may show it, character for character: those that turn the direction of writing or show nothing get a sign."""
    return text.translate(UNSEEN)


def _unseen() -> dict[int, str]:
    controls = [*range(0x20), 0x7F, *range(0x80, 0xA0)]
    turning = [0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    noncharacters = [0xFEFF, 0xFFFE, 0xFFFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
    signs = dict.fromkeys((*controls, *turning, *noncharacters), "�")
    return signs | {ord("\n"): "\n", ord("\t"): "\t", ord("\r"): " ", 0x0B: " ", 0x0C: " ", 0x85: " ", 0x2028: "\n", 0x2029: "\n"}


UNSEEN = _unseen()
