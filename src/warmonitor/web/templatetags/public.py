"""What the public pages ask beside `{% load incidents %}`: totals, changes and kinds in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmonitor.domain.claims import HARMS
from warmonitor.domain.documents import iso_day as parsed
from warmonitor.store.models import ReleasedChange
from warmonitor.web.shown import labels, words

register = template.Library()

OUTCOMES: labels.Words = {
    "confirmed": gettext_lazy("confirmed"),
    "inconclusive": gettext_lazy("inconclusive"),
    "rejected": gettext_lazy("rejected"),
    "cannot_be_verified": gettext_lazy("cannot be verified"),
}
PROOFS: labels.Words = {
    "reasonable_suspicion": gettext_lazy("reasonable suspicion"),
    "reasonable_grounds": gettext_lazy("reasonable grounds to believe"),
    "balance_of_probabilities": gettext_lazy("balance of probabilities"),
    "clear_and_convincing": gettext_lazy("clear and convincing evidence"),
    "beyond_reasonable_doubt": gettext_lazy("beyond reasonable doubt"),
}
CHANGES: labels.Words = {
    "new": gettext_lazy("new"),
    "changed": gettext_lazy("changed"),
    "removed": gettext_lazy("taken out"),
    "moved": gettext_lazy("has another id now"),
}
FILES: labels.Words = {
    "acled.csv": gettext_lazy("incidents in columns like ACLED's"),
    "ged.csv": gettext_lazy("incidents in UCDP GED's columns"),
    "incidents.csv": gettext_lazy("incidents, a line each, for a spreadsheet"),
    "claims.csv": gettext_lazy("claims, a line each, for a spreadsheet"),
    "incidents.geojson": gettext_lazy("incidents for a map"),
    "incidents.jsonl": gettext_lazy("incidents with their traces, a line each"),
    "claims.jsonl": gettext_lazy("claims by report, a line each"),
    "documents.jsonl": gettext_lazy("the reports by name, without their texts"),
    "tolls.jsonl": gettext_lazy("running tolls"),
    "release.json": gettext_lazy("the whole release"),
}

HELD_BACK: labels.Words = {
    "waits for a second person's signature": gettext_lazy("waits for a second person's signature"),
    "was sent back": gettext_lazy("was sent back"),
    "is not handed in": gettext_lazy("is not handed in"),
    "has no outcome": gettext_lazy("has no outcome"),
}


@register.filter
def held_back(reason: str) -> str:
    return words.said(HELD_BACK, reason)


@register.filter
def outcome(name: str) -> str:
    return words.said(OUTCOMES, name)


@register.filter
def proof(name: str) -> str:
    return words.said(PROOFS, name)


@register.filter
def change_kind(name: str) -> str:
    return words.said(CHANGES, name)


@register.filter
def file_says(name: str) -> str:
    return str(FILES.get(name, ""))


@register.filter
def sums(toll: Mapping[str, Any] | None) -> str:
    """A toll as a release keeps it: "12 – 14 – 20", "12" where all are one, "or more" where a voice set no ceiling."""
    if not toll:
        return "—"
    figures = [toll["low"], *([] if toll["best"] is None else [toll["best"]]), toll["high"]]
    said = " – ".join(words.number(one) for one in (figures if len(set(figures)) > 1 else figures[:1]))
    return _("%(figure)s or more") % {"figure": said} if toll["high_open"] else said


@register.filter
def by_harm(totals: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """A release's totals, a row for each harm that is in them."""
    confirmed, unconfirmed = totals["confirmed"]["tolls"], totals["unconfirmed"]["tolls"]
    return [(harm, confirmed.get(harm), unconfirmed.get(harm)) for harm in HARMS if harm in confirmed or harm in unconfirmed]


@register.filter
def differing(change: ReleasedChange) -> list[tuple[str, Any, Any]]:
    """The tolls that a release changed: the harm, what it was, what it is."""
    pairs = [(harm, change.was.get(harm), change.now.get(harm)) for harm in HARMS]
    return [(harm, was, now) for harm, was, now in pairs if was != now]


@register.filter
def iso_day(text: str) -> str:
    return words.day(parsed(text))


@register.filter
def http(address: str) -> bool:
    """Whether an address is one that a page may link to."""
    return address.startswith(("https://", "http://"))
