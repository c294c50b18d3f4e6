"""Words that a model says it copied, found again in the report; words that are not there are nobody's.

Spaces and line breaks count as one space, and a curly quotation mark as a straight one. Nothing else may differ.
"""

from __future__ import annotations

from dataclasses import dataclass

MARKS = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")


@dataclass(frozen=True, slots=True)
class Paper:
    """A stretch of a report, ready to be searched: its plain form, and for each character of that where it stands in the text."""

    text: str
    plain: str
    low: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Paper:
        """
        >>> Paper.of("“12  men”\\nsaid").plain
        '"12 men" said'
        """
        plain: list[str] = []
        at: list[int] = []
        for n in range(start, len(text) if end is None else end):
            c = text[n]
            if c.isspace():
                if plain and plain[-1] != " ":
                    plain.append(" ")
                    at.append(n)
            else:
                plain.append(c.translate(MARKS))
                at.append(n)
        joined = "".join(plain)
        return cls(text, joined, _lower(joined), tuple(at))

    def find_all(self, words: str, *, any_case: bool = False) -> list[tuple[int, int]]:
        """Where the words stand, as offsets in the text; whole words only. "" stands nowhere.

        >>> Paper.of("12 men, 2 men").find_all("2  men")
        [(8, 13)]
        """
        wanted = " ".join(words.split()).translate(MARKS)
        where = self.plain
        if any_case:
            wanted, where = _lower(wanted), self.low
        found = []
        at = where.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted)
            if not (_joined(where, at) or _joined(where, last)):
                found.append((self.at[at], self.at[last - 1] + 1))
            at = where.find(wanted, at + 1)
        return found


def _joined(text: str, at: int) -> bool:
    """Whether a cut at that place would go through a word or a number."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    # "1,200" and "2.5" are one number each
    return (before in ",." and after.isdigit() and at > 1 and text[at - 2].isdigit()) or (
        before.isdigit() and after in ",." and at + 1 < len(text) and text[at + 1].isdigit()
    )


def _lower(text: str) -> str:
    """In lower case, character by character, so that nothing moves."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
