"""Verbs that harm only with the words behind them: "gunned down", "beaten to death", "put behind bars"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.tokens import Token, low_at

FARTHEST = 9  # tokens that an object may take between a verb and what completes it


class Ending(NamedTuple):
    """What completes a verb, the harm that both tell of, and whether it befalls the subject ("lost a leg")."""

    words: tuple[str, ...]
    harm: Harm
    manner: Manner
    befalls: bool = False


# Forms of the verb (base, then -s, -ing, past and participle), what completes it (| parts choices), harm and manner.
_TABLE: tuple[tuple[str, str, Harm, Manner], ...] = (
    ("gun guns gunning gunned", "down", "killed", "shooting"),
    ("mow mows mowing mowed mown", "down", "killed", "shooting"),
    ("pick picks picking picked", "off", "killed", "shooting"),
    ("- cuts cutting cut", "down", "killed", "unknown"),
    ("wipe wipes wiping wiped", "out", "killed", "unknown"),
    ("finish finishes finishing finished", "off", "killed", "execution"),
    ("bump bumps bumping bumped", "off", "killed", "unknown"),
    ("blow blows blowing blew blown", "up|to pieces|apart", "killed", "bombing"),
    ("put puts putting", "to death|to the sword", "killed", "execution"),
    ("beat beats beating beaten", "to death", "killed", "torture"),
    ("hack hacks hacking hacked", "to death|to pieces", "killed", "stabbing"),
    ("knife knifes knifing knifed", "to death", "killed", "stabbing"),
    ("spear spears spearing speared", "to death", "killed", "stabbing"),
    ("burn burns burning burned burnt", "to death|alive", "killed", "arson"),
    ("roast roasts roasting roasted", "to death|alive", "killed", "arson"),
    ("torture tortures torturing tortured", "to death", "killed", "torture"),
    ("flog flogs flogging flogged", "to death", "killed", "torture"),
    ("whip whips whipping whipped", "to death", "killed", "torture"),
    ("bury buries burying buried", "alive", "killed", "other"),
    ("skin skins skinning skinned", "alive", "killed", "torture"),
    ("flay flays flaying flayed", "alive", "killed", "torture"),
    ("bludgeon bludgeons bludgeoning bludgeoned", "to death", "killed", "other"),
    ("stone stones stoning stoned", "to death", "killed", "execution"),
    ("club clubs clubbing clubbed", "to death", "killed", "other"),
    ("batter batters battering battered", "to death", "killed", "other"),
    ("bash bashes bashing bashed", "to death", "killed", "other"),
    ("kick kicks kicking kicked", "to death", "killed", "other"),
    ("choke chokes choking choked", "to death", "killed", "other"),
    ("crush crushes crushing crushed", "to death", "killed", "other"),
    ("trample tramples trampling trampled", "to death", "killed", "other"),
    ("starve starves starving starved", "to death", "killed", "other"),
    ("poison poisons poisoning poisoned", "to death", "killed", "other"),
    ("bleed bleeds bleeding bled", "to death", "killed", "unknown"),
    ("take takes taking took", "away", "abducted", "kidnapping"),
    ("- - - taken", "away by|away at gunpoint|away blindfolded|away in|away to an unknown", "abducted", "kidnapping"),
    ("carry carries carrying carried", "off", "abducted", "kidnapping"),
    ("whisk whisks whisking whisked", "away|off", "abducted", "kidnapping"),
    ("spirit spirits spiriting spirited", "away|off", "abducted", "kidnapping"),
    ("drag drags dragging dragged", "away|off", "abducted", "kidnapping"),
    ("march marches marching marched", "off", "abducted", "kidnapping"),
    ("make makes making made", "off with", "abducted", "kidnapping"),
    ("bundle bundles bundling bundled", "into", "abducted", "kidnapping"),
    ("round rounds rounding rounded", "up", "detained", "other"),
    ("pick picks picking picked", "up by", "detained", "other"),
    ("lock locks locking locked", "up|in jail|in prison", "detained", "other"),
    ("put puts putting", "behind bars|in jail|in prison|under arrest|in detention|under house arrest|in handcuffs", "detained", "other"),
    ("place places placing placed", "under arrest|in detention|under house arrest|under detention", "detained", "other"),
    ("throw throws throwing threw thrown", "in jail|into jail|in prison|into prison|behind bars", "detained", "other"),
    ("lead leads leading led", "away in handcuffs|off in handcuffs", "detained", "other"),
)  # fmt: skip


# The same for what befalls the subject, without an object: "lost a leg", "fell in battle".
_HOMES = "homes|houses|villages|village|towns|town|land|lands|neighborhoods|neighbourhoods|city|cities|farms|camps"
_LIMBS = "leg|legs|arm|arms|hand|hands|foot|feet|eye|eyes|limb|limbs|fingers|eyesight|sight|hearing"
_BEFALLING: tuple[tuple[str, tuple[str, ...], str, Harm, Manner], ...] = (
    ("lose loses losing lost", ("a", "an", "both", "his", "her", "their", "his left", "his right", "her left", "her right", "one"),
     _LIMBS, "injured", "unknown"),
    ("fall falls falling fell fallen", ("in", "in the"), "battle|combat|action|fighting|line of duty", "killed", "clashes"),
    ("meet meets meeting met", ("his", "her", "their"), "death|deaths|end", "killed", "unknown"),
    ("abandon abandons abandoning abandoned", ("their",), _HOMES, "displaced", "unknown"),
    ("- - fighting fought", ("for", "for his", "for her", "for their"), "life|lives", "injured", "unknown"),
    ("leaves left", ("their",), "homes|houses|villages|towns", "displaced", "unknown"),
    ("escape escapes escaping escaped", ("the",), "fighting|violence|shelling|bombardment|bombing|clashes", "displaced", "unknown"),
)  # fmt: skip
# And for what drives people out: "drove thousands from their homes", "were forced off their land".
_DRIVING = (
    "drive drives driving drove driven", "force forces forcing forced", "chase chases chasing chased", "expel expels expelling expelled",
    "evict evicts evicting evicted", "bomb bombs bombing bombed", "burn burns burning burned", "push pushes pushing pushed",
)  # fmt: skip


class Opening(NamedTuple):
    """A form of such a verb: how it stands in a clause (as `harm_words.Verb.voice`), and what may complete it."""

    voice: str
    endings: tuple[Ending, ...]


def _voice(place: int, form: str) -> str:
    if form.endswith("ing"):
        return "ing"
    return "base" if place < 2 and form not in ("put", "beat") else "ed"


def _rows() -> Iterator[tuple[str, tuple[str, ...], Harm, Manner, bool]]:
    """Every verb's forms, the words that complete it, its harm and manner, and whether it befalls its subject."""
    for forms, choices, harm, manner in _TABLE:
        yield forms, tuple(choices.split("|")), harm, manner, False
    for forms, leads, choices, harm, manner in _BEFALLING:
        yield forms, tuple(f"{lead} {choice}" for lead in leads for choice in choices.split("|")), harm, manner, True
    for forms in _DRIVING:
        away = tuple(f"{lead} their {home}" for lead in ("from", "out of", "off") for home in _HOMES.split("|"))
        yield forms, away, "displaced", "unknown", False


def _built() -> dict[str, Opening]:
    found: dict[str, Opening] = {}
    for forms, choices, harm, manner, befalls in _rows():
        endings = tuple(Ending(tuple(words.split()), harm, manner, befalls) for words in choices)
        for place, form in enumerate(forms.split()):
            if form != "-":
                before = found[form].endings if form in found else ()
                found[form] = Opening(_voice(place, form), before + endings)
    return found


OPENINGS = _built()
# Endings that stand in any text; beside them the verb itself must be one that few texts have.
COMMON = frozenset(
    "up down off away out into by with apart pieces under over for his her their life lives land lands city cities town towns end".split()
)
RARE = frozenset(
    form
    for forms, *_ in _TABLE
    for form in forms.split()
    if forms.split()[0] in ("gun mow wipe blow hack beat bludgeon flog skin flay round bump whisk spirit bundle burn".split())
) - {"round", "rounds", "gun", "guns", "skin", "skins", "spirit", "spirits"}
# What must stand in a text beside a verb that any text may have.
_ENDS = {
    form: tuple(frozenset(ending.words) for ending in opening.endings if not COMMON.issuperset(ending.words))
    for form, opening in OPENINGS.items()
}


def may_tell(words: AbstractSet[str]) -> bool:
    """Whether a text's words could hold such a verb with what completes it: the quick look before the grammar.

    >>> may_tell({"they", "beat", "them", "to", "death"}), may_tell({"take", "the", "death", "of", "others", "into", "account"})
    (True, False)
    """
    if not RARE.isdisjoint(words):
        return True
    return any(end <= words for form in OPENINGS.keys() & words for end in _ENDS[form])


def ending_of(tokens: Sequence[Token], i: int) -> tuple[Ending, int] | None:
    """What completes the verb at token `i`, right behind it or behind an object, and where that begins.

    >>> from warmonitor.extract.tokens import tokenize
    >>> ending, at = ending_of(tokenize("They beat two farmers to death."), 1)
    >>> ending.harm, ending.manner, at
    ('killed', 'torture', 4)
    """
    opening = OPENINGS.get(low_at(tokens, i))
    if opening is None:
        return None
    for at in range(i + 1, min(i + FARTHEST, len(tokens))):
        if tokens[at].text in (",", ";", ".", ":"):
            return None
        for ending in opening.endings:
            if all(low_at(tokens, at + n) == word for n, word in enumerate(ending.words)):
                return ending, at
    return None
