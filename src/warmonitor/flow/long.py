"""Very long documents, read piece by piece: a reader holds all of what it reads in memory, many times over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from warmonitor.domain.claims import Claim, Reading, Statement
from warmonitor.domain.documents import Document

PIECE = 60_000  # characters: some 10,000 words, longer than nearly any report, so that hardly one is cut
NOTE = "very long, so it was read in pieces; who speaks and what is part of what was not followed from piece to piece"


def read_long(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """The reading of a document of any length, with offsets and ids as if it had been read at once."""
    if len(document.text) <= PIECE:
        return read(document)
    claims: list[Claim] = []
    statements: list[Statement] = []
    problems = {NOTE: None}
    for start, end in pieces(document.text):
        part = read(msgspec.structs.replace(document, text=document.text[start:end], title="" if start else document.title))
        names = {claim.id: f"c{len(claims) + number}" for number, claim in enumerate(part.claims, start=1)}
        claims.extend(_moved(claim, start, names) for claim in part.claims)
        statements.extend(msgspec.structs.replace(one, start=one.start + start, end=one.end + start) for one in part.statements)
        problems.update(dict.fromkeys(part.problems))
    return Reading(doc_id=document.doc_id, claims=tuple(claims), statements=tuple(statements), problems=tuple(problems))


def pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Where to cut: after the last paragraph that fits, else the last sentence, else the last word.

    >>> list(pieces("One two.\\nThree four. Five six", size=15))
    [(0, 9), (9, 21), (21, 29)]
    """
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cuts = (text.rfind(mark, start + 1, end) + len(mark) for mark in ("\n", ". ", " "))
            end = next((cut for cut in cuts if cut > start + 2), end)
        yield start, end
        start = end


def _moved(claim: Claim, by: int, names: dict[str, str]) -> Claim:
    return msgspec.structs.replace(
        claim,
        id=names[claim.id],
        start=None if claim.start is None else claim.start + by,
        end=None if claim.end is None else claim.end + by,
        mentions=tuple((start + by, end + by) for start, end in claim.mentions),
        part_of=names.get(claim.part_of or ""),
    )
