"""Noun phrases that may name people: how many, which noun, whose, and what name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmonitor.extract.ages import age_at
from warmonitor.extract.names import NOT_A_PERSON, name_at, written
from warmonitor.extract.numbers import MONTHS, ORDINALS, UNIT_WORDS, VAGUE, Amount, amount
from warmonitor.extract.people_words import KINDS, NOT_PEOPLE, Kind, kind_of
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import DETERMINERS, POSSESSIVES, PREPOSITIONS, STOPS, table

KNOWN_WHOLE = table("the them those these his her their whom its our my")
HARMED_ALONE = table("injured wounded killed hurt missing dead arrested detained")
QUALIFIERS = table("security army police family rebel militant student taxi taliban")

HARMED = frozenset("wounded injured killed displaced missing slain dead abducted kidnapped detained arrested bloodied".split())


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
    """ "Mirela Quost, 26, of Old Pell", "(31)": a number behind a name is an age."""
    out: list[Phrase] = []
    for p in found:
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


def _listed(tokens: Sequence[Token], found: list[Phrase]) -> list[Phrase]:
    """Phrases of an "including" list hang on that word, each of them."""
    out: list[Phrase] = []
    for p in found:
        two = tuple(tokens[k].low if k >= 0 else "" for k in (p.first - 2, p.first - 1))
        opened = two[1] == "including" or two in (("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "them"))
        between = [t.low for t in tokens[out[-1].last : p.first]] if out else []
        carried = bool(out) and out[-1].before == "including" and between in (["and"], [","], [",", "and"], [], ["as", "well", "as"])
        out.append(replace(p, before="including") if opened or carried else p)
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
    if not token.word and token.text not in ("“", '"'):
        return None
    before = _preposition(tokens, i)
    start = i
    determiner, zero, more = "", False, ""
    number: Amount | None = None
    j = i
    if token.low in ("nobody", "none") or (token.low == "no" and j + 1 < len(tokens) and tokens[j + 1].low == "one"):
        j += 2 if token.low == "no" else 1
        return Phrase(i, j, j - 1, Amount(i, j, 0, 0, "none"), before=before, zero=True)
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
    if number and j + 1 < len(tokens) and tokens[j].low == "of" and tokens[j + 1].low in KNOWN_WHOLE:  # fmt: skip
        return _partitive(tokens, start, j, number, before)
    return _headed(tokens, start, j, number, determiner, before, more, zero, upper)


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
    return Phrase(i, last, last - 1, number, kind=inner.kind if inner else None, before=before, partitive=True)


def _headed(
    tokens: Sequence[Token],
    i: int,
    j: int,
    number: Amount | None,
    determiner: str,
    before: str,
    more: str,
    zero: bool,
    upper: bool,
) -> Phrase | None:
    head, kind, k = None, None, j
    age: int | None = None
    limit = min(len(tokens), j + 9)
    while k < limit:
        token = tokens[k]
        if (aged := age_at(tokens, k)) is not None:
            age, k = aged
            if k < len(tokens) and tokens[k].low in ("old", "olds"):
                k += 1
            head = head if head is not None else None
            if k >= len(tokens) or (tokens[k].low in STOPS and tokens[k].low not in KINDS) or not tokens[k].word:
                return by_age(tokens, i, k, number, determiner, before, age, more)
            limit = max(limit, min(len(tokens), k + 4))
            continue
        if token.text in ("“", '"', "”") and k == j and number is not None:
            k += 1
            continue
        if not token.word and token.text not in ("-",):
            break
        if (k > j and token.text[0].isdigit()) or (k > j and head is None and token.low not in VAGUE and amount(tokens, k)):
            break
        if kind_of(token.low) and token.low != "second" and not _verbish(tokens, k):
            noun = kind_of(token.low)
            if noun and noun.plural and determiner in ("a", "an") and _singular_ahead(tokens, k + 1):
                k += 1
                continue  # "a Taliban explosives facilitator"
            head, kind = k, noun
            if not _extends(tokens, k):
                k += 1
                break
        elif (
            token.low == "of" and k + 1 < len(tokens) and tokens[k - 1].capital and tokens[k + 1].capital and _singular_ahead(tokens, k + 1)
        ):
            pass  # "an Islamic Movement of Karabat facilitator"
        elif token.low in HARMED and k + 1 < len(tokens) and tokens[k + 1].low in KINDS and (number or determiner):
            pass  # "three wounded children"
        elif (
            token.low in STOPS
            or token.low in MONTHS
            or (head is not None)
            or ((token.low == "s" or token.low == "'s") and head is not None)
        ):
            break
        k += 1
    if head is not None and not (tokens[head].capital and head + 1 < k and kind and not kind.plural and head > i):
        return _with_name(tokens, i, head, number, kind, determiner, before, more, zero, age, upper)
    if age is not None and head is None and number is None:
        return by_age(tokens, i, max(k, j + 1), number, determiner, before, age, more)
    if determiner == "another" and number is not None and number.low == 1 and _participle_follows(tokens, j):
        return Phrase(i, j, i, Amount(i, j, 1, 1, "exact"), determiner="another", before=before, bare=True, more="another")
    named = None if upper else name_at(tokens, j)
    if named and number is None and not determiner and tokens[named[1] - 1].low not in NOT_A_PERSON:
        first, last = named
        return Phrase(i, last, last - 1, None, name=written(tokens, first, last), before=before, age=age)
    if more == "" and j < len(tokens) and tokens[j].low == "others":
        return Phrase(i, j + 1, j, number or Amount(i, j, 2, None, "plural_only"), kind_of("others"), before=before,
                      more="others", zero=zero)  # fmt: skip
    if number is None or determiner in SINGULAR_QUANTIFIERS | {"each", "every"}:
        if more in ("other", "others", "another") or determiner not in SINGULAR_QUANTIFIERS:
            return None
        if not (j < len(tokens) and tokens[j].low in ORDINALS):
            return None
        return _generic(tokens, i, j, number, determiner, before, more, zero, people=False)
    return _generic(tokens, i, j, number, determiner, before, more, zero, people=True)


def _participle_follows(tokens: Sequence[Token], j: int) -> bool:
    """ "another critically injured": a person of whom only the harm is said."""
    while j < len(tokens) and tokens[j].low.endswith("ly"):
        j += 1
    return j < len(tokens) and tokens[j].low in HARMED_ALONE


def _generic(
    tokens: Sequence[Token],
    i: int,
    j: int,
    number: Amount | None,
    determiner: str,
    before: str,
    more: str,
    zero: bool,
    people: bool,
) -> Phrase | None:
    """A number with a noun that no table knows ("14 Marrishmen", "six cooks"), or with none at all ("six killed")."""
    k = j
    while k < len(tokens) and k < j + 5 and tokens[k].word and tokens[k].low not in STOPS and not amount(tokens, k):
        if _verbish(tokens, k) or tokens[k].low in MONTHS or tokens[k].low.endswith(("ed", "ing")):
            break
        k += 1
        if tokens[k - 1].low in ORDINALS and not people:
            break
    if k == j:
        if not people or (j < len(tokens) and tokens[j].low in UNIT_WORDS):
            return None
        ordinal = j < len(tokens) and tokens[j].low in ORDINALS
        return Phrase(i, j, max(j - 1, i), number, determiner=determiner, before=before, bare=not ordinal, more=more, zero=zero)
    noun = tokens[k - 1].low
    if noun in NOT_PEOPLE or noun in UNIT_WORDS or any(tokens[m].low in UNIT_WORDS for m in range(j, k)):
        return None
    if noun in ORDINALS and people is False and determiner in ("a", "another"):
        return Phrase(i, k, k - 1, number, determiner=determiner, before=before, more=more)
    if people and (noun.endswith("s") or (number and number.low == 1) or zero):
        return Phrase(i, k, k - 1, number, determiner=determiner, before=before, more=more, zero=zero)
    return None


def by_age(tokens: Sequence[Token], i: int, k: int, number: Amount | None, determiner: str, before: str, age: int, more: str) -> Phrase:
    """ "a 21-year-old": a person by age alone."""
    kind = Kind("unknown", "unknown", "children" if age < 18 else "adults", False)
    name, start = "", next((m for m in range(i, k) if (aged := age_at(tokens, m)) is not None and aged[0] == age), i)
    aged = age_at(tokens, start)
    named = name_at(tokens, aged[1]) if aged and aged[1] < len(tokens) else None
    if named and tokens[named[1] - 1].low not in NOT_A_PERSON:
        name, k = written(tokens, *named), named[1]
    return Phrase(i, k, k - 1, number or Amount(i, k, 1, 1, "exact"), kind, name, age, determiner=determiner, before=before, more=more)


def _with_name(
    tokens: Sequence[Token],
    i: int,
    head: int,
    number: Amount | None,
    kind: Kind | None,
    determiner: str,
    before: str,
    more: str,
    zero: bool,
    age: int | None,
    upper: bool,
) -> Phrase | None:
    """The phrase up to its noun, and the name that stands in apposition: "its director Ivo Marrek"."""
    last, name = head + 1, ""
    if kind and not kind.plural and not upper and not zero and (named := name_at(tokens, head + 1)):
        if tokens[named[1] - 1].low in NOT_A_PERSON:
            return None
        last, name = named[1], written(tokens, *named)
    if number is None and kind and not kind.plural and determiner in POSSESSIVES | {"the"}:
        number = Amount(i, head, 1, 1, "exact")
    if number is None and kind and not kind.plural and name:
        number = Amount(i, head, 1, 1, "exact")
    if tokens[head].low == "family" and head + 2 < len(tokens) and tokens[head + 1].low == "of" and (size := amount(tokens, head + 2)):
        number, last = size, size.last
    return Phrase(i, last, head, number, kind, name, age, determiner, before, more=more, zero=zero)


def _extends(tokens: Sequence[Token], k: int) -> bool:
    """Whether the noun at `k` only qualifies the one behind it: "police officers", "opposition fighters"."""
    if k + 1 >= len(tokens):
        return False
    this, following = tokens[k].low, tokens[k + 1]
    kind = kind_of(this)
    if kind and not kind.plural and tokens[k].capital and k and following.word and following.low not in STOPS and not following.capital:
        return True  # "Pellish minority members", "the Marrish regime"
    if following.low in KINDS and this not in ("people", "men", "women", "children", "civilians") and not _verbish(tokens, k + 1):
        return not (following.capital and not tokens[k].capital and kind_of(this) and name_at(tokens, k + 1))
    if k + 2 < len(tokens) and this in QUALIFIERS:
        between = following.low
        return between not in STOPS and tokens[k + 2].low in KINDS and between not in KINDS and following.word
    return False


def _singular_ahead(tokens: Sequence[Token], k: int) -> bool:
    """Whether a noun for one person closes the phrase a few words on: "a Taliban improvised explosive device facilitator"."""
    for m in range(k, min(k + 6, len(tokens))):
        kind = kind_of(tokens[m].low)
        if kind is not None and not kind.plural:
            return True
        if not tokens[m].word or (tokens[m].low in STOPS and not (tokens[m].low == "of" and tokens[m - 1].capital)):
            return False
    return False


def _verbish(tokens: Sequence[Token], k: int) -> bool:
    """A word that looks like a noun of people but is not one here: "head of", "other", "native of"."""
    low = tokens[k].low
    if low == "other":
        return True
    if low in ("members", "member") and k and tokens[k - 1].low == "family":
        return False
    if low in ("wounded", "injured", "dead", "displaced", "accused", "missing"):
        definite = k and tokens[k - 1].low in ("the", "of", "other")
        return not (definite and (k + 1 >= len(tokens) or (tokens[k + 1].low not in KINDS and amount(tokens, k + 1) is None)))
    return False
