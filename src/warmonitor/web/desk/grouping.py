"""Which claims are of one incident: merging, splitting and moving, each with its reason, and taking it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from warmonitor.domain.claims import ClaimRef
from warmonitor.flow import desk
from warmonitor.store import read
from warmonitor.store.acting import Actor, Refused
from warmonitor.web.desk.entering import in_project


class Reasoned(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class Merge(Reasoned):
    other = forms.RegexField(regex=r"^[\w.-]{1,80}$", label=gettext_lazy("The other incident"))


class Move(Reasoned):
    claim = forms.CharField(max_length=320)
    to = forms.RegexField(regex=r"^[\w.-]{1,80}$")


class Undo(Reasoned):
    act = forms.CharField(max_length=40)


@require_safe
@in_project("judge")
def together(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    """The forms, with the claims and with incidents that are near in time."""
    context: dict[str, Any] = {
        "page": read.incident_page_of(actor, incident, versions=1),
        "may_judge": True,
        "near": read.near(actor, incident),
        "reason": Reasoned(auto_id=False)["reason"],
        "chosen": request.GET.get("claim", ""),
    }
    return render(request, "desk/together.html", context | {"incident": context["page"].incident})


@require_POST
@in_project("judge")
def merge(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    read.incident_called(actor, incident)
    form = _filled(Merge(request.POST))
    first = next(iter(read.claims_of(actor, incident)), None)
    desk.merge(actor, incident, form["other"], reason=form["reason"])
    messages.success(request, _("The two are one incident now. It can be undone in its history."))
    return _to_home_of(actor, first)


@require_POST
@in_project("judge")
def split(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    read.incident_called(actor, incident)
    form = _filled(Reasoned(request.POST))
    apart = [_ref(one) for one in request.POST.getlist("claim")]
    if not apart:
        raise Refused(_("Choose the claims that are of another incident."))
    desk.split(actor, incident, apart, reason=form["reason"])
    messages.success(request, _("The claims are an incident of their own now. It can be undone in its history."))
    return _to_home_of(actor, apart[0])


@require_POST
@in_project("judge")
def move(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    read.incident_called(actor, incident)
    form = _filled(Move(request.POST))
    claim = _ref(form["claim"])
    desk.move(actor, claim, form["to"], reason=form["reason"])
    messages.success(request, _("The claim is of the other incident now. It can be undone in its history."))
    return _to_home_of(actor, claim)


@require_POST
@in_project("judge")
def undo(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    first = next(iter(read.claims_of(actor, incident)), None)
    form = _filled(Undo(request.POST))
    desk.undo(actor, form["act"], reason=form["reason"])
    messages.success(request, _("It was undone; what was decided before it stands again."))
    return _to_home_of(actor, first)


def _filled(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        raise Refused(_("Say what, and why: a decision without a reason cannot be checked later."))
    return dict(form.cleaned_data)


def _ref(named: str) -> ClaimRef:
    doc_id, _hash, claim_id = named.rpartition("#")
    return (doc_id, claim_id)


def _to_home_of(actor: Actor, claim: ClaimRef | None) -> HttpResponse:
    """To the incident that the claim is in now, whatever its id became."""
    now = read.home_of(actor, claim) if claim else ""
    return redirect("incident", actor.project.slug, now) if now else redirect("incidents", actor.project.slug)
