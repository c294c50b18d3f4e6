"""Invitations: a link for one person, once. Making, using and withdrawing one is in the log."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils.timezone import now

from warmonitor.store import audit
from warmonitor.store.acting import Actor, NotThere, Refused
from warmonitor.store.models import Invitation, Membership, Project, User
from warmonitor.store.read.members import digest_of
from warmonitor.store.roles import ROLES
from warmonitor.store.write.together import whole

HOLDS_FOR = timedelta(days=3)


@whole
def invite(actor: Actor, role: str, *, note: str = "") -> str:
    """The secret of a new link into the project, which is told this once and kept nowhere."""
    actor.need("manage members")
    if role not in ROLES:
        raise Refused(f"a role is one of {', '.join(ROLES)}, not {role!r}")
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        project=actor.project, role=role, note=note, digest=digest_of(token), by=actor.user, until=now() + HOLDS_FOR
    )
    audit.append("invited", who=actor.name, project=actor.project.slug, subject=f"invitation {made.pk}", detail={"role": role})
    return token


@whole
def accept_invitation(token: str, user: User) -> Project:
    """Make the person behind the account a member, and close the link.

    Raises:
        NotThere: If the link was used, withdrawn, is too old or never was.
        Refused: If the person is a member already; the link stays open.
    """
    found = Invitation.objects.select_for_update().filter(digest=digest_of(token), used_by=None, until__gt=now()).first()
    if found is None:
        raise NotThere("no such invitation")
    if Membership.objects.filter(project=found.project, user=user).exists():
        raise Refused("you are a member of this project already")
    Membership.objects.create(project=found.project, user=user, role=found.role)
    found.used_by = user
    found.save(update_fields=["used_by"])
    audit.append(
        "invitation used",
        who=user.get_username(),
        project=found.project.slug,
        subject=f"invitation {found.pk}",
        detail={"role": found.role, "invited_by": found.by.get_username()},
    )
    return found.project


@whole
def withdraw_invitation(actor: Actor, invitation: int) -> None:
    """Close a link that nobody has used."""
    actor.need("manage members")
    gone, _ = Invitation.objects.filter(project=actor.project, pk=invitation, used_by=None).delete()
    if not gone:
        raise NotThere("no such invitation")
    audit.append("invitation withdrawn", who=actor.name, project=actor.project.slug, subject=f"invitation {invitation}")
