"""A release: what was signed, cut to what the public may see, with its totals, its changes, its hash and its downloads.

signed incidents -> hidden words taken out -> totals under a stated rule -> what changed since the release before -> preview -> frozen
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from warmonitor import __version__, plugins
from warmonitor.domain.claims import Claim, cite
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident
from warmonitor.domain.incidents import Release as Draft
from warmonitor.flow.making import Results
from warmonitor.store import read, write
from warmonitor.store.acting import Actor, Refused
from warmonitor.store.models import Project, Release, ReleasedIncident
from warmonitor.store.read.releasing import Candidate, Report
from warmonitor.store.redacting import Sight
from warmonitor.store.released import ChangeOf, File, LeftOut, Prepared, Public

RULE = (
    "Counts every incident of this release that a second person has signed, by its outcome; one that is part of another one counted beside "
    "it is not added again; "
    "rejected ones are in no total. Low, best and high are sums of the incidents' own. "
    "A documented minimum, an undercount: harm that nobody reported, and harm that is not yet signed, is not in it."
)
COUNTED = {"confirmed": "confirmed", "inconclusive": "unconfirmed", "cannot_be_verified": "unconfirmed"}
FILES = {
    "jsonl": "application/x-ndjson", "csv": "text/csv", "geojson": "application/geo+json", "json": "application/json", "txt": "text/plain",
}  # fmt: skip
EXPORTERS = ("jsonl", "csv", "ged", "acled", "geojson")
CLAIM_FIELDS = (
    "id", "quote", "in_title", "harm", "low", "high", "modality", "status", "victims", "sex", "age", "manner", "place", "date_start",
    "date_end", "date_precision", "counting", "hedge", "verification", "evidence",
)  # fmt: skip


def preview(actor: Actor) -> Prepared:
    """What a release made now would show the public, what it would leave out and why, and what it would change.

    Raises:
        NotAllowed: If the role previews nothing.
    """
    actor.need("preview")
    return prepare(actor.project)


def release(actor: Actor, *, title: str, notes: str, digest: str) -> Release:
    """Publish what the preview of that digest showed, frozen.

    Raises:
        NotAllowed: If the role publishes nothing.
        Refused: If there is nothing to publish, no title, or something hidden would be shown.
        Conflict: If what would go out is no longer what the preview showed.
    """
    actor.need("release")
    if not title.strip() or not notes.strip():
        raise Refused("a release has a title, and notes that say what changed")
    with write.together():
        prepared = prepare(actor.project)
        if not prepared.incidents:
            raise Refused("nothing is signed, so there is nothing to publish")
        return write.add_release(actor, prepared, files(prepared, title=title), title=title.strip(), notes=notes.strip(), seen=digest)


def prepare(project: Project) -> Prepared:
    """The release that the project comes to today. Nothing is written."""
    found, reports = read.candidates(project)
    sight = Sight(project=project, audience="public")
    sight.load([json.dumps([one.record, one.claims], ensure_ascii=False, default=str) for one in found])
    sight.load([f"{one.title} {one.url} {one.source} {one.doc_id}" for one in reports.values()])
    names = {doc_id: _open_name(one, sight) for doc_id, one in reports.items()}
    going = [one for one in found if not _held_back(one)]
    ids = {one.incident_id for one in going}
    incidents = [_public(one, ids, reports, names, sight) for one in going]
    before = read.newest(project)
    totals = totals_of(incidents)
    number, past = (before.number + 1, before.digest) if before else (1, "0" * 64)
    head = {"project": project.slug, "number": number, "policy": project.policy, "rule": RULE, "before": past, "totals": totals}
    return Prepared(
        number=number,
        before=past,
        policy=project.policy,
        made_with=f"warmonitor {__version__}",
        rule=RULE,
        totals=totals,
        incidents=incidents,
        left_out=[
            LeftOut(incident_id=one.incident_id, title=sight.text(str(one.record["title"])), reason=reason)
            for one in found
            if (reason := _held_back(one))
        ],
        changes=[
            replace(one, title=sight.text(one.title))  # what was restricted since the release before is not repeated
            for one in changes(incidents, read.in_release(before) if before else {}, read.successors_of(project))
        ],
        digest=digest_of({**head, "incidents": [[one.incident_id, one.digest] for one in incidents]}),
    )


def totals_of(incidents: Sequence[Public]) -> dict[str, Any]:
    """Sums by outcome and harm. An incident that is part of another one of its column is in that one; rejected ones count nowhere."""
    column = {one.incident_id: COUNTED.get(one.outcome) for one in incidents}
    totals: dict[str, Any] = {"confirmed": {"incidents": 0, "tolls": {}}, "unconfirmed": {"incidents": 0, "tolls": {}}}
    for one in incidents:
        counted = COUNTED.get(one.outcome)
        if counted is None or column.get(one.parent) == counted:
            continue
        totals[counted]["incidents"] += 1
        for harm, toll in one.record["incident"]["toll"].items():
            _add(totals[counted]["tolls"].setdefault(harm, {"low": 0, "best": 0, "high": 0, "high_open": False}), toll)
    return totals


def changes(now: Sequence[Public], before: Mapping[str, ReleasedIncident], led: Mapping[str, Sequence[str]]) -> list[ChangeOf]:
    """What is new, changed, removed or moved to another id since the release before, in the order of the ids.

    `led` says where the claims of incidents that are gone are today. An incident whose id is new, and which took over the claims of one
    that was out before, has changed; the former id has moved there.
    """
    there = {one.incident_id: one for one in now}
    moved = {name: tuple(one for one in led.get(name, ()) if one in there) for name in before if name not in there}
    came: dict[str, list[str]] = {}
    for name, ends in moved.items():
        for end in ends:
            came.setdefault(end, []).append(name)
    found = []
    for one in now:
        olds = [one.incident_id] if one.incident_id in before else came.get(one.incident_id, [])
        if olds != [one.incident_id] or before[one.incident_id].digest != one.digest:
            was = _toll(before[olds[0]]) if len(olds) == 1 else {}
            kind = "changed" if olds else "new"
            found.append(ChangeOf(incident_id=one.incident_id, kind=kind, title=one.title, was=was, now=one.record["incident"]["toll"]))
    for name, ends in moved.items():
        kind = "moved" if ends else "removed"
        found.append(ChangeOf(incident_id=name, kind=kind, title=before[name].title, was=_toll(before[name]), now={}, successors=ends))
    return sorted(found, key=lambda one: one.incident_id)


def _toll(released: ReleasedIncident) -> Mapping[str, Any]:
    return dict(released.record["incident"]["toll"])


def files(prepared: Prepared, *, title: str) -> list[File]:
    """The downloads of a release, made by the exporters that a run uses, from nothing but what is public."""
    results = _results(prepared)
    with tempfile.TemporaryDirectory(prefix="warmonitor-release-") as folder:
        (Path(folder) / "exports").mkdir()
        for name in EXPORTERS:
            plugins.load("exporters", name).write(results, Path(folder))
        written = [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.suffix[1:] in FILES]
        made = [File(name=path.name, media_type=FILES[path.suffix[1:]], raw=path.read_bytes()) for path in written]
    whole = {"title": title, **{name: getattr(prepared, name) for name in ("number", "rule", "totals", "policy", "digest", "before")}}
    whole["incidents"] = [one.record for one in prepared.incidents]
    return [*made, File(name="release.json", media_type=FILES["json"], raw=json.dumps(whole, ensure_ascii=False, indent=1).encode())]


def digest_of(value: Any) -> str:
    """The SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _held_back(one: Candidate) -> str:
    """Why an incident does not go out; nothing, where it does."""
    if one.state != "signed":
        return {"submitted": "waits for a second person's signature", "sent_back": "was sent back"}.get(one.state, "is not handed in")
    if "outcome" not in one.found:
        return "has no outcome"
    return ""


def _public(one: Candidate, ids: set[str], reports: Mapping[str, Report], names: Mapping[str, str], sight: Sight) -> Public:
    incident = dict(one.record)
    if incident.get("parent") not in ids:
        incident["parent"] = None
    shown = [(doc_id, claim, origin) for doc_id, claim, origin in one.claims if sight.shows(f"claim {doc_id}#{claim['id']}")]
    incident["claims"] = [[doc_id, claim["id"]] for doc_id, claim, _ in shown]
    record = {
        "incident": sight.record(incident),
        "outcome": one.found["outcome"],
        "standard_of_proof": one.found.get("standard_of_proof", ""),
        "grade": one.found.get("grade", incident["grade"]),
        "signed_on": one.signed_at,
        "dissents": one.dissents,
        "withheld_claims": len(one.claims) - len(shown),
        "claims": [_claim(doc_id, claim, origin, sight) for doc_id, claim, origin in shown],
        "reports": [_report(reports[doc_id], sight) for doc_id in dict.fromkeys(doc_id for doc_id, _, _ in one.claims)],
    }
    record = _renamed(record, names)
    _sure(record, sight, one.incident_id)
    title = str(record["incident"]["title"])
    return Public(
        incident_id=one.incident_id,
        title=title,
        parent=incident["parent"] or "",
        outcome=one.found["outcome"],
        record=record,
        digest=digest_of(record),
        date_start=_day(incident.get("date_start")),
        date_end=_day(incident.get("date_end")),
    )


def _claim(doc_id: str, claim: Mapping[str, Any], origin: str, sight: Sight) -> dict[str, Any]:
    return {"doc_id": doc_id, **sight.record({name: claim.get(name) for name in CLAIM_FIELDS}), "origin": sight.text(origin)}


def _report(one: Report, sight: Sight) -> dict[str, Any]:
    """A report with what may be said of it; an address that gives a hidden word away, in whatever letters, is left out."""
    known = one.source_pk is None or sight.shows(f"source {one.source_pk}")
    return {
        "doc_id": one.doc_id,
        "source": sight.text(one.source) if known else "",
        "published": one.published,
        "title": sight.text(one.title) if known else "",
        "url": sight.address(one.url) if known else "",
    }


def _open_name(one: Report, sight: Sight) -> str:
    """The report's id; one that gives a hidden word away is replaced by the beginning of its bytes' hash."""
    known = one.source_pk is None or sight.shows(f"source {one.source_pk}")
    return one.doc_id if known and sight.address(one.doc_id) else f"report-{one.hash[:12] or one.pk}"


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The value with reports called by their open names, alone or before a claim's id."""
    if isinstance(value, Mapping):
        return {key: _renamed(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, names) for one in value]
    if isinstance(value, str):
        doc_id, hash_mark, claim = value.rpartition("#")
        if hash_mark and doc_id in names:
            return f"{names[doc_id]}#{claim}"
        return names.get(value, value)
    return value


def _sure(record: Any, sight: Sight, incident_id: str) -> None:
    """The last look before something goes out: nothing hidden is in it, wherever it may have come from."""
    if isinstance(record, Mapping):
        for one in record.values():
            _sure(one, sight, incident_id)
    elif isinstance(record, list | tuple):
        for one in record:
            _sure(one, sight, incident_id)
    elif isinstance(record, str) and sight.spans(record):
        raise Refused(f"incident {incident_id} would show something that is restricted; look at its restrictions")


def _results(prepared: Prepared) -> Results:
    documents: dict[str, Document] = {}
    cited = []
    for one in prepared.incidents:
        for told in one.record["reports"]:
            documents[told["doc_id"]] = msgspec.convert(told, Document)
        for claim in one.record["claims"]:
            fields = {name: value for name, value in claim.items() if name in CLAIM_FIELDS and value is not None}
            of = documents[claim["doc_id"]]
            made = cite(msgspec.convert(fields, Claim, strict=False), doc_id=of.doc_id, published=of.published, source=of.source)
            cited.append(msgspec.structs.replace(made, origin=str(claim["origin"])))
    incidents = tuple(msgspec.convert(one.record["incident"], Incident, strict=False) for one in prepared.incidents)
    newest = max((one.published for one in documents.values()), default="")
    draft = Draft(made_with=prepared.made_with, policy=prepared.policy, signed=True, newest=newest, incidents=incidents)
    return Results(documents=documents, cited=tuple(cited), release=draft, series=(), reliances=())


def _add(total: dict[str, Any], toll: Mapping[str, Any]) -> None:
    total["low"] += toll["low"]
    total["high"] += toll["high"]
    total["best"] = None if total["best"] is None or toll["best"] is None else total["best"] + toll["best"]
    total["high_open"] = total["high_open"] or toll["high_open"]


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
