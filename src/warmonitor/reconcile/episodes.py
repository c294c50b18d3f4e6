"""An episode's toll: from its own running figures, with its incidents inside them and never added to them (R14, R15, R28)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from warmonitor.domain.claims import HARMS, Cited
from warmonitor.domain.counts import Count
from warmonitor.domain.tolls import UCDP, Origin, Policy, Reconciliation, Toll
from warmonitor.reconcile.figures import figures_of
from warmonitor.reconcile.grading import grade
from warmonitor.reconcile.incident import eligible, finished, without_denials
from warmonitor.reconcile.reading import Reader
from warmonitor.reconcile.reports import reports
from warmonitor.reconcile.scopes import KINDS
from warmonitor.reconcile.solve import Constraint
from warmonitor.reconcile.splitting import residual
from warmonitor.reconcile.system import System, assemble, cells, families
from warmonitor.reconcile.tolls import Settled, numbers
from warmonitor.reconcile.trace import Note, Told, claim_order, flag, in_order, plus, span
from warmonitor.reconcile.voices import Figure, circular, current, kinds_of, voice_of

IN_HANDS = {"execution", "torture"}
IN_COMBAT = {"clashes", "airstrike", "shelling", "bombing", "suicide_bombing", "mine"}
MOST_BOXES = 24  # more incidents than this keep their floors alone: their ceilings no longer change what a person can redo
MOST_SUMMED = 4  # a running total is looked for among sums of up to so many incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """An incident inside the episode: its toll of one harm, and the claims behind it."""

    id: str
    toll: Toll
    by_status: Mapping[str, Toll]
    claims: tuple[Cited, ...]

    @property
    def count(self) -> Count:
        return Count(low=self.toll.low, high=None if self.toll.high_open else self.toll.high)

    @property
    def best(self) -> int:
        return self.toll.low if self.toll.best is None else self.toll.best

    @property
    def refs(self) -> tuple[tuple[str, str], ...]:
        return tuple(c.ref for c in self.claims)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the harm, where every figure is dated."""
        starts = [c.claim.date_start for c in self.claims]
        ends = [c.claim.date_end for c in self.claims]
        if not starts or None in starts or None in ends:
            return None
        return min(d for d in starts if d), max(d for d in ends if d)

    @property
    def dated(self) -> bool:
        """Whether words in a report give the day, rather than the custom that news is of the last days."""
        return any(c.claim.time for c in self.claims)

    @property
    def statuses(self) -> frozenset[str]:
        return frozenset(status for status, toll in self.by_status.items() if toll.high)

    @property
    def manners(self) -> frozenset[str]:
        return frozenset(c.claim.manner for c in self.claims if c.claim.manner != "unknown")

    @property
    def places(self) -> frozenset[str]:
        """Exact places, where all that are known are exact."""
        places = [c.claim.place_resolved for c in self.claims if c.claim.place_resolved]
        return frozenset(p.id for p in places) if all(p.pinned for p in places) else frozenset()


def reconcile_episode(
    own: Sequence[Cited],
    children: Mapping[str, Reconciliation],
    *,
    child_claims: Mapping[str, Sequence[Cited]],
    origins: Sequence[Origin] = (),
    policy: Policy = UCDP,
) -> Reconciliation:
    """Settle an episode: its own running totals, with the incidents in it as people already inside them.

    The latest running total of each voice stands; earlier ones are floors. Incidents raise the episode's floor where they surely
    lie apart and are never added to a running total. Without a total of its own the episode is the sum of its incidents.

    Args:
        own: The episode's own claims, never its children's.
        children: The settled incidents in it, by id.
        child_claims: The claims behind each of them, by id.
        origins: The voices, for their kinds.
        policy: As in `reconcile`.
    """
    own = tuple(sorted(own, key=lambda c: claim_order(c.ref)))
    inside = tuple(c for key in sorted(child_claims) for c in sorted(child_claims[key], key=lambda c: claim_order(c.ref)))
    told = circular(own or inside, origins) if own or inside else Told()
    reader = Reader(policy=policy, kinds=kinds_of(origins))
    settled: dict[str, Settled] = {}
    for harm in HARMS:
        mine = [c for c in own if c.claim.harm == harm]
        held = _children(children, child_claims, harm)
        if mine or held:
            settled[harm], more = _settle(mine, held, reader, harm)
            told = told + more
    return finished(settled, told, policy, grade((*own, *inside), origins, settled), (*own, *inside))


def _children(children: Mapping[str, Reconciliation], claims: Mapping[str, Sequence[Cited]], harm: str) -> tuple[Child, ...]:
    return tuple(
        Child(
            id=key,
            toll=children[key].toll[harm],
            by_status=children[key].toll_by_status.get(harm, {}),
            claims=tuple(sorted((c for c in claims.get(key, ()) if c.claim.harm == harm), key=lambda c: claim_order(c.ref))),
        )
        for key in sorted(children)
        if harm in children[key].toll
    )


def _settle(own: Sequence[Cited], children: Sequence[Child], reader: Reader, harm: str) -> tuple[Settled, Told]:
    accepted, told = without_denials((*own, *_parts_of_totals(own, children)), harm)
    figures, more = _own_figures(accepted, children, reader, harm)
    told = told + more
    summed, more = found_sums(accepted, children, harm)
    told = told + more
    certain, more = _surely_apart(children, summed, harm)
    boxes = ("rest", *(c.id for c in certain[:MOST_BOXES]))
    system, more_still = assemble(figures, harm, extra=_inside(children, certain, boxes), boxes=boxes)
    system = replace(system, apart={s: tuple(_low(c, s) for c in certain if _low(c, s)) for s in ("", *KINDS)})
    told = told + _told_inside(children, harm) + more + more_still
    if "" not in system.scoped:
        system, more = _sum_of_children(system, children, certain, figures, harm)
        told = told + more
    settled, more = numbers(system, harm, reader.policy)
    settled = replace(settled, voices=settled.voices or tuple(sorted({voice_of(x) for c in children for x in c.claims})))
    told = told + more
    if "" in system.scoped and children:
        told = told + _residual(settled, children, _surely_inside(own, children, summed), harm)
    return settled, told


def _parts_of_totals(own: Sequence[Cited], children: Sequence[Child]) -> tuple[Cited, ...]:
    """Claims that linking laid in an incident, though their report ties them to a running total as so many of a status in it.

    Only those that name no place or time of their own: the others are for their incident alone.
    """
    totals = {c.ref: c for c in own if c.claim.counting == "cumulative"}
    found = []
    for c in (c for child in children for c in child.claims if c.claim.part_of and c.claim.status in KINDS):
        total = totals.get((c.doc_id, c.claim.part_of or ""))
        if total is not None and c.claim.place in ("", total.claim.place) and c.claim.time in ("", total.claim.time):
            found.append(c)
    return tuple(sorted(found, key=lambda c: claim_order(c.ref)))


def _own_figures(own: Sequence[Cited], children: Sequence[Child], reader: Reader, harm: str) -> tuple[tuple[Figure, ...], Told]:
    """The episode's figures: the latest running totals whole, everything that covers less of it as a floor (R07, R10, R15)."""
    covering = [c for c in own if _covers(c, own, children)]
    parts = [c for c in own if c not in covering]
    figures, told = figures_of(covering, reader, harm)
    figures, more = current(figures, harm)
    lesser, more_still = figures_of(parts, reader, harm)
    figures = (*figures, *(_as_floor(f) for f in lesser))
    figures, _, weak = eligible(figures, harm) if figures else ((), False, Told())
    dated, last = _dated(figures, children, harm)
    return dated, told + more + more_still + weak + last


def _covers(cited: Cited, own: Sequence[Cited], children: Sequence[Child]) -> bool:
    """Whether a figure is for the whole episode up to its day, not for a day or an incident of it."""
    running = [c for c in own if c.claim.counting in ("cumulative", "increment")]
    if cited.claim.counting in ("cumulative", "increment"):
        return True
    if cited.claim.counting == "period" and cited.claim.date_start and cited.claim.date_end:
        starts = [c.claim.date_start for c in running if c.claim.date_start] + [c.days[0] for c in children if c.days]
        ends = [c.as_of for c in running if c.as_of]
        within = any(s < cited.claim.date_start for s in starts) or any(e > cited.claim.date_end for e in ends)
        return not within
    parent = next((r.parent(cited) for r in reports(own) if r.doc_id == cited.doc_id), None)
    if parent is not None:
        return _covers(parent, own, children)
    return not running and not children


def _as_floor(figure: Figure) -> Figure:
    return replace(figure, whole=False, family=figure.family or " ".join(figure.refs[0]))


def _dated(figures: Sequence[Figure], children: Sequence[Child], harm: str) -> tuple[tuple[Figure, ...], Told]:
    """Running totals of an earlier day than the last are floors: what came after is not in them (R15).

    Incidents after the last day are beside its total, and add to it (R11).
    """
    days = [f.day for f in figures if f.whole and f.scope.everybody and f.day]
    if not days:
        return tuple(figures), Told()
    last = max(days)
    late = [c for c in children if c.days and c.days[0] > last]
    made, notes = [], []
    for f in figures:
        if f.whole and f.day == last and late and f.scope.everybody and not f.ceiling:
            f, note = _with_late(f, late, harm)
            notes.append(note)
        elif f.whole and f.day and (f.day < last or late):
            since = f"counts up to {f.day}" + (
                f", before {', '.join(c.id for c in late)}" if late and f.day == last else f"; the last up to {last}"
            )
            note = Note(
                rule="R15",
                text=f"{f.said} {since}: a floor for the whole.",
                harm=harm,
                status=f.scope.status,
                inputs=f.refs,
                result=f"at least {f.low}",
            )
            notes.append(note)
            f = _as_floor(f)
        made.append(f)
    return tuple(made), Told(notes=tuple(notes))


def _with_late(total: Figure, late: Sequence[Child], harm: str) -> tuple[Figure, Note]:
    """A running total with the incidents after its day: those whose day some report says add; the others may, and raise the high alone."""
    certain, _ = _surely_apart([c for c in late if c.dated], (), harm)
    tops = [None if c.toll.high_open else c.toll.high for c in late]
    high = None if total.high is None or None in tops else total.high + sum(top for top in tops if top is not None)
    low = total.low + sum(c.toll.low for c in certain)
    point = None if total.point is None else total.point + sum(c.best for c in certain)
    sums = f"low {plus([total.low, *(c.toll.low for c in certain)])}"
    ceiling = "open" if high is None else plus([total.high or 0, *(c.toll.high for c in late)])
    text = f"{total.said} counts up to {total.day}, before {', '.join(c.id for c in late)}: {sums}; high {ceiling}."
    refs = in_order([*total.refs, *(ref for c in late for ref in c.refs)])
    return replace(total, low=low, high=high, point=point, refs=refs), Note(
        rule="R11", text=text, harm=harm, inputs=refs, result=span(low, high)
    )


def found_sums(own: Sequence[Cited], children: Sequence[Child], harm: str) -> tuple[tuple[tuple[str, ...], ...], Told]:
    """Running totals that are exactly the sum of incidents told of by the same voice (R12, R28).

    Incidents that a report ties to the total as its parts come first; then the fewest incidents.
    """
    said: dict[tuple[str, int, tuple[str, ...]], list[Cited]] = {}
    for cited in own:
        if cited.claim.counting != "cumulative" or cited.claim.modality not in ("exact", "at_least"):
            continue
        ids = _sum(cited, children)
        if ids:
            said.setdefault((voice_of(cited), cited.claim.low, ids), []).append(cited)
    notes = tuple(_told_sum(voice, total, ids, totals, children, harm) for (voice, total, ids), totals in said.items())
    return tuple(dict.fromkeys(ids for _, _, ids in said)), Told(notes=notes)


def _told_sum(voice: str, total: int, ids: Sequence[str], totals: Sequence[Cited], children: Sequence[Child], harm: str) -> Note:
    """One step for a voice's total, however many reports carry it."""
    summed = [c for c in children if c.id in ids]
    added = plus([c.best for c in summed])
    text = f"{voice}'s {total} so far is the incidents in it, {added} ({', '.join(ids)}); it is not added to them."
    refs = in_order([c.ref for c in totals] + [ref for c in summed for ref in c.refs])
    return Note(rule="R28", text=text, harm=harm, inputs=refs, result=added)


def _sum(cited: Cited, children: Sequence[Child]) -> tuple[str, ...]:
    fit = [c for c in children if 0 < c.best < cited.claim.low and any(voice_of(x) == voice_of(cited) for x in c.claims)]
    fit = [c for c in fit if not (c.days and cited.as_of and c.days[0] > cited.as_of)]
    tied = [c for c in fit if any(x.doc_id == cited.doc_id and x.claim.part_of == cited.claim.id for x in c.claims)]
    for among in (tied, fit if len(fit) <= MOST_BOXES else ()):
        for size in range(2, min(MOST_SUMMED, len(among)) + 1):
            for group in combinations(among, size):
                if sum(c.best for c in group) == cited.claim.low:
                    return tuple(c.id for c in group)
    return ()


def _surely_apart(children: Sequence[Child], summed: Sequence[Sequence[str]], harm: str) -> tuple[tuple[Child, ...], Told]:
    """The incidents whose people are surely different, chosen the same way in any order: the only ones that add (R11, R14)."""
    declared = {frozenset(pair) for ids in summed for pair in combinations(ids, 2)}
    in_sums = {i for ids in summed for i in ids}
    chosen: list[Child] = []
    for child in sorted(children, key=lambda c: (c.id not in in_sums, -c.best, c.id)):
        if all(frozenset((child.id, c.id)) in declared or _why_apart(child, c) for c in chosen):
            chosen.append(child)
    if len(children) < 2:
        return tuple(chosen), Told()
    left = [c.id for c in children if c not in chosen]
    text = f"surely apart: {', '.join(sorted(c.id for c in chosen))}" + (f"; may overlap with them: {', '.join(left)}" if left else "")
    note = Note(rule="R11", text=text + ".", harm=harm, result=f"at least {plus([c.toll.low for c in chosen])}")
    return tuple(chosen), Told(notes=(note,))


def _why_apart(a: Child, b: Child) -> str:
    if a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]):
        return "on different days"
    if a.places and b.places and not a.places & b.places:
        return "at different places"
    if a.statuses and b.statuses and "unknown" not in a.statuses | b.statuses and not a.statuses & b.statuses:
        return "people of different status"
    if a.manners and b.manners and _held_and_fought(a.manners, b.manners):
        return "one was done to people held, the other in fighting"
    return ""


def _held_and_fought(a: frozenset[str], b: frozenset[str]) -> bool:
    return (a <= IN_HANDS and b <= IN_COMBAT) or (b <= IN_HANDS and a <= IN_COMBAT)


def _told_inside(children: Sequence[Child], harm: str) -> Told:
    """What each incident holds, in numbers: floors of the episode, never added to its running totals (R10)."""
    notes = []
    for c in children:
        by_status = ", ".join(f"{s.replace('_', ' ')} {span(t.low, t.high)}" for s, t in c.by_status.items())
        held = span(c.toll.low, None if c.toll.high_open else c.toll.high)
        text = f"{c.id} holds {held} ({by_status}); inside the episode, not added to it."
        notes.append(Note(rule="R10", text=text, harm=harm, inputs=c.refs, result=f"at least {c.toll.low}"))
    return Told(notes=tuple(notes))


def _inside(children: Sequence[Child], certain: Sequence[Child], boxes: Sequence[str]) -> list[Constraint]:
    """Incidents surely apart have a box of their own each; of the rest each alone is a floor."""
    made: list[Constraint] = []
    for child in children:
        boxed = child.id in boxes
        where = (child.id,) if boxed else tuple(boxes)
        for status, toll in (("", child.toll), *((s, t) for s, t in child.by_status.items() if s in KINDS)):
            high = toll.high if boxed and not toll.high_open else None
            name = f"{status or 'all'} in {child.id}"
            made.append(Constraint(cells=cells(status, where), low=toll.low, high=high, name=name, refs=child.refs))
    beyond = [c for c in certain if c.id not in boxes]
    if beyond:
        low, refs = sum(c.toll.low for c in certain), tuple(r for c in certain for r in c.refs)
        made.append(Constraint(cells=cells("", boxes), low=low, high=None, name="all in incidents surely apart", refs=refs))
    return made


def _sum_of_children(
    system: System, children: Sequence[Child], certain: Sequence[Child], figures: Sequence[Figure], harm: str
) -> tuple[System, Told]:
    """Without a running total that covers it the episode is its incidents, and what its own figures count beside them (R28)."""
    if not children:
        return system, Told()
    best = sum(c.best for c in certain)
    hints = {"": best} | {s: sum(_best(c.by_status.get(s)) for c in certain) for s in KINDS}
    tops = [c.toll.high for c in children]
    is_open = any(c.toll.high_open for c in children) or any(f.whole for f in figures)
    tops += [sum(f.low for f in members) for members in families(system.floors).values()]
    text = f"the sum over incidents: best {plus([c.best for c in certain])}; if nobody told of is the same, at most {plus(tops)}."
    note = Note(rule="R28", text=text, harm=harm, inputs=tuple(r for c in children for r in c.refs), result=f"best {best}")
    roof = [] if is_open else [Constraint(cells=cells("", system.boxes), low=0, high=sum(tops), name="all incidents")]
    return replace(system, constraints=(*system.constraints, *roof), hints=hints), Told(notes=(note,))


def _best(toll: Toll | None) -> int:
    return 0 if toll is None else toll.low if toll.best is None else toll.best


def _low(child: Child, status: str) -> int:
    if status == "":
        return child.toll.low
    return child.by_status[status].low if status in child.by_status else 0


def _surely_inside(own: Sequence[Cited], children: Sequence[Child], summed: Sequence[Sequence[str]]) -> tuple[Child, ...]:
    """The incidents that are surely in the episode's total, and apart from each other: tied to it by a report, dated within its days, or
    after them and so added to it.

    One that nobody dates may lie outside; it is taken off the low of what is left, and not off its high (R14).
    """
    totals = [c for c in own if c.claim.counting in ("cumulative", "period")]
    starts, ends = [c.claim.date_start for c in totals if c.claim.date_start], [c.as_of for c in totals if c.as_of]

    def inside(child: Child) -> bool:
        tied = any((x.doc_id, x.claim.part_of) in {c.ref for c in own} for x in child.claims)
        if tied or child.days is None or not ends:
            return tied
        within = child.days[1] <= max(ends) and (not starts or min(starts) <= child.days[0])
        return within or (child.days[0] > max(ends) and child.dated)

    certain, _ = _surely_apart([c for c in children if inside(c)], summed, "")
    return certain


def _residual(settled: Settled, children: Sequence[Child], certain: Sequence[Child], harm: str) -> Told:
    """How many of the total are in none of the incidents (R14)."""
    total = Count(low=settled.total.low, high=None if settled.total.high_open else settled.total.high)
    rest = residual(total, [c.count for c in children], [c.count for c in certain])
    least = (
        "an incident without a ceiling may hold them all"
        if any(c.count.high is None for c in children)
        else (f"{total.low} - ({plus([c.toll.high for c in children])})")
    )
    surely = plus([c.toll.low for c in certain]) or "0"
    most = "open" if total.high is None else f"{total.high} - ({surely})"
    text = f"in none of the incidents: low {least}, never under 0; high {most}."
    note = Note(rule="R14", text=text, harm=harm, result=span(rest.low, rest.high))
    most_inside = [c.count.high for c in children]
    if None in most_inside or sum(high for high in most_inside if high is not None) <= total.low:
        return Told(notes=(note,))
    said = f"the incidents in it come to {plus([c.toll.high for c in children])}, more than its total of {span(total.low, total.high)}"
    flagged = flag("overlap_unclear", f"{harm}: {said}; some overlap, or lie outside it.", (ref for c in children for ref in c.refs))
    return Told(notes=(note,), flags=(flagged,))
