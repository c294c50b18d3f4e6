"""Words that tell how: manner of harm, what it rests on, how sure, how checked. Tables of expressions, one line a cue."""

from __future__ import annotations

import re
from functools import lru_cache

from warmonitor.domain.claims import Evidence, Hedge, Manner, Verification


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


# In order of how much each says: the first that holds near the harm wins.
MANNER_CUES: tuple[tuple[Manner, re.Pattern[str]], ...] = (
    ("suicide_bombing", _any(
        r"suicide[- ](?:bomb\w*|attack\w*|vest\w*|blast\w*|car\w*)", "blew (?:him|her|them)sel\\w+ up",
        "detonated (?:him|her|them)sel\\w+", "detonated (?:his|her|their) (?:explosive|vest)\\w*",
    )),
    ("chemical", _any(
        r"chemical (?:weapon\w*|attack\w*|agent\w*)", "sarin", "chlorine", "nerve gas", "gas attack\\w*", "poison gas",
        "mustard gas",
    )),
    ("airstrike", _any(
        r"air ?-?strike\w*", r"air ?-?raid\w*", "warplane\\w*", "war planes?", "fighter jets?", "jets", "aerial",
        "barrel bomb\\w*", "drone\\w*", r"helicopters? (?:bomb|attack|fire|gunship)\\w*", "helicopter gunships?",
        "bombing raids?", "air force (?:strike|raid)\\w*", "planes? bomb\\w*",
        "air (?:attack|assault|bombardment|bombing|campaign)\\w*", "close air support", "bombed from the air",
        "airplanes? bomb\\w*", r"(?:by|of) (?:\w+ ){0,3}aircrafts?", r"(?:military|war|fighter) aircrafts?",
        "(?:Israeli|Russian|Syrian|coalition|Saudi|US|U\\.S\\.) strikes?",
    )),
    ("shelling", _any(
        "shell(?:ing|ed|s|fire)?", "rocket\\w*", "mortar\\w*", "artillery", "missiles?", "bombard(?:ed|ment|ing)",
        "howitzers?", "tank fire", "rpgs?", "rocket-propelled",
    )),
    ("mine", _any(
        "land ?-?mines?", "stepped on a mine", "mines?(?= (?:explo|blast|went))", "unexploded ordnance",
        "cluster munition remnants?",
    )),
    ("execution", _any(
        "execut(?:ed|ing|ion|ions|es)", "behead\\w*", "decapitat\\w*", "hang(?:ed|ing)s?", "firing squad", "point[- ]blank",
        "extrajudicial\\w*", "put to death", "death sentence\\w*", "in cold blood",
    )),
    ("stabbing", _any("stabb\\w+", "knif(?:e|ed|ing)", "machete\\w*", "hacked to death")),
    ("torture", _any("tortur\\w+", "beaten to death", "beatings?", "was beaten", "were beaten")),
    ("bombing", _any(
        "car ?-?bomb\\w*", "bomb(?:s|ing|ings|ed)?", "explosives?", "explosive devices?", "ieds?", "roadside", "grenades?",
        "petrol bombs?", "molotov", "dynamite\\w*", "booby[- ]trap\\w*", "blasts?",
    )),
    ("arson", _any("arson\\w*", "set (?:fire|ablaze|on fire)", "torch(?:ed|ing)", "burn(?:ed|t) alive", "burned down")),
    ("shooting", _any(
        "shot", "shoot(?:s|ing|ings|er|ers)?", "gun(?:fire|shots?|ned)", "open(?:ed|ing)? fire", "bullets?",
        "sniper\\w*", "fired (?:on|at|into|upon)", "machine[- ]gun\\w*", "handgun", "small[- ]arms", "fatally wounded",
    )),
    ("clashes", _any(
        "clash(?:es|ed|ing)?", "fighting", "battles?", "firefights?", "confrontations?", "combat", "gun ?battles?",
        "offensive", "skirmish\\w*", "ambush\\w*", "raids? and clashes", "fought", "engagement",
    )),
    ("kidnapping", _any("kidnap\\w*", "abduct\\w*")),
    ("other", _any("strangl\\w*", "starv\\w*", "hunger", "drown\\w*", "lynch\\w*", "siege deaths?", "ran over", "rammed")),
)  # fmt: skip

# Of these the document's own event tells the kind: a "bombing" in a report of an air strike came from the air.
PLANTED = re.compile(
    r"\b(?:car|truck|roadside|suicide|petrol|planted)[- ]?bomb\w*|\b(?:explosive devices?|ieds?|grenades?|bombers?|rockets?"
    r"|mortars?|shell\w*|artillery)\b",
    re.IGNORECASE,
)

EVIDENCE_CUES: tuple[tuple[Evidence, re.Pattern[str]], ...] = (
    ("video", _any("videos?", "footage", "clips?", "video clips?", "filmed", "livestream\\w*")),
    ("photo", _any("photos?", "photographs?", "photographed", "images?", "pictures?")),
    ("testimony", _any(
        "testimon(?:y|ies)", "eye ?-?witness(?:es)?", "witness(?:es)?(?: accounts?)?", "survivors? (?:said|told)",
        "accounts",
    )),
    ("satellite", _any("satellite (?:images?|imagery|photos?)")),
    ("site_visit", _any("visited the (?:site|scene|area)", "assessment of the (?:area|site|scene)", "at the scene saw", "on-site")),
    ("medical", _any(
        "autops(?:y|ies)", "post-?mortem", "medical examiner", "coroner\\w*", "forensic\\w*", "death certificates?",
        "hospital records?",
    )),
    ("document", _any("documents? (?:show|seen|obtained)", "court records?", "leaked documents?", "records obtained")),
    ("list", _any("lists? of (?:names|victims|fatalities|the dead)", "list of", "names of")),
)  # fmt: skip
SEEN = _any(
    "shows?", "showed", "showing", "depict(?:s|ed|ing)?", "seen", "posted", "captures?", "captured", "confirm(?:s|ed)?",
    "according", "through", "based on", "verified", "examined", "documented", "released", "circulated", "provided",
    "published",
)  # fmt: skip

ALLEGED = _any(
    "reportedly", "allegedly", "alleged(?! to be)", "claims? (?:that|to|arise|emerge\\w*)",
    "claimed(?! (?:the|responsib|credit|(?:[\\w,]+ ){1,5}(?:lives|deaths|victims|casualties)))",
    "purported(?:ly)?", "appear(?:s|ed)? to", "apparently",
    "suspected of having", "rumou?red", "unconfirmed", "unverified", "reports? suggest\\w*", "believed to (?:have|be)",
    "presumed", "is said to", "are said to", "feared dead", "initial reports", "likely killed", "suggesting",
    "thought to (?:have|be)",
)  # fmt: skip
DENIED = _any(
    "den(?:y|ies|ied) (?:that|any|the|having|killing|it|reports|causing|targeting)",
    "dismissed (?:the )?(?:reports?|claims?|allegations?)", "rejected (?:the )?(?:reports?|claims?|allegations?)", "refuted",
)  # fmt: skip

VERIFICATION_CUES: tuple[tuple[Verification, re.Pattern[str]], ...] = (
    ("unverified", _any(
        r"(?:could|can|was|were|has|have|had|did|been)(?: not|n't|not) (?:been |be |immediately |independently |yet"
        r" )*(?:verif\w+|confirm\w+|corroborat\w+|authenticat\w+)",
        r"(?:unable|not (?:been )?able|impossible|difficult|not possible) to (?:independently )?(?:verify|confirm|corroborate)",
        "unverified", "unconfirmed", "no independent (?:confirmation|verification)", "not (?:been )?(?:independently )?verified",
        "cannot (?:be )?(?:independently )?(?:verif\\w+|confirm\\w+)", "could not immediately be (?:verified|confirmed)",
    )),
    ("verified", _any(
        r"(?<!not )(?<!independently )verified (?!account)(?:the|that|by|through|it|video|footage|images?|photos?"
        r"|information|its|their|as)",
        r"(?:was|were|been|be) (?:independently )?(?:verified|corroborated|authenticated)",
        "independently (?:verified|confirmed)", "corroborated by", "geolocated", "confirm(?:s|ed) the authenticity",
        "verified",
    )),
    ("disputed", _any(
        "disputed", "contradict(?:s|ed|ing)", "contested", "conflicting (?:reports?|accounts?|figures|tolls?)", "cast doubt",
        "inflated",
    )),
)  # fmt: skip

KEPT = 512  # stretches of text: the claims of one sentence ask the same of it


@lru_cache(maxsize=KEPT)
def manner_in(text: str) -> Manner:
    """The manner that a stretch of text tells of: of several the one that says most."""
    return next((manner for manner, cue in MANNER_CUES if cue.search(text)), "unknown")


@lru_cache(maxsize=KEPT)
def evidence_in(text: str) -> tuple[Evidence, ...]:
    """What a stretch of text says a claim rests on, in the vocabulary's order."""
    return tuple(kind for kind, cue in EVIDENCE_CUES if cue.search(text))


@lru_cache(maxsize=KEPT)
def hedge_in(text: str) -> Hedge:
    """Whether a stretch of text denies, alleges or simply asserts."""
    if DENIED.search(text):
        return "denied"
    return "alleged" if ALLEGED.search(text) else "asserted"


@lru_cache(maxsize=KEPT)
def verification_in(text: str) -> Verification:
    """Whether a stretch of text says that something was checked, could not be, or is in dispute."""
    return next((kind for kind, cue in VERIFICATION_CUES if cue.search(text)), "none")
