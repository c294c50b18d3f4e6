"""The page on which reports are taken in: files, or words pasted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from warmonitor.errors import CallRefused, RunAborted
from warmonitor.flow import desk
from warmonitor.flow.uploads import KINDS, MOST_BYTES, MOST_FILES, Known, Sent
from warmonitor.store import read
from warmonitor.store.acting import Actor
from warmonitor.web.desk.entering import in_project

MOST_PASTED = 500_000


class Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Any number of files."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        # Size and kind are judged one by one in flow.uploads, so that one bad file does not keep the others out.
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one]


class TakeIn(forms.Form):
    """Reports, and what is known of them that they may not say."""

    files = Files(label=gettext_lazy("Files"), required=False, widget=Several(attrs={"multiple": True, "accept": ",".join(KINDS)}))
    text = forms.CharField(
        label=gettext_lazy("Or the words of one report"),
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    title = forms.CharField(label=gettext_lazy("Its title"), max_length=500, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("Who published it: an outlet, a monitor, a channel."),
    )
    published = forms.DateField(
        label=gettext_lazy("Published"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    url = forms.URLField(label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("files") and not (given.get("text") or "").strip():
            raise forms.ValidationError(_("Choose files, or paste the words of a report."))
        return given

    @property
    def sent(self) -> list[Sent]:
        files = [Sent(name=one.name or "", size=one.size or 0, pieces=one.chunks()) for one in self.cleaned_data["files"]]
        pasted = self.cleaned_data["text"].encode()
        return [*files, Sent(name="pasted.txt", size=len(pasted), pieces=[pasted])] if pasted.strip() else files

    @property
    def known(self) -> Known:
        given = self.cleaned_data
        published = given["published"].isoformat() if given["published"] else ""
        alone = len(self.sent) == 1  # a title and an address are one report's; source and day can be many's
        return Known(source=given["source"], published=published, title=given["title"] if alone else "", url=given["url"] if alone else "")


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("take in")
def take_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take reports in at once, and say what came of each."""
    form = TakeIn(request.POST, request.FILES) if request.method == "POST" else TakeIn()
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=400 if form.is_bound else 200)
    try:
        done = desk.take_in_sent(actor, form.sent, form.known)
    except (CallRefused, RunAborted):
        form.add_error(
            None, _("The reports could not be kept, so nothing was taken in. Try again later, or tell whoever runs this server.")
        )
        return _page(request, form, status=503)
    return _page(request, TakeIn(), done=done, documents=read.documents_called(actor, done.new))


def _page(request: HttpRequest, form: TakeIn, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "kinds": ", ".join(KINDS), "most_files": MOST_FILES, "megabytes": MOST_BYTES >> 20, **more}
    return render(request, "desk/take_in.html", context, status=status)
