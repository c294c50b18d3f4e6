"""What templates say of claims: `{% load claims %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from warmonitor.flow import quoting
from warmonitor.web.shown import labels

register = template.Library()


@register.filter
def shown(text: str) -> str:
    """Words of a report, with signs for what would turn the line or show nothing."""
    return quoting.shown(text or "")


@register.filter
def field_name(field: str) -> str:
    return labels.named(field)


@register.filter
def in_words(value: Any, field: str) -> str:
    return quoting.shown(labels.told(field, value))


@register.filter
def harm_name(harm: str) -> str:
    return labels.told("harm", harm)


@register.filter
def standing_name(standing: str) -> str:
    return str(labels.STANDINGS.get(standing, standing))


@register.filter
def verdict_name(verdict: str) -> str:
    return str(labels.VERDICTS.get(verdict, verdict))


@register.filter
def need_name(need: str) -> str:
    return str(labels.NEEDS.get(need, need))


@register.filter
def grade_name(letter: str) -> str:
    return str(labels.GRADES.get(letter, ""))


@register.filter
def claim_head(claim: Any) -> str:
    """A claim in a line: the harm, and how many."""
    return f"{labels.told('harm', claim.harm)}: {labels.people(claim.low, claim.high)}"


@register.filter
def people(record: dict[str, Any]) -> str:
    """How many people a claim speaks of."""
    return labels.people(record["low"], record["high"])


@register.filter
def told_fields(record: dict[str, Any]) -> list[tuple[str, str]]:
    """What a claim says beyond the usual: each field's name and its value in words."""
    found = []
    for name in labels.SHOWN:
        value = _dates(record) if name == "dates" else record.get(name)
        if value not in (None, "", [], ()) and value != labels.USUAL.get(name, ""):
            label = "date_start" if name == "dates" else name
            found.append((str(labels.DAYS) if name == "dates" else labels.named(label), quoting.shown(labels.told(name, value))))
    return found


@register.simple_tag
def incident_address(project: str, incident: str) -> str:
    """Where an incident's page is; nothing while there is no such page."""
    try:
        return reverse("incident", kwargs={"project": project, "incident": incident})
    except NoReverseMatch:
        return ""


def _dates(record: dict[str, Any]) -> str:
    start, end = record.get("date_start") or "", record.get("date_end") or ""
    if start and end and start != end:
        return f"{start} – {end}"
    return start or end
