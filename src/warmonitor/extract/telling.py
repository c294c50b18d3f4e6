"""What a document tells, sentence by sentence, and what only its title tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from warmonitor.domain.claims import Harm
from warmonitor.domain.documents import Document
from warmonitor.extract.drafts import Draft, draft
from warmonitor.extract.folding import merge
from warmonitor.extract.frames import Found
from warmonitor.extract.frames.courts import BY_A_COURT
from warmonitor.extract.frames.implied import RULE as IMPLIED
from warmonitor.extract.frames.losses import RULE as LOST
from warmonitor.extract.frames.named import RULE as NAMED
from warmonitor.extract.frames.tolls import VICTIMS_COUNTED
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.reference import antecedent_claim, resolved
from warmonitor.extract.settings import Setting, setting
from warmonitor.extract.sharing import inherit, share_noun, share_status, with_those_before
from warmonitor.extract.survival import as_told, in_general, may_have_lived, of_victims
from warmonitor.extract.unviolent import natural, rated
from warmonitor.extract.words import table

ARRESTING = table("police jail prison custody bail bond charge charges court authorities suspects suspect")

TOLD_AGAIN = (NAMED, LOST, BY_A_COURT)  # in reports of crime: who the victims were, and whom their kin lost, is said of those told before
OPENING = 4  # sentences in which a report says what it is about


def drafts_of(page: Page) -> list[Draft]:
    whole: Setting | None = None
    drafts: list[Draft] = []
    for n, line in enumerate(page.lines):
        made: dict[int, Draft] = {}
        here: list[Draft] = []
        for index, told in enumerate(line.found):
            if whole is None:
                whole = setting(page)
            found = as_told(_still_held(line, told, drafts), line.line, whole.kind, fatal=page.all_died)
            if whole.kind not in ("war", "protest") and of_victims(found, line.line):
                harm = _harm_of_victims(drafts)
                if harm is None:
                    continue
                found = replace(found, harm=harm)
            if found.part is not None and found.part >= 0 and made.get(found.part) is not None and made[found.part].harm == "killed":
                found = replace(found, harm="killed")  # "the workers, including their leader, were shot", and are dead
            earlier = antecedent_claim(page, n, found, drafts)
            if earlier is not None:
                again = draft(page, n, found, whole)
                again.low, again.high = earlier.low, earlier.high
                merge(earlier, again)
                made[index] = earlier
                continue
            real = resolved(page, n, found)
            if whole.kind == "crime" and in_general(told, line.line):
                continue
            if real is None or natural(line, real) or (real.rule == VICTIMS_COUNTED and may_have_lived(line.line, whole.kind)):
                continue
            if rated(line, real):
                continue
            if whole.kind == "crime" and real.rule.removesuffix(" sum") in TOLD_AGAIN:
                continue
            new = draft(page, n, real, whole)
            share_noun(new, here)
            with_those_before(new, drafts, here)
            share_status(new, here)
            if real.part is not None and real.part >= 0:
                new.parent = made.get(real.part)
                if new.parent is not None:
                    inherit(new, new.parent)
            made[index] = new
            here.append(new)
            drafts.append(new)
    return without_needless(drafts)


def _harm_of_victims(drafts: Sequence[Draft]) -> Harm | None:
    """What befell "the victims" of a crime, by what was told before; None where some may have died and others lived."""
    dead = max((d.low for d in drafts if d.harm == "killed" and not d.background), default=0)
    hurt = max((d.low for d in drafts if d.harm == "injured" and not d.background), default=0)
    if dead and (dead > 1 or not hurt):
        return "killed"
    return "injured" if hurt and not dead else None


def without_needless(drafts: Sequence[Draft]) -> list[Draft]:
    """A death that the words only imply is told once, and only where no other death is."""
    told = any(d.harm == "killed" and d.low > 0 and not d.background and d.found.rule != IMPLIED for d in drafts)
    first = next((d for d in drafts if d.found.rule == IMPLIED and d.line < OPENING), None)
    return [d for d in drafts if d.found.rule != IMPLIED or (d is first and not told)]


def _still_held(line: PageLine, found: Found, drafts: list[Draft]) -> Found:
    """ "15 people are still being held": by their kidnappers, where the document told of a kidnapping and of no arrest."""
    if found.rule != "were held" or any(d.harm == "detained" for d in drafts) or not any(d.harm == "abducted" for d in drafts):
        return found
    if any(t.low in ARRESTING for t in line.sentence.tokens[found.first : found.last + 8]):
        return found
    return replace(found, harm="abducted", manner="kidnapping")


def title_drafts(page: Page, told: list[Draft]) -> list[Draft]:
    """Claims of harm that only the title tells: of a harm of which the text, a login wall perhaps, says nothing."""
    document = page.document
    if not document.title:
        return []
    head = Page.of(_as_text(page), page.places, headline=True)
    held: dict[str, int] = {}
    for d in told:
        if d.low > 0 and not d.background and d.found.rule != IMPLIED:
            held[d.harm] = max(held.get(d.harm, 0), d.low)
    found = [d for d in drafts_of(head) if not d.background and d.modality != "plural_only" and _beyond(d, held.get(d.harm))]
    if not found:
        return []
    whole = setting(page)
    return [_of_title(d, document.title[d.start : d.end], whole) for d in found]


def _beyond(d: Draft, most: int | None) -> bool:
    """Whether the text tells no such harm, or fewer people than the title's "dozens" or "scores" are at least."""
    return most is None or (d.modality == "vague" and d.low > most)


def _as_text(page: Page) -> Document:
    """The document with its title for a text."""
    return msgspec.structs.replace(page.document, text=page.document.title, title="")


def _of_title(d: Draft, words: str, whole: Setting) -> Draft:
    """A title's claim happened where and when the text's event did."""
    place = (whole.place.text, whole.place.level) if whole.place is not None and not d.own_place else (d.place, d.place_level)
    return replace(d, title=words, line=-1, place=place[0], place_level=place[1])
