"""Sentences that say who somebody was: "the victim was identified as Mirela Quost, 26", and whom they mean."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.drafts import Draft
from warmonitor.extract.names import name_at
from warmonitor.extract.numbers import figure
from warmonitor.extract.page import Page
from warmonitor.extract.suspects import SUSPECTS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import table

IDENTIFIED = table("identified named")


def identified(page: Page) -> list[tuple[int, str, int | None, bool]]:
    """ "the victim was identified as Mirela Quost, 26": sentence, name and age, and whether it is a suspect's."""
    found = []
    for n, line in enumerate(page.lines):
        tokens = line.sentence.tokens
        for i, token in enumerate(tokens):
            if token.low == "victim" and i + 2 < len(tokens):
                person = name_at(tokens, i + 2 if tokens[i + 1].text == "," else i + 1)
                if person is not None and person[1] - person[0] >= 2:
                    age = _age_in(tokens[person[1] : person[1] + 2])
                    found.append((n, page.text[tokens[person[0]].start : tokens[person[1] - 1].end], age, False))
            if token.low in IDENTIFIED and (named := _name_after(tokens, i)) is not None:
                first, last = named
                age = _age_in(tokens[last : last + 2])
                suspect = bool({t.low for t in tokens[max(0, i - 9) : first]} & SUSPECTS)  # "identified the suspect as Ivo Marrek", too
                found.append((n, page.text[tokens[first].start : tokens[last - 1].end], age, suspect))
    return found


def _age_in(tokens: Sequence[Token]) -> int | None:
    return next((n for t in tokens if (n := figure(t.text)) is not None and n < 110), None)


def _name_after(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The name behind "identified": "as Ivo Marrek", or "Ivo Marrek as the man killed"."""
    named = name_at(tokens, i + 1) if i + 1 < len(tokens) and tokens[i + 1].capital else None
    if (
        named is not None
        and named[1] - named[0] >= 2
        and low_at(tokens, named[1]) == "as"
        and low_at(tokens, named[1] + 1) in ("the", "a", "one")
    ):
        return named
    for k in range(i + 1, min(i + 9, len(tokens))):
        if tokens[k].low == "as":
            for m in range(k + 1, min(k + 6, len(tokens))):
                named = name_at(tokens, m)
                if named and named[1] - named[0] >= 2:
                    return named
            return None
    return None


def victim(drafts: Sequence[Draft], n: int) -> Draft | None:
    """The one unnamed person killed, else hurt, else taken, before sentence `n` or in it; the only one killed also behind it."""
    for harm in ("killed", "injured", "abducted", "missing", "detained"):
        ones = [d for d in drafts if d.harm == harm and d.low == d.high == 1 and not d.background and (d.line <= n + 1 or harm == "killed")]
        if ones:
            return ones[0] if len(ones) == 1 and not ones[0].names else None
    return None


def taken(drafts: Sequence[Draft]) -> Draft | None:
    """The one unnamed person arrested, whom a suspect's name is the name of."""
    ones = [d for d in drafts if d.harm == "detained" and d.low == d.high == 1]
    return ones[0] if len(ones) == 1 and not ones[0].names else None
