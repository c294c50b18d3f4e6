"""What a verb of harm means with its neighbours: "fatally shot", "shot dead", "stabbed to death"."""

from __future__ import annotations

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.voice import passive
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.words import table

BEFORE_A_NOUN = table("a the one every each no gun mass fatal deadly this that of")

# Whoever is shot after this is killed: nobody makes captives kneel to wound them.
FATALLY = table("fatally mortally")
FILMING = table("crew crews")
AT_NOBODY = table("him her them us me it by . , ; ")
COMPOUNDS = table("murder rape torture kidnapping stabbing killing arrest")
HELPLESS = table("crawl crawling kneel kneeling blindfolded captives captive execution-style handcuffed bound")
SHOOTING_NOUNS = table(
    "victim victims suspect suspects charge charges case cases trial warrant warrants investigation weapon plot death deaths spree",
    "range incident incidents scene gun guns happened occurred",
)


def _aimed(line: Line, i: int) -> bool:
    """ "shot at officers", "shot up a store": shots that nobody is said to have been hit by; "was shot on Main Street" is a hit."""
    behind = line.low(i + 1)
    if behind not in ("down", "at", "up", "on", "into") or line.low(i + 2) in ("close", "short", "point-blank", "point"):
        return False
    if line.low(i) != "shot" or behind in ("down", "up"):
        return True
    target = line.at(i + 2)
    people = target is not None and bool(target.kind or target.amount)
    if behind == "on" and not people and line.low(i - 1) not in FILMING and (ending_at(line, i) is not None or line.low(i - 1) == ","):
        return False  # a headline's "Four men shot on Elm Street": one shoots on people, or is shot on a street, a side, a day
    hit = passive(line, i) or line.low(i - 1) in FATALLY or line.low(i - 1) == "found"
    if behind == "at":
        missed = line.low(i + 2) in AT_NOBODY or people
        return missed or not (hit or ending_at(line, i) is not None)
    return not hit


def meant(line: Line, i: int, harm: Harm, manner: Manner) -> tuple[Harm, Manner, int, int]:
    """What a verb means with its neighbours: "fatally shot", "shot dead", "shot and killed", "stabbed to death"."""
    word, before, first, last = line.low(i), line.low(i - 1), i, i + 1
    if word in COMPOUNDS and line.low(i + 1) in SHOOTING_NOUNS:
        return harm, manner, i, -1
    if word in ("shot", "shooting", "shoot", "shoots"):
        if _aimed(line, i):
            return harm, manner, i, -1
        if word == "shooting" and line.low(i + 1) in SHOOTING_NOUNS:
            return harm, manner, i, -1
        if before in BEFORE_A_NOUN:
            return harm, manner, i, -1
    if before in FATALLY:
        return "killed", manner, i - 1, last
    if line.low(i + 1) == "to" and line.low(i + 2) == "death":
        line.used.update((i + 2,))
        return "killed", manner if word in VERBS else "other", i, i + 3
    behind = i + 1 + (line.low(i + 1) in ("them", "him", "her"))
    if word in ("shot", "shooting", "shoot", "shoots", "executed") and any(
        tuple(line.low(behind + m) for m in range(len(w))) == w
        for w in (
            ("at", "close", "range"),
            ("at", "short", "range"),
            ("at", "point-blank", "range"),
            ("in", "the", "head"),
            ("execution-style",),
            ("at", "point", "blank"),
        )
    ):
        return "killed", "execution" if line.low(behind) == "at" else manner, i, last
    if word in ("shot", "shoot", "shooting") and any(t.low in HELPLESS for t in line.tokens[max(0, i - 14) : i]):
        return "killed", "execution", i, last
    if word in ("shot", "stabbed", "shooting", "stabbing", "beaten", "gunned"):
        k = i + 1
        people = line.at(k)
        if people is not None and (
            line.low(people.last) == "dead" or (line.low(people.last), line.low(people.last + 1)) == ("to", "death")
        ):
            line.used.add(people.last)
            return "killed", manner, i, last
        if line.low(k) in ("dead",):
            line.used.add(k)
            return "killed", manner, i, k + 1
        if line.low(k) in ("and", ",") and line.low(k + 1) in ("killed", "killing"):
            line.used.add(k + 1)
            return "killed", manner, i, k + 2
        if line.low(k) == "and" and line.low(k + 1) in ("wounded", "injured", "hurt") and line.at(k + 2) is None:
            line.used.add(k + 1)
            return "injured", manner, i, k + 2
    if word in ("killed", "killing") and line.low(i + 1) in ("or", "and") and VERBS.get(line.low(i + 2)):
        joined = VERBS[line.low(i + 2)]
        other_object = line.at(i + 3)
        active_joint = word == "killing" or (other_object is not None and not passive(line, i))
        if joined.harm == "injured" and line.low(i + 2) != "shot" and (line.low(i + 1) == "or" or active_joint):
            line.used.add(i + 2)
            return "killed_or_injured", "unknown", i, i + 3
    if word in ("injured", "wounded") and line.low(i + 1) == "or" and line.low(i + 2) == "killed":
        line.used.add(i + 2)
        return "killed_or_injured", "unknown", i, i + 3
    return harm, manner, first, last
