"""Which strands can have to do with each other at all: what is clustered together, and so what a further report can touch.

Pairs that speak for one incident chain through the weeks of an archive until everything hangs together. So a strand's component is
taken at the lowest step of a ladder of weights at which it is no larger than `MOST`: weaker pairs count inside it and join nothing to it.
Of a component only its own pairs are asked, which makes it the same in a run and in an update.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

N = TypeVar("N", int, str)
Edge = tuple[N, N, float]

LADDER = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
MOST = 400  # strands; those above it at the top of the ladder are taken as they are


def components(edges: Iterable[Edge[N]], *, most: int = MOST) -> list[list[N]]:
    """The strands that hang together, of those that have pairs at all; each list sorted, the lists by their first.

    >>> components([("a", "b", 1.2), ("c", "b", 0.2), ("d", "e", 0.4)], most=2)
    [['a', 'b'], ['c'], ['d', 'e']]
    """
    found: list[list[N]] = []
    waiting = [([edge for edge in edges if edge[2] > LADDER[0]], 0)]
    while waiting:
        some, step = waiting.pop()
        for members, within in _connected(some, LADDER[step]):
            if len(members) <= most or step + 1 == len(LADDER):
                found.append(sorted(members))
            else:
                waiting.append((within, step + 1))
    return sorted(found)


def _connected(edges: Sequence[Edge[N]], above: float) -> list[tuple[set[N], list[Edge[N]]]]:
    """The components by the edges above a weight, each with all of its edges; strands without such an edge are one alone."""
    root: dict[N, N] = {}

    def find(node: N) -> N:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right, weight in edges:
        root.setdefault(left, left)
        root.setdefault(right, right)
        if weight > above:
            a, b = find(left), find(right)
            if a != b:
                root[b] = a
    members: dict[N, set[N]] = defaultdict(set)
    for node in root:
        members[find(node)].add(node)
    within: dict[N, list[Edge[N]]] = defaultdict(list)
    for edge in edges:
        a, b = find(edge[0]), find(edge[1])
        if a == b:
            within[a].append(edge)
    return [(some, within[top]) for top, some in members.items()]
