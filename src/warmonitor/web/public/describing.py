"""The interface's description of itself, in OpenAPI 3.1: what each call takes and answers. Tests hold the calls to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from warmonitor.domain.claims import HARMS
from warmonitor.store.kinds import KINDS
from warmonitor.store.models.published import CHANGES
from warmonitor.web.public.asked import LARGEST, MOST, PAGE

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
WHOLE: Schema = {"type": "integer", "minimum": 0}


def describe(*, version: str, address: str) -> Schema:
    """The whole description; `address` is where the interface answers."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "warmonitor, released figures",
            "version": version,
            "description": "What was released: incidents with their tolls as low, best and high, every voice and report behind them, and "
            "how they changed. Totals are documented minimums, an undercount. Read-only, without an account.",
            "license": {"name": "Apache-2.0 (the program; the figures are their publishers')"},
        },
        "servers": [{"url": address}],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> Schema:
    project = _in_path("project", "A site's name.", pattern="^[-a-zA-Z0-9_]+$")
    incident = _in_path("incident", "An incident's id, of this release or an earlier one.")
    of_release = [
        _asked("release", "As of this release.", {"type": "integer", "minimum": 1, "maximum": LARGEST}),
        _asked("as_of", "As of the end of this day (UTC).", DAY),
    ]
    page = [
        _asked("after", "The key that the page before gave as next.", {"type": "string", "maxLength": 200}),
        _asked("limit", "How many.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE}),
    ]
    search = [
        _asked("country", "ISO 3166-1, two letters.", {"type": "string", "pattern": "^[A-Z]{2}$"}),
        _asked("since", "Ends on this day or later.", DAY),
        _asked("until", "Begins on this day or earlier.", DAY),
        _asked("killed", "The high figure of the killed is this or more.", {**WHOLE, "maximum": LARGEST}),
        _asked("text", "Words of the title or the place.", {"type": "string", "maxLength": 200}),
    ]
    since = _asked("since", "Changes of the releases after this one.", {**WHOLE, "maximum": LARGEST})
    return {
        "/sites/": _call("Every site that has released something", [], _object({"sites": _list(_ref("Site"))})),
        "/sites/{project}/": _call("A site's release", [project, *of_release], _ref("Release")),
        "/sites/{project}/releases/": _call("Every release, the newest first", [project], _object({"releases": _list(_ref("Release"))})),
        "/sites/{project}/incidents/": _call(
            "Incidents of a release, the latest first",
            [project, *of_release, *search, *page],
            _object({"release": WHOLE, "incidents": _list(_ref("Short")), "next": _or_null(TEXT)}),
        ),
        "/sites/{project}/incidents/{incident}/": _call(
            "An incident with its claims, reports and trace; or where it moved to",
            [project, incident, *of_release],
            {"oneOf": [_ref("Incident"), _ref("Moved")]},
        ),
        "/sites/{project}/changes/": _call(
            "What releases made, changed, took out or moved, in order",
            [project, since, *page],
            _object({"newest": WHOLE, "changes": _list(_ref("Change")), "next": _or_null(TEXT)}),
        ),
    }


def _schemas() -> Schema:
    toll = _object({"low": WHOLE, "best": _or_null(WHOLE), "high": WHOLE, "high_open": {"type": "boolean"}})
    tolls: Schema = {"type": "object", "propertyNames": {"enum": list(HARMS)}, "additionalProperties": _ref("Toll")}
    outcome: Schema = {"type": "string", "enum": list(KINDS["outcome"])}
    killed = _object({"low": WHOLE, "best": _or_null(WHOLE), "high": WHOLE})
    totals = _object({name: _object({"incidents": WHOLE, "tolls": tolls}) for name in ("confirmed", "unconfirmed")})
    release = {"number": WHOLE, "title": TEXT, "notes": TEXT, "at": MOMENT, "policy": TEXT, "rule": TEXT, "totals": totals}
    return {
        "Toll": toll,
        "Site": _object({"name": TEXT, "title": TEXT, "release": _ref("Release")}),
        "Release": _object({**release, "made_with": TEXT, "digest": TEXT, "before": TEXT}),
        "Short": _object(
            {
                "incident_id": TEXT,
                "title": TEXT,
                "parent": _or_null(TEXT),
                "outcome": outcome,
                "date_start": _or_null(DAY),
                "date_end": _or_null(DAY),
                "place": TEXT,
                "country": TEXT,
                "killed": _or_null(killed),
            }
        ),
        "Incident": _object(
            {
                "release": WHOLE,
                "incident_id": TEXT,
                "incident": {"type": "object"},
                "outcome": outcome,
                "standard_of_proof": TEXT,
                "grade": TEXT,
                "signed_on": TEXT,
                "dissents": WHOLE,
                "withheld_claims": WHOLE,
                "claims": _list({"type": "object"}),
                "reports": _list(_object(dict.fromkeys(("doc_id", "source", "published", "title", "url"), TEXT))),
            }
        ),
        "Moved": _object({"release": WHOLE, "incident_id": TEXT, "moved_to": _list(TEXT)}),
        "Change": _object(
            {
                "release": WHOLE,
                "at": MOMENT,
                "kind": {"type": "string", "enum": list(CHANGES)},
                "incident_id": TEXT,
                "title": TEXT,
                "was": _or_null(tolls),
                "now": _or_null(tolls),
                "moved_to": _list(TEXT),
            }
        ),
        "Error": _object({"error": TEXT}),
    }


def _call(summary: str, parameters: Sequence[Schema], answer: Schema) -> Schema:
    said = {"content": {"application/json": {"schema": _ref("Error")}}}
    refused = {"400": {"description": "The call makes no sense; the answer says why", **said}}
    missing = {"404": {"description": "Nothing of that name was released", **said}}
    good = {"200": {"description": summary, "content": {"application/json": {"schema": answer}}}}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": {**good, **refused, **missing}}}


def _in_path(name: str, says: str, *, pattern: str = "^[^/]+$") -> Schema:
    return {"name": name, "in": "path", "required": True, "description": says, "schema": {"type": "string", "pattern": pattern}}


def _asked(name: str, says: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": says, "schema": schema}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
