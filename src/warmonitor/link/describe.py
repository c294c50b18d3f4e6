"""What an incident is, in a line and in fields: title, when, where, how, by whom, whom it harmed, what was verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Supported, VerificationNote, Victim
from warmonitor.domain.places import Place
from warmonitor.domain.times import When
from warmonitor.link import support
from warmonitor.link.strands import is_dated, span
from warmonitor.link.verifying import notes
from warmonitor.link.victims import named_victims

# One plain noun each; none says who was right.
WHAT = {
    "execution": "Executions", "shooting": "Shooting", "airstrike": "Airstrikes", "shelling": "Shelling", "bombing": "Bombing",
    "suicide_bombing": "Suicide bombing", "mine": "Mine explosion", "clashes": "Clashes", "stabbing": "Stabbing",
    "torture": "Torture or beating", "chemical": "Chemical attack", "arson": "Arson", "kidnapping": "Kidnapping",
}  # fmt: skip
BY_HARM = {
    "killed": "Killings", "injured": "Injuries", "killed_or_injured": "Casualties", "missing": "Disappearances",
    "abducted": "Abductions", "detained": "Detentions", "displaced": "Displacement", "bodies_found": "Bodies found",
}  # fmt: skip
ONE = {
    "Executions": "Execution",
    "Killings": "Killing",
    "Detentions": "Detention",
    "Abductions": "Abduction",
    "Disappearances": "Disappearance",
}
MONTHS = "January February March April May June July August September October November December".split()


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about an incident but its numbers. No name of a victim ever stands in `title`."""

    title: str
    when: When
    place: Place | None = None
    manner: Supported | None = None
    perpetrator: Supported | None = None
    actors: tuple[Supported, ...] = ()
    victims: tuple[Victim, ...] = ()
    verification: tuple[VerificationNote, ...] = ()


def describe(members: Sequence[Cited], *, documents: Mapping[str, Document] | None = None) -> Description:
    """Describe an incident by its claims; each value is the one that most independent voices support.

    With `documents`, verification notes quote the sentence and name the newsroom that verified or could not.

    Raises:
        ValueError: If there are no claims.
    """
    if not members:
        raise ValueError("an incident without claims cannot be described")
    ordered = sorted(members, key=lambda m: m.ref)
    wide = spans_several(ordered)
    when = _when(ordered, wide=wide)
    where = support.where(ordered)
    manner = support.manner(ordered)
    return Description(
        title=title(ordered, when=when, where=where.words if where else "", manner=manner, wide=wide),
        when=when,
        place=where.place if where else None,
        manner=manner,
        perpetrator=support.perpetrator(ordered),
        actors=support.actors(ordered),
        victims=named_victims(ordered),
        verification=notes(ordered, documents or {}),
    )


def spans_several(members: Sequence[Cited]) -> bool:
    """Whether the figures are running or period totals, as in an episode: most of them, and the largest."""
    wide = [m for m in members if m.claim.counting in ("cumulative", "period")]
    return 2 * len(wide) >= len(members) and max(m.claim.low for m in members) == max(m.claim.low for m in wide)


def title(members: Sequence[Cited], *, when: When, where: str, manner: Supported | None, wide: bool) -> str:
    """One neutral line: what, where, when."""
    what = "Violence" if wide else WHAT[manner.value] if manner else BY_HARM[_commonest_harm(members)]
    if all(m.claim.low <= 1 and m.claim.high == m.claim.low for m in members):
        what = ONE.get(what, what)
    if all(m.claim.hedge != "asserted" for m in members):
        what = f"Alleged {what[0].lower()}{what[1:]}"
    return f"{what}{_at(where)}, {written(when)}"


def written(when: When) -> str:
    """Days in words, as short as they can be.

    >>> written(When(start=date(2025, 3, 6), end=date(2025, 3, 7)))
    '6–7 March 2025'
    """
    start, end = when.start, when.end
    if start is None or end is None:
        return f"until {_day(end)}" if end else f"from {_day(start)}" if start else "date unclear"
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    left = _day(start).removesuffix(f" {start.year}") if start.year == end.year else _day(start)
    return f"{left} – {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _at(where: str) -> str:
    if not where:
        return ", place unclear"
    name = " ".join(where.split())
    name = name[0].lower() + name[1:] if name.startswith("The ") else name
    return f" in {name.title() if name.isupper() else name}"  # old wires are all capitals


def _commonest_harm(members: Sequence[Cited]) -> str:
    counts = Counter(m.claim.harm for m in members)
    return min(counts, key=lambda harm: (-counts[harm], harm != "killed", harm))


def _when(members: Sequence[Cited], *, wide: bool) -> When:
    """The days that most dated claims give; one victim's day does not narrow the whole incident's."""
    start, end, _ = span(members, whole=wide)
    dated = [m.claim for m in members if is_dated(m)]
    given = Counter((c.date_start, c.date_end) for c in dated if c.date_start and c.date_end)
    if given and not wide:
        start, end = min(given, key=lambda days: (-given[days], days[1] - days[0], days))
    return When(start=start, end=end if start is None or end is None or end >= start else start)
