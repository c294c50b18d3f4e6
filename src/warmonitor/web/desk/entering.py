"""The door of a project: who may pass, and what the others are told.

A project that is another team's looks like one that never was (404). A member whose role does not do what the page does is told so (403).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from warmonitor.store.acting import Actor, Conflict, NotAllowed, NotThere, Refused, actor_of
from warmonitor.store.roles import Deed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


def in_project(deed: Deed | None = None) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Give a view the actor in place of the project's name in its address; any member passes where no deed is named.

        @in_project("read")
        def documents(request: HttpRequest, actor: Actor) -> HttpResponse: ...

    What the store says no to becomes a page: not there 404, not allowed 403, decided by somebody else meanwhile 409, nonsense 400. A view
    that can say it beside its form catches it itself.
    """

    def closed(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def entered(request: HttpRequest, project: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                actor = actor_of(request.user, project)
                if deed is not None:
                    actor.need(deed)
                request.actor = actor  # what templates ask for the navigation
                return view(request, actor, *args, **kwargs)
            except NotThere as missing:
                raise Http404 from missing
            except NotAllowed as forbidden:
                raise PermissionDenied from forbidden
            except Conflict as conflict:
                return _said(request, "desk/conflict.html", conflict, 409)
            except Refused as refused:
                return _said(request, "desk/refused.html", refused, 400)

        return entered

    return closed


def _said(request: HttpRequest, template: str, reason: Exception, status: int) -> HttpResponse:
    context: dict[str, Any] = {"reason": str(reason)}
    return render(request, template, context, status=status)
