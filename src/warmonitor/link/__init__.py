"""Claims to incidents: which claims of which reports are about one thing that happened, and which figures span several.

claims of a report -> strands (within) -> pairs worth comparing (blocking) -> reasons and score -> clusters -> episodes
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Group, Judgement, Link
from warmonitor.link.across import Cluster, clusters
from warmonitor.link.episodes import Frame, frame_of
from warmonitor.link.episodes import parents as episode_of
from warmonitor.link.judgements import Rules, contradictions, rules
from warmonitor.link.naming import naming
from warmonitor.link.parts import parents as part_of
from warmonitor.link.strands import Strand, content_name, report_of
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
    frames = [frame_of(cluster) for cluster in found]
    voices = {member.ref: member.origin for member in cited}
    return groups(
        [(frame, cluster.links, named(cluster)) for frame, cluster in zip(frames, found, strict=True)], episode_of(frames, larger, voices)
    )


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


def groups(found: Sequence[tuple[Frame, Sequence[Link], str]], parent: Mapping[int, int]) -> tuple[Group, ...]:
    """The groups of clusters, each given with its links and the name that its claims make; `parent` is by position."""
    holders = set(parent.values())
    ids = _ids(found, holders)
    made = (
        Group(
            group_id=ids[i],
            claims=frame.refs,
            parent=ids[parent[i]] if i in parent else None,
            extent="total" if frame.kind == "wide" else "incident",
            links=tuple(links),
        )
        for i, (frame, links, _) in enumerate(found)
    )
    return tuple(sorted(made, key=lambda g: g.group_id))


def named(cluster: Cluster) -> str:
    """What the cluster's claims say and where, as a name: the same whatever their numbering."""
    return content_name([m for s in cluster.strands for m in s.members])


def _ids(found: Sequence[tuple[Frame, Sequence[Link], str]], episodes: Container[int]) -> list[str]:
    """An id for each cluster. Where two say the very same in the very same place, the later one in order gets a number."""
    ids = [""] * len(found)
    used: Counter[str] = Counter()
    for i in sorted(range(len(found)), key=lambda i: found[i][0].refs[0]):
        name = ("epi-" if i in episodes else "inc-") + found[i][2]
        used[name] += 1
        ids[i] = name if used[name] == 1 else f"{name}-{used[name]}"
    return ids


def _refuse_twins(cited: Sequence[Cited]) -> None:
    seen: set[ClaimRef] = set()
    for member in cited:
        if member.ref in seen:
            raise ValueError(f"two claims are called {member.claim.id!r} in document {member.doc_id!r}; ids must be unique in a document")
        seen.add(member.ref)
