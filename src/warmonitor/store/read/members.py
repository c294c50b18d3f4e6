"""Who is in a project, and who was asked in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.utils.timezone import now

from warmonitor.store.acting import Actor, NotThere
from warmonitor.store.models import Invitation, Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    username: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """What an invitation says to whoever has its link."""

    project: str
    role: str


def members_of(actor: Actor) -> list[Member]:
    actor.need("manage members")
    found = Membership.objects.filter(project=actor.project).order_by("user__username").values_list("user__username", "role")
    return [Member(username=name, role=role) for name, role in found]


def names_of_members(actor: Actor) -> list[str]:
    """Who work can be given to."""
    actor.need("assign")
    found = Membership.objects.filter(project=actor.project, user__is_active=True).order_by("user__username")
    return list(found.values_list("user__username", flat=True))


def member_called(actor: Actor, username: str) -> Member:
    """
    Raises:
        NotThere: If nobody of that name is in the project, whether there is such an account or not.
    """
    for one in members_of(actor):
        if one.username == username:
            return one
    raise NotThere("no such member")


def invitations_of(actor: Actor) -> list[Invitation]:
    """The links that are still open, the newest first."""
    actor.need("manage members")
    return list(Invitation.objects.filter(project=actor.project, used_by=None, until__gt=now()).order_by("-pk"))


def invitation_behind(token: str) -> Invited:
    """
    Raises:
        NotThere: If the link was used, withdrawn, is too old or never was.
    """
    found = Invitation.objects.filter(digest=digest_of(token), used_by=None, until__gt=now()).select_related("project").first()
    if found is None:
        raise NotThere("no such invitation")
    return Invited(project=found.project.title, role=found.role)


def digest_of(token: str) -> str:
    """What is kept of a link's secret: enough to know it again, not enough to make it."""
    return hashlib.sha256(token.encode()).hexdigest()
