"""Words and sentences with their offsets: the ground that every other part of the reader stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?!\d)\+?"  # 1,500; few groups, so that a row of thousands is not tried over and over
    r"|\d+(?:\.\d+)?(?:st|nd|rd|th)?(?:-[A-Za-z]+)*\+?"  # 52, 4.30, 21-year-old, 20+
    r"|(?:[A-Za-z]\.){2,}"  # U.S.
    r"|['’]s\b"  # the mark of the genitive stands alone
    r"|[^\W\d_]+(?:[-–'’](?!s\b)[^\W_]+|[-–]s[^\W_]+)*"  # pro-Assad, al-Sham, O’Neil
    r"|[^\w\s]|_",
)

ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen col lt maj capt sgt cpl pvt cmdr adm brig gov sen rep rev hon st ste mt ft jr sr inc"
        " corp co ltd vs etc jan feb mar apr jun jul aug sept sep oct nov dec no nos dist dept univ ave blvd rd ala ariz"
        " ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex"
        " va vt wash wis wyo approx ma atty engr est supt det insp spc pfc a.m p.m"
    ).split()
)
CLOSERS = frozenset("\"”’')]»")
ENDERS = frozenset(".!?")
# What the editors of a wire put in brackets before the words of the report, or of somebody in it: "-- [TEXT] THE ARMY SAID".
NOTES = frozenset(
    "text report excerpt excerpts article communique interview speech commentary editorial recording reporter continued".split()
)
WIDEST = 130  # characters of a wrapped line
SHORT = 0.5  # of the width: what ends before that was not broken by it
LONGEST = 400  # tokens of a sentence


class Token(NamedTuple):
    """A word or a mark: as written, in lower case, and where it stands."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        return self.text[:1].isalnum()


class Sentence(NamedTuple):
    """Tokens of one sentence: `tokens[first:last]` of the document's, and which paragraph it stands in."""

    tokens: list[Token]
    paragraph: int
    start: int
    end: int


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """All tokens of a text; offsets are counted from `offset`.

    >>> [t.text for t in tokenize("Gunmen killed 1,500 men; a 21-year-old's body...")][:9]
    ['Gunmen', 'killed', '1,500', 'men', ';', 'a', '21-year-old', "'s", 'body']
    """
    return [Token(m.group(), m.group().lower().replace("’", "'"), m.start() + offset, m.end() + offset) for m in TOKEN.finditer(text)]


def low_at(tokens: Sequence[Token], i: int) -> str:
    """The token at `i` in lower case; "" beyond either end."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def sentences(text: str, *, heading: int = 0) -> list[Sentence]:
    """The text's sentences in order. Paragraphs always end one; an abbreviation's full stop never does.

    A `heading` of so many characters at the top stands apart, whatever it runs into.
    """
    found = []
    whole = paragraphs(text)
    if heading:
        whole = [(0, heading), *((max(start, heading), end) for start, end in whole if end > heading)]
    for number, (start, end) in enumerate(whole):
        tokens = tokenize(text[start:end], start)
        first = 0
        for last in _ends(tokens):
            # A list or a broken text may go on without a stop; in stretches it costs no more than sentences do.
            for begin in range(first, last, LONGEST):
                end = min(begin + LONGEST, last)
                found.append(Sentence(tokens[begin:end], number, tokens[begin].start, tokens[end - 1].end))
            first = last
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand. A line break ends one unless the text is wrapped at a fixed width, or goes on in lower case."""
    width = wrapped_at(text)
    found, start = [], 0
    for gap in re.finditer(r"\n\s*\n+|\n(?=\s{2,}\S)|\n+(?![a-z\n])", text):
        if width and "\n" not in gap.group().strip(" ")[1:] and not _stops_short(text, start, gap.start(), width):
            continue
        if text[start : gap.start()].strip():
            found.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def wrapped_at(text: str) -> int:
    """The width at which lines were broken, as old news wires and pages of print do; 0 where they were not."""
    lines = [len(line) for line in text[:6000].split("\n") if line.strip()]
    if len(lines) < 5 or max(lines) > WIDEST:
        return 0
    full = sum(n >= 0.7 * max(lines) for n in lines) >= 0.6 * len(lines) and max(lines) > 45
    middling = max(lines) <= 100 and sum(45 <= n <= 90 for n in lines) >= 0.5 * len(lines)
    return max(lines) if full or middling else 0


def _stops_short(text: str, start: int, end: int, width: int) -> bool:
    """Whether the line that ends there is no full one: a heading, or a paragraph's last."""
    line = text[max(start, text.rfind("\n", 0, end) + 1) : end]
    return len(line) < SHORT * width


def _ends(tokens: list[Token]) -> list[int]:
    """Token indexes just behind each sentence."""
    ends = []
    i, n = 0, len(tokens)
    while i < n:
        if tokens[i].text in ENDERS and _closes(tokens, i):
            i += 1
            while i < n and tokens[i].text in CLOSERS and tokens[i].start == tokens[i - 1].end:
                i += 1
            ends.append(i)
        elif tokens[i].text == "]" and i > 1 and tokens[i - 1].low in NOTES and "[" in (tokens[i - 2].text, tokens[max(0, i - 3)].text):
            i += 1
            ends.append(i)
        else:
            i += 1
    if not ends or ends[-1] != n:
        ends.append(n)
    return ends


def _closes(tokens: list[Token], i: int) -> bool:
    if i + 1 >= len(tokens):
        return True
    before, after = tokens[i - 1] if i else None, tokens[i + 1]
    if tokens[i].text != ".":
        return after.start > tokens[i].end or after.text in CLOSERS
    if after.start == tokens[i].end and after.text not in CLOSERS:
        # "said.The" of a careless copy is an end; "3.30" and "b.c" are not
        return bool(before and len(before.low) > 3 and after.capital)
    if before is None or before.end != tokens[i].start:
        return True
    if before.low in ABBREVIATIONS or (len(before.text) == 1 and before.capital):
        return False
    following = after if after.word or i + 2 >= len(tokens) else tokens[i + 2]
    return not following.text[:1].islower()
