"""One incident in full: its toll, the voices behind it and their words, what was verified and said, how the numbers arose."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.domain.claims import Cited
from warmonitor.domain.incidents import Incident, Link, Victim
from warmonitor.domain.tolls import DEFINITIONS, Toll
from warmonitor.exports.geojson import precision_words
from warmonitor.exports.html.bars import bar
from warmonitor.exports.html.disagreements import flag_list, incident_link
from warmonitor.exports.html.elements import Content, Markup, anchor, el, join, words
from warmonitor.exports.html.index_table import MAIN
from warmonitor.exports.html.quotations import quotations, report_link, speakers
from warmonitor.exports.html.voices import voices
from warmonitor.exports.html.wording import (
    DATE_PRECISION,
    HARMS,
    STATUSES,
    counted,
    figure,
    interval,
    manner,
    plain,
    span,
)
from warmonitor.exports.index import Index

MOST_BARS = 12
MOST_LINKS = 30


def incident_page(incident: Incident, book: Index, *, detailed: frozenset[str]) -> Markup:
    claims = book.claims(incident)
    return el(
        "article",
        [
            el("h3", words(incident.title)),
            _facts(incident),
            _family(incident, book, detailed),
            flag_list(incident),
            [_toll(harm, incident, claims) for harm in MAIN if harm in incident.toll],
            voices(incident, book),
            _section("The words", quotations(claims, book)) if claims else None,
            _verification(incident),
            _statements(incident, book),
            _victims(incident),
            _trace(incident),
            _links(incident, book),
        ],
        cls="incident",
        id=anchor("i", incident.incident_id),
    )


def _facts(incident: Incident) -> Markup:
    place = incident.place
    region = ", ".join(part for part in (place.admin2, place.admin1) if part and part != place.name) if place else ""
    blamed = incident.perpetrator
    rows: list[tuple[str, Content]] = [
        (
            "When",
            [span(incident.date_start, incident.date_end), el("small", f" {DATE_PRECISION.get(incident.date_precision, '')}")],
        ),
        (
            "Where",
            [words(place.name), f", {region}" if region else "", el("small", f" {precision_words(place)}")] if place else "not known",
        ),
        ("How", manner(incident)),
        (
            "Attributed to",
            [words(blamed.value), el("small", f" in {counted(len(blamed.claims), 'claim')}")] if blamed else "nobody named",
        ),
        ("Grade", [incident.grade, el("small", f" {DEFINITIONS[incident.grade]}")]),
    ]
    return el("dl", [el("div", el("dt", name), el("dd", value)) for name, value in rows], cls="facts")


def _family(incident: Incident, book: Index, detailed: frozenset[str]) -> Content:
    parent = book.incidents.get(incident.parent or "")
    inner = book.children.get(incident.incident_id, ())
    if inner:
        names = el("ul", [el("li", incident_link(one, detailed)) for one in inner[:50]])
        return el("div", el("p", "An episode. Its toll is what was said of the whole; it is never a sum of these:"), names, cls="family")
    return el("p", "Part of: ", incident_link(parent, detailed), cls="family") if parent else None


def _toll(harm: str, incident: Incident, claims: Sequence[Cited]) -> Markup:
    """The settled range in bold, then its parts by status, then each voice's own figure, all on one scale."""
    toll = incident.toll[harm]
    by_status = incident.toll_by_status.get(harm, {})
    told = _figures_by_voice([cited for cited in claims if cited.claim.harm == harm])
    top = max([toll.high, *(part.high for part in by_status.values()), *(one.claim.high or one.claim.low for one in told)])
    rows = [_bar_row(el("b", plain(harm, HARMS).capitalize()), toll, top, cls="settled")]
    parts = by_status if len(by_status) > 1 or "unknown" not in by_status else {}
    rows += [_bar_row(plain(status, STATUSES), part, top, cls="status") for status, part in sorted(parts.items())]
    if len(told) > 1:
        rows.append(el("p", "As told, voice by voice", cls="rowhead"))
        rows += [_told_row(one, top) for one in told[:MOST_BARS]]
    # One figure alone needs no drawing.
    drawn = el("div", rows, cls="bars") if len(rows) > 1 or toll.low != toll.high else None
    return el("div", el("h4", plain(harm, HARMS).capitalize()), _in_words(toll), drawn, cls="toll")


def _in_words(toll: Toll) -> Markup:
    best = "This policy gives no best figure." if toll.best is None else f"Best supported: {toll.best}."
    open_top = " Some voice set no ceiling: the highest figure is the largest reliable one told, not a bound." if toll.high_open else ""
    return el("p", el("b", figure(toll), cls="big"), f" {best}{open_top}", cls="figure")


def _bar_row(label: Content, toll: Toll, top: int, *, cls: str) -> Markup:
    drawn = bar(toll.low, toll.high, top=top, best=toll.best, open_top=toll.high_open)
    return el("div", el("span", label, cls="label"), drawn, el("span", figure(toll), cls="value"), cls=f"row {cls}")


def _told_row(cited: Cited, top: int) -> Markup:
    claim = cited.claim
    voice = cited.origin or speakers(claim.attribution) or cited.source or cited.doc_id
    of_whom = f", {STATUSES[claim.status]}" if claim.status not in ("unknown", "mixed") else ""
    label = el("span", words(voice), of_whom, cls="label")
    return el("div", label, bar(claim.low, claim.high, top=top), el("span", interval(claim), cls="value"), cls="row told")


def _figures_by_voice(claims: Sequence[Cited]) -> list[Cited]:
    """Each voice's different figures once, the largest first."""
    different = {(one.origin or one.doc_id, one.claim.status, one.claim.low, one.claim.high): one for one in reversed(claims)}
    return sorted(different.values(), key=lambda one: (-one.claim.low, one.origin, one.doc_id))


def _verification(incident: Incident) -> Content:
    if not incident.verification:
        return None
    notes = []
    for note in incident.verification:
        on = f", on {', '.join(one.replace('_', ' ') for one in note.evidence)}" if note.evidence else ""
        quote = el("q", note.quote, dir="auto") if note.quote else None
        label = el("span", note.verification, cls=f"mark {note.verification}")
        notes.append(el("li", label, " by ", words(note.by or "the report, not saying by whom"), on, ". " if quote else ".", quote))
    return _section("What was verified, and by whom", el("ul", notes, cls="notes"))


def _statements(incident: Incident, book: Index) -> Content:
    if not incident.statements:
        return None
    said = [
        el(
            "li",
            el("span", one.kind, cls="mark"),
            " ",
            el("b", words(one.speaker or "speaker not named")),
            ": ",
            el("q", one.quote, dir="auto"),
            " ",
            el("span", report_link(book.documents.get(one.document), one.document), cls="by"),
        )
        for one in incident.statements
    ]
    return _section("What officials and others said of it", el("ul", said, cls="notes"))


def _victims(incident: Incident) -> Content:
    if not incident.victims:
        return None
    remark = el("p", "Named by reports. Not for publication without the families' consent and a check of the facts.", cls="note")
    return _section("Named victims", join([remark, el("ul", [_victim(one) for one in incident.victims], cls="notes")]))


def _victim(victim: Victim) -> Markup:
    known = [victim.occupation, f"aged {victim.age}" if victim.age is not None else None, victim.sex, plain(victim.harm, HARMS)]
    inside = " May be one of the people in a larger figure above; not added to it." if victim.may_be_in else ""
    return el("li", el("b", words(victim.name)), ", ", words(", ".join(part for part in known if part)), ".", inside)


def _trace(incident: Incident) -> Content:
    if not incident.trace:
        return None
    steps = [
        el(
            "li",
            el("code", step.rule),
            " ",
            words(step.text),
            " ",
            el("span", f"→ {step.result}", cls="result") if step.result else None,
            el("span", "from ", words(", ".join(step.inputs[:20])), "" if len(step.inputs) <= 20 else " …", cls="by")
            if step.inputs
            else None,
            value=step.step,
        )
        for step in incident.trace
    ]
    return el(
        "details",
        el("summary", f"How the numbers came about: {counted(len(steps), 'step')}, policy {incident.policy}"),
        el("ol", steps, cls="trace"),
    )


def _links(incident: Incident, book: Index) -> Content:
    """Why claims of different reports were taken to be about one thing."""
    if not incident.links:
        return None
    rest = len(incident.links) - MOST_LINKS
    lines = [el("li", _link(one, book)) for one in incident.links[:MOST_LINKS]]
    more = el("p", f"and {rest} more, in incidents.jsonl.", cls="note") if rest > 0 else None
    return el("details", el("summary", f"Why these claims were joined: {counted(len(incident.links), 'link')}"), el("ul", lines), more)


def _link(link: Link, book: Index) -> Content:
    left, right = (report_link(book.documents.get(doc_id), doc_id) for doc_id, _ in (link.left, link.right))
    reasons = "; ".join(f"{reason.text} ({reason.weight:+.2g})" for reason in link.reasons)
    return [left, " and ", right, ": ", words(reasons)]


def _section(title: str, content: Markup) -> Markup:
    return el("section", el("h4", title), content)
