"""Noun phrases that may name people: how many, which noun, whose, and what name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from warmonitor.extract.ages import age_at
from warmonitor.extract.names import NOT_A_PERSON, name_at, written
from warmonitor.extract.numbers import MONTHS, ORDINALS, UNIT_WORDS, Amount, amount
from warmonitor.extract.people_words import COLLECTIVES, GROUPS, KINDS, NOT_PEOPLE, Kind, kind_of
from warmonitor.extract.qualifiers import extends, initials, inside, of_a_people, plural_ahead, singular_ahead, verbish
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import DETERMINERS, POSSESSIVES, PREPOSITIONS, STOPS, is_adverb, table

KNOWN_WHOLE = table("the them those these his her their whom its our my")
HARMED_ALONE = table("injured wounded killed hurt missing dead arrested detained")
MASSES = table("military police army forces")


SINGULAR_QUANTIFIERS = frozenset(("a", "an", "one", "another"))


MORE_WORDS = frozenset("more other others additional further another extra".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """People as named by tokens `first` to `last` (exclusive); `head` is the noun's index.

    `amount` is None where no number stands; `bare` is a number without a noun; `before` the preposition it hangs on;
    `definite` a phrase that points back ("the victims"); `partitive` one that counts out of a whole ("two of the dead").
    """

    first: int
    last: int
    head: int
    amount: Amount | None = None
    kind: Kind | None = None
    name: str = ""
    age: int | None = None
    determiner: str = ""
    before: str = ""
    bare: bool = False
    partitive: bool = False
    more: str = ""
    zero: bool = False
    apposition: tuple[int, int] | None = None

    @property
    def definite(self) -> bool:
        return self.determiner in ("the", "these", "those", "this", "that", "both")

    @property
    def plural(self) -> bool:
        if self.amount is not None:
            return not (self.amount.low == self.amount.high == 1)
        return bool(self.kind and self.kind.plural)


def phrases(tokens: Sequence[Token], *, upper: bool = False) -> list[Phrase]:
    """All phrases of a sentence that may name people, in order, not overlapping; lists behind "including" marked as such."""
    return _aged_names(tokens, _listed(tokens, _all(tokens, upper)))


def _aged_names(tokens: Sequence[Token], found: list[Phrase]) -> list[Phrase]:
    """ "Mirela Quost, 26, of Old Pell", "(31)", "two men, ages 25 and 26": a number behind a name is an age."""
    out: list[Phrase] = []
    ages_end = -1  # behind the last number that was read as an age, whose list may go on
    for p in found:
        if _an_age(tokens, p, out[-1] if out else None, ages_end):
            ages_end = p.last
            if out and out[-1].last >= p.first - 3 and not out[-1].plural and out[-1].age is None:
                out[-1] = replace(out[-1], age=p.amount.low if p.amount else None)
            continue
        if p.determiner == "both" and p.age is not None and p.head == p.last - 1 and out and out[-1].last == p.first - 1:
            continue  # "Ivo Marrek and Anko Quost, both 23 years old, were"
        if (
            (
                p.age is not None
                and tokens[p.first].text[0].isdigit()
                and p.last == p.head + 1
                and p.first
                and tokens[p.first - 1].low in (",", "(")
            )
            and out
            and out[-1].last == p.first - 1
            and not p.name
            and not (kind_of(tokens[p.head].low) is not None and out[-1].kind is not None)  # "Man, 3-year-old child dead" are two
        ):
            out[-1] = replace(out[-1], age=p.age)
            continue
        if p.bare and p.amount and p.first and tokens[p.first].text.isdigit() and p.amount.low < 110:
            after = tokens[p.last].low if p.last < len(tokens) else ","
            before = tokens[p.first - 1].low
            if (before == "(" and after in (")", "years", "year")) or (before == "," and after in (",", ".")):
                if out and out[-1].last == p.first - 1:
                    out[-1] = replace(out[-1], age=p.amount.low)
                continue
        out.append(p)
    return out


def _an_age(tokens: Sequence[Token], p: Phrase, left: Phrase | None, ages_end: int) -> bool:
    """ "age 18", "ages 25 and 26", "two girls, 7 and 5,", "Mirela Quost, three, was", "who was 16, died": a bare number of years."""
    if not (p.bare and p.amount and p.amount.modality == "exact" and p.amount.low < 110 and p.first):
        return False
    before = tokens[p.first - 1].low
    if before in ("age", "ages", "aged", "turned") or (
        before in ("was", "is") and p.last < len(tokens) and tokens[p.last].low in (",", "and")
    ):
        return True
    joined = [t.low for t in tokens[ages_end : p.first]] if ages_end >= 0 else []
    if joined in (["and"], [","], [",", "and"]):
        return True
    if before != "," or left is None or left.last != p.first - 1 or not (left.kind or left.name):
        return False
    behind = [tokens[k].low if k < len(tokens) else "" for k in range(p.last, p.last + 3)]
    if left.plural or (left.kind and left.kind.plural):  # "one of two girls, 7 and 5, has died"
        return behind[0] in (",", "and") and (behind[1].isdigit() or behind[2].isdigit())
    return behind[0] == ","


def _listed(tokens: Sequence[Token], found: list[Phrase]) -> list[Phrase]:
    """Phrases of an "including" list hang on that word, each of them."""
    out: list[Phrase] = []
    for p in found:
        two = tuple(tokens[k].low if k >= 0 else "" for k in (p.first - 2, p.first - 1))
        opened = two[1] == "including" or two in (("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "them"))
        between = [t.low for t in tokens[out[-1].last : p.first]] if out else []
        carried = bool(out) and out[-1].before == "including" and between in (["and"], [","], [",", "and"], [], ["as", "well", "as"])
        told = p.bare and p.last < len(tokens) and tokens[p.last].low in HARMED_ALONE  # "including the gunman, and seven injured"
        out.append(replace(p, before="including") if opened or (carried and not told) else p)
    return out


def _all(tokens: Sequence[Token], upper: bool) -> list[Phrase]:
    found: list[Phrase] = []
    i = 0
    while i < len(tokens):
        phrase = phrase_at(tokens, i, upper=upper)
        if phrase is None:
            i += 1
        else:
            found.append(phrase)
            i = max(phrase.last, i + 1)
    return found


def phrase_at(tokens: Sequence[Token], i: int, *, upper: bool = False) -> Phrase | None:
    """The phrase that begins at token `i`, or None."""
    token = tokens[i]
    if (not token.word and token.text not in ("“", '"')) or token.low == "aboard":
        return None
    if [t.low for t in tokens[max(0, i - 2) : i + 1] if t.low in ("how", "many")] == ["how", "many"]:
        return None  # it is asked, not told
    before = _preposition(tokens, i)
    determiner, zero, more = "", False, ""
    number: Amount | None = None
    j = i
    if token.low in ("nobody", "none") or (token.low == "no" and j + 1 < len(tokens) and tokens[j + 1].low == "one"):
        j += 2 if token.low == "no" else 1
        return Phrase(i, j, j - 1, Amount(i, j, 0, 0, "none"), before=before, zero=True)
    if token.low == "all" and (rest := _all_but(tokens, i)) is not None:
        return _partitive(tokens, i, rest.last, rest, before)
    if token.low == "no" and amount(tokens, j) is None:  # not "no fewer than 18"
        zero, number, j = True, Amount(i, i + 1, 0, 0, "none"), i + 1
    else:
        number = amount(tokens, j)
        if number is None and token.low in ("that", "this") and i + 1 < len(tokens) and amount(tokens, i + 1):
            return None  # "said that 52 men": no demonstrative
        if number is None and token.text[0].isdigit() and age_at(tokens, i) is None:
            return None
        if number is None and token.low in DETERMINERS:
            determiner, j = token.low, j + 1
            number = amount(tokens, j) if j < len(tokens) else None
            if number is not None and determiner in ("a", "an"):
                number = None
        if number is not None:
            j = number.last
            if (
                number.modality == "exact"
                and tokens[i].text.isdigit()
                and j < len(tokens)
                and age_at(tokens, j) is None
                and amount(tokens, j)
            ):
                return None  # "told ABC15 five people": a number beside another counts nobody
    if determiner and number is None and (grouped := _grouped(tokens, j)) is not None:
        number, j = grouped, grouped.last
    if determiner in SINGULAR_QUANTIFIERS or (determiner == "each"):
        number = number or Amount(i, j, 1, 1, "exact")
    while j < len(tokens) and tokens[j].low in MORE_WORDS and tokens[j].low != "others":
        more, j = tokens[j].low, j + 1
        if j < len(tokens) and number is None and (later := amount(tokens, j)):
            number, j = later, later.last
    if determiner == "another":
        more = "another"
    if determiner == "both" and number is None:
        number = Amount(i, j, 2, 2, "exact")
    if number and j + 1 < len(tokens) and tokens[j].low == "of" and (tokens[j + 1].low in KNOWN_WHOLE or _larger(tokens, number, j + 1)):
        return _partitive(tokens, i, j, number, before)
    begun = Phrase(i, j, i, number, determiner=determiner, before=before, more=more, zero=zero)
    headed = _headed(tokens, begun, upper)
    return (headed and _possessed(tokens, headed, upper)) or headed


def _all_but(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "all but two of the 14 guards": twelve; where the whole is not counted, an open plural."""
    if i + 3 >= len(tokens) or tokens[i + 1].low != "but" or (spared := amount(tokens, i + 2)) is None or spared.high is None:
        return None
    of = spared.last
    if not (of + 2 < len(tokens) and tokens[of].low == "of"):
        return None
    whole = amount(tokens, of + 1 + (tokens[of + 1].low in KNOWN_WHOLE))
    if whole is None or whole.word or whole.high != whole.low or whole.low <= spared.high:
        return Amount(i, of, 2, None, "plural_only")
    return Amount(i, of, whole.low - spared.high, whole.low - spared.low, whole.modality)


def _larger(tokens: Sequence[Token], number: Amount, k: int) -> bool:
    """ "two of 17 members": a whole that is counted itself."""
    whole = amount(tokens, k)
    return whole is not None and not whole.word and number.high is not None and number.high < whole.low


def _possessed(tokens: Sequence[Token], owner: Phrase, upper: bool) -> Phrase | None:
    """ "the mayor's driver", "Marrek's two sons": whose they are tells who they are; they are the people told of."""
    k = owner.last
    if not (k + 1 < len(tokens) and tokens[k].low in ("'s", "'", "’") and (owner.name or owner.kind) and not owner.zero):
        return None
    own = _headed(tokens, Phrase(k + 1, k + 1, k + 1, None, determiner="whose"), upper)
    counted = amount(tokens, k + 1)
    if counted is not None:
        own = _headed(tokens, Phrase(k + 1, counted.last, k + 1, counted, determiner="whose"), upper)
    if own is None or own.kind is None:
        return None
    together = tokens[owner.head].low in COLLECTIVES | {"couple"}  # "the couple's toddler" is one
    if counted is None and owner.plural and owner.amount is not None and not together:
        return replace(owner, last=own.last, head=own.head, kind=own.kind)  # "two border guards' officers"
    number = own.amount if counted is not None or own.amount is None else replace(own.amount, first=owner.first, last=owner.first)
    return replace(own, first=owner.first, amount=number, determiner="whose", before=owner.before)


def _grouped(tokens: Sequence[Token], j: int) -> Amount | None:
    """ "a group of 16 missionaries", "a team of medics": the number of the noun behind "of", from the word for the group on."""
    for k in range(j, min(j + 3, len(tokens) - 2)):
        if tokens[k].low in GROUPS and tokens[k + 1].low == "of":
            inner = amount(tokens, k + 2)
            if inner is not None:
                return replace(inner, first=j)
            noun = next((kind for m in range(k + 2, min(k + 5, len(tokens))) if (kind := kind_of(tokens[m].low)) is not None), None)
            return Amount(j, k + 2, 2, None, "plural_only") if noun is not None and noun.plural else None
        if not tokens[k].word or tokens[k].low in STOPS:
            return None
    return None


def _preposition(tokens: Sequence[Token], i: int) -> str:
    """The preposition that a phrase hangs on, an article between or not."""
    k = i - 1
    if k > 0 and tokens[k].low in DETERMINERS:
        k -= 1
    return tokens[k].low if k >= 0 and tokens[k].low in PREPOSITIONS else ""


def _partitive(tokens: Sequence[Token], i: int, j: int, number: Amount, before: str) -> Phrase:
    """ "two of the dead", "many of those killed", "three of them"."""
    inner = phrase_at(tokens, j + 1) if j + 1 < len(tokens) else None
    last = inner.last if inner else j + 2
    kind = inner.kind if inner else None
    kin = kind is not None and kind.status == "civilian" and (kind.sex != "unknown" or kind.age == "children")
    whose = tokens[j + 1].low if kin and tokens[j + 1].low in POSSESSIVES else ""  # "two of his sisters"
    return Phrase(i, last, last - 1, number, kind=kind, determiner=whose, before=before, partitive=True)


class _Noun(NamedTuple):
    """The noun of a phrase, and where the search for it ended; `age_only` where an age stands in its place."""

    last: int
    head: int | None = None
    kind: Kind | None = None
    age: int | None = None
    age_only: bool = False


def _headed(tokens: Sequence[Token], begun: Phrase, upper: bool) -> Phrase | None:
    """The phrase whose number and determiner have been read, with its noun, its name or neither."""
    i, j, number, determiner, more = begun.first, begun.last, begun.amount, begun.determiner, begun.more
    noun = _noun(tokens, begun)
    if noun.age is not None and noun.age_only:
        return _by_age(tokens, begun, noun.last, noun.age)
    if noun.head is not None and not _adjective_of_a_name(tokens, begun, noun):
        return _with_name(tokens, begun, noun.head, noun, upper)
    if noun.age is not None and noun.head is None and number is None:
        return _by_age(tokens, begun, max(noun.last, j + 1), noun.age)
    if determiner == "another" and number is not None and number.low == 1 and _participle_follows(tokens, j):
        return Phrase(i, j, i, Amount(i, j, 1, 1, "exact"), determiner="another", before=begun.before, bare=True, more="another")
    named = None if upper else name_at(tokens, j)
    if named and number is None and not determiner and tokens[named[1] - 1].low not in NOT_A_PERSON | {"sr", "jr"}:
        return Phrase(i, named[1], named[1] - 1, None, name=written(tokens, *named), before=begun.before, age=noun.age)
    if more == "" and j < len(tokens) and tokens[j].low == "others":
        others = number or Amount(i, j, 2, None, "plural_only")
        return Phrase(i, j + 1, j, others, kind_of("others"), before=begun.before, more="others", zero=begun.zero)
    if number is not None and (determiner not in SINGULAR_QUANTIFIERS | {"each", "every"} or number.low > 1):
        return _generic(tokens, begun, people=True)
    ordinal = j < len(tokens) and tokens[j].low in ORDINALS
    if more in ("other", "others", "another") or determiner not in SINGULAR_QUANTIFIERS or not ordinal:
        return None
    return _generic(tokens, begun, people=False)


def _adjective_of_a_name(tokens: Sequence[Token], begun: Phrase, noun: _Noun) -> bool:
    """Whether a capitalised noun only belongs to something's name: "the Police Museum"."""
    head, kind = noun.head, noun.kind
    return bool(head is not None and tokens[head].capital and head + 1 < noun.last and kind and not kind.plural and head > begun.first)


def _noun(tokens: Sequence[Token], begun: Phrase) -> _Noun:
    """The noun for people that closes the phrase, over the adjectives and ages before it."""
    j, head, kind, age = begun.last, None, None, None
    k, limit = j, min(len(tokens), j + 9)
    while k < limit:
        token = tokens[k]
        if (aged := age_at(tokens, k)) is not None:
            age, k = aged
            if k < len(tokens) and tokens[k].low in ("old", "olds"):
                k += 1
            if k >= len(tokens) or (tokens[k].low in STOPS and tokens[k].low not in KINDS) or not tokens[k].word:
                return _Noun(k, age=age, age_only=True)
            limit = max(limit, min(len(tokens), k + 4))
            continue
        if token.text in ("“", '"', "”", "``") and begun.amount is not None and (k == j or (k + 1 < limit and kind_of(tokens[k + 1].low))):
            k += 1
            continue
        if k > j and initials(tokens, k):
            k, limit = k + 3, max(limit, min(len(tokens), k + 6))
            continue
        if not token.word and token.text != "-":
            break
        if k > j and (token.text[0].isdigit() or (head is None and amount(tokens, k))):
            break
        found = kind_of(token.low)
        if found and of_a_people(tokens, k):
            k += 1
            continue  # "a suspected Marrish drug trafficker": one person
        if found and token.low != "second" and not verbish(tokens, k):
            if not (found.plural and begun.determiner in ("a", "an") and singular_ahead(tokens, k + 1)):
                head, kind = k, found  # else "a Taliban explosives facilitator"
                if begun.plural and (ahead := plural_ahead(tokens, k)):
                    k = ahead
                    continue
                if not extends(tokens, k):
                    return _Noun(k + 1, head, kind, age)
        elif (
            head is not None
            and head == k - 1
            and token.low in NOT_PEOPLE
            and (kind is None or not kind.plural or tokens[head].low in MASSES)
        ):
            if extends(tokens, head) and k + 1 < limit and kind_of(tokens[k + 1].low):
                k += 1  # "a rebel explosives expert"
                continue
            return _Noun(k, age=age)  # "military equipment", "three Marrish passports"
        elif not inside(tokens, k, counted=bool(begun.amount or begun.determiner)) and (
            token.low in STOPS or token.low in MONTHS or head is not None
        ):
            break
        k += 1
    return _Noun(k, head, kind, age)


def _participle_follows(tokens: Sequence[Token], j: int) -> bool:
    """ "another critically injured": a person of whom only the harm is said."""
    while j < len(tokens) and is_adverb(tokens[j].low):
        j += 1
    return j < len(tokens) and tokens[j].low in HARMED_ALONE


def _generic(tokens: Sequence[Token], begun: Phrase, *, people: bool) -> Phrase | None:
    """A number with a noun that no table knows ("14 Marrishmen", "six cooks"), or with none at all ("six killed")."""
    i, j, number, zero = begun.first, begun.last, begun.amount, begun.zero
    k = j
    while k < len(tokens) and k < j + 5 and tokens[k].word and tokens[k].low not in STOPS and not amount(tokens, k):
        if verbish(tokens, k) or tokens[k].low in MONTHS or tokens[k].low.endswith(("ed", "ing")):
            break
        k += 1
        if tokens[k - 1].low in ORDINALS and not people:
            break
    if k == j:
        if not people or (j < len(tokens) and tokens[j].low in UNIT_WORDS):
            return None
        ordinal = j < len(tokens) and tokens[j].low in ORDINALS
        return replace(begun, head=max(j - 1, i), bare=not ordinal)
    noun = tokens[k - 1].low
    if noun in NOT_PEOPLE or noun in UNIT_WORDS or any(tokens[m].low in UNIT_WORDS for m in range(j, k)):
        return None
    if noun in ORDINALS and not people and begun.determiner in ("a", "another"):
        return replace(begun, last=k, head=k - 1, zero=False)
    if people and (noun.endswith("s") or (number and number.low == 1) or zero):
        return replace(begun, last=k, head=k - 1)
    return None


def _by_age(tokens: Sequence[Token], begun: Phrase, k: int, age: int) -> Phrase:
    """ "a 21-year-old": a person by age alone."""
    i = begun.first
    kind = Kind("unknown", "unknown", "children" if age < 18 else "adults", False)
    name, start = "", next((m for m in range(i, k) if (aged := age_at(tokens, m)) is not None and aged[0] == age), i)
    aged = age_at(tokens, start)
    named = name_at(tokens, aged[1]) if aged and aged[1] < len(tokens) else None
    if named and tokens[named[1] - 1].low not in NOT_A_PERSON:
        name, k = written(tokens, *named), named[1]
    one = begun.amount or Amount(i, k, 1, 1, "exact")
    return replace(begun, last=k, head=k - 1, amount=one, kind=kind, name=name, age=age, zero=False)


def _with_name(tokens: Sequence[Token], begun: Phrase, head: int, noun: _Noun, upper: bool) -> Phrase | None:
    """The phrase up to its noun, and the name that stands in apposition: "its director Ivo Marrek"."""
    i, number, kind, last, name = begun.first, begun.amount, noun.kind, head + 1, ""
    if number and number.low > 1 and kind and not kind.plural and tokens[i].text.isdigit() and tokens[number.last].capital and not upper:
        begun, number = replace(begun, first=number.last, amount=None), None  # "Image 3 of 50 Columbus girl": a number that counts no girls
        i = begun.first
    if kind and not kind.plural and not upper and not begun.zero and (named := name_at(tokens, head + 1)):
        if tokens[named[1] - 1].low in NOT_A_PERSON:
            return None
        last, name = named[1], written(tokens, *named)
    if number is None and kind and not kind.plural and (name or begun.determiner in POSSESSIVES | {"the"}):
        number = Amount(i, head, 1, 1, "exact")
    number = _of_a_collective(tokens, number, head)
    if tokens[head].low in COLLECTIVES and head + 2 < len(tokens) and tokens[head + 1].low == "of" and (size := amount(tokens, head + 2)):
        number, last = size, size.last
    more = begun.more or ("others" if tokens[head].low == "others" else "")
    return replace(begun, last=last, head=head, amount=number, kind=kind, name=name, age=noun.age, more=more)


def _of_a_collective(tokens: Sequence[Token], number: Amount | None, head: int) -> Amount | None:
    """ "a family" and "the crew" are an open plural; "a couple" are two, "three couples" six."""
    noun = tokens[head].low
    if noun == "couple" and (number is None or number.low == 1):
        return Amount(head, head, 2, 2, "exact")
    if noun in COLLECTIVES and number is not None and number.low == number.high == 1:
        return replace(number, low=2, high=None, modality="plural_only")
    if noun == "couples" and number is not None and number.modality == "exact":
        return replace(number, low=2 * number.low, high=2 * number.low)
    return number
