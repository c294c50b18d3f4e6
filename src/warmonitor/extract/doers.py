"""Who did it: the perpetrator as written, in the clause, the sentence, or as the document says elsewhere."""

from __future__ import annotations

from warmonitor.extract.actors import ACTORS
from warmonitor.extract.deeds import Deed, agent, deeds, subject, weapons_alone
from warmonitor.extract.frames import Found
from warmonitor.extract.frames.attackers import OWN_DEATHS
from warmonitor.extract.other_days import apart
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.people_words import ARMED_WORDS, STATE_WORDS
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import CLAUSE, SPEECH, table

NOUN_DEEDS = table("out committed perpetrated conducted in")
DID = table("carried committed perpetrated conducted in carrying")


def perpetrator(line: PageLine, found: Found, *, of_many: bool = False) -> str:
    """The doer in the harm's own sentence; "" where it names none.

    `of_many`: a total of many events, which the doer of an attack told beside it did not cause alone.
    """
    tokens = line.sentence.tokens
    told = _by(tokens, found, line) or _subject(tokens, found, line)
    beside = _beside(line, found) if not of_many and (told is None or weapons_alone(tokens, *told)) else None
    span = beside or told
    return written(line, *span) if span is not None else ""


def main_perpetrator(page: Page) -> str:
    """The doer that the document names first and most often in its opening, for sentences that name none."""
    votes: dict[str, float] = {}
    for n, line in enumerate(page.lines[:12]):
        for deed in deeds(line.sentence.tokens, upper=page.upper):
            who = written(line, deed.first, deed.last)
            votes[who] = votes.get(who, 0) + 1 / (n + 2)
    return max(votes, key=lambda w: votes[w]) if votes else ""


def written(line: PageLine, first: int, last: int) -> str:
    return line.words(first, last).strip(' ,“”"')


def _by(tokens: list[Token], found: Found, line: PageLine) -> tuple[int, int] | None:
    """ "killed by Marrish security forces"."""
    if found.rule == "were dead" or found.harm == "bodies_found":
        return None  # "found dead by a neighbour"
    for k in range(found.trigger + 1, min(found.trigger + 14, len(tokens) - 1)):
        low = tokens[k].low
        if low in (".", ";") or (low in CLAUSE and low != "that") or low in SPEECH:
            return None
        if low == "by" and tokens[k - 1].low not in ("held", "controlled", "backed", "led", "run", "besieged", "followed"):
            return agent(tokens, k + 1, upper=line.page.upper) or (_person(line, k + 1) if k == found.trigger + 1 else None)
    return None


def _person(line: PageLine, first: int) -> tuple[int, int] | None:
    """ "shot by his grandfather, Ivo Marrek": people who bear no arms by trade, where nothing stands between them and the deed."""
    people = next((p for p in line.line.people if first <= p.first <= first + 1 and (p.kind or p.name)), None)
    return (first, people.last) if people is not None else None


def _subject(tokens: list[Token], found: Found, line: PageLine) -> tuple[int, int] | None:
    """ "security forces executed 52 men": the subject of an active verb."""
    if " of X" in found.rule:
        return _carried_out(tokens, found)
    if "OBJECT" not in found.rule and not found.rule.startswith(("took", "lives")) and not found.rule.endswith((" them", " him", " her")):
        return None
    # Of a participle ("..., killing 12") or a second verb ("... and then shoot them") the subject stands at the head of the clause.
    far = tokens[found.trigger].low.endswith("ing") or found.rule.endswith((" them", " him", " her"))
    return subject(tokens, found.trigger, 34 if far else 9, upper=line.page.upper, suffered=_suffered(line))


def _suffered(line: PageLine) -> list[tuple[int, int]]:
    return [(p.first, p.last) for f in line.found if f.rule not in OWN_DEATHS for p in f.people]


def _carried_out(tokens: list[Token], found: Found) -> tuple[int, int] | None:
    """ "soldiers carried out the execution of": the doer of a deed that stands as a noun."""
    for k in range(found.trigger - 1, max(-1, found.trigger - 6), -1):
        if tokens[k].low in NOUN_DEEDS:
            verb = k - 1 if tokens[k].low == "out" else k
            if tokens[verb].low not in DID:
                continue
            for m in range(verb - 1, max(-1, verb - 8), -1):
                if tokens[m].low in ACTORS:
                    first = m
                    while first > 0 and (
                        tokens[first - 1].capital or tokens[first - 1].low in STATE_WORDS | ARMED_WORDS | {"armed", "security"}
                    ):
                        first -= 1
                    return first, m + 1
                if tokens[m].low in SPEECH or tokens[m].low in ("that", ","):
                    break
    return None


def _beside(line: PageLine, found: Found) -> tuple[int, int] | None:
    """The doer of the deed nearest to the harm in its sentence: "in Marrish air strikes", "when rebels shelled the town"."""
    told = [d for d in deeds(line.sentence.tokens, upper=line.page.upper) if _may_be(line, d, found)]
    nearest = min(told, key=lambda d: abs(d.at - found.trigger), default=None)
    return (nearest.first, nearest.last) if nearest is not None else None


def _may_be(line: PageLine, deed: Deed, found: Found) -> bool:
    """Whether a deed of the sentence can be the one that did the harm: not the victims' own, nor one of another day."""
    if any(a < deed.last and deed.first < b for a, b in _suffered(line)):
        return False
    return not apart(line.sentence.tokens, deed.at, found.trigger)
