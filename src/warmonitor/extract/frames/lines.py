"""A sentence made ready for the frames: its tokens, and the phrases in it that may name people."""

from __future__ import annotations

from dataclasses import dataclass, field

from warmonitor.extract.phrases import Phrase, phrase_at, phrases
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import is_adverb


@dataclass(slots=True)
class Line:
    """A sentence's tokens with the phrases in it, prepared once for all frames."""

    tokens: list[Token]
    upper: bool = False
    surnames: frozenset[str] = frozenset()
    people: list[Phrase] = field(default_factory=list)
    starting: dict[int, Phrase] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, tokens: list[Token], *, upper: bool = False, surnames: frozenset[str] = frozenset()) -> Line:
        line = cls(tokens, upper, surnames)
        line.people = phrases(tokens, upper=upper)
        if surnames and tokens and tokens[0].low in surnames and not any(p.first == 0 for p in line.people):
            line.people.insert(0, Phrase(0, 1, 0, name=tokens[0].text))
        line.starting = {p.first: p for p in line.people}
        return line

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def at(self, i: int) -> Phrase | None:
        """The phrase that begins at `i`, also inside quotation marks."""
        if i in self.starting:
            return self.starting[i]
        if self.low(i) in ("“", '"', "``", "''"):
            return self.starting.get(i + 1)
        return phrase_at(self.tokens, i, upper=self.upper) if 0 <= i < len(self.tokens) else None


def ending_at(line: Line, i: int) -> Phrase | None:
    """The phrase that ends right before token `i`, adverbs apart."""
    k = i
    while k > 0 and is_adverb(line.low(k - 1)):
        k -= 1
    return next((p for p in line.people if p.last == k), None)
