"""What was released, as JSON, with its own description (OpenAPI 3.1). Everything is read-only; lists come in pages by key.

A copy elsewhere keeps up by `changes/?since=N`: every incident that a release after N made, changed, took out, or moved to another id.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import wraps
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse

from warmonitor import __version__
from warmonitor.store import published
from warmonitor.store.acting import NotThere
from warmonitor.store.models import Release, ReleasedIncident
from warmonitor.store.published import Wanted
from warmonitor.web.public.asked import Asked, Wrong, read_query
from warmonitor.web.public.describing import describe
from warmonitor.web.public.views import View, open_page

MOST = 200


def answers_json(view: View) -> View:
    """The view's value as JSON; what is not there and what makes no sense are answers of the same kind."""

    @open_page
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            value, status = view(request, *args, **kwargs), 200
        except (NotThere, Http404):
            value, status = {"error": "there is nothing released here"}, 404
        except Wrong as wrong:
            value, status = {"error": str(wrong)}, 400
        response = HttpResponse(msgspec.json.encode(value), content_type="application/json", status=status)
        response["Access-Control-Allow-Origin"] = "*"  # public data, without accounts
        return response

    return answered


@answers_json
def description(request: HttpRequest) -> Mapping[str, Any]:
    return describe(version=__version__, address=request.build_absolute_uri("/api/v1"))


@answers_json
def missing(request: HttpRequest, name: str) -> Any:
    """Whatever else is asked for under the interface's address: no page of ours, but the interface's own answer."""
    raise NotThere("no such address")


@answers_json
def sites(request: HttpRequest) -> Any:
    read_query(request, Asked())
    return {"sites": [{"name": one.project.slug, "title": one.project.title, "release": _release(one)} for one in published.sites()]}


@answers_json
def site(request: HttpRequest, project: str) -> Any:
    asked = read_query(request, Asked(release=True))
    return _release(_chosen(project, asked))


@answers_json
def releases(request: HttpRequest, project: str) -> Any:
    read_query(request, Asked())
    return {"releases": [_release(one) for one in published.releases_of(project)]}


@answers_json
def incidents(request: HttpRequest, project: str) -> Any:
    asked = read_query(request, Asked(release=True, search=True, page=True))
    release = _chosen(project, asked)
    try:
        wanted = Wanted(
            country=asked.country,
            since=asked.since,
            until=asked.until,
            killed=asked.killed,
            text=asked.text,
            after=asked.after,
            most=asked.limit,
        )
        rows, after = published.incidents_in(release, wanted)
    except ValueError as wrong:
        raise Wrong("after is no key of a page") from wrong
    return {"release": release.number, "incidents": [_short(one) for one in rows], "next": after or None}


@answers_json
def incident(request: HttpRequest, project: str, incident: str) -> Any:
    release = _chosen(project, read_query(request, Asked(release=True)))
    try:
        row = published.incident_in(release, incident).row
    except NotThere:
        now = published.successors_in(release.project, incident)
        if not now:
            raise
        return {"release": release.number, "incident_id": incident, "moved_to": now}
    return {"release": release.number, "incident_id": incident, **row.record}


@answers_json
def changes(request: HttpRequest, project: str) -> Any:
    asked = read_query(request, Asked(since_release_taken=True, page=True))
    newest = published.release_of(project)
    after = int(asked.after) if asked.after.isdecimal() and len(asked.after) < 19 else 0
    if asked.after and not after:
        raise Wrong("after is no key of a page")
    rows = published.changes_since(newest.project, asked.since_release, after=after, most=asked.limit)
    told = [
        {
            "release": one.release.number, "at": one.release.at.isoformat(), "kind": one.kind, "incident_id": one.incident_id,
            "title": one.title, "was": one.was or None, "now": one.now or None, "moved_to": one.successors,
        }
        for one in rows
    ]  # fmt: skip
    return {"newest": newest.number, "changes": told, "next": str(rows[-1].pk) if len(rows) == asked.limit else None}


def _chosen(project: str, asked: Any) -> Release:
    return published.release_of(project, number=asked.release_number, as_of=asked.as_of)


def _release(one: Release) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "notes": one.notes,
        "at": one.at.isoformat(),
        "policy": one.policy,
        "rule": one.rule,
        "totals": one.totals,
        "made_with": one.made_with,
        "digest": one.digest,
        "before": one.before,
    }


def _short(one: ReleasedIncident) -> dict[str, Any]:
    return {
        "incident_id": one.incident_id,
        "title": one.title,
        "parent": one.parent or None,
        "outcome": one.outcome,
        "date_start": _day(one.date_start),
        "date_end": _day(one.date_end),
        "place": one.place,
        "country": one.country,
        "killed": None if one.killed_low is None else {"low": one.killed_low, "best": one.killed_best, "high": one.killed_high},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
