"""Which voice each claim rests on, from the words alone: who is quoted, under which of its names, in which report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.tolls import OriginKind
from warmonitor.link.known_voices import by_alias, named_in
from warmonitor.link.speakers import Naming, acronyms, people, speaker
from warmonitor.link.texts import PARTED, Texts

UNNAMED_TOGETHER = ("monitor", "state_media", "government")
"""Kinds of which a report seldom quotes two without telling them apart: all its unnamed ones are one voice."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One voice as one claim has it. Equal keys are one voice."""

    key: str
    name: str
    kind: OriginKind
    naming: Naming = "named"
    own: bool = False
    why: str = ""


def voices(cited: Sequence[Cited], texts: Texts) -> dict[ClaimRef, Voice]:
    """The voice of every claim before anything is presumed: the outermost speaker, or the report itself."""
    spelled = _acronyms(cited, texts)
    chiefs = _people(cited, texts)
    fullest = _fullest(cited)
    return {member.ref: _voice(member, texts, spelled, chiefs, fullest) for member in cited}


def _voice(
    member: Cited,
    texts: Texts,
    spelled: Mapping[str, str],
    chiefs: Mapping[str, str],
    fullest: Mapping[str, str],
) -> Voice:
    if not member.claim.attribution:
        return own_voice(member, texts)
    written = member.claim.attribution[-1]
    meant = speaker(spelled.get(written.removeprefix("the ").strip(), written))
    org = _organisation_of(written, chiefs) if meant.naming != "short" and meant.key.startswith(("unknown:", "official:")) else None
    if org is not None:
        full = speaker(org)
        return Voice(key=full.key, name=full.name, kind=full.kind, naming=full.naming, why=f"{_shown(written)} speaks for {full.name}")
    key = meant.key
    why = "" if _same_name(written, meant.name) or meant.naming == "short" else f"“{_shown(written)}” is {meant.name}"
    if meant.naming == "unnamed":
        key = _unnamed_key(member, key, meant.kind, texts)
        why = ""
    elif key in fullest and fullest[key] != meant.name:
        return Voice(key=key, name=fullest[key], kind=meant.kind, naming=meant.naming, why=why)
    return Voice(key=key, name=meant.name, kind=meant.kind, naming=meant.naming, why=why)


def own_voice(member: Cited, texts: Texts) -> Voice:
    """The report itself; copies of one text, and one outlet's reports, are one voice."""
    lead = texts.lead(member.doc_id)
    source = (texts.source(lead) if lead else "") or member.source
    name = source or f"report {lead or member.doc_id}"
    why = f"copies of one text speak with one voice ({member.doc_id} repeats {lead})" if lead else ""
    known = by_alias().get(source.lower())
    if known:  # a wire or a monitor that publishes itself is the voice that others quote
        return Voice(key=f"known:{known.name}", name=known.name, kind=known.kind, own=True, why=why)
    return Voice(key=f"own:{name}", name=name, kind="media", own=True, why=why)


def _unnamed_key(member: Cited, key: str, kind: OriginKind, texts: Texts) -> str:
    """An unnamed voice is its report's, and that of the report's copies; police are those of the place."""
    if kind == "police" and member.claim.place:
        return f"{key}{member.claim.place.lower()}"
    report = texts.lead(member.doc_id) or member.doc_id
    return f"{key}@{report}" if kind in UNNAMED_TOGETHER else f"{key}{member.claim.attribution[-1].lower()}@{report}"


def _fullest(cited: Sequence[Cited]) -> dict[str, str]:
    """For each named voice the longest of the names it goes by, so that all claims show one."""
    found: dict[str, str] = {}
    for written in sorted({m.claim.attribution[-1] for m in cited if m.claim.attribution}):
        meant = speaker(written)
        if meant.naming == "named" and (len(meant.name), meant.name) > (len(found.get(meant.key, "")), found.get(meant.key, "")):
            found[meant.key] = meant.name
    return found


def _acronyms(cited: Sequence[Cited], texts: Texts) -> dict[str, str]:
    """Acronyms that some report of the set explains, for voices that are quoted by acronym alone."""
    quoted = {word for m in cited for written in m.claim.attribution for word in re.findall(r"\b[A-Z]{2,8}\b", written)}
    quoted = {word for word in quoted if word.lower() not in by_alias()}
    found: dict[str, str] = {}
    if quoted:
        for doc_id in sorted({m.doc_id for m in cited}):
            found.update((short, full) for short, full in _explained(doc_id, texts) if short in quoted)
    return found


def _explained(doc_id: str, texts: Texts) -> list[tuple[str, str]]:
    said = texts.find(doc_id, "acronyms", lambda text: PARTED.join(f"{short} {full}" for short, full in acronyms(text).items()))
    return [(short, full) for one in said.split(PARTED) if one for short, _, full in [one.partition(" ")]]


def _people(cited: Sequence[Cited], texts: Texts) -> dict[str, str]:
    """Persons whom an attribution or a report's text introduces with their organisation: name -> organisation."""
    chains = sorted({written for m in cited for written in m.claim.attribution})
    found = {person: org for written in chains if (org := _org_in(written)) for person in people(written)}
    alone: dict[str, set[str]] = defaultdict(set)
    for member in cited:
        if member.claim.attribution and speaker(member.claim.attribution[-1]).key.startswith("unknown:"):
            alone[member.claim.attribution[-1]].add(member.doc_id)
    for person in sorted(alone.keys() - found.keys()):
        introduced = partial(_introduced, person)
        said = (texts.find(doc_id, f"introduced {person}", introduced) for doc_id in sorted(alone[person]))
        org = next(filter(None, said), "")
        if org:
            found[person] = org
    return found


def _org_in(written: str) -> str:
    # People speak to wires and newspapers, seldom for them.
    known = [k for k in named_in(written) if k.kind not in ("wire", "state_media", "media")]
    return known[0].name if known else "Observatory" if "bservatory" in written else ""


def _introduced(person: str, text: str) -> str:
    """The organisation named right beside a person in a text ("Observatory director Jo Bloggs", "Jo Bloggs, head of ...")."""
    if len(person.split()) < 2:
        return ""
    for hit in re.finditer(re.escape(person), text):
        beside = text[max(0, hit.start() - 70) : hit.start()] + " | " + text[hit.end() : hit.end() + 70]
        if re.search(r"(?i)\b(?:head|chief|director|founder|spokes\w+|leader|commander|official)\b", beside) and (org := _org_in(beside)):
            return org
    return ""


def _organisation_of(written: str, chiefs: Mapping[str, str]) -> str | None:
    """The organisation for which a person speaks, by the full name or by a family name that only one of them bears."""
    if written in chiefs:
        return chiefs[written]
    if not 2 <= len(written.split()) <= 4:
        return None
    bearing = {org for name, org in chiefs.items() if name.endswith(" " + written) or set(written.split()) <= set(name.split())}
    return bearing.pop() if len(bearing) == 1 else None


def _same_name(written: str, name: str) -> bool:
    plain = re.sub(r"^(?:an?|the) ", "", written.strip(), flags=re.IGNORECASE)
    return plain.lower() == name.lower()


def _shown(written: str) -> str:
    return " ".join(written.split())


def named_beside(doc_id: str, texts: Texts, kinds: Iterable[OriginKind]) -> tuple[str, ...]:
    """Known organisations of these kinds that a report names anywhere in its text."""
    wanted = set(kinds)
    return tuple(name for name in texts.named(doc_id) if by_alias()[name.lower()].kind in wanted)
