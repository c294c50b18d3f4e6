"""Harm told by a noun: "the deaths of 10", "14 more deaths", "the arrest of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.bullets import BODY
from warmonitor.extract.frames.finding import Found, numbered, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.numbered import number_before
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.trades import by_trade
from warmonitor.extract.harm_words import COUNTING_NOUNS, NOUNS, VERBS
from warmonitor.extract.numbers import Amount, amount
from warmonitor.extract.people_words import NOT_PEOPLE
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, HAVE, POSSESSIVES, SPEECH, table

NO_DEED = table(
    "threat threats attempt attempts plot plots squad squads penalty sentence sentences warrant warrants row certificate",
    "trial trials conviction indictment bureau detectives detective unit division detail investigators",
)
WHERE_OR_WHEN = table("in on at near last this over during since yesterday today")
ENDS_OF_TIMES = table("yesterday today morning afternoon evening night week month year hours days weeks months")
YEARS = range(1900, 2100)
FAR = 9  # tokens from a noun to the "of" that goes with it
DEADLY = table("fatal deadly lethal")
FAMILIES = table("family families relatives household loved ones")
DASHES = table("- -- – — ( :")
NOT_YET = table("imminent planned attempted possible potential future threatened impending foiled botched failed alleged-to-be")
NOT_DONE = table(
    "planned planning plotted plotting plan plans plot plots halt stop prevent avoid attempted attempting foiled threatened averted"
)
CAUSING = table("caused causing inflicted inflicting were suffered claimed")


def by_noun(line: Line, i: int) -> Iterator[Found]:
    """ "the deaths of 10", "14 more deaths", "X's arrest", "hundreds of casualties"."""
    word = line.low(i)
    harm, manner = NOUNS[word]
    if line.low(i + 1) in NO_DEED:
        return
    if harm == "injured" and (line.low(i - 1) in DEADLY or line.low(i + 1) in ("death", "deaths")):
        harm = "killed"
    if (unreal(line, i) and line.low(i - 1) not in ("the",)) or _to_come(line, i):
        return
    if word == "death" and line.low(i - 1) == "to" and line.low(i - 2) == "put":
        yield from subject_frame(line, i - 2, i + 1, "killed", "execution", "put to death")
        return
    before = number_before(line, i)
    if before is not None and before.amount is not None and _a_year(line, before.amount):
        before = None  # "charged in the 1991 killings"
    if line.low(i + 1) == "toll":
        return
    yield from _counted_behind(line, i, harm, manner)
    if before is not None and before.amount is not None and before.amount.word.endswith("number") and line.low(i + 1) == "of":
        before = None  # "a rising number of kidnappings of nurses": how many nurses is not said
    one = before is not None and before.amount is not None and (before.amount.high or 2) <= 1
    if before is not None and before.amount is not None and word in COUNTING_NOUNS and (one or word.endswith("s") or word == "dead"):
        joint = (word == "deaths" and line.low(i + 1) in ("and", "or") and line.low(i + 2) == "injuries" and not line.at(i + 3)) or (
            word in ("martyrs", "fatalities") and line.low(i + 1) == "and" and line.low(i + 2) in ("wounded", "injured", "injuries")
        )
        those = Phrase(before.first, i + 1, i, before.amount, None, determiner=before.determiner, more=before.more, zero=before.zero)
        yield numbered(those, before.amount, "killed_or_injured" if joint else harm, manner, i, f"N {word}")
        return
    shared = i + 3 if line.low(i + 1) in ("and", "or") and line.low(i + 2) in NOUNS else i + 1  # "the capture and execution of X"
    if shared > i + 1 and line.low(shared) == "of" and (people := line.at(shared + 1)) is not None and can_suffer(people):
        yield from counted(line, harm, manner, i, shared, people, f"{word} of X", forward=True)
        return
    against = line.low(i + 1) in ("on", "against") and word in COUNTING_NOUNS and word not in ("injuries", "injury")
    to = line.low(i + 1) == "to" and word in ("injuries", "injury", "wounds") and _to_people(line, i + 2)
    of = _of(line, i + 1) or (i + 1 if against or to else 0)
    if of:
        people = by_trade(line, of + 1, i) or line.at(of + 1)
        if people is None and line.low(of + 1) in ("a", "an", "the", "his", "her", "their"):
            people = line.at(of + 2)
        if people is not None and against and people.name and not people.kind:
            return  # "executions on Friday", "killings on Cobb Street"
        named = people is not None and can_suffer(people) and line.low(people.last) not in NOT_PEOPLE  # "execution of bomb attacks" is none
        if people is not None and named and line.low(of + 1) not in ("death", "murder"):
            if people.kind is None and people.name and harm == "displaced":
                return
            k = i - 1 if line.low(i - 1) in ("mass", "the") else i
            again = people.determiner in POSSESSIVES and line.low(people.head) in FAMILIES  # "the death of his family"
            for hit in counted(line, harm, manner, i, of, people, f"{word} of X", forward=True):
                yield replace(hit, first=min(hit.first, k if line.low(k) == "mass" else hit.first), back=hit.back or again)
        return
    if line.low(i - 1) == "'s" or (line.low(i - 1) in ("'", "’") and word != "death"):
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or (owner.kind and not owner.plural)) and word not in ("loss", "rape"):
            yield Found(harm, manner, i, owner.first, i + 1, (owner,), 1, 1, "exact", f"X's {word}", back=not owner.name)
        return
    if line.low(i - 1) in ("his", "her", "their") and word in ("death", "killing", "murder", "arrest", "execution", "abduction"):
        yield pronominal(harm, manner, i - 1, i + 1, line.low(i - 1), i, f"his {word}")
        return
    told_of = line.low(i - 1) in ("the", "of", "more", "these", "those")
    if word in ("casualties", "deaths", "fatalities", "injuries") and not told_of and _after_cause(line, i):
        yield Found(harm, manner, i, i, i + 1, (), 2, None, "plural_only", f"caused {word}")


def _to_people(line: Line, k: int) -> bool:
    """ "injuries to two workers", not "to the head"."""
    people = line.at(k)
    return people is not None and can_suffer(people) and line.low(people.head) not in BODY


def _a_year(line: Line, number: Amount) -> bool:
    return number.low == number.high and number.low in YEARS and line.tokens[number.first].text.isdigit()


def _of(line: Line, k: int) -> int:
    """Where the "of" stands that goes with a noun before `k`, over a place or a time: "the murder in Qasrat on Friday of Ivo Marrek"."""
    if line.low(k) == "of":
        return k
    if line.low(k) not in WHERE_OR_WHEN:
        return 0
    for m in range(k + 1, min(k + FAR, len(line.tokens))):
        if line.low(m) == "of" and (line.tokens[m - 1].capital or line.low(m - 1)[-1:].isdigit() or line.low(m - 1) in ENDS_OF_TIMES):
            return m
        if not line.tokens[m].word or line.low(m) in BE or line.low(m) in HAVE or line.low(m) in SPEECH or line.low(m) in VERBS:
            return 0
    return 0


def _to_come(line: Line, i: int) -> bool:
    """ "planned the abduction of", "halt the imminent execution of": a deed that was not done, or not yet."""
    lead = i - 1
    while line.low(lead) in ("the", "a", "an", "any", "their", "his", "her"):
        lead -= 1
    return (
        line.low(i - 1) in NOT_YET or line.low(lead) in NOT_DONE or (line.low(i - 2) in NOT_YET and line.low(i - 1) in ("mass", "public"))
    )


def _counted_behind(line: Line, i: int, harm: Harm, manner: Manner) -> Iterator[Found]:
    """ "the series of executions - at least 28 -", "casualties (about 300, by the army's count, and 400 by the rebels')"."""
    if line.low(i) not in COUNTING_NOUNS or line.low(i + 1) not in DASHES:
        return
    k = i + 1
    while line.low(k) in DASHES:
        k += 1
    while (number := amount(line.tokens, k)) is not None and line.low(number.last) in DASHES | {",", ")", "according", "by", "in", "since"}:
        people = Phrase(k, number.last, number.last - 1, number)
        yield Found(harm, manner, i, i, number.last, (people,), number.low, number.high, number.modality, "N behind")
        following = next((m for m in range(number.last, min(number.last + 9, len(line.tokens))) if line.low(m) == "and"), None)
        if following is None or line.low(number.last) != "according":
            return
        k = following + 1


def _after_cause(line: Line, i: int) -> bool:
    return any(line.low(k) in CAUSING for k in range(max(0, i - 3), i))
