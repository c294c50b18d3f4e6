"""Who speaks, and which of a voice's figures stands (R06, R07, R08, R15, R19)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.counts import Count
from warmonitor.domain.tolls import Origin
from warmonitor.reconcile.scopes import Scope
from warmonitor.reconcile.trace import Note, Told, flag, in_order, span

PARTIES = ("government", "state_media", "military", "police", "armed_group")
GOVERNING = ("government", "state_media", "military", "police")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one voice says of one scope: the unit that is compared and solved.

    `whole` figures say how many there were of the scope in all; the others only that there were at least so many.
    `family` names floors that count surely different people. `ceiling` marks "up to N". `weak` and `partisan` follow R19 and R21,
    `admitted` R20, `listed` and `checked` the first two rungs of R22. `beside` is R25's: whether attackers' own deaths are
    "in" the figure, "out" of it, or the report doesn't speak of them (""). `implied` figures tell of certain people (named, of
    one sex or age, a single person of a status): they stand for everybody only where no voice counts everybody. `narrow` ones
    are of named people, or of one sex or age. `vague` figures
    are words ("dozens"), not numbers; a `part` is tied to its total by its report.
    """

    scope: Scope
    low: int
    high: int | None
    point: int | None
    refs: tuple[ClaimRef, ...]
    origin: str
    day: date | None = None
    whole: bool = True
    family: str = ""
    ceiling: bool = False
    increment: bool = False
    weak: bool = False
    letter: str = ""
    partisan: bool = False
    admitted: bool = False
    listed: bool = False
    checked: bool = False
    attackers: bool = False
    beside: str = ""
    implied: bool = False
    narrow: bool = False
    vague: bool = False
    part: bool = False

    @property
    def count(self) -> Count:
        return Count(low=self.low, high=self.high)

    @property
    def order(self) -> tuple[object, ...]:
        return (self.scope, self.origin, self.day or date.min, self.low, -1 if self.high is None else self.high, self.refs)

    @property
    def said(self) -> str:
        return f"{self.origin}: {span(self.low, self.high)}"


def voice_of(cited: Cited) -> str:
    """The independent voice; before folding, the speaker nearest to the facts, else the outlet, else the report itself."""
    return cited.origin or (cited.claim.attribution[-1] if cited.claim.attribution else cited.source) or cited.doc_id


def kinds_of(origins: Sequence[Origin]) -> Mapping[str, str]:
    return {origin.name: origin.kind for origin in origins}


def statement_day(cited: Cited) -> date | None:
    """The day whose knowledge a figure holds: a running total's own as-of day, else the day of the report."""
    if cited.claim.counting in ("cumulative", "period"):
        return cited.as_of
    return cited.published or cited.as_of


def by_voice(members: Iterable[Cited]) -> dict[str, tuple[Cited, ...]]:
    """Claims under the voices that they come from, names sorted (R06)."""
    found: dict[str, list[Cited]] = {}
    for cited in members:
        found.setdefault(voice_of(cited), []).append(cited)
    return {name: tuple(found[name]) for name in sorted(found)}


def circular(members: Sequence[Cited], origins: Sequence[Origin]) -> Told:
    """Each voice, and the reports that carry it (R06)."""
    voices = by_voice(members)
    notes = []
    flags = []
    for name, said in voices.items():
        documents = sorted({c.doc_id for c in said})
        carried = next((o for o in origins if o.name == name and o.presumed), None)
        presumed = f" ({_reason(carried.why, documents)})" if carried and carried.why else ""
        carriers = f"{len(documents)} report{'s'[: len(documents) > 1]}: {', '.join(documents)}"
        text = f"{name} is one voice, carried by {carriers}{presumed}."
        notes.append(Note(rule="R06", text=text, inputs=tuple(c.ref for c in said), result="1 voice"))
        if len(documents) > 1:
            flags.append(flag("circular_reporting", f"{len(documents)} reports carry one voice, {name}.", (c.ref for c in said)))
    return Told(notes=tuple(notes), flags=tuple(flags))


def _reason(why: Sequence[str], documents: Sequence[str]) -> str:
    """Why the voice is presumed: a reason about one of these documents, else the first."""
    about = re.compile("|".join(rf"(?<![\w-]){re.escape(d)}(?![\w-])" for d in documents))
    return next((reason for reason in why if about.search(reason)), why[0])


def current(figures: Sequence[Figure], harm: str) -> tuple[tuple[Figure, ...], Told]:
    """The whole figures that stand, one voice and scope at a time; floors pass through untouched."""
    keys = sorted({(f.scope, f.origin, f.attackers) for f in figures if f.whole})
    standing = [f for f in figures if not f.whole]
    told = Told()
    for scope, origin, attackers in keys:
        said = [f for f in figures if f.whole and (f.scope, f.origin, f.attackers) == (scope, origin, attackers)]
        unlike = _repeats(said)
        kept, more = _one_voice(unlike, harm)
        standing += kept
        told = told + _told_repeats(said, unlike, harm) + more
    return tuple(sorted(standing, key=lambda f: f.order)), told


def _repeats(said: Sequence[Figure]) -> list[Figure]:
    """Equal figures of one voice become one (R08): weak or unchecked only if all of them are."""
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for f in sorted(said, key=lambda f: f.order):
        alike.setdefault((f.low, f.high, f.increment, f.ceiling), []).append(f)
    return sorted(map(_same_said_again, alike.values()), key=lambda f: (f.day or date.min, f.order))


def _told_repeats(said: Sequence[Figure], unlike: Sequence[Figure], harm: str) -> Told:
    if len(said) == len(unlike):
        return Told()
    who, scope = said[0].origin, said[0].scope
    figures = "1 figure" if len(unlike) == 1 else f"{len(unlike)} different figures"
    text = f"{who} gives {figures} for {scope}, in {len(said)} statements; repeats add nothing."
    refs = tuple(r for f in said for r in f.refs)
    result = f"{len(unlike)} figure{'s'[: len(unlike) > 1]}"
    return Told(notes=(Note(rule="R08", text=text, harm=harm, status=scope.status, inputs=refs, result=result),))


def _same_said_again(said: Sequence[Figure]) -> Figure:
    """One figure for equal ones, at once: ten thousand copies of a report say it ten thousand times."""
    first = said[0]
    if len(said) == 1:
        return first
    return replace(
        first,
        refs=in_order(ref for f in said for ref in f.refs),
        day=max((f.day for f in said if f.day), default=None),
        weak=all(f.weak for f in said),
        admitted=any(f.admitted for f in said),
        listed=any(f.listed for f in said),
        checked=any(f.checked for f in said),
        beside=next((f.beside for f in said if f.beside), first.beside),
    )


def _one_voice(said: Sequence[Figure], harm: str) -> tuple[list[Figure], Told]:
    """Walk a voice's figures by day: the later replaces the earlier unless it leaves room for it (R07); increments add (R15)."""
    standing: list[Figure] = []
    told = Told()
    for f in said:
        if f.increment and standing and _earlier(standing[-1], f):
            f, more = _added(standing[-1], f, harm)
            told = told + more
        gone = [s for s in standing if _earlier(s, f) and not f.count.holds(s.count) and not f.ceiling]
        for old in gone:
            told = told + _superseded(old, f, harm)
        standing = [s for s in standing if s not in gone] + [f]
    return standing, told


def _earlier(a: Figure, b: Figure) -> bool:
    return a.day is not None and b.day is not None and a.day < b.day


def _added(base: Figure, more: Figure, harm: str) -> tuple[Figure, Told]:
    count = base.count + more.count
    point = None if base.point is None or more.point is None else base.point + more.point
    refs = in_order(base.refs + more.refs)
    text = f"{more.origin} adds {span(more.low, more.high)} on {more.day} to its {span(base.low, base.high)} of {base.day}."
    note = Note(rule="R15", text=text, harm=harm, status=base.scope.status, inputs=refs, result=span(count.low, count.high))
    return replace(more, low=count.low, high=count.high, point=point, refs=refs, increment=False), Told(notes=(note,))


def _superseded(old: Figure, new: Figure, harm: str) -> Told:
    fell = new.high is not None and new.high < old.low
    text = f"{old.origin} said {span(old.low, old.high)} on {old.day} and {span(new.low, new.high)} on {new.day}; the later stands."
    note = Note(rule="R07", text=text, harm=harm, status=new.scope.status, inputs=old.refs + new.refs, result=span(new.low, new.high))
    flags = (flag("revised_down", f"{harm}: {text}", old.refs + new.refs),) if fell else ()
    return Told(notes=(note,), flags=flags)
