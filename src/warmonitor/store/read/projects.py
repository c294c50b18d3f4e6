"""Projects by person and by name."""

from __future__ import annotations

from django.db.models import Count

from warmonitor.store.acting import NotThere
from warmonitor.store.models import Membership, Project, User


def projects_of(user: User) -> list[tuple[Project, str]]:
    """The projects that a person is a member of, each with their role."""
    found = Membership.objects.filter(user=user).select_related("project").order_by("project__title", "project__slug")
    return [(one.project, one.role) for one in found]


def project_called(slug: str) -> Project:
    """For whoever has the machine: the command line and the server's own work.

    Raises:
        NotThere: If there is none of that name.
    """
    found = Project.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere(f"no project is called {slug!r}")
    return found


def documents_held(project: Project) -> frozenset[str]:
    """The ids of a project's documents."""
    return frozenset(project.documents.values_list("doc_id", flat=True))


def every_project() -> list[tuple[str, str, int, int]]:
    """For whoever has the machine: name, title, documents and incidents of every project."""
    counted = Project.objects.annotate(held=Count("documents", distinct=True), happened=Count("incidents", distinct=True))
    return [(one.slug, one.title, one.held, one.happened) for one in counted.order_by("slug")]
