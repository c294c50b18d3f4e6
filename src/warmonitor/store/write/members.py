"""Projects, and who is in them: every change is in the log."""

from __future__ import annotations

from warmonitor.store import audit
from warmonitor.store.acting import Actor, NotThere, Refused
from warmonitor.store.models import Membership, Project, User
from warmonitor.store.roles import ROLES
from warmonitor.store.write.together import whole


@whole
def new_project(slug: str, title: str, *, administrator: User, policy: str = "ucdp", who: str = "") -> Project:
    """A new room with one administrator. Only whoever has the machine makes projects, so there is no actor to ask."""
    if Project.objects.filter(slug=slug).exists():
        raise Refused(f"there is a project {slug!r} already")
    project = Project.objects.create(slug=slug, title=title, policy=policy)
    Membership.objects.create(project=project, user=administrator, role="administrator")
    audit.append("project made", who=who or administrator.get_username(), project=slug, subject=f"account {administrator.get_username()}")
    return project


@whole
def give_role(actor: Actor, username: str, role: str) -> Membership:
    """Make somebody a member, or change what they are."""
    actor.need("manage members")
    if role not in ROLES:
        raise Refused(f"a role is one of {', '.join(ROLES)}, not {role!r}")
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NotThere("no such account")
    if username == actor.name and role != actor.role:
        raise Refused("nobody changes their own role; another administrator does")
    _keep_an_administrator(actor, username, but=role)
    membership, _ = Membership.objects.update_or_create(project=actor.project, user=user, defaults={"role": role})
    audit.append("role given", who=actor.name, project=actor.project.slug, subject=f"account {username}", detail={"role": role})
    return membership


@whole
def take_role(actor: Actor, username: str) -> None:
    """Take somebody out of the project. What they decided stays."""
    actor.need("manage members")
    _keep_an_administrator(actor, username, but="")
    gone, _ = Membership.objects.filter(project=actor.project, user__username=username).delete()
    if not gone:
        raise NotThere("no such member")
    audit.append("role taken", who=actor.name, project=actor.project.slug, subject=f"account {username}")


def _keep_an_administrator(actor: Actor, username: str, *, but: str) -> None:
    others = Membership.objects.filter(project=actor.project, role="administrator").exclude(user__username=username)
    if but != "administrator" and not others.exists():
        raise Refused("a project cannot be left without an administrator; name another one first")
