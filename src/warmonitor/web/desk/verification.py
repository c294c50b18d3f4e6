"""Verification of an incident: the checklist, ratings, the outcome, and the way to a second person's signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmonitor.store import read, write
from warmonitor.store.acting import Actor, Refused
from warmonitor.store.kinds import CHECKLIST, CORROBORATION
from warmonitor.store.read.verifying import OF_INCIDENT
from warmonitor.web.desk.checking import ASKS, VALUES
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.timeline import changed_since


class Found(forms.Form):
    """A finding; `seen` is the version that the person looked at."""

    value = forms.CharField(max_length=60)
    method = forms.CharField(required=False, max_length=2000)
    finding = forms.CharField(required=False, max_length=5000)
    seen = forms.IntegerField(min_value=0)


class AboutIncident(Found):
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in OF_INCIDENT])


class AboutClaim(Found):
    claim = forms.CharField(max_length=320)


class Step(forms.Form):
    """A step towards the public, about the incident as it was looked at: its digest, and the number of steps before."""

    digest = forms.RegexField(regex=r"^[0-9a-f]{64}$")
    seen = forms.IntegerField(min_value=0)
    reason = forms.CharField(required=False, max_length=5000)


@require_safe
@in_project("read")
def verification(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    page = read.verification_of(actor, incident)
    context: dict[str, Any] = {
        "page": page,
        "incident": page.incident,
        "checklist": [(page.items[kind], ASKS[kind]) for kind in CHECKLIST],
        "corroboration": [(page.items[kind], ASKS[kind]) for kind in CORROBORATION],
        "conclusions": [page.items[kind] for kind in ("outcome", "standard_of_proof", "grade")],
        "values": VALUES,
        "changed": changed_since(page.signed_as, page.incident) if page.signed_as else [],
        "may_assess": actor.may("assess"),
        "may_grade": actor.may("grade"),
        "may_sign": actor.may("sign"),
        "may_discuss": actor.may("discuss"),
        "may_judge": actor.may("judge"),
    }
    return render(request, "desk/verification.html", context)


@require_POST
@in_project("assess")
def assess(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    read.incident_called(actor, incident)
    found = _filled(AboutIncident(request.POST))
    kind, value = found["kind"], found["value"]
    write.assess(actor, f"incident {incident}", kind, value, method=found["method"], finding=found["finding"], seen=found["seen"])
    messages.success(request, _("The finding was written down."))
    return redirect("verification", actor.project.slug, incident)


@require_POST
@in_project("grade")
def rate(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    """How credible the information of one claim is, 1 to 6; the source's letter is another matter."""
    read.incident_called(actor, incident)
    found = _filled(AboutClaim(request.POST))
    write.assess(actor, f"claim {found['claim']}", "credibility", found["value"], finding=found["finding"], seen=found["seen"])
    messages.success(request, _("The rating was written down."))
    return redirect("verification", actor.project.slug, incident)


@require_POST
@in_project("assess")
def hand_in(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    return _step(request, actor, incident, "submitted", _("The incident was handed in for signing."))


@require_POST
@in_project("assess")
def reopen(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    return _step(request, actor, incident, "reopened", _("The incident was taken up again."))


@require_POST
@in_project("sign")
def sign(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    return _step(request, actor, incident, "signed", _("You signed the incident as it stands."))


@require_POST
@in_project("sign")
def send_back(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    return _step(request, actor, incident, "sent_back", _("The incident was sent back with your reasons."))


@require_POST
@in_project("discuss")
def dissent(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    return _step(request, actor, incident, "dissent", _("Your dissent is on record, and shown beside the outcome."))


@require_safe
@in_project("sign")
def waiting(request: HttpRequest, actor: Actor) -> HttpResponse:
    return render(request, "desk/waiting.html", {"waiting": read.waiting_for(actor)})


def _step(request: HttpRequest, actor: Actor, incident: str, kind: str, done: str) -> HttpResponse:
    read.incident_called(actor, incident)
    form = _filled(Step(request.POST))
    write.sign(actor, incident, kind, digest=form["digest"], reason=form["reason"], seen=form["seen"])
    messages.success(request, done)
    return redirect("verification", actor.project.slug, incident)


def _filled(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        raise Refused(_("Something is missing in the form: choose a value, and say what you found."))
    return dict(form.cleaned_data)
