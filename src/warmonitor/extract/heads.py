"""Who speaks for whom: "Observatory director Ivo Marrek" and "the Observatory" are one voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warmonitor.extract.names import name_at
from warmonitor.extract.page import Page
from warmonitor.extract.speaker_words import SPEAKER_NOUNS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

HEADS = table("head director chief spokesman spokeswoman spokesperson president founder leader chairman commissioner")
UNSAID = table("police army government forces rebels military")  # of these many people speak
REACH = 9  # tokens between "head of the" and the name


def heads(page: Page) -> Mapping[str, frozenset[str]]:
    """By the last word of a person's name the words of the body that he heads or speaks for, all in lower case."""
    found: dict[str, frozenset[str]] = {}
    for line in page.lines:
        tokens = line.sentence.tokens
        for i, token in enumerate(tokens):
            if token.low in HEADS:
                body, last = _before(tokens, i), i + 1
                if not body:
                    body, last = _behind(tokens, i)
                named = name_at(tokens, last) if last < len(tokens) and tokens[last].capital else None
                if body and named is not None and named[1] - named[0] >= 2:
                    found.setdefault(tokens[named[1] - 1].low, frozenset(body))
    return found


def _before(tokens: Sequence[Token], i: int) -> list[str]:
    """ "Marrish Observatory director": the capitals before the office, where one of them is a body that speaks."""
    words: list[str] = []
    k = i - 1
    while k >= 0 and tokens[k].capital and tokens[k].word:
        words.append(tokens[k].low)
        k -= 1
    return words if set(words) & SPEAKER_NOUNS - UNSAID or (len(words) == 1 and words[0].upper() == tokens[i - 1].text) else []


def _behind(tokens: Sequence[Token], i: int) -> tuple[list[str], int]:
    """ "head of the Marrish Observatory for Rights Ivo Marrek": the body, and where the name behind it begins."""
    if low_at(tokens, i + 1) != "of":
        return [], 0
    k = i + 3 if low_at(tokens, i + 2) == "the" else i + 2
    for m in range(k, min(k + REACH, len(tokens))):
        if tokens[m].low in SPEAKER_NOUNS - UNSAID:
            last = m + 1
            while low_at(tokens, last) in ("for", "of", "on", "human", "rights", "the") or (low_at(tokens, last) == "and"):
                last += 1
            return [t.low for t in tokens[k : m + 1]], last
    return [], 0


def one_voice(left: str, right: str, bodies: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of two speakers heads the other."""
    for person, body in ((left, right), (right, left)):
        words = person.lower().split()
        if words and (bodies.get(words[-1], frozenset()) & {w.strip("().,") for w in body.lower().split()}):
            return True
    return False
