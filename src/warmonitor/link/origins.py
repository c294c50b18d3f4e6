"""Who copies whom: claims folded to independent voices. An outlet is no origin; ten reports that quote one monitor are one voice.

What the words tell is taken as told. What is only likely (an unnamed "war monitor" with the figures of a named one, a report that
repeats a quoted figure as its own) is presumed, and said to be presumed, with the reason.

References:
    Field rules R06 and R08; UCDP GED's `source_original`; Every Casualty, Standards for Casualty Recording, p. 25.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.tolls import Flag, Origin, OriginKind
from warmonitor.link import presuming
from warmonitor.link.speakers import speaker
from warmonitor.link.texts import Texts
from warmonitor.link.voicing import Voice, voices


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The voice that one claim rests on: its name, and why it is taken for that, as presumed or as read ("" where the words say it).

    `like` is the other report whose figure the presumption rests on, "" where there is none.
    """

    name: str
    kind: OriginKind
    presumed: str = ""
    read: str = ""
    like: str = ""


def fold(cited: Sequence[Cited], documents: Mapping[str, Document]) -> tuple[tuple[Cited, ...], tuple[Origin, ...]]:
    """Give every claim the name of its independent voice, and list the voices.

    The claims come back in the order given; the origins sorted by name. The order of the input makes no other difference.
    """
    told = told_by(cited, Texts(documents))
    folded = tuple(named(member, told[member.ref]) for member in cited)
    return folded, origins_of(folded, told)


def told_by(cited: Sequence[Cited], texts: Texts) -> dict[ClaimRef, Told]:
    """The voice of every claim, whatever their order."""
    ordered = sorted(cited, key=_by_day)
    told = voices(ordered, texts)
    presumed = presuming.shorts(ordered, told, texts)
    settled = _follow(told, presumed)
    more = presuming.unnamed(ordered, settled, texts)
    settled = _follow(settled, more)
    repeats = presuming.repeats(ordered, settled)
    final = {**settled, **{ref: p.voice for ref, p in repeats.items()}}
    names = _names(final)
    found = {}
    for member in ordered:
        ref, voice = member.ref, final[member.ref]
        likely = repeats.get(ref) or _guess(told[ref].key, presumed, more)
        found[ref] = Told(
            name=names[voice.key],
            kind=voice.kind,
            presumed=likely.why if likely else "",
            read=told[ref].why or _shortened(told[ref], names[voice.key]),
            like=likely.like if likely else "",
        )
    return found


def named(member: Cited, told: Told) -> Cited:
    """The claim with its voice's name, and with the canonical names behind its attribution."""
    quoted = member.claim.attribution
    speakers = (*(speaker(written).name for written in quoted[:-1]), told.name) if quoted else ()
    return msgspec.structs.replace(member, origin=told.name, claim=msgspec.structs.replace(member.claim, speakers=speakers))


def origins_of(members: Iterable[Cited], told: Mapping[ClaimRef, Told]) -> tuple[Origin, ...]:
    """The voices behind some claims, each with what it says in them and why these are one voice."""
    said: dict[str, list[Cited]] = defaultdict(list)
    for member in sorted(members, key=_by_day):
        said[told[member.ref].name].append(member)
    found = []
    for name, mine in sorted(said.items()):
        presumed = [told[m.ref].presumed for m in mine if told[m.ref].presumed]
        read = [told[m.ref].read for m in mine if told[m.ref].read]
        found.append(
            Origin(
                name=name,
                kind=told[mine[0].ref].kind,
                documents=tuple(sorted({m.doc_id for m in mine})),
                claims=tuple(sorted(m.ref for m in mine)),
                outlets=tuple(sorted({m.source for m in mine} - {""})),
                presumed=bool(presumed),
                why=tuple(dict.fromkeys([*presumed, *read])),
            )
        )
    return tuple(found)


def _by_day(member: Cited) -> tuple[date, str, int, str]:
    return member.published or date.max, member.doc_id, member.claim.start or 0, member.claim.id


def of_incident(origins: Sequence[Origin], members: Sequence[Cited]) -> tuple[Origin, ...]:
    """The voices behind some claims, each with only what it says in them."""
    refs = {m.ref: m for m in members}
    found = []
    for origin in origins:
        mine = tuple(ref for ref in origin.claims if ref in refs)
        if mine:
            outlets = tuple(sorted({refs[ref].source for ref in mine} - {""}))
            found.append(msgspec.structs.replace(origin, claims=mine, documents=tuple(sorted({r[0] for r in mine})), outlets=outlets))
    return tuple(found)


def circular(origins: Sequence[Origin]) -> tuple[Flag, ...]:
    """Flags for one incident's voices: reports that only repeat one another, and figures that rest on a single voice."""
    flags = []
    for origin in origins:
        if len(origin.documents) < 2 or origin.outlets == (origin.name,):  # an outlet may report twice in its own voice
            continue
        outlets = f"{len(origin.outlets)} outlets" if len(origin.outlets) > 1 else f"{len(origin.documents)} reports"
        presumed = ", in part presumed" if origin.presumed else ""
        message = f"{outlets} repeat one voice, {origin.name}{presumed}; together they count once."
        flags.append(Flag(kind="circular_reporting", message=message, claims=origin.claims))
    if len(origins) == 1:
        (only,) = origins
        flags.append(Flag(kind="single_origin", message=f"Every figure rests on one voice, {only.name}.", claims=only.claims))
    return tuple(flags)


def _follow(told: Mapping[ClaimRef, Voice], presumed: Mapping[str, presuming.Presumed]) -> dict[ClaimRef, Voice]:
    return {ref: presumed[voice.key].voice if voice.key in presumed else voice for ref, voice in told.items()}


def _guess(key: str, *steps: Mapping[str, presuming.Presumed]) -> presuming.Presumed | None:
    """What a voice was presumed to be, following it through every step."""
    found = None
    for step in steps:
        if key in step:
            found = step[key]
            key = found.voice.key
    return found if found and found.why else None


def _names(final: Mapping[ClaimRef, Voice]) -> dict[str, str]:
    """One name for each voice. Unnamed ones of different reports get their report's id, so that no two share a name."""
    shown: dict[str, set[str]] = defaultdict(set)
    for voice in final.values():
        shown[voice.name.lower()].add(voice.key)
    names = {}
    for voice in sorted(final.values(), key=lambda v: v.name):
        if voice.naming == "unnamed" or len(shown[voice.name.lower()]) > 1:
            where = voice.key.rpartition("@")[2] if "@" in voice.key else voice.key.rpartition(":")[2]
            names[voice.key] = f"{voice.name} ({where})" if where else voice.name
        else:
            names[voice.key] = voice.name
    return names


def _shortened(voice: Voice, name: str) -> str:
    return f"“{voice.name}” is short for {name}" if voice.naming == "short" and voice.name != name else ""
