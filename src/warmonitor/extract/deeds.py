"""Deeds in a sentence: an armed actor beside an attack or an arrest, by whatever grammar ties the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warmonitor.extract.actors import ACTORS, DEMONYMS, acts, end_of, harms, named_at, start_of
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.people_words import ARMED_WORDS, STATE_WORDS
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import ADVERBS, BE, HAVE, PREPOSITIONS, SPEECH, table

# What an armed actor does, in the forms that stand as a finite verb.
DOES = table(
    "attacked bombed shelled fired launched carried dropped struck hit stormed raided ambushed targeted opened detonated blew executed",
    "killed shot slaughtered murdered massacred pounded bombarded besieged assaulted responded unleashed conducted perpetrated committed",
    "stabbed tortured beat arrested detained captured apprehended kidnapped abducted seized rounded assassinated beheaded wounded injured",
    "strafed rocketed",
)
# What comes "by" someone who did harm; "held by", "backed by" and "posted by" do not.
DONE = DOES | table(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling bombing bombings bombardment bombardments fire gunfire ambush",
    "assault offensive operation blast explosion bombs bomb shells rockets missiles execution executions killing killings murder massacre",
    "shooting planes warplanes beaten out claimed rounds abduction abductions kidnapping kidnappings arrest arrests shot fighting beheaded",
    "crackdown carnage deaths death mortars mortar rocket violence planted inflicted set ablaze imposed aggression incursion",
)
ATTACK_NOUNS = table(
    "strike strikes airstrike airstrikes raid raids air-raid shelling attack attacks bombardment bombardments bombing bombings",
    "fire gunfire rocket mortar artillery missile missiles sniper barrel offensive assault ambush aggression shells bombs siege",
    "crackdown execution",
)
AIRCRAFT = table("warplane warplanes jet jets aircraft helicopter helicopters planes plane drone drones")
WEAPONS = table(
    "air aerial rocket mortar barrel bomb bombing missile artillery drone shell sniper tank intense deadly heavy ground suicide car war",
    "fighter military fresh renewed indiscriminate",
)
NOT_A_SUBJECT_AFTER = PREPOSITIONS - {"after", "when", "as", "before", "since", "than"}
NOBODY = table("the a an two three several unknown airstrikes")
BLAMED = table("blamed accused blames accuses blaming accusing")
ASCRIBED = table("blamed attributed attributing pinned ascribed")
FIGHTING = table("clashes fighting battles battle firefight firefights gunbattle gunfight combat")
CLAIMS = table("claimed claims claiming")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did it by tokens `first` to `last` (exclusive), and the token of the deed itself."""

    first: int
    last: int
    at: int


def deeds(tokens: Sequence[Token], *, upper: bool = False) -> list[Deed]:
    """All deeds of a sentence with someone named who did them, in order."""
    found: list[Deed] = []
    for k, token in enumerate(tokens):
        hit = None
        if (
            (token.low == "by" and _something_done(tokens, k - 1))
            or (token.low in ("on", "to") and _ascribed(tokens, k))
            or (token.low == "with" and low_at(tokens, k - 1) in FIGHTING)
        ):
            hit = agent(tokens, k + 1, upper=upper)
        elif token.low in CLAIMS and low_at(tokens, k + 1) in ("responsibility", "the", "credit"):
            hit = subject(tokens, k, 9, upper=upper) if low_at(tokens, k + 1) != "the" or low_at(tokens, k + 2) == "attack" else None
        elif token.low in DOES:
            hit = _finite(tokens, k, upper)
        elif token.low in ATTACK_NOUNS or token.low in AIRCRAFT:
            hit = _adjective(tokens, k, upper)
        if hit is None and token.low in BLAMED:
            hit = agent(tokens, k + 1, upper=upper)
        if hit is not None:
            found.append(Deed(*hit, k))
    return found


def agent(tokens: Sequence[Token], first: int, *, upper: bool = False) -> tuple[int, int] | None:
    """Who stands behind "by": "Marrish security forces"; of "shells fired by rebels" it is the rebels."""
    last = end_of(tokens, first)
    inner = next((k for k in range(first, last) if tokens[k].low == "by"), None)
    if inner is not None and tokens[inner - 1].low in DONE:
        return agent(tokens, inner + 1, upper=upper)
    if inner is not None:
        last = inner - 1  # "forces backed by Pelland"
    while last > first and tokens[last - 1].low in ATTACK_NOUNS | WEAPONS - {"military"}:
        last -= 1  # "by a Marrish air raid"
    if weapons_alone(tokens, first, last):
        return None
    return (first, last) if acts(tokens, first, last, upper=upper) else None


def weapons_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "killed by warplanes", "when helicopters dropped bombs": an aircraft is nobody's until it is said whose."""
    return all(t.low in AIRCRAFT | WEAPONS | ATTACK_NOUNS | NOBODY for t in tokens[first:last])


def _leads_to_a_doer(tokens: Sequence[Token], k: int) -> bool:
    """ "killed by", "blamed on", "in clashes with"."""
    word = tokens[k].low
    if word == "by":
        return _something_done(tokens, k - 1)
    return (word in ("on", "to") and _ascribed(tokens, k)) or (word == "with" and low_at(tokens, k - 1) in FIGHTING)


def _something_done(tokens: Sequence[Token], k: int) -> bool:
    """Whether the words before "by" are of harm: "killed", "shelling", "attacks on the town"."""
    word = low_at(tokens, k)
    if word in DONE or word in VERBS:
        return True
    if word in ADVERBS:
        return _something_done(tokens, k - 1)
    for m in range(k, max(-1, k - 7), -1):  # "attacks on the town of Qasrat by rebels"
        if tokens[m].low in ATTACK_NOUNS:
            return low_at(tokens, m + 1) in ("on", "of", "against", "in", "at")
        if tokens[m].low in SPEECH or tokens[m].low in BE or not tokens[m].word or tokens[m].low.endswith("ed") or tokens[m].low == "held":
            return False
    return False


def _ascribed(tokens: Sequence[Token], k: int) -> bool:
    """ "blamed on", "attributed the strikes to"."""
    return any(t.low in ASCRIBED for t in tokens[max(0, k - 4) : k])


def _finite(tokens: Sequence[Token], k: int, upper: bool) -> tuple[int, int] | None:
    if low_at(tokens, k + 1) == "by" or low_at(tokens, k - 1) in BE:
        return None
    told = subject(tokens, k, 9, upper=upper)
    return told if told is not None and not weapons_alone(tokens, *told) else None


def subject(
    tokens: Sequence[Token], verb: int, reach: int, *, upper: bool = False, suffered: Sequence[tuple[int, int]] = ()
) -> tuple[int, int] | None:
    """The armed actor who is the subject of the verb at token `verb`, at most `reach` tokens before it and none of the `suffered`."""
    start = verb - 1
    while start >= 0 and (tokens[start].low in ADVERBS or tokens[start].low in HAVE or tokens[start].low in BE):
        start -= 1
    if start >= 0 and tokens[start].low in ("who", "that", "which"):
        start -= 1
    for k in range(start, max(-1, start - reach), -1):
        low = tokens[k].low
        if low in (";", ":", ".", "that") or low in SPEECH:
            return None
        if (
            not (harms(tokens[k], upper=upper) or low == "suicide")
            or low_at(tokens, k + 1).startswith("uniform")
            or _only_qualifies(tokens, k)
        ):
            continue
        first, last = named_at(tokens, k, start + 1, upper=upper)
        if any(a <= k < b for a, b in suffered) or _object(tokens, first):
            continue
        return first, last
    return None


def _only_qualifies(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` qualifies a noun that does nothing: "government districts", "a military patrol's base"."""
    following = low_at(tokens, k + 1)
    return following in ("'s", "-held") or following in table(
        "districts district areas area positions position checkpoint base control territory town village headquarters held"
    )


def _object(tokens: Sequence[Token], first: int) -> bool:
    """Whether the phrase suffers what stands before it: "killed four soldiers", "attacks on civilians and security forces"."""
    k = first - 1
    while k > 0 and (tokens[k].low in ("the", "a", "an", "at", "least", "about") or tokens[k].low.isdecimal()):
        k -= 1
    if k < 0:
        return False
    word = tokens[k].low
    verb = VERBS.get(word)
    suffers = word.endswith("ing") or (verb is not None and verb.voice in ("ed", "ing"))
    if suffers or word in NOT_A_SUBJECT_AFTER or word in DOES:
        return True
    if word in ("and", "or", ","):
        return any(t.low in ("on", "against", "at", "between", "of") for t in tokens[max(0, k - 4) : k])
    return False


def _adjective(tokens: Sequence[Token], k: int, upper: bool) -> tuple[int, int] | None:
    """ "in alleged Marrish airstrikes", "regime barrel bomb attacks", "the rebels' shelling": who stands before the attack."""
    j = k - 1
    while j > 0 and tokens[j].low in WEAPONS and tokens[j].low not in ACTORS - {"military"}:
        j -= 1
    if j > 0 and tokens[j].low in ("'s", "'", "’"):
        j -= 1
    if j < 0 or not _doer(tokens[j], upper):
        return None
    first = start_of(tokens, j, upper=upper)
    while first < j and tokens[first].low in ("the", "a", "an", "alleged", "suspected"):
        first += 1
    if first and tokens[first - 1].low in ("on", "against", "of", "targeting") and tokens[k].low not in AIRCRAFT:
        return None
    if weapons_alone(tokens, first, j + 1):
        return None
    return first, (k + 1 if tokens[k].low in AIRCRAFT else j + 1)


def _doer(token: Token, upper: bool) -> bool:
    words = ACTORS | ARMED_WORDS | STATE_WORDS | DEMONYMS
    low = token.low
    if low in words - {"men", "man", "driver", "husband"} or (low.endswith("s") and low[:-1] in words):
        return True
    return bool(token.capital and not upper and re.fullmatch(r"[a-z]{3,}(?:ian|ish|ese)|[a-z]+-led", low)) or low.endswith("-led")
