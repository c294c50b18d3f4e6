"""The interface keeps to its own description, whatever is asked of it."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.web.test_public import Site
from warmonitor.store.models import ReleasedIncident
from warmonitor.web.public.urls import api
from warmonitor.web.wsgi import application

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def one_connection():
    """The server closes connections between requests; here they would take the test's transaction with them, on PostgreSQL."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def description(db, one_connection):
    """A site with two releases, so that every kind of answer can come."""
    site = Site()
    site.sign(12)
    site.sign(1)
    site.release()
    site.correct(12, 10)
    site.release("Second")
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def test_no_call_breaks_what_the_interface_promises(description):
    incident = ReleasedIncident.objects.latest("pk").incident_id
    called = 0
    for found in description.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def holds(case):
            if len(case.path_parameters.get("project", "")) % 2:
                case.path_parameters["project"] = "coast"  # half of the calls find something
            if len(case.path_parameters.get("incident", "")) % 2:
                case.path_parameters["incident"] = incident
            case.call_and_validate(checks=CHECKS)

        holds()
        called += 1
    assert called == 6


def test_the_description_is_valid_and_names_every_address(description):
    described = set(description.raw_schema["paths"])
    routes = {f"/{one.pattern}".replace("<slug:project>", "{project}").replace("<str:incident>", "{incident}") for one in api}

    assert described == routes - {"/openapi.json", "/<path:name>"}
