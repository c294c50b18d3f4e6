"""Which strands can have to do with each other at all: what is clustered together, and so what a further report can touch.

Pairs that speak for one incident chain through the weeks of an archive until everything hangs together. So a strand's component is
taken at the lowest step of a ladder of weights at which it is no larger than `MOST`: weaker pairs count inside it and join nothing to it.
Of a component only its own pairs are asked, which makes it the same in a run and in an update.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

N = TypeVar("N", int, str)
Edge = tuple[N, N, float]
Places = npt.NDArray[np.int64]

LADDER = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
MOST = 400  # strands; those above it at the top of the ladder are taken as they are


def components(edges: Iterable[Edge[N]], *, most: int = MOST) -> list[list[N]]:
    """The strands that hang together, of those that have pairs at all; each list sorted, the lists by their first.

    >>> components([("a", "b", 1.2), ("c", "b", 0.2), ("d", "e", 0.4)], most=2)
    [['a', 'b'], ['c'], ['d', 'e']]
    """
    kept = [edge for edge in edges if edge[2] > LADDER[0]]
    nodes = sorted({node for edge in kept for node in edge[:2]})
    place = {node: number for number, node in enumerate(nodes)}
    firsts = homes(
        np.array([place[edge[0]] for edge in kept], dtype=np.int64),
        np.array([place[edge[1]] for edge in kept], dtype=np.int64),
        np.array([edge[2] for edge in kept], dtype=np.float64),
        len(nodes),
        most=most,
    )
    found: dict[int, list[N]] = {}
    for node, first in zip(nodes, firsts.tolist(), strict=True):
        found.setdefault(first, []).append(node)
    return list(found.values())


def homes(left: Places, right: Places, weights: npt.NDArray[np.float64], many: int, *, most: int = MOST) -> Places:
    """For each of so many strands, known by their places, the first of the component that it is in.

    A pair is `left`, `right` and its weight. In arrays, because this goes through all the pairs of an archive.
    """
    found = np.arange(many)
    active = np.ones(many, dtype=bool)
    for step in LADDER:
        strong = (weights > step) & active[left] & active[right]
        found[active] = _connected(left[strong], right[strong], many)[active]
        large = np.bincount(found, minlength=many)[found] > most
        active &= large
        if not active.any():
            break
    return found


def _connected(left: Places, right: Places, many: int) -> Places:
    """For each place the first that it hangs together with: the later of two tops comes under the earlier, until all agree."""
    top = np.arange(many)
    while len(left):
        one, other = top[left], top[right]
        apart = one != other
        left, right = left[apart], right[apart]
        np.minimum.at(top, np.maximum(one, other)[apart], np.minimum(one, other)[apart])
        while not np.array_equal(higher := top[top], top):
            top = higher
    return top
