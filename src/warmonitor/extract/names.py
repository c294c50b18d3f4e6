"""Names of persons: capitalised words with particles, titles and nicknames between."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.numbers import MONTHS, TENS, UNITS, VAGUE
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import STOPS, WEEKDAYS

PARTICLES = frozenset("al el bin ibn abu umm um de del la las los van von der den di da dos du ben ould ag ad-din y of".split())


TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord gen general col colonel lt lieutenant maj major capt captain sgt sergeant cpl"
    " corporal pvt private president minister gov governor sen senator rep mayor judge father sister bishop archbishop sheikh imam"
    " chief officer deputy cmdr commander adm admiral brig brigadier rev pope prince king queen ambassador justice monsignor msgr".split()
)


NOT_NAMES = (
    frozenset(UNITS)
    | frozenset(TENS)
    | frozenset(
        "the a an in on at by for from with and or but as it he she they we i this that these those his her their its there here when while"
        " after before since if one two three four five six seven eight nine ten according police president minister syria islamic state"
        " arab army national north south east west new old god sunday monday tuesday wednesday thursday friday saturday twitter facebook"
        " photo image video read also more tags related published posted date us u.s. un u.n. eu am pm story updated breaking"
        " gofundme cpr ems emt youtube instagram snapchat google".split()
    )
)


NOT_A_PERSON = frozenset(
    "avenue street road drive lane highway boulevard university hospital church school county police department office"
    " party front army force forces corps"
    " brigade council ministry committee union center centre city town village province district region tv news agency post"
    " times herald press"
    " medical health healthcare clinic infirmary trauma hospitals er icu"
    " movement alliance coalition league confederation federation squad cartel faction"
    " court airport square observatory commission organization organisation association network media house university"
    " college camp park river".split()
)


def name_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A personal or other proper name that begins at `i`: two or more capitalised words, particles between."""
    j, capitals = i, 0
    while j < len(tokens) and tokens[j].low in TITLES and (tokens[j].capital or tokens[j].low in ("dr",)):
        j += 1
        if j < len(tokens) and tokens[j].text == ".":
            j += 1
    first = j
    while j < len(tokens):
        token = tokens[j]
        if _nameword(token, j > first) or _name_not_month(tokens, j):
            capitals, j = capitals + 1, j + 1
        elif (capitals and token.low in PARTICLES - {"of"} and j + 1 < len(tokens) and _nameword(tokens[j + 1], True)) or (
            token.text == "." and capitals and len(tokens[j - 1].text) <= 2 and j + 1 < len(tokens) and tokens[j + 1].capital
        ):
            j += 1
        elif token.text in ("“", '"', "”") and capitals and _nickname(tokens, j):
            j = _nickname(tokens, j)
        else:
            break
    if capitals == 0 or (capitals == 1 and j - i < 2 and i == 0):
        return None
    return first, j


def _nameword(token: Token, inside: bool) -> bool:
    if not token.word or token.text[0].isdigit():
        return False
    low = token.low
    if low.startswith(("al-", "el-", "ash-", "as-", "an-", "at-", "az-")) and len(low) > 4:
        return True
    if not token.capital or low in WEEKDAYS or (low in MONTHS and low not in ("april", "june", "may", "august")):
        return False
    return low not in NOT_NAMES and low not in VAGUE and (low not in STOPS or (inside and low in ("may",)))


def _name_not_month(tokens: Sequence[Token], j: int) -> bool:
    """ "Anko Jan", "Jan Marrek": a name, unless a day or a year stands beside it."""
    if tokens[j].text != "Jan":
        return False
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    beside = [t.text for t in (tokens[j - 1] if j else None, after) if t is not None]
    named = any(t is not None and _nameword(t, True) for t in (tokens[j - 1] if j else None, after))
    return named and not any(text == "." or text[0].isdigit() for text in beside)


def _nickname(tokens: Sequence[Token], j: int) -> int:
    """Behind a nickname in quotation marks inside a name, or 0."""
    for k in range(j + 1, min(j + 4, len(tokens) - 1)):
        if tokens[k].text in ("”", '"'):
            return k + 1 if tokens[k + 1].capital else 0
        if not tokens[k].capital:
            return 0
    return 0


def written(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words between two indexes, joined as names are."""
    out = tokens[first].text
    for a, b in zip(tokens[first:last], tokens[first + 1 : last], strict=False):
        out += (" " if b.start > a.end else "") + b.text
    return out
