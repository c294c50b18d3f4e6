"""Whom a crime report names as the one who did it: the suspect by name, those seen to shoot, else "the gunman"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warmonitor.extract.names import name_at
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import ADVERBS, HAVE, POSSESSIVES, table

SUSPECTS = table("suspect shooter gunman attacker assailant suspects shooters gunmen attackers assailants killer perpetrator perpetrators")
NAMED = table("identified named")
ATTACKED = table("shot stabbed killed fired opened gunned beat strangled bludgeoned attacked")
BEGAN = table("began started")
ASSAULTS = table("shooting firing stabbing")
OBJECTS = POSSESSIVES | table("a an the two three four five six him her them fire at into on")
FEWEST = 2  # words of a name that stands for a person on its own


def suspect(page: Page) -> str:
    """The one who did it, as the report writes it; "" where it names none."""
    for told in (_identified, _seen, _spoken_of):
        for line in page.lines:
            who = next(told(line), None)
            if who is not None:
                return line.words(*who)
    return ""


def _identified(line: PageLine) -> Iterator[tuple[int, int]]:
    """ "the suspect was later identified as 29-year-old Ivo Marrek", "the suspected gunman, Ivo Marrek"."""
    tokens = line.sentence.tokens
    for i, token in enumerate(tokens):
        if token.low in SUSPECTS:
            if low_at(tokens, i + 1) == "," and (named := _name(tokens, i + 2)) is not None:
                yield named
            for k in range(i + 1, min(i + 7, len(tokens))):
                if tokens[k].low in NAMED and low_at(tokens, k + 1) == "as":
                    yield from (named for m in range(k + 2, k + 6) if (named := _name(tokens, m)) is not None)


def _name(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    named = name_at(tokens, i) if i < len(tokens) and tokens[i].capital else None
    return named if named is not None and named[1] - named[0] >= FEWEST else None


def _seen(line: PageLine) -> Iterator[tuple[int, int]]:
    """ "Ivo Marrek shot his wife", "two men pulled up and started shooting"."""
    tokens = line.sentence.tokens
    for i in range(1, len(tokens)):
        if not (tokens[i].low in ATTACKED and low_at(tokens, i + 1) in OBJECTS) and not (
            tokens[i].low in BEGAN and low_at(tokens, i + 1) in ASSAULTS
        ):
            continue
        k = i
        while k > 0 and (tokens[k - 1].low in ADVERBS or tokens[k - 1].low in HAVE):
            k -= 1
        named = next((n for m in range(max(0, k - 4), k) if (n := _name(tokens, m)) is not None and n[1] == k), None)
        if named is not None:
            yield named
            continue
        men = [p for p in line.line.people if p.last <= k and k - p.last <= 10 and p.kind and p.kind.status in ("unknown", "armed_group")]
        if men and (men[-1].last == k or low_at(tokens, men[-1].last - 1) in ("men", "man", "gunmen", "gunman", "suspects", "shooters")):
            yield men[-1].first, men[-1].last


def _spoken_of(line: PageLine) -> Iterator[tuple[int, int]]:
    """ "the gunman fled on foot"."""
    tokens = line.sentence.tokens
    for i, token in enumerate(tokens):
        if token.low in SUSPECTS and low_at(tokens, i - 1) == "the" and not token.low.startswith("suspect"):
            yield i - 1, i + 1
