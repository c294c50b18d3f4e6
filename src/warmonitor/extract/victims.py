"""Who suffered it: status, sex and age of a phrase, by its noun, its words and the document's setting."""

from __future__ import annotations

import re

from warmonitor.domain.claims import Age, Sex, Status
from warmonitor.extract.frames import Found
from warmonitor.extract.page import PageLine
from warmonitor.extract.people_words import ARMED_WORDS, CIVILIAN_WORDS, KINDS, STATE_WORDS
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

HOLDERS = table(
    "members member leader leaders head heads figures official officials supporters loyalists people others person",
    "individuals jihadis suspects",
)
STATE_BODIES = table("army police military guard corps forces security guards")
ARMED_HEADS = table("commander commanders fighters fighter leader personnel forces agents")
RANKS = table("forces commander general colonel lieutenant troops operatives")

WOMEN = re.compile(r"\b(?:women|woman|female|girls?|mothers?|wife|wives|daughters?|sisters?)\b", re.IGNORECASE)
MEN = re.compile(r"\b(?:men|man|male|boys?|fathers?|husbands?|sons?|brothers?)\b", re.IGNORECASE)
CHILDREN = re.compile(r"\b(?:children|child|kids?|infants?|bab(?:y|ies)|toddlers?|boys?|girls?|teen(?:ager)?s?|minors?)\b", re.IGNORECASE)
ADULTS = re.compile(r"\b(?:adults?|elderly)\b", re.IGNORECASE)
# "Men and women" are people of any age, and reports of crime call a boy of seventeen a young man.
GROWN = re.compile(r"\b(?:(?<!\bmen and )women|(?<!\byoung )man)\b", re.IGNORECASE)
AGED = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\baged? (\d{1,3})\b|, (\d{1,2}),", re.IGNORECASE)
YOUNG_MONTHS = re.compile(r"\b\d{1,2}[- ](?:months?|weeks?|days?)[- ]olds?\b", re.IGNORECASE)


def phrase_text(line: PageLine, people: Phrase) -> str:
    """A phrase as written."""
    tokens = line.sentence.tokens
    return line.page.text[tokens[people.first].start : tokens[people.last - 1].end]


def status_of(line: PageLine, found: Found, where: str) -> Status:
    """The status of a finding's people: mixed where its phrases differ, the setting's where none says."""
    if found.harm == "detained" and where == "crime" and not any(_at_work(p) for p in found.people):
        return "unknown"
    statuses = {_status(line, p) for p in found.people} or {_default(found, where)}
    if where == "crime":  # a gunman in a private crime fights for nobody
        statuses = {"civilian" if status == "armed_group" else status for status in statuses}
    if len(statuses) == 1:
        (status,) = statuses
        return _default(found, where) if status == "unknown" else status
    known = statuses - {"unknown"}
    return "mixed" if len(known) > 1 else "civilian" if known == {"civilian"} else next(iter(known), "unknown")


def _at_work(people: Phrase) -> bool:
    """ "a journalist", "protesters": who is named by what he does, not by age or kinship as suspects are."""
    kind = people.kind
    return bool(kind and kind.status == "civilian" and kind.sex == "unknown" and kind.age == "unknown")


def _status(line: PageLine, people: Phrase) -> Status:
    tokens = line.sentence.tokens
    words = [tokens[k].low for k in range(people.first, min(people.last + 4, len(tokens)))]
    inner = words[: people.last - people.first]
    head = tokens[people.head].low
    if people.name and people.kind:  # "Ivo Marrek, a rebel leader": said of him behind his name
        head = next((word for word in inner if word in HOLDERS), head)
    kind = people.kind
    if set(inner) & {"pro-regime", "pro-government", "loyalist"} and head in (
        "gunmen",
        "fighters",
        "forces",
        "militiamen",
        "militia",
        "fighter",
    ):
        return "state_forces"
    if kind and kind.status in ("state_forces", "armed_group"):
        if head in ARMED_HEADS and set(inner) & STATE_WORDS and not (set(inner) & ARMED_WORDS):
            return "state_forces"
        if set(inner) & ARMED_WORDS and head in RANKS:
            return "armed_group"
        return kind.status
    if head in HOLDERS:
        near = set(inner) | set(
            words[people.last - people.first : people.last - people.first + 4] if head in ("members", "member", "leader", "head") else ()
        )
        if near & ARMED_WORDS:
            return "armed_group"
        if near & STATE_BODIES:
            return "state_forces"
        if near & {"family", "families", "household"}:
            return "civilian"
    if kind and kind.status == "civilian":
        if set(inner) & {"army", "military", "soldier", "police"} and head in ("officer", "chief", "staff"):
            return "state_forces"
        return "civilian"
    if set(inner) & CIVILIAN_WORDS:
        return "civilian"
    if set(inner) & ARMED_WORDS and head not in ("people",):
        return "armed_group"
    if set(inner) & STATE_WORDS and head in KINDS and head not in ("people", "men", "man"):
        return "state_forces"
    if people.age is not None and people.age < 18:
        return "civilian"
    if kind and kind.sex == "women":
        return "civilian"  # whom no word of the report makes a fighter
    return "unknown"


def _default(found: Found, where: str) -> Status:
    """For people of whom no more is said: in a private crime civilians, in a family's house too, else unknown."""
    if found.harm == "detained":
        return "unknown"
    if where == "protest":
        return "civilian"
    if where == "crime" and found.low > 0:
        return "civilian"
    if found.people and found.people[0].name and where != "war":
        return "civilian"
    if found.harm in ("abducted", "missing", "displaced"):
        return "civilian" if found.harm == "abducted" else "unknown"
    return "unknown"


def sex_of(line: PageLine, found: Found, extra: str = "") -> Sex:
    """The sex that the phrases say, `extra` being what is said of some of the people right behind."""
    text = " ".join(phrase_text(line, p) for p in found.people)
    if extra and found.low > 1 and not WOMEN.search(text) and not MEN.search(text) and (WOMEN.search(extra) or MEN.search(extra)):
        return "mixed"  # "six civilians, including four women"
    women, men = bool(WOMEN.search(text)), bool(MEN.search(text))
    sexes = {p.kind.sex for p in found.people if p.kind and p.kind.sex != "unknown"}
    women, men = women or "women" in sexes, men or "men" in sexes
    if women and men:
        return "mixed"
    if len(found.people) == 1 and not (women or men) and (found.people[0].name or found.low == found.high == 1):
        return _by_pronoun(line, found)
    return "women" if women else "men" if men else "unknown"


PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def _by_pronoun(line: PageLine, found: Found) -> Sex:
    """One person's sex by the pronoun that follows in this sentence, or for a named one opens the next."""
    person, tokens = found.people[0], line.sentence.tokens
    after = line.page.text[tokens[person.last - 1].end : line.sentence.end]
    match = PRONOUN.search(after)
    if match is not None and _of_another(line, found, match.start()):
        return "unknown"
    if match is None and person.name:
        following = line.page.text[line.sentence.end : line.sentence.end + 60].strip()
        match = re.match(r"[“\"]?(he|his|she|her)\b", following, re.IGNORECASE)
    if match is None:
        return "unknown"
    return "men" if match[1].lower().startswith("h") and match[1].lower() not in ("her", "hers", "herself") else "women"


def _of_another(line: PageLine, found: Found, at: int) -> bool:
    """Whether somebody else stands between a person and the pronoun `at` so many letters behind, whom it may mean."""
    person, tokens = found.people[0], line.sentence.tokens
    pronoun = tokens[person.last - 1].end + at
    if not person.name and any(t.capital and t.start < pronoun for t in tokens[max(person.last, found.last) + 1 :]):
        return True
    between = (p for p in line.line.people if p.first >= found.people[0].last and tokens[p.last - 1].end <= pronoun)
    return any((p.name and p.before == "") or (p.kind and not p.kind.plural and p.determiner) for p in between)


def age_of(line: PageLine, found: Found, extra: str = "") -> Age:
    """The age group that the phrases say; a total of which some are children is mixed."""
    text = " ".join(phrase_text(line, p) for p in found.people) + " " + extra
    tail = ""
    if found.people:
        end = line.sentence.tokens[found.people[-1].last - 1].end
        tail = re.split(r"[;.]| and | who ", line.page.text[end : end + 22])[0]
    ages = [int(next(g for g in m.groups() if g)) for m in AGED.finditer(text + tail)]
    ages += [p.age for p in found.people if p.age is not None]
    children = bool(CHILDREN.search(text)) or any(a < 18 for a in ages) or bool(YOUNG_MONTHS.search(text))
    if found.people and all(p.kind and p.kind.age == "children" for p in found.people):
        return "children"
    adults = (
        any(a >= 18 for a in ages)
        or bool(ADULTS.search(text))
        or any(p.kind and p.kind.age == "adults" for p in found.people)
        or bool(children and re.search(r"\b(?:women|woman|men|man|adults?|mother|father|wife|husband|parents?)\b", text, re.IGNORECASE))
    )
    if children and adults:
        return "mixed"
    if children:
        big = found.low > 1 and found.people and not (found.people[0].kind and found.people[0].kind.age == "children")
        return "mixed" if big else "children"
    return "adults" if adults else "unknown"
