"""The public site's addresses."""

from __future__ import annotations

from django.urls import include, path

from warmonitor.web.public import feed, interface, views

site = [
    path("", views.overview, name="public_overview"),
    path("incidents/", views.incidents, name="public_incidents"),
    path("incidents/<str:incident>/", views.incident, name="public_incident"),
    path("releases/", views.releases, name="public_releases"),
    path("corrections/", views.corrections, name="public_corrections"),
    path("methodology/", views.methodology, name="public_methodology"),
    path("downloads/", views.downloads, name="public_downloads"),
    path("downloads/<int:number>/<str:name>", views.download, name="public_download"),
    path("feed.atom", feed.atom, name="public_feed"),
]
api = [
    path("openapi.json", interface.description, name="api_description"),
    path("sites/", interface.sites, name="api_sites"),
    path("sites/<slug:project>/", interface.site, name="api_site"),
    path("sites/<slug:project>/releases/", interface.releases, name="api_releases"),
    path("sites/<slug:project>/incidents/", interface.incidents, name="api_incidents"),
    path("sites/<slug:project>/incidents/<str:incident>/", interface.incident, name="api_incident"),
    path("sites/<slug:project>/changes/", interface.changes, name="api_changes"),
    path("<path:name>", interface.missing, name="api_missing"),
]

urlpatterns = [
    path("", views.front, name="front"),
    path("sites/<slug:project>/", include(site)),
    path("api/v1/", include(api)),
]
