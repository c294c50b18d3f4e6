"""A reading of a text whose capitals were taken away, with every word back as its report has it."""

from __future__ import annotations

import re

import msgspec

from warmonitor.domain.claims import Claim, Person, Reading, Statement

AROUND = 3000  # characters before and behind a claim in which its words are looked for


def as_written(reading: Reading, read: str, written: str) -> Reading:
    """The reading with its words as in `written`, where `read` is the same text but for the case of letters."""
    if read == written:
        return reading
    claims = tuple(_claim(c, written, _Nearby(read, written, c.start or 0)) for c in reading.claims)
    statements = tuple(_statement(s, written, _Nearby(read, written, s.start)) for s in reading.statements)
    return msgspec.structs.replace(reading, claims=claims, statements=statements)


class _Nearby:
    """The words around a place in the two texts, white space as one space."""

    def __init__(self, read: str, written: str, at: int) -> None:
        window = slice(max(0, at - AROUND), at + AROUND)
        self.read = _spaced(read[window])
        self.written = _spaced(written[window])
        self.loud = not re.search(r"[a-z]{2}", self.written)

    def __call__(self, words: str) -> str:
        """These words as the report writes them; those that stand far away, in capitals if all around are."""
        found = self.read.find(words) if words else -1
        if found >= 0:
            return self.written[found : found + len(words)]
        return words.upper() if self.loud else words


def _claim(claim: Claim, written: str, of: _Nearby) -> Claim:
    if claim.in_title:  # its words are the title's, but for a place that the text gave it
        return msgspec.structs.replace(claim, place=of(claim.place))
    return msgspec.structs.replace(
        claim,
        quote=written[claim.start : claim.end],
        victims=of(claim.victims),
        names=tuple(of(name) for name in claim.names),
        people=tuple(_person(person, of) for person in claim.people),
        perpetrator=of(claim.perpetrator),
        place=of(claim.place),
        time=of(claim.time),
        attribution=tuple(of(voice) for voice in claim.attribution),
        speakers=tuple(of(voice) for voice in claim.speakers),
    )


def _person(person: Person, of: _Nearby) -> Person:
    return Person(name=of(person.name), age=person.age, sex=person.sex, occupation=person.occupation)


def _statement(statement: Statement, written: str, of: _Nearby) -> Statement:
    return msgspec.structs.replace(statement, speaker=of(statement.speaker), quote=written[statement.start : statement.end])


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
