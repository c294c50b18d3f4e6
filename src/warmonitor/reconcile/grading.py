"""How well an incident is supported, by Airwars' five grades (R26)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warmonitor.domain.claims import Cited
from warmonitor.domain.tolls import DEFINITIONS, Grade, Origin
from warmonitor.reconcile.tolls import Settled
from warmonitor.reconcile.trace import Note, Told, flag
from warmonitor.reconcile.voices import PARTIES, by_voice, kinds_of

COMMON = {
    "armed", "army", "forces", "force", "group", "groups", "militia", "militias", "military", "security", "troops", "fighters",
    "soldiers", "rebels", "gunmen", "police", "government", "regime", "the", "of", "and", "men", "man", "unknown", "unidentified",
    "warplanes", "jets", "a", "an", "bomber", "bombers", "attacker", "attackers", "gunman", "suicide", "islamist", "islamists", "militants",
}  # fmt: skip


def grade(members: Sequence[Cited], origins: Sequence[Origin], settled: Mapping[str, Settled]) -> tuple[Grade, Told]:
    """The grade, and the step that says why.

    References:
        Airwars, methodology, casualty grading definitions.
    """
    said = [c for c in members if c.claim.hedge != "denied" and c.claim.low > 0]
    blamed, told = _contested(said)
    main = next(iter(settled.values()), None)
    voices = () if main is None or main.weak else main.voices
    if _only_combatants(settled):
        found: Grade = "discounted"
    elif any(_admits(c, kinds_of(origins)) for c in said):
        found = "confirmed"
    elif blamed:
        found = "contested"
    elif len(voices) > 1 and any(c.claim.perpetrator or c.claim.manner != "unknown" for c in said):
        found = "fair"
    else:
        found = "weak"
    text = f"graded {found}: {DEFINITIONS[found]}. The grade changes no number."
    return found, told + Told(notes=(Note(rule="R26", text=text, result=found),))


def _only_combatants(settled: Mapping[str, Settled]) -> bool:
    killed = settled.get("killed")
    if killed is None or killed.total.high == 0:
        return False
    return not any(t.high for status, t in killed.by_status.items() if status not in ("state_forces", "armed_group"))


def _admits(cited: Cited, kinds: Mapping[str, str]) -> bool:
    """A party to the conflict names itself as the one who did it."""
    voice = next(iter(by_voice([cited])))
    mine, theirs = _stems(voice), _stems(cited.claim.perpetrator)
    return kinds.get(voice) in PARTIES and bool(mine & theirs)


def _contested(said: Sequence[Cited]) -> tuple[bool, Told]:
    """Two voices that blame parties with no word in common for the same harm."""
    for harm in sorted({c.claim.harm for c in said}):
        blamed, told = _contested_harm([c for c in said if c.claim.harm == harm])
        if blamed:
            return blamed, told
    return False, Told()


def _contested_harm(said: Sequence[Cited]) -> tuple[bool, Told]:
    blame = {voice: frozenset().union(*(_stems(c.claim.perpetrator) for c in cs)) for voice, cs in by_voice(said).items()}
    named = [(voice, stems) for voice, stems in blame.items() if stems]
    for i, (one, stems) in enumerate(named):
        for other, others in named[i + 1 :]:
            if not stems & others:
                refs = [c.ref for v in (one, other) for c in by_voice(said)[v] if c.claim.perpetrator]
                text = f"{one} and {other} blame different parties: {_blamed(said, one)}; {_blamed(said, other)}."
                return True, Told(flags=(flag("attribution_contested", text, refs),))
    return False, Told()


def _blamed(said: Sequence[Cited], voice: str) -> str:
    return ", ".join(sorted({c.claim.perpetrator for c in by_voice(said)[voice] if c.claim.perpetrator}))


def _stems(words: str) -> frozenset[str]:
    """What tells parties apart: capitalised words by their first five letters ("Syria", "Syrian"), common ones left out."""
    return frozenset(w[:5].casefold() for w in re.findall(r"[^\W\d_]+", words) if w[0].isupper() and w.casefold() not in COMMON)
