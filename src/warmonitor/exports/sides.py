"""What kind of side an actor is, by the words that reports use for it; and the state that its name names."""

from __future__ import annotations

import re
from typing import Literal

from warmonitor.domain.incidents import Incident
from warmonitor.gazetteer.countries import COUNTRIES, Country

Side = Literal["state", "rebels", "militia", "civilians", "unknown"]

# The first row whose word stands in the name decides, so "pro-government militia" is a militia and "rebel army" are rebels.
WORDS: tuple[tuple[Side, tuple[str, ...]], ...] = (
    ("militia", (r"militia\w*", r"paramilitar\w+", r"gunm[ae]n", r"armed (?:men|groups?|persons?)", "gangs?", "cartels?",
                 "vigilantes?", "assailants?", "bombers?")),
    ("rebels", ("rebels?", "insurgents?", "militants?", "guerrillas?", "jihadists?", "terrorists?", "opposition", "fighters",
                "loyalists?", "islamic state", "isis", "isil", "(?-i:IS)")),
    ("state", ("security (?:forces?|personnel)", "army", "armed forces", "military", "troops", "soldiers?", r"police\w*",
               "government(?:al)?", "regime", "ministry", "air ?force", "navy", "coast ?guard", "border guards?", "gendarmerie",
               "warplanes?", "helicopters?", "state forces?", "forces", "authorities")),
    ("civilians", ("civilians?", "residents", "villagers", "protesters", "journalists?", "people")),
)  # fmt: skip
PATTERNS = tuple((side, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)) for side, words in WORDS)
UNSAID = ("", "unknown")

# The longest name first: a Nigerian is of Nigeria, though "Niger" with an ending would read the same.
BY_NAME = {country.name: country for country in sorted(COUNTRIES.values(), key=lambda country: (-len(country.name), country.name))}
COUNTRY_NAMES = re.compile(rf"\b({'|'.join(map(re.escape, BY_NAME))})(?:n|an|ian|i|'s|’s)?\b")


def side_of(actor: str) -> Side:
    """The kind of side that the words name.

    >>> side_of("Syrian security forces"), side_of("pro-government militias"), side_of("the Farouq Brigades")
    ('state', 'militia', 'unknown')
    """
    return next((side for side, pattern in PATTERNS if pattern.search(actor)), "unknown")


def actors_of(incident: Incident) -> tuple[str, ...]:
    """Who is named as acting: the perpetrator first, then the other sides, each once, the harmed civilians left out."""
    named = ([incident.perpetrator.value] if incident.perpetrator else []) + [actor.value for actor in incident.actors]
    return tuple(dict.fromkeys(name for name in named if name.lower() not in UNSAID and side_of(name) != "civilians"))


def state_named(actor: str) -> Country | None:
    """The country whose name stands in a state actor's ("Syrian army" names Syria); never guessed from where it happened.

    >>> state_named("Nigerian army").name, state_named("the army"), state_named("Indiana gunmen")
    ('Nigeria', None, None)
    """
    if side_of(actor) != "state":
        return None
    found = COUNTRY_NAMES.findall(actor)
    return BY_NAME[max(found, key=len)] if found else None
