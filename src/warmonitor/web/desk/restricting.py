"""Who may see a name, a place, a source or a claim: what was decided, and deciding it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from warmonitor.flow import desk
from warmonitor.store import read
from warmonitor.store.acting import Actor, NotThere
from warmonitor.web.desk.entering import in_project

KINDS = (("name", gettext_lazy("a person's name")), ("place", gettext_lazy("a place")), ("source", gettext_lazy("a source, by its name")))
LEVELS = (
    ("restricted", gettext_lazy("restricted: analysts and reviewers alone")),
    ("team", gettext_lazy("team: every member, not the public")),
    ("public", gettext_lazy("public: everybody, once released")),
)


class Restrict(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=KINDS)
    words = forms.CharField(
        label=gettext_lazy("As reports write it"),
        max_length=300,
        help_text=gettext_lazy("Another spelling is another entry."),
    )
    level = forms.ChoiceField(label=gettext_lazy("Who may see it"), choices=LEVELS)
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=2000)


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("restrict")
def restrictions(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Restrict(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            desk.restrict(actor, given["kind"], given["words"].strip(), given["level"], reason=given["reason"])
        except NotThere:
            form.add_error("words", _("No source goes by that name here."))
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Decided. It holds from now on, everywhere on the desk, and for the next release."))
        return redirect("restrictions", actor.project.slug)
    context = {"form": form, "every": read.restrictions_of(actor), "levels": dict(LEVELS), "kinds": {**dict(KINDS), "claim": _("a claim")}}
    return render(request, "desk/restrictions.html", context, status=400 if request.method == "POST" else 200)
