"""What people decided, as facts: by whom, when, why. A fact is never edited; a later one about the same thing stands in its place.

Every fact carries the `version` of what it is about: 1 for the first, and so on. Two people who decide about the same thing at once
write the same version; the database takes one of them, and the other is told instead of overwriting.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from warmonitor.domain.incidents import Judgement as PureJudgement
from warmonitor.store.models.people import Project, User
from warmonitor.store.models.seen import Document

LEVELS = ("public", "team", "restricted")
CODINGS = ("accepted", "corrected", "rejected", "added", "undone")
VERDICTS = ("same", "not_same", "unsure", "undone")
SIGNATURES = ("submitted", "sent_back", "signed", "dissent", "reopened")


def one_version(*about: str, name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["project", *about, "version"], name=name)


def one_of(field: str, values: tuple[str, ...], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)


class Fact(models.Model):
    """By whom, when and why; what of is in the table that extends this one."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Coding(Fact):
    """What a person says of a claim in a document: right as read, right with these fields changed, wrong, or one that was not seen.

    `fields` are those of the claim record that people have set so far: the changed ones of corrections, all of an addition. `undone`
    takes the claim back to what the machine read. `was` is the claim as it stood when the person looked. `act` is the deed of which this
    is one of many, so that a hundred claims accepted at once can be given back at once.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="codings")
    claim_id = models.CharField(max_length=100)
    verdict = models.CharField(max_length=12)
    fields: Any = models.JSONField(default=dict)
    was: Any = models.JSONField(default=dict)
    act = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (one_version("document", "claim_id", name="one_coding_a_version"), one_of("verdict", CODINGS, "a_known_coding"))
        indexes = (models.Index(fields=["project", "act"], condition=~models.Q(act=""), name="codings_of_one_deed"),)


class Judgement(Fact):
    """Whether two claims are of one incident; it always holds over what the program thinks. `undone` leaves it to the program again.

    The lesser reference is `left`. `act` is the deed of which this is one of several pairs, named by what it is: merge-, split-, move-.
    """

    left_document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    left_claim = models.CharField(max_length=100)
    right_document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    right_claim = models.CharField(max_length=100)
    verdict = models.CharField(max_length=12)
    act = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            one_version("left_document", "left_claim", "right_document", "right_claim", name="one_judgement_a_version"),
            one_of("verdict", VERDICTS, "a_known_verdict"),
        )

    def pure(self) -> PureJudgement:
        """The value that linking takes; `undone` ones have none."""
        if self.verdict == "undone":
            raise ValueError("a judgement that was undone says nothing")
        return PureJudgement(
            left=(self.left_document.doc_id, self.left_claim),
            right=(self.right_document.doc_id, self.right_claim),
            verdict=self.verdict,
            by=self.by.get_username(),
            reason=self.reason,
            at=self.at.isoformat(),
        )


class Assessment(Fact):
    """What somebody found in looking: of `kind`, about `subject`, with the value, the method and the finding in words.

    Subjects are named "source 12", "document 7", "claim DOC#c3", "incident inc-...". Which kinds take which values is in `store.kinds`.
    """

    subject = models.CharField(max_length=320)
    kind = models.CharField(max_length=40)
    value = models.CharField(max_length=60)
    method = models.TextField(blank=True)
    finding = models.TextField(blank=True)

    class Meta:
        constraints = (one_version("subject", "kind", name="one_assessment_a_version"),)
        indexes = (models.Index(fields=["project", "subject"]),)


class Signature(Fact):
    """A step towards the public: work handed in, sent back, signed by a second person, or a dissent put on record.

    `digest` is that of the incident's version that was looked at: a signature holds for that and no other.
    """

    incident = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)

    class Meta:
        constraints = (one_version("incident", name="one_signature_a_version"), one_of("kind", SIGNATURES, "a_known_signature"))


class Restriction(Fact):
    """Who may see a thing: everybody once released, the team, or only those who may read restricted material.

    `subject` is "name" and a person's name as reports write it, "place ...", "source 12" or "claim DOC#c3". The row itself is restricted.
    """

    subject = models.CharField(max_length=320)
    level = models.CharField(max_length=12)

    class Meta:
        constraints = (one_version("subject", name="one_restriction_a_version"), one_of("level", LEVELS, "a_known_level"))


class Assignment(Fact):
    """Who is to look at a document or an incident; nobody any more, where `to` is empty."""

    subject = models.CharField(max_length=320)
    to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (one_version("subject", name="one_assignment_a_version"),)


class Note(Fact):
    """A remark in the discussion of an incident, a document or a source: the text is its reason."""

    subject = models.CharField(max_length=320)

    class Meta:
        constraints = (one_version("subject", name="one_note_a_version"),)
