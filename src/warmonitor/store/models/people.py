"""Accounts, and the projects that keep teams apart."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from warmonitor.store.roles import ROLES

ROLE_CHOICES = [(role, role) for role in ROLES]


class User(AbstractUser):
    """A person with an account. What they may do is a matter of their memberships, never of Django's staff flags."""


class Project(models.Model):
    """A team's own room: its documents, claims, incidents and releases. Nothing of it is seen from another."""

    slug = models.SlugField(unique=True, max_length=60)
    title = models.CharField(max_length=200)
    policy = models.CharField(max_length=20, default="ucdp")
    extractor = models.CharField(max_length=80, default="rules-en.v1")
    members = models.ManyToManyField(User, through="Membership", related_name="projects")

    def __str__(self) -> str:
        return self.slug


class Membership(models.Model):
    """The role that a person has in a project; giving, changing and taking it is logged."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["project", "user"], name="one_role_a_project"),
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="a_known_role"),
        )


class Invitation(models.Model):
    """A link that lets one person into a project, once. Of the link's secret only the SHA-256 is kept.

    `note` reminds the administrators whom it is for. `used_by` closes it; withdrawing deletes the row.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    note = models.CharField(max_length=150, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()
    used_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(role__in=ROLES), name="an_invitation_to_a_known_role"),)


class SavedView(models.Model):
    """A queue's filters under a name, for one person."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "user", "name"], name="one_view_a_name"),)
