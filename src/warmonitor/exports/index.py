"""Finding one's way in the results of a run: which claims, reports and smaller incidents stand behind an incident."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.reliances import Reliance
from warmonitor.plugins import Results

Natural = tuple[tuple[int, str], ...]

DIGITS = re.compile(r"(\d+)")


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What exporters look up: claims by reference, reports by id, incidents by id and by the episode that holds them, who rests on whom by
    incident.
    """

    cited: dict[ClaimRef, Cited]
    documents: Mapping[str, Document]
    incidents: dict[str, Incident]
    children: dict[str, tuple[Incident, ...]]
    reliances: dict[str, tuple[Reliance, ...]]

    def claims(self, incident: Incident) -> tuple[Cited, ...]:
        """The incident's own claims, in the order that it lists them."""
        return tuple(self.cited[ref] for ref in incident.claims if ref in self.cited)

    def reports(self, incident: Incident) -> tuple[Document, ...]:
        return tuple(self.documents[doc_id] for doc_id in sorted(incident.documents) if doc_id in self.documents)


def index(results: Results) -> Index:
    incidents = sorted(results.release.incidents, key=lambda incident: incident.incident_id)
    children: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.parent:
            children[incident.parent].append(incident)
    reliances: defaultdict[str, list[Reliance]] = defaultdict(list)
    for one in results.reliances:
        reliances[one.incident].append(one)
    return Index(
        cited={cited.ref: cited for cited in results.cited},
        documents=results.documents,
        incidents={incident.incident_id: incident for incident in incidents},
        children={parent: tuple(inner) for parent, inner in children.items()},
        reliances={incident_id: tuple(some) for incident_id, some in reliances.items()},
    )


def newest(reports: tuple[Document, ...]) -> datetime | None:
    """When the newest of these reports was published, in UTC; None where none says. A day alone is its midnight.

    >>> newest((Document(doc_id="a", published="2025-03-07"), Document(doc_id="b", published="2025-03-07T10:00:00+02:00")))
    datetime.datetime(2025, 3, 7, 8, 0, tzinfo=datetime.timezone.utc)
    """
    return max((moment for report in reports if (moment := _moment(report.published or report.context_date))), default=None)


def natural(name: str) -> Natural:
    """A sort key under which c2 comes before c10.

    >>> sorted(["c10", "c2"], key=natural)
    ['c2', 'c10']
    """
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in DIGITS.split(name) if part)


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
