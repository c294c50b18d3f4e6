"""All frames in turn over one sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from warmonitor.extract.frames.attackers import own_death, own_life
from warmonitor.extract.frames.bodies import bodies
from warmonitor.extract.frames.bullets import STRIKES, bullets
from warmonitor.extract.frames.captives import taken
from warmonitor.extract.frames.company import along_with
from warmonitor.extract.frames.courts import SENTENCED, TERMS, to_prison
from warmonitor.extract.frames.displaced import flight
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.implied import implied
from warmonitor.extract.frames.likewise import likewise
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.losses import LOST, bereaved
from warmonitor.extract.frames.multiples import TIMES, multiple
from warmonitor.extract.frames.named import named_dead
from warmonitor.extract.frames.nouns import by_noun
from warmonitor.extract.frames.parts import of_them, parts_of
from warmonitor.extract.frames.phrasal import by_phrase
from warmonitor.extract.frames.states import by_state
from warmonitor.extract.frames.the_dead import of_the_dead
from warmonitor.extract.frames.tolls import lives, number_of, toll, victims_counted
from warmonitor.extract.frames.verbs import by_verb
from warmonitor.extract.frames.wounds import condition, in_hospital, unhurt, wounds
from warmonitor.extract.harm_phrases import OPENINGS
from warmonitor.extract.harm_words import BODY_WORDS, NOUNS, STATES, VERBS
from warmonitor.extract.words import table

Frame = Callable[[Line, int], Iterator[Found]]
# The words that may open each frame; of two frames for one word the upper is tried first.
FRAMES: tuple[tuple[Collection[str], Frame], ...] = (
    (table("life lives"), own_life),
    (table("life lives"), lives),
    (table("toll tolls"), toll),
    (table("number"), number_of),
    (TIMES, multiple),
    (table("victims victim dead martyrs deceased"), named_dead),
    (LOST, bereaved),
    (BODY_WORDS, bodies),
    (OPENINGS, by_phrase),
    (VERBS, by_verb),
    (STATES, by_state),
    (NOUNS, by_noun),
    (table("custody hostage prisoner captive hostages captivity jail prison bars"), taken),
    (SENTENCED | TERMS, to_prison),
    (table("flee fled fleeing"), flight),
    (table("of among were was included include are"), of_the_dead),
    (table("injuries wounds injury wound burns bruises fractures lacerations concussion concussions cuts"), wounds),
    (table("condition"), condition),
    (table("hospital"), in_hospital),
    (STRIKES, bullets),
    (table("fatal deadly homicide murder slaying shooting stabbing"), implied),
    (table("himself herself themselves itself self"), own_death),
    (table("unhurt unharmed uninjured unscathed"), unhurt),
)


def find(line: Line) -> list[Found]:
    """All harm that a sentence tells of, in order of its triggers, parts behind their totals."""
    found: list[Found] = []
    for i, token in enumerate(line.tokens):
        if i in line.used:
            continue
        hits = _first_told(line, i, token.low)
        for n, hit in enumerate(hits):
            found.append(hit)
            # "129 loyalists and 116 rebels including a commander": the commander is one of the rebels only
            behind = hits[n + 1].last if n + 1 < len(hits) and hits[n + 1].part is None else None
            found.extend(part for part in parts_of(line, hit, len(found) - 1) if behind is None or part.people[-1].last < behind)
        for hit in hits[-1:]:
            found.extend(along_with(line, hit, found))
    for p in line.people:
        found.extend(of_them(line, found, p))
    found.extend(list(likewise(line, found)))
    return found or list(victims_counted(line))


def _first_told(line: Line, i: int, word: str) -> list[Found]:
    """What the first frame that understands the word at token `i` finds there."""
    for words, frame in FRAMES:
        if word in words and (hits := list(frame(line, i))):
            return hits
    return []
