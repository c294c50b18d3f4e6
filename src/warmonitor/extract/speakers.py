"""Who says so: speakers in a sentence, what they cover, and quotations that run over sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.phrases import name_at
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import ADVERBS, BE, CLAUSE, HAVE, PREPOSITIONS, WEEKDAYS, table

SAYING = table(
    "said says say saying told tells reported reports report announced announces confirmed confirms stated states claimed claims added adds",
    "acknowledged admitted alleged alleges argued asserted declared estimated estimates explained indicated informed insisted maintained",
    "noted notes revealed reveals tweeted wrote testified stressed documented recorded counted specified disclosed recounted believe believes",
    "detailed mention mentions saying suggested accused identified put gave warned denied quoted citing quoting cited described adding posted mentioned saw believed",
)
# Of these only a speaker that is plainly one counts: "gave a toll", "saw", "put the toll".
WEAK = table(
    "put gave saw identified posted accused believe believes believed described report reports counted suggested documented recorded claims"
)
SPEAKER_NOUNS = table(
    "police officials official authorities spokesman spokeswoman spokesperson source sources monitor monitors group activists activist",
    "witness witnesses eyewitness eyewitnesses residents resident relatives family agency ministry minister observatory media army military",
    "rebels government officer officers sheriff deputies doctors doctor medics hospital organization organisation network report reports",
    "correspondent journalist reporter photographer statement office department watchdog ngo committee commission un u.n. president chief",
    "commander general colonel lieutenant captain head director survivors villagers locals lawyers lawyer prosecutors prosecutor coroner",
    "center centre newspaper television radio tv station channel mission embassy council union association forces force command coalition",
    "guerrillas soldiers militants opposition neighbors neighbours friend friends brother sister mother father wife husband son daughter",
    "investigators investigator detectives detective sgt lt capt mayor governor secretary diplomat diplomats post user paper outlet outlets",
    "documents reporters examiner paramedics firefighters volunteers rescuers campaigners observers analysts staff workers parents",
)
PRONOUNS = table("he she they it")
SHOWING = table(
    "shows show showed showing depicts depicted depicting appears appeared captured captures reveals confirming verifying purports"
)
OPENERS = frozenset('“"«')
CLOSERS = frozenset('”"»')
REMARKS = table("also later earlier meanwhile however previously then now had has have who")
INDEFINITE = table("nobody no none")


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
        if token.low == "according" and _low(tokens, i + 1) == "to":
            hit = _according(tokens, i, text)
        elif token.low in SAYING:
            hit = _verb(tokens, i, text)
        elif token.low in ("footage", "video", "videos", "images", "photos", "pictures", "clip", "claims", "statement", "post"):
            hit = _published_by(tokens, i, text)
        if hit is not None:
            found.append(hit)
    return found


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _text(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[first].start : tokens[last - 1].end]).strip(' ,“”"')


def _according(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    first = i + 2
    last = _phrase_end(tokens, first)
    if last <= first:
        return None
    name = _person_or_phrase(tokens, first, last, text)
    name = re.sub(r"^(?:claims?|reports?|figures|a report|reports|statements?|information) (?:from|by) ", "", name, flags=re.IGNORECASE)
    if not name or name[0].isdigit():
        return None
    return Said((name,), i, "all")


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase that begins at `first` ends: at a mark, a relative clause, a verb."""
    k = first
    while k < len(tokens) and k < first + 16:
        word = tokens[k].low
        if word in (
            "that",
            "which",
            "who",
            "whose",
            "when",
            "while",
            "but",
            "because",
            "as",
            "after",
            "with",
            "where",
            "citing",
            "quoting",
        ):
            break
        if word in SHOWING and k > first:
            break
        if word == "and" and not _more_speakers(tokens, k + 1):
            break
        if (
            (word in BE and word != "'s")
            or word in HAVE
            or (word in SAYING and k > first)
            or (
                word in ("on", "in", "via", "during")
                and (_low(tokens, k + 1) in WEEKDAYS or _low(tokens, k + 1) in MONTHS or word in ("via", "during"))
            )
        ):
            break
        if not tokens[k].word and word not in ("-", ".", "'", "’", "&", "@", "(", ")", "'s", "“", "”", "/"):
            break
        if word == "." and not (k + 1 < len(tokens) and tokens[k + 1].capital and len(tokens[k - 1].text) <= 4):
            break
        if word in WEEKDAYS:
            break
        if word == "(" and not any(_low(tokens, m) == ")" for m in range(k + 1, k + 8)):
            break
        k += 1
    while k > first and _low(tokens, k - 1) in ("and", "the", "a", "in", "on", "(", "“"):
        k -= 1
    return k


def _more_speakers(tokens: Sequence[Token], k: int) -> bool:
    return any(_low(tokens, m) in SPEAKER_NOUNS or (m < len(tokens) and tokens[m].capital) for m in range(k, min(k + 4, len(tokens))))


def _person_or_phrase(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """A personal name inside a speaker's phrase stands for it: "head of the Observatory Rami Haddad" is Rami Haddad."""
    for k in range(first, last):
        if tokens[k].low in ("spokesman", "spokeswoman", "spokesperson", "activist", "commander", "chief", "head", "minister", "official",
                             "officer", "director", "president", "correspondent", "journalist", "resident", "rights", "brother", "sister",
                             "mother", "father", "lawyer", "colonel", "general", "capt", "lt", "sgt", "sheriff", "detective", "secretary"):  # fmt: skip
            for m in range(k + 1, last):
                named = name_at(tokens, m)
                if (
                    named
                    and named[1] == last
                    and named[1] - named[0] >= 2
                    and not {t.low for t in tokens[named[0] : named[1]]} & SPEAKER_NOUNS
                    and tokens[m - 1].low not in ("of", "the", "for", "from", "in", "at")
                ):
                    return _text(tokens, named[0], named[1], text)
    return _text(tokens, first, last, text)


def _verb(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    word = tokens[i].low
    if word in ("reports", "report", "claims", "estimates", "notes", "states", "counted") and not _speakerish_before(tokens, i):
        return None
    if word in ("adding", "citing", "quoting") or (word == "saying" and _low(tokens, i - 1) not in SPEAKER_NOUNS):
        return None
    if word in BE or _low(tokens, i - 1) in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "no",
        "these",
        "those",
        "of",
        "initial",
        "to",
    ):
        return None
    passive = _low(tokens, i - 1) in BE or (_low(tokens, i - 1) in ADVERBS and _low(tokens, i - 2) in BE)
    if passive:
        return _by(tokens, i, text)
    region = _left(tokens, i)
    turned = _inverted(tokens, i, text)
    if turned is not None and (region is None or _closes(tokens, i, text, turned)):
        return turned
    if region is None:
        return None
    first, last = _before_relative(tokens, *region)
    words = [t.low for t in tokens[first:last]]
    if words[0] in PRONOUNS and len(words) == 1:
        return Said((), i, _covers(tokens, first, i), pronoun=True)
    if word in WEAK and not (set(words) & SPEAKER_NOUNS or tokens[last - 1].capital or _low(tokens, i + 1) == "that"):
        return None
    if not (set(words) & SPEAKER_NOUNS) and not any(t.capital for t in tokens[first:last]):
        return None
    if words[0] in INDEFINITE:
        return None
    name = _person_or_phrase(tokens, first, last, text)
    chain = (name,) if not (beyond := _quoted_source(tokens, i, text)) else (name, beyond)
    return Said(chain, i, _covers(tokens, first, i))


def speaker_before(tokens: Sequence[Token], i: int, text: str) -> str:
    """Who the verb at token `i` has as its subject, where that is one who can speak; else ""."""
    region = _left(tokens, i)
    if region is None:
        return ""
    first, last = _before_relative(tokens, *region)
    named = tokens[first:last]
    speaks = any(t.low in SPEAKER_NOUNS or t.capital for t in named) and named[0].low not in PRONOUNS | INDEFINITE
    return _person_or_phrase(tokens, first, last, text) if speaks else ""


def _closes(tokens: Sequence[Token], i: int, text: str, turned: Said) -> bool:
    """Whether the phrase behind "said" is the speaker: a name or an office that ends the sentence or goes on with "from"."""
    if tokens[i].low != "said":
        return False
    last = _phrase_end(tokens, i + 1)
    words = {t.low for t in tokens[i + 1 : last]}
    ends = last >= len(tokens) - 1 or _low(tokens, last) in (",", ".", "from", "who", "on", "in", "via")
    return ends and bool(
        words & (SPEAKER_NOUNS - {"police", "forces", "army", "soldiers", "rebels", "government"}) or _low(tokens, last) == "from"
    )


def _before_relative(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """ "The Observatory, which has a network of sources, gave": the speaker stands before its relative clause."""
    for k in range(first - 1, max(0, first - 12), -1):
        if tokens[k].low in ("which", "who"):
            end = k - 1 if _low(tokens, k - 1) == "," else k
            start = _left_from(tokens, end)
            return (start, end) if start is not None and start < end else (first, last)
        if tokens[k].text in (".", ";", "”", "“") or tokens[k].low in SAYING:
            break
    return first, last


def _speakerish_before(tokens: Sequence[Token], i: int) -> bool:
    before = _low(tokens, i - 1)
    return bool(i and (tokens[i - 1].capital or before in SPEAKER_NOUNS) and before not in ("the", "of"))


def _covers(tokens: Sequence[Token], first: int, verb: int) -> str:
    """A saying in front covers what follows; one at the end covers what went before."""
    rest = [t for t in tokens[verb + 1 :] if t.word and t.low not in WEEKDAYS and t.low not in MONTHS and t.low not in ADVERBS]
    if first <= 1:
        return "after" if rest else "before"
    if _low(tokens, verb + 1) in ("that", ":", ",", "“", '"') and len(rest) > 3 and _low(tokens, verb + 1) != ",":
        return "after"
    if len(rest) <= 5:
        return "before"
    if (
        _low(tokens, verb + 1) in PREPOSITIONS - {"on", "in", "at", "about"} | {"when", "as", "while", "because", ".", "but", "and"}
        and first > 3
    ):
        return "before"
    opened = any(t.text in CLOSERS for t in tokens[max(0, first - 2) : first]) or _low(tokens, first - 1) == ","
    return "before" if opened and _low(tokens, verb + 1) in (",", ".", "on", "in", "") else "after"


def _left(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The phrase that speaks, left of its verb; without commas it begins at its article or its first capital."""
    last = i
    while last > 0 and (
        _low(tokens, last - 1) in OPENERS or _low(tokens, last - 1) in REMARKS - {"who"} or _low(tokens, last - 1) in ADVERBS
    ):
        last -= 1
    while last > 0 and (_low(tokens, last - 1) in WEEKDAYS or _low(tokens, last - 1) in ("on",)):
        last -= 1
    if last > 0 and _low(tokens, last - 1) == "who":
        last -= 1
    if last == 0:
        return None
    if _low(tokens, last - 1) == ",":
        return _apposed(tokens, last - 1)
    if _low(tokens, last - 1) == ")":
        k = last - 1
        while k > 0 and _low(tokens, k) != "(":
            k -= 1
        inner = _left_from(tokens, k)
        return (inner, last) if inner is not None and k - inner >= 1 else None
    first = _left_from(tokens, last)
    return (first, last) if first is not None and first < last else None


def _left_from(tokens: Sequence[Token], last: int) -> int | None:
    k = last - 1
    first = None
    while k >= 0 and last - k <= 14:
        token = tokens[k]
        word = token.low
        if not token.word and word not in ("-", "'", "’", "'s", "&", "@", ".", "“", "”"):
            break
        if word in ("“", "”", '"') and first is not None and k + 1 == first:
            break
        if word in PRONOUNS:
            return k if k == last - 1 else first
        if (
            word in CLAUSE
            or word in BE
            or word in HAVE
            or word in SAYING
            or word in ("but", "also", "to", "by", "with", "about", "into", "on", "against")
        ):
            break
        if (
            word in ("in", "at", "near", "from")
            and first is not None
            and not (k and (tokens[k - 1].low in SPEAKER_NOUNS or tokens[k - 1].capital))
        ):
            break
        if word == "and" and not (k and (tokens[k - 1].low in SPEAKER_NOUNS or tokens[k - 1].capital)):
            break
        if word in ("the", "a", "an", "one", "another", "some", "several", "his", "her", "their", "its"):
            first = k
            if _low(tokens, k - 1) in ("of", "for", "and") and k >= 2 and (tokens[k - 2].low in SPEAKER_NOUNS or tokens[k - 2].capital):
                k -= 1
                continue
            return k
        if word in WEEKDAYS or (word in MONTHS and token.capital):
            break
        if token.capital or word in SPEAKER_NOUNS or word in PREPOSITIONS or word in ("-", "'s", "’", "&", "@", ".", "and", "news", "state", "local", "two", "three",
                                                                                  "human", "rights", "medical", "official", "opposition", "security", "interior", "war", "unnamed", "senior") or (first is not None and last - k <= 3):  # fmt: skip
            if word == "." and (k == 0 or len(tokens[k - 1].text) > 4):
                break
            if word not in PREPOSITIONS and word not in ("and", ".", "'s"):
                first = k
            k -= 1
            continue
        break
    return first


def _apposed(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """ "Wasiu Abiodun, the state police spokesman, confirmed": the name before the apposition."""
    for k in range(comma - 1, max(-1, comma - 14), -1):
        if tokens[k].text == ",":
            first = _left_from(tokens, k)
            if first is not None and any(t.capital for t in tokens[first:k]):
                return first, k
            return None
        if tokens[k].text in (".", ";", "“", "”"):
            return None
    return None


def _inverted(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "... dead, said Rami Haddad from the Observatory"."""
    if tokens[i].low not in ("said", "says", "reported", "added", "wrote", "told", "announced", "according"):
        return None
    first = i + 1
    if _low(tokens, first) in ("that", ",", "on", "in", "they", "he", "she", "it", "there", "at"):
        return None
    named = name_at(tokens, first)
    if named and named[1] - named[0] >= 2:
        return Said((_text(tokens, *named, text),), i, "before" if i > 3 else "after")
    if first < len(tokens) and (tokens[first].capital or tokens[first].low in ("the", "a", "police", "an", "state", "local")) and i > 3:
        last = _phrase_end(tokens, first)
        if last > first and any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[first:last]):
            return Said((_text(tokens, first, last, text),), i, "before")
    return None


def _by(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "was reported by the agency"."""
    if _low(tokens, i + 1) != "by" or tokens[i].low in ("accused", "denied", "identified", "described"):
        return None
    last = _phrase_end(tokens, i + 2)
    if last <= i + 2 or not any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[i + 2 : last]):
        return None
    return Said((_person_or_phrase(tokens, i + 2, last, text),), i, "all")


def _quoted_source(tokens: Sequence[Token], i: int, text: str) -> str:
    """ "SANA said, quoting an interior ministry source": the voice behind the voice."""
    for k in range(max(0, i - 8), min(len(tokens), i + 10)):
        if tokens[k].low in ("quoting", "citing", "quoted", "cited") and k != i:
            last = _phrase_end(tokens, k + 1)
            if last > k + 1 and any(t.low in SPEAKER_NOUNS or t.capital for t in tokens[k + 1 : last]):
                return _text(tokens, k + 1, last, text)
    return ""


def _published_by(tokens: Sequence[Token], i: int, text: str) -> Said | None:
    """ "Footage released by activists shows", "claims from a monitoring group", "a Facebook post from X identified"."""
    k = i + 1
    if _low(tokens, k) in (
        "released",
        "examined",
        "posted",
        "shared",
        "published",
        "obtained",
        "circulated",
        "provided",
        "verified",
        "reviewed",
    ):
        k += 1
    if _low(tokens, k) not in ("by", "from"):
        return None
    if tokens[i].low in ("claims", "statement", "post") and _low(tokens, k) == "by" and k == i + 1 and tokens[i].low == "claims":
        return None
    last = _phrase_end(tokens, k + 1)
    named = tokens[k + 1 : last]
    if not named or not any(t.low in SPEAKER_NOUNS or t.capital for t in named):
        return None
    return Said((_text(tokens, k + 1, last, text),), i, "after")


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
