"""The table of all incidents: what, how many, by how many voices, how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll
from warmonitor.exports.html.bars import log_bar
from warmonitor.exports.html.elements import Content, Markup, anchor, el, words
from warmonitor.exports.html.wording import FLAGS, HARMS, figure, plain, span
from warmonitor.exports.index import Index

MAIN = ("killed", "bodies_found", "killed_or_injured", "injured", "missing", "abducted", "detained", "displaced")


def in_order(book: Index) -> tuple[Incident, ...]:
    """Episodes with their incidents below them, the largest and most disputed first."""
    roots = [one for one in book.incidents.values() if one.parent is None or one.parent not in book.incidents]
    return tuple(incident for root in sorted(roots, key=weight) for incident in _with_children(root, book))


def weight(incident: Incident) -> tuple[int, int, str]:
    """The order of incidents: by the best figure, else the lowest, as on the terminal; a vague top says little."""
    main = main_toll(incident)
    counted = 0 if main is None else main[1].low if main[1].best is None else main[1].best
    return (-counted, -len(incident.flags), incident.incident_id)


def main_toll(incident: Incident) -> tuple[str, Toll] | None:
    """The harm that the incident is best known by: the dead before the injured."""
    return next(((harm, incident.toll[harm]) for harm in MAIN if harm in incident.toll), None)


def index_table(incidents: Sequence[Incident], book: Index, *, detailed: frozenset[str]) -> Markup:
    top = max((toll[1].high for one in incidents if (toll := main_toll(one))), default=1)
    heads = [el("th", head, scope="col") for head in ("Incident", "People, lowest to highest", "Voices", "Grade")]
    rows = [_row(incident, book, top, detailed) for incident in incidents]
    return el("table", el("thead", el("tr", heads)), el("tbody", rows), cls="index")


def _row(incident: Incident, book: Index, top: int, detailed: frozenset[str]) -> Markup:
    inside = incident.parent in book.incidents
    episode = incident.incident_id in book.children
    name = words(incident.title)
    where = incident.place.name if incident.place else "place not known"
    if incident.incident_id in detailed:
        name = el("a", name, href=f"#{anchor('i', incident.incident_id)}")
    return el(
        "tr",
        [
            el(
                "th",
                name,
                el("span", f"{span(incident.date_start, incident.date_end)}, ", words(where), cls="by"),
                el("span", "Episode: holds the incidents below it", cls="by") if episode else None,
                _flags(incident),
                scope="row",
            ),
            el("td", _figures(incident, top), cls="figures"),
            el("td", el("span", "Voices: ", cls="narrow"), len(incident.origins), cls="count"),
            el("td", el("span", "Grade: ", cls="narrow"), incident.grade, cls="grade"),
        ],
        cls=" ".join(filter(None, ("inside" if inside else "", "episode" if episode else ""))),
        id=anchor("row", incident.incident_id),
    )


def _figures(incident: Incident, top: int) -> Content:
    main = main_toll(incident)
    if main is None:
        return "no figure"
    harm, toll = main
    others = "; ".join(
        f"{figure(incident.toll[other])} {plain(other, HARMS)}" for other in MAIN if other in incident.toll and other != harm
    )
    return [
        el("span", el("b", figure(toll)), f" {plain(harm, HARMS)}"),
        log_bar(toll.low, toll.high, top=top, best=toll.best, open_top=toll.high_open),
        el("span", others, cls="by") if others else None,
    ]


def _flags(incident: Incident) -> Content:
    kinds = list(dict.fromkeys(flag.kind for flag in incident.flags))
    return el("span", [el("span", plain(kind, FLAGS), cls="flag") for kind in kinds], cls="row-flags") if kinds else None


def _with_children(incident: Incident, book: Index) -> Iterator[Incident]:
    yield incident
    for child in sorted(book.children.get(incident.incident_id, ()), key=weight):
        yield from _with_children(child, book)
