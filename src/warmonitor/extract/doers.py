"""Who did it: the perpetrator as written, in the clause, the sentence, or as the document says elsewhere."""

from __future__ import annotations

import re

from warmonitor.extract.frames import Found
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.numbers import UNITS
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.people_words import ARMED_WORDS, KINDS, STATE_WORDS
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import ADVERBS, BE, CLAUSE, HAVE, SPEECH, table

ENDS_AN_ACTOR = table("in on at during near from to who and for with while outside inside since earlier into about")
BEFORE_AN_ACTOR = table(
    "the a an security gunman regime government rebel armed opposition suspected suicide unidentified unknown pro-regime",
    "joint coalition combined and police islamist two three masked afghan-led state army",
)

ACTORS = frozenset(
    "forces troops army police rebels rebel militants militant gunmen gunman insurgents regime government soldiers fighters"
    " warplanes jets planes aircraft"
    " airstrikes militia militias guerrillas terrorists taliban coalition group gang gangs bandits bomber bombers attackers"
    " attacker assailants assailant"
    " suspect suspects shooter officers officer authorities front state brigade snipers sniper helicopters drones loyalists"
    " authorities troops fighter"
    " guards paramilitaries jihadists extremists separatists men man driver individuals military cartel hezbollah hamas"
    " isis isil navy guard corps"
    " warplane aggression commandos unit husband boyfriend court force security police-officers robbers subversives".split()
)
ATTACKS = re.compile(
    r"\b(?P<who>(?:[A-Z][\w’'-]+|regime|rebel|government|opposition|militant|insurgent|coalition|suspected|terrorist|army"
    r"|police|enemy|jihadist"
    r"|government-backed|(?:[a-z]+-led)|state|or|and|joint|US|U\.S\.)(?:[ -](?:[A-Z][\w’'-]+|regime|rebel|government"
    r"|opposition|militant|insurgent|coalition|army|and|or|forces|troops|loyalist))*)"
    r"(?:['’]s?|s['’])?\s+(?:air ?)?(?:\w+ )?(?:strikes?|airstrikes?|air ?raids?|raids?|shelling|attacks?|bombardments?"
    r"|bombings?|rocket|mortar|artillery|missiles?|warplanes?|jets?"
    r"|gunfire|sniper|drone|fire|barrel|helicopters?|bombs?)\b"
)
NOT_ACTORS = frozenset(
    "the a an at in on this that monday tuesday wednesday thursday friday saturday sunday when after several two three first"
    " second another one separate recent deadly january february march april may june july august september october november"
    " december at-least no suicide car air local".split()
)


def perpetrator(line: PageLine, found: Found) -> str:
    """The doer in the harm's own sentence; "" where it names none."""
    tokens = line.sentence.tokens
    return _by(tokens, found, line) or _subject(tokens, found, line) or _attack(line, found)


def main_perpetrator(page: Page) -> str:
    """The doer that the document names first and most often in its opening, for sentences that name none."""
    votes: dict[str, float] = {}
    for n, line in enumerate(page.lines[:12]):
        for match in ATTACKS.finditer(line.text):
            who = _clean(match["who"])
            if who:
                votes[who] = votes.get(who, 0) + 1 / (n + 2)
    return max(votes, key=lambda w: votes[w]) if votes else ""


def _written(line: PageLine, first: int, last: int) -> str:
    tokens = line.sentence.tokens
    return re.sub(r"\s+", " ", line.page.text[tokens[first].start : tokens[last - 1].end]).strip(' ,“”"')


def _by(tokens: list[Token], found: Found, line: PageLine) -> str:
    """ "killed by Marrish security forces"."""
    for k in range(found.trigger + 1, min(found.trigger + 14, len(tokens) - 1)):
        low = tokens[k].low
        if low in (".", ";") or (low in CLAUSE and low != "that") or low in SPEECH:
            return ""
        if (low == "by" and tokens[k + 1].low not in ("the", "a", "an")) or low == "by":
            last = _actor_end(tokens, k + 1)
            words = {t.low for t in tokens[k + 1 : last]}
            if last > k + 1 and (words & ACTORS or words & ARMED_WORDS or words & STATE_WORDS or tokens[last - 1].capital):
                return _written(line, k + 1, last)
    return ""


def _actor_end(tokens: list[Token], first: int) -> int:
    k = first
    while k < len(tokens) and k < first + 9:
        t = tokens[k]
        if not t.word and t.low not in ("-", "'s", "’", "'"):
            break
        if k > first and (t.low in CLAUSE or t.low in BE or t.low in HAVE or t.low in SPEECH or t.low in ENDS_AN_ACTOR):
            if t.low in ("in",) and tokens[k - 1].low == "men":
                k += 1
                continue
            break
        k += 1
    return k


def _subject(tokens: list[Token], found: Found, line: PageLine) -> str:
    """ "security forces executed 52 men": the subject of an active verb."""
    if " of X" in found.rule:
        return _carried_out(tokens, found, line)
    if "OBJECT" not in found.rule and not found.rule.startswith(("took", "lives")) and not found.rule.endswith((" them", " him", " her")):
        return ""
    start = found.trigger - 1
    while start >= 0 and (tokens[start].low in ADVERBS or tokens[start].low in HAVE or tokens[start].low in BE):
        start -= 1
    if start >= 0 and tokens[start].low in ("who", "that", "which"):
        start -= 1
    # Of a participle ("..., killing 12") or a second verb ("... and then shoot them") the subject stands at the head of the clause.
    far = tokens[found.trigger].low.endswith("ing") or found.rule.endswith((" them", " him", " her"))
    reach = 22 if far else 9
    for k in range(start, max(-1, start - reach), -1):
        low = tokens[k].low
        if low in (";", ":", ".", "that") or low in SPEECH:
            return ""
        if (low not in ACTORS and low != "suicide") or tokens[k + 1].low.startswith("uniform"):
            continue
        first = _actor_start(tokens, k)
        if _dressed(tokens, k + 1):
            return _written(line, first, k + 4)
        if not any(p.first <= k < p.last for p in found.people) and not _object(tokens, first):
            return _written(line, first, _actor_last(tokens, k, start))
    return ""


def _actor_start(tokens: list[Token], k: int) -> int:
    """Where the phrase of the actor at token `k` begins: "two masked gunmen", "Marrish and allied forces"."""
    first = k
    while first > 0 and (tokens[first - 1].low in BEFORE_AN_ACTOR or (tokens[first - 1].capital and tokens[first - 1].low not in VERBS)):
        joins = first > 1 and (tokens[first - 2].capital or tokens[first - 2].low in ACTORS)
        if tokens[first - 1].low == "and" and not joins:
            break
        first -= 1
    return first + 1 if first < k and tokens[first].low == "and" else first


def _actor_last(tokens: list[Token], k: int, start: int) -> int:
    """Where it ends: at its noun, behind "of the Third Brigade", behind "in police uniform"."""
    last = k + 1
    if last < len(tokens) and tokens[last].low in ("in", "of") and start - k > 1:
        last = min(_actor_end(tokens, last + 1), start + 1)
    return last + 3 if _dressed(tokens, last) else last


def _dressed(tokens: list[Token], i: int) -> bool:
    return i + 2 < len(tokens) and tokens[i].low in ("in", "wearing") and tokens[i + 2].low.startswith(("uniform", "cloth"))


def _object(tokens: list[Token], first: int) -> bool:
    """Whether the phrase suffered the deed before: "guerrillas killed four soldiers and wounded nine"."""
    k = first - 1
    while k > 0 and (tokens[k].low in UNITS or tokens[k].low.isdecimal()):
        k -= 1
    verb = VERBS.get(tokens[k].low) if k > 0 else None
    return verb is not None and verb.voice in ("ed", "ing")


def _carried_out(tokens: list[Token], found: Found, line: PageLine) -> str:
    """ "soldiers carried out the execution of": the doer of a deed that stands as a noun."""
    for k in range(found.trigger - 1, max(-1, found.trigger - 6), -1):
        if tokens[k].low in ("out", "committed", "perpetrated", "conducted", "in"):
            verb = k - 1 if tokens[k].low == "out" else k
            if tokens[verb].low not in ("carried", "committed", "perpetrated", "conducted", "in", "carrying"):
                continue
            for m in range(verb - 1, max(-1, verb - 8), -1):
                if tokens[m].low in ACTORS:
                    first = m
                    while first > 0 and (
                        tokens[first - 1].capital or tokens[first - 1].low in STATE_WORDS | ARMED_WORDS | {"armed", "security"}
                    ):
                        first -= 1
                    return _written(line, first, m + 1)
                if tokens[m].low in SPEECH or tokens[m].low in ("that", ","):
                    break
    return ""


def _attack(line: PageLine, found: Found) -> str:
    """ "in alleged Marrish airstrikes": the adjective of the attack."""
    offset = line.sentence.tokens[found.trigger].start - line.sentence.start
    best: tuple[int, str] | None = None
    for match in ATTACKS.finditer(line.text):
        who = _clean(match["who"])
        away = abs(match.start() - offset)
        if who and (best is None or away < best[0]):
            best = (away, who)
    return best[1] if best else ""


def _clean(who: str) -> str:
    words = who.replace("’", "'").split()
    while words and words[0].lower() in NOT_ACTORS | {"and", "or", "alleged", "suspected"}:
        words = words[1:]
    while words and words[-1].lower() in {"and", "or"}:
        words = words[:-1]
    if not words:
        return ""
    last = words[-1].lower().removesuffix("'s").removesuffix("s'")
    plausible = last in KINDS or last in STATE_WORDS | ARMED_WORDS | ACTORS or any(w.lower().removesuffix("'s") in DEMONYMS for w in words)
    return " ".join(words) if plausible else ""


DEMONYMS = frozenset(
    "israeli syrian russian turkish american saudi iranian iraqi us u.s. nato coalition regime rebel ukrainian british"
    " french egyptian emirati houthi"
    " palestinian afghan libyan sudanese ethiopian eritrean burmese myanmar indian pakistani colombian salvadoran peruvian"
    " u.s.-led saudi-led"
    " us-led american-led".split()
)
