"""What was said without a figure, brought to the incident that it was said of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

import msgspec

from warmonitor.domain.claims import ClaimRef, Statement
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Flag

WEEK = 7
LONG_WEEKS = 12  # an incident of more weeks is looked at for every statement; there are few
REACH_DAYS = 14  # how long after an incident a report that gives no figure is still taken to speak of it


# Words by which a statement says which of several incidents it speaks of.
MANNER_WORDS = {
    "execution": ("execut", "summary kill", "put to death"),
    "clashes": ("clash", "fighting", "battle"),
    "airstrike": ("air strike", "airstrike", "air raid", "bombardment"),
    "shelling": ("shell", "artillery", "rocket"),
    "bombing": ("bomb", "explosion", "blast"),
    "suicide_bombing": ("suicide",),
    "kidnapping": ("kidnap", "abduct", "hostage"),
    "chemical": ("chemical", "gas attack"),
    "torture": ("tortur",),
}


def attach(
    incidents: Sequence[Incident],
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    places: Mapping[ClaimRef, str] | None = None,
    killed: Set[ClaimRef] = frozenset(),
) -> tuple[tuple[Incident, ...], tuple[Statement, ...]]:
    """The incidents with their statements, and the statements that belong to none.

    A statement goes to the incident of its document's claims whose manner it names, else to the one that most of these claims
    went to. A document without claims goes by the manner and the place that it names, if the days allow that. `places` are the
    claims' places as written; `killed` are the claims of people killed.
    """
    told: dict[str, list[_Home]] = {}
    episodes = {incident.parent for incident in incidents if incident.parent}
    for incident in incidents:
        for doc_id, numbers in _by_document(incident).items():
            told.setdefault(doc_id, []).append(_Home(incident, len(numbers), min(numbers), incident.incident_id in episodes))
    named = _Named((incident, _names(incident, places or {})) for incident in incidents)
    found: dict[str, list[Statement]] = {}
    homeless: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.document, s.start, s.end)):
        document = documents[one.document]
        homes = told.get(one.document) or _by_place(document, named, episodes)
        if homes:
            found.setdefault(min(homes, key=partial(_fit, one, document)).incident.incident_id, []).append(one)
        else:
            homeless.append(one)
    return tuple(_with(incident, found.get(incident.incident_id, []), killed) for incident in incidents), tuple(homeless)


class _Home(NamedTuple):
    """An incident that a statement may be of, how many claims speak for that, and the first of them."""

    incident: Incident
    claims: int
    first: int = 0
    episode: bool = False


def _by_document(incident: Incident) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for doc_id, claim_id in incident.claims:
        found.setdefault(doc_id, []).append(_number(claim_id))
    return found


def _fit(statement: Statement, document: Document, home: _Home) -> tuple[bool, bool, int, int, int, str]:
    """Lower fits better: the manner named, by one incident before an episode; most claims, the more precise place, the earliest claim."""
    precision = home.incident.place.precision if home.incident.place else 7
    named = _names_manner(statement, document, home.incident)
    over_others = named and home.episode
    return (not named, over_others, -home.claims, precision, home.first, home.incident.incident_id)


def _names_manner(statement: Statement, document: Document, incident: Incident) -> bool:
    start = document.text.rfind("\n", 0, statement.start) + 1
    stop = document.text.find("\n", statement.end)
    end = min(statement.end + 100, stop if stop >= 0 else len(document.text))
    words = document.text[max(start, statement.start - 300) : end].lower()
    manner = incident.manner.value if incident.manner else ""
    return any(word in words for word in MANNER_WORDS.get(manner, ()))


def _number(claim_id: str) -> int:
    digits = "".join(filter(str.isdigit, claim_id))
    return int(digits) if digits else 0


def _names(incident: Incident, places: Mapping[ClaimRef, str]) -> tuple[str, ...]:
    """What a text would call the incident's place: as resolved, if that is no whole country, and as its claims wrote it."""
    resolved = [incident.place.name] if incident.place and incident.place.precision <= 4 else []
    written = [places.get(ref, "") for ref in incident.claims] if resolved else []
    parts = (part.strip().lower() for name in (*resolved, *written) for part in name.replace(" and ", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if len(part) > 3))


class _Named:
    """Incidents with the names of their places, by the weeks in which a report may speak of them."""

    def __init__(self, named: Iterable[tuple[Incident, tuple[str, ...]]]) -> None:
        self._long: list[tuple[Incident, tuple[str, ...]]] = []
        self._weeks: dict[int, list[tuple[Incident, tuple[str, ...]]]] = {}
        for incident, names in named:
            if incident.date_end is None or not names:
                continue
            first = (incident.date_start or incident.date_end).toordinal() // WEEK
            last = (incident.date_end + timedelta(days=REACH_DAYS)).toordinal() // WEEK
            if last - first > LONG_WEEKS:
                self._long.append((incident, names))
                continue
            for week in range(first, last + 1):
                self._weeks.setdefault(week, []).append((incident, names))

    def near(self, day: date | None) -> list[tuple[Incident, tuple[str, ...]]]:
        """Those that a report of that day may speak of, and others."""
        return [*self._long, *self._weeks.get(day.toordinal() // WEEK, ())] if day else []


def _by_place(document: Document, named: _Named, episodes: Set[str]) -> list[_Home]:
    text = f"{document.title}\n{document.text}".lower()
    near = [one for one, names in named.near(document.day) if _in_time(document, one) and any(name in text for name in names)]
    return [_Home(one, len(one.claims), episode=one.incident_id in episodes) for one in near]


def _in_time(document: Document, incident: Incident) -> bool:
    if document.day is None or incident.date_end is None:
        return False
    start = incident.date_start or incident.date_end
    return start <= document.day <= incident.date_end + timedelta(days=REACH_DAYS)


def _with(incident: Incident, statements: Sequence[Statement], killed: Set[ClaimRef]) -> Incident:
    denials = [s for s in statements if s.kind == "denial"]
    flags = incident.flags
    if denials and not any(flag.kind == "denied" for flag in flags):
        flags = (*flags, _denied(incident, denials, killed))
    return msgspec.structs.replace(incident, statements=tuple(statements), flags=flags)


def _denied(incident: Incident, denials: Sequence[Statement], killed: Set[ClaimRef]) -> Flag:
    """Who denies the incident. Where the denying report makes no claim in it, the claims of people killed are what is denied."""
    speakers = sorted({s.speaker for s in denials if s.speaker}) or ["a speaker"]
    named = " and ".join((*([", ".join(speakers[:-1])] if speakers[1:] else []), speakers[-1]))
    deny = "deny" if speakers[1:] else "denies"
    own = tuple(ref for ref in incident.claims if ref[0] in {s.document for s in denials})
    return Flag(
        kind="denied",
        message=f"{named[0].upper()}{named[1:]} {deny} it; the words stand among the statements.",
        claims=own or tuple(ref for ref in incident.claims if ref in killed),
    )
