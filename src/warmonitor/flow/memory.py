"""How memory is looked after while a run holds millions of values that nothing changes any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 50_000  # values made and not yet dropped, after which the newest are looked through
NEWER = 20  # such looks, after which those that outlived one are looked through again
OLD = 1_000_000  # such rounds, after which everything would be: more than any run has


@contextmanager
def settled_values_left_alone() -> Iterator[None]:
    """Look for unused circles among new values alone while the block runs.

    Claims, incidents and what was linked are trees that stay until the end. To go through all of them whenever they have grown by a
    quarter takes a third of a large update. What parsers leave lying in circles is new, and is found as before.
    """
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, NEWER, OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
