"""Sources: who publishes, how far they can be relied on, and what they published."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from warmonitor.flow import desk
from warmonitor.store import read
from warmonitor.store.acting import Actor, Conflict
from warmonitor.web.desk.entering import in_project
from warmonitor.web.shown.labels import GRADES


class Grade(forms.Form):
    """An Admiralty letter, with what it rests on."""

    letter = forms.ChoiceField(
        label=gettext_lazy("How far it can be relied on"), choices=[(letter, f"{letter}: ") for letter in GRADES], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    method = forms.CharField(
        label=gettext_lazy("How that was found out"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)
        self.fields["letter"].choices = [(letter, f"{letter} – {words}") for letter, words in GRADES.items()]


@require_safe
@in_project("read")
def sources(request: HttpRequest, actor: Actor) -> HttpResponse:
    after, of = request.GET.get("after", "")[:300], request.GET.get("name", "")[:100].strip()
    found, further = read.sources_of(actor, after=after, of=of)
    context = {"sources": found, "further": urlencode({"after": further, "name": of}) if further else "", "after": after, "name": of}
    return render(request, "desk/sources.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("read")
def source(request: HttpRequest, actor: Actor, source: int) -> HttpResponse:
    """A source's page; grading it is posted to the same address."""
    if request.method != "POST":
        return _page(request, actor, source, None)
    actor.need("grade")
    read.source_page(actor, source)
    form = Grade(request.POST)
    if not form.is_valid():
        return _page(request, actor, source, form, status=400)
    given = form.cleaned_data
    try:
        desk.grade(actor, source, given["letter"], reason=given["reason"], method=given["method"], seen=given["seen"])
    except Conflict:
        data = request.POST.copy()
        data["seen"] = str(read.source_page(actor, source).version)
        return _page(request, actor, source, Grade(data), status=409, conflict=True)
    messages.success(request, _("The grade is set down, and every toll that rests on this source is made anew."))
    return redirect("source", actor.project.slug, source)


def _page(
    request: HttpRequest, actor: Actor, source: int, form: Grade | None, *, status: int = 200, conflict: bool = False
) -> HttpResponse:
    before = request.GET.get("before", "")
    page = read.source_page(actor, source, before=int(before) if before.isdecimal() and len(before) < 19 else None)
    if form is None and actor.may("grade"):
        form = Grade(initial={"letter": page.source.grade, "seen": page.version})
    context = {"page": page, "form": form if actor.may("grade") else None, "conflict": conflict, "grades": GRADES, "before": before}
    return render(request, "desk/source.html", context, status=status)
