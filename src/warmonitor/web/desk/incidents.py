"""The list of incidents: by need, date or size, filtered, a page at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from warmonitor.store import read
from warmonitor.store.acting import Actor
from warmonitor.web.desk.entering import in_project
from warmonitor.web.shown.words import GRADES, STATES

ORDERS = [("need", _("what needs a person most")), ("day", _("the latest first")), ("size", _("the most killed first"))]
ANY = ("", _("any"))


class Filters(forms.Form):
    """What the list is cut to; whatever makes no sense is left out."""

    q = forms.CharField(label=_("Words in title or place"), required=False, max_length=100)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    state = forms.ChoiceField(label=_("State"), choices=[ANY, *STATES.items()], required=False)
    grade = forms.ChoiceField(label=_("Grade"), choices=[ANY, *GRADES.items()], required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    least = forms.IntegerField(label=_("Killed, at least"), required=False, min_value=0, max_value=10**9)
    after = forms.RegexField(regex=r"^\d{1,10}~[\w.-]{1,80}$", required=False, widget=forms.HiddenInput)


@require_safe
@in_project("read")
def incidents(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Filters(request.GET or None)
    form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    found = read.incidents_listed(actor, _wanted(chosen))
    onward = request.GET.copy()
    if found.after:
        onward["after"] = "~".join(str(part) for part in found.after)
    context: dict[str, Any] = {"form": form, "incidents": found.incidents, "onward": onward.urlencode() if found.after else ""}
    return render(request, "desk/incidents.html", context)


def _wanted(chosen: dict[str, Any]) -> read.Wanted:
    value, _, incident = (chosen.get("after") or "").partition("~")
    return read.Wanted(
        order=chosen.get("order") or "need",
        state=chosen.get("state") or "",
        grade=chosen.get("grade") or "",
        words=chosen.get("q") or "",
        since=chosen.get("since"),
        until=chosen.get("until"),
        least=chosen.get("least") or 0,
        after=(int(value), incident) if incident else None,
    )
