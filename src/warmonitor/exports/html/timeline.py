"""Running tolls: what each voice said the count had come to, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from warmonitor.domain.tolls import TollPoint, TollRevision, TollSeries
from warmonitor.exports.html.elements import Content, Markup, el, join, words
from warmonitor.exports.html.wording import HARMS, STATUSES, day, number, plain
from warmonitor.exports.index import Index

MOST = 12
HEIGHT, TOP, FLOOR = 190, 22, 160
LEFT, RIGHT = 9.0, 90.0


def timelines(series: Sequence[TollSeries], book: Index) -> Markup:
    """The series that moved, as charts; those told once are in tolls.jsonl."""
    moving = sorted((one for one in series if len(_dated(one)) > 1), key=lambda one: (-_peak(one), one.series_id))
    if not moving:
        return el("p", "No voice gave a running count more than once.")
    rest = len(moving) - MOST
    more = el("p", f"{rest} more running counts are in tolls.jsonl.", cls="note") if rest > 0 else None
    return join([[_chart(one, book) for one in moving[:MOST]], more])


def _chart(series: TollSeries, book: Index) -> Markup:
    points = _dated(series)
    first, last = points[0][0], points[-1][0]
    top = max(max(point.high or point.low for _, point in points), 1)
    spots = [(_across(when, first, last), _up(point.high or point.low, top), when, point) for when, point in points]
    of_whom = f", {STATUSES[series.status]}" if series.status not in ("unknown", "mixed") else ""
    title = [
        plain(series.harm, HARMS).capitalize(),
        of_whom,
        f", {series.scope}" if series.scope not in ("", "all") else "",
        ", as counted by ",
        words(series.origin),
    ]
    drawing = el(
        "svg",
        _frame(top),
        _joined(spots),
        [_spot(*spot, top=top) for spot in spots],
        cls="timeline",
        width="100%",
        height=HEIGHT,
        role="img",
        aria_label=_aloud(series),
    )
    return el("figure", el("figcaption", title), drawing, _changes(series, book), cls="running")


def _frame(top: int) -> Markup:
    marks = [0, top // 2, top] if top > 3 else [0, top]
    lines = [el("line", x1=f"{LEFT}%", x2="99%", y1=_up(mark, top), y2=_up(mark, top), cls="grid") for mark in marks]
    names = [el("text", number(mark), x=f"{LEFT}%", dx=-8, y=_up(mark, top) + 4, text_anchor="end", cls="tick") for mark in marks]
    return join([lines, names])


def _joined(spots: Sequence[tuple[float, int, date, TollPoint]]) -> Markup:
    """Broken lines from telling to telling: when in between the people were harmed is not known."""
    return join(
        el("line", x1=f"{x1:.1f}%", x2=f"{x2:.1f}%", y1=y1, y2=y2, cls="step") for (x1, y1, _, _), (x2, y2, _, _) in pairwise(spots)
    )


def _spot(x: float, y: int, when: date, point: TollPoint, *, top: int) -> Markup:
    at, low = f"{x:.1f}%", _up(point.low, top)
    span = el("line", x1=at, x2=at, y1=low, y2=y, cls="reach") if low != y else None
    arrow = el("svg", el("path", d="M-4 -7 L0 -12 L4 -7", cls="open"), x=at, y=y, overflow="visible") if point.high is None else None
    anchor = "start" if x < 20 else "end" if x > 80 else "middle"
    return join(
        [
            span,
            arrow,
            el("circle", cx=at, cy=low, r=4, cls="spot"),
            el("text", _figure(point), x=at, y=y - (17 if arrow else 10), text_anchor=anchor, cls="value"),
            el("text", day(when, year=False), x=at, y=HEIGHT - 10, text_anchor=anchor, cls="tick"),
        ]
    )


def _figure(point: TollPoint) -> str:
    """What one telling says, as drawn and as read aloud."""
    if point.high is None:
        return f"{number(point.low)}+"
    return number(point.low) if point.high == point.low else f"{number(point.low)}–{number(point.high)}"


def _changes(series: TollSeries, book: Index) -> Content:
    if not series.revisions:
        return None
    return el("ul", [el("li", _change(revision, book)) for revision in series.revisions], cls="notes")


def _change(revision: TollRevision, book: Index) -> Content:
    low, high = revision.increment_low, revision.increment_high
    added = f"{low:+}" if low == high else f"{low:+} or more" if high is None else f"{low:+} to {high:+}"
    said = book.cited.get(revision.claim)
    quote = [" ", el("q", said.claim.quote, dir="auto")] if said else None
    between = f" between {day(revision.since)} and {day(revision.until)}"
    return [el("b", added), between, "; a correction downwards" if revision.downward else "", ".", quote]


def _aloud(series: TollSeries) -> str:
    told = "; ".join(f"{day(when)}: {_figure(point)}" for when, point in _dated(series))
    return f"Running count by {series.origin}. {told}"


def _dated(series: TollSeries) -> list[tuple[date, TollPoint]]:
    return sorted(((point.as_of, point) for point in series.points if point.as_of), key=lambda one: one[0])


def _peak(series: TollSeries) -> int:
    return max((point.high or point.low for point in series.points), default=0)


def _across(when: date, first: date, last: date) -> float:
    return LEFT + 2 + (RIGHT - LEFT) * (when - first).days / max((last - first).days, 1)


def _up(people: int, top: int) -> int:
    return FLOOR - round((FLOOR - TOP - 12) * people / top)
