"""The reader for English, `rules-en.v1`: a document in, its claims and statements out."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document
from warmonitor.domain.times import precision_of
from warmonitor.extract.afterwards import give_checks, give_days, give_places
from warmonitor.extract.as_written import as_written
from warmonitor.extract.capitals import with_small_letters
from warmonitor.extract.drafts import Draft
from warmonitor.extract.folding import fold
from warmonitor.extract.harm_words import tells_of_harm
from warmonitor.extract.heads import heads
from warmonitor.extract.naming import give_names
from warmonitor.extract.occasions import share
from warmonitor.extract.page import Page
from warmonitor.extract.parts import tie
from warmonitor.extract.statements import statements
from warmonitor.extract.telling import drafts_of, title_drafts, without_needless
from warmonitor.extract.unviolent import only_ordinary_crime
from warmonitor.plugins import PlaceResolver

NAME = "rules-en.v1"


class RulesEn:
    """A grammar that a person can read: tables of words, frames of harm, and small functions for each field."""

    name = NAME
    languages = ("en",)

    def read(self, document: Document, *, places: PlaceResolver | None = None) -> Reading:
        """All claims of a document, in the order of the text.

        >>> from warmonitor.domain.documents import Document
        >>> text = "Rebels killed at least 12 soldiers in the town of Qasrat on Friday, the army said."
        >>> (claim,) = RulesEn().read(Document(doc_id="d", published="2025-03-08", text=text)).claims
        >>> claim.low, claim.high, claim.harm, claim.status, claim.perpetrator, claim.place, str(claim.date_start), claim.attribution
        (12, None, 'killed', 'state_forces', 'Rebels', 'Qasrat', '2025-03-07', ('the army',))
        """
        if not (tells_of_harm(document.text) or tells_of_harm(document.title)):
            return Reading(doc_id=document.doc_id)
        known = places.is_place if places is not None else None
        page = Page.of(msgspec.structs.replace(document, text=with_small_letters(document.text, known)), places)
        drafts = drafts_of(page)
        drafts = without_needless([*title_drafts(page, drafts), *drafts])
        if not drafts or only_ordinary_crime(page, drafts):
            return as_written(Reading(doc_id=document.doc_id, statements=statements(page, frozenset())), page.text, document.text)
        kept = fold(drafts, setting=page.genre, bodies=heads(page))
        tie(page, kept)
        give_names(page, kept)
        give_places(page, kept)
        give_days(page, kept)
        give_checks(page, kept)
        share(page, kept)
        kept.sort(key=lambda d: (not d.title, d.start, d.end))
        ids = {id(d): f"c{i}" for i, d in enumerate(kept, start=1)}
        claims = tuple(_claim(page, d, ids) for d in kept)
        spoken = statements(page, frozenset(d.line for d in kept))
        return as_written(Reading(doc_id=document.doc_id, claims=claims, statements=spoken), page.text, document.text)


def _claim(page: Page, d: Draft, ids: Mapping[int, str]) -> Claim:
    quote = d.title or page.text[d.start : d.end]
    mentions = tuple(sorted({m for m in d.mentions if m != (d.start, d.end)}))
    start, end = d.date_start, d.date_end
    if start and end and end < start:
        end = start
    return Claim(
        id=ids[id(d)], quote=quote, start=None if d.title else d.start, end=None if d.title else d.end,
        mentions=mentions, in_title=bool(d.title), harm=d.harm, low=d.low, high=d.high,
        modality=d.modality, status=d.status, victims=d.victims, sex=d.sex, age=d.age, names=d.names, people=d.people,
        perpetrator=d.perpetrator, manner=d.manner, place=d.place, time=d.time, date_start=start, date_end=end,
        date_precision=precision_of(start, end), counting=d.counting, attribution=d.attribution, hedge=d.hedge,
        verification=d.verification, evidence=d.evidence,
        part_of=ids.get(id(d.parent)) if d.parent is not None and d.parent is not d else None,
        extractor=NAME, rule=d.found.rule, speakers=d.attribution,
    )  # fmt: skip
