"""What one voice's claims of one status in one report amount to: one figure, with those added whom the words set apart (R11, R14, R15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warmonitor.domain.claims import Cited
from warmonitor.reconcile.beside import beside, counted_beside, in_one_list, kind, row, set_apart, told_again
from warmonitor.reconcile.reading import Reader
from warmonitor.reconcile.reports import Report
from warmonitor.reconcile.scopes import KINDS, apart, relation, scope_of
from warmonitor.reconcile.trace import Note, Told, claim_order, plus, span
from warmonitor.reconcile.voices import Figure

LISTED = "one sentence lists them side by side"


def stated(report: Report, roots: Sequence[Cited], reader: Reader, harm: str) -> tuple[list[Figure], set[str], Told]:
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
    more = more or [top_of(others) for others in ([c for c in plain if set_apart(c)],) if others]
    if base and more:
        return _with_others(report, base, more, reader, harm)
    largest = _largest_told(
        [c for c in level if scope_of(c.claim).plain], of_a_sex_or_age=[c for c in level if not scope_of(c.claim).plain]
    )
    if singles := beside([c for c in level if scope_of(c.claim).plain], largest):
        return _maybe(report, largest, singles, reader, harm)
    if len(largest) > 1:
        return summed(report, largest, reader, harm, "R11", LISTED)
    if plain and not _outgrown(top_of(plain), level):
        top = top_of(plain)
        single = top.claim.low == top.claim.high == 1 and scope_of(top.claim).status != ""
        return replace(reader.figure(top), implied=single), (top,), Told()
    narrow = [c for c in level if c not in plain] or level
    listed = row(narrow)  # "his wife and three children"
    if sum(c.claim.low for c in listed) > top_of(narrow).claim.low and not any(c.claim.modality == "up_to" for c in listed):
        figure, claims, told = summed(report, listed, reader, harm, "R11", LISTED)
        return replace(figure, implied=True, narrow=True), claims, told
    group = report.clique(narrow)
    if len(group) == 1:
        return replace(reader.figure(group[0]), implied=True, narrow=True), group, Told()
    figure, claims, told = summed(report, group, reader, harm, "R11", apart(group[0].claim, group[1].claim))
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
        return summed(report, largest, reader, harm, "R11", LISTED)
    return summed(report, [*largest, *more], reader, harm, "R15", "the words add them to those before")


def _told_before(others: Cited, base: Sequence[Cited]) -> Cited | None:
    """Whom the "others" are beside: those of whom the report told last before them, however often it told of them."""
    at = others.claim.start or 0
    spots = [(start, n) for n, c in enumerate(base) for start, _ in ((c.claim.start or 0, 0), *c.claim.mentions) if start <= at]
    return base[max(spots)[1]] if spots else None


def _largest_told(claims: Sequence[Cited], of_a_sex_or_age: Sequence[Cited] = ()) -> tuple[Cited, ...]:
    """The claim that can hold the others: the largest, or those of one list that together are more.

    People of a sex or age count in a list with others ("six priests and two women"), not for themselves.
    """
    if not claims:
        return ()
    narrow = [c for c in of_a_sex_or_age if any(counted_beside(c, other) for other in claims)]
    top, listed = top_of(claims), row([*claims, *narrow])
    more = sum(c.claim.low for c in listed) > top.claim.low and not any(c.claim.modality == "up_to" for c in listed)
    return listed if more else (top,)


def _maybe(
    report: Report, told: Sequence[Cited], singles: Sequence[Cited], reader: Reader, harm: str
) -> tuple[Figure, tuple[Cited, ...], Told]:
    """Figures whose people may overlap: at least the larger, at most all; all is best, since the report ties none to the other."""
    group, _, _ = summed(report, told, reader, harm, "R11", LISTED)
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
    if len(claims) != 1 or not figures or claims[0].claim.low < 1:
        return None
    counted = [c for c in report.claims if any(c.ref in f.refs for f in figures)]
    if not (set_apart(claims[0]) or kind(claims[0]) or any(counted_beside(claims[0], c) for c in counted)):
        return None
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


def top_of(claims: Sequence[Cited]) -> Cited:
    """The claim that can hold the others: the largest."""
    return max(claims, key=lambda c: (c.claim.low, c.claim.high is None, c.claim.high or 0, [-n for n in (claim_order(c.ref)[1],)]))


def summed(
    report: Report, group: Sequence[Cited], reader: Reader, harm: str, rule: str, why: str
) -> tuple[Figure, tuple[Cited, ...], Told]:
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
