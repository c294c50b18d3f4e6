"""What follows from a project's documents, readings and decisions: claims as they stand, incidents, and what needs a person. Pure.

documents + readings + codings -> claims as they stand -> settled, under judgements and grades -> incidents, former ids led on, needs
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import msgspec

from warmonitor import __version__
from warmonitor.domain.claims import Cited, Claim, Reading, cite
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident, Judgement
from warmonitor.domain.tolls import POLICIES
from warmonitor.flow.boundary import all_or_none
from warmonitor.flow.history import followed, past, successors
from warmonitor.flow.judging import Noted
from warmonitor.flow.judging import held as judgements_held
from warmonitor.flow.lasting import NOTHING, Last, by_document, changed_since, following, sketched
from warmonitor.flow.needing import claim_needs, document_needs, incident_needs
from warmonitor.flow.placing import place_all
from warmonitor.flow.second_reader import flag_readers
from warmonitor.flow.settling import settle_again
from warmonitor.flow.statements import attach
from warmonitor.gazetteer import Gazetteer
from warmonitor.link.judgements import Rules
from warmonitor.sources.duplicates import resolve
from warmonitor.store.derived import About, Derived, Need, Standing
from warmonitor.store.read.material import Coded, Material

STANDINGS = {"accepted": "accepted", "corrected": "corrected", "rejected": "rejected", "added": "added", "undone": "suggested"}


def derive(held: Material, *, policy: str, last: Last = NOTHING) -> tuple[Derived, Last]:
    """Claims as they stand, incidents with their tolls, and what needs a person; and what the next time may go on from.

    Nothing is written. What comes out is the same whatever `last` is.
    """
    # 1. Claims, after what people said of them.
    standing = list(_standing(held))
    counted = [_cite(one, held) for one in standing if one.standing != "rejected" and not one.claim.pending]
    pending = [_cite(one, held) for one in standing if one.standing != "rejected" and one.claim.pending]
    # 2. Copies among the documents, then incidents and tolls.
    sketches = sketched(last, held.documents)
    marks = resolve(list(sketches.values()))
    documents = {
        doc_id: msgspec.structs.replace(one, duplicate_of=marks[doc_id].duplicate_of, near_duplicate_of=marks[doc_id].near_duplicate_of)
        for doc_id, one in held.documents.items()
    }
    copied = {doc_id: one.duplicate_of or one.near_duplicate_of for doc_id, one in marks.items()}
    twins = {doc_id: of for doc_id, of in copied.items() if of}
    cited = by_document(counted)
    changed, decided = changed_since(last, cited), rules_of(held, counted)
    deed = partial(settle_again, counted, documents, twins, policy=POLICIES[policy], stood=last.stood, changed=changed, decided=decided)
    settled, stands = all_or_none("linking and reconciling", deed)
    flagged = flag_readers(settled.incidents, settled.cited, pending)
    statements = [one for doc_id in sorted(held.readings) for one in held.readings[doc_id].statements]
    incidents, _ = attach(
        flagged,
        statements,
        documents,
        {one.ref: one.claim.place for one in settled.cited},
        {one.ref for one in settled.cited if one.claim.harm == "killed"},
    )
    # 3. What the desk shows beside them.
    voices = {one.ref: one.origin for one in settled.cited}
    standing = [replace(one, origin=voices.get((one.doc_id, one.claim.id), "")) for one in standing]
    needs = _incident_needs(incidents, standing)
    about = {doc_id: _about(one, held.readings.get(doc_id)) for doc_id, one in documents.items()}
    derived = Derived(
        documents=about,
        claims=tuple(standing),
        incidents=incidents,
        aliases=_aliases(held, incidents),
        methods={"warmonitor": __version__, "reconcile": POLICIES[policy].version},
        incident_needs=needs,
        claim_needs={(one.doc_id, one.claim.id): claim_needs(one.claim, one.standing) for one in standing},
        document_needs=_document_needs(about, standing, incidents, needs),
    )
    return derived, following(cited, stands, sketches)


def rules_of(held: Material, cited: Sequence[Cited]) -> Rules:
    """What people decided about pairs of these claims, as linking takes it; judgements of claims that were rejected wait."""
    fields = Judgement.__struct_fields__
    noted = [Noted(**{name: getattr(one, name) for name in fields}) for one in held.judgements]
    return judgements_held(noted, cited).rules


def _standing(held: Material) -> Iterator[Standing]:
    """Every claim with what people said of it, in the order of documents and then of the text."""
    said: dict[str, dict[str, Coded]] = {}
    for (doc_id, claim_id), coded in held.codings.items():
        said.setdefault(doc_id, {})[claim_id] = coded
    for doc_id in sorted(held.documents):
        codings = said.get(doc_id, {})
        reading = held.readings.get(doc_id)
        machine = reading.claims if reading else ()
        claims = [_stands(doc_id, one, codings.get(one.id)) for one in machine]
        known = {one.id for one in machine}
        claims += [_added(doc_id, name, one) for name, one in sorted(codings.items()) if name not in known and one.verdict != "undone"]
        yield from _placed(claims, held.documents[doc_id])


def _stands(doc_id: str, claim: Claim, coded: Coded | None) -> Standing:
    if coded is None or coded.verdict == "undone":
        return Standing(doc_id=doc_id, claim=claim, standing="suggested")
    if coded.fields:
        claim = msgspec.convert({**msgspec.to_builtins(claim), **coded.fields, "place_resolved": None}, Claim, strict=False)
    if coded.verdict in ("accepted", "corrected"):
        claim = msgspec.structs.replace(claim, pending=False)
    return Standing(doc_id=doc_id, claim=claim, standing=STANDINGS[coded.verdict])


def _added(doc_id: str, claim_id: str, coded: Coded) -> Standing:
    """A claim that the reading does not hold: one that a person added, or judged when the reader still saw it."""
    claim = msgspec.convert({**coded.was, **coded.fields, "id": claim_id}, Claim, strict=False)
    return Standing(doc_id=doc_id, claim=msgspec.structs.replace(claim, pending=False), standing=STANDINGS[coded.verdict])


def _placed(claims: Sequence[Standing], document: Document) -> Iterator[Standing]:
    """A person's place is looked up as a reader's is."""
    if all(one.claim.place_resolved is not None or not one.claim.place for one in claims):
        yield from claims
        return
    placed = place_all(tuple(one.claim for one in claims), document, Gazetteer.open())
    for one, claim in zip(claims, placed, strict=True):
        yield one if one.claim.place_resolved is not None else replace(one, claim=claim)


def _cite(one: Standing, held: Material) -> Cited:
    document = held.documents[one.doc_id]
    cited = cite(one.claim, doc_id=one.doc_id, published=document.published or document.context_date, source=document.source)
    voice = one.claim.speakers[-1] if one.claim.speakers else document.source
    return msgspec.structs.replace(cited, reliability=held.reliability.get(voice, ""))


def _about(document: Document, reading: Reading | None) -> About:
    problems = (*document.problems, *(reading.problems if reading else ("could not be read; nothing was found in it",)))
    return About(duplicate_of=document.duplicate_of or "", near_duplicate_of=document.near_duplicate_of or "", problems=problems)


def _aliases(held: Material, incidents: Sequence[Incident]) -> dict[str, tuple[str, ...]]:
    moved = successors([past(one) for one in held.former], [past(one) for one in incidents])
    present = {one.incident_id for one in incidents}
    return {former: now for former, now in followed(held.aliases, moved).items() if former not in present}


def _incident_needs(incidents: Sequence[Incident], standing: Sequence[Standing]) -> dict[str, tuple[Need, ...]]:
    by_ref = {(one.doc_id, one.claim.id): one for one in standing}
    return {one.incident_id: incident_needs(one, [by_ref[ref] for ref in one.claims if ref in by_ref]) for one in incidents}


def _document_needs(
    documents: Mapping[str, About], standing: Sequence[Standing], incidents: Sequence[Incident], needs: Mapping[str, Sequence[Need]]
) -> dict[str, tuple[Need, ...]]:
    of_incident = {ref: needs[one.incident_id] for one in incidents for ref in one.claims}
    reasons: dict[str, list[tuple[Need, ...]]] = {}
    for one in standing:
        if own := claim_needs(one.claim, one.standing):
            reasons.setdefault(one.doc_id, []).append((*own, *of_incident.get((one.doc_id, one.claim.id), ())))
    return {doc_id: document_needs(found := reasons.get(doc_id, []), len(found), one.problems) for doc_id, one in documents.items()}
