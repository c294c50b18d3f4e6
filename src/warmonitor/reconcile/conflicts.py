"""Figures that cannot all be true: the smallest set that conflicts, and what is then kept (R12, R19 to R21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.tolls import FlagKind
from warmonitor.reconcile.solve import Constraint, Range, bounds, feasible
from warmonitor.reconcile.trace import Note, Told, flag, span
from warmonitor.reconcile.voices import Figure

BEYOND = 10  # GED lets a claim of "over 300" stand at 28: one voice so far off is shown, not counted
WIDENINGS = 8  # for each constraint, at most; four figures may need five


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoped:
    """What all accepted voices together say of one scope, and whose figures they are; `words` is the most that words alone reach."""

    low: int
    high: int | None
    figures: tuple[Figure, ...]
    disputed: bool = False
    words: int = 0

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        return tuple(r for f in self.figures for r in f.refs)


def settle(figures: Sequence[Figure], harm: str) -> tuple[Scoped, Told]:
    """Whole figures of one scope as one interval: what they share, or, where they share nothing, from the lowest to the highest.

    Figures that share nothing are first rid of weak and of one-sided ones (reliability), as long as others remain; what is left
    spans the smallest floor to the largest ceiling (R20, R21).
    """
    heard = [f for f in figures if not f.ceiling] or list(figures)
    told = Told()
    words = [f for f in heard if f.vague]
    if len(words) < len(heard):  # a number outranks a word; the word may still raise high, and bear the number out
        heard = [f for f in heard if not f.vague]
    else:
        words = []
    doubtful = [f for f in heard if f.partisan]
    if doubtful and len(doubtful) < len(heard) and _clash(heard):
        heard = [f for f in heard if not f.partisan]
        told = told + _claimed_only(doubtful, harm, "a party's claim of enemy dead that no other voice bears out")
    beyond = _unreasonable(heard)
    if beyond:
        heard = [f for f in heard if f not in beyond]
        told = told + _claimed_only(beyond, harm, f"more than {BEYOND} times what two or more other voices agree on")
    low, high = _shared(heard)
    disputed = high is not None and high < low
    if disputed:
        told = told + _disagreement(heard, harm)
        low, high = min(f.low for f in heard), _largest_ceiling(heard)
    for f in figures:
        if f.ceiling and f.high is not None:  # "up to" sets high only
            high = f.high if heard == [f] else None if high is None else max(high, f.high)
    above = [f.point for f in words if f.point is not None]
    if above and high is not None:
        high = max(high, *above)
    supporters = tuple(replace(f, point=None) for f in words)
    return Scoped(low=low, high=high, figures=(*heard, *supporters), disputed=disputed, words=max(above, default=0)), told


def _clash(figures: Sequence[Figure]) -> bool:
    low, high = _shared(figures)
    return high is not None and high < low


def _shared(figures: Sequence[Figure]) -> tuple[int, int | None]:
    ceilings = [f.high for f in figures if f.high is not None]
    return max(f.low for f in figures), min(ceilings) if ceilings else None


def _largest_ceiling(figures: Sequence[Figure]) -> int | None:
    ceilings = [f.high for f in figures]
    return None if None in ceilings else max(c for c in ceilings if c is not None)


def _unreasonable(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of a lone voice far beyond the value that two or more others agree on exactly (R21)."""
    voices: dict[int, set[str]] = {}
    for f in figures:
        if f.low == f.high and f.low > 0:
            voices.setdefault(f.low, set()).add(f.origin)
    agreed = [value for value, said in voices.items() if len(said) > 1]
    if not agreed:
        return []
    return [f for f in figures if f.low > BEYOND * max(agreed) and len(voices.get(f.low, ())) < 2]


def _claimed_only(figures: Sequence[Figure], harm: str, why: str) -> Told:
    refs = tuple(r for f in figures for r in f.refs)
    text = f"{'; '.join(f.said for f in figures)}: {why}; shown, not counted."
    return Told(
        notes=(Note(rule="R21", text=text, harm=harm, status=figures[0].scope.status, inputs=refs, result="claimed only"),),
        flags=(flag("claimed_only", f"{harm}: {text}", refs),),
    )


def _disagreement(figures: Sequence[Figure], harm: str) -> Told:
    """Where intervals share nothing, the highest floor and the lowest ceiling conflict already: the smallest set is two."""
    top = max(figures, key=lambda f: (f.low, f.order))
    bottom = min((f for f in figures if f.high is not None), key=lambda f: (f.high or 0, f.order))
    about = str(top.scope)
    if bottom.high == 0:
        kind: FlagKind = "denied"
        text = f"{bottom.origin} says that nobody was ({harm}, {about}); {top.said}."
    else:
        kind = "contradiction"
        text = f"{harm}, {about}: {bottom.said}, but {top.said}; they cannot both hold."
    later = top.day is not None and bottom.day is not None and bottom.day < top.day
    if later and bottom.high != 0:
        text += f" The higher figure is the later one ({top.day} after {bottom.day})."
    note = Note(rule="R20", text=text, harm=harm, status=top.scope.status, inputs=bottom.refs + top.refs, result="lowest to highest kept")
    return Told(notes=(note,), flags=(flag(kind, text, bottom.refs + top.refs),))


def smallest_conflict(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """A smallest set that cannot hold: take out one after another whatever leaves the rest in conflict (deletion filter).

    The order is fixed, so that the same claims give the same set. No proper subset of the result conflicts.

    References:
        Chinneck, J. W. (2008), Feasibility and Infeasibility in Optimization, section 6.2.
    """
    if feasible(constraints):
        return ()
    core = _tightest(constraints)
    for c in list(core):
        without = [other for other in core if other is not c]
        if without and not feasible(without):
            core = without
    return tuple(core)


def _tightest(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Of each set of cells the highest floor and the lowest ceiling: if all conflict these do, and they are few."""
    ordered = sorted(constraints, key=lambda c: (c.name, sorted(c.cells), c.low, c.refs))
    floors: dict[frozenset[str], Constraint] = {}
    ceilings: dict[frozenset[str], Constraint] = {}
    for c in ordered:
        if c.cells not in floors or c.low > floors[c.cells].low:
            floors[c.cells] = c
        if c.high is not None and (c.cells not in ceilings or c.high < (ceilings[c.cells].high or 0)):
            ceilings[c.cells] = c
    kept = {id(c) for c in (*floors.values(), *ceilings.values())}
    return [c for c in ordered if id(c) in kept]


def reconcile_scopes(constraints: Sequence[Constraint], harm: str, tied: frozenset[ClaimRef]) -> tuple[tuple[Constraint, ...], Told]:
    """Make the constraints hold together: where a total and its parts conflict, both are kept by widening each to the other.

    A total's ceiling rises to what the parts need; a part's floor falls to what the total leaves. `tied` are claims whose
    report ties them as parts of a total: among these the conflict was told as sum_mismatch already.
    """
    told = Told()
    for _ in range(WIDENINGS * len(constraints) + 1):
        core = smallest_conflict(constraints)
        if not core:
            return tuple(constraints), told
        told = told + _told_conflict(core, harm, tied)
        constraints = _widened(constraints, core)
    while core:  # what widening can't bring together bounds nobody
        constraints = [replace(c, low=0, high=None) if c in core else c for c in constraints]
        core = smallest_conflict(constraints)
    return tuple(constraints), told


def _widened(constraints: Sequence[Constraint], core: Sequence[Constraint]) -> list[Constraint]:
    """Each member of a smallest conflicting set, and whatever speaks of the same people, reaches to what the others leave for it."""
    made = list(constraints)
    for c in core:
        left = bounds([other for other in core if other is not c], c.cells)
        assert left is not None, "without one of its members a smallest conflicting set holds"
        made = [_reaching(other, left) if other.cells == c.cells else other for other in made]
    return made


def _reaching(c: Constraint, left: Range) -> Constraint:
    low = c.low if left.high is None else min(c.low, left.high)
    return replace(c, low=low, high=None if c.high is None else max(c.high, left.low))


def _told_conflict(core: Sequence[Constraint], harm: str, tied: frozenset[ClaimRef]) -> Told:
    refs = tuple(r for c in core for r in c.refs)
    listed = "; ".join(f"{c.name} {span(c.low, c.high)}" for c in core)
    text = f"these cannot all hold: {listed}. None is dropped: totals reach up to their parts, parts down to what the totals leave."
    note = Note(rule="R20", text=text, harm=harm, inputs=refs, result="both kept")
    told_before = bool(refs) and set(refs) <= tied
    return Told(notes=(note,), flags=() if told_before else (flag("contradiction", f"{harm}: {text}", refs),))
