"""Coordination: "a nurse, two soldiers and a child", read from its first member or from its last."""

from __future__ import annotations

from dataclasses import replace

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.harm_words import STATES, VERBS
from warmonitor.extract.numbers import MONTHS, Amount
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, HAVE, MODALS, POSSESSIVES, SPEECH, WEEKDAYS, is_adverb, table

OFFICES = table(
    "leader member director head founder president editor owner coordinator secretary candidate chief commander chairman mayor rector",
    "dean minister brother sister wife husband son daughter father mother cousin nephew",
)

MOST_NAMED = 40  # kin that a list names one by one
DEAD = table("martyr martyrs dead deaths victims fatalities")
TOLD_OF = table("announced confirmed reported mourned documented condemned")
DAYS = frozenset((*WEEKDAYS, *MONTHS))
AGES = table("age aged ages both")  # "two boys, ages 7 and 10,", "two men, both 19,"
BESIDE = 2
BRACKETED = 18  # tokens from one member of a list to the next, with an aside in brackets between
ONE_OF_MANY = table("a an the this that")


def joined(line: Line, people: Phrase, trigger: int, *, inside: bool = False) -> list[Phrase]:
    """The phrase and those coordinated behind it: "a nurse, two soldiers and a child"."""
    people = _with_names(line, people)
    group = [people]
    k = people.last
    while True:
        k = _skip_apposition(line, _past_complement(line, k))
        if (same := _said_of_a_name(line, group[-1], k)) is not None:
            group[-1] = same
            k = same.last
            continue
        nxt = _next_in_list(line, k)
        if nxt is None or not can_suffer(nxt) or (not inside and starts_clause(line, nxt)):
            return [_named(p) for p in group]
        if not inside and line.low(nxt.first - 1) == "," and (_new_subject(line, nxt) or _part_of_it(line, nxt)):
            return [_named(p) for p in group]
        if nxt.kind is None and not nxt.name and not nxt.bare and not nxt.amount:
            return [_named(p) for p in group]
        if nxt.bare or (nxt.name and not people.name and not people.kind):
            return [_named(p) for p in group]
        if line.low(k) == "," and (one := _apposed(line, group[-1], nxt)) is not None:
            group[-1] = one
            k = nxt.last
            continue
        if nxt.name and line.low(k) in (",", "and", "") and (told := _names_told(line, group[-1], nxt)) is not None:
            group[-1] = told
            k = nxt.last
            continue
        if _shares_number(group[-1], nxt) or _same_person(line, group[-1], nxt):
            group[-1] = replace(group[-1], last=nxt.last, name=group[-1].name or nxt.name)
        else:
            nxt = _with_names(line, nxt)
            group.append(nxt)
        k = nxt.last


def _new_subject(line: Line, p: Phrase) -> bool:
    """ "After the murder of Ivo Marrek, the 40 judges decided", "..., newsmen waited": no list goes on like that."""
    following = line.low(p.last)
    acts = following.endswith("ed") and following not in VERBS and following not in STATES and not p.amount
    return (p.determiner == "the" and p.amount is not None) or acts


def _part_of_it(line: Line, p: Phrase) -> bool:
    """ "six priests, five of them foreigners": counted out of those before, not beside them."""
    return p.partitive and line.low(p.last - 1) in ("them", "whom")


def _said_of_a_name(line: Line, named: Phrase, k: int) -> Phrase | None:
    """ "Ivo Marrek, a senior commander, ...": what is said of the one person named before it; None where it is another person.

    A list may go on without an article for its last: "Ivo Marrek, a guard and a cook" are three.
    """
    if line.low(k) != "," or not named.name or (named.kind and named.kind.plural) or " / " in named.name or named.partitive:
        return None
    said = line.at(k + 1)
    if said is None or said.name or said.kind is None or said.kind.plural or said.more or said.determiner == "another":
        return None
    if said.amount is not None and not said.determiner:  # "one guard" is counted
        return None
    following = _next_in_list(line, said.last)
    if said.determiner in POSSESSIVES and following is not None and following.determiner in POSSESSIVES:
        return None  # "Marrek, his wife, and their children" are a list
    if line.low(said.last) in ("and", "&") and (following := line.at(said.last + 1)) is not None:
        if not _same_person(line, said, following):
            return None
        said = replace(said, last=following.last)
    fights = said.kind is not None and said.kind.status in ("state_forces", "armed_group")  # "Mullah Ivo Marrek, a rebel commander"
    return replace(
        named, kind=said.kind if fights else named.kind or said.kind, last=said.last, age=named.age if named.age is not None else said.age
    )


def _with_names(line: Line, people: Phrase) -> Phrase:
    """ "leaders Ivo Marrek and Anka Quost": the names right behind a plural are its people, as many as they are."""
    if not (people.kind and people.kind.plural) or people.name or people.zero:
        return people
    named: list[Phrase] = []
    following = line.starting.get(people.last)
    while following is not None and following.name and following.kind is None:
        named.append(following)
        following = _next_in_list(line, _skip_apposition(line, following.last))
    return _called(people, named) if named else people


def _called(people: Phrase, named: list[Phrase]) -> Phrase:
    """A plural with the names of its people; its own number holds where it has one."""
    count = people.amount or Amount(people.first, people.first, len(named), len(named), "exact")
    return replace(people, name=" / ".join(p.name for p in named), amount=count, last=named[-1].last)


def _names_told(line: Line, people: Phrase, name: Phrase) -> Phrase | None:
    """ "his wife, Mirela Quost", "her three daughters, Anka, ...": names that tell who the phrase's people are."""
    if people.kind is None or (name.kind is not None and name.kind.plural):
        return None
    if line.low(name.first - 1) == "and" and interval(people)[:2] == (1, 1):  # "a judge and Ivo Marrek" are two
        return None
    if len(name.name.split()) < 2 and interval(people)[0] == 1:
        return None
    uncounted = people.kind.plural and people.amount is None
    room = MOST_NAMED if uncounted else interval(people)[0]
    held = len(people.name.split(" / ")) if people.name else 0
    if uncounted and name.kind is not None and (name.age is None or not _alike(people, name)):
        return None  # "their sons, Ivo and Hani, and 17-year-old daughter Anka"
    if held >= room or (people.name and room == 1) or (name.amount and name.determiner):
        return None
    both = f"{people.name} / {name.name}" if people.name else name.name
    return replace(people, name=both, last=name.last, age=people.age if people.age is not None else name.age)


def _alike(people: Phrase, name: Phrase) -> bool:
    """Whether one called by age and name may be of the kin named before: nothing said of the one's sex speaks against it."""
    kinds = (people.kind, name.kind)
    return len({kind.sex for kind in kinds if kind is not None} - {"unknown"}) < 2 and not (name.kind and name.kind.occupation)


def _named(people: Phrase) -> Phrase:
    """ "their sons, Ivo, Hani and Omar": as many as are named, where no number is told."""
    names = len(people.name.split(" / "))
    if names < 2 or people.amount is not None or not (people.kind and people.kind.plural):
        return people
    return replace(people, amount=Amount(people.first, people.first, names, names, "exact"))


def _apposed(line: Line, people: Phrase, told: Phrase) -> Phrase | None:
    """ "the rebel leader, Marro", "Marro, one of the rebel leaders": one person by noun and by name, a comma between.

    Where an "and" follows, the two may be the first of a list ("killed a cook, Marrek and two guards").
    """
    if _aged_kin(people, told):
        return replace(people, name=told.name, last=told.last, age=told.age)  # "her sister, 23-year-old Anka, and a cook"
    if line.low(told.last) in ("and", "&", "or") or interval(people)[:2] != (1, 1) or interval(told)[:2] != (1, 1):
        return None
    age = people.age if people.age is not None else told.age
    if people.kind and not people.name and told.name and not told.kind and people.determiner not in ("another", "one"):
        return replace(people, name=told.name, last=told.last, age=age)
    if people.determiner in ONE_OF_MANY and told.determiner == "whose" and not told.name and not _two_people(people, told):
        return replace(people, last=told.last, age=age)  # "a baby, his neighbour's son"
    if people.name and not people.kind and told.partitive:
        one = Amount(people.first, people.first, 1, 1, "exact")
        return replace(people, kind=told.kind, age=age, amount=one, apposition=(told.first, told.last))
    return None


def _aged_kin(kin: Phrase, told: Phrase) -> bool:
    """ "her sister, 23-year-old Anka": somebody's kin, called by age and name behind a comma."""
    one = interval(kin)[:2] == interval(told)[:2] == (1, 1)
    owned = kin.determiner in POSSESSIVES and kin.kind is not None and not kin.name
    return one and owned and bool(told.name) and told.age is not None and told.determiner == ""


def _shares_number(left: Phrase, right: Phrase) -> bool:
    """ "19 border guards and allied fighters", "14 students and staff": one number for both."""
    plain = right.amount is None and not right.determiner and not right.name and bool(right.kind and right.kind.plural)
    beside = right.first - left.last <= BESIDE  # not "two women, ages 19 and 41, and men, ages 36 and 45"
    return plain and beside and left.amount is not None and not (left.amount.low == left.amount.high == 1)


def _past_complement(line: Line, k: int) -> int:
    """Over "of the security forces" and "loyal to Karim Dabbas", where a list goes on behind it."""
    if line.low(k) not in ("of", "loyal"):
        return k
    for p in line.people:
        if k < p.first <= k + 4 and not (p.amount and p.amount.low > 1):
            following = line.at(p.last + 1 + (line.low(p.last + 1) == "and"))
            goes_on = following is not None and following.amount is not None and following.kind is not None
            return p.last if line.low(p.last) in (",", "and") and goes_on else k
    return k


def _skip_apposition(line: Line, k: int) -> int:
    """Over ", 34,", ", ages 7 and 10," and "(12)"."""
    if line.low(k) == "(":
        for j in range(k + 1, min(k + 6, len(line.tokens))):
            if line.low(j) == ")":
                return j + 1
    if line.low(k) == "," and line.low(k + 1).isdigit() and line.low(k + 2) in (",", "and", ""):
        return k + 2
    if line.low(k) == "," and line.low(k + 1) in AGES:
        end = k + 2
        while line.low(end).isdigit() or (line.low(end) in (",", "and") and line.low(end + 1).isdigit()):
            end += 1
        return end if end > k + 2 else k
    if line.low(k) == "," and line.low(k + 1) == "who" and line.low(k + 2) in BE:
        end = next((j for j in range(k + 3, min(k + 9, len(line.tokens))) if line.low(j) == ","), 0)
        if end and line.low(end + 1) == "and" and not any(line.low(j) in VERBS for j in range(k + 3, end)):
            return end  # "the death of Ivo, who was a teacher, and Anka"
    return k


def _next_in_list(line: Line, k: int) -> Phrase | None:
    word = line.low(k)
    if word == "," and line.low(k + 1) == "and":
        return line.at(k + 2)
    if word in ("and", "&", ","):
        return line.at(k + 1)
    if word == "as" and line.low(k + 1) == "well" and line.low(k + 2) == "as":
        return line.at(k + 3)
    if (lost := line.starting.get(k)) is not None and lost.amount and lost.kind and lost.determiner in ("", "a", "an"):
        return lost  # a comma was lost: "17 children 9 women and 31 men"
    return None


def starts_clause(line: Line, p: Phrase) -> bool:
    """Whether the phrase is the subject of a new clause: "... and three were wounded"."""
    k = p.last
    while is_adverb(line.low(k)):
        k += 1
    word = line.low(k)
    following = line.low(k + 1)
    if (
        word == "said"
        and line.low(p.first - 1) != ","
        and line.tokens[k + 1 : k + 2]
        and line.tokens[k + 1].capital
        and following not in DAYS
    ):
        return False  # "... and two soldiers said Ivo Marrek"
    if word in BE and line.low(k + 1) in TOLD_OF:
        return False  # "the death of Ivo Marrek and his son was announced": it is the death that was
    return word in BE or word in HAVE or word in SPEECH or word in MODALS or word in STATES or (
        word in VERBS and VERBS[word].voice in ("ed", "intransitive")
    )  # fmt: skip


def joined_left(line: Line, people: Phrase, trigger: int) -> list[Phrase]:
    """A subject and those coordinated before it: "three children and two women were killed"."""
    group = [people]
    while True:
        head = group[0]
        called = next((p for p in line.people if p.last == head.first and p.kind and p.kind.plural and not p.name), None)
        if called is not None and all(p.name and p.kind is None for p in group):
            group = [_called(called, group)]
            head = group[0]
        left = next((p for p in line.people if p.last <= head.first and _list_joint(line, p.last, head.first)), None)
        if left is not None and left.before == "of" and head.amount is not None:
            if line.low(left.last) == "," and head.first == left.last + 1 and interval(head)[0] == 1:
                return group  # "another relative of the family, 53-year-old Mirela Quost, was"
            left = next((p for p in line.people if p.last < left.first and line.low(p.last) == "of" and p.amount), left)
        if left is not None and line.low(left.last) == "and" and _shares_number(left, head):
            group[0] = replace(left, last=head.last)
            continue
        if (
            left is None
            or not can_suffer(left)
            or left.partitive
            or (head.partitive and head.determiner not in POSSESSIVES)
            or (left.before and left.before not in ("after", "of", "at", "as"))
            or (
                line.low(left.last) == "of"
                and (left.before or (left.first and left.determiner != "the") or line.low(left.first - 1) in VERBS)
            )
        ):
            return group  # "troops captured a leader of the band and two guards were killed"
        if left.bare and not head.bare:
            return group
        if _same_person(line, left, head):
            group[0] = replace(left, last=head.last)
            continue
        if head.bare and len(group) == 1 and left.kind and (line.low(left.last) == "," or (left.amount and line.low(left.head) in DEAD)):
            return group  # "the death of eight people, about 30 wounded", "two martyrs and several wounded"
        if left.before == "of" and head.name:
            return group
        if _aged_kin(left, head) and line.low(left.last) == "," and head.first == left.last + 1:
            group[0] = replace(left, name=head.name, last=head.last, age=head.age)
            continue
        if (
            len(group) == 1
            and line.low(left.last) == ","
            and head.first == left.last + 1
            and interval(left)[:2] == interval(head)[:2] == (1, 1)
            and not _two_people(left, head)
        ):
            return [
                replace(
                    left, kind=left.kind or head.kind, name=left.name or head.name, age=left.age or head.age, last=max(left.last, head.last)
                )
            ]
        told_by_name = len(group) > 1 and all(interval(p)[:2] == (1, 1) and p.name for p in group) and line.low(left.last) == ","
        if told_by_name and left.kind and left.kind.plural and left.amount is None and (left.definite or left.determiner in POSSESSIVES):
            names = " / ".join(p.name for p in group)  # "their children, Anka Marrek and Ivo Marrek, were"
            return [replace(left, name=names, amount=Amount(left.first, left.first, len(group), len(group), "exact"))]
        if left.kind and left.amount and left.amount.low == len(group) > 1 and all(interval(p)[:2] == (1, 1) for p in group):
            names = " / ".join(p.name for p in group if p.name)
            return [replace(left, name=names)]
        if left.kind is None and not left.name and not left.amount:
            return group
        if left.kind is None and left.name and not head.name and not _full_name(left, head):
            return group
        if _shares_number(left, head):
            group[0] = replace(left, last=head.last)
        else:
            group.insert(0, left)


def _full_name(left: Phrase, head: Phrase) -> bool:
    """ "Ivo Marrek and his son were": a person's name, not a place's or a paper's before a new clause."""
    return not left.before and (head.determiner in POSSESSIVES or (len(left.name.split()) > 1 and bool(head.kind)))


def _same_person(line: Line, left: Phrase, right: Phrase) -> bool:
    """ "an official and leader of the party", "a former editor and columnist": a second noun without an article is the same person's.

    Not where the verb is a plural's, nor where the nouns cannot be of one person: "a soldier and civilian".
    """
    if _two_offices(line, left, right):
        return True
    if line.low(left.last) != "and" or right.first != left.last + 1 or right.amount is not None or right.determiner or right.name:
        return False
    if line.low(right.last) == "of" and line.low(right.head) in OFFICES and interval(left)[:2] == (1, 1):
        return left.determiner in ("a", "an", "the") or (not left.determiner and left.kind is not None and not left.name)
    if left.kind is None or right.kind is None or left.kind.plural or right.kind.plural or line.low(right.last) in ("were", "are", "have"):
        return False
    of_any_sex_and_age = right.kind.sex == right.kind.age == "unknown" and right.age is None and not right.kind.occupation
    one_side = len({left.kind.status, right.kind.status} - {"unknown"}) < 2 or line.low(left.head) in OFFICES
    theirs = (
        left.determiner in POSSESSIVES and left.kind.sex == left.kind.age == "unknown"
    )  # "his friend and neighbour", not "his wife and"
    return (left.determiner in ("a", "an") or theirs) and of_any_sex_and_age and one_side


def _two_offices(line: Line, left: Phrase, right: Phrase) -> bool:
    """ "senator and presidential candidate Ivo Marrek": two offices of the one who is named behind them."""
    if line.low(left.last) != "and" or right.first != left.last + 1 or not right.name or right.kind is None or left.kind is None:
        return False
    bare = not (left.determiner or left.name or left.kind.plural or right.determiner or right.kind.plural)
    counted = (left.amount is not None and left.amount.word) or line.low(right.last) in ("were", "are", "have")
    return bare and not counted


def _two_people(left: Phrase, head: Phrase) -> bool:
    """ "woman, toddler murdered": nouns that cannot be of one person."""
    if left.kind is None or head.kind is None:
        return False
    sexes, ages = {left.kind.sex, head.kind.sex} - {"unknown"}, {left.kind.age, head.kind.age}
    grown = left.kind.sex != "unknown" and left.kind.age == "unknown" and head.kind.age == "children"
    return len(sexes) > 1 or {"adults", "children"} <= ages or grown


def _list_joint(line: Line, left: int, right: int) -> bool:
    words = [line.low(k) for k in range(left, right)]
    if len(words) > 2 and words[0] == words[2] == "," and words[1].isdigit():
        words = words[2:]  # over an age: "Ivo Marrek, 33, and Anka Tull, 28, were"
    if words[:1] == [","] and len(words) > 3 and words[1] in AGES and all(w.isdigit() or w in (",", "and") for w in words[2:]):
        words = words[-1:]
    if (
        words[:1] in (["of"], ["in"], ["from"], ["at"])
        and words[-1] == "and"
        and len(words) <= 9
        and not any(p.first >= left and p.last <= right for p in line.people)
    ):
        return not any(
            (w in BE and w != "'s") or w in HAVE or w in SPEECH or w in VERBS or w == ";" for w in words
        )  # "the head of the clinic and"
    if words[:1] == ["("] and ")" in words and len(words) <= BRACKETED:
        words = words[words.index(")") + 1 :]  # over an aside: "Mirela Quost (wife of the mayor) and her son"
    while (words and words[0] in ("(", ")")) or (len(words) > 1 and words[0].isdigit()):
        words = words[1:]
    return words in (
        ["and"],
        [","],
        [",", "and"],
        ["as", "well", "as"],
        [",", "as", "well", "as"],
        ["along", "with"],
        ["&"],
        ["or"],
        ["nor"],
    )
