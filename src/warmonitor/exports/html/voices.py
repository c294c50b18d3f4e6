"""The voices behind an incident, each as a tree of the reports that carry it: who rests on whom, since when, and why that counts once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice

from warmonitor.domain.carrying import Carrier, carriers, nested
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Origin
from warmonitor.exports.html.elements import Content, Markup, el, words
from warmonitor.exports.html.quotations import report_link
from warmonitor.exports.html.wording import CARRIES, KINDS, counted, day, plain
from warmonitor.exports.index import Index

MOST_REPORTS = 12  # of one voice; no tree is deeper than that either


def voices(incident: Incident, book: Index) -> Content:
    """How many independent voices there are, and each with its reports; nothing where no voice is known."""
    if not incident.origins:
        return None
    ordered = sorted(incident.origins, key=lambda one: (-len(one.documents), one.name))
    counts = f"{counted(len(ordered), 'independent voice')} in {counted(len(incident.documents), 'report')}: who rests on whom"
    lines = [_voice(origin, incident, book) for origin in ordered]
    return el("section", el("h4", counts), el("ul", lines, cls="voices"))


def _voice(origin: Origin, incident: Incident, book: Index) -> Markup:
    """Its name and kind, then the reports: the earliest first, below each those that come to the voice by it."""
    reports = {one.doc_id: (one.source, one.day) for one in book.reports(incident)}
    every = list(nested(carriers(origin, book.reliances.get(incident.incident_id, ()), reports)))
    shown = list(islice(every, MOST_REPORTS))
    rest = len(every) - len(shown)
    told = {reason for one, _ in every for reason in one.why}
    more = [reason for reason in origin.why if reason not in told]
    why = el("details", el("summary", "Why these are one voice"), el("ul", [el("li", words(one)) for one in more]))
    return el(
        "li",
        el("b", words(origin.name)),
        f" ({plain(origin.kind, KINDS)}), in {counted(len(origin.documents), 'report')}:",
        el("span", "partly presumed", cls="mark") if origin.presumed else None,
        _tree(shown, 0, book),
        el("p", f"and {rest} more, in exports/origins.jsonl", cls="note") if rest > 0 else None,
        why if more else None,
    )


def _tree(found: Sequence[tuple[Carrier, int]], depth: int, book: Index) -> Markup:
    """The carriers of one depth as a list, in each line those below it."""
    lines: list[tuple[Carrier, list[tuple[Carrier, int]]]] = []
    for at_depth, some in groupby(found, key=lambda one: one[1] == depth):
        if at_depth:
            lines.extend((one, []) for one, _ in some)
        else:
            lines[-1][1].extend(some)
    return el("ul", [el("li", _carrier(one, book), _tree(below, depth + 1, book) if below else None) for one, below in lines], cls="tree")


def _carrier(one: Carrier, book: Index) -> Content:
    """One report: its day, what it does, and the reason why it is no voice of its own."""
    return [
        el("small", day(one.first) if one.first else "no date"),
        " ",
        report_link(book.documents.get(one.document), one.document),
        f" {plain(one.does, CARRIES)}",
        [" ", report_link(book.documents.get(one.report), one.report)] if one.report else None,
        f", {counted(one.claims, 'claim')}",
        el("span", "presumed", cls="mark") if one.presumed else None,
        [el("span", words(reason), cls="by") for reason in one.why],
    ]
