"""Ranges drawn as ranges: a bar from the lowest to the highest figure, a tick at the best, an arrow where there is no ceiling.

All coordinates across are in per cent, so a bar fits a telephone and a printed page without scaling its strokes.
"""

from __future__ import annotations

from math import log10

from warmonitor.exports.html.elements import Markup, el, join


def bar(low: int, high: int | None, *, top: int, best: int | None = None, open_top: bool = False) -> Markup:
    """One range on a straight scale from 0 to `top`.

    `high=None` is open: the bar runs out to the edge and ends in an arrow. `open_top` puts the arrow after a highest figure that
    is no bound.
    """
    scale = 96 / max(top, 1)
    end = 98.0 if high is None else 1 + high * scale
    return _svg(_shapes(1 + low * scale, end, None if best is None else 1 + best * scale, arrow=open_top or high is None))


def log_bar(low: int, high: int, *, top: int, best: int | None = None, open_top: bool = False) -> Markup:
    """One range on a scale on which ten, a hundred and a thousand are as far apart, for tables that hold small and large."""

    def at(people: int) -> float:
        return 1 + 92 * log10(1 + people) / log10(1 + max(top, 9))

    lines = [el("line", x1=_per(at(ten)), x2=_per(at(ten)), y1=1, y2=15, cls="grid") for ten in (10, 100, 1000, 10000) if ten <= top]
    shapes = _shapes(at(low), at(high), None if best is None else at(best), arrow=open_top)
    return _svg(join([lines, shapes]))


def ruler(top: int) -> Markup:
    """The scale that `bar` draws on, with round figures on it."""
    marks = range(0, top + 1, _step(top))
    lines = [
        el("line", x1=_per(1 + mark * 96 / max(top, 1)), x2=_per(1 + mark * 96 / max(top, 1)), y1=0, y2=5, cls="grid") for mark in marks
    ]
    names = [
        el("text", f"{mark:,}".replace(",", "\u202f"), x=_per(1 + mark * 96 / max(top, 1)), y=17, text_anchor="middle", cls="tick")
        for mark in marks
    ]
    return el("svg", lines, names, cls="ruler", width="100%", height=20, aria_hidden="true", focusable="false")


def _step(top: int) -> int:
    """A round distance of marks, so that there are two to six of them.

    >>> _step(7), _step(52), _step(1400)
    (2, 10, 500)
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if top / step <= 5.5:
                return step
        size *= 10


def _shapes(start: float, end: float, best: float | None, *, arrow: bool) -> Markup:
    pieces = [el("line", x1="1%", x2="98%", y1=8, y2=8, cls="axis")]
    if end > start:
        pieces.append(el("rect", x=_per(start), width=_per(end - start), y=4, height=8, cls="range"))
    else:
        pieces.append(el("circle", cx=_per(start), cy=8, r=4.5, cls="range"))
    if arrow:
        pieces.append(el("svg", el("path", d="M4 3 L10 8 L4 13", cls="open"), x=_per(end), y=0, overflow="visible"))
    if best is not None and end > start:
        pieces.append(el("line", x1=_per(best), x2=_per(best), y1=1, y2=15, cls="best"))
    return join(pieces)


def _svg(content: Markup) -> Markup:
    # The figures stand in words beside every bar, so a screen reader may pass the drawing over.
    return el("svg", content, cls="bar", width="100%", height=16, aria_hidden="true", focusable="false")


def _per(value: float) -> str:
    return f"{value:.1f}%"
