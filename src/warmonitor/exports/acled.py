"""acled.csv: incidents in the 31 columns of ACLED's current codebook, by ACLED's rules: one place and one day a row.

`acled_notes.csv` beside it says which incidents have no row and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from warmonitor.domain.incidents import Incident
from warmonitor.domain.places import Place
from warmonitor.domain.splitting import split_evenly
from warmonitor.exports.acled_types import GEO_PRECISION, TIME_PRECISION, Types, types_of
from warmonitor.exports.ged_event import number
from warmonitor.exports.index import Index, index, newest
from warmonitor.exports.rows import Left, choose, is_aggregate, killed, left_columns
from warmonitor.exports.tables import Column, write_table
from warmonitor.gazetteer.countries import COUNTRIES, Country
from warmonitor.plugins import Results

DISPUTED = ("contradiction", "sum_mismatch", "denied", "attribution_contested", "claimed_only")


class AcledEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One row: an incident, or one day of an aggregate that was split."""

    incident: Incident
    event_id: str
    day: date
    time_precision: int
    place: Place
    geo_precision: int
    country: Country | None
    types: Types
    outlets: tuple[str, ...]
    fatalities: int
    notes: str
    timestamp: int | None


class Acled:
    """Fatalities are the lowest figure, whatever policy the release was made with (AC-03)."""

    name = "acled"

    def write(self, results: Results, folder: Path) -> tuple[Path, ...]:
        book = index(results)
        chosen = choose(book)
        tried = [(incident, acled_events(incident, book)) for incident in chosen.rows]
        events = [event for _, found in tried if not isinstance(found, str) for event in found]
        left = [Left(incident=incident, reason=why) for incident, why in tried if isinstance(why, str)]
        beside = sorted((*chosen.left, *left), key=lambda one: one.incident.incident_id)
        exports = folder / "exports"
        return (
            write_table(exports / "acled.csv", COLUMNS, events),
            write_table(exports / "acled_notes.csv", left_columns(), beside),
        )


def acled_events(incident: Incident, book: Index) -> tuple[AcledEvent, ...] | str:
    """The incident's rows, or the reason why it has none."""
    place, start, end = incident.place, incident.date_start, incident.date_end
    if start is None or end is None or incident.date_precision not in TIME_PRECISION:
        return "the time is open, unknown or longer than a month"
    if place is None or place.lat is None or place.lon is None:
        return "the place was not found, and a row needs coordinates"
    geo = 3 if place.precision == 7 and place.name else GEO_PRECISION.get(place.precision)
    if geo is None:
        return "the place is known by its country only"
    toll = killed(incident)
    reports = book.reports(incident)
    moment = newest(reports)
    whole = AcledEvent(
        incident=incident, event_id=f"WM{place.country}{number(incident.incident_id)}", day=start + (end - start) // 2,
        time_precision=TIME_PRECISION[incident.date_precision], place=place, geo_precision=geo,
        country=COUNTRIES.get(place.country), types=types_of(incident),
        outlets=tuple(sorted({report.source for report in reports if report.source})),
        fatalities=toll.low if toll else 0, notes=_notes(incident), timestamp=int(moment.timestamp()) if moment else None,
    )  # fmt: skip
    return tuple(_days(whole, start, end)) if is_aggregate(book.claims(incident)) else (whole,)


def _days(whole: AcledEvent, start: date, end: date) -> Iterator[AcledEvent]:
    """A total over several days as one row a day (R27); one row where there are fewer dead than days."""
    days = (end - start).days + 1
    if days == 1 or whole.fatalities < days:
        yield whole
        return
    for nth, dead in enumerate(split_evenly(whole.fatalities, days)):
        how = f"Split evenly: {dead} of {whole.fatalities} over {days} days; no evidence for this day's figure."
        yield msgspec.structs.replace(
            whole,
            event_id=f"{whole.event_id}D{nth + 1}",
            day=start + timedelta(days=nth),
            fatalities=dead,
            notes=f"{whole.notes} {how}",
        )


def _notes(incident: Incident) -> str:
    toll = killed(incident)
    words = [f"{incident.title}.", f"Incident {incident.incident_id}."]
    if toll and (toll.low != toll.high or toll.high_open):
        words.append(f"Reported killed: {toll.low} to {toll.high}{' or more' if toll.high_open else ''}; the lowest is given.")
    words += [f"Disputed: {flag.message}" for flag in incident.flags if flag.kind in DISPUTED]
    if not types_of(incident).event:
        words.append("The reports don't tell how; the event type is left to the coder.")
    return " ".join(words)


def _origins(event: AcledEvent) -> str:
    return "; ".join(event.outlets)


COLUMNS: tuple[Column[AcledEvent], ...] = (
    Column("event_id_cnty", "WM, the country's letters, a number made from incident_id, D and the day if split", lambda e: e.event_id),
    Column("event_date", "the day; the middle of a span", lambda e: e.day.isoformat()),
    Column("year", "its year", lambda e: e.day.year),
    Column("time_precision", "1 the day, 2 the week, 3 the month", lambda e: e.time_precision),
    Column("disorder_type", "Political violence or Strategic developments", lambda e: e.types.disorder),
    Column("event_type", "from the manner; blank where not told", lambda e: e.types.event),
    Column("sub_event_type", "from the manner; blank where not told", lambda e: e.types.sub_event),
    Column("actor1", "who acted, as reports write it", lambda e: e.types.actor1),
    Column("assoc_actor_1", "blank: not read", lambda e: None),
    Column("inter1", "actor1's kind, in words", lambda e: e.types.inter1),
    Column("actor2", "the other side, or Civilians", lambda e: e.types.actor2),
    Column("assoc_actor_2", "blank: not read", lambda e: None),
    Column("inter2", "actor2's kind, in words", lambda e: e.types.inter2),
    Column("interaction", "both kinds", lambda e: e.types.interaction),
    Column("civilian_targeting", "Civilians targeted, or blank", lambda e: e.types.targeting),
    Column("iso", "ISO 3166-1 numeric", lambda e: e.country.numeric if e.country else None),
    Column("region", "ACLED's regions", lambda e: e.country.acled_region if e.country else ""),
    Column("country", "where it happened", lambda e: e.country.name if e.country else ""),
    Column("admin1", "first-order division", lambda e: e.place.admin1),
    Column("admin2", "second-order division", lambda e: e.place.admin2),
    Column("admin3", "blank: not resolved", lambda e: None),
    Column("location", "the place that the coordinates are of", lambda e: e.place.name),
    Column("latitude", "WGS84", lambda e: f"{e.place.lat:.4f}"),
    Column("longitude", "WGS84", lambda e: f"{e.place.lon:.4f}"),
    Column("geo_precision", "1 the place, 2 near it, 3 its region", lambda e: e.geo_precision),
    Column("source", "outlets, joined by ;", _origins),
    Column("source_scale", "blank: not known of an outlet", lambda e: None),
    Column("notes", "what, disputes, splits", lambda e: e.notes),
    Column("fatalities", "the lowest figure; 0 if none is reported", lambda e: e.fatalities),
    Column("tags", "blank", lambda e: None),
    Column("timestamp", "Unix time of the newest contributing report", lambda e: e.timestamp),
)


EXPORTER = Acled()
