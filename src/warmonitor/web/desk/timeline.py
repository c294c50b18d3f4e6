"""How an incident came to be what it is: each version with what caused it, who, and what changed, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll
from warmonitor.flow.revisions import Difference, differences, predecessor, smaller
from warmonitor.store.read.incident_page import Version
from warmonitor.web.shown.words import FLAGS, GRADES, HARMS, MANNERS, POLICIES, days, figure, number, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One step; `down` says that a toll came down."""

    at: datetime
    cause: str
    by: str
    incident_id: str
    changes: tuple[str, ...]
    down: bool


def timeline(versions: Sequence[Version], *, whole: bool) -> list[Revision]:
    """The steps, the latest first. Unless they are the `whole` history, the earliest version is only what the next is compared with."""
    found = []
    for number_, one in enumerate(versions):
        before = predecessor(one.incident, [earlier.incident for earlier in versions[:number_]])
        if before is None and not whole and number_ == 0:
            continue
        changed = differences(before, one.incident)
        down = any(step.what == "toll" and _came_down(step) for step in changed)
        found.append(
            Revision(
                at=one.at,
                cause=one.cause,
                by=one.by,
                incident_id=one.incident.incident_id,
                changes=tuple(words(step) for step in changed),
                down=down,
            )
        )
    return found[::-1]


def changed_since(before: Incident | None, after: Incident) -> list[str]:
    """What is not as it was, in words."""
    return [words(step) for step in differences(before, after)]


def words(step: Difference) -> str:
    """One difference as a sentence."""
    before, after = _in_words(step.what, step.before), _in_words(step.what, step.after)
    match step.what:
        case "first":
            return _("First computed.")
        case "toll":
            return _("%(harm)s: %(before)s, now %(after)s.") % {"harm": said(HARMS, step.about), "before": before, "after": after}
        case "claims_added":
            count = int(str(step.after))
            return ngettext("%(count)s claim more.", "%(count)s claims more.", count) % {"count": number(count)}
        case "claims_removed":
            count = int(str(step.before))
            return ngettext("%(count)s claim fewer.", "%(count)s claims fewer.", count) % {"count": number(count)}
        case "raised":
            return _("Now flagged: %(flag)s.") % {"flag": said(FLAGS, step.about)}
        case "settled":
            return _("No longer flagged: %(flag)s.") % {"flag": said(FLAGS, step.about)}
        case "working":
            return _("The figures are as they were; the way to them changed.")
        case _:
            return _("%(what)s: %(before)s, now %(after)s.") % {"what": _name(step.what), "before": before, "after": after}


def _name(what: str) -> str:
    names = {
        "title": _("Title"),
        "when": _("Date"),
        "place": _("Place"),
        "manner": _("Manner"),
        "perpetrator": _("Attributed to"),
        "voices": _("Independent voices"),
        "grade": _("Grade"),
        "policy": _("Policy"),
        "parent": _("Part of"),
        "victims": _("Named victims"),
    }
    return names[what]


def _in_words(what: str, value: object) -> str:
    if isinstance(value, Toll):
        return figure(value)
    if what == "when" and isinstance(value, tuple):
        start, end = value
        return days(_day(start), _day(end))
    tables = {"grade": GRADES, "manner": MANNERS, "policy": POLICIES}
    if value in (None, ""):
        return _("none")
    if isinstance(value, int):
        return number(value)
    return said(tables[what], value) if what in tables else str(value)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _came_down(step: Difference) -> bool:
    before, after = step.before, step.after
    return isinstance(before, Toll) and (after is None or isinstance(after, Toll)) and smaller(before, after)
