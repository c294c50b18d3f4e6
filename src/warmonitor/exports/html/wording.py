"""Our values in a reader's words: harms, figures, dates, kinds of voices and of disagreements."""

from __future__ import annotations

from datetime import date

from warmonitor.domain.claims import Claim
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

HARMS = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "killed or injured",
    "missing": "missing",
    "abducted": "abducted",
    "detained": "detained",
    "displaced": "displaced",
    "bodies_found": "bodies found",
}
STATUSES = {
    "civilian": "civilians",
    "state_forces": "state forces",
    "armed_group": "armed groups",
    "mixed": "mixed",
    "unknown": "status not told",
}
MANNERS = {"suicide_bombing": "suicide bombing", "unknown": "not told", "other": "other violence"}
KINDS = {"state_media": "state media", "armed_group": "armed group", "igo": "international body", "unknown": "kind not known"}
CARRIES = {
    "quotes": "names it",
    "credits wire": "credits the wire",
    "copy": "repeats the whole text of",
    "near copy": "repeats nearly the whole text of",
    "same figure": "gives the same figure as",
    "in its own voice": "says so itself",
}
FLAGS = {
    "contradiction": "Figures contradict",
    "sum_mismatch": "Parts do not add up",
    "denied": "Denied",
    "revised_down": "Revised downwards",
    "description_conflict": "Accounts differ",
    "attribution_contested": "Responsibility contested",
    "claimed_only": "Claimed by a party only",
    "overlap_unclear": "May be counted elsewhere",
    "single_origin": "One voice only",
    "circular_reporting": "Outlets repeat one voice",
    "provisional": "Provisional",
    "high_open": "No ceiling",
    "date_unclear": "Date unclear",
    "place_unclear": "Place unclear",
    "readers_conflict": "Read in two ways",
    "one_reader": "Read by one reader only",
}
DATE_PRECISION = {
    1: "to the day",
    2: "within two to six days",
    3: "to the week",
    4: "to the month",
    5: "open, or longer than a month",
}


def plain(value: str, known: dict[str, str]) -> str:
    return known.get(value, value.replace("_", " "))


def figure(toll: Toll) -> str:
    """A toll in short. An open top is written as such, never as if the highest figure were a bound.

    >>> figure(Toll(low=52, best=52, high=52)), figure(Toll(low=36, best=40, high=44, high_open=True))
    ('52', '36–44 or more')
    """
    span = number(toll.low) if toll.low == toll.high else f"{number(toll.low)}–{number(toll.high)}"
    return f"{span} or more" if toll.high_open else span


def interval(claim: Claim) -> str:
    """The people of a claim."""
    if claim.high is None:
        return f"{number(claim.low)} or more"
    return number(claim.low) if claim.low == claim.high else f"{number(claim.low)}–{number(claim.high)}"


def number(value: int) -> str:
    """A whole number with thin spaces between thousands, so that no reader takes a comma for a decimal sign."""
    return f"{value:,}".replace(",", "\u202f")


def counted(value: int, one: str, more: str = "") -> str:
    """So many of a thing.

    >>> counted(1, "report"), counted(3, "report")
    ('1 report', '3 reports')
    """
    return f"{number(value)} {one if value == 1 else more or one + 's'}"


def day(when: date | None, *, year: bool = True) -> str:
    if when is None:
        return "not known"
    return f"{when.day} {MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")


def span(start: date | None, end: date | None) -> str:
    """The days of something.

    >>> span(date(2025, 3, 6), date(2025, 3, 7)), span(None, date(2025, 3, 7)), span(None, None)
    ('6–7 March 2025', 'up to 7 March 2025', 'date not known')
    """
    if start is None or end is None:
        return f"from {day(start)}" if start else f"up to {day(end)}" if end else "date not known"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start, year=start.year != end.year)} to {day(end)}"


def manner(incident: Incident) -> str:
    return plain(incident.manner.value, MANNERS) if incident.manner else "not told"
