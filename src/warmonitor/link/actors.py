"""Who is meant by "regime troops" and "security forces": sides of a conflict by their head words."""

from __future__ import annotations

import re
from functools import lru_cache

# Side -> words that name it. A report's word for a side is its choice; only the side is compared, never the name.
SIDES: dict[str, frozenset[str]] = {
    "state": frozenset(
        """government regime army troops soldiers military security police gendarmerie forces warplanes warplane jets helicopters
        helicopter authorities coalition navy officers officer interior ministry isaf nato russian russia israeli israel american
        us syrian turkish saudi junta tatmadaw""".split()
    ),
    "armed": frozenset(
        """rebels rebel militants militant gunmen insurgents insurgent guerrillas guerrilla terrorists terrorist jihadists
        fighters militia militias militiamen opposition loyalists front brigade
        taliban haqqani daesh isis isil qaeda nusra hts farc eln
        hamas hezbollah shabaab boko haram islamist islamists bandits""".split()
    ),
    "person": frozenset("man woman suspect husband wife boyfriend ex father mother son brother teenager boy shooter".split()),
}  # fmt: skip
NAMED = frozenset("daesh isis isil nusra taliban haqqani hamas hezbollah russia russian israeli israel coalition hts farc eln isaf".split())
_SAME = {"isis": "daesh", "isil": "daesh", "russian": "russia", "israeli": "israel"}
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=16384)
def sides(written: str) -> frozenset[str]:
    """The sides that a perpetrator's name may stand for.

    >>> sorted(sides("regime forces")), sorted(sides("pro-government militia"))
    (['state'], ['armed', 'state'])
    """
    words = set(_WORD.findall(written.lower()))
    return frozenset(side for side, known in SIDES.items() if words & known)


@lru_cache(maxsize=16384)
def named(written: str) -> frozenset[str]:
    """The organisations and states named, one name for each.

    >>> named("either Russian or Syrian warplanes"), named("ISIS") == named("the Daesh group")
    (frozenset({'russia'}), True)
    """
    words = set(_WORD.findall(written.lower())) & NAMED
    return frozenset(_SAME.get(word, word) for word in words)
