"""The desk's addresses."""

from __future__ import annotations

from django.urls import path

from warmonitor.web.desk import projects

urlpatterns = [
    path("", projects.mine, name="desk"),
]
