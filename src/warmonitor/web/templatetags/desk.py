"""What the desk's templates ask: `{% load desk %}`."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.utils.functional import Promise

from warmonitor.web.desk.navigation import Link, links
from warmonitor.web.desk.roles import ROLE_NAMES

register = template.Library()


@register.simple_tag
def project_links(request: HttpRequest) -> list[Link]:
    """The navigation of the project that the page is in; none outside of one."""
    actor = getattr(request, "actor", None)
    return links(actor, request.path) if actor else []


@register.filter
def role_name(role: str) -> str | Promise:
    """A role in the reader's language."""
    return ROLE_NAMES.get(role, role)
