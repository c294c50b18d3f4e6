"""What each report's claims of one harm amount to: whole figures, floors under them, and checked sums (R10, R12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warmonitor.domain.claims import Cited
from warmonitor.reconcile import policies
from warmonitor.reconcile.attackers import attackers_apart, own_inside
from warmonitor.reconcile.levels import stated, summed, top_of
from warmonitor.reconcile.named import believed, named_people
from warmonitor.reconcile.reading import Reader
from warmonitor.reconcile.reports import Report, reports
from warmonitor.reconcile.scopes import KINDS, Scope, scope_of
from warmonitor.reconcile.trace import Note, Told, flag, plus, span
from warmonitor.reconcile.voices import Figure, voice_of


def figures_of(members: Sequence[Cited], reader: Reader, harm: str) -> tuple[tuple[Figure, ...], Told]:
    """All figures of one harm, report by report, before voices are compared."""
    found: list[Figure] = []
    told = Told()
    for report in reports(members):
        figures, more = _report(report, reader, harm)
        found += figures
        told = told + more
    found += believed(named_people(members, reader), found, members)
    lowered, more = _implied_under_counts(found, harm)
    return lowered, told + more


def _implied_under_counts(figures: Sequence[Figure], harm: str) -> tuple[tuple[Figure, ...], Told]:
    """Where a voice counts everybody, or all of a status, others' certain people are inside that count (R10).

    Certain people who may be that very count ("52 men" where another report says 52 people) stay whole.
    """
    counts = [f for f in figures if f.whole and not f.implied and not f.ceiling and not f.attackers and not f.vague and f.low > 0]
    implied = [f for f in figures if f.whole and f.implied and not f.attackers]
    inside = [f for f in implied if _under(f, counts) and not _agreed(f, implied)]
    notes = tuple(
        Note(
            rule="R10",
            text=f"{f.origin} tells of {span(f.low, f.high)} ({f.scope}), who may be among those that others count; not added.",
            harm=harm,
            status=f.scope.status,
            inputs=f.refs,
            result=f"at least {f.low}",
        )
        for f in inside
    )
    floors = {id(f): replace(f, whole=False, family=" ".join(f.refs[0])) for f in inside}
    return tuple(floors.get(id(f), f) for f in figures), Told(notes=notes)


def _agreed(figure: Figure, implied: Sequence[Figure]) -> bool:
    """Whether another voice tells of exactly as many of that status: two voices that agree have counted."""
    same = [f for f in implied if not f.narrow and (f.scope, f.low, f.high) == (figure.scope, figure.low, figure.high)]
    return not figure.narrow and figure.scope.status != "" and len({f.origin for f in same}) > 1


def _under(figure: Figure, counts: Sequence[Figure]) -> bool:
    # What the figure itself sums for certain is no other count, nor is it where the voice says that again (R08).
    own = {_what(c) for c in counts if set(c.refs) <= set(figure.refs) and c.low < figure.low}
    counts = [c for c in counts if _what(c) not in own]
    same = [c for c in counts if c.scope.status == figure.scope.status]
    around = [c for c in counts if not figure.scope.status or c.scope.status in ("", figure.scope.status)]
    return bool(around) and not any(c.count.meets(figure.count) for c in same)


def _what(figure: Figure) -> tuple[object, ...]:
    return figure.origin, figure.scope, figure.low, figure.high


def _report(report: Report, reader: Reader, harm: str) -> tuple[list[Figure], Told]:
    outside, beside = attackers_apart(report)
    told = _reading(report, reader, harm)
    wholes: list[Figure] = []
    covered: set[str] = set()
    for voice in sorted({voice_of(c) for c in report.roots}):
        roots = [c for c in report.roots if voice_of(c) == voice and c not in outside]
        mine, used, more = stated(report, roots, reader, harm)
        wholes += [replace(f, beside=own_inside(report, f, outside) if beside == "out" else beside) for f in mine]
        covered |= used
        told = told + more
    for whole in [c for c in report.claims if c.claim.id in covered]:
        told = told + check_sums(report, whole, reader, harm)
        parts, used = _parts_by_status(report, whole, reader, {f.scope.status for f in wholes if not f.implied})
        wholes += [replace(f, beside=own_inside(report, f, outside) if beside == "out" else beside) for f in parts]
        covered |= used
    wholes, more = _inside_larger(report, wholes, harm)
    told = told + more
    wholes += [replace(reader.figure(c), attackers=True) for c in outside]
    rest = [c for c in report.claims if c.claim.id not in covered and c not in outside and c.claim.low > 0]
    return wholes + _floors(report, rest, reader), told


def _inside_larger(report: Report, wholes: Sequence[Figure], harm: str) -> tuple[list[Figure], Told]:
    """A report's own smaller figure, one beside its own larger one, and a single person are inside the larger: no rival tolls (R10).

    Rivals are two voices that the report quotes.
    """
    said = {c.ref: c.claim for c in report.claims}

    def own(f: Figure) -> bool:
        return not any(said[r].attribution for r in f.refs)

    kept: list[Figure] = []
    told = Told()
    for f in wholes:
        larger = [
            g for g in wholes if g.scope == f.scope and g.origin != f.origin and f.high is not None and g.low > f.high and not g.vague
        ]
        if not any(own(f) or own(g) or f.low == f.high == 1 for g in larger) or f.high == 0:
            kept.append(f)
            continue
        kept.append(replace(f, whole=False, family=" ".join(f.refs[0])))
        text = (
            f"{report.doc_id}: {f.said} ({f.scope}) is inside the larger figure of the same report, {span(larger[0].low, larger[0].high)}."
        )
        note = Note(rule="R10", text=text, harm=harm, status=f.scope.status, inputs=f.refs, result=f"at least {f.low}")
        told = told + Told(notes=(note,))
    return kept, told


def _reading(report: Report, reader: Reader, harm: str) -> Told:
    """The readings that are not plain numbers (R01)."""
    lines = [(c, policies.words(c.claim, reader.policy)) for c in report.claims]
    return _typed(report, harm) + Told(
        notes=tuple(
            Note(rule="R01", text=text, harm=harm, inputs=(c.ref,), result=str(policies.read(c.claim, reader.policy)))
            for c, text in lines
            if text
        )
    )


def _typed(report: Report, harm: str) -> Told:
    """What kind of count each figure is, where it is not one for the incident (R04), and how its words were dated (R05)."""
    typed = [c for c in report.claims if c.claim.counting != "incident"]
    dated = [c for c in report.claims if c.claim.time and c.claim.date_end]
    counts = "; ".join(f"{span(c.claim.low, c.claim.high)} is {c.claim.counting}" for c in typed)
    days = dict.fromkeys(f"“{c.claim.time}” is {c.claim.date_start or 'some day'} to {c.claim.date_end}" for c in dated)
    notes = []
    if typed:
        text = f"{report.doc_id}: {counts}."
        notes.append(Note(rule="R04", text=text, harm=harm, inputs=tuple(c.ref for c in typed), result="typed"))
    if dated:
        text = f"{report.doc_id}: {'; '.join(days)}."
        notes.append(Note(rule="R05", text=text, harm=harm, inputs=tuple(c.ref for c in dated), result="dated"))
    return Told(notes=tuple(notes))


def check_sums(report: Report, whole: Cited, reader: Reader, harm: str) -> Told:
    """Whether a total's parts make it (R12)."""
    parts = report.clique([c for c in report.parts(whole) if c.claim.low > 0])
    if len(parts) < 2:
        return Told()
    lows = [policies.read(c.claim, reader.policy).low for c in parts]
    total, refs = policies.read(whole.claim, reader.policy), tuple(c.ref for c in (whole, *parts))
    if total.high is not None and sum(lows) > total.high:
        text = f"{whole.doc_id}: the parts make {plus(lows)}, more than the total of {total.high}; both are kept."
        note = Note(rule="R12", text=text, harm=harm, inputs=refs, result="sum_mismatch")
        return Told(notes=(note,), flags=(flag("sum_mismatch", f"{harm}: {text}", refs),))
    if sum(lows) == total.low:
        text, result = f"{whole.doc_id}: the parts make the total, {plus(lows)}.", "partition"
    else:
        text, result = (
            f"{whole.doc_id}: the parts make {plus(lows)} of {total}; the rest is of unknown status.",
            "remainder unknown",
        )
    return Told(notes=(Note(rule="R12", text=text, harm=harm, inputs=refs, result=result),))


def _parts_by_status(report: Report, whole: Cited, reader: Reader, taken: set[str]) -> tuple[list[Figure], set[str]]:
    """Parts of a whole that say how many of it had a status: whole figures for that status."""
    figures: list[Figure] = []
    used: set[str] = set()
    for status in KINDS:
        named = [c for c in report.parts(whole) if scope_of(c.claim) == Scope(status=status) and not c.claim.names]
        parts = [c for c in named if c.claim.low > 0]
        if not parts or status in taken or scope_of(whole.claim).status == status:
            continue
        group = report.clique(parts)
        figure, claims, _ = (
            summed(report, group, reader, "", "R11", "") if len(group) > 1 else (reader.figure(top_of(parts)), [top_of(parts)], 0)
        )
        figures.append(replace(figure, part=True))
        used |= {c.claim.id for c in claims}
    return figures, used


def _floors(report: Report, rest: Sequence[Cited], reader: Reader) -> list[Figure]:
    """Everything else a report says: people inside its whole figures, never added to them (R10)."""
    together = report.clique(rest)
    family = f"{report.doc_id} apart"
    return [
        reader.figure(c, whole=False, family=family if c in together else f"{report.doc_id} {c.claim.id}")
        for c in rest
        if c.claim.modality != "up_to" and (c.claim.modality != "plural_only" or report.parent(c) is not None)
    ]
