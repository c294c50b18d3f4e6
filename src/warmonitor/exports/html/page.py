"""The page as a whole: its head with the policy that lets nothing run, its sections in their order."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import date
from importlib.resources import files

from warmonitor.domain.incidents import Incident
from warmonitor.exports.html.disagreements import disagreements
from warmonitor.exports.html.elements import Content, Markup, el, join
from warmonitor.exports.html.incident_page import incident_page
from warmonitor.exports.html.index_table import in_order, index_table, weight
from warmonitor.exports.html.map_figure import map_figure
from warmonitor.exports.html.method import method
from warmonitor.exports.html.reports_list import reports_list
from warmonitor.exports.html.timeline import timelines
from warmonitor.exports.html.wording import counted, span
from warmonitor.exports.index import Index, index
from warmonitor.plugins import Results

DETAILED = 300
TITLE = "Who was harmed, who says so, and where the reports disagree"


def page(results: Results) -> str:
    """The report page for these results, complete in itself."""
    book = index(results)
    incidents = in_order(book)
    detailed = chosen(incidents)
    body = [
        _masthead(results, book),
        el(
            "main",
            [
                _part("disagreements", "Where the reports disagree", disagreements(incidents, book, detailed=detailed)),
                _part("incidents", "All incidents", _index(incidents, book, detailed)),
                _part("map", "Where", map_figure(incidents, detailed=detailed)),
                _part("running", "Running counts", timelines(results.series, book)),
                _part("detail", "Incident by incident", _detail(incidents, book, detailed)),
                _part("reports", "The reports", reports_list(book, detailed=detailed)),
                _part("method", "Method and caveats", method(results.release)),
            ],
        ),
    ]
    whole = el("html", _head(), el("body", body), lang="en")
    return f"<!doctype html>\n{whole}\n"


def chosen(incidents: tuple[Incident, ...]) -> frozenset[str]:
    """The incidents that get a section of their own: the largest and most disputed, where there are too many for one page."""
    return frozenset(one.incident_id for one in sorted(incidents, key=weight)[:DETAILED])


def policy(style: str) -> str:
    """A content security policy under which this page can show its own style and nothing else, and run nothing at all."""
    allowed = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:; base-uri 'none'; form-action 'none'"


def _head() -> Markup:
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    return el(
        "head",
        [
            el("meta", charset="utf-8"),
            el("meta", http_equiv="Content-Security-Policy", content=policy(style)),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="referrer", content="no-referrer"),
            el("meta", name="robots", content="noindex, nofollow, noarchive"),
            el("meta", name="color-scheme", content="light dark"),
            el("title", TITLE),
            el("style", Markup(style)),
        ],
    )


def _masthead(results: Results, book: Index) -> Markup:
    release = results.release
    named = any(one.victims for one in release.incidents) or any(one.claim.names for one in results.cited)
    banner = (
        None
        if release.signed
        else el("p", el("b", "Draft, unsigned, not for publication"), ": contains names" if named else "", cls="draft")
    )
    links = [
        ("disagreements", "Disagreements"),
        ("incidents", "Incidents"),
        ("map", "Map"),
        ("running", "Running counts"),
        ("detail", "In detail"),
        ("reports", "Reports"),
        ("method", "Method"),
    ]
    contents = el("nav", [el("a", name, href=f"#{where}") for where, name in links], aria_label="Contents")
    return el("header", banner, el("h1", TITLE), el("p", _summary(results, book), cls="summary"), contents)


def _summary(results: Results, book: Index) -> str:
    incidents = results.release.incidents
    days = [when for one in incidents for when in (one.date_start, one.date_end) if when]
    outlets = {document.source for document in results.documents.values() if document.source}
    voices = {origin.name for one in incidents for origin in one.origins}
    reports = f"{counted(len(results.documents), 'report')} by {counted(len(outlets), 'outlet')}"
    episodes = f" and {counted(len(book.children), 'episode')}" if book.children else ""
    told = counted(len(incidents) - len(book.children), "incident") + episodes
    return (
        f"{reports}, read as {counted(len(results.cited), 'claim')} about {told}{_period(days)}. "
        f"Behind them {counted(len(voices), 'independent voice stands', 'independent voices stand')}. "
        "Figures are a documented minimum, an undercount."
    )


def _period(days: list[date]) -> str:
    return f", {span(min(days), max(days))}" if days else ""


def _part(name: str, title: str, content: Content) -> Markup:
    return el("section", el("h2", title), content, id=name, cls="part")


def _index(incidents: tuple[Incident, ...], book: Index, detailed: frozenset[str]) -> Markup:
    if not incidents:
        return el("p", "The reports speak of no incident that harmed anybody. Whether each was read is listed under The reports.")
    key = el(
        "p",
        "Bars run from the lowest to the highest figure; the tick is the best supported one; an arrow means that no ceiling "
        "was told. Faint lines stand at ten, a hundred, a thousand.",
        cls="note",
    )
    return join([key, index_table(incidents, book, detailed=detailed)])


def _detail(incidents: tuple[Incident, ...], book: Index, detailed: frozenset[str]) -> Markup:
    shown = [incident_page(one, book, detailed=detailed) for one in incidents if one.incident_id in detailed]
    rest = len(incidents) - len(shown)
    note = (
        f"The {len(shown)} incidents with the highest figures and most disagreements are told in full here; the other {rest} are "
        "in the table above and, in full, in incidents.jsonl."
    )
    return join([el("p", note, cls="note") if rest else None, shown])
