"""The public site: what was released, for anybody, without an account and without a script. It reads releases and nothing else.

`?release=3` shows a site as of that release, `?as_of=2025-03-09` as of a day's end (UTC); every link on the page keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from warmonitor.store import published
from warmonitor.store.acting import NotThere
from warmonitor.store.kinds import KINDS
from warmonitor.store.models import Release
from warmonitor.store.published import Wanted
from warmonitor.web.public.mapping import map_of
from warmonitor.web.shown.rivals import rivals
from warmonitor.web.shown.where import where

MINUTES = 5
LATEST = 10
View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """A page for everybody: no sign-in, safe methods only, kept by caches for some minutes, 404 for what was not released."""

    @login_not_required
    @require_safe
    @cache_control(public=True, max_age=MINUTES * 60)
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotThere as missing:
            raise Http404 from missing

    return opened


def of_release(view: View) -> View:
    """Give a view the release that is asked for in place of the project's name."""

    @wraps(view)
    def chosen(request: HttpRequest, project: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, release_asked(request, project), *args, **kwargs)

    return chosen


def release_asked(request: HttpRequest, project: str) -> Release:
    """
    Raises:
        NotThere: If there is no such release, or what was asked for is no number and no day.
    """
    number, day = request.GET.get("release", ""), request.GET.get("as_of", "")
    try:
        return published.release_of(project, number=int(number) if number else None, as_of=date.fromisoformat(day) if day else None)
    except (ValueError, OverflowError) as wrong:
        raise NotThere("no such release") from wrong


class Search(forms.Form):
    """What a visitor looks for. A field that makes no sense is left out, with a word beside it."""

    text = forms.CharField(label=_("Words of the title or place"), required=False, max_length=100)
    country = forms.ChoiceField(label=_("Country"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    killed = forms.IntegerField(label=_("Killed, at least"), required=False, min_value=0, max_value=10_000_000)

    def __init__(self, *args: Any, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("any")), *((one, one) for one in countries)]

    def wanted(self, after: str) -> Wanted:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return Wanted(after=after, **given)


@open_page
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "public/front.html", {"sites": published.sites()})


@open_page
@of_release
def overview(request: HttpRequest, release: Release) -> HttpResponse:
    rows, _more = published.incidents_in(release, Wanted(most=LATEST))
    context = {
        "map": map_of(published.drawn_in(release)),
        "rows": rows,
        "corrections": published.corrections_of(release.project, most=5),
    }
    return _page(request, "overview", release, context)


@open_page
@of_release
def incidents(request: HttpRequest, release: Release) -> HttpResponse:
    search = Search(request.GET or None, countries=published.countries_in(release))
    try:
        rows, after = published.incidents_in(release, search.wanted(request.GET.get("after", "")) if search.is_bound else Wanted())
    except ValueError as wrong:
        raise NotThere("no such page") from wrong
    further = request.GET.copy()
    further["after"] = after
    return _page(request, "incidents", release, {"rows": rows, "search": search, "further": further.urlencode() if after else ""})


@open_page
@of_release
def incident(request: HttpRequest, release: Release, incident: str) -> HttpResponse:
    try:
        found = published.incident_in(release, incident)
    except NotThere:
        return _former(request, release, incident)
    parent, children = published.relatives_in(release, found.row)
    context = {
        "found": found,
        "incident": found.incident,
        "rivals": rivals(found.incident, found.claims),
        "where": where(found.incident, found.claims),
        "parent": parent,
        "children": children,
        "revisions": published.revisions_of(release.project, incident),
        "outcome": KINDS["outcome"].get(found.record["outcome"], ""),
        "claims_by_ref": {one.ref: one for one in found.claims},
    }
    return _page(request, "incident", release, context)


@open_page
@of_release
def releases(request: HttpRequest, release: Release) -> HttpResponse:
    return _page(request, "releases", release, {"every": published.releases_of(release.project.slug)})


@open_page
@of_release
def corrections(request: HttpRequest, release: Release) -> HttpResponse:
    before = request.GET.get("before", "")
    rows = published.corrections_of(release.project, before=int(before) if before.isdecimal() and len(before) < 19 else None)
    return _page(request, "corrections", release, {"rows": rows, "before": rows[-1].pk if len(rows) == published.PAGE else ""})


@open_page
@of_release
def methodology(request: HttpRequest, release: Release) -> HttpResponse:
    return _page(
        request, "methodology", release, {"outcomes": KINDS["outcome"], "standards": KINDS["standard_of_proof"], "grades": KINDS["grade"]}
    )


@open_page
@of_release
def downloads(request: HttpRequest, release: Release) -> HttpResponse:
    return _page(request, "downloads", release, {"files": published.files_of(release)})


@open_page
def download(request: HttpRequest, project: str, number: int, name: str) -> HttpResponse:
    """The bytes as they were released; a browser saves them and shows nothing of them."""
    file = published.file_in(published.release_of(project, number=number), name)
    response = HttpResponse(bytes(file.raw), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{project}-{number}-{file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Digest"] = f"sha-256={file.hash}"
    return response


def _former(request: HttpRequest, release: Release, former: str) -> HttpResponse:
    """An id of an earlier release leads to where its claims are now."""
    now = [one for one in published.successors_in(release.project, former) if release.incidents.filter(incident_id=one).exists()]
    if not now:
        raise NotThere("no such incident")
    if len(now) == 1:
        return redirect(reverse("public_incident", args=[release.project.slug, now[0]]))
    rows = list(release.incidents.filter(incident_id__in=now).defer("record"))
    return _page(request, "former", release, {"rows": rows})


def _page(request: HttpRequest, name: str, release: Release, context: dict[str, Any]) -> HttpResponse:
    asked = {key: request.GET[key] for key in ("release", "as_of") if key in request.GET}
    newest = published.release_of(release.project.slug)
    shared = {
        "release": release,
        "project": release.project,
        "newest": newest,
        "page": name,
        "kept": f"?{urlencode(asked)}" if asked else "",
        "asked": asked,
    }
    return render(request, f"public/{name}.html", {**shared, **context})
