"""Where a report says that its news is: in its dateline and title, by whose police speak, and by the towns that things are said to be in.

A claim often names a street or a school, and leaves the town to the rest of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from warmonitor.domain.documents import Document
from warmonitor.extract.page import TEASER
from warmonitor.gazetteer.abbreviations import state_name

Known = Callable[[str], bool]  # a gazetteer's `is_place`

OPENING = 6000  # characters: news says first where it is
LEAD = 700  # the first few sentences, in which a place counts for more
EARLY = 1.5
IN_TITLE = 3.0
DATELINE, FORCE, WITH_DIVISION, INSIDE, DIVISION, MENTION, OFTEN = 3.0, 2.0, 2.0, 1.0, 1.5, 0.34, 2
SHORT = 5  # a word all in capitals of fewer letters is short for something

# From the beginning of a word, and no longer than names are: a page of capitals without a space takes no more than its length.
_WORD = r"(?<![\w’'-])[A-Z][\w’'-]{0,30}\.?"
_NAME = rf"{_WORD}(?: (?:(?:de|del|la|al|el|ez|of|the) )?{_WORD}){{0,3}}"
_DATELINE = re.compile(
    r"^\s{0,9}(?P<name>[A-Z][\w.’' -]{2,30}?)(?:, (?P<division>[A-Z][A-Za-z. ]{1,20}?))?"
    r" ?(?:\([^()\n]{1,40}\)|--|[—–]|-(?= )|:(?= [A-Z]))",
    re.MULTILINE,
)
_OFFICES = (
    r"(?:police|Police|[Ss]heriff|PD\b|[Ff]ire(?:fighters| [Dd]epartment|[ -][Rr]escue)|[Pp]rosecutors?|[Dd]istrict [Aa]ttorney|[Cc]oroner"
    r"|[Mm]edical [Ee]xaminer|[Mm]ayor|[Hh]omicide|[Dd]etectives|[Dd]eputies|[Gg]rand [Jj]ury|[Gg]overnor)"
)
_FORCE = re.compile(rf"(?P<name>{_NAME}?)(?:['’]s)? (?:[Cc]ity |[Mm]etropolitan |[Mm]etro )?{_OFFICES}")
_COUNTY = re.compile(rf"(?P<name>{_NAME}?) (?P<kind>County|Parish|Borough|Province|Governorate|province|governorate|district)\b")
_WITH_DIVISION = re.compile(rf"(?P<name>{_NAME}), (?P<division>[A-Z][A-Za-z]{{0,20}}\.?(?: ?[A-Z][A-Za-z]{{0,20}}\.?)?)")
_INSIDE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Oo]f|[Aa]t) (?:the (?:city|town|village|suburb) of )?"
    rf"(?P<name>{_NAME})(?:, (?P<division>{_WORD}(?: {_WORD})?))?"
)
_CHUNK = re.compile(_NAME)
_OUTLET = re.compile(r"(?<=.{20}) ?(?:[|»«–—]|::| - ).*", re.DOTALL)
_FROM_BIRTH = re.compile(r"\b(?:from|born|native|hometown)[\w ,]{0,20}$", re.IGNORECASE)
_KINDS = frozenset("metro metropolitan city state county local federal campus transit university village town the".split())
# A side of some town, and no town of its own, though one or another is called so.
_SIDE = re.compile(
    r"(?:the )?(?:(?:north|south|east|west)\w*[ -]?(?:side|end|bank)|(?:down|mid|up)town|inner city|old town|city cent(?:er|re)"
    r"|\w{1,4}['’]\w+)",
    re.IGNORECASE,
)


class Clue(NamedTuple):
    """A name by which a report says where its news is, the division beside it ("" for none), and how much that says."""

    name: str
    division: str
    weight: float
    dateline: bool = False


def clues(document: Document, known: Known) -> tuple[Clue, ...]:
    """What the title and the opening say. `known` tells whether a name is a place's; text all in capitals says nothing."""
    text = "\n".join(line for line in document.text[:OPENING].split("\n") if not TEASER.match(line))
    if text.isupper():
        return ()
    title = _OUTLET.sub("", document.title)
    told = [
        *_told(title, IN_TITLE, known),
        *_dateline(text, known),
        *_told(text, 1.0, known),
        *_mentioned(title, IN_TITLE, known),
        *_mentioned(text, 1.0, known),
    ]
    # The division stands with a name once, and holds for it wherever it stands.
    given = {clue.name: clue.division for clue in told if clue.division}
    return tuple(clue._replace(division=clue.division or given.get(clue.name, "")) for clue in told)


def _dateline(text: str, known: Known) -> Iterator[Clue]:
    """ "PELLAND, Ohio (AP) —", "QASRAT -": at the head of the text or under what a site prints above it."""
    for hit in _DATELINE.finditer(text[:LEAD]):
        name = _titled(hit["name"])
        if known(name):
            yield Clue(name, state_name(hit["division"] or ""), DATELINE, True)
            return


def _told(text: str, share: float, known: Known) -> Iterator[Clue]:
    """Whose police speak, which county's court sits, and what things are said to be in."""
    for expression, weight in ((_FORCE, FORCE), (_COUNTY, FORCE), (_WITH_DIVISION, WITH_DIVISION), (_INSIDE, INSIDE)):
        for hit in expression.finditer(text):
            words = hit.groupdict()
            if _FROM_BIRTH.search(text[max(0, hit.start() - 30) : hit.start()]):
                continue
            said = weight * share * (EARLY if hit.start() < LEAD else 1.0)
            division = state_name(words.get("division") or "")
            name = _name(words["name"], words.get("kind", ""), expression is _INSIDE, known)
            if name and (division or expression is not _WITH_DIVISION):
                yield Clue(_titled(name), division, said)
            elif short := state_name(words["name"]):
                yield Clue(short, "", said)
            if division:
                yield Clue(division, "", DIVISION * share)


def _name(words: str, kind: str, whole: bool, known: Known) -> str:
    """The place's name that the words are (`whole`) or end with: of "Yesterday Old Pell", Old Pell."""
    bare = words.rstrip(".")
    if whole:
        found = bare if known(bare) else ""
    else:
        parts = words.split()
        tails = (" ".join(parts[at:]) for at in range(len(parts)))
        found = next((tail for tail in tails if known(tail) or (kind and known(f"{tail} {kind}"))), "")
    if found.lower() in _KINDS or _SIDE.fullmatch(found):
        return ""
    return f"{found} {kind}" if found and kind else found


def _mentioned(text: str, share: float, known: Known) -> Iterator[Clue]:
    """Names that stand anywhere: they say little by themselves, but tell which of many places of a name is meant."""
    seen: Counter[str] = Counter()
    for hit in _CHUNK.finditer(text):
        division = state_name(hit[0]) if hit[0].endswith(".") or len(hit[0]) > SHORT else ""
        name = hit[0].rstrip(".")
        short = name.isupper() and len(name) < SHORT
        seen[name] += 1
        if seen[name] <= OFTEN and (division or (not short and not _SIDE.fullmatch(name) and known(name))):
            yield Clue(division or _titled(name), "", share * (DIVISION if division else MENTION))


def _titled(name: str) -> str:
    return name.strip().title() if name.isupper() else name.strip()
