"""What was published: releases as they went out, whole, each tied to the one before by its hash. Rows are added, never changed.

The public site, the feed and the downloads read these tables and no others.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from warmonitor.store.models.people import Project, User

CHANGES = ("new", "changed", "removed", "moved")


class Release(models.Model):
    """A snapshot under a number. `digest` covers all that is in it and the digest before, so that a later change shows.

    `totals` are by outcome and harm, `rule` says what they count. `audit` is the head of the log of deeds at that moment.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    notes = models.TextField()
    rule = models.TextField()
    policy = models.CharField(max_length=20)
    made_with = models.CharField(max_length=60)
    totals: Any = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    audit = models.CharField(max_length=90)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "number"], name="one_release_a_number"),)

    def __str__(self) -> str:
        return f"{self.project.slug} {self.number}"


class ReleasedIncident(models.Model):
    """An incident as the public sees it in one release: `record` has the incident, its claims, its reports, and how it was verified."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="incidents")
    incident_id = models.CharField(max_length=80)
    parent = models.CharField(max_length=80, blank=True)
    title = models.TextField()
    record: Any = models.JSONField()
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=24)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    place = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    killed_low = models.PositiveIntegerField(null=True)
    killed_best = models.PositiveIntegerField(null=True)
    killed_high = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["release", "incident_id"], name="one_released_incident_an_id"),)
        indexes = (models.Index(fields=["release", "-date_start", "incident_id"]),)


class ReleasedChange(models.Model):
    """What a release changed: an incident that is new, changed, removed or moved to other ids, with its toll before and after."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="changes")
    incident_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=8)
    title = models.TextField()
    was: Any = models.JSONField(default=dict)
    now: Any = models.JSONField(default=dict)
    successors: Any = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["release", "incident_id"], name="one_change_an_incident"),
            models.CheckConstraint(condition=models.Q(kind__in=CHANGES), name="a_known_change"),
        )
        indexes = (models.Index(fields=["incident_id"]),)


class ReleasedFile(models.Model):
    """A download of a release, its bytes as they were made."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=80)
    media_type = models.CharField(max_length=80)
    raw = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["release", "name"], name="one_file_a_name"),)
