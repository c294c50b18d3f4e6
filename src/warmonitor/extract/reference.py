"""Words that point back: "he died", "the victims", "both men". They must not make new people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warmonitor.extract.drafts import Draft
from warmonitor.extract.frames import Found, Line, interval
from warmonitor.extract.frames.attackers import OWN_DEATHS
from warmonitor.extract.manners import kindred
from warmonitor.extract.page import Page
from warmonitor.extract.phrases import Phrase

FAR = 6  # sentences over which a pronoun still reaches back
FARTHER = 40  # and over which "the victims" does
LAMENTS = frozenset(("loss", "death", "deaths"))
OF_PLACES = frozenset(("in", "at", "near", "of", "from", "on", "to", "into", "by"))
SINGULAR = frozenset(("he", "she", "him", "her", "his", "himself", "herself", "me"))


def antecedent_claim(page: Page, n: int, found: Found, drafts: Sequence[Draft]) -> Draft | None:
    """The claim that a pronoun or a definite phrase says again; None where it says something new."""
    if (again := _shot_again(n, found, drafts)) is not None or (again := _mourned_again(n, found, drafts)) is not None:
        return again
    if not (found.pronoun or found.back):
        return None
    if found.pronoun in ("they", "them") and (here := _named_before(page, n, found)) is not None and here[0] == n and here[1].amount:
        return next((e for e in reversed(drafts) if e.line == n and here[1] in e.found.people and e.harm == found.harm), None)
    singular = found.pronoun in SINGULAR or (found.back and found.low == found.high == 1)
    for earlier in reversed(drafts):
        if n - earlier.line > (FAR if found.pronoun else FARTHER):
            return None
        if earlier.harm != found.harm:
            continue
        if earlier.background or earlier.low == 0 or (earlier.found.rule in OWN_DEATHS and not earlier.found.people):
            continue
        one = earlier.low == earlier.high == 1
        if singular and one and _gender_fits(found, earlier):
            return earlier
        if (
            not singular
            and not one
            and (found.pronoun or found.modality == "plural_only" or (found.low, found.high) == (earlier.low, earlier.high))
        ):
            return earlier
    return None


def _shot_again(n: int, found: Found, drafts: Sequence[Draft]) -> Draft | None:
    """ "Six workers were shot dead ... The workers were shot after ...": the dead told of again, not wounded beside them."""
    if not (found.back and found.harm == "injured" and found.manner == "shooting" and found.modality == "plural_only" and found.people):
        return None
    for earlier in reversed(drafts):
        if n - earlier.line > FAR:
            return None
        alike = earlier.harm == "killed" and earlier.low > 1 and not earlier.background and kindred(earlier.manner, "shooting")
        if alike and found.people[0].kind is not None and any(p.kind == found.people[0].kind for p in earlier.found.people):
            return earlier
    return None


def _mourned_again(n: int, found: Found, drafts: Sequence[Draft]) -> Draft | None:
    """ "the loss of Marrek and his children", where Marrek is among the dead already and how many children is not said."""
    if found.harm != "killed" or found.high is not None or not found.rule.endswith(" sum") or found.rule.split()[0] not in LAMENTS:
        return None
    named = next((set(p.name.lower().split()) for p in found.people if p.name), None)
    if named is None:
        return None
    known = (d for d in drafts if d.harm == "killed" and n - d.line <= FARTHER)
    return next((d for d in known if any(named <= set(name.lower().split()) for name in d.names)), None)


def _known(page: Page, p: Phrase) -> bool:
    """Whether a name is a full one, or the surname of somebody whom the document names in full."""
    return len(p.name.split()) > 1 or p.name.lower() in page.surnames


def _where_behind(line: Line, p: Phrase) -> bool:
    """ "was taken to Saint Oda, where he died": the name of a place."""
    return line.low(p.last + (line.low(p.last) == ",")) == "where"


def _gender_fits(found: Found, earlier: Draft) -> bool:
    word = found.pronoun or ""
    if word in ("he", "him", "his", "himself"):
        return earlier.sex != "women"
    if word in ("she", "her", "herself"):
        return earlier.sex != "men"
    if found.people and earlier.found.people:
        kind, other = found.people[0].kind, earlier.found.people[0].kind
        if kind and other:
            if "unknown" not in (kind.sex, other.sex) and kind.sex != other.sex:
                return False
            if kind.status != other.status and "unknown" not in (kind.status, other.status):
                return False
            return not ((kind.age == "children" and other.age == "adults") or (kind.age == "adults" and other.age == "children"))
    return True


def resolved(page: Page, n: int, found: Found) -> Found | None:
    """A pronoun's finding with the people it stands for, from this sentence or the one or two before; None where none fit."""
    if not found.pronoun:
        return found
    body = found.rule.startswith("his body")  # of one of whom no death is told yet: "went missing and his body was found"
    people = None if found.pronoun in ("his", "her", "their") and not body else _named_before(page, n, found)
    if people is None:
        return None
    if found.pronoun in ("they", "them", "both") and (people[0] != n or people[1].amount is None):
        return None
    index, phrase = people
    low, high, modality = interval(phrase)
    first = phrase.first if index == n else found.first
    return replace(found, people=(phrase,) if index == n else (), first=min(first, found.first), low=low, high=high, modality=modality)


def _named_before(page: Page, n: int, found: Found) -> tuple[int, Phrase] | None:
    plural = found.pronoun in ("they", "them", "their", "both", "themselves")
    for m in range(n, max(-1, n - 3), -1):
        line = page.lines[m].line
        before = [p for p in line.people if m < n or p.last <= found.trigger]
        if found.pronoun in ("who", "whom"):
            before = [p for p in before if m == n]
        candidates = reversed(before) if m == n else before
        for p in candidates:
            if p.zero or not (p.kind or p.name) or p.partitive:
                continue
            if p.kind and p.kind.status in ("state_forces", "armed_group") and found.pronoun not in ("who",):
                continue
            low, high, _ = interval(p)
            one = low == high == 1
            if found.pronoun in ("who", "whom") or (one != plural and (p.kind or m == n or _known(page, p))):
                if p.name and not p.kind and (p.before in OF_PLACES or _where_behind(page.lines[m].line, p)):
                    continue
                return m, p
    return None
