"""Four eyes: where an incident is on its way to the public, who did the work on it, and what keeps somebody from signing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from warmonitor.domain.claims import ClaimRef
from warmonitor.store.acting import Actor
from warmonitor.store.models import Alias, Assessment, Coding, Document, IncidentRow, IncidentVersion, Judgement, Project, Signature

Block = Literal["role", "not_handed_in", "own_work", "no_outcome"]
BLOCKS: dict[Block, str] = {
    "role": "signing takes a reviewer",
    "not_handed_in": "nobody has handed this incident in for signing",
    "own_work": "you did part of the work on this incident; somebody else must look at it",
    "no_outcome": "nobody has said what came of the verification: confirmed, inconclusive, rejected, or that it cannot be verified",
}
"""Why somebody cannot sign, each with its sentence."""


def blocks(actor: Actor, row: IncidentRow) -> list[Block]:
    """What keeps this person from signing, or from sending back, the incident as it stands; nothing, if they may."""
    found: list[Block] = []
    if not actor.may("sign"):
        found.append("role")
    if row.state != "submitted":
        found.append("not_handed_in")
    if actor.user.pk in workers_on(row):
        found.append("own_work")
    if not has_outcome(row):
        found.append("no_outcome")
    return found


def has_outcome(row: IncidentRow) -> bool:
    """Whether somebody said what came of the verification, under whatever id the incident had."""
    subjects = [f"incident {name}" for name in lines_of([row])[row.incident_id]]
    return Assessment.objects.filter(project=row.project_id, subject__in=subjects, kind="outcome").exists()


def states(project: Project, digests: Mapping[str, str]) -> dict[str, str]:
    """Where each of these incidents, given with their digests, is: draft, submitted, sent_back, signed.

    What was handed in or signed holds for that digest alone, and no longer than what people assessed of the incident stays as it was.
    """
    last: dict[str, Signature] = {}
    for one in Signature.objects.filter(project=project, incident__in=list(digests)).exclude(kind="dissent").order_by("version"):
        last[one.incident] = one
    assessed: dict[str, datetime] = {}
    subjects = [f"incident {name}" for name in last]
    for subject, at in Assessment.objects.filter(project=project, subject__in=subjects).order_by("at").values_list("subject", "at"):
        assessed[subject.removeprefix("incident ")] = at
    return {name: _state(last.get(name), digest, assessed.get(name)) for name, digest in digests.items()}


def state_of(project: Project, incident: str, digest: str) -> str:
    """Where one incident is."""
    return states(project, {incident: digest})[incident]


def _state(last: Signature | None, digest: str, assessed: datetime | None) -> str:
    if last is None or last.kind == "reopened":
        return "draft"
    if last.kind != "sent_back" and (last.digest != digest or (assessed is not None and assessed > last.at)):
        return "draft"
    return str(last.kind)


def workers_on(row: IncidentRow) -> set[int]:
    """Who did the work on an incident under whatever id: coded, judged or assessed its claims, assessed it or handed it in. By account."""
    return work_on([row])[row.incident_id]


def work_on(rows: Sequence[IncidentRow]) -> dict[str, set[int]]:
    """The same for several incidents of one project, in as many queries as for one."""
    if not rows:
        return {}
    project = rows[0].project_id
    refs = _ever_held(rows)
    names = dict(Document.objects.filter(project=project, doc_id__in={doc_id for doc_id, _ in refs}).values_list("pk", "doc_id"))
    people: dict[str, set[int]] = {row.incident_id: set() for row in rows}
    for document, claim_id, by in Coding.objects.filter(document__in=names).values_list("document", "claim_id", "by"):
        if (names[document], claim_id) in refs:
            people[refs[names[document], claim_id]].add(by)
    for side in ("left", "right"):
        judged = Judgement.objects.filter(**{f"{side}_document__in": names})
        for document, claim_id, by in judged.values_list(f"{side}_document", f"{side}_claim", "by"):
            if (names[document], claim_id) in refs:
                people[refs[names[document], claim_id]].add(by)
    lines = lines_of(rows)
    home = {name: incident for incident, ids in lines.items() for name in ids}
    subjects = {f"incident {name}": incident for name, incident in home.items()}
    subjects |= {f"claim {doc_id}#{claim_id}": incident for (doc_id, claim_id), incident in refs.items()}
    for subject, by in Assessment.objects.filter(project=project, subject__in=list(subjects)).values_list("subject", "by"):
        people[subjects[subject]].add(by)
    for incident, by in Signature.objects.filter(project=project, incident__in=list(home), kind="submitted").values_list("incident", "by"):
        people[home[incident]].add(by)
    return people


def _ever_held(rows: Sequence[IncidentRow]) -> dict[ClaimRef, str]:
    """The claims that an incident, or a part of it, holds or once held: whoever rejected one or moved it away worked on it too."""
    project = rows[0].project_id
    children = list(IncidentRow.objects.filter(project=project, parent__in=[row.incident_id for row in rows]))
    of = {row.incident_id: row.incident_id for row in rows} | {child.incident_id: child.parent for child in children}
    home = {name: of[incident] for incident, ids in lines_of([*rows, *children]).items() for name in ids}
    versions = IncidentVersion.objects.filter(project=project, incident_id__in=list(home)).values_list("incident_id", "record__claims")
    refs = {(doc_id, claim_id): home[incident] for incident, held in versions for doc_id, claim_id in held}
    own = {(doc_id, claim_id): row.incident_id for row in rows for doc_id, claim_id in row.record["claims"]}
    return refs | own


def lines_of(rows: Sequence[IncidentRow]) -> dict[str, list[str]]:
    """Each incident's own id with its former ones."""
    found = {row.incident_id: [row.incident_id] for row in rows}
    former = Alias.objects.filter(project__in={row.project_id for row in rows}, now__in=list(found))
    for now, name in former.order_by("former").values_list("now", "former"):
        found[now].append(name)
    return found
