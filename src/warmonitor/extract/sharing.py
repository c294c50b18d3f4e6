"""What claims of one sentence take from each other: a second number the first one's noun, a part its total's circumstances."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.drafts import Draft

BESIDE = frozenset("additional another more other others further".split())
NEAR = 8  # sentences over which "also" and "additional" reach back


def share_noun(new: Draft, same_sentence: Sequence[Draft]) -> None:
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


def with_those_before(new: Draft, drafts: Sequence[Draft], same_sentence: Sequence[Draft]) -> None:
    """ "The troops also held two additional suspects": where and when those told of before were held, unless the sentence says more.

    What else the sentence tells, "killed one rebel and held two additional ones", was there too.
    """
    beside = new.also or any(p.more in BESIDE for p in new.found.people)
    before = next((d for d in reversed(drafts) if d.harm == new.harm and not d.background and d.low > 0), None) if beside else None
    if before is None or new.background or new.line - before.line > NEAR:
        return
    for d in (new, *same_sentence):
        if not d.own_place and before.place and not d.background:
            d.place, d.place_level = before.place, before.place_level
    if not new.own_time and before.date_end:
        new.date_start, new.date_end, new.time, new.precision = before.date_start, before.date_end, before.time, before.precision


def share_status(new: Draft, same_sentence: Sequence[Draft]) -> None:
    """ "six priests and two women": women and girls listed with civilians, and with nobody else, are no fighters either."""
    listed = [d for d in same_sentence if d.harm == new.harm and d.found.trigger == new.found.trigger]
    if new.status == "unknown" and new.sex == "women" and listed and all(d.status == "civilian" for d in listed):
        new.status = "civilian"


def inherit(part: Draft, total: Draft) -> None:
    """A part happened where, when and how its total did, and who said the one said the other."""
    part.manner, part.place, part.place_level = total.manner, total.place, total.place_level
    part.date_start, part.date_end, part.time, part.precision = total.date_start, total.date_end, total.time, total.precision
    part.attribution, part.hedge, part.perpetrator = total.attribution, total.hedge, total.perpetrator
    part.own_place, part.own_time = total.own_place, total.own_time
    if part.status == "unknown" and total.status in ("civilian", "armed_group", "state_forces"):
        part.status = total.status
    part.counting = "incident" if total.counting in ("increment", "cumulative") else total.counting
