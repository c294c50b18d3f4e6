"""The way to a number, in words: steps that a person can redo by hand (R30)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Flag, FlagKind, Reconciliation, TraceStep
from warmonitor.reconcile.rules import CAVEAT, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A step before it has its number."""

    rule: str
    text: str
    harm: str = ""
    status: str = ""
    inputs: tuple[ClaimRef, ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a stage has to say besides its result."""

    notes: tuple[Note, ...] = ()
    flags: tuple[Flag, ...] = ()

    def __add__(self, other: Told) -> Told:
        return Told(notes=self.notes + other.notes, flags=self.flags + other.flags)


def flag(kind: FlagKind, message: str, refs: Iterable[ClaimRef] = ()) -> Flag:
    return Flag(kind=kind, message=message, claims=in_order(refs))


def in_order(refs: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
    """References once each, by document and then by the claim's number in it."""
    return tuple(sorted(set(refs), key=claim_order))


def claim_order(ref: ClaimRef) -> tuple[str, int, str]:
    """c2 before c10."""
    digits = "".join(ch for ch in ref[1] if ch.isdigit())
    return ref[0], int(digits or 0), ref[1]


def named(ref: ClaimRef) -> str:
    return f"{ref[0]}#{ref[1]}"


def span(low: int, high: int | None) -> str:
    """An interval as the trace prints it.

    >>> span(72, None), span(4, 4), span(1, 3)
    ('72 or more', '4', '1 to 3')
    """
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def plus(numbers: Sequence[int]) -> str:
    """An addition written out.

    >>> plus([36, 32, 4])
    '36 + 32 + 4 = 72'
    """
    return " + ".join(map(str, numbers)) + f" = {sum(numbers)}" if len(numbers) > 1 else str(sum(numbers))


def numbered(notes: Iterable[Note]) -> tuple[TraceStep, ...]:
    return tuple(
        TraceStep(
            step=number,
            rule=note.rule,
            harm=note.harm,
            status=note.status,
            inputs=tuple(named(ref) for ref in in_order(note.inputs)),
            result=note.result,
            text=note.text,
        )
        for number, note in enumerate(notes, start=1)
    )


def once(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Flags without repeats, in a fixed order."""
    unlike = {(f.kind, f.message, f.claims): f for f in flags}
    return tuple(unlike[key] for key in sorted(unlike))


def explain(settled: Reconciliation | Incident) -> tuple[str, ...]:
    """A toll and the way to it, line by line, for a person to read and redo.

    >>> from warmonitor.domain.tolls import Toll
    >>> explain(Reconciliation(policy="ucdp", toll={"killed": Toll(low=3, best=3, high=4)}))[0]
    'killed: low 3, best 3, high 4 (policy ucdp)'
    """
    lines = [_headline(harm, toll.low, toll.best, toll.high, toll.high_open, settled.policy) for harm, toll in settled.toll.items()]
    for harm, by_status in settled.toll_by_status.items():
        for status, toll in by_status.items():
            lines.append("  of them " + _headline(status.replace("_", " "), toll.low, toll.best, toll.high, toll.high_open, "", harm))
    lines += [f"! {f.kind}: {f.message}" for f in settled.flags]
    lines += [_step(step) for step in settled.trace]
    return (*lines, CAVEAT)


def _headline(what: str, low: int, best: int | None, high: int, is_open: bool, policy: str, harm: str = "") -> str:
    most = f"{high} or more" if is_open else str(high)
    tail = f" (policy {policy})" if policy else f" ({harm.replace('_', ' ')})"
    return f"{what.replace('_', ' ')}: low {low}, best {'none' if best is None else best}, high {most}{tail}"


def _step(step: TraceStep) -> str:
    about = " ".join(w.replace("_", " ") for w in (step.harm, step.status) if w)
    said = f"{step.step}. {step.rule} {rule(step.rule).title}" + (f" [{about}]" if about else "") + f": {step.text}"
    came = f" => {step.result}" if step.result else ""
    return said + came + (f" (from {', '.join(step.inputs)})" if step.inputs else "")
