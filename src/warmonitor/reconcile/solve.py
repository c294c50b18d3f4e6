"""The smallest and largest numbers of people that a set of constraints allows.

People stand in cells (a status; in an episode a status within an incident); every constraint says that a sum of cells lies in
an interval. Where the constraints nest, which they nearly always do, the answer has a closed form; otherwise HiGHS solves the
integer programme. Both give the same answer, and a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from warmonitor.domain.claims import ClaimRef

Cells = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """The people in `cells` number from `low` to `high` (None: no ceiling). `name` is what a person reads."""

    cells: Cells
    low: int
    high: int | None
    name: str = ""
    refs: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """What is left for a sum of cells; `high` None where nothing bounds it."""

    low: int
    high: int | None


def bounds(constraints: Sequence[Constraint], target: Cells) -> Range | None:
    """The smallest and the largest that `target` can be; None where the constraints cannot all hold.

    >>> parts = [Constraint(cells=frozenset("a"), low=36, high=36), Constraint(cells=frozenset("b"), low=32, high=32)]
    >>> bounds([Constraint(cells=frozenset("abc"), low=72, high=None), *parts], frozenset("abc"))
    Range(low=72, high=None)
    """
    return closed_form(constraints, target) if nested(constraints, target) else optimise(constraints, target)


def feasible(constraints: Sequence[Constraint]) -> bool:
    """Whether some numbers of people satisfy all of them."""
    every = frozenset[str]().union(*(c.cells for c in constraints))
    return bounds(constraints, every) is not None


def nested(constraints: Sequence[Constraint], target: Cells) -> bool:
    """Whether any two sets of cells lie one in the other or apart, so that the closed form is exact."""
    return _nests(_ordered(_merged(constraints, target)))


def closed_form(constraints: Sequence[Constraint], target: Cells) -> Range | None:
    """Bounds by adding and taking the larger or smaller, for sets of cells that nest.

    Upwards: a set holds at least the sum of its parts' floors, and at most the sum of their ceilings if the parts fill it.
    Downwards: a part has at most what its whole leaves when the other parts are at their floors, and, if the parts fill the
    whole, at least what is left when they are at their ceilings. On nested sets this is exact.
    """
    family = _merged(constraints, target)
    ordered = _ordered(family)
    parts = {whole: _largest_inside(whole, ordered) for whole in ordered}
    up: dict[Cells, Range] = {}
    for whole in ordered:
        own = family[whole]
        low = max(own.low, sum(up[p].low for p in parts[whole]))
        high = own.high
        if _fills(whole, parts[whole]):
            high = _least(high, _total(up[p].high for p in parts[whole]))
        if high is not None and high < low:
            return None
        up[whole] = Range(low, high)
    return _downwards(ordered, parts, up, target)


def _downwards(ordered: Sequence[Cells], parts: dict[Cells, tuple[Cells, ...]], up: dict[Cells, Range], target: Cells) -> Range:
    settled = dict(up)
    for whole in reversed(ordered):
        here, fills = settled[whole], _fills(whole, parts[whole])
        for part in parts[whole]:
            others = [settled_up for p, settled_up in ((p, up[p]) for p in parts[whole]) if p != part]
            high = up[part].high
            if here.high is not None:
                high = _least(high, here.high - sum(o.low for o in others))
            low = up[part].low
            rest = _total(o.high for o in others)
            if fills and rest is not None:
                low = max(low, here.low - rest)
            settled[part] = Range(low, high)
    return settled[target]


def _merged(constraints: Sequence[Constraint], target: Cells) -> dict[Cells, Range]:
    """One range for each set of cells: the larger floor, the smaller ceiling. A crossed pair shows as high < low."""
    family: dict[Cells, Range] = {target: Range(0, None)}
    for c in constraints:
        seen = family.get(c.cells, Range(0, None))
        family[c.cells] = Range(max(seen.low, c.low), _least(seen.high, c.high))
    return family


def _ordered(family: Iterable[Cells]) -> list[Cells]:
    """Parts before wholes, and always in the same order."""
    return sorted(family, key=lambda cells: (len(cells), sorted(cells)))


def _nests(ordered: Sequence[Cells]) -> bool:
    return all(not (a & b) or a <= b for i, a in enumerate(ordered) for b in ordered[i + 1 :])


def _largest_inside(whole: Cells, ordered: Sequence[Cells]) -> tuple[Cells, ...]:
    inside = [c for c in ordered if c < whole]
    return tuple(c for c in inside if not any(c < other for other in inside))


def _fills(whole: Cells, parts: Sequence[Cells]) -> bool:
    return bool(parts) and sum(map(len, parts)) == len(whole)


def _least(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def _total(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for n in numbers:
        if n is None:
            return None
        total += n
    return total


def optimise(constraints: Sequence[Constraint], target: Cells) -> Range | None:
    """The same by integer programming with HiGHS.

    Raises:
        RuntimeError: If HiGHS gives up, which on whole numbers of people it has no reason to.

    References:
        Huangfu, Q. and Hall, J. A. J. (2018), Parallelizing the dual revised simplex method, Math. Prog. Comp. 10, 119-142.
    """
    low = _extreme(constraints, target, largest=False)
    if low is None:
        return None
    return Range(low, _extreme(constraints, target, largest=True))


@lru_cache(maxsize=1)
def _highs() -> Any:
    import highspy  # only where a closed form will not do: it takes longer to load than most incidents to settle

    return highspy


def _extreme(constraints: Sequence[Constraint], target: Cells, *, largest: bool) -> int | None:
    """The optimum; None where it is infeasible (smallest) or unbounded (largest)."""
    highspy = _highs()
    cells = sorted(target.union(*(c.cells for c in constraints)))
    column = {cell: i for i, cell in enumerate(cells)}
    # Nobody needs more people in a cell than all floors together and one over: reaching that says "unbounded".
    roof = sum(c.low for c in constraints) + sum(c.high or 0 for c in constraints) + 1
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("threads", 1)
    for cell in cells:
        model.addVar(0.0, float(roof))
        model.changeColCost(column[cell], (-1.0 if largest else 1.0) if cell in target else 0.0)
        model.changeColIntegrality(column[cell], highspy.HighsVarType.kInteger)
    for c in constraints:
        top = highspy.kHighsInf if c.high is None else float(c.high)
        model.addRow(float(c.low), top, len(c.cells), sorted(column[x] for x in c.cells), [1.0] * len(c.cells))
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {model.modelStatusToString(status)} on {len(constraints)} constraints")
    found = abs(round(model.getInfo().objective_function_value))
    return None if largest and found >= roof else int(found)
