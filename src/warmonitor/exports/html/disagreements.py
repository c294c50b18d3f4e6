"""The first section: where the reports disagree, and where a figure stands on little."""

from __future__ import annotations

from collections.abc import Sequence

from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Flag
from warmonitor.exports.html.elements import Content, Markup, anchor, el, join, words
from warmonitor.exports.html.quotations import report_link
from warmonitor.exports.html.wording import FLAGS, interval, plain
from warmonitor.exports.index import Index

Raised = tuple[Incident, Flag]

# The groups in the order of how much they change what may be published.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Figures that do not fit together", "", ("contradiction", "sum_mismatch", "denied", "revised_down")),
    ("Accounts that differ", "", ("description_conflict", "attribution_contested", "claimed_only")),
    ("People who may be counted twice", "Nobody here was added to another figure.", ("overlap_unclear",)),
    (
        "Figures that stand on little",
        "Ten outlets that repeat one voice are one voice.",
        ("single_origin", "circular_reporting", "provisional", "high_open"),
    ),
    ("Read otherwise by a second reader", "A figure is the first reader's until a person decides.", ("readers_conflict", "one_reader")),
    ("Time or place unclear", "", ("date_unclear", "place_unclear")),
)
FIRST, MOST_IN_GROUP = 8, 60
MOST_QUOTES = 6
WITHOUT_WORDS = ("single_origin", "circular_reporting", "provisional")


def disagreements(incidents: Sequence[Incident], book: Index, *, detailed: frozenset[str]) -> Markup:
    raised = [(incident, flag) for incident in incidents for flag in incident.flags]
    if not raised:
        return el(
            "p",
            "The claims do not contradict one another. That is no corroboration: see how many voices stand behind each figure.",
        )
    return join([_group(title, remark, kinds, raised, book, detailed) for title, remark, kinds in GROUPS])


def flag_list(incident: Incident) -> Markup:
    """An incident's own flags, in short."""
    items = [el("li", el("span", plain(flag.kind, FLAGS), cls="flag"), " ", words(flag.message)) for flag in incident.flags]
    return el("ul", items, cls="flags") if items else join("")


def incident_link(incident: Incident, detailed: frozenset[str]) -> Markup:
    """To the incident's own section, or to its row in the table where it has none."""
    where = "i" if incident.incident_id in detailed else "row"
    return el("a", words(incident.title), href=f"#{anchor(where, incident.incident_id)}")


def _group(title: str, remark: str, kinds: tuple[str, ...], raised: Sequence[Raised], book: Index, detailed: frozenset[str]) -> Content:
    shown = _by_incident(raised, kinds)
    if not shown:
        return None
    items = [_item(incident, flags, book, detailed) for incident, flags in shown[:MOST_IN_GROUP]]
    folded = el("details", el("summary", f"Show {len(items) - FIRST} more"), el("ul", items[FIRST:], cls="disagreements"))
    rest = len(shown) - MOST_IN_GROUP
    return el(
        "section",
        [
            el("h3", title),
            el("p", remark, cls="note") if remark else None,
            el("ul", items[:FIRST], cls="disagreements"),
            folded if len(items) > FIRST else None,
            el("p", f"{rest} more incidents like these in incidents.jsonl.", cls="note") if rest > 0 else None,
        ],
        cls="group",
    )


def _by_incident(raised: Sequence[Raised], kinds: tuple[str, ...]) -> list[tuple[Incident, list[Flag]]]:
    """The flags of these kinds, an incident's together; the gravest first."""
    mine: dict[str, tuple[Incident, list[Flag]]] = {}
    for incident, flag in raised:
        if flag.kind in kinds:
            mine.setdefault(incident.incident_id, (incident, []))[1].append(flag)
    for _, flags in mine.values():
        flags.sort(key=lambda flag: kinds.index(flag.kind))
    return sorted(mine.values(), key=lambda one: kinds.index(one[1][0].kind))


def _item(incident: Incident, flags: Sequence[Flag], book: Index, detailed: frozenset[str]) -> Markup:
    told = [
        [
            el("p", el("span", plain(flag.kind, FLAGS), cls="flag"), " ", words(flag.message), cls="said"),
            _quotes(flag, book) if flag.kind not in WITHOUT_WORDS else None,
        ]
        for flag in flags
    ]
    return el("li", told, el("p", "In: ", incident_link(incident, detailed), cls="by"))


def _quotes(flag: Flag, book: Index) -> Markup | None:
    claims = [book.cited[ref] for ref in flag.claims if ref in book.cited]
    if not claims:
        return None
    rows = [
        el(
            "li",
            el("b", interval(one.claim)),
            " ",
            el("q", one.claim.quote, dir="auto"),
            " ",
            el("span", report_link(book.documents.get(one.doc_id), one.doc_id), cls="by"),
        )
        for one in claims[:MOST_QUOTES]
    ]
    rest = len(claims) - MOST_QUOTES
    return el("ul", rows, el("li", f"and {rest} more", cls="note") if rest > 0 else None, cls="sides")
