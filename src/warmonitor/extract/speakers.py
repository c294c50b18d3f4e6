"""Who says so: the speakers in a sentence, and which of its words each covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warmonitor.extract.names import name_at
from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.speaker_phrases import before_relative, person_or_phrase, phrase_end, speaker_left_of, text_of
from warmonitor.extract.speaker_words import CLOSERS, INDEFINITE, PRONOUNS, SAYING, SPEAKER_NOUNS, WEAK
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import ADVERBS, BE, PREPOSITIONS, WEEKDAYS, table

INVERTING = table("said says reported added wrote announced according")
NO_SPEAKER = table("that , on in they he she it there at")
MADE_PUBLIC = table(
    "passed filmed recorded sent taken captured gathered collected released",
    "examined posted shared published obtained circulated provided verified reviewed",
)
NOUN_OR_VERB = table("reports report claims estimates notes states counted")
BEFORE_NOUNS = table("the a an his her their its no these those of initial to")
GOES_ON = table("when as while because . but and")
PUBLISHED = table("clips recordings recording footage video videos images photos pictures clip claims statement post")


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker's words in a sentence: the chain from the nearest outwards, where the verb stands, and which side it covers."""

    chain: tuple[str, ...]
    at: int
    covers: str  # after, before, all
    pronoun: bool = False


def said(tokens: Sequence[Token], text: str) -> list[Said]:
    """All sayings of a sentence, in order."""
    found: list[Said] = []
    for i, token in enumerate(tokens):
        hit = None
        if token.low == "according" and low_at(tokens, i + 1) == "to":
            hit = _according(tokens, i, text)
        elif token.low in SAYING:
            hit = _verb(tokens, i, text)
        elif token.low in PUBLISHED:
            hit = _published_by(tokens, i, text)
        if hit is not None:
            found.append(hit)
    return found


def _according(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    first = i + 2
    last = phrase_end(tokens, first)
    if last <= first:
        return None
    name = person_or_phrase(tokens, first, last, text)
    name = re.sub(r"^(?:claims?|reports?|figures|a report|reports|statements?|information) (?:from|by) ", "", name, flags=re.IGNORECASE)
    if not name or name[0].isdigit():
        return None
    return Said((name,), i, "all")


def _verb(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    word = tokens[i].low
    if word in NOUN_OR_VERB and not _speakerish_before(tokens, i):
        return None
    if word in ("adding", "citing", "quoting") or (word == "saying" and low_at(tokens, i - 1) not in SPEAKER_NOUNS):
        return None
    if word in BE or low_at(tokens, i - 1) in BEFORE_NOUNS:
        return None
    passive = low_at(tokens, i - 1) in BE or (low_at(tokens, i - 1) in ADVERBS and low_at(tokens, i - 2) in BE)
    if passive:
        return _by(tokens, i, text)
    region = speaker_left_of(tokens, i)
    turned = _inverted(tokens, i, text)
    if turned is not None and (region is None or _closes(tokens, i)):
        return turned
    if region is None:
        return None
    first, last = before_relative(tokens, *region)
    words = [t.low for t in tokens[first:last]]
    if words[0] in PRONOUNS and len(words) == 1:
        return Said((), i, _covers(tokens, first, i), pronoun=True)
    if word in WEAK and not (set(words) & SPEAKER_NOUNS or tokens[last - 1].capital or low_at(tokens, i + 1) == "that"):
        return None
    if not (set(words) & SPEAKER_NOUNS) and not any(t.capital for t in tokens[first:last]):
        return None
    if words[0] in INDEFINITE:
        return None
    name = person_or_phrase(tokens, first, last, text)
    chain = (name,) if not (beyond := _quoted_source(tokens, i, text)) else (name, beyond)
    return Said(chain, i, _covers(tokens, first, i))


def speaker_before(tokens: Sequence[Token], i: int, text: str) -> str:
    """Who the verb at token `i` has as its subject, where that is one who can speak; else ""."""
    region = speaker_left_of(tokens, i)
    if region is None:
        return ""
    first, last = before_relative(tokens, *region)
    named = tokens[first:last]
    speaks = any(t.low in SPEAKER_NOUNS or t.capital for t in named) and named[0].low not in PRONOUNS | INDEFINITE
    return person_or_phrase(tokens, first, last, text) if speaks else ""


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether the phrase behind "said" is the speaker: a name or an office that ends the sentence or goes on with "from"."""
    if tokens[i].low != "said":
        return False
    last = phrase_end(tokens, i + 1)
    words = {t.low for t in tokens[i + 1 : last]}
    ends = last >= len(tokens) - 1 or low_at(tokens, last) in (",", ".", "from", "who", "on", "in", "via")
    return ends and bool(
        words & (SPEAKER_NOUNS - {"police", "forces", "army", "soldiers", "rebels", "government"}) or low_at(tokens, last) == "from"
    )


def _speakerish_before(tokens: Sequence[Token], i: int) -> bool:
    before = low_at(tokens, i - 1)
    return bool(i and (tokens[i - 1].capital or before in SPEAKER_NOUNS) and before not in ("the", "of"))


def _covers(tokens: Sequence[Token], first: int, verb: int) -> str:
    """A saying in front covers what follows; one at the end covers what went before."""
    rest = [t for t in tokens[verb + 1 :] if t.word and t.low not in WEEKDAYS and t.low not in MONTHS and t.low not in ADVERBS]
    if first <= 1:
        return "after" if rest else "before"
    if low_at(tokens, verb + 1) in ("that", ":", ",", "“", '"') and len(rest) > 3 and low_at(tokens, verb + 1) != ",":
        return "after"
    if len(rest) <= 5:
        return "before"
    if low_at(tokens, verb + 1) in PREPOSITIONS - {"on", "in", "at", "about"} | GOES_ON and first > 3:
        return "before"
    opened = any(t.text in CLOSERS for t in tokens[max(0, first - 2) : first]) or low_at(tokens, first - 1) == ","
    return "before" if opened and low_at(tokens, verb + 1) in (",", ".", "on", "in", "") else "after"


def _inverted(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "... dead, said Ivo Marrek from the Monitor"."""
    if tokens[i].low not in INVERTING:
        return None
    first = i + 1
    if low_at(tokens, first) in NO_SPEAKER:
        return None
    named = name_at(tokens, first)
    if named and named[1] - named[0] >= 2:
        return Said((text_of(tokens, *named, text),), i, "before" if i > 3 else "after")
    if first < len(tokens) and (tokens[first].capital or tokens[first].low in ("the", "a", "police", "an", "state", "local")) and i > 3:
        last = phrase_end(tokens, first)
        if last > first and any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[first:last]):
            return Said((text_of(tokens, first, last, text),), i, "before")
    return None


def _by(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "was reported by the agency"."""
    if low_at(tokens, i + 1) != "by" or tokens[i].low in ("accused", "denied", "identified", "described"):
        return None
    last = phrase_end(tokens, i + 2)
    if last <= i + 2 or not any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[i + 2 : last]):
        return None
    return Said((person_or_phrase(tokens, i + 2, last, text),), i, "all")


def _quoted_source(tokens: Sequence[Token], i: int, text: str) -> str:
    """ "the agency said, quoting a ministry source": the voice behind the voice."""
    for k in range(max(0, i - 8), min(len(tokens), i + 10)):
        if tokens[k].low in ("quoting", "citing", "quoted", "cited") and k != i:
            last = phrase_end(tokens, k + 1)
            if last > k + 1 and any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[k + 1 : last]):
                return text_of(tokens, k + 1, last, text)
    return ""


def _published_by(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "Footage released by activists shows", "claims from a monitoring group", "a Facebook post from X identified"."""
    k = i + 1
    if low_at(tokens, k) in MADE_PUBLIC:
        k += 2 if low_at(tokens, k + 1) in ("on", "out", "online") else 1
    if low_at(tokens, k) not in ("by", "from"):
        return None
    if tokens[i].low in ("claims", "statement", "post") and low_at(tokens, k) == "by" and k == i + 1 and tokens[i].low == "claims":
        return None
    last = phrase_end(tokens, k + 1)
    last = _named_behind(tokens, last)
    named = tokens[k + 1 : last]
    if not named or not any(t.low in SPEAKER_NOUNS or t.capital for t in named):
        return None
    spoken = text_of(tokens, k + 1, last, text)
    return Said((spoken.rsplit(", ", 1)[-1] if "," in spoken else spoken,), i, "after")


def _named_behind(tokens: Sequence[Token], last: int) -> int:
    """ "the group, the Pelland Observatory for Rights, shows": behind the name that tells who an unnamed speaker is."""
    if low_at(tokens, last) != ",":
        return last
    end = phrase_end(tokens, last + 1)
    capitals = sum(t.capital for t in tokens[last + 1 : end])
    return end if capitals >= 2 and low_at(tokens, end) == "," else last


def chosen(sayings: Sequence[Said], at: int) -> Said | None:
    """The saying that covers the words at token `at`: the nearest on the right side, an "according to" on either."""
    best: tuple[int, Said] | None = None
    for s in sayings:
        after = at > s.at
        if (s.covers == "after" and not after) or (s.covers == "before" and after):
            continue
        distance = abs(at - s.at) + (4 if s.covers == "all" else 0)
        if best is None or distance < best[0]:
            best = (distance, s)
    return best[1] if best else None
