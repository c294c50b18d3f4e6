"""An incident's page: what is said of it side by side, what it comes to and how, why its claims are together, how it changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from warmonitor.domain.tolls import POLICIES
from warmonitor.flow import desk
from warmonitor.store import read, write
from warmonitor.store.acting import Actor, NotThere, Refused
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.timeline import timeline
from warmonitor.web.shown.rivals import rivals
from warmonitor.web.shown.where import where
from warmonitor.web.shown.words import POLICIES as POLICY_WORDS

ALL_VERSIONS = 500
MOST_LINKS = 40


class Remark(forms.Form):
    text = forms.CharField(label=gettext_lazy("Note"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


@require_safe
@in_project("read")
def incident(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    try:
        page = read.incident_page_of(actor, incident, **({"versions": ALL_VERSIONS} if "history" in request.GET else {}))
    except NotThere:
        return _former(request, actor, incident)
    named = request.GET.get("policy", "")
    policy = named if named in POLICIES and named != page.incident.policy else ""
    other = desk.under_policy(actor, incident, policy) if policy else None
    context: dict[str, Any] = {
        "page": page,
        "incident": page.incident,
        "rivals": rivals(page.incident, page.claims, other=other),
        "policy": policy,
        "other": other,
        "policies": POLICY_WORDS,
        "where": where(page.incident, page.claims),
        "revisions": timeline(page.versions, whole=not page.earlier),
        "links": page.incident.links[:MOST_LINKS],
        "more_links": max(0, len(page.incident.links) - MOST_LINKS),
        "remark": Remark(),
        "may_judge": actor.may("judge"),
        "may_discuss": actor.may("discuss"),
        "claims_by_ref": {one.ref: one for one in page.claims},
    }
    return render(request, "desk/incident.html", context)


@require_POST
@in_project("discuss")
def note(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    read.incident_called(actor, incident)
    form = Remark(request.POST)
    if not form.is_valid():
        raise Refused(_("The note is empty or too long."))
    write.note(actor, f"incident {incident}", form.cleaned_data["text"])
    messages.success(request, _("The note was added."))
    return redirect("incident", actor.project.slug, incident)


def _former(request: HttpRequest, actor: Actor, former: str) -> HttpResponse:
    """An id that is no incident's today leads to where its claims are now; one that never was leads nowhere."""
    now = read.became(actor, former)
    if len(now) == 1:
        return redirect("incident", actor.project.slug, now[0])
    was = read.once_was(actor, former)
    if was is None:
        raise NotThere("no such incident")
    context: dict[str, Any] = {"former": former, "was": was, "now": read.others_called(actor, now)}
    return render(request, "desk/incident_former.html", context)
