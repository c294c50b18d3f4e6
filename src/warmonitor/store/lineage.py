"""An incident's ids: an id is made of what the claims say, so it changes with them, and what people said of a former one still counts."""

from __future__ import annotations

from warmonitor.store.models import Alias, Project


def lineage(project: Project, incident: str) -> tuple[str, ...]:
    """The incident's id today, then every former id whose claims, or some of them, it holds now."""
    former = Alias.objects.filter(project=project, now=incident).order_by("former").values_list("former", flat=True)
    return (incident, *former)
