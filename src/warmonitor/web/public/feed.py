"""An Atom feed of a site's releases, by Django's own generator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmonitor.store import published
from warmonitor.web.public.views import open_page

MOST = 30


@open_page
def atom(request: HttpRequest, project: str) -> HttpResponse:
    every = published.releases_of(project)
    home = request.build_absolute_uri(reverse("public_overview", args=[project]))
    feed = Atom1Feed(
        title=every[0].project.title,
        link=home,
        description=_("Releases: what was published, and what each changed"),
        feed_url=request.build_absolute_uri(),
        language=get_language(),
    )
    for release in every[:MOST]:
        address = f"{home}?release={release.number}"
        feed.add_item(
            title=f"{release.number}. {release.title}",
            link=address,
            description=release.notes,
            unique_id=f"urn:sha256:{release.digest}",
            pubdate=release.at,
            updateddate=release.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
