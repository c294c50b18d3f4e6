"""What was seen: documents as taken in, who publishes them, and what the machine read in them. Rows are added, never changed."""

from __future__ import annotations

from typing import Any

from django.db import models

from warmonitor.store.models.people import Project, User


class Source(models.Model):
    """Who publishes: an outlet, a monitor, a channel, as documents name it. Its grades are assessments."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "name"], name="one_source_a_name"),)

    def __str__(self) -> str:
        return f"source {self.pk}"


class Document(models.Model):
    """One report as taken in.

    Offsets refer to `text`, in Unicode code points. `hash` is the SHA-256 of the bytes that the archive keeps; `problems` are notes of
    whoever took it in.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="documents")
    doc_id = models.CharField(max_length=200)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="documents")
    published = models.CharField(max_length=40, blank=True)
    context_date = models.CharField(max_length=40, blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    url = models.TextField(blank=True)
    language = models.CharField(max_length=20, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    problems: Any = models.JSONField(default=list)
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "doc_id"], name="one_document_an_id"),)
        indexes = (models.Index(fields=["project", "taken_in_at"]),)

    def __str__(self) -> str:
        return f"document {self.pk}"


class Reading(models.Model):
    """What the machine read in a document, as JSON, by the reader and version that `read_by` names.

    The latest stands. Earlier ones are kept, because decisions are about the claims that people saw.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField()
    raw = models.BinaryField()
    read_by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="one_reading_a_number"),)
