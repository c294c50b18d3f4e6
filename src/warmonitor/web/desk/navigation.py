"""What stands in a project's navigation. A new part of the desk adds its entry here, and it shows to whom it is open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmonitor.store.acting import Actor
from warmonitor.store.roles import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A link: the name of its address, which takes the project alone, its words, and the deed that the page takes (None: any member)."""

    page: str
    label: str | Promise
    deed: Deed | None = None


ENTRIES = (
    Entry(page="project", label=_("Overview")),
    Entry(page="queue", label=_("Queue"), deed="read"),
    Entry(page="incidents", label=_("Incidents"), deed="read"),
    Entry(page="publishing", label=_("Publishing"), deed="preview"),
    Entry(page="restrictions", label=_("Restrictions"), deed="restrict"),
    Entry(page="log", label=_("Log of deeds"), deed="read audit"),
    Entry(page="waiting", label=_("Waiting for me"), deed="sign"),
    Entry(page="sources", label=_("Sources"), deed="read"),
    Entry(page="take_in", label=_("Take in"), deed="take in"),
    Entry(page="members", label=_("Members"), deed="manage members"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    address: str
    label: str
    current: bool


def links(actor: Actor, path: str) -> list[Link]:
    """The entries that are open to the actor; the one that `path` lies under is the current one."""
    found = [(reverse(one.page, args=[actor.project.slug]), str(one.label)) for one in ENTRIES if one.deed is None or actor.may(one.deed)]
    home = reverse("project", args=[actor.project.slug])  # every page of the project lies under it, and it is none of them
    current = max(
        (address for address, _ in found if path == address or (address != home and path.startswith(address))), key=len, default=""
    )
    return [Link(address=address, label=label, current=address == current) for address, label in found]
