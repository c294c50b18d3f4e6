"""One incident's toll made again from its claims as they stand, with the incidents that it holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from warmonitor.domain.tolls import Origin, Policy, Reconciliation
from warmonitor.reconcile import reconcile, reconcile_episode
from warmonitor.store.read.incidents import CitedIncident


def reconcile_anew(held: Mapping[str, CitedIncident], incident: str, *, policy: Policy) -> Reconciliation:
    """`held` has the incident and everything below it, by id."""
    children = [name for name, one in held.items() if one.parent == incident]
    own = held[incident]
    if not children:
        return reconcile(own.cited, origins=own.origins, policy=policy)
    return reconcile_episode(
        own.cited,
        {name: reconcile_anew(held, name, policy=policy) for name in children},
        child_claims={name: held[name].cited for name in children},
        origins=_voices(origin for name in (incident, *children) for origin in held[name].origins),
        policy=policy,
    )


def _voices(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Each voice once, with all that it says."""
    found: dict[str, Origin] = {}
    for one in origins:
        first = found.get(one.name, one)
        found[one.name] = msgspec.structs.replace(
            first,
            documents=tuple(sorted({*first.documents, *one.documents})),
            claims=tuple(sorted({*first.claims, *one.claims})),
            outlets=tuple(sorted({*first.outlets, *one.outlets})),
            presumed=first.presumed or one.presumed,
        )
    return tuple(found[name] for name in sorted(found))
