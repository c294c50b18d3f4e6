"""Invented people and projects for the store's tests."""

from __future__ import annotations

from typing import Any

from warmonitor.store.models import Membership, Project, User


def project(slug: str = "coast", **fields: Any) -> Project:
    return Project.objects.create(slug=slug, title=slug.title(), **fields)


def member(of: Project, role: str, name: str = "") -> User:
    user = User.objects.create_user(username=name or f"{role}-{of.slug}", password="correct horse battery")
    Membership.objects.create(project=of, user=user, role=role)
    return user
