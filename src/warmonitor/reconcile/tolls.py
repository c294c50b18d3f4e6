"""From a system that holds to low, best and high, for everybody and by status (R13, R20 to R24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmonitor.domain.tolls import Policy, Toll
from warmonitor.reconcile.ladder import Best, best_of, by_policy
from warmonitor.reconcile.scopes import KINDS
from warmonitor.reconcile.solve import Range
from warmonitor.reconcile.system import STATUSES, System, families
from warmonitor.reconcile.trace import Note, Told, flag, plus
from warmonitor.reconcile.voices import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Three:
    """Low, best and high before a policy picks what to publish."""

    low: int
    best: int
    high: int
    high_open: bool = False

    def toll(self, policy: Policy) -> Toll:
        return Toll(low=self.low, best=by_policy(self.best, self.low, policy), high=self.high, high_open=self.high_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One harm's numbers, the voices whose figures they rest on, and whether only weak ones speak."""

    total: Three
    by_status: Mapping[str, Three]
    voices: tuple[str, ...] = ()
    weak: bool = False


def numbers(system: System, harm: str, policy: Policy) -> tuple[Settled, Told]:
    """All numbers of one harm."""
    total, told = _three(system, "", harm)
    tolls: dict[str, Three] = {}
    for status in KINDS:
        if _spoken_of(system, status):
            tolls[status], more = _three(system, status, harm, under=total)
            told = told + more
    tolls, total, fitted = _fit(tolls, total, harm)
    by_status = _with_unknown(system, tolls, total)
    told = told + fitted + _makes_up(by_status, total, harm)
    voices = tuple(sorted({f.origin for s in system.scoped.values() for f in s.figures if not f.vague})) or _by_words(system)
    return _published(Settled(total=total, by_status=by_status, voices=voices), policy, harm, told)


def _by_words(system: System) -> tuple[str, ...]:
    """The voices where words alone speak ("dozens")."""
    return tuple(sorted({f.origin for s in system.scoped.values() for f in s.figures}))


def _spoken_of(system: System, status: str) -> bool:
    own = system.own(status) > 0
    return status in system.scoped or own or system.range(status).low > 0


def _three(system: System, status: str, harm: str, under: Three | None = None) -> tuple[Three, Told]:
    """The three numbers of one status ("" for everybody), each with its step."""
    found = system.range(status)
    figures = system.scoped[status].figures if status in system.scoped else ()
    own = system.own(status)
    words = system.scoped[status].words if status in system.scoped else 0 if status else _points_by_status(system)
    high, is_open, closing = _closed(found, figures, own, words, under)
    closing = closing or _high_in_words(system, status, high)
    best = best_of(figures, max(0, found.low - own), max(0, high - own))
    if best.rung == 0 and status in system.hints:
        value = min(max(system.hints[status], found.low), high)
        best = Best(value=value - own, rung=0, why=f"no voice counts them all: the sum of the incidents' bests, {value}")
    three = Three(low=found.low, best=min(max(best.value + own, found.low), high), high=high, high_open=is_open)
    refs = tuple(r for f in figures for r in f.refs)
    notes = (
        Note(
            rule="R20",
            text=_low_in_words(system, status, found),
            harm=harm,
            status=status,
            inputs=refs,
            result=f"low {three.low}",
        ),
        Note(rule="R21", text=closing, harm=harm, status=status, inputs=refs, result=f"high {high}" + (", open" if is_open else "")),
        Note(rule="R22", text=_best_in_words(best, own), harm=harm, status=status, inputs=_refs(best), result=f"best {three.best}"),
    )
    people = harm.replace("_", " ").capitalize()
    said = f"{people}: a voice sets no ceiling; {high} is the largest reliable figure and no upper limit."
    flags = (flag("high_open", said, refs),) if is_open and not status else ()
    return three, Told(notes=notes, flags=flags)


def _points_by_status(system: System) -> int:
    """What the largest figures of each status come to, where no voice counts everybody."""
    points = {status: [f.point for f in s.figures if f.point is not None] for status, s in system.scoped.items()}
    return sum(max(found) for found in points.values() if found)


def _refs(best: Best) -> tuple[tuple[str, str], ...]:
    return tuple(r for f in best.figures for r in f.refs)


def _best_in_words(best: Best, own: int) -> str:
    return best.why + (f", and {own} of the attackers" if own else "") + "."


def _closed(found: Range, figures: Sequence[Figure], own: int, words: int, under: Three | None) -> tuple[int, bool, str]:
    """A high that is a number: an open one is closed by the largest reliable figure (R21)."""
    if found.high is not None and not (under and under.high_open):
        return found.high, False, ""
    points = [f.point + own for f in figures if f.point is not None] + [words]
    reach = max([found.low, *points])
    high = reach if found.high is None else min(found.high, max(reach, found.low))
    if under is not None:
        high = min(high, under.high)
    if found.high is not None and high == found.high:
        return high, False, ""
    return high, True, f"no ceiling is set; closed by the largest reliable figure, {high}."


def _high_in_words(system: System, status: str, high: int) -> str:
    """The ceiling as the smallest of what was stated, the sum of those counted apart, and what the others' floors leave."""
    own = system.own(status)
    stated = system.scoped[status].high if status in system.scoped else None
    offers = [(stated + own, f"{stated} stated" + (f" and {own} of the attackers" if own else ""))] if stated is not None else []
    everybody = system.range("").high
    if status and everybody is not None:
        lows = [system.range(k).low for k in KINDS if k != status]
        others = f" - ({plus(lows)}) of other status" if sum(lows) else ""
        offers.append((everybody - sum(lows), f"{everybody} in all{others}"))
    elif not status and not offers:
        offers.append((high, f"{high} counted apart"))
    said = f"the largest number that all accepted figures allow is {high}"
    if min((n for n, _ in offers), default=None) != high:
        return f"{said}, as the steps above leave them."
    return f"{said} (the smallest of: {'; '.join(words for _, words in offers)})."


def _low_in_words(system: System, status: str, found: Range) -> str:
    """The floor as the largest of what was stated, the sum by status, and those told of inside."""
    stated = [f"{s.low} stated" for k, s in system.scoped.items() if k == status]
    reach = [s.low for k, s in system.scoped.items() if k == status]
    if status == "":
        lows = [n for k in KINDS if (n := system.range(k).low - system.own(k))]
        stated += [f"{plus(lows)} by status"] if lows else []
        reach += [sum(lows)]
    inside = [sum(f.low for f in fs if status in ("", f.scope.status)) for fs in families(system.floors).values()]
    stated += [f"{max(inside)} told of inside"] if any(inside) else []
    boxed = list(system.apart.get(status, ()))
    stated += [f"{plus(boxed)} in incidents surely apart"] if boxed else []
    reach += [*inside, sum(boxed)]
    own = system.own(status)
    added = f" and {own} of the attackers" if own else ""
    largest_of = "; ".join(stated) or "0"
    if max([own, *(n + own for n in reach)]) != found.low:
        return f"the smallest number that all accepted figures allow is {found.low}, as the steps above leave them."
    return f"the smallest number that all accepted figures allow is {found.low} (the largest of: {largest_of}{added})."


def _fit(tolls: dict[str, Three], total: Three, harm: str) -> tuple[dict[str, Three], Three, Told]:
    """Make the statuses' bests a part of the whole's: the whole rises to their sum, or, at its high, they come down (R24)."""
    bests = sum(t.best for t in tolls.values())
    if bests <= total.best:
        return tolls, total, Told()
    if bests <= total.high:
        raised = Three(low=total.low, best=bests, high=total.high, high_open=total.high_open)
        text = f"best is raised from {total.best} to the sum of the statuses' bests, {plus([t.best for t in tolls.values()])}."
        return tolls, raised, Told(notes=(Note(rule="R24", text=text, harm=harm, result=f"best {bests}"),))
    lowered, over = dict(tolls), bests - total.high
    for status in sorted(tolls, key=lambda s: (-(tolls[s].best - tolls[s].low), s)):
        t = lowered[status]
        less = min(over, t.best - t.low)
        lowered[status] = Three(low=t.low, best=t.best - less, high=t.high, high_open=t.high_open)
        over -= less
    raised = Three(low=total.low, best=total.high, high=total.high, high_open=total.high_open)
    text = f"the statuses' bests make {bests}, more than the high of {total.high}; the least certain come down until they fit."
    return lowered, raised, Told(notes=(Note(rule="R24", text=text, harm=harm, result=f"best {total.high}"),))


def _makes_up(by_status: Mapping[str, Three], total: Three, harm: str) -> Told:
    """The sum that must hold, written out (R24)."""
    if len(by_status) < 2:
        return Told()
    parts = " + ".join(f"{t.best} {status.replace('_', ' ')}" for status, t in by_status.items())
    return Told(notes=(Note(rule="R24", text=f"best {total.best} = {parts}.", harm=harm, result=f"best {total.best}"),))


def _with_unknown(system: System, tolls: Mapping[str, Three], total: Three) -> dict[str, Three]:
    """The remainder that no voice gives a status (R12, R24)."""
    rest = system.range(*(s for s in STATUSES if s not in tolls))
    low = max(rest.low, total.low - sum(t.high for t in tolls.values()))
    best = total.best - sum(t.best for t in tolls.values())
    room = total.high - sum(t.low for t in tolls.values())
    high = max(best, room if rest.high is None else min(room, rest.high))
    if tolls and not high:
        return dict(tolls)
    remainder = Three(low=min(low, best), best=best, high=high, high_open=total.high_open and rest.high is None)
    return {**tolls, "unknown": remainder} if total.high else dict(tolls)


def _published(settled: Settled, policy: Policy, harm: str, told: Told) -> tuple[Settled, Told]:
    """What the policy makes of it, in words (R23)."""
    choice = {"low": f"acled: best is low, {settled.total.low}.", "none": "ibc: no best is published."}.get(policy.best)
    if choice is None:
        return settled, told
    result = f"best {by_policy(settled.total.best, settled.total.low, policy)}"
    return settled, told + Told(notes=(Note(rule="R23", text=choice, harm=harm, result=result),))
