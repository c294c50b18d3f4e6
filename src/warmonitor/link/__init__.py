"""Claims to incidents: which claims of which reports are about one thing that happened, and which figures span several.

claims of a report -> strands (within) -> pairs worth comparing (blocking) -> reasons and score -> clusters -> episodes
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Group, Judgement
from warmonitor.link.across import Cluster, clusters
from warmonitor.link.episodes import parents as episode_of
from warmonitor.link.judgements import Rules, contradictions, rules
from warmonitor.link.naming import naming
from warmonitor.link.parts import parents as part_of
from warmonitor.link.strands import Strand, group_id, report_of
from warmonitor.link.within import strands

__all__ = ["contradictions", "link", "strands_of"]


def link(cited: Sequence[Cited], documents: Mapping[str, Document], judgements: Sequence[Judgement] = ()) -> tuple[Group, ...]:
    """Bring the claims about one incident together, and incidents under their episodes.

    Every claim is in exactly one group; a group that is another's `parent` is an episode and lists only its own claims. The
    order of the input makes no difference, and the groups come sorted by id.

    Raises:
        ValueError: If two claims carry one reference.
    """
    _refuse_twins(cited)
    decided = rules(judgements)
    found = clusters(_strands(cited, documents, decided), decided)
    larger = {part: whole for members in _by_document(cited).values() for part, whole in part_of(members).items()}
    return _groups(found, episode_of(found, larger))


def strands_of(cited: Sequence[Cited], documents: Mapping[str, Document]) -> tuple[Strand, ...]:
    """What each report tells of each incident, before reports are compared."""
    return tuple(_strands(cited, documents, rules(())))


def _strands(cited: Sequence[Cited], documents: Mapping[str, Document], decided: Rules) -> list[Strand]:
    by_document = _by_document(cited)
    known = naming(documents[doc_id] for doc_id in sorted(by_document) if doc_id in documents)
    return [
        strand
        for doc_id in sorted(by_document)
        for strand in strands(by_document[doc_id], report_of(documents.get(doc_id), doc_id, known), decided)
    ]


def _by_document(cited: Sequence[Cited]) -> dict[str, list[Cited]]:
    found: dict[str, list[Cited]] = defaultdict(list)
    for member in cited:
        found[member.doc_id].append(member)
    return found


def _groups(found: Sequence[Cluster], parent: Mapping[int, int]) -> tuple[Group, ...]:
    holders = set(parent.values())
    ids = _ids(found, holders)
    groups = (
        Group(
            group_id=ids[i],
            claims=tuple(sorted(m.ref for m in _members(c))),
            parent=ids[parent[i]] if i in parent else None,
            links=c.links,
        )
        for i, c in enumerate(found)
    )
    return tuple(sorted(groups, key=lambda g: g.group_id))


def _ids(found: Sequence[Cluster], episodes: Container[int]) -> list[str]:
    """An id for each cluster. Where two say the very same in the very same place, the later one in order gets a number."""
    ids = [""] * len(found)
    used: Counter[str] = Counter()
    for i in sorted(range(len(found)), key=lambda i: min(m.ref for m in _members(found[i]))):
        name = group_id(_members(found[i]), episode=i in episodes)
        used[name] += 1
        ids[i] = name if used[name] == 1 else f"{name}-{used[name]}"
    return ids


def _members(cluster: Cluster) -> list[Cited]:
    return [m for s in cluster.strands for m in s.members]


def _refuse_twins(cited: Sequence[Cited]) -> None:
    seen: set[ClaimRef] = set()
    for member in cited:
        if member.ref in seen:
            raise ValueError(f"two claims are called {member.claim.id!r} in document {member.doc_id!r}; ids must be unique in a document")
        seen.add(member.ref)
