"""Victims in the document's own words: the noun phrase, the names, and what is said of each person."""

from __future__ import annotations

import re
from dataclasses import replace

from warmonitor.domain.claims import Person
from warmonitor.extract import victims
from warmonitor.extract.frames import Found
from warmonitor.extract.page import PageLine
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import table

ENDS_AN_OF = table(", . was were who have has in and by killed on had during also that from as died")
ENDS_A_LIST = table(". ; were was in have had according")

CLOTHES = table("uniform uniforms clothing clothes attire fatigues dress")
STOPPERS = table(", . ; : lying piled were was have gathered near found and with strewn at on recovered discovered by that who")


def victims_written(line: PageLine, found: Found) -> str:
    """The noun phrase without its number."""
    if not found.people or (found.rule.startswith("N ") and found.rule not in ("N bodies", "N hostages")):
        return ""
    if found.rule == "N bodies":
        tokens = line.sentence.tokens
        stop = next((k for k in range(found.last, min(found.last + 7, len(tokens))) if tokens[k].low in STOPPERS), found.last)
        return line.words(found.first, stop)
    texts = []
    for p in found.people:
        tokens = line.sentence.tokens
        first = p.amount.last if p.amount is not None and p.amount.last > p.first and not p.partitive else p.first
        if p.apposition is not None:
            first, last = p.apposition
            texts.append(line.words(first, _clothed(tokens, _up_to(tokens, last))))
            continue
        if p.bare or (first >= p.last and not p.kind):
            continue
        last = _clothed(tokens, p.last)
        if p.kind and last < len(tokens) and tokens[last].low == "of" and last + 1 < len(tokens):
            stop = next((m for m in range(last + 1, min(last + 9, len(tokens))) if tokens[m].low in ENDS_AN_OF), last)
            last = max(last, stop)
        if first < last:
            texts.append(line.words(first, last))
    return ", ".join(texts) if len(texts) > 2 else " and ".join(texts)


def _up_to(tokens: list[Token], last: int) -> int:
    """ "a student originally from Qasrat": up to the next mark."""
    return next((k for k in range(last, min(last + 6, len(tokens))) if not tokens[k].word), last)


def _clothed(tokens: list[Token], last: int) -> int:
    """Behind "in military uniform", which reports may dispute."""
    words = [t.low for t in tokens[last : last + 3]]
    return last + 3 if len(words) == 3 and words[0] in ("in", "wearing") and words[2] in CLOTHES else last


def names_of(found: Found) -> tuple[str, ...]:
    """The full names in a finding's phrases, each once."""
    return tuple(dict.fromkeys(name for p in found.people for name in p.name.split(" / ") if name))


def persons(line: PageLine, found: Found) -> tuple[Person, ...]:
    """What the sentence says of each person that a finding names."""
    people: list[Person] = []
    for p in found.people:
        if " / " in p.name:
            people.extend(Person(name=name) for name in p.name.split(" / "))
        elif p.name:
            people.append(_person(line, found, p))
    return tuple(people)


def _person(line: PageLine, found: Found, p: Phrase) -> Person:
    sex = victims.sex_of(line, replace(found, people=(p,)))
    end = line.sentence.tokens[p.last - 1].end
    aged = re.match(r"\s*[,(]\s*(\d{1,3})\b", line.page.text[end : end + 12])
    age = p.age if p.age is not None else int(aged[1]) if aged else None
    works = p.kind and p.kind.status == "civilian" and p.kind.sex == "unknown" and p.kind.age == "unknown"
    head = p.apposition[1] - 1 if p.apposition is not None else p.head
    occupation = line.sentence.tokens[head].low if works else None
    return Person(name=p.name, age=age, sex="woman" if sex == "women" else "man" if sex == "men" else None, occupation=occupation)


def including(line: PageLine, found: Found) -> str:
    """ "including women and children" right behind a total says of what sex and age some of them were."""
    tokens = line.sentence.tokens
    k = found.last
    while k < len(tokens) and k < found.last + 3:
        if tokens[k].low in ("including", "among", "mostly", "mainly"):
            end = min(len(tokens), k + 9)
            stop = next(
                (m for m in range(k + 1, end) if tokens[m].low in ENDS_A_LIST),
                end,
            )
            return line.page.text[tokens[k].start : tokens[stop - 1].end]
        k += 1
    inside = line.page.text[tokens[found.first].start : tokens[found.last - 1].end]
    match = re.search(r",? (?:including|among them) (.*)$", inside)
    return match[1] if match and found.part is None else ""
