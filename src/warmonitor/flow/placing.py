"""Where the places are that claims name: readers and coders give the words, linking wants to know where that is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.gazetteer import Gazetteer

OPENING = 20_000  # characters of a report that vote on its country: more of them change nothing


def place_all(claims: Sequence[Claim], document: Document, places: Gazetteer) -> tuple[Claim, ...]:
    """The claims, each with the place that its words mean in this document; one that has a place keeps it."""
    named = [claim.place for claim in claims if claim.place]
    if not any(claim.place and claim.place_resolved is None for claim in claims):
        return tuple(claims)
    country = places.country_of([*named, document.title, *_capitalised(document.text[:OPENING])])
    return tuple(_placed(claim, country, named, places) for claim in claims)


def _placed(claim: Claim, country: str, named: Sequence[str], places: Gazetteer) -> Claim:
    if claim.place_resolved is not None or not claim.place:
        return claim
    near = [name for name in named if name != claim.place]
    return msgspec.structs.replace(claim, place_resolved=places.resolve(claim.place, country=country, near=near))


def _capitalised(text: str) -> list[str]:
    """Words that may be names of places: enough to vote for a country by."""
    return [word for raw in text.split() if (word := raw.strip(".,;:!?()\"'“”’")) and word[0].isupper() and len(word) > 3]
