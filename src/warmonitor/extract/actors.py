"""Those who do harm: the words for them, and the phrase that names them around such a word."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.numbers import MONTHS, UNITS
from warmonitor.extract.people_words import ARMED_WORDS, STATE_WORDS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import ADVERBS, BE, CLAUSE, HAVE, PREPOSITIONS, SPEECH, WEEKDAYS, table

LONGEST = 9  # tokens of a phrase that names who did it

ACTORS = table(
    "forces troops army police rebels rebel militants militant gunmen gunman insurgents regime government soldiers fighters",
    "warplanes jets planes aircraft aircrafts airstrikes militia militias guerrillas terrorists taliban coalition group groups gang gangs",
    "bandits bomber bombers attackers attacker assailants assailant suspect suspects shooter officers officer authorities front state",
    "brigade snipers sniper helicopters drones loyalists supporters fighter guards paramilitaries jihadists extremists separatists men man",
    "driver individuals military cartel hezbollah hamas isis isil navy guard corps warplane aggression commandos unit",
    "husband boyfriend court force security police-officers robbers subversives cops cop faction",
    "factions services agents jihadis kidnappers captors hooligans",
    "hezbollah houthis settlers settler mob patrol raiders hijackers deputies marines air-force defence defense terrorist",
)
BEFORE_AN_ACTOR = table(
    "the a an security gunman regime government rebel armed opposition suspected suicide unidentified unknown pro-regime",
    "joint coalition combined and police islamist two three masked afghan-led state army either or several some war enemy jihadist",
    "air allied pro-government government-backed extremist hooded uniformed local federal plainclothes other so-called",
)
DEMONYMS = table(
    "israeli syrian russian turkish american saudi iranian iraqi us u.s. nato coalition regime rebel ukrainian british",
    "french egyptian emirati houthi palestinian afghan libyan sudanese ethiopian eritrean burmese myanmar indian pakistani colombian",
    "salvadoran peruvian u.s.-led saudi-led us-led american-led",
)
ENDS_AN_ACTOR = table("in on at during near to who and for with while outside inside since earlier into about against using")
MEMBERS = table("fighter fighters gunman gunmen sniper snipers militant militants member members men soldiers soldier units unit commandos")
NOT_IN_A_NAME = frozenset(WEEKDAYS) | frozenset(MONTHS) | ADVERBS | table("meanwhile however earlier since when after before")


def start_of(tokens: Sequence[Token], k: int, *, upper: bool = False) -> int:
    """Where the phrase of the actor at token `k` begins: "two masked gunmen", "Marrish and allied forces"."""
    first = k
    while first > 0 and k - first < LONGEST and _belongs(tokens, first - 1, upper):
        joins = first > 1 and (tokens[first - 2].capital or tokens[first - 2].low in ACTORS | BEFORE_AN_ACTOR)
        if tokens[first - 1].low in ("and", "or") and not (joins and (first < k or tokens[first - 1].low == "or")):
            break
        first -= 1
    while first < k and tokens[first].low in ("and", "or"):
        first += 1
    return first


def _belongs(tokens: Sequence[Token], k: int, upper: bool) -> bool:
    """Whether the token before the phrase is a part of it: a word that qualifies actors, a people's name, a number, a capital."""
    token = tokens[k]
    if token.low in NOT_IN_A_NAME or not (token.word or token.low in ("'s", "-")):
        return False
    if token.low in BEFORE_AN_ACTOR or token.low in STATE_WORDS or token.low in ARMED_WORDS or token.low in DEMONYMS or token.low in UNITS:
        return True
    if token.low in ACTORS:
        return True  # "the Marrish Front fighters"
    named = (
        (token.capital or token.low.startswith(("al-", "el-")))
        and not upper
        and token.low not in VERBS
        and token.low not in PREPOSITIONS
        and token.low not in SPEECH
    )
    return named and token.low not in BE and token.low not in CLAUSE


def end_of(tokens: Sequence[Token], first: int) -> int:
    """Where the phrase that begins at `first` ends: at a mark, a verb, another phrase's article."""
    k = first
    while k < len(tokens) and k < first + LONGEST:
        word = tokens[k].low
        if not tokens[k].word and word not in ("-", "'s", "’", "'"):
            break
        if k > first and _closes(tokens, k):
            break
        k += 1
    return k


def _closes(tokens: Sequence[Token], k: int) -> bool:
    word = tokens[k].low
    if word in ("in", "from", "of"):
        return not _of_a_body(tokens, k)
    if word in ("and", "or"):
        return not (tokens[k - 1].low in DEMONYMS | BEFORE_AN_ACTOR or tokens[k - 1].low in MONTHS)
    articled = word in ("a", "an", "the", "this", "last", "that") and low_at(tokens, k - 1) not in ("and", "or", "of", "from", "in")
    return articled or word in ENDS_AN_ACTOR or word in CLAUSE or word in BE or word in HAVE or word in SPEECH or word in WEEKDAYS


def _of_a_body(tokens: Sequence[Token], k: int) -> bool:
    """ "soldiers of the Third Brigade", "a fighter from the Marrish Front", "men in uniform": a part of the phrase."""
    if tokens[k].low == "in":
        return tokens[k - 1].low == "men"
    after = k + 2 if low_at(tokens, k + 1) in ("the", "a", "an") else k + 1
    return tokens[k - 1].low in MEMBERS and after < len(tokens) and tokens[after].capital


def named_at(tokens: Sequence[Token], k: int, start: int, *, upper: bool = False) -> tuple[int, int]:
    """The whole phrase around the actor at token `k`, not going on past `start`, where the verb stands."""
    first, last = start_of(tokens, k, upper=upper), k + 1
    if dressed(tokens, last):
        return first, last + 3
    if last < start and low_at(tokens, last) in ("in", "of", "from") and _of_a_body(tokens, last):
        last = min(end_of(tokens, last + 1), start)
    return first, last + 3 if dressed(tokens, last) else last


def dressed(tokens: Sequence[Token], i: int) -> bool:
    """ "in police uniform", "wearing army clothes"."""
    return i + 2 < len(tokens) and tokens[i].low in ("in", "wearing") and tokens[i + 2].low.startswith(("uniform", "cloth"))


def harms(token: Token, *, upper: bool = False) -> bool:
    """Whether a word names those who do harm; "IS" does, "is" does not."""
    return token.low in ACTORS or (token.text == "IS" and not upper)


def acts(tokens: Sequence[Token], first: int, last: int, *, upper: bool = False) -> bool:
    """Whether a phrase names someone who can do harm."""
    words = {t.low for t in tokens[first:last]}
    if words & (ACTORS | ARMED_WORDS | STATE_WORDS | DEMONYMS):
        return True
    return last > first and tokens[last - 1].capital and not upper
