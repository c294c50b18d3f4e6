"""What follows from documents and decisions: claims as they stand, incidents with their tolls, and every version they had.

Document, claim and incident rows are made anew at any time (`warmonitor rebuild`) and come out the same. Versions are a record of
what was once computed, and are only added.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from warmonitor.store.models.people import Project, User
from warmonitor.store.models.seen import Document, Source

FILTERED = ("standing", "harm", "source", "country", "date_start", "date_end", "low", "high", "place", "flags", "document")
"""What the queue of claims is filtered by, beside what it is ordered by."""


class DocumentRow(models.Model):
    """A document among the others: whose copy it is, what is in it, how much it needs a person.

    `source` and `published` are the document's, for the queue's index.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="row")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    published = models.CharField(max_length=40, blank=True)
    duplicate_of = models.CharField(max_length=200, blank=True)
    near_duplicate_of = models.CharField(max_length=200, blank=True)
    problems: Any = models.JSONField(default=list)
    claims = models.PositiveIntegerField(default=0)
    unseen = models.PositiveIntegerField(default=0)
    need = models.IntegerField(default=0)
    needs: Any = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=["project", "-need", "document", "source", "published", "unseen"], name="the_queue_of_documents"),)


class IncidentRow(models.Model):
    """An incident as it stands: `record` is the line of `incidents.jsonl`; the columns are what lists are filtered and ordered by.

    `need` says how much it needs a person: the sum of `needs`' weights, each with its name and its sentence. `day` (the first day as a
    number, 0 where it is not known) and `size` (people killed: best, else highest) are what lists are ordered by beside it.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="incidents")
    incident_id = models.CharField(max_length=80)
    parent = models.CharField(max_length=80, blank=True)
    title = models.TextField()
    record: Any = models.JSONField()
    digest = models.CharField(max_length=64)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    place = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    killed_low = models.PositiveIntegerField(null=True)
    killed_best = models.PositiveIntegerField(null=True)
    killed_high = models.PositiveIntegerField(null=True)
    day = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    voices = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    grade = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default="draft")
    need = models.IntegerField(default=0)
    needs: Any = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "incident_id"], name="one_incident_an_id"),)
        indexes = (
            models.Index(fields=["project", "-need", "incident_id"]),
            models.Index(fields=["project", "-day", "incident_id"]),
            models.Index(fields=["project", "-size", "incident_id"]),
            models.Index(fields=["project", "state", "-need", "incident_id"]),
            models.Index(fields=["project", "parent", "day", "incident_id"]),
        )

    def __str__(self) -> str:
        return self.incident_id


class ClaimRow(models.Model):
    """A claim as it stands after what people said of it: `record` is the claim of `claims.jsonl`.

    `standing`: suggested (by the machine, nobody looked), accepted, corrected, rejected (in no toll), added (by a person).
    `needs` are the claim's own reasons for needing somebody, as an incident's are; `flags` the names of these and of its incident's,
    between blanks. The other columns repeat what the queue is filtered by, so that one index holds all of it in the queue's order and
    a page of a hundred thousand claims is found without reading their records.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="claims", db_index=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="claims")
    incident = models.ForeignKey(IncidentRow, on_delete=models.SET_NULL, null=True, related_name="claims")
    claim_id = models.CharField(max_length=100)
    record: Any = models.JSONField()
    standing = models.CharField(max_length=12)
    pending = models.BooleanField(default=False)
    harm = models.CharField(max_length=20)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    place = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    need = models.IntegerField(default=0)
    needs: Any = models.JSONField(default=list)
    flags = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "claim_id"], name="one_claim_an_id"),)
        indexes = (
            models.Index(
                fields=["project", "-need", "id", *FILTERED],
                name="the_queue",
            ),
        )

    def __str__(self) -> str:
        return f"claim {self.pk}"


class IncidentVersion(models.Model):
    """An incident as it once was computed, with what caused it: a report that came in, a decision, a new version of a method."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    incident_id = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    record: Any = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    cause = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    methods: Any = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "incident_id", "number"], name="one_version_a_number"),)


class Alias(models.Model):
    """A former incident id, and where its claims are now: an id once given resolves for ever.

    A row for each incident that holds some of its claims, `place` 0 for the one with most of them; where no incident does, one row with
    `now` empty.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    former = models.CharField(max_length=80)
    now = models.CharField(max_length=80, blank=True)
    place = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "former", "place"], name="one_alias_a_place"),)
        indexes = (models.Index(fields=["project", "now"]),)


class HiddenWord(models.Model):
    """A word of a name, a place or a source that not everybody may see, as texts are searched for it; made of claims and restrictions."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6)
    word = models.CharField(max_length=100)
    alone = models.BooleanField()
    phrase = models.CharField(max_length=320)
    level = models.CharField(max_length=12)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "kind", "word", "phrase"], name="one_hidden_word_a_phrase"),)
        indexes = (models.Index(fields=["project", "word"]),)


class HiddenThing(models.Model):
    """A claim or a source that not everybody may see at all."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=320)
    level = models.CharField(max_length=12)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "subject"], name="one_hidden_thing_a_subject"),)
