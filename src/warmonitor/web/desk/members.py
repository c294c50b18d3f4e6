"""A project's members: who they are, what they may do, and the links that invite more. Every change is in the log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from warmonitor.store import read, write
from warmonitor.store.acting import Actor, Refused
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.roles import role_choices


class Invite(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=role_choices)
    note = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("A reminder for the administrators; the person chooses their own user name."),
    )


class Role(forms.Form):
    member = forms.CharField()
    role = forms.ChoiceField(choices=role_choices)


class Member(forms.Form):
    member = forms.CharField()


class Invitation(forms.Form):
    invitation = forms.IntegerField()


@require_safe
@in_project("manage members")
def members(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _page(request, actor, Invite())


@require_POST
@in_project("manage members")
def invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a link and show it once; only its fingerprint is kept."""
    form = Invite(request.POST)
    if not form.is_valid():
        return _page(request, actor, form, status=400)
    token = write.invite(actor, form.cleaned_data["role"], note=form.cleaned_data["note"])
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    return _page(request, actor, Invite(), link=link)


@require_POST
@in_project("manage members")
def change_role(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Role(request.POST)
    if not form.is_valid():
        raise Refused(_("There is no such role."))
    name = form.cleaned_data["member"]
    read.member_called(actor, name)
    write.give_role(actor, name, form.cleaned_data["role"])
    messages.success(request, _("The role was changed."))
    return redirect("members", actor.project.slug)


@require_POST
@in_project("manage members")
def remove(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Member(request.POST)
    if not form.is_valid():
        raise Refused(_("Say whom."))
    write.take_role(actor, form.cleaned_data["member"])
    messages.success(request, _("They are no longer a member. What they decided stays."))
    return redirect("members", actor.project.slug)


@require_POST
@in_project("manage members")
def withdraw(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = Invitation(request.POST)
    if not form.is_valid():
        raise Refused(_("Say which invitation."))
    write.withdraw_invitation(actor, form.cleaned_data["invitation"])
    messages.success(request, _("The invitation was withdrawn; its link opens nothing any more."))
    return redirect("members", actor.project.slug)


def _page(request: HttpRequest, actor: Actor, form: Invite, *, link: str = "", status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "members": read.members_of(actor),
        "invitations": read.invitations_of(actor),
        "roles": role_choices(),
        "form": form,
        "link": link,
    }
    return render(request, "desk/members.html", context, status=status)
