"""Harm told by a verb: who was killed, who killed whom, whom they killed."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm, Manner
from warmonitor.extract.frames.finding import Found, those
from warmonitor.extract.frames.lines import Line, ending_at
from warmonitor.extract.frames.lists import joined_left
from warmonitor.extract.frames.meaning import meant
from warmonitor.extract.frames.objects import object_frame
from warmonitor.extract.frames.people import can_suffer, interval
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import group_start, subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import finite_base, passive
from warmonitor.extract.harm_words import CAPTORS, VERBS
from warmonitor.extract.people_words import kind_of
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import BE, HAVE, PREPOSITIONS, STOPS, is_adverb, table

SHARES = table("half third quarter fifth thirds quarters percent % majority most proportion")  # "half of those killed": a rate
OBJECT_OPENERS = table("a an the his their several two three one multiple more at")
REFLEXIVES = table("himself herself themselves self")  # "boy shoots self": a headline
DIED = table("died dies dead killed")
SEIZE_BY_LAW = table("police troops army soldiers officers agents authorities coalition security forces navy coastguard gendarmes")
HELD = VERBS["held"]
SEIZING = table("seize seizes seized seizing snatch snatches snatched snatching neutralize neutralized neutralise neutralised")
TAKES_THINGS_TOO = SEIZING | table("beaten") | table("capture captures captured capturing held")
HELD_EVENTS = table(
    "funeral funerals meeting meetings ceremony ceremonies talks election elections vote rally rallies protest protests vigil vigils",
    "service services summit conference hearing hearings trial trials session inquest burial burials parade wake prayers exercise",
    "exercises referendum convention congress workshop seminar festival match game concert auction",
)
CARRIED_OUT = table("execute executes executed executing")
PAPERS = table(
    "warrant warrants order orders command commands plan plans plot search searches arrest arrests raid raids operation operations",
    "mission missions maneuver maneuvers manoeuvre manoeuvres stop stops deal deals contract contracts agreement agreements subpoena",
    "task tasks strategy policy policies will document documents robbery robberies attack attacks program programs programme",
)
OF_A_PERSON = table("his her he she bond bail jail custody prison charge charges suspicion ransom hostage captive incommunicado cell")
HELD_FOR = table("charges charge suspicion accusations bail remand allegations ransom terrorism sedition treason espionage")
AFTER_HELD = table("after by in at for as without captive hostage . , since on")


def by_verb(line: Line, i: int) -> Iterator[Found]:
    """What a verb of harm tells: of its subject where it is passive or intransitive, else of its object."""
    verb = VERBS[line.low(i)]
    inside = next((p for p in line.people if p.first < i < p.head and p.kind and verb.voice == "ed"), None)
    if inside is not None:
        if verb.harm == "injured" and _dies(line, inside.last):
            return  # "a wounded man died": one of the dead
        if unreal(line, i):
            return
        whole = _whole_of(line, inside, i)
        if whole is not None:
            yield from counted(line, verb.harm, verb.manner, i, i + 1, whole, "wounded X", forward=False)
        elif inside.definite:  # "the murdered priests": told of before, most often
            low, high, modality = interval(inside)
            if verb.harm == "killed" and not inside.partitive:
                yield Found(verb.harm, verb.manner, i, inside.first, inside.last, (inside,), low, high, modality, "wounded X", back=True)
        elif interval(inside)[2] != "plural_only":
            yield from counted(line, verb.harm, verb.manner, i, i + 1, inside, "wounded X", forward=False)
        return
    harm, manner, first, last = meant(line, i, verb.harm, verb.manner)
    if last < 0 or unreal(line, first) or (line.low(i) in CARRIED_OUT and _carries_out(line, last)):
        return
    if line.low(i) in SEIZING and harm == "abducted" and any(t.low in SEIZE_BY_LAW for t in line.tokens[max(0, i - 8) : i + 14]):
        harm, manner = "detained", "other"
    if verb.voice == "held" and any(t.low in CAPTORS for t in line.tokens[last : last + 6]):
        harm, manner = "abducted", "kidnapping"
    hits = told(line, verb.voice, harm, manner, first, last)
    yield from (h for h in hits if takes_people(line, i, h)) if line.low(i) in TAKES_THINGS_TOO else hits


def _carries_out(line: Line, k: int) -> bool:
    """ "executed 44 search warrants": what is done to a paper or a plan, and to nobody."""
    for j in range(k, min(k + 6, len(line.tokens))):
        if line.low(j) in PAPERS:
            return True
        if not line.tokens[j].word or kind_of(line.low(j)) is not None:
            return False
    return False


def _whole_of(line: Line, inside: Phrase, i: int) -> Phrase | None:
    """ "two of 17 abducted members": the 17, where the word at `i` is said of them."""
    at = next((k + 1 for k in range(inside.first, i) if line.low(k) == "of"), -1) if inside.partitive else -1
    whole = line.at(at) if at > 0 else None
    return whole if whole is not None and whole.amount is not None and whole.first < i else None


def _dies(line: Line, k: int) -> bool:
    """Whether the people who end at `k` die in the same clause: "six injured civilians from Qasrat died"."""
    for j in range(k, min(k + 10, len(line.tokens))):
        if line.low(j) in ("died", "dies", "succumbed", "perished"):
            return True
        if not line.tokens[j].word or line.low(j) in ("who", "and") or line.low(j) in BE:
            return False
    return False


def takes_people(line: Line, i: int, hit: Found) -> bool:
    """Whether what was seized or held is people: a town with a name like a person's is not, nor is "40 laptops"."""
    if not hit.people:
        return True
    if line.low(i) == "beaten":  # armies are beaten in another sense
        return not any(p.amount is None and p.kind and p.kind.status in ("armed_group", "state_forces") for p in hit.people)
    goods_too = line.low(i) in SEIZING
    if goods_too and hit.rule == "X killed" and not any(p.amount for p in hit.people):
        return False  # "rebels seized" something that was not understood
    if goods_too and passive(line, i) and not touches(line, i, hit):
        return False  # "27 people were detained and more than 30 cars were seized"
    if goods_too and not any(p.amount or p.determiner or p.plural for p in hit.people):
        return False  # "Marrish and Pellish weapons"
    named = any(p.kind or p.age is not None or (p.amount and not goods_too) for p in hit.people)
    return named or any(t.low in OF_A_PERSON for t in line.tokens[hit.last : hit.last + 8])


def touches(line: Line, i: int, hit: Found) -> bool:
    """Whether the people stand right before the verb group of `i`, or before the "who" that leads it."""
    start = group_start(line, i)
    relative = start - 1 if line.low(start - 1) in ("who", "that") else start
    return any(p.last in (start, relative, relative - 1) for p in hit.people)


def told(line: Line, voice: str, harm: Harm, manner: Manner, first: int, last: int) -> Iterator[Found]:
    """What the verb at `first`..`last` tells, by its voice and by who stands around it."""
    if line.low(last) in REFLEXIVES and harm == "killed":
        return  # told at that word
    if line.low(last) in REFLEXIVES and voice == "ing":
        after = next((k for k in range(first - 1, max(-1, first - 4), -1) if line.low(k) in ("after", "before", "while")), first)
        told_already = line.low(after) != "before" and any(line.low(k) in DIED for k in range(after))  # "died after shooting himself"
        if not told_already and (line.low(last + 1), line.low(last + 2)) != ("to", "death"):
            yield from subject_frame(line, after, last + 1, harm, manner, "shot himself")
        return
    if line.low(last) in REFLEXIVES and harm != "killed" and voice in ("ed", "base"):
        line.used.add(last)
        yield from subject_frame(line, first, last + 1, harm, manner, "shot himself")
        return
    if voice == "intransitive":
        yield from subject_frame(line, first, last, harm, manner, "died")
        return
    if voice in ("ing", "base"):
        if voice == "base" and not finite_base(line, first):
            return
        yield from object_frame(line, first, last, harm, manner, voice)
        return
    if passive(line, first):
        if voice == "held" and (line.low(last) not in AFTER_HELD or any(t.low in HELD_EVENTS for t in line.tokens[:first])):
            return
        yield from subject_frame(line, first, last, harm, manner, "were held" if voice == "held" else "were killed")
        return
    if voice == "held":
        held = ending_at(line, first)
        if (
            held is not None
            and held.kind
            and joined_left(line, held, first)[0].amount
            and (line.low(last) in (".", ",", "in", "by", "after", "without", "") or line.low(last + 1) in HELD_FOR)
        ):
            yield from counted(line, harm, manner, first, last, held, "were held", forward=False)
        return
    if line.low(first - 1) == "those" and any(p.partitive and p.last == first for p in line.people):
        return
    if line.low(first - 1) == "those":
        if line.low(first - 2) == "of" and line.low(first - 3) in SHARES:
            return
        yield those(harm, manner, first - 1, last, first)
        return
    if line.low(first - 1) == "the" and line.low(first) in ("wounded", "injured") and _ends_a_phrase(line, last):
        if not any(line.low(first - 2) == w for w in ("of", "among")) or line.low(first - 3) in ("some", "many", "most", "several"):
            yield those(harm, manner, first - 1, last, first)
        return
    if line.low(first - 1) in ("they", "he", "she", "had", "have") and (object_ := _fronted(line, first)) is not None:
        yield from counted(line, harm, manner, first, last, object_, "X they killed", forward=False)
        return
    hits = list(object_frame(line, first, last, harm, manner, "killed X"))
    if hits and not _reduced(line, first, hits[0]):
        yield from hits
    elif (
        (touching := ending_at(line, first)) is not None
        and can_suffer(touching)
        and not _acting(line, touching, last)
        and touching.before not in ("including", "by")
    ):
        touching = _whole_of(line, touching, first) or touching
        if not (touching.zero and harm not in ("detained",)):
            yield from counted(line, harm, manner, first, last, touching, "X killed", forward=False)
    elif line.low(first - 1) in (",", ")", "”", '"') or (touching is not None and _aside(line, touching)):
        yield from subject_frame(line, first, last, harm, manner, "X killed")


def _aside(line: Line, p: Phrase) -> bool:
    """Whether "including" and its phrase stand between people and what befell them: not where a verb has told that already."""
    if p.before != "including":
        return False
    whole = next((q for q in reversed(line.people) if q.last <= p.first and q.before != "including" and (q.kind or q.amount)), None)
    return whole is None or not any(line.low(k) in BE for k in range(whole.last, p.first))


def _ends_a_phrase(line: Line, k: int) -> bool:
    """Whether nothing at `k` goes on with the noun phrase: "the wounded were", not "the wounded guerrillas", "the injured deer"."""
    return k >= len(line.tokens) or not line.tokens[k].word or line.low(k) in STOPS or is_adverb(line.low(k))


def _acting(line: Line, left: Phrase, i: int) -> bool:
    """Whether an unnumbered plural before "captured" rather did it: "coalition forces captured an X", of which X was not understood."""
    if (left.amount is not None and left.amount.modality != "plural_only") or not left.plural or left.name:
        return False
    return line.low(i) in OBJECT_OPENERS


def _fronted(line: Line, i: int) -> Phrase | None:
    """ "a pilot they captured": an object before its subject and verb."""
    k = i - 1
    while line.low(k) in HAVE or is_adverb(line.low(k)):
        k -= 1
    if line.low(k) not in ("they", "he", "she", "we") or line.at(i + 1) is not None:
        return None
    k -= 1
    if line.low(k) in ("that", "who", "whom"):
        k -= 1
    people = next((p for p in line.people if p.last == k + 1), None)
    return people if people is not None and people.kind and not people.definite else None


def _reduced(line: Line, i: int, hit: Found) -> bool:
    """Whether "killed" with a phrase behind it is still a participle: "26 civilians killed three days ago"."""
    left = ending_at(line, i)
    if left is None or (left.before in PREPOSITIONS - {"of", "with", "after"} and not left.amount):
        return False
    people = hit.people[0] if hit.people else None
    if left.amount and people is not None and people.bare and VERBS.get(line.low(people.last), HELD).harm != "detained":
        return True  # a comma was lost: "25 civilians killed 80 injured"
    if left.bare or (left.amount and left.amount.modality not in ("exact", "plural_only")):
        return True
    return bool(left.amount and left.amount.low > 1 and people is not None and people.amount is None and not people.kind)
