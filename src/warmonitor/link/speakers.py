"""Who is meant by the words that name a speaker: "a SOHR spokesman", "the Observatory", "an interior ministry source"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from warmonitor.domain.tolls import OriginKind
from warmonitor.gazetteer.countries import COUNTRIES
from warmonitor.gazetteer.demonyms import country_of_people
from warmonitor.link.known_voices import named_in

Naming = Literal["named", "short", "unnamed"]
"""`short` is a head noun that stands for a name given elsewhere ("the Observatory")."""

# The first row that fits decides, so the more telling words come first.
KINDS: tuple[tuple[OriginKind, tuple[str, ...]], ...] = (
    ("monitor", ("observatory", "monitors?", "monitoring", "documentation cent(?:er|re)", "network for human rights")),
    (
        "state_media",
        (
            "state[- ](?:tv|television|media|news|radio|run|affiliated|owned)",
            r"official (?:news|television|tv|agency|\w+ news)",
            "regimes? official",
        ),
    ),
    (
        "government",
        (
            r"(?:interior|health|foreign|justice|information) minist\w+",
            "ministry of (?:the )?(?:interior|health|foreign|justice|public health)",
            r"government|regime|presiden\w+|prime minister|cabinet|kremlin|white house",
        ),
    ),
    (
        "military",
        (
            r"defen[cs]e minist\w+|ministry of defen[cs]e",
            r"army|military|armed forces|coalition|air force|navy|general staff|gen\b",
        ),
    ),
    ("police", (r"police|sheriff\W?s?|gendarmerie|lt\b|detective",)),
    (
        "medical",
        (
            r"hospitals?|doctors?|medics?|medical|coroner\W?s?|nurse|paramedics?|ambulance",
            "rescue workers|rescuers|civil defen[cs]e",
        ),
    ),
    ("igo", (r"united nations|u\.?n\.?|european union",)),
    ("ngo", ("rights groups?|human rights|ngo|charity|aid group|association|ministries|union",)),
    (
        "relatives",
        (
            "family|families|relatives?|mother|father|brother|sister|wife|husband|widow|son|daughter",
            "grandson|cousin|uncle|aunt",
        ),
    ),
    ("witness", ("witness(?:es)?|eyewitness(?:es)?|residents?|survivors?|villagers?|neighbou?rs?|locals",)),
    ("activists", ("activists?",)),
    ("armed_group", ("rebels?|militants?|guerrillas?|insurgents?|brigade|front|militia|opposition forces",)),
    (
        "official",
        (
            r"officials?|governor\W?s?|mayor|minister|ministry|authorities|spokes(?:man|woman|person)",
            "deput(?:y|ies)|prosecutors?",
        ),
    ),
    (
        "media",
        (
            "news|tv|channel|press|newspapers?|journalists?|photographers?|correspondent|media|reports|radio",
            "agency|agencies|sources on social media",
        ),
    ),
)
_KINDS = tuple((kind, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)) for kind, words in KINDS)

_ROLES = re.compile(
    r"(?i)(?<![\w-])(?:an?|the|one|some|at least|several|multiple|unnamed|anonymous|senior|local|sources?|"
    r"spokes(?:man|woman|person)|head|chief|director|founder|of|for|from|in|at|and|who|said|by|its|leader|groups?|"
    r"organi[sz]ation|officials?|war|human rights|(?:british|britain|uk|london|france|paris|turkey|us)-based|based|"
    r"state-affiliated|non-governmental|british|uk|other|initial|available|syrian|state|run)(?![\w-])"
)
_PERSON = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|al|el|bin|de|von)){1,4}")
_MINISTRY = re.compile(
    r"(?i)\b(?:(interior|health|foreign|justice|information|defen[cs]e)\W?s? minist\w+|"
    r"minist\w+ of (?:the )?(interior|health|justice|defen[cs]e))"
)
_FULL_OBSERVATORY = re.compile(
    r"(?<![\w’'-])(?:(?:[A-Z][\w’'-]+ ){0,8}Observatory (?:for|of|on)(?: [A-Z][\w’'-]+)+"
    r"|(?!The |An? )[A-Z][\w’']+ Observatory(?! (?:for|of|on) ))"
)
_POLICE = re.compile(r"(?<![\w-])((?:[A-Z][\w-]+ ){0,8})(?:[dD]istrict |County )?(?:[Pp]olice|Sheriff)")
_ACRONYM = re.compile(r"(?<![\w'’-])((?:[A-Z][\w'’-]+|of|for|the|and|in)(?: (?:[A-Z][\w'’-]+|of|for|the|and|in)){1,9}) \(([A-Z]{2,8})\)")


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant, as far as the words alone tell. `key` is the same for all words that mean the same voice."""

    key: str
    name: str
    kind: OriginKind
    naming: Naming = "named"


@lru_cache(maxsize=65536)
def speaker(written: str) -> Speaker:
    """The speaker behind one element of an attribution.

    >>> speaker("Observatory director Rami Example").key, speaker("a Syrian war monitor").naming
    ('monitor:observatory', 'unnamed')
    >>> speaker("an interior ministry source").name
    'interior ministry'
    """
    known = named_in(written)
    if known:
        return Speaker(key=f"known:{known[0].name}", name=known[0].name, kind=known[0].kind)
    if written.isupper():  # old wires are all capitals, which then say nothing about names
        written = written.title()
    kind = kind_of(written)
    ministry = _MINISTRY.search(written)
    if ministry:
        return _ministry(written, (ministry.group(1) or ministry.group(2)).lower().replace("defense", "defence"))
    if kind == "police" and (force := _POLICE.search(written)) is not None and _place_of(force.group(1)):
        place = _place_of(force.group(1))
        return Speaker(key=f"police:{place.lower()}", name=f"{place} police", kind="police")
    if kind == "monitor" and (full := _FULL_OBSERVATORY.search(written)) is not None:
        return Speaker(key=f"monitor:{full.group(0).lower()}", name=full.group(0), kind="monitor")
    if kind == "monitor" and "bservatory" in written:
        return Speaker(key="monitor:observatory", name="the Observatory", kind="monitor", naming="short")
    rest = proper_words(written)
    if kind == "state_media":
        return _state_media(written)
    if kind == "police":  # an officer speaks for the force; which one is told by the place of the harm
        return Speaker(key="police:", name="police", kind="police", naming="unnamed")
    if not rest:
        return Speaker(key=f"{kind}:", name=_plain(written), kind=kind, naming="unnamed")
    return Speaker(key=f"{kind}:{' '.join(rest).lower()}", name=_plain(written), kind=kind)


def kind_of(written: str) -> OriginKind:
    """What kind of voice the words name, by the first row of the table that fits."""
    return next((kind for kind, pattern in _KINDS if pattern.search(written)), "unknown")


def proper_words(written: str) -> list[str]:
    """The words that name someone in particular; a nationality alone names no one."""
    bare = _ROLES.sub(" ", re.sub(r"['’]s\b|[(),]", " ", written))
    words = [word for word in bare.split() if word[:1].isupper() or word[:1] == "@"]
    telling = [word for word in words if not country_of_people(word) and kind_of(word) == "unknown"]
    return words if telling else []


def people(written: str) -> list[str]:
    """Names of persons in an attribution that also names an organisation, in words that are no organisation's."""
    bare = _ROLES.sub(",", written)
    for known in named_in(written):
        for alias in (known.name, *known.aliases):
            bare = bare.replace(alias, ",")
    return [hit for hit in _PERSON.findall(bare.replace("Observatory", ",")) if len(hit.split()) > 1]


def acronyms(text: str) -> dict[str, str]:
    """Acronyms that a text explains: "Assistance Association (AA)".

    >>> acronyms("The Example Network for Rights (ENR) said")
    {'ENR': 'Example Network for Rights'}
    """
    found = {}
    for name, letters in _ACRONYM.findall(text):
        words = name.split()
        for start in range(len(words)):
            initials = "".join(word[0] for word in words[start:] if word[0].isupper())
            if initials == letters:
                found[letters] = " ".join(words[start:])
                break
    return found


def _ministry(written: str, field: str) -> Speaker:
    nation = next((word for word in re.findall(r"[A-Z]\w+", written) if country_of_people(word)), "")
    kind: OriginKind = "military" if field == "defence" else "government"
    name = f"{nation} {field} ministry".strip()
    return Speaker(key=f"ministry:{field}:{nation.lower()}", name=name, kind=kind, naming="named" if nation else "short")


def _state_media(written: str) -> Speaker:
    """A country's state television or other state media; the country may stand in "Syrias" or in "Syrian"."""
    words = re.findall(r"[A-Z]\w+", written)
    country = next((found for word in words if (found := country_of_people(word) or _country_named(word.removesuffix("s")))), "")
    medium = "television" if re.search(r"(?i)\b(?:tv|television)\b", written) else "media"
    naming: Naming = "named" if country else "short"
    return Speaker(key=f"state_media:{medium}:{country}", name=_plain(written), kind="state_media", naming=naming)


@cache
def _countries() -> dict[str, str]:
    return {country.name.lower(): country.alpha2 for country in COUNTRIES.values()}


def _country_named(word: str) -> str:
    return _countries().get(word.lower(), "")


def _place_of(before: str) -> str:
    """The words before "police" that say which; none for "The Police" and "National Police"."""
    return " ".join(word for word in before.split() if word not in ("The", "A", "An", "Local", "State", "National", "District"))


def _plain(written: str) -> str:
    """The words without a leading article, as a name to show."""
    return re.sub(r"^(?:an?|the|one)\s+", "", " ".join(written.split()), flags=re.IGNORECASE)
