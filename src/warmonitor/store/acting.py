"""Who acts: a person in one project with one role. Everything that reads or writes the store takes one and asks it first."""

from __future__ import annotations

from dataclasses import dataclass

from warmonitor.errors import WarMonitorError
from warmonitor.store.models import Membership, Project, User
from warmonitor.store.roles import MAY, Deed, Role, may


class NotThere(WarMonitorError):
    """There is no such thing in what this person may know of: it never was, or it is another team's. The two look alike."""


class NotAllowed(WarMonitorError):
    """The thing is there, and this person's role does not do that to it."""


class Conflict(WarMonitorError):
    """Somebody else decided about the same thing meanwhile; nothing was overwritten."""


class Refused(WarMonitorError):
    """What was asked for makes no sense or breaks a rule; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A member at work. Made by `actor_of` for people, so that nobody is a member by saying so."""

    user: User
    project: Project
    role: Role

    @property
    def name(self) -> str:
        return self.user.get_username()

    def may(self, deed: Deed) -> bool:
        return may(self.role, deed)

    def need(self, deed: Deed) -> None:
        """
        Raises:
            NotAllowed: If the role does not do that.
        """
        if not self.may(deed):
            roles = " or ".join(sorted(MAY[deed]))
            raise NotAllowed(f"{self.role}s cannot {deed} here; that takes a {roles}")


def actor_of(user: User, slug: str) -> Actor:
    """The person in the project of that name.

    Raises:
        NotThere: If there is no such project, or the person is no member of it.
    """
    found = Membership.objects.select_related("project").filter(project__slug=slug, user=user, user__is_active=True).first()
    if found is None:
        raise NotThere("no such project")
    return Actor(user=user, project=found.project, role=found.role)
