"""Where the places are that claims name: readers and coders give the words, linking wants to know where that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.extract.whereabouts import Clue, clues
from warmonitor.gazetteer import Found, Gazetteer

OPENING = 20_000  # characters of a report that vote on its country: more of them change nothing
ABOUT_ONE = ("incident", "increment", "residual")  # a figure without a place that may be for a whole war is not put in a town


def place_all(claims: Sequence[Claim], document: Document, places: Gazetteer) -> tuple[Claim, ...]:
    """The claims, each with the place that its words mean in this document; one that has a place keeps it.

    Words that nobody knows, and claims without any, are put where the report says that its news is.
    """
    if all(claim.place_resolved is not None for claim in claims):
        return tuple(claims)
    named = [claim.place for claim in claims if claim.place]
    said = clues(document, places.is_place)
    voting = [name for clue in said for name in (clue.name, clue.division) if name]
    country = places.country_of([*named, *voting, *_capitalised(document.text[:OPENING])])
    scene = places.scene(_weights(said, country, places), country=country)
    return tuple(_placed(claim, scene.row.country if scene else country, named, scene, places) for claim in claims)


def _weights(said: Iterable[Clue], country: str, places: Gazetteer) -> dict[tuple[str, str], float]:
    """What speaks for each name; a report may be dated from abroad, and its news is not there."""
    weights: dict[tuple[str, str], float] = {}
    for clue in said:
        if not clue.dateline or not country or places.country_of([clue.name]) in ("", country):
            named = clue.name, clue.division
            weights[named] = weights.get(named, 0.0) + clue.weight
    return weights


def _placed(claim: Claim, country: str, named: Sequence[str], scene: Found | None, places: Gazetteer) -> Claim:
    if claim.place_resolved is not None:
        return claim
    if not claim.place:
        found = scene.place if scene and claim.counting in ABOUT_ONE else None
    else:
        near = [name for name in named if name != claim.place]
        found = places.resolve(claim.place, country=country, near=near, scene=scene)
    return msgspec.structs.replace(claim, place_resolved=found)


def _capitalised(text: str) -> list[str]:
    """Words that may be names of places: enough to vote for a country by."""
    return [word for raw in text.split() if (word := raw.strip(".,;:!?()\"'“”’")) and word[0].isupper() and len(word) > 3]
