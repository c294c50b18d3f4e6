"""The desk's addresses."""

from __future__ import annotations

from django.urls import include, path

from warmonitor.web.desk import members, projects

in_a_project = [
    path("", projects.home, name="project"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/role/", members.change_role, name="change_role"),
    path("members/remove/", members.remove, name="remove_member"),
    path("members/withdraw/", members.withdraw, name="withdraw_invitation"),
]

urlpatterns = [
    path("", projects.mine, name="desk"),
    path("<slug:project>/", include(in_a_project)),
]
