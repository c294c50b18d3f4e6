"""The page behind an invitation's link: a new account, or one more project for somebody who has one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from warmonitor.store import read, write
from warmonitor.store.acting import NotThere, Refused
from warmonitor.store.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


class NewAccount(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ("username",)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link may enter, once."""
    try:
        invited = read.invitation_behind(token)
        if request.user.is_authenticated:
            return _one_more_project(request, token) if request.method == "POST" else _page(request, invited)
        return _new_account(request, token, invited)
    except NotThere as missing:
        raise Http404 from missing


def _one_more_project(request: HttpRequest, token: str) -> HttpResponse:
    try:
        project = write.accept_invitation(token, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk")
    messages.success(request, _("Welcome to the project."))
    return redirect("project", project.slug)


def _new_account(request: HttpRequest, token: str, invited: read.Invited) -> HttpResponse:
    form = NewAccount(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, invited, form)
    with write.together():
        user = form.save()
        write.accept_invitation(token, user)
    login(request, user, backend=BACKEND)
    messages.success(request, _("Welcome to the project. Set up a second factor now."))
    return redirect("mfa_index")


def _page(request: HttpRequest, invited: read.Invited, form: NewAccount | None = None) -> HttpResponse:
    return render(request, "account/invitation.html", {"invited": invited, "form": form})
