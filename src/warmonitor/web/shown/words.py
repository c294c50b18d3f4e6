"""Incidents in the reader's language: figures, dates, places, kinds of voices and of disagreements. A claim's values are in `labels`."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from warmonitor.domain.claims import Claim
from warmonitor.domain.places import Place
from warmonitor.domain.tolls import Toll
from warmonitor.web.shown import labels
from warmonitor.web.shown.labels import CHOICES, Words

HARMS: Words = CHOICES["harm"]
STATUSES: Words = CHOICES["status"]
MANNERS: Words = CHOICES["manner"]
VOICES: Words = {
    "monitor": gettext_lazy("monitor"),
    "government": gettext_lazy("government"),
    "state_media": gettext_lazy("state media"),
    "military": gettext_lazy("military"),
    "armed_group": gettext_lazy("armed group"),
    "medical": gettext_lazy("medical"),
    "wire": gettext_lazy("news agency"),
    "media": gettext_lazy("media"),
    "igo": gettext_lazy("international body"),
    "ngo": gettext_lazy("aid or rights organisation"),
    "relatives": gettext_lazy("relatives"),
    "witness": gettext_lazy("witness"),
    "activists": gettext_lazy("activists"),
    "police": gettext_lazy("police"),
    "official": gettext_lazy("official"),
    "unknown": gettext_lazy("kind not known"),
}
FLAGS: Words = {
    "contradiction": gettext_lazy("Figures contradict"),
    "sum_mismatch": gettext_lazy("Parts do not add up"),
    "denied": gettext_lazy("Denied"),
    "revised_down": gettext_lazy("Revised downwards"),
    "description_conflict": gettext_lazy("Accounts differ"),
    "attribution_contested": gettext_lazy("Responsibility contested"),
    "claimed_only": gettext_lazy("Claimed by a party only"),
    "overlap_unclear": gettext_lazy("May be counted elsewhere"),
    "single_origin": gettext_lazy("One voice only"),
    "circular_reporting": gettext_lazy("Outlets repeat one voice"),
    "provisional": gettext_lazy("Provisional"),
    "high_open": gettext_lazy("No ceiling"),
    "date_unclear": gettext_lazy("Date unclear"),
    "place_unclear": gettext_lazy("Place unclear"),
    "readers_conflict": gettext_lazy("Read in two ways"),
    "one_reader": gettext_lazy("Read by one reader only"),
}
GRADES: Words = {
    "confirmed": pgettext_lazy("grade", "confirmed"),
    "fair": pgettext_lazy("grade", "fair"),
    "weak": pgettext_lazy("grade", "weak"),
    "contested": pgettext_lazy("grade", "contested"),
    "discounted": pgettext_lazy("grade", "discounted"),
}
GRADES_MEAN: Words = {
    "confirmed": gettext_lazy("a belligerent accepted responsibility"),
    "fair": gettext_lazy("two or more credible independent voices, and a belligerent or a manner of harm is known"),
    "weak": gettext_lazy("a single voice, or none that is more than alleged"),
    "contested": gettext_lazy("independent voices blame different parties"),
    "discounted": gettext_lazy("all who were harmed were combatants"),
}
STATES: Words = {
    "draft": gettext_lazy("draft"),
    "submitted": gettext_lazy("handed in"),
    "sent_back": gettext_lazy("sent back"),
    "signed": gettext_lazy("signed"),
}
STANDINGS: Words = labels.STANDINGS
POLICIES: Words = {
    "ucdp": gettext_lazy("UCDP: low, best and high by a ladder of evidence"),
    "acled": gettext_lazy("ACLED: the most conservative figure is the best"),
    "ibc": gettext_lazy("Iraq Body Count: a range without a best figure; provisional under two voices"),
}
DAYS_KNOWN: Words = CHOICES["date_precision"]
PLACES_KNOWN: Words = {
    "1": gettext_lazy("the place itself"),
    "2": gettext_lazy("within about 25 km"),
    "3": gettext_lazy("somewhere in the district"),
    "4": gettext_lazy("somewhere in the province"),
    "5": gettext_lazy("along a line or in a loosely named area"),
    "6": gettext_lazy("somewhere in the country"),
    "7": gettext_lazy("at sea or in the air"),
}
VERIFIED: Words = CHOICES["verification"]
EVIDENCE: Words = CHOICES["evidence"]
STATEMENTS: Words = {
    "denial": gettext_lazy("denial"),
    "admission": gettext_lazy("admission"),
    "condemnation": gettext_lazy("condemnation"),
    "measure": gettext_lazy("measure"),
    "appeal": gettext_lazy("appeal"),
    "promise": gettext_lazy("promise"),
    "other": gettext_lazy("other"),
}
COUNTINGS: Words = CHOICES["counting"]
HEDGES: Words = CHOICES["hedge"]
DEEDS: Words = {
    "merge": gettext_lazy("Two incidents were judged to be one"),
    "split": gettext_lazy("Claims were judged to be of another incident"),
    "move": gettext_lazy("A claim was judged to be of another incident"),
}


def said(words: Words, value: object) -> str:
    """A value in the reader's words; one that has none says itself."""
    found = words.get(str(value))
    return str(value).replace("_", " ") if found is None else str(found)


def number(value: int) -> str:
    return number_format(value, use_l10n=True, force_grouping=value >= 10_000)


def between(low: int, high: int) -> str:
    """A range; in right-to-left writing in words, because "24–99" would turn around there."""
    return number(low) if low == high else _("%(low)s–%(high)s") % {"low": number(low), "high": number(high)}


def figure(toll: Toll) -> str:
    """A toll in short; an open top is written as such, never as if the highest figure were a bound."""
    told = between(toll.low, toll.high)
    return _("%(figure)s or more") % {"figure": told} if toll.high_open else told


def people(claim: Claim) -> str:
    """The people of a claim."""
    if claim.high is None:
        return _("%(figure)s or more") % {"figure": number(claim.low)}
    return between(claim.low, claim.high)


def killed(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "—"
    return between(low, high)


def day(when: date | None) -> str:
    return date_format(when, "DATE_FORMAT") if when else _("not known")


def days(start: date | None, end: date | None) -> str:
    """The days of something."""
    if start is None or end is None:
        if start is None and end is None:
            return _("date not known")
        return _("from %(day)s") % {"day": day(start)} if start else _("up to %(day)s") % {"day": day(end)}
    return day(start) if start == end else _("%(start)s to %(end)s") % {"start": day(start), "end": day(end)}


def place_known(place: Place | None) -> str:
    return said(PLACES_KNOWN, place.precision) if place else ""
