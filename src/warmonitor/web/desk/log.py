"""The page of the log of deeds."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from warmonitor.store import read
from warmonitor.store.acting import Actor
from warmonitor.web.desk.entering import in_project

LISTED = 4


class Narrow(forms.Form):
    who = forms.CharField(label=_("By whom"), max_length=150, required=False)
    subject = forms.CharField(label=_("About what"), max_length=320, required=False)
    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


@require_safe
@in_project("read audit")
def log(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Narrow(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    who, subject = asked.get("who", ""), asked.get("subject", "")
    found = read.deeds_of(actor, who=who, subject=subject, before=asked.get("before"))
    context = {
        "narrow": Narrow(initial={"who": who, "subject": subject}),
        "entries": [(one, [(name, _told(value)) for name, value in one.detail.items()]) for one in found.entries],
        "earlier": urlencode({"who": who, "subject": subject, "before": found.before}) if found.before else "",
    }
    return render(request, "desk/log.html", context)


def _told(value: Any) -> str:
    """A detail in short: of a long list only how much is in it."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) if len(value) <= LISTED else f"({len(value)})"
    return str(value)
