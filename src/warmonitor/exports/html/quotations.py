"""The words behind a figure, as the report has them, with who says them and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warmonitor.domain.claims import Cited
from warmonitor.domain.documents import Document
from warmonitor.exports.html.elements import Content, Markup, anchor, el, join, link, words
from warmonitor.exports.html.wording import HARMS, STATUSES, counted, day, interval, plain
from warmonitor.exports.index import Index, Natural, natural

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A line may be broken anywhere, as in a PDF: a paragraph ends at an empty line, or where a line ends with its sentence.
PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?:…\"”»؟۔。])[^\S\n]*\n")
AROUND = 110  # characters of the report shown on either side of the quoted words
MOST = 40


def quotations(claims: Sequence[Cited], book: Index, *, most: int = MOST) -> Markup:
    """Every claim with its words; beyond `most` the rest is counted and its place named."""
    ordered = sorted(claims, key=lambda cited: _totals_first(cited, book))
    shown = [el("li", quotation(cited, book), cls="claim part" if cited.claim.part_of else "claim") for cited in ordered[:most]]
    rest = len(claims) - most
    more = el("p", f"{counted(rest, 'more claim')} about this in claims.jsonl.", cls="note") if rest > 0 else None
    return join([el("ul", shown, cls="claims"), more])


def quotation(cited: Cited, book: Index) -> Markup:
    claim, document = cited.claim, book.documents.get(cited.doc_id)
    status = f", {STATUSES[claim.status]}" if claim.status not in ("unknown", "mixed") else ""
    return join(
        [
            el("p", el("strong", interval(claim)), f" {plain(claim.harm, HARMS)}{status}", _marks(cited), cls="said"),
            el("blockquote", in_context(cited, document), dir="auto", lang=_language(document)),
            el("p", _source(cited, book), cls="by"),
        ]
    )


def in_context(cited: Cited, document: Document | None) -> Markup:
    """The quoted words, marked, with a little of what stands around them in the report."""
    claim = cited.claim
    text = document.text if document else ""
    if claim.start is None or claim.end is None or text[claim.start : claim.end] != claim.quote:
        return el("mark", claim.quote)
    before = _from_word(text[max(0, claim.start - AROUND) : claim.start], cut=claim.start > AROUND)
    after = _to_word(text[claim.end : claim.end + AROUND], cut=claim.end + AROUND < len(text))
    return join([before, el("mark", claim.quote), after])


def report_link(document: Document | None, doc_id: str) -> Markup:
    """The report by name: to its entry in the page."""
    name = (document.source or document.title) if document else ""
    return el("a", words(name or doc_id), href=f"#{anchor('r', doc_id)}")


def speakers(chain: Sequence[str]) -> str:
    """Who said it, from the origin outwards.

    >>> speakers(("SANA", "an interior ministry source"))
    'an interior ministry source, quoted by SANA'
    """
    return ", quoted by ".join(reversed(chain))


def address(document: Document) -> Markup:
    return link(document.url, document.url) if document.url else join("")


def _source(cited: Cited, book: Index) -> Content:
    told: list[Content] = [words(speakers(cited.claim.attribution)), " in "] if cited.claim.attribution else ["in its own voice, "]
    return [*told, report_link(book.documents.get(cited.doc_id), cited.doc_id), f", {day(cited.published)}"]


def _marks(cited: Cited) -> Content:
    """What the report itself says against or for its figure."""
    claim = cited.claim
    counting = {"cumulative": "running total", "increment": "in addition", "period": "total for a period", "residual": "the rest"}
    marks = [counting.get(claim.counting, ""), "" if claim.hedge == "asserted" else claim.hedge]
    marks += ["" if claim.verification == "none" else claim.verification, "a part of a larger figure" if claim.part_of else ""]
    return [el("span", mark, cls="mark") for mark in marks if mark]


def _totals_first(cited: Cited, book: Index) -> tuple[str, tuple[Natural, ...]]:
    """Report by report; in a report a total comes before its parts, and they before theirs."""
    path = [cited.claim.id]
    whole = cited.claim.part_of
    while whole is not None and whole not in path:
        path.append(whole)
        above = book.cited.get((cited.doc_id, whole))
        whole = above.claim.part_of if above else None
    return (cited.doc_id, tuple(natural(claim_id) for claim_id in reversed(path)))


def _language(document: Document | None) -> str | None:
    """The report's language, for those who have pages read to them; only where it is a plain language tag."""
    return document.language if document and LANGUAGE.fullmatch(document.language) else None


def _from_word(text: str, *, cut: bool) -> str:
    """What leads up to the quoted words: from the start of its paragraph, or from a whole word."""
    *above, line = PARAGRAPH.split(text)
    return line if above or not cut else "… " + line.partition(" ")[2]


def _to_word(text: str, *, cut: bool) -> str:
    line, *below = PARAGRAPH.split(text)
    return line if below or not cut else line.rpartition(" ")[0] + " …"
