"""Whether a noun for people closes its phrase, or only qualifies the noun behind it: "police officers", "a Taliban facilitator"."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.names import name_at
from warmonitor.extract.numbers import amount
from warmonitor.extract.people_words import KINDS, PEOPLES, kind_of
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import STOPS, table

MODIFIERS = table("improvised making trafficking smuggling building")
QUALIFIERS = table("security army police family rebel militant student taxi taliban")
HARMED = frozenset(
    "wounded injured killed displaced missing slain dead abducted kidnapped detained arrested bloodied targeted captured murdered"
    " executed assassinated beheaded jailed imprisoned tortured hospitalized hospitalised raped beaten hurt fallen deceased massacred"
    " burned burnt".split()
)


def extends(tokens: Sequence[Token], k: int) -> bool:
    """Whether the noun at `k` only qualifies the one behind it: "police officers", "opposition fighters"."""
    if k + 1 >= len(tokens):
        return False
    this, following = tokens[k].low, tokens[k + 1]
    kind = kind_of(this)
    if kind and not kind.plural and tokens[k].capital and k and following.word and following.low not in STOPS and not following.capital:
        return True  # "Pellish minority members", "the Marrish regime"
    if this in PEOPLES and following.word and following.low not in STOPS and _person_ahead(tokens, k + 1):
        return True  # "the Marrish armed forces chief"
    if following.low in KINDS and this not in ("people", "men", "women", "children", "civilians") and not verbish(tokens, k + 1):
        return not (following.capital and not tokens[k].capital and kind_of(this) and name_at(tokens, k + 1))
    if k + 2 < len(tokens) and this in QUALIFIERS:
        between = following.low
        return between not in STOPS and tokens[k + 2].low in KINDS and between not in KINDS and following.word
    return False


def of_a_people(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` says of what people the person a few words on is: "Marrish drug trafficker Ivo Marrek"."""
    if tokens[k].low not in PEOPLES or k + 1 >= len(tokens) or tokens[k + 1].low in KINDS:
        return False
    return tokens[k + 1].word and tokens[k + 1].low not in STOPS and not tokens[k + 1].capital and _person_ahead(tokens, k + 1)


def _person_ahead(tokens: Sequence[Token], k: int) -> bool:
    """Whether a noun for people closes the phrase that goes on at `k`."""
    for m in range(k, min(k + 4, len(tokens))):
        if not tokens[m].word or tokens[m].low in STOPS:
            return False
        if tokens[m].low in KINDS:
            return True
    return False


def singular_ahead(tokens: Sequence[Token], k: int) -> bool:
    """Whether a noun for one person closes the phrase a few words on: "a Taliban improvised explosive device facilitator"."""
    m, end = k, k + 6
    while m < min(end, len(tokens)):
        kind = kind_of(tokens[m].low)
        if kind is not None and not kind.plural:
            return True
        if initials(tokens, m):
            m, end = m + 3, end + 3
            continue
        if not tokens[m].word or (tokens[m].low in STOPS and not (tokens[m].low == "of" and tokens[m - 1].capital)):
            return False
        m += 1
    return False


def plural_ahead(tokens: Sequence[Token], k: int) -> int:
    """Where the noun is that one behind a number only qualifies ("two Taliban car-bomb facilitators"); 0 where none is."""
    this = kind_of(tokens[k].low)
    if this is None or tokens[k].low not in QUALIFIERS:
        return 0
    for m in range(k + 1, min(k + 7, len(tokens))):
        low = tokens[m].low
        if not tokens[m].word or low in STOPS or (low.endswith(("ed", "ing")) and low not in MODIFIERS):
            return 0
        kind = kind_of(low)
        if kind is not None:
            return m if kind.plural else 0
    return 0


def initials(tokens: Sequence[Token], k: int) -> bool:
    """ "a Pelland Freedom Front (PFF) leader": a movement's short name, in the middle of the phrase."""
    if k + 3 >= len(tokens) or tokens[k].text != "(" or tokens[k + 2].text != ")":
        return False
    return tokens[k + 1].text.isupper() and tokens[k - 1].capital and tokens[k + 3].word


def inside(tokens: Sequence[Token], k: int, *, counted: bool) -> bool:
    """Words that stop no phrase here: "an Islamic Movement of Karabat facilitator", "three wounded children"."""
    if k + 1 >= len(tokens):
        return False
    if tokens[k].low == "of" and tokens[k - 1].capital and tokens[k + 1].capital and singular_ahead(tokens, k + 1):
        return True
    if tokens[k].low == "alleged" and counted:  # "three alleged members of the front"
        return any(t.low in KINDS for t in tokens[k + 1 : k + 3])
    titled = tokens[k + 1].capital and not tokens[k].capital  # "the Front killed Colonel Marrek"
    return tokens[k].low in HARMED and tokens[k + 1].low in KINDS and not titled and counted


def verbish(tokens: Sequence[Token], k: int) -> bool:
    """A word that looks like a noun of people but is not one here: "head of", "other", "native of"."""
    low = tokens[k].low
    if low == "other":
        return True
    if low in ("members", "member") and k and tokens[k - 1].low == "family":
        return False
    if low in ("wounded", "injured", "dead", "displaced", "accused", "missing"):
        definite = k and tokens[k - 1].low in ("the", "of", "other")
        return not (definite and (k + 1 >= len(tokens) or (tokens[k + 1].low not in KINDS and amount(tokens, k + 1) is None)))
    return False
