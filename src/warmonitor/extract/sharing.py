"""What claims of one sentence take from each other: a second number the first one's noun, a part its total's circumstances."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.extract.drafts import Draft


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


def inherit(part: Draft, total: Draft) -> None:
    """A part happened where, when and how its total did, and who said the one said the other."""
    part.manner, part.place, part.place_level = total.manner, total.place, total.place_level
    part.date_start, part.date_end, part.time, part.precision = total.date_start, total.date_end, total.time, total.precision
    part.attribution, part.hedge, part.perpetrator = total.attribution, total.hedge, total.perpetrator
    part.own_place, part.own_time = total.own_place, total.own_time
    if part.status == "unknown" and total.status in ("civilian", "armed_group", "state_forces"):
        part.status = total.status
    part.counting = "incident" if total.counting in ("increment", "cumulative") else total.counting
