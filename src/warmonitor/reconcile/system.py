"""One harm's figures as constraints on people by status: what is solved, and what is printed of it (R09 to R11, R25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from warmonitor.domain.claims import ClaimRef
from warmonitor.reconcile.conflicts import Scoped, reconcile_scopes, settle
from warmonitor.reconcile.scopes import KINDS, Scope, relation
from warmonitor.reconcile.solve import Cells, Constraint, Range, bounds
from warmonitor.reconcile.trace import Note, Told, in_order, plus, span
from warmonitor.reconcile.voices import Figure

STATUSES = (*KINDS, "unknown")
MOST_RELATIONS = 6  # more scopes than this are told by status alone: nobody reads forty pairs


def cells(status: str, boxes: Sequence[str] = ("",)) -> Cells:
    """Where the people of a status stand ("" for everybody): in every box, which are an episode's incidents."""
    return frozenset(f"{s}@{box}" for s in (STATUSES if status == "" else (status,)) for box in boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Constraints that hold together, and the figures behind each status's (under "" everybody's).

    `hints` are bests where no figure gives one: an episode's sums over its incidents; `apart` the lows of its incidents
    that surely hold different people.
    """

    constraints: tuple[Constraint, ...]
    scoped: Mapping[str, Scoped]
    floors: tuple[Figure, ...]
    attackers: tuple[Figure, ...]
    boxes: tuple[str, ...] = ("",)
    hints: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def range(self, *statuses: str) -> Range:
        """The smallest and largest number of people of these statuses ("" is everybody) that everything accepted allows."""
        found = _bounds(self.constraints, frozenset[str]().union(*(cells(s, self.boxes) for s in statuses)))
        assert found is not None, "the constraints were made to hold together"
        own = self.own(*statuses)
        return Range(found.low + own, None if found.high is None else found.high + own)

    def own(self, *statuses: str) -> int:
        """Attackers' own deaths among these statuses: they stand beside the victims, who alone are solved for (R25)."""
        return sum(a.low for a in self.attackers if "" in statuses or (a.scope.status or "unknown") in statuses)


@lru_cache(maxsize=256)
def _bounds(constraints: tuple[Constraint, ...], target: Cells) -> Range | None:
    return bounds(constraints, target)


def assemble(
    figures: Sequence[Figure],
    harm: str,
    *,
    tied: frozenset[ClaimRef] = frozenset(),
    extra: Sequence[Constraint] = (),
    boxes: tuple[str, ...] = ("",),
) -> tuple[System, Told]:
    """The accepted figures as a system in which all hold, conflicts widened and told."""
    figures, attackers, told = _attackers(figures, harm)
    scoped: dict[str, Scoped] = {}
    loose = _words_beside_numbers(figures)
    for status in ("", *KINDS):
        wholes = [f for f in figures if f.whole and f.scope.status == status and f not in loose]
        if wholes:
            scoped[status], more = settle(wholes, harm)
            told = told + more + _listed(scoped[status], wholes, harm, status)
    told = told + _relations(figures, harm)
    floors = tuple(f for f in figures if not f.whole)
    constraints = [*_whole_constraints(scoped, boxes), *_admitted(scoped, boxes)]
    constraints += [*_floor_constraints(floors, attackers, boxes), *extra]
    held, more = reconcile_scopes(constraints, harm, tied)
    told = told + _inside(floors, harm) + more
    ceiling, more = _sum_of_all(scoped, floors, held, harm, boxes, loose)
    told = told + more
    if ceiling:
        held, more = reconcile_scopes([*held, *ceiling], harm, tied)
        told = told + more
    return System(constraints=tuple(held), scoped=scoped, floors=floors, attackers=attackers, boxes=boxes), told


def _words_beside_numbers(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Words for everybody ("dozens died") where numbers by status stand and no number counts everybody: they raise high alone."""
    wholes = [f for f in figures if f.whole]
    everybody = [f for f in wholes if f.scope.everybody and not f.ceiling]
    numbers = [f for f in wholes if not f.scope.everybody and not f.vague and not f.part and f.low > 0]
    return tuple(everybody) if numbers and all(f.vague for f in everybody) else ()


def _attackers(figures: Sequence[Figure], harm: str) -> tuple[list[Figure], tuple[Figure, ...], Told]:
    """Set attackers' own deaths apart, and let every other figure say of the victims alone what it can (R25)."""
    own = sorted((f for f in figures if f.attackers), key=lambda f: (-f.low, f.order))[:1]
    rest = [f for f in figures if not f.attackers]
    if not own:
        return rest, (), Told()
    count = own[0].low
    text = f"{own[0].origin} counts {count} attacker{'s'[: count > 1]} beside the victims; a figure silent on it may hold them."
    note = Note(rule="R25", text=text, harm=harm, status=own[0].scope.status, inputs=own[0].refs, result=f"victims + {count}")
    return [_victims_alone(f, own[0]) for f in rest], tuple(own), Told(notes=(note,))


def _victims_alone(figure: Figure, own: Figure) -> Figure:
    if not figure.whole or figure.beside == "out" or figure.scope.status not in ("", own.scope.status):
        return figure
    less = max(0, figure.low - own.low)
    if figure.beside == "in":
        high = None if figure.high is None else max(less, figure.high - own.low)
        return replace(figure, low=less, high=high, point=None if figure.point is None else max(0, figure.point - own.low))
    return replace(figure, low=less, point=None if figure.point is None else less)


def _whole_constraints(scoped: Mapping[str, Scoped], boxes: tuple[str, ...]) -> list[Constraint]:
    return [
        Constraint(cells=cells(status, boxes), low=s.low, high=s.high, name=_name(status, "stated"), refs=s.refs)
        for status, s in scoped.items()
    ]


def _admitted(scoped: Mapping[str, Scoped], boxes: tuple[str, ...]) -> list[Constraint]:
    """A party's own losses are never undercut (R20), as far as the ceiling goes."""
    return [
        Constraint(cells=cells(status, boxes), low=f.low, high=None, name=_name(status, "admitted"), refs=f.refs)
        for status, s in scoped.items()
        for f in s.figures
        if f.admitted and (s.high is None or f.low <= s.high)
    ]


def _name(status: str, what: str) -> str:
    return f"{(status or 'all').replace('_', ' ')} ({what})"


def families(floors: Sequence[Figure]) -> dict[str, tuple[Figure, ...]]:
    """Floors that count surely different people, together."""
    found: dict[str, list[Figure]] = {}
    for f in floors:
        found.setdefault(f.family, []).append(f)
    return {name: tuple(sorted(found[name], key=lambda f: f.order)) for name in sorted(found)}


def _floor_constraints(floors: Sequence[Figure], attackers: Sequence[Figure], boxes: tuple[str, ...]) -> list[Constraint]:
    """Each family raises everybody's floor by its sum, and a status's by those of that status."""
    made = []
    for family, members in families(floors).items():
        for status in ("", *KINDS):
            inside = [f for f in members if status in ("", f.scope.status)]
            if inside:
                refs = in_order(r for f in inside for r in f.refs)
                own = sum(a.low for a in attackers if status in ("", a.scope.status))  # may be one of the attackers
                low = max(0, sum(f.low for f in inside) - own)
                made.append(Constraint(cells=cells(status, boxes), low=low, high=None, name=_name(status, family), refs=refs))
    return made


def _sum_of_all(
    scoped: Mapping[str, Scoped],
    floors: Sequence[Figure],
    held: Sequence[Constraint],
    harm: str,
    boxes: tuple[str, ...],
    loose: Sequence[Figure],
) -> tuple[list[Constraint], Told]:
    """Where no voice counts everybody, everybody is at most all that the voices count apart (R11)."""
    if "" in scoped or not scoped:
        return [], Told()
    highs = [bounds(held, cells(status, boxes)) for status in scoped]
    beside = sorted({f.low for f in floors if f.family.endswith(" beside")})[-1:]  # several reports may mean the same people
    without = [f.low for f in floors if f.scope.status not in scoped and not f.family.endswith(" beside")]
    more = beside + ([max(without)] if without else [])
    others = frozenset[str]().union(*(cells(s, boxes) for s in STATUSES if s not in scoped))
    nobody_else = Constraint(cells=others, low=0, high=sum(more), name="of a status that no voice counts")
    if any(r is None or r.high is None for r in highs):
        return [nobody_else], Told()
    tops = [r.high for r in highs if r is not None and r.high is not None] + more
    words = max((f.point or 0 for f in loose), default=0)
    most = max(words, sum(tops))
    text = f"no voice counts everybody; those counted apart are at most {plus(tops)}" + (f"; words reach {words}." if words else ".")
    refs = tuple(r for s in scoped.values() for r in s.refs) + tuple(r for f in loose for r in f.refs)
    note = Note(rule="R11", text=text, harm=harm, inputs=refs, result=str(most))
    if most > sum(tops):
        nobody_else = replace(nobody_else, high=sum(more) + most - sum(tops))
    return [nobody_else, Constraint(cells=cells("", boxes), low=0, high=most, name="all counted apart")], Told(notes=(note,))


def _listed(scoped: Scoped, wholes: Sequence[Figure], harm: str, status: str) -> Told:
    """The figures that are compared, voice by voice (R19)."""
    said = "; ".join(f.said for f in wholes)
    text = f"{_name(status, 'figures of equal scope')}: {said}; together {span(scoped.low, scoped.high)}."
    refs = tuple(r for f in wholes for r in f.refs)
    return Told(notes=(Note(rule="R19", text=text, harm=harm, status=status, inputs=refs, result=span(scoped.low, scoped.high)),))


def _relations(figures: Sequence[Figure], harm: str) -> Told:
    """How the scopes that are spoken of lie to each other (R09)."""
    scopes = sorted({f.scope for f in figures})
    if len(scopes) > MOST_RELATIONS:
        scopes = sorted({Scope(status=s.status) for s in scopes})
    lies = [f"{a} / {b}: {relation(a, b)}" for i, a in enumerate(scopes) for b in scopes[i + 1 :]]
    if not lies:
        return Told()
    return Told(notes=(Note(rule="R09", text="; ".join(lies) + ".", harm=harm, result="only equal scopes are compared"),))


def _inside(floors: Sequence[Figure], harm: str) -> Told:
    """People told of who lie inside other figures: their sum is a floor, and is not added (R10)."""
    notes = []
    for members in families(floors).values():
        told = "; ".join(f"{f.low} ({f.scope})" for f in members)
        total = sum(f.low for f in members)
        refs = tuple(r for f in members for r in f.refs)
        who = "named people" if members[0].family == "named people" else f"told of in {members[0].refs[0][0]}"
        text = f"{who}: {told}; inside other figures and not added to them, so at least {plus([f.low for f in members])}."
        statuses = {f.scope.status for f in members}
        status = statuses.pop() if len(statuses) == 1 else ""
        notes.append(Note(rule="R10", text=text, harm=harm, status=status, inputs=refs, result=f"at least {total}"))
    return Told(notes=tuple(notes))
