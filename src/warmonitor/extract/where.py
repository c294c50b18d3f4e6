"""Where: places as written in a sentence, and which of them a harm happened at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from warmonitor.extract.deeds import ATTACK_NOUNS
from warmonitor.extract.numbers import MONTHS
from warmonitor.extract.people_words import ARMED_WORDS, KINDS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import BE, SPEECH, WEEKDAYS, table

ARTICLES = table("the a an its their his her both")
NAME_PARTICLES = table("el al de la del ez bin ar as")

# How fine a place is, by the word that says so: 1 a building, 2 a quarter or village, 3 a town, 4 a district, 5 a province, 6 more.
FINENESS: dict[str, int] = {
    word: level
    for level, words in {
        1: "block street avenue road square boulevard highway drive lane market hospital school mosque church camp university"
           " club nightclub restaurant cafe mall base checkpoint airport stadium bar hotel prison",
        2: "neighborhood neighbourhood village hamlet suburb quarter neighborhoods neighbourhoods villages"
           " settlement suburbs sub-district subdistrict outskirts",
        3: "town city towns cities township municipality capital",
        4: "district districts county counties area areas",
        5: "province governorate state region department provinces countryside governorates departments regions valley coast coastline",
    }.items()
    for word in words.split()
}  # fmt: skip
LEADS = table("along off in at near outside around inside of across on from to into toward towards through between throughout over")
STRONG_LEADS = table("along in at near outside across inside around throughout")
DIRECTIONS = table(
    "north south east west northern southern eastern western central northeastern northwestern southeastern southwestern",
    "northeast northwest southeast southwest rural coastal downtown upper lower old",
)
NOT_PLACES = table(
    "twitter facebook telegram instagram youtube x afp reuters sana ap cnn bbc islam god muslim christian english arabic"
    " president mr mrs ms",
    "arab federation",
    "islamist sunni shia shiite alawite kurdish monday january state media police army islamic the security un nato isis isil",
)
ADDRESS = table("street avenue ave road rd lane ln drive dr boulevard blvd highway hwy court ct circle way place terrace parkway pike st")
EDGES = table("outskirts suburb countryside coast coastline")
SIDES = table("north south east west centre center")  # "the west of Syria"
STRUCK = table("shelling shellings bombing bombings bombardment storming besieging")  # "the shelling of Qasrat"
HITS = table("hit struck targeted bombed shelled pounded stormed raided rocked bombarded")  # "the rockets hit Qasrat"
CARED_FOR = table("taken rushed brought transported transferred airlifted admitted arrived treated evacuated died pronounced flown carried")
SEIZED = table("abducted kidnapped seized snatched")
SPOTS = table("parking gate gates entrance grounds courtyard yard front lobby doors")  # "into the parking of the Marrek hospital"
BASED = table("based headquartered registered born")
SEATS = table(
    "government authorities regime administration leadership officials ministry ambassador embassy hospital hospitals",
    "bureau office offices court",
)
BASTIONS = table(
    "clan clans family tribe bastion stronghold hometown heartland supporters loyalists fighters regime forces airlines bureau"
)
TITLE_WORDS = table(
    "leave leaves leaving kill kills killing dead over after as in on at for and with by to from killed wounded amid says say"
)
OUTLET_WORDS = table("dispatch wire herald news times post gazette courier bulletin press media agency radio tv television journal tribune")
EVENTS = table(
    "attacks attack fighting strikes strike raids violence war clashes crackdown shooting killings executions murder siege"
    " monitor says said dead killed",
    "kill kills make impose town village syrias march",
)

Known = Callable[[str], bool]  # a gazetteer's `is_place`


@dataclass(frozen=True, slots=True)
class Located:
    """A place as written, by tokens `first`..`last` (exclusive), and how fine it is (1 a building to 6 a country)."""

    first: int
    last: int
    text: str
    level: int
    lead: str


def located(tokens: Sequence[Token], text: str, *, known: Known | None = None, upper: bool = False) -> list[Located]:
    """The places that a sentence names, in order. `known` tells whether a name is a place's."""
    found: list[Located] = []
    i = 0
    while i < len(tokens):
        hit = _block(tokens, i, text) or _at(tokens, i, text, known, upper)
        if hit is None:
            i += 1
            continue
        found.append(hit)
        i = max(hit.last, i + 1)
    return found


def _written(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[first].start : tokens[last - 1].end]).strip(" ,")


def _block(tokens: Sequence[Token], i: int, text: str) -> Located | None:
    """ "the 2100 block of Old Tannery Avenue", "1733 Quiet Heron Lane"."""
    if tokens[i].low.isdigit() and 3 <= len(tokens[i].low) <= 5 and low_at(tokens, i - 1) in ("at", "in", "outside", "near", "to"):
        for k in range(i + 2, min(i + 6, len(tokens))):
            if tokens[k].low in ADDRESS and all(t.capital or t.text[0].isdigit() for t in tokens[i + 1 : k + 1]):
                return Located(i, k + 1, _written(tokens, i, k + 1, text), 1, low_at(tokens, i - 1))
            if not tokens[k - 1].capital:
                break
    if tokens[i].low.isdigit() and low_at(tokens, i + 1) == "block" and low_at(tokens, i + 2) == "of":
        k = i + 3
        while k < len(tokens) and (tokens[k].capital or tokens[k].text[0].isdigit()) and tokens[k].low not in WEEKDAYS:
            k += 1
        lead = low_at(tokens, i - 1) if low_at(tokens, i - 1) != "the" else low_at(tokens, i - 2)
        return Located(i, k, _written(tokens, i, k, text), 1, lead) if k > i + 3 else None
    return _region(tokens, i, text) or _directed(tokens, i, text)


def _directed(tokens: Sequence[Token], i: int, text: str) -> Located | None:
    """ "civilians of the coastal region", "across the northern countryside": a region known by where it lies."""
    lead, side, noun = tokens[i].low, low_at(tokens, i + 2), low_at(tokens, i + 3)
    if lead not in ("of", "on", *STRONG_LEADS) or low_at(tokens, i + 1) != "the":
        return None
    lies = side in DIRECTIONS and FINENESS.get(noun, 0) >= 4
    shore = noun in ("coast", "coastline", "countryside") and tokens[i + 2].capital  # "on the Syrian coast"
    if not (lies or shore):
        return None
    if low_at(tokens, i + 4) in ("of", "in"):  # "the coastal province of Dar Amun" is named
        return None
    return Located(i, i + 4, _written(tokens, i + 1, i + 4, text), 5, lead)


def _region(tokens: Sequence[Token], i: int, text: str) -> Located | None:
    """ "the coastal province of Dar Amun saw": a region as the subject, without a preposition."""
    if (
        FINENESS.get(tokens[i].low, 0) < 5
        or tokens[i].capital
        or low_at(tokens, i + 1) != "of"
        or i + 2 >= len(tokens)
        or not _capital(tokens[i + 2])
    ):
        return None
    k = i + 2
    while k < len(tokens) and _capital(tokens[k]):
        k += 1
    return Located(i, k, _written(tokens, i + 2, k, text), 5, "in")


def _capital(token: Token) -> bool:
    low = token.low
    if low.startswith(("al-", "el-", "ash-", "as-", "an-", "at-", "az-", "deir")) and len(low) > 3:
        return True
    return token.capital and token.word and low not in WEEKDAYS and low not in NOT_PLACES and low not in TITLE_WORDS


def _of_a_seat(tokens: Sequence[Token], i: int) -> bool:
    """ "the government in Qasrat", "the Ministry of Health in Qasrat", "based in Pelland": where an office sits, not where the harm was."""
    before = low_at(tokens, i - 1)
    if before in BASED:
        return True
    of_what = i - 2 if low_at(tokens, i - 2) == "of" else i
    return tokens[i].low == "in" and i + 1 < len(tokens) and _seated(tokens, i + 1) and low_at(tokens, of_what - 1) in SEATS


def _seated(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].capital or (tokens[i].low == "the" and i + 1 < len(tokens) and tokens[i + 1].capital)


def _cared_for(tokens: Sequence[Token], i: int) -> bool:
    """ "were taken to the Marrek hospital": where the hurt came to, not where they were hurt."""
    if not any(t.low in CARED_FOR for t in tokens[max(0, i - 6) : i]):
        return False
    return any(t.low in ("hospital", "hospitals", "clinic", "morgue", "centre", "center") for t in tokens[i + 1 : i + 7])


def _lead(tokens: Sequence[Token], i: int) -> str:
    """The preposition that leads a place in; what is struck is led in by the deed: "hit Qasrat", "strikes on Qasrat"."""
    word = tokens[i].low
    if word == "of" and low_at(tokens, i - 1) in STRUCK:
        return "in"
    if word == "of" and low_at(tokens, i - 1) in SPOTS:
        return "in"
    if word in HITS and low_at(tokens, i - 1) not in BE:
        return "in"
    if word == "from" and low_at(tokens, i - 1) in SEIZED:
        return "in"
    if word in ("on", "against") and any(t.low in ATTACK_NOUNS for t in tokens[max(0, i - 6) : i]):
        return "in"
    return word


def _at(tokens: Sequence[Token], i: int, text: str, known: Known | None, upper: bool) -> Located | None:
    lead = _lead(tokens, i)
    if lead not in LEADS or i + 1 >= len(tokens) or _of_a_seat(tokens, i) or _cared_for(tokens, i):
        return None
    k = i + 1
    if low_at(tokens, k) in ARTICLES:
        k += 1
    first = k if low_at(tokens, k - 1) != "the" else k - 1
    level = 0
    start = k
    # "town of X", "X district", "northwestern Marria", "the Tannery neighbourhood of Qasrat"
    noun_at = None
    for m in range(k, min(k + 5, len(tokens))):
        side = tokens[m].low in SIDES and low_at(tokens, m + 1) == "of"
        if (tokens[m].low in FINENESS or side) and not _capital(tokens[m]):
            noun_at = m
            break
        if not (
            tokens[m].word
            and (
                _capital(tokens[m])
                or tokens[m].low in DIRECTIONS
                or tokens[m].low in ("rebel-held", "government-held", "besieged", "nearby", "port")
            )
        ):
            break
    name_end = _name_end(tokens, k, known, upper)
    if noun_at is not None and (noun_at > k or low_at(tokens, noun_at + 1) in ("of", "in")):
        level = FINENESS.get(tokens[noun_at].low, 5)
        last = noun_at + 1
        if low_at(tokens, last) == "of" and last + 1 < len(tokens):
            inner = last + 1
            if low_at(tokens, inner) == "the":
                inner += 1
            end = _name_end(tokens, inner, known, upper)
            if end > inner:
                named_before = any(_capital(t) and "-held" not in t.low and t.low not in KINDS for t in tokens[start:noun_at])
                directed = any(t.low in DIRECTIONS for t in tokens[start:noun_at])
                edge = tokens[noun_at].low in EDGES or tokens[noun_at].low in SIDES
                whole = first if named_before or directed or edge else inner
                level = 3 if tokens[noun_at].low in ("area", "areas") else level
                return Located(i, end, _written(tokens, whole, end, text), level, lead)
        if upper and known is not None and not known(" ".join(t.text for t in tokens[start:noun_at]).title()):
            return None
        if (
            any(
                _capital(t) and t.low not in KINDS and t.low.rstrip("s") not in KINDS and t.low not in ARMED_WORDS and "-held" not in t.low
                for t in tokens[start:noun_at]
            )
            or upper
        ):
            if noun_at == start:
                return None
            if low_at(tokens, start - 1) in ("a", "an"):
                level = max(level, 5)  # "a Marrish suburb": a description, to which a name says more
            return Located(i, last, _written(tokens, first, last, text), level, lead)
        return None
    if name_end <= k:
        return None
    if not _placelike(tokens, k, name_end, lead, known):
        return None
    words = [t.low for t in tokens[k:name_end]]
    if upper and not (known is not None and len(words[0]) > 3):
        return None
    level = min((FINENESS[w] for w in words if w in FINENESS), default=0)
    if not level:
        directed = any(w in DIRECTIONS for w in words)
        level = (6 if words[-1] in COUNTRY_NAMES else 4) if directed else 3
        if known is not None and _written(tokens, k, name_end, text).lower().removeprefix("the ") in COUNTRY_NAMES:
            level = 6
    return Located(i, name_end, _written(tokens, k, name_end, text), level, lead)


COUNTRY_NAMES = table(
    "syria iraq afghanistan israel lebanon yemen libya egypt jordan turkey iran russia ukraine palestine gaza sudan somalia"
    " nigeria ethiopia",
    "mali niger chad congo haiti mexico colombia peru guatemala honduras nicaragua pakistan india myanmar burma bangladesh philippines",
    "indonesia thailand china kenya uganda rwanda burundi cameroon algeria tunisia morocco france germany britain england scotland ireland",
    "spain italy u.s. us america canada brazil argentina chile bolivia ecuador venezuela cuba panama japan zimbabwe mozambique eritrea",
)


def _name_end(tokens: Sequence[Token], k: int, known: Known | None, upper: bool) -> int:
    """Behind the name that begins at `k`; `k` itself where none does. "Al-Tallis and Al-Marrek" is one."""
    m = k
    while m < len(tokens) and tokens[m].low in DIRECTIONS and m - k < 2:
        m += 1
    begun = m
    if upper:
        return _upper_end(tokens, m, known) if m < len(tokens) else k
    while m < len(tokens) and (_capital(tokens[m]) or (m > begun and (tokens[m].low in NAME_PARTICLES or _inside_a_name(tokens, m)))):
        if tokens[m].low in MONTHS and tokens[m].low != "march" and low_at(tokens, m + 1)[:1].isdigit():
            break
        m += 1
        if low_at(tokens, m) == "'s" and m + 1 < len(tokens) and _capital(tokens[m + 1]) and tokens[m - 1].low in COUNTRY_NAMES:
            m += 1
        if low_at(tokens, m) == "." and m + 1 < len(tokens) and tokens[m + 1].capital and len(tokens[m - 1].text) <= 3:
            m += 1
    if m == begun:
        return k
    if (
        low_at(tokens, m) == "and"
        and m + 1 < len(tokens)
        and _capital(tokens[m + 1])
        and not (known is not None and tokens[m + 1].low in KINDS)
    ):
        n = m + 1
        while n < len(tokens) and _capital(tokens[n]):
            n += 1
        if low_at(tokens, n) not in SPEECH and tokens[m + 1].low not in KINDS:
            return n + (low_at(tokens, n) in FINENESS and low_at(tokens, n).endswith("s"))
    return m


def _inside_a_name(tokens: Sequence[Token], m: int) -> bool:
    """ "the Old Pell Islamic School": a word that is no place's stands in a building's name."""
    return tokens[m].capital and m + 1 < len(tokens) and tokens[m + 1].capital and tokens[m + 1].low in FINENESS


def _upper_end(tokens: Sequence[Token], m: int, known: Known | None) -> int:
    """In text all in capitals only the gazetteer tells a name from a word."""
    best = m
    for n in range(m + 1, min(m + 4, len(tokens)) + 1):
        name = " ".join(t.text for t in tokens[m:n])
        if all(t.word for t in tokens[m:n]) and known is not None and known(name.title()):
            best = n
    return best


def _placelike(tokens: Sequence[Token], k: int, end: int, lead: str, known: Known | None) -> bool:
    words = [t.low for t in tokens[k:end]]
    if any(w in EVENTS for w in words) or words[-1] in OUTLET_WORDS or low_at(tokens, end) in BASTIONS:
        return False
    if any(w in NOT_PLACES for w in words[-1:]) or words[0] in SPEECH:
        return False
    following = low_at(tokens, end)
    if following in KINDS or (following in ("'s",) and lead not in STRONG_LEADS):
        return False
    if all(w in KINDS or w in DIRECTIONS or w in MONTHS or w.rstrip("s") in KINDS for w in words):
        return False
    if lead in STRONG_LEADS:
        return True
    name = " ".join(t.text for t in tokens[k:end])
    if lead in ("on", "from", "to") and any(w in FINENESS for w in words):
        return lead == "on"
    return bool(known is not None and known(name)) and lead in ("on", "to", "from", "into", "over", "between")
