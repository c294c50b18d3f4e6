"""ged.csv: incidents with deaths in the 49 columns of the UCDP Georeferenced Event Dataset, version 23.1.

`ged_notes.csv` beside it says which incidents have no row and why, and what to know of some rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warmonitor.domain.documents import Document
from warmonitor.exports.ged_event import GedEvent, ged_event, number, priogrid
from warmonitor.exports.index import Index, index
from warmonitor.exports.rows import Left, choose, left_columns
from warmonitor.exports.sides import state_named
from warmonitor.exports.tables import Column, write_table
from warmonitor.plugins import Results

NO_DATE = "1753-01-01"  # the codebook's date for a source without one
CUSTODY = ("custody", "prison", "detention", "jail")


class Ged:
    """Rows by UCDP's rules. UCDP's own numbers for conflicts, dyads and actors are left blank: they are UCDP's to give."""

    name = "ged"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        book = index(results)
        chosen = choose(book)
        tried = [(incident, ged_event(incident, book)) for incident in chosen.rows]
        events = [event for _, event in tried if isinstance(event, GedEvent)]
        left = [Left(incident=incident, reason=why) for incident, why in tried if isinstance(why, str)]
        notes = [note for event in events for note in _notes(event, book)]
        beside = sorted((*chosen.left, *left, *notes), key=lambda one: (one.incident.incident_id, one.reason))
        exports = folder / "exports"
        return (
            write_table(exports / "ged.csv", COLUMNS, events),
            write_table(exports / "ged_notes.csv", left_columns(), beside),
        )


def _notes(event: GedEvent, book: Index) -> Iterator[Left]:
    row = str(number(event.incident.incident_id))
    if event.toll.best is None:
        yield Left(incident=event.incident, row=row, reason=f"policy {event.incident.policy} gives no best; the row's best is its low")
    if event.toll.high_open:
        yield Left(incident=event.incident, row=row, reason="a voice set no ceiling; high is the largest reliable figure")
    words = " ".join(cited.claim.quote.lower() for cited in book.claims(event.incident))
    if event.kind == 3 and any(word in words for word in CUSTODY):
        yield Left(
            incident=event.incident,
            row=row,
            reason="may be killing in custody by a government, which GED's one-sided violence leaves out",
        )
    if event.kind is None:
        yield Left(incident=event.incident, row=row, reason="the reports don't tell the type of violence; the coder decides")


def _plain(text: str) -> str:
    """Words fit for a list joined by semicolons: one line, no semicolon, no double quote."""
    return " ".join(text.replace(";", ",").replace('"', "'").split())


def _office(report: Document) -> str:
    return _plain(report.source) or "unknown"


def _date(report: Document) -> str:
    return report.day.isoformat() if report.day else NO_DATE


def _headline(report: Document) -> str:
    return _plain(report.title) or "unknown"


def _article(report: Document) -> str:
    return f'"{_office(report)},{_date(report)},{_headline(report)}"'


def _voices(event: GedEvent) -> str:
    return ";".join(_plain(origin.name) for origin in event.incident.origins)


def _dyad(event: GedEvent) -> str:
    return f"{_plain(event.side_a)} - {_plain(event.side_b)}" if event.side_a and event.side_b else ""


def _gw(actor: str) -> int | None:
    country = state_named(actor)
    return country.gw if country else None


def _point(event: GedEvent) -> str:
    return f"POINT ({event.place.lon:.6f} {event.place.lat:.6f})"


COLUMNS: tuple[Column[GedEvent], ...] = (
    Column("id", "a whole number made from incident_id; stays the same", lambda e: number(e.incident.incident_id)),
    Column("relid", "incident_id as in incidents.jsonl", lambda e: e.incident.incident_id),
    Column("year", "year of the first day", lambda e: e.start.year),
    Column("active_year", "blank: the 25-deaths threshold of a year is not computed", lambda e: None),
    Column("code_status", "a draft was vetted by nobody", lambda e: "Unvetted draft"),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided; blank where not told", lambda e: e.kind),
    Column("conflict_dset_id", "blank: UCDP's own", lambda e: None),
    Column("conflict_new_id", "blank: UCDP's own", lambda e: None),
    Column("conflict_name", "the dyad's name", _dyad),
    Column("dyad_dset_id", "blank: UCDP's own", lambda e: None),
    Column("dyad_new_id", "blank: UCDP's own", lambda e: None),
    Column("dyad_name", "side_a - side_b", _dyad),
    Column("side_a_dset_id", "blank: UCDP's own", lambda e: None),
    Column("side_a_new_id", "blank: UCDP's own", lambda e: None),
    Column("side_a", "the state, or the first named side, as reports write it", lambda e: e.side_a),
    Column("side_b_dset_id", "blank: UCDP's own", lambda e: None),
    Column("side_b_new_id", "blank: UCDP's own", lambda e: None),
    Column("side_b", "the other side, as reports write it", lambda e: e.side_b),
    Column("number_of_sources", "reports; -1 if unknown", lambda e: len(e.reports) or -1),
    Column("source_article", '"office,date,headline" joined by ;', lambda e: ";".join(map(_article, e.reports))),
    Column("source_office", "who published, joined by ;", lambda e: ";".join(map(_office, e.reports))),
    Column("source_date", "when published, joined by ;", lambda e: ";".join(map(_date, e.reports))),
    Column("source_headline", "titles, joined by ;", lambda e: ";".join(map(_headline, e.reports))),
    Column("source_original", "the independent voices, joined by ;", _voices),
    Column("where_prec", "1 exact to 7 sea or air", lambda e: e.place.precision),
    Column("where_coordinates", "the place that the coordinates are of", lambda e: e.place.name),
    Column("where_description", "the same, with its district and province", lambda e: ", ".join(
        filter(None, dict.fromkeys((e.place.name, e.place.admin2, e.place.admin1))))),
    Column("adm_1", "first-order division", lambda e: e.place.admin1),
    Column("adm_2", "second-order division", lambda e: e.place.admin2),
    Column("latitude", "WGS84", lambda e: f"{e.place.lat:.6f}"),
    Column("longitude", "WGS84", lambda e: f"{e.place.lon:.6f}"),
    Column("geom_wkt", "POINT (lon lat)", _point),
    Column("priogrid_gid", "PRIO-GRID cell", lambda e: priogrid(e.place.lat or 0.0, e.place.lon or 0.0)),
    Column("country", "where it happened", lambda e: e.country.name if e.country else ""),
    Column("country_id", "Gleditsch and Ward", lambda e: e.country.gw if e.country else None),
    Column("region", "UCDP's five regions", lambda e: e.country.ucdp_region if e.country else ""),
    Column("event_clarity", "1 one event, 2 an aggregate that the sources don't break apart", lambda e: e.clarity),
    Column("date_prec", "1 a day to 5 over a month", lambda e: e.incident.date_precision),
    Column("date_start", "first day", lambda e: e.start.isoformat()),
    Column("date_end", "last day", lambda e: e.end.isoformat()),
    Column("deaths_a", "dead of side a", lambda e: e.deaths.a),
    Column("deaths_b", "dead of side b", lambda e: e.deaths.b),
    Column("deaths_civilians", "dead civilians", lambda e: e.deaths.civilians),
    Column("deaths_unknown", "dead of unknown status", lambda e: e.deaths.unknown),
    Column("best", "always the sum of the four before", lambda e: e.best),
    Column("high", "the largest reliable figure", lambda e: e.toll.high),
    Column("low", "the smallest", lambda e: e.toll.low),
    Column("gwnoa", "the state that side a's name names", lambda e: _gw(e.side_a)),
    Column("gwnob", "the state that side b's name names", lambda e: _gw(e.side_b)),
)  # fmt: skip


EXPORTER = Ged()
