"""The log of deeds: each entry holds the hash of the one before, so that nothing can be changed, taken out or moved unseen."""

from __future__ import annotations

from typing import Any

from django.db import models


class AuditEntry(models.Model):
    """One deed: a decision, a look at restricted material, an export, a change of roles.

    Accounts and projects are named in words, not by reference, so that the entry says the same for ever. `detail` holds no name of a
    victim, no text of a report: what was dealt with is named by its id.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=40)
    who = models.CharField(max_length=150)
    project = models.CharField(max_length=60, blank=True)
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=320, blank=True)
    detail: Any = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["project", "-number"]), models.Index(fields=["subject"]))
