"""Adding one fact: the version that stands is the one that the person saw, or the fact is refused."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import now

from warmonitor.store.acting import Actor, Conflict
from warmonitor.store.models.decided import Fact

F = TypeVar("F", bound=Fact)


def version_of(model: type[F], actor: Actor, **about: Any) -> int:
    """The version that stands; 0 where nobody has said anything."""
    found = model.objects.filter(project=actor.project, **about).aggregate(newest=Max("version"))["newest"]
    return int(found or 0)


def put(model: type[F], actor: Actor, *, about: dict[str, Any], seen: int | None, reason: str = "", **fields: Any) -> F:
    """Add the fact that follows version `seen`; None where the person need not have seen any.

    Raises:
        Conflict: If another version stands by now.
    """
    if seen is None:
        seen = version_of(model, actor, **about)
    elif seen != version_of(model, actor, **about):
        raise Conflict("somebody else decided about this meanwhile; look at what stands now, and decide again")
    try:
        with transaction.atomic():
            return model.objects.create(project=actor.project, by=actor.user, at=now(), reason=reason, version=seen + 1, **about, **fields)
    except IntegrityError as twice:
        raise Conflict("somebody else decided about this at the same moment; look at what stands now, and decide again") from twice
