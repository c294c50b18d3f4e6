"""Long lists of people with something said of each: "Ivo Marrek, the secretary; Jan Tull, 20 years old, and two of his guards"."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.extract.ages import age_at
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.lists import starts_clause
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.names import TITLES
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, DETERMINERS, HAVE, MODALS, POSSESSIVES, PREPOSITIONS, SPEECH, STOPS, table

MOST_MEMBERS = 40
MOST_BEGINNINGS = 8
LONGEST_REMARK = 14  # words said of one of the people
LONGEST_BRACKET = 10
KNOWN_AS = ["known", "as"]
OTHERWISE = table("alias aka nicknamed")
DID = table("worked served acted lived stood sat travelled traveled travelling traveling accompanied")  # "who served as her guards"
ENDS = BE | HAVE | MODALS | SPEECH


def roll_before(line: Line, end: int) -> list[Phrase]:
    """The people of a list that reaches from the beginning of its clause exactly to the verb at `end`; [] where there is none.

    That nothing is left over between is what proves the list, so that much may be said of each of its people.
    """
    openings = [p for p in line.people if p.last < end and line.low(p.first - 1) not in PREPOSITIONS - {"after", "before"}]
    for first in openings[:MOST_BEGINNINGS]:
        if members := _members(line, first, end):
            return members if _told_of(members) else []
    return []


def roll_after(line: Line, first: Phrase) -> list[Phrase]:
    """The people of a list that begins with a phrase; [] where no list does."""
    members = _members(line, first, None)
    return members if _told_of(members) else []


def _told_of(members: list[Phrase]) -> bool:
    """Whether something is said of a member, for plain nouns and numbers in a row are read without that.

    "Two siblings, Ivo Marrek, 4, and Anka Marrek, 12": the first may only count those named after it.
    """
    first, rest = members[:1], members[1:]
    names_them = bool(rest) and all(p.name for p in rest) and first[0].plural and interval(first[0])[0] == len(rest)
    return any(p.name for p in members) and not names_them


def _members(line: Line, first: Phrase, end: int | None) -> list[Phrase]:
    """The members up to `end`; without an end, up to the last behind an "and"."""
    found: list[Phrase] = []
    closed = 0  # members up to the last that an "and" joins
    joint, parted = "", False
    last: Phrase | None = first
    while last is not None and _counts(line, last) and len(found) < MOST_MEMBERS:
        if joint.endswith("and") and end is None and starts_clause(line, last):
            break
        if joint == "," and found[-1].name and not last.name and not last.plural and last.determiner not in POSSESSIVES:
            break  # what is said of a person, not another one
        member, k = _with_remarks(line, _titled(line, last), relative=end is not None)
        if member.plural and line.low(k) == "," and (name := line.at(k + 1)) is not None and name.name:
            break  # "their children, Anka and Ivo, were": names of those told of
        found.append(member)
        closed = len(found) if joint.endswith("and") else closed
        if end is not None and end in (k, k + (line.low(k) == ",")):
            return found if closed == len(found) > 1 else []
        behind, joint = _behind_joint(line, k)
        if not behind or (end is not None and behind >= end) or (joint == "; and" and not parted and end is None):
            break  # behind a lone semicolon another matter may be told
        parted = parted or joint == ";"
        last = line.at(behind)
    return found[:closed] if end is None else []


def _counts(line: Line, p: Phrase) -> bool:
    """Whether a phrase may be a member: people by their full names, by number with a noun, or one told by a noun with its article.

    A noun for one without an article is a second office of whom was named before it; a single name may be a place's.
    """
    if not can_suffer(p) or p.zero or p.bare:
        return False
    if p.name and p.kind is None:
        return len(p.name.split()) > 1 or p.name.lower() in line.surnames or line.low(p.first - 1) in TITLES
    owned = line.low(p.first - 1) in ("'s", "'", "’")
    return p.kind is not None and bool(p.name or p.amount or p.determiner or p.kind.plural or owned)


def _titled(line: Line, p: Phrase) -> Phrase:
    """ "Priests Ivo Marrek, ...; Jan Tull, ... and Anka Dabbas": the noun for all of them, right before the first one's name."""
    named = line.starting.get(p.last)
    plain = p.kind is not None and p.kind.plural and p.amount is None and not p.name
    return named if plain and named is not None and named.name and named.kind is None else p


def _with_remarks(line: Line, p: Phrase, *, relative: bool) -> tuple[Phrase, int]:
    """A member and the index behind all that is said of it: ages, trades, other names, brackets; with `relative`, what they did."""
    k = _behind_complement(line, p.last)
    while True:
        if line.low(k) in ("(", "["):
            close = next((j for j in range(k + 1, min(k + LONGEST_BRACKET, len(line.tokens))) if line.low(j) in (")", "]")), None)
            if close is None:
                return p, k
            k = close + 1
            continue
        if relative and line.low(k) in ("who", "that") and (line.low(k + 1) in BE or line.low(k + 1) in DID) and p.kind is not None:
            k = _behind_words(line, k + 2)
            continue
        if KNOWN_AS in ([line.low(k), line.low(k + 1)], [line.low(k + 1), line.low(k + 2)]) and line.low(k) != ",":
            k = _behind_words(line, k + 2 + (line.low(k) != "known"))
            continue
        if line.low(k) != ",":
            return p, k
        age = age_at(line.tokens, k + 1) if k + 1 < len(line.tokens) else None
        if line.low(k + 1).isdigit() and line.low(k + 2) in (",", ";", "and", "") and age is None:
            p, k = replace(p, age=p.age if p.age is not None else int(line.low(k + 1))), k + 2
        elif age is not None and line.low(age[1]) in (",", ";", "and", ""):
            p, k = replace(p, age=p.age if p.age is not None else age[0]), age[1]
        elif line.low(k + 1) in OTHERWISE or [line.low(k + 1), line.low(k + 2)] in (KNOWN_AS, ["also", "known"]):
            k = _behind_words(line, k + 2)
        elif p.name and (trade := _behind_trade(line, k + 1)):
            k = trade
        elif (said := _said_of(line, p, line.at(k + 1))) is not None:
            p, k = said[0], said[1]
        else:
            return p, k


def _said_of(line: Line, p: Phrase, q: Phrase | None) -> tuple[Phrase, int] | None:
    """ "Ivo Marrek, rector of the school", "their cook, Anka Tull": one person by noun and by name; None where `q` is another."""
    if q is None or interval(p)[:2] != (1, 1) or interval(q)[:2] != (1, 1) or q.more or q.determiner in ("another", "one"):
        return None
    if p.name and q.kind is not None and not q.name and q.determiner not in POSSESSIVES:
        k = _behind_words(line, q.last)
        return (replace(p, kind=p.kind or q.kind, age=p.age if p.age is not None else q.age), k) if line.low(k) in (",", ";", "") else None
    if p.kind is not None and not p.name and q.name and (q.kind is None or q.age is not None):
        return replace(p, name=q.name, last=q.last, age=p.age if p.age is not None else q.age), q.last
    return None


def _behind_trade(line: Line, k: int) -> int:
    """Behind what a named person was, where no table has the word: ", rector of the school;"; 0 where that is not said at `k`."""
    if line.at(k) is not None or line.tokens[k].capital or not line.tokens[k].word or line.low(k) in STOPS - DETERMINERS:
        return 0
    behind = _behind_words(line, k + 1)
    return behind if line.low(behind) in (",", ";") else 0


def _behind_complement(line: Line, k: int) -> int:
    """Behind "of the departmental council", "from Old Pell"."""
    return _behind_words(line, k) if line.low(k) in ("of", "from") else k


def _behind_words(line: Line, k: int) -> int:
    """Behind what is said up to the next comma, semicolon or member that an "and" joins; where it began if it does not end soon."""
    for j in range(k, min(k + LONGEST_REMARK, len(line.tokens))):
        word = line.low(j)
        if word in (",", ";", "(", "[", ".") or (j > k and word in ENDS):
            return j
        if word == "and" and (following := line.at(j + 1)) is not None and _counts(line, following) and _own(following):
            return j
    return k


def _own(p: Phrase) -> bool:
    """Whether a phrase behind an "and" is people of their own, not the second half of an office ("minister of trade and youth")."""
    return bool(p.name or p.amount or p.determiner)


def _behind_joint(line: Line, k: int) -> tuple[int, str]:
    """Where the next member begins and what joins it; 0 where nothing does."""
    mark = line.low(k) if line.low(k) in (",", ";") else ""
    j = k + bool(mark)
    joins = 1 if line.low(j) in ("and", "&") else 3 if [line.low(j + n) for n in range(3)] == ["as", "well", "as"] else 0
    if not mark and not joins:
        return 0, ""
    j += joins
    return j + (joins > 0 and line.low(j) == "of"), f"{mark} and".strip() if joins else mark  # "the murder of a judge and of Ivo Marrek"
