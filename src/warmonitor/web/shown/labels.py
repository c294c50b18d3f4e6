"""A claim's fields and their values in the reader's language: what forms, pages and histories call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

FIELDS: Words = {
    "quote": _("Quoted words"),
    "mentions": _("Further places that say the same"),
    "in_title": _("Stands in the title alone"),
    "harm": _("Harm"),
    "low": _("At least"),
    "high": _("At most"),
    "modality": _("How the number is given"),
    "status": _("Who they were"),
    "victims": _("Victims, as the report calls them"),
    "sex": _("Sex"),
    "age": _("Age"),
    "names": _("Names"),
    "people": _("Named people"),
    "perpetrator": _("By whom"),
    "manner": _("How"),
    "place": _("Place, as written"),
    "time": _("Time, as written"),
    "date_start": _("First day"),
    "date_end": _("Last day"),
    "date_precision": _("Precision of the date"),
    "counting": _("What the figure counts"),
    "attribution": _("Who says so"),
    "hedge": _("How it is said"),
    "verification": _("Verified"),
    "evidence": _("Evidence named"),
    "part_of": _("Part of claim"),
    "event": _("Key of the incident"),
    "start": _("From character"),
    "end": _("To character"),
}

CHOICES: Mapping[str, Words] = {
    "harm": {
        "killed": _("killed"),
        "injured": _("injured"),
        "killed_or_injured": _("killed or injured"),
        "missing": _("missing"),
        "abducted": _("abducted"),
        "detained": _("detained"),
        "displaced": _("displaced"),
        "bodies_found": _("bodies found"),
    },
    "modality": {
        "exact": _("exactly"),
        "at_least": _("at least"),
        "more_than": _("more than"),
        "up_to": _("up to"),
        "fewer_than": _("fewer than"),
        "about": _("about"),
        "nearly": _("nearly"),
        "range": _("from … to …"),
        "vague": _("a vague word: dozens, several"),
        "plural_only": _("a plural without a number"),
        "none": _("no number"),
    },
    "status": {
        "civilian": _("civilians"),
        "state_forces": _("forces of the state"),
        "armed_group": _("members of an armed group"),
        "mixed": _("several kinds of people"),
        "unknown": _("not known"),
    },
    "sex": {"men": _("men"), "women": _("women"), "mixed": _("men and women"), "unknown": _("not known")},
    "age": {"adults": _("adults"), "children": _("children"), "mixed": _("adults and children"), "unknown": _("not known")},
    "manner": {
        "execution": _("execution"),
        "shooting": _("shooting"),
        "airstrike": _("air strike"),
        "shelling": _("shelling"),
        "bombing": _("bombing"),
        "suicide_bombing": _("suicide bombing"),
        "mine": _("mine"),
        "clashes": _("clashes"),
        "stabbing": _("stabbing"),
        "torture": _("torture"),
        "chemical": _("chemical weapon"),
        "arson": _("arson"),
        "kidnapping": _("kidnapping"),
        "other": _("otherwise"),
        "unknown": _("not known"),
    },
    "date_precision": {
        "1": _("to the day"),
        "2": _("2 to 6 days"),
        "3": _("to the week"),
        "4": _("to the month"),
        "5": _("more than a month, or open"),
    },
    "counting": {
        "incident": _("this incident"),
        "increment": _("added to an earlier figure"),
        "cumulative": _("everything up to a day"),
        "period": _("a period"),
        "residual": _("the rest of a total"),
    },
    "hedge": {"asserted": _("asserted"), "alleged": _("alleged"), "denied": _("denied")},
    "verification": {
        "verified": _("said to be verified"),
        "unverified": _("said to be unverified"),
        "disputed": _("said to be disputed"),
        "none": _("nothing said of it"),
    },
    "evidence": {
        "video": _("video"),
        "photo": _("photograph"),
        "testimony": _("testimony"),
        "document": _("document"),
        "satellite": _("satellite image"),
        "site_visit": _("visit to the place"),
        "medical": _("medical record"),
        "list": _("list of names"),
    },
    "person_sex": {"man": _("man"), "woman": _("woman")},
}

STANDINGS: Words = {
    "suggested": _("suggested by the machine"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
    "added": _("added by a person"),
}

VERDICTS: Words = {
    "accepted": _("accepted it"),
    "corrected": _("corrected it"),
    "rejected": _("rejected it"),
    "added": _("added it"),
    "undone": _("took back what had been decided"),
}

DONE: Words = {
    "accepted": _("The claim is accepted."),
    "corrected": _("The claim is corrected."),
    "rejected": _("The claim is rejected; it counts in no toll."),
    "added": _("The claim is added."),
    "undone": _("What had been decided is taken back; the claim is as the machine read it."),
}

NEEDS: Words = {
    "contradiction": _("figures contradict each other"),
    "sum_mismatch": _("parts and total do not fit"),
    "readers_conflict": _("two readers disagree"),
    "attribution_contested": _("sources blame different parties"),
    "denied": _("denied by somebody"),
    "description_conflict": _("descriptions differ"),
    "revised_down": _("revised downwards"),
    "overlap_unclear": _("figures may overlap"),
    "circular_reporting": _("outlets repeat each other"),
    "date_unclear": _("date unclear"),
    "place_unclear": _("place unclear"),
    "one_reader": _("only one reader read it"),
    "single_voice": _("a single voice"),
    "large": _("many people"),
    "uncertain": _("a wide range"),
    "unseen": _("claims that nobody looked at"),
    "not_looked_at": _("nobody looked at it"),
    "pending": _("read by the second reader alone"),
    "problem": _("trouble in reading it"),
}

GRADES: Words = {
    "A": _("completely reliable"),
    "B": _("usually reliable"),
    "C": _("fairly reliable"),
    "D": _("not usually reliable"),
    "E": _("unreliable"),
    "F": _("reliability cannot be judged"),
}

USUAL: Mapping[str, Any] = {
    "modality": "exact", "status": "unknown", "sex": "unknown", "age": "unknown", "manner": "unknown", "counting": "incident",
    "hedge": "asserted", "verification": "none", "in_title": False, "pending": False,
}  # fmt: skip
"""Values that say nothing beyond what a reader takes for granted; a claim's card leaves them out."""

DAYS = _("Days")
SHOWN = (
    "victims", "status", "sex", "age", "names", "people", "manner", "perpetrator", "place", "time", "dates", "modality", "counting",
    "attribution", "hedge", "verification", "evidence", "part_of", "event",
)  # fmt: skip


def named(field: str) -> str:
    """A field as people call it."""
    return str(FIELDS.get(field, field))


def told(field: str, value: Any) -> str:
    """A field's value in words; a dash where it holds nothing."""
    if value in (None, "", [], ()):
        return "—"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field == "people":
        return "; ".join(_person(one) for one in value)
    if field == "mentions":
        return ", ".join(f"{start}–{end}" for start, end in value)
    if isinstance(value, list | tuple):
        return "; ".join(told(field, one) for one in value)
    return str(CHOICES.get(field, {}).get(str(value), value))


def figure(low: int, high: int | None) -> str:
    """Some people in words, from `low` to `high` (None: open)."""
    if high is None:
        return gettext("%(low)s or more") % {"low": low}
    return str(low) if low == high else gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def people(low: int, high: int | None) -> str:
    """The same with the word: "1 person", "36 to 40 people"."""
    return ngettext("%(figure)s person", "%(figure)s people", low if high is None else high) % {"figure": figure(low, high)}


def _person(one: Mapping[str, Any]) -> str:
    parts = [one["name"], *(str(one[key]) for key in ("age", "occupation") if one.get(key) not in (None, ""))]
    if one.get("sex"):
        parts.append(str(CHOICES["person_sex"][one["sex"]]))
    return ", ".join(parts)
