"""The reports that were read, each with where it is from and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping

from warmonitor.domain.documents import Document
from warmonitor.exports.html.elements import Markup, anchor, el, join, words
from warmonitor.exports.html.quotations import address, report_link
from warmonitor.exports.html.wording import counted, day
from warmonitor.exports.index import Index

MOST = 2000


def reports_list(book: Index, *, detailed: frozenset[str]) -> Markup:
    """Reports of the incidents told in full come first, then others with claims; beyond `MOST` the rest is counted."""
    told = {doc_id for name in detailed for doc_id in book.incidents[name].documents}
    with_claims = {doc_id for doc_id, _ in book.cited}
    ordered = sorted(book.documents.values(), key=lambda one: (one.doc_id not in told, one.doc_id not in with_claims, one.doc_id))
    rest = len(ordered) - MOST
    more = el("p", f"{counted(rest, 'more report')} in documents.jsonl.", cls="note") if rest > 0 else None
    return join([el("ol", [_report(one, book.documents) for one in ordered[:MOST]], cls="reports"), more])


def _report(document: Document, documents: Mapping[str, Document]) -> Markup:
    notes = [el("li", words(problem)) for problem in document.problems]
    notes += [_copy("The same text as", document.duplicate_of, documents)] if document.duplicate_of else []
    notes += [_copy("Nearly the same text as", document.near_duplicate_of, documents)] if document.near_duplicate_of else []
    return el(
        "li",
        [
            el("b", words(document.source or "outlet not known")),
            ", ",
            day(document.day),
            ": ",
            el("span", document.title or "no title", dir="auto"),
            el("span", address(document), cls="address") if document.url else None,
            el(
                "span",
                "Report ",
                el("code", words(document.doc_id)),
                ", SHA-256 ",
                el("code", document.hash[:16]),
                " …" if document.hash else "",
                cls="by",
            ),
            el("ul", notes, cls="note") if notes else None,
        ],
        id=anchor("r", document.doc_id),
    )


def _copy(how: str, other: str, documents: Mapping[str, Document]) -> Markup:
    return el("li", f"{how} ", report_link(documents.get(other), other), ": no further voice.")
