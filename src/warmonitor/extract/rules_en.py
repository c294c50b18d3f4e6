"""The reader for English, `rules-en.v1`: a document in, its claims and statements out."""

from __future__ import annotations

from collections.abc import Mapping

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document
from warmonitor.domain.times import precision_of
from warmonitor.extract import victims
from warmonitor.extract.afterwards import give_checks, give_places
from warmonitor.extract.drafts import Draft, draft
from warmonitor.extract.folding import fold, merge
from warmonitor.extract.harm_words import tells_of_harm
from warmonitor.extract.naming import give_names
from warmonitor.extract.page import Page
from warmonitor.extract.parts import tie
from warmonitor.extract.reference import antecedent_claim, resolved
from warmonitor.extract.settings import Setting, setting
from warmonitor.extract.sharing import inherit, share_noun
from warmonitor.extract.statements import statements
from warmonitor.extract.unviolent import natural
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
        if not tells_of_harm(document.text):
            return Reading(doc_id=document.doc_id)
        page = Page.of(document, places)
        drafts = _drafts(page)
        if not drafts:
            return Reading(doc_id=document.doc_id)
        kept = fold(drafts, setting=victims.setting(page))
        tie(kept)
        give_names(page, kept)
        give_places(page, kept)
        give_checks(page, kept)
        kept.sort(key=lambda d: (d.start, d.end))
        ids = {id(d): f"c{i}" for i, d in enumerate(kept, start=1)}
        claims = tuple(_claim(page, d, ids) for d in kept)
        spoken = statements(page, frozenset(d.line for d in kept)) if claims else ()
        return Reading(doc_id=document.doc_id, claims=claims, statements=spoken)


def _drafts(page: Page) -> list[Draft]:
    whole: Setting | None = None
    drafts: list[Draft] = []
    for n, line in enumerate(page.lines):
        made: dict[int, Draft] = {}
        here: list[Draft] = []
        for index, found in enumerate(line.found):
            earlier = antecedent_claim(page, n, found, drafts)
            if whole is None:
                whole = setting(page)
            if earlier is not None:
                again = draft(page, n, found, whole)
                again.low, again.high = earlier.low, earlier.high
                merge(earlier, again)
                made[index] = earlier
                continue
            real = resolved(page, n, found)
            if real is None or natural(line, real):
                continue
            new = draft(page, n, real, whole)
            share_noun(new, here)
            if real.part is not None and real.part >= 0:
                new.parent = made.get(real.part)
                if new.parent is not None:
                    inherit(new, new.parent)
            made[index] = new
            here.append(new)
            drafts.append(new)
    return drafts


def _claim(page: Page, d: Draft, ids: Mapping[int, str]) -> Claim:
    quote = page.text[d.start : d.end]
    mentions = tuple(sorted({m for m in d.mentions if m != (d.start, d.end)}))
    start, end = d.date_start, d.date_end
    if start and end and end < start:
        end = start
    return Claim(
        id=ids[id(d)], quote=quote, start=d.start, end=d.end, mentions=mentions, harm=d.harm, low=d.low, high=d.high,
        modality=d.modality, status=d.status, victims=d.victims, sex=d.sex, age=d.age, names=d.names, people=d.people,
        perpetrator=d.perpetrator, manner=d.manner, place=d.place, time=d.time, date_start=start, date_end=end,
        date_precision=precision_of(start, end), counting=d.counting, attribution=d.attribution, hedge=d.hedge,
        verification=d.verification, evidence=d.evidence,
        part_of=ids.get(id(d.parent)) if d.parent is not None and d.parent is not d else None,
        extractor=NAME, rule=d.found.rule, speakers=d.attribution,
    )  # fmt: skip
