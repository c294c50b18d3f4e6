"""What each report's claims of one harm amount to: whole figures, floors under them, and checked sums (R09 to R12, R25)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.tolls import Policy
from warmonitor.reconcile import policies
from warmonitor.reconcile.beside import beside, in_one_list, kind, row, set_apart, told_again
from warmonitor.reconcile.reports import Report, reports
from warmonitor.reconcile.scopes import KINDS, Scope, apart, relation, same_name, scope_of, shared_names
from warmonitor.reconcile.trace import Note, Told, claim_order, flag, plus, span
from warmonitor.reconcile.voices import GOVERNING, PARTIES, Figure, statement_day, voice_of

ATTACKER = re.compile(
    r"\b(bombers?|attackers?|assailants?|shooters?|killers?|assassins?|(him|her)self|themselves|own li(fe|ves))\b",
    re.I,
)


LISTED = "one sentence lists them side by side"
LAY_DEAD = re.compile(r"\b(dead|died|dies|deaths|fatalities|lost their lives|bodies)\b", re.I)
ALSO = re.compile(r"\b(also|too|as well)\b", re.I)
DONE_TO = re.compile(r"\b(shot|stabbed|beaten|kill(s|ed|ing)|left|leaving|leaves)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading a claim as a figure needs to know beside the claim."""

    policy: Policy
    kinds: Mapping[str, str]

    def figure(self, cited: Cited, *, whole: bool = True, family: str = "") -> Figure:
        """A claim as a figure for its scope."""
        claim, origin = cited.claim, voice_of(cited)
        count = policies.read(claim, self.policy)
        kind, scope = self.kinds.get(origin, "unknown"), scope_of(claim)
        own = _own_losses(kind, scope) or bool(claim.perpetrator and same_name(claim.perpetrator, origin) and kind in PARTIES)
        return Figure(
            scope=Scope(status=scope.status) if whole else scope,
            low=count.low,
            high=count.high,
            point=policies.point(claim, self.policy),
            refs=(cited.ref,),
            origin=origin,
            day=statement_day(cited),
            whole=whole,
            family=family,
            ceiling=claim.modality == "up_to",
            increment=claim.counting == "increment" and claim.part_of is None,
            weak=claim.hedge == "alleged" or cited.reliability in ("D", "E"),
            letter=cited.reliability,
            partisan=kind in PARTIES and not own and _enemy(kind, scope),
            admitted=own,
            vague=claim.modality in ("vague", "plural_only"),
            listed=bool(claim.names) and len(claim.names) == claim.low == claim.high and _verified_list(cited),
            checked=claim.verification == "verified",
        )


def _verified_list(cited: Cited) -> bool:
    return cited.claim.verification == "verified" or "list" in cited.claim.evidence


def _own_losses(kind: str, scope: Scope) -> bool:
    return (kind in GOVERNING and scope.status == "state_forces") or (kind == "armed_group" and scope.status == "armed_group")


def _enemy(kind: str, scope: Scope) -> bool:
    return (kind in GOVERNING and scope.status == "armed_group") or (kind == "armed_group" and scope.status == "state_forces")


def figures_of(members: Sequence[Cited], reader: Reader, harm: str) -> tuple[tuple[Figure, ...], Told]:
    """All figures of one harm, report by report, before voices are compared."""
    found: list[Figure] = []
    told = Told()
    for report in reports(members):
        figures, more = _report(report, reader, harm)
        found += figures
        told = told + more
    found += _believed(_named(members, reader), found, members)
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
    # What the figure itself sums for certain is no other count.
    counts = [c for c in counts if not (set(c.refs) <= set(figure.refs) and c.low < figure.low)]
    same = [c for c in counts if c.scope.status == figure.scope.status]
    around = [c for c in counts if not figure.scope.status or c.scope.status in ("", figure.scope.status)]
    return bool(around) and not any(c.count.meets(figure.count) for c in same)


def _report(report: Report, reader: Reader, harm: str) -> tuple[list[Figure], Told]:
    outside, beside = attackers_apart(report)
    told = _reading(report, reader, harm)
    wholes: list[Figure] = []
    covered: set[str] = set()
    for voice in sorted({voice_of(c) for c in report.roots}):
        roots = [c for c in report.roots if voice_of(c) == voice and c not in outside]
        mine, used, more = _stated(report, roots, reader, harm)
        wholes += [replace(f, beside=_own_inside(report, f, outside) if beside == "out" else beside) for f in mine]
        covered |= used
        told = told + more
    for whole in [c for c in report.claims if c.claim.id in covered]:
        told = told + check_sums(report, whole, reader, harm)
        parts, used = _parts_by_status(report, whole, reader, {f.scope.status for f in wholes if not f.implied})
        wholes += [replace(f, beside=_own_inside(report, f, outside) if beside == "out" else beside) for f in parts]
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


def attackers_apart(report: Report) -> tuple[tuple[Cited, ...], str]:
    """Attackers' own deaths told of beside the victims, and whether the report's totals hold them ("in", "out", "") (R25)."""
    found = [c for c in report.claims if is_attacker(c)]
    others = [c for c in report.roots if c not in found and c.claim.low > 0]
    if not found or not others:
        return (), ""
    if any(report.parent(c) is not None for c in found):
        return (), "in"
    return tuple(report.clique(found)[:1] if len(found) == 1 else _largest(found)), "out"


def _own_inside(report: Report, figure: Figure, outside: Sequence[Cited]) -> str:
    """Whether a figure holds the attackers' own deaths told beside it: "three people are dead" does, "killed two" doesn't.

    A total that is the victims whom the report counts and the attackers holds both, whatever its words.
    """
    own = sum(c.claim.low for c in outside)
    told = [c for c in report.claims if c.ref in figure.refs]
    everybody = all(LAY_DEAD.search(c.claim.quote) and not DONE_TO.search(c.claim.quote) for c in told)
    victims = [c.claim.low for c in report.claims if c not in outside and c not in told]
    also = any(ALSO.search(c.claim.quote) for c in outside)
    return "in" if (everybody and not also) or (figure.low > own and figure.low - own in victims) else "out"


def is_attacker(cited: Cited) -> bool:
    """A few people whom the words make the attackers themselves; a fighting side's dead are not meant."""
    claim = cited.claim
    if claim.low != claim.high or not 0 < claim.low <= 20 or claim.harm != "killed":
        return False
    return bool(ATTACKER.search(claim.victims or claim.quote)) or (
        claim.low == 1 and bool(ATTACKER.search(claim.quote)) and not claim.names
    )


def _largest(claims: Sequence[Cited]) -> tuple[Cited, ...]:
    return (max(claims, key=lambda c: (c.claim.low, claim_order(c.ref))),)


def _stated(report: Report, roots: Sequence[Cited], reader: Reader, harm: str) -> tuple[list[Figure], set[str], Told]:
    """One voice's whole figures in one report: for everybody, and for each status."""
    figures: list[Figure] = []
    used: set[str] = set()
    told = Told()
    for status in (*KINDS, ""):
        level = _without_needless_zeros([c for c in roots if scope_of(c.claim).status == status])
        if not level or (not status and figures and any(f.high != 0 for f in figures) and all(c.claim.high == 0 for c in level)):
            continue  # of others that some were spared, beside those counted by status, is no figure of everybody
        figure, claims, more = _level(report, level, reader, harm)
        if _told_of_more(report, figure):
            figure = replace(figure, implied=True)  # the report tells of more of that status: some kind of them was meant
        floor = sum(f.low for f in figures)
        if status == "" and (both := _beside_statuses(report, figure, figures, claims, harm)):
            figure, more = both
        elif status == "" and figure.high is not None and figure.high < floor and figure.high > 0:
            figure, more = replace(figure, whole=False, family=f"{report.doc_id} beside"), _too_small(figure, figures, harm)
        figures.append(figure)
        used |= {c.claim.id for c in claims}
        told = told + more
    return figures, used, told


def _told_of_more(report: Report, figure: Figure) -> bool:
    """Whether the report tells of more people within the figure's own scope than the figure has."""
    narrower = [c for c in report.claims if figure.scope.status and relation(scope_of(c.claim), figure.scope) == "subset"]
    return figure.high is not None and any(c.claim.low > figure.high for c in narrower)


def _too_small(figure: Figure, figures: Sequence[Figure], harm: str) -> Told:
    lows = plus([f.low for f in figures])
    text = f"{figure.origin} counts {lows} by status in the same report, so {span(figure.low, figure.high)} is not everybody."
    refs = figure.refs + tuple(r for f in figures for r in f.refs)
    return Told(notes=(Note(rule="R10", text=text, harm=harm, inputs=refs, result="a part"),))


def _without_needless_zeros(level: Sequence[Cited]) -> list[Cited]:
    """A report that counts some and says of others that they were spared means those others alone."""
    some = [c for c in level if c.claim.high != 0]
    return some or list(level)


def _level(report: Report, level: Sequence[Cited], reader: Reader, harm: str) -> tuple[Figure, tuple[Cited, ...], Told]:
    """The one figure that a voice's claims about one status make."""
    counted = [c for c in level if c.claim.modality != "plural_only"]
    level = counted or level  # "people were killed" says less than any figure beside it
    plain = [c for c in level if scope_of(c.claim).plain and not c.claim.names]
    plain = [c for c in plain if not (c.claim.low == 1 and told_again(c, plain))]
    base = [c for c in plain if not set_apart(c)]
    more = [c for c in plain if c.claim.counting == "increment" and c.claim.part_of is None]
    more = more or [_top(others) for others in ([c for c in plain if set_apart(c)],) if others]
    if base and more:
        return _with_others(report, base, more, reader, harm)
    largest = _largest_told([c for c in level if scope_of(c.claim).plain])
    if singles := beside([c for c in level if scope_of(c.claim).plain], largest):
        return _maybe(report, largest, singles, reader, harm)
    if len(largest) > 1:
        return _sum(report, largest, reader, harm, "R11", LISTED)
    if plain and not _outgrown(_top(plain), level):
        top = _top(plain)
        single = top.claim.low == top.claim.high == 1 and scope_of(top.claim).status != ""
        return replace(reader.figure(top), implied=single), (top,), Told()
    group = report.clique([c for c in level if c not in plain] or level)
    if len(group) == 1:
        return replace(reader.figure(group[0]), implied=True, narrow=True), group, Told()
    figure, claims, told = _sum(report, group, reader, harm, "R11", apart(group[0].claim, group[1].claim))
    return replace(figure, implied=True, narrow=True), claims, told


def _with_others(
    report: Report, base: Sequence[Cited], more: Sequence[Cited], reader: Reader, harm: str
) -> tuple[Figure, tuple[Cited, ...], Told]:
    """Those told first and the "others" or "additional" people, unless the two only tell again who made up a total."""
    largest = _largest_told(base)
    if len(largest) > 1:
        more = [c for c in more if not any(told.claim.low > 1 and told.claim.count.meets(c.claim.count) for told in largest)]
    elif (told := _told_before(more[0], (*base, *report.parts(largest[0])))) is not None and told not in largest:
        total, made = largest[0].claim.count, told.claim.count
        for c in more:
            made = made + c.claim.count
        if largest[0].claim.low > 1 and total.meets(made):
            lows = plus([told.claim.low, *(c.claim.low for c in more)])
            text = f"{report.doc_id} tells who the {total} were: {lows}."
            note = Note(rule="R12", text=text, harm=harm, inputs=tuple(c.ref for c in (largest[0], told, *more)), result="partition")
            figure = replace(reader.figure(largest[0]), low=max(total.low, made.low))
            return replace(figure, point=max(figure.point or 0, made.low)), (largest[0], told, *more), Told(notes=(note,))
    if not more:
        return _sum(report, largest, reader, harm, "R11", LISTED)
    return _sum(report, [*largest, *more], reader, harm, "R15", "the words add them to those before")


def _told_before(others: Cited, base: Sequence[Cited]) -> Cited | None:
    """Whom the "others" are beside: those of whom the report told last before them, however often it told of them."""
    at = others.claim.start or 0
    spots = [(start, n) for n, c in enumerate(base) for start, _ in ((c.claim.start or 0, 0), *c.claim.mentions) if start <= at]
    return base[max(spots)[1]] if spots else None


def _largest_told(claims: Sequence[Cited]) -> tuple[Cited, ...]:
    """The claim that can hold the others: the largest, or those of one list that together are more."""
    if not claims:
        return ()
    top, listed = _top(claims), row(claims)
    more = sum(c.claim.low for c in listed) > top.claim.low and not any(c.claim.modality == "up_to" for c in listed)
    return listed if more else (top,)


def _maybe(
    report: Report, told: Sequence[Cited], singles: Sequence[Cited], reader: Reader, harm: str
) -> tuple[Figure, tuple[Cited, ...], Told]:
    """Figures whose people may overlap: at least the larger, at most all; all is best, since the report ties none to the other."""
    group, _, _ = _sum(report, told, reader, harm, "R11", LISTED)
    alone = [reader.figure(c) for c in singles]
    high = None if group.high is None else group.high + len(alone)
    point = None if group.point is None else group.point + len(alone)
    refs = tuple(r for f in (*alone, group) for r in f.refs)
    names = " and ".join(f"1 ({c.claim.victims})" for c in singles)
    lows = plus([c.claim.low for c in told])
    text = f"{report.doc_id} counts {names} and {lows} ({told[-1].claim.victims}) and ties neither to the other."
    note = Note(rule="R14", text=text, harm=harm, inputs=refs, result=span(group.low, high))
    weak = group.weak and all(f.weak for f in alone)
    return replace(group, high=high, point=point, refs=refs, weak=weak), (*singles, *told), Told(notes=(note,))


def _beside_statuses(
    report: Report, figure: Figure, figures: Sequence[Figure], claims: Sequence[Cited], harm: str
) -> tuple[Figure, Told] | None:
    """People of no stated status whom the words set beside those of a status: "a rebel leader and several associates"."""
    if len(claims) != 1 or not figures or not (set_apart(claims[0]) or kind(claims[0])) or claims[0].claim.low < 1:
        return None
    counted = [c for c in report.claims if any(c.ref in f.refs for f in figures)]
    if told_again(claims[0], counted):
        return None
    if len(counted) > 1 and any(c.claim.low > 1 and set_apart(claims[0]) and c.claim.count.meets(claims[0].claim.count) for c in counted):
        return None  # "a leader and several fighters ... several of his associates": the same people told again
    apart_for_sure = set_apart(claims[0]) or all(_told_beside(c, claims[0]) for c in counted)
    lows, highs = [f.low for f in (*figures, figure)], [f.high for f in (*figures, figure)]
    points = [f.point or f.low for f in (*figures, figure)]
    high = None if None in highs else sum(h for h in highs if h is not None)
    low = sum(lows) if apart_for_sure else max(sum(lows[:-1]), lows[-1])
    refs = tuple(r for f in (*figures, figure) for r in f.refs)
    why = "the words set them apart" if apart_for_sure else "they may overlap, but the report ties neither to the other"
    note = Note(rule="R11", text=f"{figure.origin} counts {plus(lows)}: {why}.", harm=harm, inputs=refs, result=span(low, high))
    # "a leader and several guards" are four or more for certain: beside a number the vague word is a floor, not a rival of it.
    vague = figure.vague and not apart_for_sure
    summed = replace(figure, low=low, high=high, point=sum(points), refs=refs, increment=False, implied=True, vague=vague)
    return summed, Told(notes=(note,))


def _told_beside(counted: Cited, unsure: Cited) -> bool:
    """Whether the words set the one beside the other: in a list, or as "additional"; "dozens of women and children" shares its word."""
    listed = in_one_list(counted.claim, unsure.claim) and (unsure.claim.modality != "plural_only" or counted.claim.low == 1)
    return listed or set_apart(counted)


def _outgrown(top: Cited, level: Sequence[Cited]) -> bool:
    return any(c.claim.low > top.claim.high for c in level if top.claim.high is not None and not scope_of(c.claim).plain)


def _top(claims: Sequence[Cited]) -> Cited:
    """The claim that can hold the others: the largest."""
    return max(claims, key=lambda c: (c.claim.low, c.claim.high is None, c.claim.high or 0, [-n for n in (claim_order(c.ref)[1],)]))


def _sum(report: Report, group: Sequence[Cited], reader: Reader, harm: str, rule: str, why: str) -> tuple[Figure, tuple[Cited, ...], Told]:
    figures = [reader.figure(c) for c in group]
    count = figures[0].count
    for f in figures[1:]:
        count = count + f.count
    points = [f.point for f in figures if f.point is not None]
    refs = tuple(c.ref for c in group)
    figure = replace(
        figures[0],
        low=count.low,
        high=count.high,
        point=sum(points) if points else None,
        refs=refs,
        increment=False,
        ceiling=any(f.ceiling for f in figures),
        weak=all(f.weak for f in figures),
        checked=all(f.checked for f in figures),
        listed=all(f.listed for f in figures),
    )
    text = f"{report.doc_id} counts {plus([f.low for f in figures])} apart: {why}."
    return figure, tuple(group), Told(notes=(Note(rule=rule, text=text, harm=harm, inputs=refs, result=str(count)),))


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
        figure, claims, _ = _sum(report, group, reader, "", "R11", "") if len(group) > 1 else (reader.figure(_top(parts)), [_top(parts)], 0)
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


def _believed(named: Sequence[Figure], figures: Sequence[Figure], members: Sequence[Cited]) -> list[Figure]:
    """The named people, of whom no more are believed than two voices agree that there were: names are misread, and spelt in many ways."""
    agreed = _agreed_whole(figures, {c.ref: c.claim.names for c in members})
    if not agreed or len(named) <= agreed:
        return list(named)
    voices = {c.ref: voice_of(c) for c in members}
    return sorted(named, key=lambda f: (-len({voices[r] for r in f.refs}), f.order))[:agreed]


def _agreed_whole(figures: Sequence[Figure], names: Mapping[ClaimRef, tuple[str, ...]]) -> int:
    """The largest figure for everybody that two voices bear out, who don't name different people; 0 where there is none."""
    whole = [f for f in figures if f.whole and not f.attackers and f.low == f.high and f.low > 0]
    agreed = 0
    for low in {f.low for f in whole}:
        told = [(f.origin, tuple(n for r in f.refs for n in names.get(r, ()))) for f in whole if f.low == low]
        like = [[origin for origin, other in told if not own or not other or shared_names(own, other)] for _, own in told]
        if any(len(set(origins)) > 1 for origins in like):
            agreed = max(agreed, low)
    return agreed


def _named(members: Sequence[Cited], reader: Reader) -> list[Figure]:
    """One floor for each different named person (R20): names unify where one may be the other's longer form."""
    people: list[tuple[str, Figure]] = []
    for cited in sorted(members, key=lambda c: claim_order(c.ref)):
        if cited.claim.low == 0:
            continue
        for name in cited.claim.names:
            seen = next((i for i, (known, _) in enumerate(people) if same_name(known, name)), None)
            figure = replace(reader.figure(cited, whole=False, family="named people"), low=1, high=None, point=None)
            if seen is None:
                people.append((name, figure))
            else:
                people[seen] = (max(people[seen][0], name, key=len), _one_person(people[seen][1], figure))
    return [figure for _, figure in people]


def _one_person(a: Figure, b: Figure) -> Figure:
    scope = a.scope if a.scope.status else replace(a.scope, status=b.scope.status)
    return replace(a, scope=scope, refs=tuple(dict.fromkeys(a.refs + b.refs)), weak=a.weak and b.weak)
