"""Whether two claims may be about the same people: by status, noun, name, place and speaker."""

from __future__ import annotations

from warmonitor.extract.drafts import Draft
from warmonitor.extract.speaker_words import SPEAKER_NOUNS
from warmonitor.extract.words import PREPOSITIONS

DULL = frozenset("the a an of for and in on at to said s his her its".split()) | PREPOSITIONS


GENERAL = frozenset(
    "people persons individuals others victims dead killed deaths civilians men residents casualties bodies wounded".split()
)


PERSONS = frozenset("person man woman victim boy girl child teen teenager male female individual suspect resident youth".split())


STAFF = frozenset("driver bodyguard guard chauffeur aide secretary assistant escort maid cook gardener interpreter colleague".split())
KIN = (
    {"monitor", "observatory", "monitoring", "watchdog", "sohr"},
    {"police", "sheriff", "officers", "deputies", "spokesman", "authorities", "officials"},
)


def same_speaker(left: str, right: str) -> bool:
    """Whether two names may stand for one voice: "a monitor" for "the Coast Monitor", initials for the long form."""
    a, b = _names(left), _names(right)
    if a & b or (unnamed(left) and _kind_words(left) & _kind_words(right)):
        return True
    if unnamed(right) and _kind_words(left) & _kind_words(right):
        return True
    initials = "".join(w[0] for w in left.split() if w[:1].isupper()).lower()
    other = "".join(w[0] for w in right.split() if w[:1].isupper()).lower()
    return bool((initials and initials == right.lower()) or (other and other == left.lower()))


def _kind_words(speaker: str) -> set[int]:
    words = {w.strip(".,()’'").lower() for w in speaker.split()}
    return {n for n, kin in enumerate(KIN) if words & kin}


def unnamed(speaker: str) -> bool:
    """ "a monitor", "the group": a voice that has a name elsewhere."""
    words = speaker.split()
    return (bool(words) and words[0].lower() in ("a", "an")) or not any(w[:1].isupper() for w in words[1:] or words)


def _names(text: str) -> set[str]:
    words = {w.strip(".,()’'\"").lower() for w in text.split()}
    names = words - DULL
    return names - (SPEAKER_NOUNS - {"police", "army", "observatory", "monitor", "authorities"}) or names


def places_agree(a: str, b: str) -> bool:
    """Whether two places share a word, or one of them is unknown."""
    left, right = {w.lower() for w in a.split()} - DULL, {w.lower() for w in b.split()} - DULL
    return not left or not right or bool(left & right)


def statuses_agree(e: Draft, d: Draft) -> bool:
    """Whether two statuses can be of the same people."""
    return e.status == d.status or "unknown" in (e.status, d.status) or "mixed" in (e.status, d.status)


def _head(d: Draft) -> str:
    words = [w.lower().strip(".,") for w in d.victims.split()]
    return words[-1] if words else ""


def heads_agree(e: Draft, d: Draft) -> bool:
    """Whether two victims' phrases share a word, or one is as general as "people"."""
    a, b = e.victims.lower().split(), d.victims.lower().split()
    if not a or not b:
        return True
    return bool(set(a) & set(b)) or bool(set(a) & GENERAL) or bool(set(b) & GENERAL)


def _one_name(e: Draft, d: Draft) -> bool:
    """ "Carlos Marrek" and "Marrek": one name holds all of the other's words, whatever else is said of the two."""
    a, b = ({w.lower() for n in x.names for w in n.split()} for x in (e, d))
    return a <= b or b <= a


def same_person(e: Draft, d: Draft, *, lone: bool = False) -> bool:
    """Whether two claims of one person each can be of the same one: nothing known of them differs.

    `lone`: the document tells of one death only, so that a "student" and a "mother" may be one.
    """
    if e.names and d.names and _one_name(e, d):
        return True
    if not statuses_agree(e, d):
        return False
    if e.sex != d.sex and "unknown" not in (e.sex, d.sex):
        return False
    if e.age != d.age and "unknown" not in (e.age, d.age):
        return False
    if e.names and d.names and not (lone and min(len(n.split()) for n in (*e.names, *d.names)) < 2):
        a = {w.lower() for n in e.names for w in n.split()}
        b = {w.lower() for n in d.names for w in n.split()}
        return bool(a & b)
    ages = [p.age for p in (*e.found.people, *d.found.people) if p.age is not None]
    if len(set(ages)) > 1:
        return False
    if e.found.rule == "including" and d.found.rule == "including":
        return False
    if lone:
        return True
    if (
        e.names
        and not d.names
        and _head(d) in STAFF
        and _head(e) != _head(d)
        and any(p.determiner in ("his", "her") for p in d.found.people)
    ):
        return False  # "his driver" is another than the senator told of before
    indefinite = any(p.determiner in ("a", "an", "one") for p in d.found.people)
    if e.names and not d.names:
        return not indefinite or d.line <= 1 or _head(e) == _head(d)
    if d.names and not e.names:
        return True
    if indefinite and e.line > 1 and d.line - e.line > 1 and _head(e) != _head(d):
        return False
    a_head, b_head = _head(e), _head(d)
    return a_head == b_head or a_head in GENERAL | PERSONS or b_head in GENERAL | PERSONS or not a_head or not b_head
