"""Publishing: what a release made now would show, leave out and change, one incident as the public would see it, and the release itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from warmonitor.flow import releasing
from warmonitor.store import published
from warmonitor.store.acting import Actor, NotThere
from warmonitor.web.desk.entering import in_project
from warmonitor.web.shown.rivals import rivals
from warmonitor.web.shown.where import where


class Publish(forms.Form):
    """`digest` is that of the preview that the person looked at: what goes out is that and nothing else."""

    title = forms.CharField(label=gettext_lazy("Title of the release"), max_length=200)
    notes = forms.CharField(
        label=gettext_lazy("Notes"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What changed and why, for whoever reads the figures. Everybody can read this."),
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("preview")
def publishing(request: HttpRequest, actor: Actor) -> HttpResponse:
    if request.method == "POST":
        actor.need("release")
        form = Publish(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            release = releasing.release(actor, title=given["title"], notes=given["notes"], digest=given["digest"])
            messages.success(request, _("Release %(number)s is out.") % {"number": release.number})
            return redirect("public_overview", actor.project.slug)
    prepared = releasing.preview(actor)
    asked = Publish(request.POST) if request.method == "POST" else Publish(initial={"digest": prepared.digest})
    context: dict[str, Any] = {"prepared": prepared, "form": asked if actor.may("release") else None, "project": actor.project}
    return render(request, "desk/publishing.html", context, status=400 if request.method == "POST" else 200)


@require_safe
@in_project("preview")
def preview_incident(request: HttpRequest, actor: Actor, incident: str) -> HttpResponse:
    one = next((one for one in releasing.preview(actor).incidents if one.incident_id == incident), None)
    if one is None:
        raise NotThere("it would not go out")
    found = published.as_shown(one)
    context = {
        "found": found,
        "incident": found.incident,
        "rivals": rivals(found.incident, found.claims),
        "where": where(found.incident, found.claims),
        "project": actor.project,
    }
    return render(request, "desk/preview_incident.html", context)
