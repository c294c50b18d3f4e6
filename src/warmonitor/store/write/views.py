"""A member's own saved views of the queue. They are nobody's decision, so the log says nothing of them."""

from __future__ import annotations

from warmonitor.store.acting import Actor, NotThere, Refused
from warmonitor.store.models import SavedView
from warmonitor.store.write.together import whole

MOST = 50


@whole
def save_view(actor: Actor, name: str, query: str) -> None:
    """Keep a queue's filters under a name; those kept under it before are replaced."""
    actor.need("read")
    name = name.strip()
    if not name or len(name) > 80 or len(query) > 500:
        raise Refused("a view needs a name of up to 80 characters, and filters of up to 500")
    mine = SavedView.objects.filter(project=actor.project, user=actor.user)
    if mine.exclude(name=name).count() >= MOST:
        raise Refused(f"you have {MOST} views already; remove one first")
    SavedView.objects.update_or_create(project=actor.project, user=actor.user, name=name, defaults={"query": query})


@whole
def remove_view(actor: Actor, view: int) -> None:
    """
    Raises:
        NotThere: If it is none of the actor's own.
    """
    gone, _ = SavedView.objects.filter(project=actor.project, user=actor.user, pk=view).delete()
    if not gone:
        raise NotThere("no such view")
