"""Words for harm: each form with the harm, the manner it implies, and the frames it can stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.harm_phrases import may_tell


class Verb(NamedTuple):
    """A verb form. `voice`: "ed" may be active or passive, "ing" and "base" take an object, "intransitive" a subject."""

    harm: Harm
    manner: Manner
    voice: str


# base: (harm, manner). Regular forms are made; irregular ones are spelled out below.
_REGULAR: dict[str, tuple[Harm, Manner]] = {
    "kill": ("killed", "unknown"), "murder": ("killed", "unknown"), "assassinate": ("killed", "unknown"),
    "execute": ("killed", "execution"), "behead": ("killed", "execution"), "decapitate": ("killed", "execution"),
    "massacre": ("killed", "unknown"), "slaughter": ("killed", "unknown"), "lynch": ("killed", "other"),
    "martyr": ("killed", "unknown"), "eliminate": ("killed", "unknown"), "crucify": ("killed", "execution"),
    "strangle": ("killed", "other"), "injure": ("injured", "unknown"), "wound": ("injured", "unknown"),
    "maim": ("injured", "unknown"), "hurt": ("injured", "unknown"), "hospitalize": ("injured", "unknown"),
    "torture": ("injured", "torture"), "rape": ("injured", "other"), "stab": ("injured", "stabbing"),
    "shoot": ("injured", "shooting"), "abduct": ("abducted", "kidnapping"), "kidnap": ("abducted", "kidnapping"),
    "detain": ("detained", "other"), "arrest": ("detained", "other"), "capture": ("detained", "other"),
    "apprehend": ("detained", "other"), "imprison": ("detained", "other"), "jail": ("detained", "other"),
    "displace": ("displaced", "unknown"), "uproot": ("displaced", "unknown"), "harm": ("killed_or_injured", "unknown"),
    "electrocute": ("killed", "other"), "bayonet": ("killed", "stabbing"), "butcher": ("killed", "unknown"),
    "liquidate": ("killed", "unknown"), "neutralize": ("killed", "unknown"), "neutralise": ("killed", "unknown"),
    "exterminate": ("killed", "unknown"), "annihilate": ("killed", "unknown"), "hang": ("killed", "execution"),
    "garrote": ("killed", "other"), "disembowel": ("killed", "stabbing"), "asphyxiate": ("killed", "other"),
    "hospitalise": ("injured", "unknown"), "knife": ("injured", "stabbing"), "flog": ("injured", "torture"),
    "molest": ("injured", "other"), "gang-rape": ("injured", "other"),
    "mutilate": ("injured", "torture"),
    "seize": ("abducted", "kidnapping"), "snatch": ("abducted", "kidnapping"),
    "nab": ("detained", "other"), "incarcerate": ("detained", "other"), "rearrest": ("detained", "other"),
    "re-arrest": ("detained", "other"),
}  # fmt: skip
_DOUBLED = {"stab": "stabb", "kidnap": "kidnapp", "flog": "flogg", "nab": "nabb", "disembowel": "disembowell"}


def _built() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for base, (harm, manner) in _REGULAR.items():
        stem = _DOUBLED.get(base, base[:-1] if base.endswith("e") else base)
        past = {"shoot": "shot", "hurt": "hurt"}.get(base, stem[:-1] + "ied" if stem.endswith("y") else stem + "ed")
        found[base] = Verb(harm, manner, "base")
        found[base + ("es" if base.endswith("y") else "s")] = Verb(harm, manner, "base")
        found[stem + "ing"] = Verb(harm, manner, "ing")
        found[past] = Verb(harm, manner, "ed")
    for word in ("died", "dies", "perished", "succumbed", "drowned"):
        found[word] = Verb("killed", "unknown", "intransitive")
    del found["drowned"]
    for word in ("slew", "slain", "slayed", "hanged"):
        found[word] = Verb("killed", "execution" if word == "hanged" else "unknown", "ed")
    found["held"] = Verb("detained", "other", "held")
    found["beaten"] = found["whipped"] = Verb("injured", "torture", "ed")
    found["blinded"] = found["bloodied"] = Verb("injured", "unknown", "ed")
    for word in ("disappeared", "vanished"):
        found[word] = Verb("missing", "unknown", "intransitive")
    return found


VERBS = _built()

# Adjectives and participles that stand with people: "36 dead", "left 12 dead", "the wounded".
STATES: dict[str, Harm] = {
    "dead": "killed", "missing": "missing", "deceased": "killed", "unaccounted": "missing", "unhurt": "injured",
    "homeless": "displaced",
}  # fmt: skip

# Nouns: "the deaths of 10", "70 deaths", "a toll of 12", "X's arrest".
NOUNS: dict[str, tuple[Harm, Manner]] = {
    "death": ("killed", "unknown"), "deaths": ("killed", "unknown"), "killing": ("killed", "unknown"),
    "killings": ("killed", "unknown"), "murder": ("killed", "unknown"), "murders": ("killed", "unknown"),
    "execution": ("killed", "execution"), "executions": ("killed", "execution"), "assassination": ("killed", "unknown"),
    "assassinations": ("killed", "unknown"), "massacre": ("killed", "unknown"), "slaying": ("killed", "unknown"),
    "slayings": ("killed", "unknown"), "slaughter": ("killed", "unknown"), "beheading": ("killed", "execution"),
    "beheadings": ("killed", "execution"), "fatality": ("killed", "unknown"), "fatalities": ("killed", "unknown"),
    "martyrdom": ("killed", "unknown"), "martyrs": ("killed", "unknown"), "lynching": ("killed", "other"),
    "injury": ("injured", "unknown"), "injuries": ("injured", "unknown"), "wounding": ("injured", "unknown"),
    "casualties": ("killed_or_injured", "unknown"), "casualty": ("killed_or_injured", "unknown"),
    "arrest": ("detained", "other"), "arrests": ("detained", "other"), "detention": ("detained", "other"),
    "detentions": ("detained", "other"), "detainment": ("detained", "other"),
    "capture": ("detained", "other"), "abduction": ("abducted", "kidnapping"),
    "abductions": ("abducted", "kidnapping"), "kidnapping": ("abducted", "kidnapping"),
    "kidnappings": ("abducted", "kidnapping"), "disappearance": ("missing", "unknown"),
    "disappearances": ("missing", "unknown"), "displacement": ("displaced", "unknown"), "loss": ("killed", "unknown"),
    "shooting": ("injured", "shooting"), "homicide": ("killed", "unknown"),
    "rape": ("injured", "other"), "rapes": ("injured", "other"), "torture": ("injured", "torture"),
    "stabbing": ("injured", "stabbing"), "stabbings": ("injured", "stabbing"), "beating": ("injured", "torture"),
    "beatings": ("injured", "torture"), "flogging": ("injured", "torture"), "hangings": ("killed", "execution"),
    "decapitation": ("killed", "execution"), "extermination": ("killed", "unknown"), "strangulation": ("killed", "other"),
    "massacres": ("killed", "unknown"), "imprisonment": ("detained", "other"), "jailing": ("detained", "other"),
    "incarceration": ("detained", "other"), "roundup": ("detained", "other"), "uprooting": ("displaced", "unknown"),
    "hostage-taking": ("abducted", "kidnapping"), "kidnap": ("abducted", "kidnapping"), "maiming": ("injured", "unknown"),
}  # fmt: skip
# Plural nouns that count people one for one: "70 deaths" are 70 people; "three massacres" are not three people.
COUNTING_NOUNS = frozenset(
    "deaths killings murders executions assassinations fatalities injuries casualties arrests abductions kidnappings detentions"
    " disappearances slayings beheadings martyrs fatality death casualty injury hangings rapes stabbings".split()
)
BODY_WORDS = frozenset("body bodies corpse corpses remains".split())
TRIGGER_WORDS = frozenset(VERBS) | frozenset(STATES) | frozenset(NOUNS) | BODY_WORDS | frozenset(
    "toll life lives unhurt custody hostage hostages prisoner prisoners casualties fled flee fleeing victims detainees captives harm"
    " shot wounds mourned victim slaughtered hospital mourns dead. homes hospitalized rounding rounded gunned beaten unharmed bombers"
    " condition detonated custody. held blew hit struck grazed hitting striking grazing strikes grazes hits"
    " double triple quadruple quintuple sextuple fatal deadly captive captivity burns bruises fractures lacerations concussion"
    " concussions cuts unscathed lost lose loses losing deceased jail prison bars sentenced sentences condemned terms".split()
)  # fmt: skip
# Words of harm that also stand in any other report; a document that has only these tells of none.
EVERYDAY = frozenset(
    "life homes hospital held condition loss harm harms number remains execute executes hit struck hitting striking strikes hits"
    " double triple quadruple quintuple sextuple fatal deadly"
    " lost lose loses losing jail prison bars sentences condemned terms"
    " hang hangs hanging blinded whip whips whipped cuts neutralize neutralise beating".split()
)
CAPTORS = frozenset("kidnappers captors abductors kidnapper captor ransom gang pirates".split())  # who is held by them is abducted
TELLING = TRIGGER_WORDS - EVERYDAY
TAKING_LIVES = frozenset("claimed claims claiming took takes taken taking cost costs costing ended lost loses losing lose".split())
PRISONS = frozenset(("jail", "prison"))
GRAVE = frozenset("critical serious grave guarded stable".split())  # how those are who lie in a hospital
WORD = re.compile(r"[a-z]+")


def tells_of_harm(text: str) -> bool:
    """Whether a text has any word that could tell of harm: the quick look before the grammar.

    >>> tells_of_harm("The council held a talk on the condition of the roads."), tells_of_harm("Two men were found dead.")
    (False, True)
    """
    words = set(WORD.findall(text.lower()))
    pairs = ({"life", "own"}, {"hit", "bullet"}, {"struck", "bullet"}, {"hit", "gunfire"}, {"struck", "gunfire"})
    if "condition" in words and not GRAVE.isdisjoint(words):
        return True
    if any(pair.issubset(words) for pair in pairs) or may_tell(words):
        return True
    if (
        {"behind", "bars"} <= words
        or {"held", "charges"} <= words
        or ("terms" in words and not PRISONS.isdisjoint(words))
        or ("held" in words and not CAPTORS.isdisjoint(words))
    ):
        return True
    return not TELLING.isdisjoint(words) or ("life" in words and not TAKING_LIVES.isdisjoint(words))
