"""What is only likely about voices, and said to be: unnamed ones that are a named one, figures repeated as a report's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.link.known_voices import by_alias
from warmonitor.link.placing import name_keys
from warmonitor.link.strands import content_words
from warmonitor.link.texts import Texts
from warmonitor.link.voicing import Voice, named_beside

TELLING = 10  # a figure this large is seldom shared by chance
SMALL = 3  # a smaller one tells something only with the same place
ROUNDING = 1.1
SLACK_DAYS = 3
MOST_COMPARED = 40
CURRENT_DAYS = 14  # between reports that may be of the same days; a round figure comes back in other weeks
NATIONAL = ("government", "military", "state_media")
PRESUMED_KINDS = ("monitor", "government", "state_media", "official", "police", "medical", "activists", "military")


class Presumed(msgspec.Struct, frozen=True, kw_only=True):
    """That one voice is another, and why that is likely; `like` is the other report whose figure tells it, "" where none does."""

    voice: Voice
    why: str
    like: str = ""


def shorts(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice], texts: Texts) -> dict[str, Presumed]:
    """Head nouns that stand for the one full name of their kind in the set: "the Observatory", "the interior ministry"."""
    named: dict[str, dict[str, Voice]] = defaultdict(dict)
    for voice in told.values():
        if voice.naming == "named":
            named[_head(voice)][voice.key] = voice
    shorts = {voice.key: voice for voice in told.values() if voice.naming == "short"}
    found = {}
    for key, voice in sorted(shorts.items()):
        meant = named[_head(voice)]
        if not meant and voice.kind == "monitor":
            meant = _named_in_texts(ordered, told, key, texts)
        if voice.kind in NATIONAL:
            meant = {k: v for k, v in meant.items() if _at_home(ordered, told, key, k, v, texts)}
        if len(meant) == 1:
            # A head noun is how reports shorten a name they gave; that is reading, not guessing.
            found[key] = Presumed(voice=next(iter(meant.values())), why="")
    return found


def _at_home(
    ordered: Sequence[Cited],
    told: Mapping[ClaimRef, Voice],
    short: str,
    full: str,
    voice: Voice,
    texts: Texts,
) -> bool:
    """Whether the reports that say "the interior ministry" also quote the full name, or name that country's people."""
    shorts = {m.doc_id for m in ordered if told[m.ref].key == short}
    quoting = {m.doc_id for m in ordered if told[m.ref].key == full}
    nation = voice.name.split()[0]
    return all(doc_id in quoting or texts.holds(doc_id, nation) for doc_id in shorts)


def _named_in_texts(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice], key: str, texts: Texts) -> dict[str, Voice]:
    """The observatories that the texts themselves name, for "the Observatory" where no attribution spells it out."""
    carrying = sorted({m.doc_id for m in ordered if told[m.ref].key == key})
    names = {name for doc_id in carrying for name in named_beside(doc_id, texts, ("monitor",)) if "Observatory" in name}
    return {f"known:{name}": _known_voice(name) for name in sorted(names)}


def _head(voice: Voice) -> str:
    """What a short name and its full name have in common."""
    if voice.key.startswith("ministry:"):
        return ":".join(voice.key.split(":")[:2])
    if voice.key.startswith("state_media:"):
        return "state_media:"
    return "observatory" if "observatory" in voice.name.lower() else voice.key


def _known_voice(name: str) -> Voice:
    known = by_alias()[name.lower()]
    return Voice(key=f"known:{known.name}", name=known.name, kind=known.kind)


def unnamed(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice], texts: Texts) -> dict[str, Presumed]:
    """Unnamed voices that are likely a named one, or each other: the only one of its kind in the report, or the same figures."""
    carried: dict[str, list[Cited]] = defaultdict(list)
    for member in ordered:
        if told[member.ref].naming in ("unnamed", "short") and told[member.ref].kind in PRESUMED_KINDS:
            carried[told[member.ref].key].append(member)
    figures = _Figures(ordered)
    named = {v.name: v for v in told.values() if v.kind == "monitor" and v.naming == "named" and not v.own}
    found: dict[str, Presumed] = {}
    for key in sorted(carried):
        members = carried[key]
        guess = _only_one_named(members, told, texts, named) or _same_figures(members, told, figures, key)
        if guess is not None:
            found[key] = guess
    return _rooted(found)


def _only_one_named(members: Sequence[Cited], told: Mapping[ClaimRef, Voice], texts: Texts, named: Mapping[str, Voice]) -> Presumed | None:
    """A report that speaks of "a war monitor" and names one monitor, quoted or not, most likely means that one."""
    mine = told[members[0].ref]
    if mine.kind != "monitor":  # a report that names one ministry may well quote unnamed officials of another
        return None
    doc_ids = sorted({m.doc_id for m in members})
    known = {name: _known_voice(name) for doc_id in doc_ids for name in named_beside(doc_id, texts, ("monitor",))}
    names = known | {name: voice for name, voice in named.items() if any(texts.holds(doc_id, name) for doc_id in doc_ids)}
    if len(names) != 1:
        return None
    ((name, voice),) = names.items()
    why = f"“{mine.name}” in {members[0].doc_id} is presumed to be {name}, the only monitor that the report names"
    return Presumed(voice=voice, why=why)


def _same_figures(members: Sequence[Cited], told: Mapping[ClaimRef, Voice], figures: _Figures, key: str) -> Presumed | None:
    """The voice of the same kind with the same figure of the same days: a named one, else the first unnamed one."""
    kind = told[members[0].ref].kind
    matches = [
        (voice.naming != "named", other.published or date.max, other.doc_id, voice.key, other, member)
        for member in members
        for other in figures.like(member)
        if other.doc_id != member.doc_id and (voice := told[other.ref]).kind == kind and voice.key != key and _tells(member, other)
    ]
    named = [match for match in matches if not match[0]]
    earlier = [match for match in matches if match[0] and match[3] < key]
    chosen = min(named or earlier, key=lambda match: match[:4], default=None)
    if chosen is None:
        return None
    other, member = chosen[4], chosen[5]
    voice = told[other.ref]
    mine = told[member.ref].name
    same = f"because it gives the same figure ({said(member)}) as {other.doc_id}"
    why = f"“{mine}” in {member.doc_id} is presumed to be {voice.name}, {same}"
    return Presumed(voice=voice, why=why, like=other.doc_id)


def _rooted(found: Mapping[str, Presumed]) -> dict[str, Presumed]:
    """Follow a presumption to its end: A is presumed to be B, B to be C, so A is C."""
    rooted = {}
    for key, guess in found.items():
        seen, end = {key}, guess.voice
        while end.key in found and end.key not in seen:
            seen.add(end.key)
            end = found[end.key].voice
        if end.key != key:
            rooted[key] = msgspec.structs.replace(guess, voice=end)
    return rooted


def repeats(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice]) -> dict[ClaimRef, Presumed]:
    """Claims in a report's own voice that repeat a quoted voice's figure, from the same report or from one no later."""
    figures = _Figures(m for m in ordered if not told[m.ref].own)
    found: dict[ClaimRef, Presumed] = {}
    by_document: dict[str, list[Cited]] = defaultdict(list)
    for member in (m for m in ordered if not told[m.ref].own):
        by_document[member.doc_id].append(member)
    for member in (m for m in ordered if told[m.ref].own and m.claim.low > 0):
        matches = [o for o in figures.like(member) if _no_later(o, member) and _tells(member, o)]
        matches = matches or _rounded(member, by_document[member.doc_id])
        if matches:
            quoted = min(matches, key=lambda o: (o.doc_id != member.doc_id, o.published or date.max, o.doc_id, o.claim.id))
            voice = told[quoted.ref]
            where = "the same report" if quoted.doc_id == member.doc_id else quoted.doc_id
            source = f"{voice.name}, whom {where} quotes with that figure"
            why = f"{member.doc_id} says {said(member)} in its own voice; presumed to repeat {source}"
            like = quoted.doc_id if quoted.doc_id != member.doc_id else ""
            found[member.ref] = Presumed(voice=voice, why=why, like=like)
    return _parts_follow(ordered, told, _round_again(ordered, told, found))


def _rounded(member: Cited, quoted: Sequence[Cited]) -> list[Cited]:
    """Quoted figures that a headline's "over 120" rounds: a little above it, in the same report, for the same harm."""
    if member.claim.modality not in ("more_than", "at_least", "nearly", "about") or member.claim.low < TELLING:
        return []
    return [
        other
        for other in quoted
        if other.claim.harm == member.claim.harm and member.claim.low <= other.claim.low <= member.claim.low * ROUNDING
    ]


def _round_again(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice], found: Mapping[ClaimRef, Presumed]) -> dict[ClaimRef, Presumed]:
    """A report's own round figure beside its own exact one follows it, where that one was taken from a quoted voice."""
    more = dict(found)
    taken: dict[str, list[Cited]] = defaultdict(list)
    for member in (m for m in ordered if m.ref in found):
        taken[member.doc_id].append(member)
    for member in (m for m in ordered if m.ref not in found and told[m.ref].own):
        exact = _rounded(member, taken[member.doc_id])
        if exact:
            why = f"{member.doc_id} says {said(member)} in its own voice; presumed to round its {said(exact[0])}"
            more[member.ref] = msgspec.structs.replace(found[exact[0].ref], why=why)
    return more


def _parts_follow(ordered: Sequence[Cited], told: Mapping[ClaimRef, Voice], found: Mapping[ClaimRef, Presumed]) -> dict[ClaimRef, Presumed]:
    """The parts of a repeated total are repeated with it, and so is a total with the same voice's parts."""
    more = dict(found)
    for _ in range(3):  # parts of parts; deeper ones are not written
        for member in ordered:
            whole = (member.doc_id, member.claim.part_of or "")
            if member.ref not in more and whole in more and told[member.ref].own:
                why = f"{said(member)} is part of a figure that {member.doc_id} repeats"
                more[member.ref] = msgspec.structs.replace(more[whole], why=why)
    return more


class _Figures:
    """Claims by their figure and by when they were published, in the order given: the earliest first, undated ones last."""

    def __init__(self, members: Iterable[Cited]) -> None:
        self._all: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
        self._near: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
        for member in members:
            self._all[_figure(member)].append(member)
            self._near[(*_figure(member), _fortnight(member))].append(member)

    def like(self, member: Cited) -> list[Cited]:
        """Claims of the same figure that may be of the same days; no more than so many, and none of a figure that tells nothing."""
        if member.claim.low < SMALL:
            return []
        fortnight, figure = _fortnight(member), _figure(member)
        if fortnight is None:
            return self._all[figure][:MOST_COMPARED]
        spans = (fortnight - 1, fortnight, fortnight + 1, None)
        return list(islice((other for span in spans for other in self._near.get((*figure, span), ())), MOST_COMPARED))


def _fortnight(member: Cited) -> int | None:
    return member.published.toordinal() // CURRENT_DAYS if member.published else None


def _figure(member: Cited) -> tuple[object, ...]:
    return member.claim.harm, member.claim.low, member.claim.high


def _tells(left: Cited, right: Cited) -> bool:
    """Whether an equal figure means that one was taken from the other: of the same days, and large or of the same place."""
    if not left.claim.when.meets(right.claim.when, slack_days=SLACK_DAYS) or left.claim.low < SMALL or not _current(left, right):
        return False
    if _same_footage(left, right):
        return True
    if left.claim.modality in ("vague", "plural_only"):  # "dozens" agrees with everybody
        return False
    if left.doc_id == right.doc_id or left.claim.low >= TELLING:
        return True
    return not name_keys(left.claim.place)[0].isdisjoint(name_keys(right.claim.place)[0])


def _same_footage(left: Cited, right: Cited) -> bool:
    """Both describe footage of as many people, in words that share something."""
    filmed = {"video", "photo"} & set(left.claim.evidence) & set(right.claim.evidence)
    return bool(filmed) and not _words(left).isdisjoint(_words(right))


def _words(member: Cited) -> frozenset[str]:
    """The telling words of the quote and of where it was: "dozens of bodies" alone says nothing, "beside a house" does."""
    return content_words(f"{member.claim.quote} {member.claim.victims} {member.claim.place}")


def _current(left: Cited, right: Cited) -> bool:
    """Whether both reports are of about the same days; a round figure comes back in other years."""
    if not left.published or not right.published:
        return left.doc_id == right.doc_id or (left.claim.when.known and right.claim.when.known)
    return abs(left.published - right.published) <= timedelta(days=CURRENT_DAYS)


def _no_later(quoted: Cited, repeating: Cited) -> bool:
    if quoted.doc_id == repeating.doc_id or not quoted.published or not repeating.published:
        return True
    return quoted.published <= repeating.published


def said(member: Cited) -> str:
    return f"{member.claim.count} {member.claim.harm.replace('_', ' ')}"
