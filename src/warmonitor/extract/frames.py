"""The frames in which English tells of harm: who was killed, who killed whom, the deaths of whom, how many lay dead.

Each frame is a small function from a place in a sentence to the people whom the harm befell there. What the words mean for
dates, places, speakers and the rest is other modules' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from warmonitor.domain.claims import Harm, Manner, Modality
from warmonitor.extract.harm_words import BODY_WORDS, COUNTING_NOUNS, NOUNS, STATES, VERBS
from warmonitor.extract.numbers import Amount, amount
from warmonitor.extract.phrases import Phrase, phrase_at, phrases
from warmonitor.extract.tokens import Token
from warmonitor.extract.words import (
    ADVERBS,
    BE,
    CLAUSE,
    HAVE,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    SPEECH,
    UNREAL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """People harmed, as one frame tells it: `people` with the verb or noun at `trigger`.

    `first`..`last` are the token indexes (exclusive) that hold both. `part` is an index into the sentence's findings for a part of
    a total ("including two children"). `pronoun` and `back` point at someone named before. `joint` sums several phrases.
    """

    harm: Harm
    manner: Manner
    trigger: int
    first: int
    last: int
    people: tuple[Phrase, ...]
    low: int
    high: int | None
    modality: Modality
    rule: str
    part: int | None = None
    pronoun: str = ""
    back: bool = False
    agent_first: bool = False
    also: bool = False


@dataclass(slots=True)
class Line:
    """A sentence's tokens with the phrases in it, prepared once for all frames."""

    tokens: list[Token]
    upper: bool = False
    surnames: frozenset[str] = frozenset()
    people: list[Phrase] = field(default_factory=list)
    starting: dict[int, Phrase] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, tokens: list[Token], *, upper: bool = False, surnames: frozenset[str] = frozenset()) -> Line:
        line = cls(tokens, upper, surnames)
        line.people = phrases(tokens, upper=upper)
        if surnames and tokens and tokens[0].low in surnames and not any(p.first == 0 for p in line.people):
            line.people.insert(0, Phrase(0, 1, 0, name=tokens[0].text))
        line.starting = {p.first: p for p in line.people}
        return line

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def at(self, i: int) -> Phrase | None:
        """The phrase that begins at `i`, also inside quotation marks."""
        if i in self.starting:
            return self.starting[i]
        if self.low(i) in ("“", '"', "``", "''"):
            return self.starting.get(i + 1)
        return phrase_at(self.tokens, i, upper=self.upper) if 0 <= i < len(self.tokens) else None


def find(line: Line) -> list[Found]:
    """All harm that a sentence tells of, in order of its triggers, parts behind their totals."""
    found: list[Found] = []
    for i, token in enumerate(line.tokens):
        if i in line.used:
            continue
        for frame in _frames_for(token.low):
            hits = list(frame(line, i))
            if hits:
                for hit in hits:
                    _keep(line, found, hit)
                break
    for p in line.people:
        found.extend(_of_them(line, found, p))
    return found


def _of_them(line: Line, found: list[Found], p: Phrase) -> Iterator[Found]:
    """ "234 of them were children": a part of the figure before, with what the predicate says of it."""
    if not (p.partitive and p.amount and line.low(p.last - 1) in ("them", "whom")):
        return
    totals = [k for k, f in enumerate(found) if f.last <= p.first + 1 and f.low > p.amount.low and f.part is None]
    if not totals or any(p in f.people for f in found):
        return
    total = found[totals[-1]]
    said = line.at(p.last + 1) if line.low(p.last) in BE else line.at(p.last)
    if said is None or not said.kind or said.amount:
        return
    noun = replace(said, amount=p.amount)
    a = p.amount
    yield Found(
        total.harm, total.manner, total.trigger, total.first, said.last, (noun,), a.low, a.high, a.modality, "including", part=totals[-1]
    )


def _keep(line: Line, found: list[Found], hit: Found) -> None:
    found.append(hit)
    index = len(found) - 1
    for part in _parts(line, hit, index):
        found.append(part)


def _frames_for(word: str):  # type: ignore[no-untyped-def]
    frames = []
    if word in ("life", "lives"):
        frames.append(_lives)
    if word in ("toll", "tolls"):
        frames.append(_toll)
    if word == "number":
        frames.append(_number_of)
    if word in BODY_WORDS:
        frames.append(_bodies)
    if word in VERBS:
        frames.append(_verb)
    if word in STATES:
        frames.append(_state)
    if word in NOUNS:
        frames.append(_noun)
    if word in ("custody", "hostage", "prisoner", "captive", "hostages"):
        frames.append(_taken)
    if word in ("flee", "fled", "fleeing"):
        frames.append(_flight)
    if word in ("among", "were", "was", "included", "include", "are"):
        frames.append(_of_the_dead)
    if word in ("injuries", "wounds", "injury", "wound"):
        frames.append(_hurt)
    if word == "condition":
        frames.append(_condition)
    if word in ("himself", "herself", "themselves", "itself"):
        frames.append(_self)
    if word in ("unhurt", "unharmed", "uninjured"):
        frames.append(_unhurt)
    return frames


# --- verbs ----------------------------------------------------------------------------------------------------------------


def _verb(line: Line, i: int) -> Iterator[Found]:
    verb = VERBS[line.low(i)]
    inside = next((p for p in line.people if p.first < i < p.head and p.kind and verb.voice == "ed"), None)
    if inside is not None:
        if interval(inside)[2] != "plural_only" and not inside.definite and not _unreal(line, i):
            yield from _counted(line, verb.harm, verb.manner, i, i + 1, inside, "wounded X", forward=False)
        return
    harm, manner, first, last = _fatal(line, i, verb.harm, verb.manner)
    if last < 0 or _unreal(line, first):
        return
    if line.low(last) in ("himself", "herself", "themselves") and verb.voice in ("ed", "base"):
        line.used.add(last)
        yield from _subject_frame(line, first, last + 1, harm, manner, "shot himself")
        return
    if verb.voice == "intransitive":
        yield from _subject_frame(line, first, last, harm, manner, "died")
        return
    if verb.voice in ("ing", "base"):
        if verb.voice == "base" and not _finite_base(line, first):
            return
        yield from _object_frame(line, first, last, harm, manner, verb.voice)
        return
    if _passive(line, first):
        if verb.voice == "held" and line.low(last) not in (
            "after",
            "by",
            "in",
            "at",
            "for",
            "as",
            "without",
            "captive",
            "hostage",
            ".",
            ",",
            "since",
            "on",
        ):
            return
        yield from _subject_frame(line, first, last, harm, manner, "were held" if verb.voice == "held" else "were killed")
        return
    if verb.voice == "held":
        held = _touching(line, first)
        if (
            held is not None
            and held.kind
            and _joined_left(line, held, first)[0].amount
            and line.low(last) in (".", ",", "in", "by", "after", "without", "")
        ):
            yield from _counted(line, harm, manner, first, last, held, "were held", forward=False)
        return
    if line.low(first - 1) == "those" and any(p.partitive and p.last == first for p in line.people):
        return
    if line.low(first - 1) == "those":
        yield _those(harm, manner, first - 1, last, first)
        return
    if line.low(first - 1) in ("they", "he", "she", "had", "have") and (object_ := _fronted(line, first)) is not None:
        yield from _counted(line, harm, manner, first, last, object_, "X they killed", forward=False)
        return
    hits = list(_object_frame(line, first, last, harm, manner, "killed X"))
    if hits and not _reduced(line, first, hits[0]):
        yield from hits
    elif (
        (touching := _touching(line, first)) is not None
        and _victims(touching)
        and not _acting(line, touching, last)
        and touching.before not in ("including", "by")
    ):
        if not (touching.zero and harm not in ("detained",)):
            yield from _counted(line, harm, manner, first, last, touching, "X killed", forward=False)
    elif line.low(first - 1) in (",", ")", "”", '"') or (touching is not None and touching.before == "including"):
        yield from _subject_frame(line, first, last, harm, manner, "X killed")


SHOOTING_NOUNS = frozenset(
    "victim victims suspect suspects death deaths spree range incident incidents scene gun guns happened occurred".split()
)


def _acting(line: Line, left: Phrase, i: int) -> bool:
    """Whether an unnumbered plural before "captured" rather did it: "coalition forces captured an X", of which X was not understood."""
    if left.amount is not None or not left.plural or left.name:
        return False
    return line.low(i) in ("a", "an", "the", "his", "their", "several", "two", "three", "one", "multiple", "more", "at")


def _those(harm: Harm, manner: Manner, first: int, last: int, trigger: int) -> Found:
    """ "those killed", "the dead": people told of before, or an open plural where nobody was."""
    return Found(harm, manner, trigger, first, last, (), 2, None, "plural_only", "those killed", back=True)


def _fronted(line: Line, i: int) -> Phrase | None:
    """ "a pilot they captured": an object before its subject and verb."""
    k = i - 1
    while line.low(k) in HAVE or line.low(k) in ADVERBS:
        k -= 1
    if line.low(k) not in ("they", "he", "she", "we") or line.at(i + 1) is not None:
        return None
    k -= 1
    if line.low(k) in ("that", "who", "whom"):
        k -= 1
    people = next((p for p in line.people if p.last == k + 1), None)
    return people if people is not None and people.kind and not people.definite else None


def _fatal(line: Line, i: int, harm: Harm, manner: Manner) -> tuple[Harm, Manner, int, int]:
    """What a verb means with its neighbours: "fatally shot", "shot dead", "shot and killed", "stabbed to death"."""
    word, before, first, last = line.low(i), line.low(i - 1), i, i + 1
    if word in ("shot", "shooting", "shoot", "shoots"):
        if line.low(i + 1) in ("down", "at", "up", "on", "into") and line.low(i + 2) not in ("close", "point-blank", "point"):
            return harm, manner, i, -1
        if word == "shooting" and line.low(i + 1) in SHOOTING_NOUNS:
            return harm, manner, i, -1
        if before in ("a", "the", "one", "every", "each", "no", "gun", "mass", "fatal", "deadly", "this", "that", "of"):
            return harm, manner, i, -1
    if before in ("fatally", "mortally"):
        return "killed", manner, i - 1, last
    if line.low(i + 1) == "to" and line.low(i + 2) == "death":
        line.used.update((i + 2,))
        return "killed", manner if word in VERBS else "other", i, i + 3
    if word in ("shot", "shooting", "executed") and any(
        tuple(line.low(i + 1 + m) for m in range(len(w))) == w
        for w in (
            ("at", "close", "range"),
            ("at", "point-blank", "range"),
            ("in", "the", "head"),
            ("execution-style",),
            ("at", "point", "blank"),
        )
    ):
        return "killed", "execution" if line.low(i + 1) == "at" else manner, i, last
    if word in ("shot", "stabbed", "shooting", "stabbing", "beaten", "gunned"):
        k = i + 1
        people = line.at(k)
        if people is not None and (
            line.low(people.last) == "dead" or (line.low(people.last), line.low(people.last + 1)) == ("to", "death")
        ):
            line.used.add(people.last)
            return "killed", manner, i, last
        if line.low(k) in ("dead",):
            line.used.add(k)
            return "killed", manner, i, k + 1
        if line.low(k) in ("and", ",") and line.low(k + 1) in ("killed", "killing"):
            line.used.add(k + 1)
            return "killed", manner, i, k + 2
    if word in ("killed", "killing") and line.low(i + 1) in ("or", "and") and VERBS.get(line.low(i + 2)):
        joined = VERBS[line.low(i + 2)]
        other_object = line.at(i + 3)
        active_joint = word == "killing" or (other_object is not None and not _passive(line, i))
        if joined.harm == "injured" and line.low(i + 2) != "shot" and (line.low(i + 1) == "or" or active_joint):
            line.used.add(i + 2)
            return "killed_or_injured", "unknown", i, i + 3
    if word in ("injured", "wounded") and line.low(i + 1) == "or" and line.low(i + 2) == "killed":
        line.used.add(i + 2)
        return "killed_or_injured", "unknown", i, i + 3
    return harm, manner, first, last


HELD = VERBS["held"]


def _unreal(line: Line, i: int) -> bool:
    """Plans, fears and conditionals; "to kill" unless it came true ("left to die")."""
    for k in range(i - 1, max(-1, i - 5), -1):
        word = line.low(k)
        if word in MODALS or word in UNREAL:
            return True
        if word == "to" and k >= i - 2 and VERBS.get(line.low(i), HELD).voice == "base":
            return line.low(k - 1) not in ("continuing", "continue", "continued", "went", "known", "believed", "used", "led")
        if word in (",", ";", ".", "and") or word in SPEECH:
            return False
    return False


def _finite_base(line: Line, i: int) -> bool:
    """A headline's or a report's present tense: "rebels kill 12"; not "to kill", not a noun."""
    seen = line.low(i - 1) in ("video", "videos", "footage", "image", "images", "photo", "photos", "clip", "camera", "cameras")
    return not seen and line.low(i - 1) not in ("the", "a", "an", "of", "no", "under", "house") and line.at(i + 1) is not None


def _passive(line: Line, i: int) -> bool:
    k, steps = i - 1, 0
    while k >= 0 and steps < 7:
        word = line.low(k)
        if word in BE:
            return True
        if word == "having" or word in HAVE:
            return False
        if (
            word in ADVERBS
            or word in JOINERS
            or word in (",", "reported", "confirmed", "believed", "said", "feared", "to", "have", "later", "rounded", "up")
            or (VERBS.get(word) and VERBS[word].voice == "ed")
            or word.endswith("ly")
            or word
            in (
                "lined",
                "found",
                "left",
                "lying",
                "blindfolded",
                "tied",
                "forced",
                "dragged",
                "taken",
                "beaten",
                "hit",
                "struck",
                "handcuffed",
            )
        ):
            k, steps = k - 1, steps + 1
            continue
        return False
    return False


def _reduced(line: Line, i: int, hit: Found) -> bool:
    """Whether "killed" with a phrase behind it is still a participle: "26 civilians killed three days ago"."""
    left = _touching(line, i)
    if left is None or (left.before in PREPOSITIONS - {"of", "with", "after"} and not left.amount):
        return False
    people = hit.people[0] if hit.people else None
    if left.bare or (left.amount and left.amount.modality != "exact"):
        return True
    return bool(left.amount and left.amount.low > 1 and people is not None and people.amount is None and not people.kind)


def _touching(line: Line, i: int) -> Phrase | None:
    """The phrase that ends right before token `i`, adverbs apart."""
    k = i
    while k > 0 and line.low(k - 1) in ADVERBS:
        k -= 1
    return next((p for p in line.people if p.last == k), None)


def _object_frame(line: Line, first: int, last: int, harm: Harm, manner: Manner, rule: str) -> Iterator[Found]:
    k = last
    if line.low(k) == "and" and line.low(k + 1).endswith("ed") and line.at(k + 2) is not None and line.low(k + 1) not in VERBS:
        k += 2  # "captured and blindfolded 10 guards"
    while line.low(k) in ADVERBS or line.low(k) in ("off", "up", "as", "down"):
        if line.low(k) in ("as",) and line.low(k + 1) != "many":
            break
        k += 1 if line.low(k) != "as" else 0
        if line.low(k) == "as":
            break
    if line.low(k) in ("him", "her", "them", "it", "me", "us") and line.at(k) is None:
        yield _pronominal(line, harm, manner, first, k + 1, line.low(k), first, rule)
        return
    people = line.at(k)
    if people is None or not _victims(people):
        return
    if line.low(people.last) in BE and rule != "ing":  # "killed people were": the phrase is the next clause's subject
        return
    yield from _counted(line, harm, manner, first, first, people, f"{rule} OBJECT", forward=True)
    for k in range(people.last, min(people.last + 8, len(line.tokens))):
        if line.low(k) == "alongside" or line.low(k) in ("along", "together") and line.low(k + 1) == "with":
            company = line.at(k + (1 if line.low(k) == "alongside" else 2))
            if company is not None and _victims(company) and (company.amount or company.name):
                yield from _counted(line, harm, manner, first, first, company, f"{rule} OBJECT along with", forward=True)
            return
        if line.low(k) in (",", ".", ";", "and"):
            return


def _pronominal(line: Line, harm: Harm, manner: Manner, first: int, last: int, pronoun: str, trigger: int, rule: str) -> Found:
    return Found(harm, manner, trigger, first, last, (), 1, 1, "exact", f"{rule} {pronoun}", pronoun=pronoun)


def _victims(people: Phrase) -> bool:
    """A phrase that can suffer: with a known noun, a number, or a name."""
    return bool(people.kind or people.amount or people.name)


def _subject_frame(line: Line, first: int, last: int, harm: Harm, manner: Manner, rule: str) -> Iterator[Found]:
    start = _group_start(line, first)
    negated = any(line.low(k) in ("not", "never", "n't") for k in range(start, first))
    people = _subject(line, start)
    if line.low(start - 1) in ("before", "after", "without") and line.low(start) == "being":
        people = next((p for p in line.people if p.last < start and p.kind and (p.amount or p.determiner)), people)
    if negated:
        if people is None and (pronoun := _subject_pronoun(line, start)):
            yield Found(harm, manner, first, start - 1, last, (), 0, 0, "none", f"not {rule} {pronoun}")
        if people is not None and not people.zero:
            begin, end = _span([people], first, last)
            yield Found(harm, manner, first, begin, end, (people,), 0, 0, "none", "not " + rule)
        return
    if people is None:
        pronoun = _subject_pronoun(line, start)
        if pronoun:
            k = next(k for k in range(start - 1, -1, -1) if line.low(k) == pronoun)
            yield _pronominal(line, harm, manner, k, last, pronoun, first, rule)
        return
    yield from _counted(line, harm, manner, first, last, people, rule, forward=False)
    if (line.low(last) in ("along", "together") and line.low(last + 1) == "with") or line.low(last) == "alongside":
        company = line.at(last + (1 if line.low(last) == "alongside" else 2))
        if company is not None and _victims(company) and (company.amount or company.name) and not _kin(company):
            yield from _counted(line, harm, manner, first, last, company, rule + " along with", forward=True)


def _group_start(line: Line, i: int) -> int:
    """Where the verb group of the participle at `i` begins: "were rounded up and executed" at "were"."""
    k = i
    for j in range(i - 1, max(-1, i - 9), -1):
        word = line.low(j)
        if word in BE or word in HAVE:
            k = j
        elif word in ADVERBS or word.endswith("ly") or word in MODALS or word in (
            "to", "reported", "confirmed", "believed", "feared", "said", "known", "pronounced", "declared", "found",
        ) or (k == i and (word in JOINERS or word == "," or (VERBS.get(word) and VERBS[word].voice in ("ed", "intransitive"))
                         or word in ("up", "blindfolded", "rounded", "tied", "taken", "lined"))):  # fmt: skip
            continue
        else:
            break
    while k > 0 and (line.low(k - 1) in ADVERBS - {"so", "all", "both", "once"} or line.low(k - 1).endswith("ly")):
        k -= 1
    return k


def _subject(line: Line, i: int) -> Phrase | None:
    """The phrase that is the subject of what begins at `i`, found leftwards."""
    best: tuple[float, Phrase] | None = None
    for rank, p in enumerate(reversed([p for p in line.people if p.last <= i])):
        if rank > 6:
            break
        cost = _gap(line, p, i)
        if cost is None:
            break
        if not _victims(p) or (line.low(p.last) in SPEECH and not p.name):
            continue
        if p.before == "in" and p.first > 1 and line.low(p.first - 2) in ("resulting", "resulted", "results", "ended", "ending"):
            cost -= 6
        if p.before and p.before not in ("after", "since", "before", "until", "as", "like", "than", "following", "where", "at"):
            cost += 6 if p.before != "of" else 3
            if p.before == "of" and p.amount is None and not p.name:
                cost += 1
        if p.kind is None and not p.amount:
            cost += 1.5 if len(p.name.split()) > 1 or p.name.lower() in line.surnames else 4
        if p.bare:
            cost += 0.5
        if best is None or cost < best[0]:
            best = (cost, p)
    if best is None or best[0] >= 9:
        return None
    if best[1].zero and best[0] > 1.5:
        return None
    return _apposed(line, best[1])


def _apposed(line: Line, p: Phrase) -> Phrase:
    """A name with its apposition is one person: "Rima Haddad, the grandmother, was", "the victim, Omar Saleh, 26, was"."""
    for q in line.people:
        if (q.last == p.first - 1 and line.low(q.last) == ",") or (
            q.last < p.first and [line.low(k) for k in range(q.last, p.first)][:1] == ["("]
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
    relative = line.low(k) in ("who", "whom", "which", "that") or (line.low(k) == "," and line.low(k + 1) in ("who", "whom", "which"))
    if not relative and line.low(i - 1) in ("who", "that", "which") and i - 1 >= k:
        relative = True
    while k < i:
        word = line.low(k)
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
        elif depth > 0:
            pass
        elif (
            word in (";", ":", "—")
            or (word in ("said", "says", "told", "reported", "adding", "according") and not relative)
            or (word in ("after", "when", "while", "because", "but", "although", "though", "where", "before") and not relative)
            or (word == "that" and k > p.last and not relative)
            or (word in ("he", "she", "they") and not relative)
        ):
            return None
        elif word == ",":
            cost += 0.4
        elif word in BE and k < i and not relative:
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


# --- counting what a phrase holds -------------------------------------------------------------------------------------------


def interval(people: Phrase) -> tuple[int, int | None, Modality]:
    """How many a phrase says: its number, one for a name or a singular, an open plural otherwise."""
    if people.amount is not None:
        return people.amount.low, people.amount.high, people.amount.modality
    if people.name and not (people.kind and people.kind.plural):
        return 1, 1, "exact"
    if people.kind and not people.kind.plural:
        return 1, 1, "exact"
    return 2, None, "plural_only"


def _counted(
    line: Line, harm: Harm, manner: Manner, trigger: int, last: int, people: Phrase, rule: str, *, forward: bool
) -> Iterator[Found]:
    """One claim for a phrase and those joined to it: numbers apart, people told one by one together."""
    group = _joined(line, people, trigger) if forward else _joined_left(line, people, trigger)
    if not forward and people.name and (company := _company(line, last)) is not None:
        group += _joined(line, company, trigger)
    sums = len(group) > 1 and all(_told_singly(p) for p in group)
    if sums or (len(group) > 1 and any(p.determiner in ("his", "her", "their") for p in group[1:])):
        low, high, modality = _sum(group)
        begin, end = _span(group, trigger, last)
        yield Found(harm, manner, trigger, begin, end, tuple(group), low, high, modality, rule + " sum", back=_back(group[0]))
        return
    for p in group:
        low, high, modality = interval(p)
        begin, end = _span([p], trigger, last)
        yield Found(harm, manner, trigger, begin, end, (p,), low, high, modality, rule, back=_back(p))


def _company(line: Line, last: int) -> Phrase | None:
    """ "was killed alongside his wife ...": kin who died with a named person and are counted with them."""
    k = (
        last + 1
        if line.low(last) == "alongside"
        else last + 2
        if line.low(last) in ("along", "together") and line.low(last + 1) == "with"
        else 0
    )
    company = line.at(k) if k else None
    return company if company is not None and _victims(company) and _kin(company) else None


def _kin(p: Phrase) -> bool:
    """ "his wife", "her son": one relative, so that a list of them is told one by one."""
    return p.determiner in ("his", "her", "their") and interval(p)[0] == 1


def _told_singly(p: Phrase) -> bool:
    low, high, _ = interval(p)
    return low == high == 1 or p.determiner in ("his", "her", "their")


def _sum(group: list[Phrase]) -> tuple[int, int | None, Modality]:
    lows, highs, modalities = zip(*(interval(p) for p in group), strict=True)
    high = None if None in highs else sum(highs)
    if high is None:
        open_low = sum(
            low if h is not None else (1 if m == "plural_only" else low) for low, h, m in zip(lows, highs, modalities, strict=True)
        )
        return max(open_low, 2), None, "at_least"
    return sum(lows), high, "exact" if sum(lows) == high else "range"


def _back(p: Phrase) -> bool:
    """Points back at people named before: "the victims", "both men", "the pilot"."""
    return p.definite and not p.name and p.before != "of"


def _span(group: list[Phrase], trigger: int, last: int) -> tuple[int, int]:
    return min([trigger, *(p.first for p in group)]), max([last, trigger + 1, *(p.last for p in group)])


def _joined(line: Line, people: Phrase, trigger: int, *, inside: bool = False) -> list[Phrase]:
    """The phrase and those coordinated behind it: "a nurse, two soldiers and a child"."""
    group = [people]
    k = people.last
    while True:
        k = _skip_apposition(line, k)
        nxt = _next_in_list(line, k)
        if nxt is None or not _victims(nxt) or (not inside and _starts_clause(line, nxt)):
            return group
        if nxt.kind is None and not nxt.name and not nxt.bare and not nxt.amount:
            return group
        if nxt.bare or (nxt.name and not people.name and not people.kind):
            return group
        if nxt.name and line.low(k) in (",", "and", "") and (told := _names_told(group[-1], nxt)) is not None:
            group[-1] = told
            k = nxt.last
            continue
        if _shares_number(group[-1], nxt):
            group[-1] = replace(group[-1], last=nxt.last)
        else:
            group.append(nxt)
        k = nxt.last


def _names_told(people: Phrase, name: Phrase) -> Phrase | None:
    """ "his wife, Rima Haddad", "her three daughters, Dana, ...": names that tell who the phrase's people are."""
    if people.kind is None or (name.kind is not None and name.kind.plural):
        return None
    if len(name.name.split()) < 2 and interval(people)[0] == 1:
        return None
    room, _, _ = interval(people)
    held = len(people.name.split(" / ")) if people.name else 0
    if held >= room or (people.name and room == 1) or (name.amount and name.determiner):
        return None
    both = f"{people.name} / {name.name}" if people.name else name.name
    return replace(people, name=both, last=name.last, age=people.age if people.age is not None else name.age)


def _shares_number(left: Phrase, right: Phrase) -> bool:
    """ "18 regime forces and allied fighters", "14 students and staff": one number for both."""
    plain = right.amount is None and not right.determiner and not right.name and bool(right.kind and right.kind.plural)
    return plain and left.amount is not None and not (left.amount.low == left.amount.high == 1)


def _skip_apposition(line: Line, k: int) -> int:
    """Over ", 34," and "(12)"."""
    if line.low(k) == "(":
        for j in range(k + 1, min(k + 6, len(line.tokens))):
            if line.low(j) == ")":
                return j + 1
    if line.low(k) == "," and line.low(k + 1).isdigit() and line.low(k + 2) in (",", "and", ""):
        return k + 2
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
        return lost  # a comma was lost: "1733 children 969 women and 3110 men"
    return None


def _starts_clause(line: Line, p: Phrase) -> bool:
    """Whether the phrase is the subject of a new clause: "... and three were wounded"."""
    k = p.last
    while line.low(k) in ADVERBS:
        k += 1
    word = line.low(k)
    if word == "said" and k + 1 < len(line.tokens) and line.tokens[k + 1].capital:
        return False  # "... and two soldiers said Rami Haddad"
    return word in BE or word in HAVE or word in SPEECH or word in MODALS or word in STATES or (
        word in VERBS and VERBS[word].voice in ("ed", "intransitive")
    )  # fmt: skip


def _joined_left(line: Line, people: Phrase, trigger: int) -> list[Phrase]:
    """A subject and those coordinated before it: "three children and two women were killed"."""
    group = [people]
    while True:
        head = group[0]
        left = next((p for p in line.people if p.last <= head.first and _list_joint(line, p.last, head.first)), None)
        if (
            left is None
            or not _victims(left)
            or left.partitive
            or head.partitive
            or (left.before and left.before not in ("after", "of", "at", "as"))
        ):
            return group
        if left.bare and not head.bare:
            return group
        if left.before == "of" and head.name:
            return group
        if (
            len(group) == 1
            and line.low(left.last) == ","
            and head.first == left.last + 1
            and interval(left)[:2] == interval(head)[:2] == (1, 1)
        ):
            return [
                replace(
                    left, kind=left.kind or head.kind, name=left.name or head.name, age=left.age or head.age, last=max(left.last, head.last)
                )
            ]
        if left.kind and left.amount and left.amount.low == len(group) > 1 and all(interval(p)[:2] == (1, 1) for p in group):
            names = " / ".join(p.name for p in group if p.name)
            return [replace(left, name=names)]
        if left.kind is None and not left.name and not left.amount:
            return group
        if left.kind is None and left.name and not head.name:
            return group
        if _shares_number(left, head):
            group[0] = replace(left, last=head.last)
        else:
            group.insert(0, left)


def _list_joint(line: Line, left: int, right: int) -> bool:
    words = [line.low(k) for k in range(left, right)]
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


# --- states, nouns and the rest ------------------------------------------------------------------------------------------------


def _state(line: Line, i: int) -> Iterator[Found]:
    """ "36 dead", "left 12 people dead", "three were found dead", "two are missing"."""
    word, harm = line.low(i), STATES[line.low(i)]
    if word == "unhurt" or _unreal(line, i) or line.low(i + 1) in ("end", "heat", "line", "bodies"):
        return
    if word == "missing" and line.low(i + 1) in ("person", "persons", "people", "children"):
        return
    joint = line.low(i + 1) in ("and", "or") and line.low(i + 2) in ("injured", "wounded")
    last = i + 1
    number = next((p for p in line.people if p.last == i and (p.bare or p.amount)), None)
    if joint and number is not None and (line.low(i + 1) == "or" or (number.amount and number.amount.word)):
        harm, last = "killed_or_injured", i + 3
        line.used.add(i + 2)
    touching = _touching(line, i)
    if touching is not None and touching.before == "including":
        touching = _subject(line, touching.first)
    if touching is not None and _victims(touching):
        yield from _counted(line, harm, "unknown", i, last, touching, "X dead", forward=False)
        return
    if line.low(i - 1) == "the" and word == "dead" and line.low(i - 2) not in ("of", "from", "among"):
        yield _those(harm, "unknown", i - 1, last, i)
    if line.low(i - 1) in ("the", "of") and word == "dead":
        return
    if line.low(i - 1) in BE | {
        "found",
        "pronounced",
        "went",
        "gone",
        "reported",
        "still",
        "declared",
        "left",
        "as",
        "remain",
        "remained",
    } or (line.low(i - 1) in ADVERBS):
        yield from _subject_frame(line, i, last, harm, "unknown", "were dead")
        return
    if _after_left(line, i):
        people = _subject(line, i)
        if people is not None:
            yield from _counted(line, harm, "unknown", i, last, people, "left X dead", forward=False)


def _after_left(line: Line, i: int) -> bool:
    return any(line.low(k) in ("left", "leaving", "leave", "leaves") for k in range(max(0, i - 14), i))


def _noun(line: Line, i: int) -> Iterator[Found]:
    """ "the deaths of 10", "72 more deaths", "X's arrest", "hundreds of casualties"."""
    word = line.low(i)
    harm, manner = NOUNS[word]
    if _unreal(line, i) and line.low(i - 1) not in ("the",):
        return
    if word == "death" and line.low(i - 1) == "to" and line.low(i - 2) == "put":
        yield from _subject_frame(line, i - 2, i + 1, "killed", "execution", "put to death")
        return
    before = _number_before(line, i)
    if line.low(i + 1) == "toll":
        return
    if before is not None and word in COUNTING_NOUNS:
        joint = word == "deaths" and line.low(i + 1) in ("and", "or") and line.low(i + 2) == "injuries" and not line.at(i + 3)
        people = Phrase(before.first, i + 1, i, before.amount, None, determiner=before.determiner, more=before.more, zero=before.zero)
        yield Found("killed_or_injured" if joint else harm, manner, i, before.first, i + 1, (people,), before.amount.low,  # type: ignore[union-attr]
                    before.amount.high, before.amount.modality, f"N {word}", also=bool(before.more))  # type: ignore[union-attr]  # fmt: skip
        return
    if line.low(i + 1) == "of":
        people = line.at(i + 2)
        if people is None and line.low(i + 2) in ("a", "an", "the", "his", "her", "their"):
            people = line.at(i + 3)
        if people is not None and _victims(people) and line.low(i + 2) not in ("death", "murder"):
            if people.kind is None and people.name and harm == "displaced":
                return
            k = i - 1 if line.low(i - 1) in ("mass", "the") else i
            for hit in _counted(line, harm, manner, i, i + 1, people, f"{word} of X", forward=True):
                yield replace(hit, first=min(hit.first, k if line.low(k) == "mass" else hit.first))
        return
    if line.low(i - 1) == "'s" or (line.low(i - 1) in ("'", "’") and word != "death"):
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or (owner.kind and not owner.plural)) and word not in ("loss", "rape"):
            yield Found(harm, manner, i, owner.first, i + 1, (owner,), 1, 1, "exact", f"X's {word}", back=not owner.name)
        return
    if line.low(i - 1) in ("his", "her", "their") and word in ("death", "killing", "murder", "arrest", "execution", "abduction"):
        yield _pronominal(line, harm, manner, i - 1, i + 1, line.low(i - 1), i, f"his {word}")
        return
    if word in ("casualties", "deaths", "fatalities", "injuries") and line.low(i - 1) not in (
        "the",
        "of",
        "more",
        "these",
        "those",
    ):
        if _after_cause(line, i):
            yield Found("killed" if word != "injuries" and word != "casualties" else harm, manner, i, i, i + 1, (), 2, None,
                        "plural_only", f"caused {word}")  # fmt: skip


def _after_cause(line: Line, i: int) -> bool:
    return any(
        line.low(k) in ("caused", "causing", "inflicted", "inflicting", "were", "suffered", "claimed") for k in range(max(0, i - 3), i)
    )


def _number_before(line: Line, i: int) -> Phrase | None:
    """A number that counts the noun at `i`: "over 70 deaths", "at least 72 more deaths", "no arrests", "454 British soldier deaths"."""
    for p in line.people:
        if p.amount is not None and p.last == i and (p.bare or p.zero or p.more or (p.kind and not p.kind.plural)) and not (
            p.determiner in ("a", "an") and p.kind is None and not p.bare
        ):  # fmt: skip
            return p if not (p.kind and p.amount.low == 1 and p.amount.high == 1) else None
    for k in range(max(0, i - 6), i):
        number = amount(line.tokens, k)
        if number is None or number.last > i:
            continue
        between = [line.low(m) for m in range(number.last, i)]
        if len(between) > 2:
            continue
        if all((w.isalpha() and w not in PREPOSITIONS and w not in JOINERS) or w in ("more",) for w in between):
            more = between[0] if between and between[0] in ("more", "additional", "further", "other") else ""
            return Phrase(k, number.last, k, number, more=more)
        return None
    if line.low(i - 1) == "no" or (line.low(i - 2) == "no" and line.low(i - 1).isalpha()):
        k = i - 1 if line.low(i - 1) == "no" else i - 2
        return Phrase(k, i, k, Amount(k, k + 1, 0, 0, "none"), zero=True)
    return None


def _toll(line: Line, i: int) -> Iterator[Found]:
    """ "a toll of 12", "brings the death toll to at least 124", "the toll stands at 30"."""
    casualty = line.low(i - 1) in ("casualty",)
    begin = i
    while begin > 0 and line.low(begin - 1) in ("death", "total", "casualty", "overall", "official", "killed"):
        begin -= 1
    for k in range(i + 1, min(i + 16, len(line.tokens))):
        if line.low(k) in (";", ".") or (line.low(k) in ("and", "but", "while") and k > i + 4):
            break
        number = amount(line.tokens, k)
        if number is None or (line.low(k - 1) not in ("of", "to", "at", "reached", "is", "was", "hit", "exceeded", "topped", "exceeds", "surpassed",
                                                     "stood", "passed", "as", ":", "than", "from", "now", "reaching", "past")):  # fmt: skip
            continue
        if line.low(k - 1) == "from" and line.low(number.last) == "to" and (later := amount(line.tokens, number.last + 1)):
            number = later
        low, high, modality = number.low, number.high, number.modality
        if line.low(k - 1) in ("exceeded", "topped", "exceeds", "surpassed", "passed", "past") and number.modality == "exact":
            low, high, modality = number.low + 1, None, "more_than"
        people = line.at(k)
        last = people.last if people is not None and people.kind else number.last
        noun = Phrase(k, last, last - 1, number, people.kind if people else None)
        harm: Harm = "killed_or_injured" if casualty else "killed"
        yield Found(harm, "unknown", i, begin, last, (noun,), low, high, modality, "toll of N")
        line.used.update(range(k, last))
        return


def _number_of(line: Line, i: int) -> Iterator[Found]:
    """ "the number of deaths had risen to four", "the total number of people arrested was over 1,000"."""
    if line.low(i + 1) != "of" or line.low(i - 1) in ("a", "large", "unknown", "small"):
        return
    told: tuple[Harm, int] | None = None
    for k in range(i + 2, min(i + 9, len(line.tokens))):
        word = line.low(k)
        if word in NOUNS and word in COUNTING_NOUNS:
            told = NOUNS[word][0], k
        elif word in VERBS and VERBS[word].voice == "ed":
            told = VERBS[word].harm, k
        elif word in STATES:
            told = STATES[word], k
        if told or word in (",", ".", ";"):
            break
    if told is None:
        return
    harm, at = told
    for k in range(at + 1, min(at + 18, len(line.tokens))):
        number = amount(line.tokens, k)
        lead = line.low(k - 1)
        if number is None or lead not in (
            "to",
            "is",
            "was",
            "reached",
            "at",
            "of",
            "exceeded",
            "now",
            ":",
            "stands",
            "as",
            "reaching",
            "passed",
            "hit",
        ):
            continue
        people = line.at(k)
        last = people.last if people is not None and people.kind else number.last
        if (
            people is not None
            and people.kind
            and line.low(last) == "and"
            and (other := line.at(last + 1))
            and other.kind
            and other.amount is None
        ):
            last = other.last
        begin = i - 1 if line.low(i - 1) in ("total", "true", "overall") else i
        noun = Phrase(k, last, last - 1, number, people.kind if people else None)
        line.used.update(range(i, last))
        yield Found(harm, "unknown", i, begin, last, (noun,), number.low, number.high, number.modality, "toll of N")
        return


def _lives(line: Line, i: int) -> Iterator[Found]:
    """ "claimed the lives of 129 loyalists", "lost her life", "at the cost of 12 lives"."""
    if line.low(i + 1) == "of" and any(line.low(k) in ("claimed", "claiming", "took", "taking", "cost", "costing", "claims", "takes", "ended")
                                       for k in range(max(0, i - 4), i)):  # fmt: skip
        people = line.at(i + 2)
        if people is not None and _victims(people):
            start = next(k for k in range(max(0, i - 4), i) if line.low(k) in ("claimed", "claiming", "took", "taking", "cost", "costing", "claims", "takes", "ended"))  # fmt: skip
            yield from _counted(line, "killed", "unknown", start, i + 1, people, "lives of X", forward=True)
        return
    if line.low(i - 1) in ("his", "her", "their", "its") and line.low(i - 2) in ("lost", "lose", "losing", "loses"):
        yield from _subject_frame(line, i - 2, i + 1, "killed", "unknown", "lost life")
        return
    number = next((p for p in line.people if p.last == i and p.bare and p.amount), None)
    if (
        number is not None
        and number.amount
        and any(line.low(k) in ("claimed", "lost", "claiming", "cost", "took", "taken") for k in range(max(0, i - 6), i + 4))
    ):
        a = number.amount
        yield Found("killed", "unknown", i, number.first, i + 1, (number,), a.low, a.high, a.modality, "N lives")


def _bodies(line: Line, i: int) -> Iterator[Found]:
    """ "12 bodies were found", "dozens of lifeless bodies", "the bodies of two men", "X's body was found"."""
    number = _number_before(line, i)
    word = line.low(i)
    if number is not None and number.amount is not None and not number.zero and word in ("bodies", "corpses"):
        people = Phrase(number.first, i + 1, i, number.amount, None)
        a = number.amount
        yield Found("bodies_found", "unknown", i, number.first, i + 1, (people,), a.low, a.high, a.modality, "N bodies")
        return
    if line.low(i + 1) == "of" and not any(line.low(k) in ("vital",) for k in (i - 1,)):
        people = line.at(i + 2)
        if people is not None and (people.kind or people.name) and _discovered(line, i):
            harm: Harm = "bodies_found"
            yield from _counted(line, harm, "unknown", i, i + 1, people, "bodies of X", forward=True)
        return
    if line.low(i - 1) == "'s":
        owner = next((p for p in line.people if p.last == i - 1), None)
        if owner is not None and (owner.name or owner.kind) and _discovered(line, i):
            yield Found("killed", "unknown", i, owner.first, i + 1, (owner,), 1, 1, "exact", "X's body", back=not owner.name)
        return
    if word in ("body", "corpse") and line.low(i - 1) in ("his", "her") and _discovered(line, i):
        yield _pronominal(line, "killed", "unknown", i - 1, i + 1, line.low(i - 1), i, "his body")


def _discovered(line: Line, i: int) -> bool:
    found = {"found", "recovered", "discovered", "retrieved", "pulled", "exhumed", "lying", "lay", "dumped", "unearthed", "piled", "strewn",
             "showed", "shows", "showing", "show", "identified"}  # fmt: skip
    return any(t.low in found for t in line.tokens[max(0, i - 12) : i + 16])


def _taken(line: Line, i: int) -> Iterator[Found]:
    """ "took 12 people hostage", "two men were taken into custody", "is in custody"."""
    word = line.low(i)
    harm: Harm = "detained" if word in ("custody", "prisoner", "captive") else "abducted"
    if word == "hostages":
        number = _number_before(line, i)
        if number is not None and number.amount and not number.zero:
            a = number.amount
            people = Phrase(number.first, i + 1, i, a, None)
            yield Found("abducted", "kidnapping", i, number.first, i + 1, (people,), a.low, a.high, a.modality, "N hostages")
        return
    manner: Manner = "kidnapping" if harm == "abducted" else "other"
    for k in range(i - 1, max(-1, i - 14), -1):
        low = line.low(k)
        if low in ("took", "taking", "takes", "take", "held", "holding", "taken", "placed", "remained", "remains"):
            if low in ("taken", "held", "placed") and _passive(line, k):
                yield from _subject_frame(line, k, i + 1, harm, manner, "taken captive")
                return
            people = line.at(k + 1)
            if low not in ("remained", "remains") and not _unreal(line, k) and people is not None and _victims(people):
                for hit in _counted(line, harm, manner, k, i + 1, people, "took X captive", forward=True):
                    yield hit
            elif low not in ("remained", "remains") and line.low(k + 1) in ("him", "her", "them"):
                yield _pronominal(line, harm, manner, k, i + 1, line.low(k + 1), k, "took captive")
            return


def _flight(line: Line, i: int) -> Iterator[Found]:
    """ "thousands fled their homes", "forced millions to flee", "civilians fleeing battles"."""
    if line.low(i) == "flee" and line.low(i - 1) == "to":
        people = _touching(line, i - 1)
        forced = any(line.low(k) in ("forced", "forcing", "caused", "causing", "obliged") for k in range(max(0, i - 8), i))
        if (forced and people is not None and _victims(people) and people.plural) or (
            forced
            and (
                people := _subject(
                    line,
                    _group_start(
                        line,
                        next(k for k in range(max(0, i - 8), i) if line.low(k) in ("forced", "forcing", "caused", "causing", "obliged")),
                    ),
                )
            )
            and people.plural
        ):
            yield from _counted(line, "displaced", "unknown", i, i + 1, people, "forced to flee", forward=False)
        return
    people = _touching(line, i)
    while line.low(i - 1) in HAVE and people is None:
        people = next((p for p in line.people if p.last == i - 1), None)
        break
    if (
        people is None
        or not people.plural
        or people.amount is None
        or (people.kind and people.kind.status in ("armed_group", "state_forces"))
    ):
        return
    yield from _counted(line, "displaced", "unknown", i, i + 1, people, "fled", forward=False)


DEAD_GROUP = frozenset("dead killed victims fatalities deceased casualties martyrs slain".split())
HURT_GROUP = frozenset("wounded injured hurt".split())


def _group_harm(line: Line, i: int) -> tuple[Harm, int] | None:
    """The harm and end of "the dead", "those killed", "the 26 civilians killed", "the victims" from token `i`."""
    k = i
    if line.low(k) not in ("the", "those", "them", "at", "more", "about", "around") and amount(line.tokens, k) is None:
        return None
    for j in range(k, min(k + 7, len(line.tokens))):
        word = line.low(j)
        if word in DEAD_GROUP and not (word == "casualties"):
            return "killed", j + 1
        if word in HURT_GROUP:
            return "injured", j + 1
        if word in VERBS and VERBS[word].voice == "ed":
            return VERBS[word].harm, j + 1
        if word in (",", ".", ";", "of") or word in BE or word in CLAUSE:
            return None
    return None


def _of_the_dead(line: Line, i: int) -> Iterator[Found]:
    """ "two medics were among the 31 killed", "among the dead were 15 children", "two of the dead were medics", "the dead included"."""
    word = line.low(i)
    if word == "among" and (group := _group_harm(line, i + 1)):
        harm, last = group
        if line.low(i - 1) in BE or line.low(i - 1) in ADVERBS:
            people = _subject(line, _group_start(line, i))
            if people is not None:
                for hit in _counted(line, harm, "unknown", i, last, people, "among the dead", forward=False):
                    yield replace(hit, part=-1)
        elif line.low(last) in BE or line.low(last) == ",":
            people = line.at(last + 1)
            if people is not None and _victims(people):
                for hit in _counted(line, harm, "unknown", i, last, people, "among the dead were", forward=True):
                    yield replace(hit, part=-1)
        return
    if word in BE or word in ("included", "include"):
        left = next((p for p in line.people if p.partitive and p.last <= i), None)
        if word in BE and left is not None and left.amount:
            group = _group_harm(line, left.first + 2) or next(
                (g for k in range(left.first, left.last) if line.low(k) == "of" and (g := _group_harm(line, k + 1))), None)  # fmt: skip
            if group and group[1] >= i - 6:
                people = line.at(i + 1)
                a = left.amount
                chosen = (replace(people, amount=a),) if people is not None and people.kind else (left,)
                yield Found(group[0], "unknown", left.first, left.first, max(group[1], left.last), chosen, a.low, a.high, a.modality,
                            "N of the dead", part=-1)  # fmt: skip
                return
        if word in ("included", "include"):
            group = _group_harm(line, max(0, i - 2))
            if group and group[1] == i:
                people = line.at(i + 1)
                if people is not None and _victims(people):
                    for hit in _counted(line, group[0], "unknown", i - 1, i + 1, people, "the dead included", forward=True):
                        yield replace(hit, part=-1)


def _hurt(line: Line, i: int) -> Iterator[Found]:
    """ "sustained moderate injuries", "suffered a gunshot wound", "died of his wounds" (not this frame)."""
    for k in range(i - 1, max(-1, i - 7), -1):
        word = line.low(k)
        if word in ("sustained", "suffered", "sustaining", "suffering", "received"):
            if _unreal(line, k):
                return
            manner: Manner = "shooting" if any("gun" in line.low(m) or line.low(m) == "bullet" for m in range(k, i)) else "unknown"
            yield from _subject_frame(line, k, i + 1, "injured", manner, "sustained injuries")
            return
        if word == "with" and (people := next((p for p in line.people if p.last == k), None)) and _victims(people) and not people.definite:
            yield from _counted(line, "injured", "unknown", k, i + 1, people, "X with injuries", forward=False)
            return
        if word in PREPOSITIONS or word in BE:
            return


def _condition(line: Line, i: int) -> Iterator[Found]:
    """ "left a man in critical condition", "two were in serious condition"."""
    if line.low(i - 1) not in ("critical", "serious", "stable", "grave", "fair", "good", "guarded"):
        return
    k = i - 2
    while k > 0 and line.low(k) in ("but", "critical", "serious", "stable", ",", "and", "extremely"):
        k -= 1
    if line.low(k) != "in":
        return
    touching = next((p for p in line.people if p.last == k), None)
    if (
        touching is not None
        and _victims(touching)
        and any(line.low(m) in ("left", "leaving", "leaves", "put") for m in range(max(0, touching.first - 3), k))
    ):
        yield from _counted(line, "injured", "unknown", k, i + 1, touching, "left X in critical condition", forward=False)
    elif line.low(k - 1) in BE | {"remained", "remains", "listed", "hospitalized", "hospital", "him", "her"} and line.low(k - 1) not in (
        "him",
        "her",
    ):
        yield from _subject_frame(line, k, i + 1, "injured", "unknown", "in critical condition")


def _self(line: Line, i: int) -> Iterator[Found]:
    """ "blew himself up", "detonated themselves": the attacker's own death."""
    before = [line.low(k) for k in range(max(0, i - 3), i)]
    if any(w in ("blew", "detonated", "exploded", "blown", "blowing", "detonating") for w in before):
        start = next(k for k in range(i - 1, -1, -1) if line.low(k) in ("blew", "detonated", "exploded", "blown", "blowing", "detonating"))
        yield from _subject_frame(line, start, i + 1, "killed", "suicide_bombing", "blew himself up")


def _unhurt(line: Line, i: int) -> Iterator[Found]:
    people = _subject(line, _group_start(line, i))
    if people is not None:
        yield Found("injured", "unknown", i, people.first, i + 1, (people,), 0, 0, "none", "unhurt")


# --- parts ------------------------------------------------------------------------------------------------------------------------

PART_OPENERS = (
    ("including",), ("among", "them"), ("among", "whom"), ("of", "whom"), ("includes",), ("comprising",), ("most", "of", "them"), ("mostly",),
)  # fmt: skip


def _parts(line: Line, hit: Found, index: int) -> Iterator[Found]:
    """ "including 36 security personnel, 32 gunmen and four civilians": each a part of the total it follows."""
    if hit.low == hit.high == 0 or hit.high == 1:
        return
    after = line.at(hit.last + 1) if line.low(hit.last) == "," else None
    if after is not None and after.bare and after.amount and line.low(after.last) in ("critically", "seriously", "fatally", "gravely"):
        fatal = line.low(after.last) == "fatally"
        a = after.amount
        yield Found("killed" if fatal else hit.harm, hit.manner, hit.trigger, hit.first, after.last + 1, (after,), a.low, a.high, a.modality,
                    "one critically", part=index)  # fmt: skip
        return
    for start in (hit.last, max((p.last for p in hit.people), default=hit.last)):
        k = start
        while k < min(start + 10, len(line.tokens)):
            if line.low(k) in (".", ";") or (k > start and line.low(k) in VERBS and VERBS[line.low(k)].voice != "ing"):
                break
            opened = next((len(o) for o in PART_OPENERS if tuple(line.low(k + m) for m in range(len(o))) == o), 0)
            if opened:
                if line.low(k) in ("mostly", "most"):
                    return
                yield from _listed(line, hit, index, k + opened)
                return
            k += 1


def _listed(line: Line, hit: Found, index: int, k: int) -> Iterator[Found]:
    if line.low(k) in BE:
        k += 1
    people = line.at(k)
    if people is None or not _victims(people):
        return
    group = _joined(line, people, hit.trigger, inside=True)
    if len(group) > 1 and all(interval(p)[2] == "plural_only" for p in group):
        return  # "including women and children" says of what sex and age they were, not how many
    if all(interval(p)[2] == "plural_only" for p in group):
        return
    for p in group:
        low, high, modality = interval(p)
        if hit.high is not None and low > hit.high:
            return
        begin, end = _span([p], hit.trigger, p.last)
        yield Found(hit.harm, hit.manner, hit.trigger, begin, end, (p,), low, high, modality, "including", part=index)
