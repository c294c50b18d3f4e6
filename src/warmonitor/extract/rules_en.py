"""The reader for English, `rules-en.v1`: a document in, its claims and statements out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document
from warmonitor.domain.times import precision_of
from warmonitor.extract import cues
from warmonitor.extract.drafts import Draft, draft
from warmonitor.extract.folding import fold, merge
from warmonitor.extract.frames import Found
from warmonitor.extract.naming import give_names
from warmonitor.extract.page import STEMS, Page, PageLine
from warmonitor.extract.parts import tie
from warmonitor.extract.reference import antecedent_claim, resolved
from warmonitor.extract.settings import Setting, setting
from warmonitor.extract.statements import statements
from warmonitor.plugins import PlaceResolver

NAME = "rules-en.v1"
SAFE = re.compile(r"\b(?:safe and well|evacuated under a deal|charged with)\b", re.IGNORECASE)


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
        if not STEMS.search(document.text):
            return Reading(doc_id=document.doc_id)
        page = Page.of(document, places)
        drafts = _drafts(page)
        kept = fold(drafts)
        tie(kept)
        give_names(page, kept)
        _continued(page, kept)
        _checked(page, kept)
        kept.sort(key=lambda d: (d.start, d.end))
        claims = tuple(_claim(page, d, kept, places) for d in kept)
        spoken = statements(page, frozenset(d.line for d in kept)) if claims else ()
        return Reading(doc_id=document.doc_id, claims=claims, statements=spoken)


def _drafts(page: Page) -> list[Draft]:
    whole: Setting | None = None
    drafts: list[Draft] = []
    for n, line in enumerate(page.lines):
        made: dict[int, Draft] = {}
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
            _share_noun(new, [d for d in drafts if d.line == n])
            if real.part is not None and real.part >= 0:
                new.parent = made.get(real.part)
                if new.parent is not None:
                    _inherit(new, new.parent)
            made[index] = new
            drafts.append(new)
    return drafts


NATURAL = re.compile(
    r"\b(?:earthquakes?|floods?|flooding|hurricane|storms?|tsunami|landslides?|car (?:crash|accident)|traffic|road accident|coronavirus|covid(?:-19)?|pandemic"
    r"|virus|heart attack|cancer|plane crash|bus crash|overdose\w*|drown\w*|natural causes)\b",
    re.IGNORECASE,
)


def natural(line: PageLine, found: Found) -> bool:
    """Deaths by nature, illness or traffic are no claims of violence."""
    tokens = line.sentence.tokens
    near = line.page.text[tokens[max(0, found.first - 12)].start : tokens[min(len(tokens), found.last + 8) - 1].end]
    return found.harm in ("killed", "injured", "killed_or_injured", "missing") and bool(NATURAL.search(near))


def _share_noun(new: Draft, same_sentence: Sequence[Draft]) -> None:
    """A second number without a noun takes the first's: "killed 16 civilians and wounded 22"."""
    people = new.found.people
    if len(people) != 1 or not same_sentence or not (people[0].bare or people[0].more in ("others", "other")):
        return
    first = same_sentence[-1]
    if new.status == "unknown" and first.low > 0:
        new.status = first.status if first.status != "mixed" else "unknown"
    if people[0].bare and not new.victims:
        new.victims = first.victims
        if first.age == "children":
            new.age = first.age


def _inherit(part: Draft, total: Draft) -> None:
    """A part happened where, when and how its total did, and who said the one said the other."""
    part.manner, part.place, part.place_level = total.manner, total.place, total.place_level
    part.date_start, part.date_end, part.time, part.precision = total.date_start, total.date_end, total.time, total.precision
    part.attribution, part.hedge, part.perpetrator = total.attribution, total.hedge, total.perpetrator
    part.own_place, part.own_time = total.own_place, total.own_time
    if part.status == "unknown" and total.status in ("civilian", "armed_group", "state_forces"):
        part.status = total.status
    part.counting = "incident" if total.counting in ("increment", "cumulative") else total.counting


EVENT = re.compile(
    r"^(?:The|These|This|It|Both)\b[^.]{0,60}?\b(?:occurred|took place|happened|were carried out|was carried out|hit|struck|targeted)\b"
)


def _continued(page: Page, drafts: Sequence[Draft]) -> None:
    """ "The executions occurred in the towns of ...": a sentence that only says where places the claims before it."""
    telling = {d.line for d in drafts}
    for n, line in enumerate(page.lines):
        if n in telling or not EVENT.match(line.text) or not line.places:
            continue
        place = min(line.places, key=lambda p: p.level)
        for d in drafts:
            if 0 < n - d.line <= 2 and not d.background and (place.level < d.place_level or not d.own_place):
                d.place, d.place_level = place.text, place.level


def _checked(page: Page, drafts: Sequence[Draft]) -> None:
    """Sentences that only tell of checking ("remains unverified by ...") speak of the claim before them."""
    telling = {d.line for d in drafts}
    for n, line in enumerate(page.lines):
        if n in telling:
            continue
        found = cues.verification_in(line.text)
        if re.match(r"(?:Previous|Earlier|Other|Older)\b", line.text):
            continue
        if found == "none" or not re.search(r"\b(?:killings?|deaths?|figures?|tolls?|reports?|claims?|allegations?|information|executions?|footage|videos?|pictures|accounts?|numbers?|it)\b", line.text, re.IGNORECASE):  # fmt: skip
            continue
        before = [
            d
            for d in drafts
            if d.line < n and n - d.last_line <= 4 and d.harm in ("killed", "injured", "killed_or_injured") and not d.background
        ]
        target = max(before, key=lambda d: (d.last_line, d.low), default=None)
        if target is not None and target.verification == "none":
            target.verification = found
            if found == "verified":
                target.evidence = tuple(dict.fromkeys((*target.evidence, *cues.evidence_in(line.text))))
    for d in drafts:
        if d.parent is not None and d.verification == "none" and d.line == d.parent.line:
            d.verification = d.parent.verification


def _claim(page: Page, d: Draft, order: Sequence[Draft], places: PlaceResolver | None) -> Claim:
    number = {id(e): f"c{i}" for i, e in enumerate(order, start=1)}
    quote = page.text[d.start : d.end]
    mentions = tuple(sorted({m for m in d.mentions if m != (d.start, d.end)}))
    start, end = d.date_start, d.date_end
    if start and end and end < start:
        end = start
    return Claim(
        id=number[id(d)], quote=quote, start=d.start, end=d.end, mentions=mentions, harm=d.harm, low=d.low, high=d.high,
        modality=d.modality, status=d.status, victims=d.victims, sex=d.sex, age=d.age, names=d.names, people=d.people,
        perpetrator=d.perpetrator, manner=d.manner, place=d.place, time=d.time, date_start=start, date_end=end,
        date_precision=precision_of(start, end), counting=d.counting, attribution=d.attribution, hedge=d.hedge,
        verification=d.verification, evidence=d.evidence,
        part_of=number.get(id(d.parent)) if d.parent is not None and d.parent is not d else None,
        extractor=NAME, rule=d.found.rule, speakers=d.attribution,
    )  # fmt: skip
