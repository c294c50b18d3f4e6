"""Several writes as one: all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from warmonitor.store import audit

P = ParamSpec("P")
T = TypeVar("T")


def whole(deed: Callable[P, T]) -> Callable[P, T]:
    """Make a function all or nothing, whatever stops it half-way."""

    @wraps(deed)
    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        with together():
            return deed(*args, **kwargs)

    return done


@contextmanager
def together() -> Iterator[None]:
    """The same for a stretch of code. One writer at a time: what was read before the first write still stands at the last."""
    with transaction.atomic():
        audit.one_at_a_time()
        yield
