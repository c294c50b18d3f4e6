"""Which projects somebody is a member of, and a project's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmonitor.store import read
from warmonitor.store.acting import Actor
from warmonitor.store.roles import DEEDS
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.roles import DEED_WORDS, ROLE_NAMES


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    projects = [(project, ROLE_NAMES[role]) for project, role in read.projects_of(request.user)]
    return render(request, "desk/projects.html", {"projects": projects})


@require_safe
@in_project()
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    may = [DEED_WORDS[deed] for deed in DEEDS if actor.may(deed)]
    may_not = [DEED_WORDS[deed] for deed in DEEDS if not actor.may(deed)]
    return render(request, "desk/home.html", {"role": ROLE_NAMES[actor.role], "may": may, "may_not": may_not})
