"""All frames in turn over one sentence."""

from __future__ import annotations

from warmonitor.extract.frames.attackers import own_death
from warmonitor.extract.frames.bodies import bodies
from warmonitor.extract.frames.captives import taken
from warmonitor.extract.frames.displaced import flight
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.nouns import by_noun
from warmonitor.extract.frames.parts import of_them, parts_of
from warmonitor.extract.frames.states import by_state
from warmonitor.extract.frames.the_dead import of_the_dead
from warmonitor.extract.frames.tolls import lives, number_of, toll
from warmonitor.extract.frames.verbs import by_verb
from warmonitor.extract.frames.wounds import condition, unhurt, wounds
from warmonitor.extract.harm_words import BODY_WORDS, NOUNS, STATES, VERBS


def find(line: Line) -> list[Found]:
    """All harm that a sentence tells of, in order of its triggers, parts behind their totals."""
    found: list[Found] = []
    for i, token in enumerate(line.tokens):
        if i in line.used:
            continue
        for frame in _frames_for(token.low):
            hits = list(frame(line, i))
            if hits:
                for hit in hits:
                    _keep(line, found, hit)
                break
    for p in line.people:
        found.extend(of_them(line, found, p))
    return found


def _keep(line: Line, found: list[Found], hit: Found) -> None:
    found.append(hit)
    index = len(found) - 1
    for part in parts_of(line, hit, index):
        found.append(part)


def _frames_for(word: str):  # type: ignore[no-untyped-def]
    frames = []
    if word in ("life", "lives"):
        frames.append(lives)
    if word in ("toll", "tolls"):
        frames.append(toll)
    if word == "number":
        frames.append(number_of)
    if word in BODY_WORDS:
        frames.append(bodies)
    if word in VERBS:
        frames.append(by_verb)
    if word in STATES:
        frames.append(by_state)
    if word in NOUNS:
        frames.append(by_noun)
    if word in ("custody", "hostage", "prisoner", "captive", "hostages"):
        frames.append(taken)
    if word in ("flee", "fled", "fleeing"):
        frames.append(flight)
    if word in ("among", "were", "was", "included", "include", "are"):
        frames.append(of_the_dead)
    if word in ("injuries", "wounds", "injury", "wound"):
        frames.append(wounds)
    if word == "condition":
        frames.append(condition)
    if word in ("himself", "herself", "themselves", "itself"):
        frames.append(own_death)
    if word in ("unhurt", "unharmed", "uninjured"):
        frames.append(unhurt)
    return frames
