"""Who the subject of a verb is, and what the harm in that verb makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.finding import Found, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer, is_kin
from warmonitor.extract.frames.sums import counted, span_of
from warmonitor.extract.frames.voice import first_of_two
from warmonitor.extract.harm_words import VERBS
from warmonitor.extract.numbers import KNOWN_WHOLE, Amount
from warmonitor.extract.people_words import COLLECTIVES
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import ADVERBS, BE, HAVE, JOINERS, MODALS, POSSESSIVES, PREPOSITIONS, SPEECH, is_adverb, table

CLAUSE_OPENERS = table("after since before until as like than following where at")
IN_VERB_GROUPS = table("to reported confirmed believed feared said known pronounced declared found")
PLACING = table("in at near from of to on by outside")
FINDING = table("found located discovered")
WHO = table("who whom which")
ONE_DOES = table("has is was")
IN_BRACKETS = 6
NEW_CLAUSES = table("after when while because but although though where before whether")
TELLS = table("said says told tells reported reports adding according")


def subject_frame(line: Line, first: int, last: int, harm: Harm, manner: Manner, rule: str) -> Iterator[Found]:
    """The people who are the subject of the harm at `first`..`last`, those with them, or the pronoun that stands for them."""
    start = group_start(line, first)
    negated = any(line.low(k) in ("not", "never", "n't") for k in range(start, first))
    people = subject_of(line, start)
    if line.low(start - 1) in ("before", "after", "without") and line.low(start) == "being":
        finite = next((k for k in range(start - 2, 0, -1) if line.low(k) in ("were", "are", "have")), -1)
        main = subject_of(line, finite) if finite > 0 else None  # "... and his daughter were released after being kidnapped"
        people = main or next((p for p in line.people if p.last < start and p.kind and (p.amount or p.determiner)), people)
    if negated:
        if people is None and (pronoun := _subject_pronoun(line, start)):
            yield Found(harm, manner, first, start - 1, last, (), 0, 0, "none", f"not {rule} {pronoun}")
        if people is not None and not people.zero:
            begin, end = span_of([people], first, last)
            yield Found(harm, manner, first, begin, end, (people,), 0, 0, "none", "not " + rule)
        return
    if people is None:
        pronoun = _subject_pronoun(line, start)
        if pronoun:
            k = next(k for k in range(start - 1, -1, -1) if line.low(k) == pronoun)
            yield pronominal(harm, manner, k, last, pronoun, first, rule)
        return
    several = start if line.low(start) not in ("was", "is", "has") else None
    yield from counted(line, harm, manner, first, last, people, rule, forward=False, until=several)
    last += line.low(last) == "," and line.low(last + 1) in ("along", "together", "alongside")
    if (line.low(last) in ("along", "together") and line.low(last + 1) == "with") or line.low(last) == "alongside":
        company = line.at(last + (1 if line.low(last) == "alongside" else 2))
        theirs = company is not None and company.determiner in POSSESSIVES and company.plural  # "along with his family"
        if company is not None and can_suffer(company) and (company.amount or company.name or theirs) and not is_kin(company):
            yield from counted(line, harm, manner, first, last, company, rule + " along with", forward=True)


def _object_of_who(line: Line, p: Phrase) -> bool:
    """ "a gunman who killed two clerks was": the clerks are what the gunman did, not who "was"."""
    verb = p.first - 1
    if line.low(verb) not in VERBS or VERBS[line.low(verb)].voice != "ed" or line.low(p.last) in ("who", "that"):
        return False
    who = next((k for k in range(verb - 1, max(-1, verb - 4), -1) if line.low(k) in ("who", "that")), None)
    if who is None or any(line.low(k) in BE for k in range(who, verb)):
        return False
    return any(q.last in (who, who - 1) and q.first < who and (q.kind or q.name) for q in line.people)


def group_start(line: Line, i: int) -> int:
    """Where the verb group of the participle at `i` begins: "were rounded up and executed" at "were"."""
    k = i = first_of_two(line, i)
    for j in range(i - 1, max(-1, i - 9), -1):
        word = line.low(j)
        if word in BE or word in HAVE:
            k = j
        elif (
            is_adverb(word)
            or word in MODALS
            or word in IN_VERB_GROUPS
            or (
                k == i
                and (
                    word in JOINERS
                    or word == ","
                    or (VERBS.get(word) and VERBS[word].voice in ("ed", "intransitive"))
                    or word in ("up", "blindfolded", "rounded", "tied", "taken", "lined")
                )
            )
        ):
            continue
        else:
            break
    while k > 0 and is_adverb(line.low(k - 1)) and line.low(k - 1) not in ("so", "all", "both", "once"):
        k -= 1
    return k


def subject_of(line: Line, i: int) -> Phrase | None:
    """The phrase that is the subject of what begins at `i`, found leftwards."""
    if line.low(i - 1) in ("who", "that") and (head := _antecedent(line, i - 1)) is not None:
        return _apposed(line, head)
    best: tuple[float, Phrase] | None = None
    for rank, p in enumerate(reversed([p for p in line.people if p.last <= i])):
        if rank > 6:
            break
        if line.low(p.first - 1) == "whom":  # "the girl, whom police first said was 16, died": the aside's own subject
            continue
        cost = _gap(line, p, i)
        if cost is None:
            break
        if not can_suffer(p) or (line.low(p.last) in SPEECH and not p.name) or line.low(p.last) == "'s":
            continue
        if _object_of_who(line, p) or _disagrees(line, p, i):
            continue
        if best is not None and any(line.low(k) in FINDING for k in range(p.last, best[1].first)):
            break  # "deputies found Marrek unresponsive": it is who was found
        if p.before == "in" and p.first > 1 and line.low(p.first - 2) in ("resulting", "resulted", "results", "ended", "ending"):
            cost -= 6
        if not p.before and line.low(p.first - 1).endswith("ing") and line.low(p.first - 1) not in PREPOSITIONS:
            cost += 3  # "a man who was close to joining the army was": what somebody does, not who "was"
        if p.before and p.before not in CLAUSE_OPENERS:
            cost += 6 if p.before != "of" else 3
            if p.before == "of" and p.amount is None and not p.name:
                cost += 1
        if p.kind is None and not p.amount:
            cost += 1.5 if _full(line, p) else 4
        if p.bare:
            cost += 0.5
        if best is None or cost < best[0]:
            best = (cost, p)
    if best is None or best[0] >= 9:
        return None
    if best[1].zero and best[0] > 1.5:
        return None
    return _apposed(line, _whole_of(line, best[1]))


def _disagrees(line: Line, p: Phrase, i: int) -> bool:
    """ "The man who shot two guards has died", "26 and Elm was": several people, and a verb of one.

    Careless reports write "was" for "were", so that a "was" tells of a bare number alone, and of those by whom something was done:
    "who was kidnapped by guerrillas, was found dead".
    """
    if p.before == "by" and p.kind is not None and p.kind.plural and line.low(i) in ONE_DOES:
        return True
    several = p.amount is not None and p.amount.low > 1 and not p.partitive and line.low(p.last - 1) not in COLLECTIVES | {"couple"}
    return several and (line.low(i) == "has" or (p.bare and line.low(i) in ONE_DOES))


def _whole_of(line: Line, p: Phrase) -> Phrase:
    """ "Six monks, five of them Marrish, were": the six are the subject, not the part told between the commas."""
    if not p.partitive or line.low(p.first - 1) != "," or line.low(p.last - 1) != "them":
        return p
    whole = next((q for q in line.people if q.last == p.first - 1 and q.amount), None)
    return whole if whole is not None and p.amount is not None and whole.amount is not None and whole.amount.low > p.amount.low else p


def _full(line: Line, p: Phrase) -> bool:
    """Whether a name is a person's full one, or the surname of somebody whom the document names in full."""
    return len(p.name.split()) > 1 or p.name.lower() in line.surnames


def _antecedent(line: Line, who: int) -> Phrase | None:
    """Whom a relative clause is about: the phrase right before its "who", or the one that phrase only completes."""
    end = who - 1 if line.low(who - 1) == "," else who
    touching = next((p for p in line.people if p.last == end and can_suffer(p)), None)
    group = next((p for p in line.people if p.partitive and end - 6 <= p.last <= end and line.low(p.last) == "of"), None)
    if group is not None and (touching is None or touching.before == "of"):
        touching = group  # "two of 17 members of a missionary group who were kidnapped"
    lone = len(touching.name.split()) < 2 and touching.name.lower() not in line.surnames if touching is not None else False
    if touching is None or (touching.name and not touching.kind and (lone or touching.before in PLACING)):
        return None
    if touching is not group and touching.before == "of" and touching.amount is None:
        owner = next((p for p in line.people if p.last < touching.first and p.last >= touching.first - 2 and p.amount), None)
        return owner or touching
    if touching.partitive and not any(line.low(k) in KNOWN_WHOLE for k in range(touching.first, touching.first + 4)):
        whole = next((k + 1 for k in range(touching.first, touching.last) if line.low(k) == "of"), -1)
        return (line.at(whole) if whole > 0 else None) or touching  # "two of 17 members who were kidnapped": the 17 were
    return touching


def _apposed(line: Line, p: Phrase) -> Phrase:
    """A name with its apposition is one person: "Mirela Quost, the grandmother, was", "the victim, Ivo Marrek, 26, was"."""
    for q in line.people:
        aged = q.last == p.first - 3 and line.low(q.last) == line.low(q.last + 2) == "," and line.low(q.last + 1).isdigit()  # ", 45,"
        if (
            (q.last == p.first - 1 and line.low(q.last) == ",")
            or aged
            or (q.last < p.first and [line.low(k) for k in range(q.last, p.first)][:1] == ["("])
        ):
            if q.name and not p.name and p.kind and not p.plural and line.low(q.last) == ",":
                one = Amount(q.first, q.first, 1, 1, "exact")
                return replace(q, kind=q.kind or p.kind, age=q.age or p.age, amount=one, apposition=(p.first, p.last))
            if p.name and not q.name and q.kind and not q.plural and line.low(q.last) == "," and q.before not in ("of", "by"):
                return replace(q, name=p.name, age=q.age or p.age, last=p.last)
    return p


def _gap(line: Line, p: Phrase, i: int) -> float | None:
    """What stands between a phrase and a verb, as a cost; None where nothing on the left can be the subject any more."""
    cost, k, depth = 0.0, p.last, 0
    joined_verb = line.low(i - 1) in ("and", "but", "then")
    behind = k + 2 if line.low(k) == line.low(k + 2) == "," and line.low(k + 1).isdigit() else k  # over an age
    relative = line.low(k) in ("who", "whom", "which", "that") or (line.low(behind) == "," and line.low(behind + 1) in WHO)
    if not relative and line.low(i - 1) in ("who", "that", "which") and i - 1 >= k:
        relative = True
    while k < i:
        word = line.low(k)
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
            if depth < 0:  # the phrase stands in brackets, the verb outside
                cost, depth = cost + IN_BRACKETS, 0
        elif depth > 0:
            pass
        elif (
            word in (";", ":", "—")
            or (word in TELLS and not relative)
            or (word in NEW_CLAUSES and not relative)
            or (word == "that" and k > p.last and not relative)
            or (word in ("he", "she", "they") and not relative)
        ):
            return None
        elif word == ",":
            cost += 0.4
        elif word in BE and k < i and not relative and not (word == "'s" and line.low(k - 1).isdigit()):  # "in his 20's"
            cost += 0.5 if joined_verb else 3
        elif (word in VERBS and VERBS[word].voice == "ed") and not relative and k < i - 1:
            cost += 2
        elif word in PREPOSITIONS:
            cost += 0.3
        elif word == "and" and k > p.last:
            cost += 1.5
        else:
            cost += 0.15
        k += 1
    return cost


def _subject_pronoun(line: Line, i: int) -> str:
    for k in range(i - 1, max(-1, i - 3), -1):
        word = line.low(k)
        if word in ("he", "she", "they", "who", "it", "both"):
            return word if word != "it" else ""
        if word not in ADVERBS:
            return ""
    return ""
